"""Keep what a template engine replaces out of the texts."""

from __future__ import annotations

from collections.abc import Sequence

from localize.article.rules import TEMPLATE
from localize.model import Piece, Role

_MARKS = ("{{", "{%", "{#", "<%", "<?", "[")


def may_have_templates(source: str) -> bool:
    """Tell whether a page needs to be searched at all."""
    return any(mark in source for mark in _MARKS)


def has_marks(text: str) -> bool:
    """Tell whether a text may hold a part of what a template engine replaces."""
    return "[" in text or "{" in text or "<" in text


def without_templates(pieces: Sequence[Piece], source: str) -> Sequence[Piece]:
    """Return the pieces with what a template engine replaces as void pieces of their own.

    A region may reach over character references, never over a tag.
    """
    for piece in pieces:
        if has_marks(piece.text):
            break
    else:
        return pieces
    result: list[Piece] = []
    at = 0
    while at < len(pieces):
        if pieces[at].role is not Role.TEXT:
            result.append(pieces[at])
            at += 1
            continue
        stop = at + 1
        while stop < len(pieces) and pieces[stop].role is Role.TEXT:
            stop += 1
        group = pieces[at:stop]
        regions = [match.span() for match in TEMPLATE.finditer(source, group[0].start, group[-1].end)]
        result += _cut_out(group, regions) if regions else group
        at = stop
    return result


def _cut_out(group: Sequence[Piece], regions: Sequence[tuple[int, int]]) -> list[Piece]:
    result: list[Piece] = []
    pending = iter(regions)
    region = next(pending, None)
    for piece in group:
        at = piece.start
        while region is not None and region[0] < piece.end:
            if at < region[0]:
                result.append(_part(piece, at, region[0]))
            if region[0] >= piece.start:
                result.append(Piece(Role.VOID, *region))
            at = max(at, min(region[1], piece.end))
            if region[1] > piece.end:
                break
            region = next(pending, None)
        if at < piece.end:
            result.append(_part(piece, at, piece.end))
    return result


def _part(piece: Piece, start: int, end: int) -> Piece:
    if piece.end - piece.start != len(piece.text):
        return piece
    return Piece(Role.TEXT, start, end, piece.text[start - piece.start : end - piece.start])
