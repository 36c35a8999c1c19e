"""Turn translations into edits of the article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from localize.article import Edit, attribute_span, escape
from localize.errors import ArticleError
from localize.languages import same_language
from localize.model import Article, Form, Segment, Where
from localize.segments.gaps import gap_edits
from localize.segments.placeholders import Mark, fault, marks


def place(
    article: Article,
    translations: Mapping[str, str],
    *,
    language: str | None = None,
    absent: Collection[str] = (),
    cuts: Sequence[Edit] = (),
) -> tuple[Edit, ...]:
    """Return the edits that put translations, by segment id, into the article.

    A translation equal to its segment's text gives no edit. A translation in `language` also sets the white space
    between it and its neighbours as that language does; `absent` are segments that the page leaves out. `cuts` take out elements, in order; they are made in the translations
    that hold such an element as a placeholder. Raises ArticleError where a translation can't be placed (see `fault`).
    """
    edits: list[Edit] = []
    changed: list[Segment] = []
    if language is not None and not same_language(language, article.language):
        edits += gap_edits(article, translations, language, absent)
    for segment in article.segments:
        translation = translations.get(segment.id)
        if translation is None or translation == segment.text:
            continue
        wrong = fault(segment, translation)
        if wrong:
            raise ArticleError(
                f"a translation of this line can't be placed: {wrong}; correct the entry",
                Where(article.path, segment.line, segment.column),
            )
        changed.append(segment)
    return tuple(rendered(article, changed, translations, [*edits, *_inside(cuts, changed)]))


def _inside(cuts: Sequence[Edit], segments: Iterable[Segment]) -> Iterator[Edit]:
    """Yield the cuts that lie in one of the segments."""
    for segment in segments if cuts else ():
        for cut in cuts[bisect_left(cuts, segment.start, key=lambda cut: cut.start) :]:
            if cut.start >= segment.end:
                break
            if cut.end <= segment.end:
                yield cut


def rendered(
    article: Article, changed: Sequence[Segment], translations: Mapping[str, str], others: Sequence[Edit] = ()
) -> list[Edit]:
    """Return the edits for segments whose translations differ, and `others`, in order.

    From the last to the first: what is inside a placeholder's tags is done before the segment that holds it.
    """
    waiting = sorted(others)
    done: list[Edit] = []
    for segment in sorted(changed, key=_from_outside, reverse=True):
        # What is put in where a segment starts stands before it; what is taken out there is a part of it.
        while waiting and (waiting[-1].start > segment.start or waiting[-1].start == segment.start < waiting[-1].end):
            done.append(waiting.pop())
        nested: list[Edit] = []
        # White space put in at a segment's end is between segments, and so inside none.
        while done and done[-1].start < segment.end and segment.start <= done[-1].start:
            nested.append(done.pop())
        done.append(_edit(article, segment, translations[segment.id], nested))
    return [*reversed(waiting), *reversed(done)]


def _from_outside(segment: Segment) -> tuple[int, int]:
    return segment.start, -segment.end


def _edit(article: Article, segment: Segment, translation: str, nested: Sequence[Edit]) -> Edit:
    block = article.blocks[segment.block]
    start, end = segment.start, segment.end
    if block.form is Form.TEXT and not segment.placeholders:
        return Edit(start, end, escape(translation, Form.TEXT))
    quote = '"'
    added = ""
    if block.form is Form.ATTRIBUTE:
        found = attribute_span(article, article.elements[block.element], block.name)
        quote = found[2] if found else '"'
        if not quote and found:
            start, end, added = found[0], found[1], '"'
    text = _markup(article, segment, translation, block.form, quote or '"', nested)
    return Edit(start, end, f"{added}{text}{added}")


def _markup(
    article: Article, segment: Segment, translation: str, form: Form, quote: str, nested: Sequence[Edit]
) -> str:
    if not segment.placeholders:
        return escape(translation, form, quote)
    ranges = {}
    for item in segment.placeholders:
        ranges[item.name, "close"] = item.close or (0, 0)
        ranges[item.name, "void" if item.close is None else "open"] = item.open
    parts = list(marks(translation, {item.name for item in segment.placeholders}))
    result = []
    for at, mark in enumerate(parts):
        if mark.name:
            result.append(_source(article, *ranges[mark.name, mark.role], nested))
        else:
            alone = 0 < at < len(parts) - 1 and _layout(mark.text, parts[at - 1], parts[at + 1])
            before, after = at > 0 and not alone, at < len(parts) - 1 and not alone
            result.append(escape(mark.text, form, quote, before=before, after=after))
    return "".join(result)


def _layout(text: str, before: Mark, after: Mark) -> bool:
    """Tell whether white space in a text between two tags would be layout, and so has to be written as references."""
    roles = (before.role, after.role)
    if text.isspace():
        return roles[0] in ("open", "void") and roles[1] in ("close", "void")
    # A line's own edges are layout; what stands beside an image or a piece of code is not.
    return roles == ("void", "void") and before.name.startswith("br") and after.name.startswith("br")


def _source(article: Article, start: int, end: int, nested: Sequence[Edit]) -> str:
    """Return a stretch of the source with the edits inside it made."""
    if not nested:
        return article.source[start:end]
    parts: list[str] = []
    done = start
    at = bisect_left(nested, start, key=lambda edit: edit.start)
    while at < len(nested) and nested[at].end <= end:
        parts += (article.source[done : nested[at].start], nested[at].text)
        done = nested[at].end
        at += 1
    return "".join(parts) + article.source[done:end]
