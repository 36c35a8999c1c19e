"""Translations of sentences as that of their paragraph, and that of a paragraph as those of its sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from localize.article import Edit
from localize.errors import ArticleError
from localize.languages import joint, split
from localize.model import Article, Segment
from localize.segments.compose import Part, parts
from localize.segments.placeholders import fault, marks, plain
from localize.segments.placing import place
from localize.segments.reshape import pieces_between

_LAYOUT = re.compile(r"[ \t\n\r\f]*(<br\b[^>]*>)[ \t\n\r\f]*|[ \t\n\r\f]+", re.IGNORECASE)


def grouped(paragraphs: Sequence[Segment], sentences: Sequence[Segment]) -> Iterator[tuple[Segment, list[Segment]]]:
    """Yield paragraphs, each with the sentences that it is made of."""
    by_block: dict[int, list[Segment]] = {}
    for sentence in sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    for paragraph in paragraphs:
        found = by_block.get(paragraph.block, [])
        low = bisect_left(found, paragraph.start, key=lambda one: one.start)
        high = bisect_left(found, paragraph.end, key=lambda one: one.start)
        if low < high and found[high - 1].end <= paragraph.end:
            yield paragraph, found[low:high]


def whole(
    article: Article,
    paragraph: Segment,
    sentences: Sequence[Segment],
    translations: Sequence[str],
    language: str,
    tags: Sequence[str],
) -> tuple[str, bool] | None:
    """Return the translation of a paragraph made of those of its sentences, and whether the page is the same with it.

    `tags` are those of all elements. None where it isn't made of its sentences and what stands between them.
    """
    frame = _frame(article, paragraph, sentences, tags)
    names = {item.open: item.name for item in paragraph.placeholders}
    renamed = [_renamed(text, one, names) for text, one in zip(translations, sentences, strict=True)]
    if frame is None or None in renamed:
        return None
    words = [text or "" for text in renamed]
    shown = [plain(text, one.placeholders) for text, one in zip(translations, sentences, strict=True)]
    gaps = [
        _gap(gap, paragraph, joint(*beside, language)) for gap, beside in zip(frame[1:-1], pairwise(shown), strict=True)
    ]
    text = "".join(map("".join, zip([frame[0], *gaps], words, strict=True))) + frame[-1]
    if fault(paragraph, text) is not None:
        return None
    apart = {one.id: words for one, words in zip(sentences, translations, strict=True)}
    return text, _same(article, (sentences, apart), ((paragraph,), {paragraph.id: text}), language)


def parted(paragraph: Segment, sentences: Sequence[Segment], translation: str, language: str) -> list[str] | None:
    """Return the translations of a paragraph's sentences; None where it hasn't as many, or a tag reaches over two.

    Line breaks and the like that stand between sentences are no one's.
    """
    inside = {item.open for sentence in sentences for item in sentence.placeholders}
    between = "|".join(item.name for item in paragraph.placeholders if item.close is None and item.open not in inside)
    pieces = re.split(f"<(?:{between})/>", translation) if between else [translation]
    found = [text.strip() for piece in pieces if piece.strip() for text in split(piece, language)]
    if len(found) != len(sentences):
        return None
    result = []
    for text, sentence in zip(found, sentences, strict=True):
        own = _renamed(text, paragraph, {item.open: item.name for item in sentence.placeholders})
        if not own or fault(sentence, own) is not None:
            return None
        result.append(own)
    return result


def _renamed(text: str, segment: Segment, names: Mapping[tuple[int, int], str]) -> str | None:
    """Return a text with its placeholders named as another segment names the same tags; None where it lacks one."""
    if not segment.placeholders:
        return text
    known = {item.name: names.get(item.open) for item in segment.placeholders}
    result = []
    for mark in marks(text, set(known)):
        name = known[mark.name] if mark.name else ""
        if name is None:
            return None
        result.append(mark.text.replace(mark.name, name) if mark.name else mark.text)
    return "".join(result)


def _frame(article: Article, paragraph: Segment, sentences: Sequence[Segment], tags: Sequence[str]) -> list[str] | None:
    """Return what a paragraph's text has before, between and behind its sentences."""
    block = article.blocks[paragraph.block]
    made = list(parts(article, pieces_between(block, paragraph.start, paragraph.end), tags))
    if "".join(part.text for part in made) != paragraph.text:
        return None
    names = {item.open: item.name for item in paragraph.placeholders}
    edges = _offsets(made, [edge for one in sentences for edge in (one.start, one.end)])
    for at, sentence in enumerate(sentences):
        if paragraph.text[edges[2 * at] : edges[2 * at + 1]] != _renamed(sentence.text, sentence, names):
            return None
    outer = [0, *edges, len(paragraph.text)]
    return [paragraph.text[outer[at] : outer[at + 1]] for at in range(0, len(outer), 2)]


def _offsets(made: Sequence[Part], places: Sequence[int]) -> list[int]:
    """Return the offsets in a text of places of the source, which rise."""
    result = []
    offset = at = 0
    for edge in places:
        while at < len(made) and made[at].end <= edge:
            offset += len(made[at].text)
            at += 1
        result.append(offset + (max(0, edge - made[at].start) if at < len(made) else 0))
    return result


def _gap(gap: str, paragraph: Segment, wanted: str) -> str:
    """Return what stands between two sentences with the white space that the language wants there."""
    found = list(marks(gap, {item.name for item in paragraph.placeholders}))
    if any(mark.name.rstrip("0123456789") == "br" for mark in found):
        return gap
    if not wanted or any(not mark.name for mark in found):
        return "".join(mark.text if mark.name else wanted for mark in found)
    behind = next((at for at, mark in enumerate(found) if mark.role != "close"), len(found))
    return "".join([*(mark.text for mark in found[:behind]), wanted, *(mark.text for mark in found[behind:])])


def _same(
    article: Article,
    one: tuple[Sequence[Segment], Mapping[str, str]],
    other: tuple[Sequence[Segment], Mapping[str, str]],
    language: str,
) -> bool:
    """Tell whether the page is the same with either translations, but for blanks and line ends that nobody sees."""
    try:
        edits = [place(replace(article, segments=tuple(own)), texts, language=language) for own, texts in (one, other)]
    except ArticleError:
        return False
    start = min((edit.start for made in edits for edit in made), default=0)
    end = max((edit.end for made in edits for edit in made), default=0)
    first, second = (_LAYOUT.sub(_seen, _made(article.source, made, start, end)) for made in edits)
    return first == second


def _seen(layout: re.Match[str]) -> str:
    return layout[1] or " "


def _made(source: str, edits: Sequence[Edit], start: int, end: int) -> str:
    result: list[str] = []
    for edit in edits:
        result += (source[start : edit.start], edit.text)
        start = edit.end
    return "".join(result) + source[start:end]
