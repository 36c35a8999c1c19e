"""Cut a segment in two, or make neighbours one, after the search for quotes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from localize.article import position
from localize.errors import ArticleError
from localize.model import Article, Block, Piece, Role, Segment
from localize.segments.compose import parts
from localize.segments.dividing import Draft, Ids, draft_of, tags_of
from localize.segments.placeholders import marks


def cut(article: Article, segment_id: str, offset: int) -> Article:
    """Split a segment in two at an offset of its text.

    Ids follow the texts, so later ones of the same text may be renumbered. Raises ArticleError where the offset is at an
    edge, in a placeholder, or where a half would have no letter.
    """
    place = _place(article, segment_id)
    first, second = halves(article, article.segments[place], offset)
    return _renumbered(article, [*article.segments[:place], first, second, *article.segments[place + 1 :]])


def halves(article: Article, segment: Segment, offset: int) -> tuple[Segment, Segment]:
    """Return the two halves of a segment, with its id; raises ArticleError as `cut` does."""
    pieces = pieces_between(article.blocks[segment.block], segment.start, segment.end)
    _check_cut(segment, offset)
    at = _source_offset(article, pieces, offset)
    block = article.blocks[segment.block]
    tags = tags_of(article)
    first = draft_of(article, block, pieces_between(block, segment.start, at), tags)
    second = draft_of(article, block, pieces_between(block, at, segment.end), tags)
    if first is None or second is None:
        raise ArticleError(f"segment {segment.id} can't be cut at {offset}: a half has no letter", article.path or None)
    return made(article, segment, first), made(article, segment, second)


def join(article: Article, segment_ids: Sequence[str]) -> Article:
    """Make neighbouring segments of one block one; part, quote and lock are the first's.

    Raises ArticleError where they are not neighbours in one block.
    """
    places = sorted(_place(article, segment_id) for segment_id in segment_ids)
    chosen = [article.segments[place] for place in places]
    if len({segment.block for segment in chosen}) != 1 or places != list(range(places[0], places[-1] + 1)):
        raise ArticleError(f"segments {', '.join(segment_ids)} are not neighbours in one block", article.path or None)
    whole = joined(article, chosen)
    return _renumbered(article, [*article.segments[: places[0]], whole, *article.segments[places[-1] + 1 :]])


def joined(article: Article, chosen: Sequence[Segment]) -> Segment:
    """Return neighbouring segments of one block as one, with the id of the first; raises ArticleError."""
    first = chosen[0]
    pieces = pieces_between(article.blocks[first.block], first.start, chosen[-1].end)
    draft = draft_of(article, article.blocks[first.block], pieces, tags_of(article))
    if draft is None:
        names = ", ".join(segment.id for segment in chosen)
        raise ArticleError(f"segments {names} can't be joined", article.path or None)
    return made(article, first, draft)


def _place(article: Article, segment_id: str) -> int:
    for place, segment in enumerate(article.segments):
        if segment.id == segment_id:
            return place
    raise ArticleError(f"there is no segment {segment_id}", article.path or None)


def pieces_between(block: Block, start: int, end: int) -> list[Piece]:
    """Return the pieces of a block between two places of the source, the outer ones shortened."""
    result = []
    for piece in islice(block.pieces, bisect_right(block.pieces, start, key=lambda piece: piece.end), None):
        if piece.start >= end:
            break
        low, high = max(piece.start, start), min(piece.end, end)
        if (low, high) == (piece.start, piece.end) or piece.role is not Role.TEXT:
            result.append(piece)
        else:
            result.append(Piece(Role.TEXT, low, high, piece.text[low - piece.start : high - piece.start]))
    return result


def _check_cut(segment: Segment, offset: int) -> None:
    depth = at = 0
    if not 0 < offset < len(segment.text):
        raise ArticleError(f"segment {segment.id} can't be cut at {offset}: that is its edge")
    for mark in marks(segment.text, {item.name for item in segment.placeholders}):
        if at >= offset:
            break
        inside = at < offset < at + len(mark.text)
        if mark.name and inside:
            raise ArticleError(f"segment {segment.id} can't be cut at {offset}: a placeholder stands there")
        depth += {"open": 1, "close": -1}.get(mark.role, 0)
        at += len(mark.text)
    if depth:
        raise ArticleError(f"segment {segment.id} can't be cut at {offset}: a placeholder is open there")


def _source_offset(article: Article, pieces: Sequence[Piece], offset: int) -> int:
    at = 0
    for part in parts(article, pieces, tags_of(article)):
        if at + len(part.text) >= offset:
            inside = offset - at
            exact = part.end - part.start == len(part.text)
            return part.start + inside if exact else part.end
        at += len(part.text)
    return pieces[-1].end


def made(article: Article, model: Segment, draft: Draft, place: tuple[int, int, int] | None = None) -> Segment:
    """Return a segment like another one with what a draft says; `place` is the draft's, where it is known."""
    line, column, offset = place or position(article, draft.start)
    return replace(
        model,
        text=draft.text,
        plain=draft.plain,
        line=line,
        column=column,
        offset=offset,
        start=draft.start,
        end=draft.end,
        placeholders=draft.placeholders,
        terms=(),
    )


def _renumbered(article: Article, segments: Sequence[Segment]) -> Article:
    ids = Ids()
    numbered = []
    for segment in segments:
        name = ids.next(segment.text)
        numbered.append(segment if name == segment.id else replace(segment, id=name))
    return replace(article, segments=tuple(numbered))
