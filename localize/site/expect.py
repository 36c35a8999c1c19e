"""Work out where a page may differ from its source, from the changes that were made."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from localize.article import Edit, attribute_span
from localize.article.attributes import decode
from localize.languages import direction
from localize.model import Article, Form, Role
from localize.site.compose import Composed
from localize.site.tags import AttributeEdit
from localize.site.types import Expected

_LINE_END = re.compile(r"\r\n?")
_BACKSLASHES = re.compile(r"(?<!\\)\\(?:\\\\)*\Z")
_JSON_REST = re.compile(r'(?:[^"\\]|\\.)*', re.DOTALL)


def expected(
    article: Article,
    composed: Composed,
    tags: Iterable[AttributeEdit],
    values: Iterable[Edit],
    others: Iterable[Edit],
    *,
    locale: str,
    encoding: str,
) -> Expected:
    """Return what `verify` may find changed."""
    attributes = {(edit.tag, edit.name, edit.new) for edit in tags}
    if composed.roots:
        attributes |= {("html", "lang", locale), ("html", "dir", direction(locale))}
    texts: set[tuple[str, str]] = set()
    strings: set[tuple[str, str]] = set()
    source = article.source
    edits = sorted([*values, *others])
    starts = [edit.start for edit in edits]
    for block in article.blocks:
        if block.form is Form.TEXT:
            continue
        start, end = block.start, block.end
        if block.form is Form.ATTRIBUTE:
            element = article.elements[block.element]
            span = attribute_span(article, element, block.name)
            if span is None:
                continue
            start, end = span[:2]
            new = _after(source, start, end, edits, starts)
            if not span[2] and new.startswith('"') and not source.startswith('"', start):
                new = new.removeprefix('"').removesuffix('"')
            attributes.add((element.tag, block.name, decode(new, in_attribute=True)))
        elif block.form.in_json:
            strings |= _string(source, start, end, edits, starts)
        else:
            element = article.elements[block.element]
            start, end = element.open_end, element.close_start
            new = _after(source, start, end, edits, starts)
            texts.add((_text(source[start:end]), _text(new)))
    for edit in others:
        strings |= _string(source, edit.start, edit.end, edits, starts)
        texts |= _comment(source, edit)
    return Expected(
        locale=locale,
        encoding=encoding,
        regions=composed.regions,
        removed=composed.removed,
        inserted=composed.inserted,
        wrapped=composed.wrapped,
        roots=composed.roots,
        attributes=frozenset(attributes),
        texts=frozenset(texts),
        strings=frozenset(strings),
        verbatim=tuple(_verbatim(article, composed)),
    )


def _verbatim(article: Article, composed: Composed) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the source that must stand on the page as they are: quotes and their citations, in order.

    An edit of a tag (the address of a link between articles) divides a range; there is no edit of a text, and if there
    is one, the range that holds it is not found on the page.
    """
    quoted = {id_ for quote in article.quotes for id_ in quote.segments}
    starts = [edit.start for edit in composed.edits]
    for segment in article.segments:
        if segment.id not in quoted and segment.part != "citation":
            continue
        texts = [piece for piece in article.blocks[segment.block].pieces if piece.role is Role.TEXT]
        at = segment.start
        for edit in composed.edits[bisect_left(starts, segment.start + 1) :]:
            if edit.end >= segment.end:
                break
            if any(piece.start < edit.end and edit.start < piece.end for piece in texts):
                continue
            yield at, edit.start
            at = edit.end
        yield at, segment.end


def _text(markup: str) -> str:
    shown = decode(markup, in_attribute=False).replace("\0", "\N{REPLACEMENT CHARACTER}")
    return " ".join(shown.split())


def _string(source: str, start: int, end: int, edits: Sequence[Edit], starts: Sequence[int]) -> set[tuple[str, str]]:
    """Return the whole JSON string around a range, before and after."""
    low = source.rfind('"', 0, start) + 1
    while low > 1 and _BACKSLASHES.search(source, max(0, low - 100), low - 1):
        low = source.rfind('"', 0, low - 1) + 1
    rest = _JSON_REST.match(source, end)
    high = rest.end() if rest else end
    return {(source[low:high], _after(source, low, high, edits, starts))}


def _comment(source: str, edit: Edit) -> set[tuple[str, str]]:
    """Return an XML declaration, which HTML takes for a comment, before and after."""
    start, end = source.rfind("<?", 0, edit.start) + 1, source.find(">", edit.end)
    if not start or not source[start:end].startswith("?xml") or "<" in source[start:end]:
        return set()
    before, after = source[start:end], source[start : edit.start] + edit.text + source[edit.end : end]
    # turbohtml drops the question mark of what it takes for a processing instruction; Beautiful Soup keeps it.
    both = " ".join(before.split()), " ".join(after.split())
    return {both, (both[0][1:], both[1][1:]), (both[0].strip("?"), both[1].strip("?"))}


def _after(source: str, start: int, end: int, edits: Sequence[Edit], starts: Sequence[int]) -> str:
    """Return what a range of the source has become."""
    parts, at = [], start
    for edit in edits[bisect_left(starts, start) :]:
        if edit.start > end or edit.end > end:
            break
        parts += [source[at : edit.start], edit.text]
        at = edit.end
    return _LINE_END.sub("\n", "".join(parts) + source[at:end])
