"""Set the white space between sentences as the target language does."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping
from operator import attrgetter

from localize.article import Edit
from localize.languages import UNSPACED, ends_like_sentence, joint, primary
from localize.model import Article, Form, Piece, Role, Segment
from localize.segments.placeholders import plain

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_WIDE_BLANKS = re.compile(r"[ \t\n\r\f]*\u3000[ \t\n\r\f\u3000]*")
"""Blanks of Japanese and Chinese typography, which other scripts replace."""


def gap_edits(
    article: Article, translations: Mapping[str, str], language: str, absent: Collection[str] = ()
) -> list[Edit]:
    """Return the edits of white space between neighbours of one block of which one is translated, and at its start.

    Nothing is put beside what is `absent` from the page.
    """
    edits: list[Edit] = []
    hidden = frozenset(absent)
    spaced = primary(language) not in UNSPACED
    previous: Segment | None = None
    before = changed = False
    for segment in article.segments:
        block = article.blocks[segment.block]
        before, changed = changed, translations.get(segment.id, segment.text) != segment.text
        if block.form is Form.TEXT and block.locked is None:
            if previous is None or previous.block != segment.block:
                if changed and spaced and block.start < segment.start:
                    edits += _indent(article, segment)
            elif (before or changed) and (not hidden or hidden.isdisjoint((previous.id, segment.id))):
                edits += _between(article, previous, segment, translations, language)
        previous = segment
    return edits


def _indent(article: Article, first: Segment) -> list[Edit]:
    """Take away the ideographic space that indents a paragraph."""
    pieces = _pieces(article.blocks[first.block].pieces, article.blocks[first.block].start, first.start)
    ranges = [(piece.start, min(piece.end, first.start)) for piece in pieces if piece.role is Role.TEXT]
    return [Edit(start, end, "") for start, end in ranges if _WIDE_BLANKS.fullmatch(article.source, start, end)]


def _between(
    article: Article, left: Segment, right: Segment, translations: Mapping[str, str], language: str
) -> list[Edit]:
    if left.end == right.start:  # In the midst of a text.
        wanted = joint(_edges(left, translations), _edges(right, translations), language)
        return [Edit(left.end, left.end, wanted)] if wanted else []
    pieces = _pieces(article.blocks[left.block].pieces, left.end, right.start)
    if any(_breaks(article, piece) for piece in pieces):
        return []
    if pieces and pieces[0].role is not Role.TEXT and _is_bar(article, left, pieces):
        return []
    ranges = [(max(piece.start, left.end), min(piece.end, right.start)) for piece in pieces if piece.role is Role.TEXT]
    texts = [(start, end) for start, end in ranges if start < end]
    wanted = joint(_edges(left, translations), _edges(right, translations), language)
    blanks = [(start, end) for start, end in texts if _BLANKS.fullmatch(article.source, start, end)]
    if not wanted:
        return [Edit(start, end, "") for start, end in blanks]
    if texts:
        return [Edit(start, end, wanted) for start, end in texts if _WIDE_BLANKS.fullmatch(article.source, start, end)]
    at = left.end
    for piece in pieces:
        if piece.role is not Role.CLOSE:
            break
        at = piece.end
    return [Edit(at, at, wanted)]


def _edges(segment: Segment, translations: Mapping[str, str]) -> str:
    """Return a segment's visible text on the page, which counts for how it begins and ends."""
    text = translations.get(segment.id, segment.text)
    return plain(text, segment.placeholders) if segment.placeholders else text.strip()


def _is_bar(article: Article, left: Segment, pieces: list[Piece]) -> bool:
    """Tell whether two texts stand side by side as elements of a menu do, not as sentences."""
    tags = {article.elements[piece.element].tag for piece in pieces if piece.element >= 0}
    return "a" in tags and not ends_like_sentence(left.plain, article.language)


def _pieces(pieces: tuple[Piece, ...], start: int, end: int) -> list[Piece]:
    """Return the pieces that reach into a gap."""
    at = bisect_right(pieces, start, key=attrgetter("end"))
    result = []
    while at < len(pieces) and pieces[at].start < end:
        result.append(pieces[at])
        at += 1
    return result


def _breaks(article: Article, piece: Piece) -> bool:
    return piece.role is Role.VOID and piece.element >= 0 and article.elements[piece.element].tag == "br"
