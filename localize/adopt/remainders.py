"""What of a block stands in no segment: a number, a mark, code by itself. On one page it may be part of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from localize.model import Article, Role, Segment
from localize.segments import joined
from localize.segments.legends import content

Range = tuple[int, int]


def has_remainder(article: Article, segments: Sequence[Segment]) -> bool:
    """Tell whether something that is read stands in the blocks of segments, and in none of them."""
    return any(
        next(_remainders(article, [s for s in segments if s.block == block]), None) for block in _blocks(segments)
    )


def with_remainders(page: Article, segments: Sequence[Segment]) -> list[Segment]:
    """Return all segments of blocks with what stands before, between and behind them; ids stay.

    What is at the beginning of a block goes with the first one, other with the one before.
    """
    result: list[Segment] = []
    for block in _blocks(segments):
        here = [segment for segment in segments if segment.block == block]
        for start, end in _remainders(page, here):
            place = max((k for k, segment in enumerate(here) if segment.end <= start), default=0)
            old = here[place]
            here[place] = replace(old, start=min(old.start, start), end=max(old.end, end))
        result += [one if one in segments else joined(page, (one,)) for one in here]
    return result


def _blocks(segments: Sequence[Segment]) -> list[int]:
    return list(dict.fromkeys(segment.block for segment in segments))


def _remainders(article: Article, segments: Sequence[Segment]) -> Iterator[Range]:
    """Yield the stretches of one block between its segments in which something is read."""
    block = article.blocks[segments[0].block]
    edges = [(block.start, block.start), *((s.start, s.end) for s in segments), (block.end, block.end)]
    for (_, low), (high, _) in pairwise(edges):
        if low >= high:
            continue
        for piece in block.pieces:
            if piece.end <= low or piece.start >= high:
                continue
            if piece.role is Role.TEXT:
                exact = piece.end - piece.start == len(piece.text)
                text = piece.text[max(low - piece.start, 0) : high - piece.start] if exact else piece.text
                if any(map(str.isalnum, text)):
                    yield low, high
                    break
            elif piece.role is Role.VOID and piece.element >= 0:
                # Code and the like: what readers see of it is no translator's.
                if content(article, piece, article.elements[piece.element].tag).strip():
                    yield low, high
                    break
