"""Offer whole paragraphs instead of sentences, once the search for quotes has looked at the sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from localize.article import positions
from localize.article.trim import is_blank
from localize.languages import joint
from localize.model import Article, Block, Form, Piece, Quote, Role, Segment
from localize.segments.dividing import Draft, Ids, draft_of, tags_of
from localize.segments.guidance import guided
from localize.segments.placeholders import TAG
from localize.segments.reshape import made, pieces_between


def paragraphs(article: Article) -> Article:
    """Return the article with neighbouring sentences of a block joined to one segment.

    What is told apart stays apart: a quote, its translation, its label and its citation, what is locked for another
    reason, and texts with a visible separator between them, as in a menu. A translation's original is those of its
    sentences; where only some have one, they stay by themselves, lest a part pass for the whole.
    """
    tags = tags_of(article)
    ids = Ids()
    segments: list[Segment] = []
    names: dict[str, str] = {}
    runs = [run for _, same in groupby(article.segments, key=_same) for run in _neighbours(article, list(same))]
    drafts = [_draft(article, run, tags) if len(run) > 1 else None for run in runs]
    starts = sorted(draft.start for draft in drafts if draft is not None)
    places = dict(zip(starts, positions(article, starts), strict=True))
    for group, draft in zip(runs, drafts, strict=True):
        joined = None if draft is None else _joined(article, group, draft, places[draft.start])
        for old in [joined] if joined else group:
            segments.append(replace(old, id=ids.next(old.text)))
            names |= dict.fromkeys((one.id for one in (group if joined else [old])), segments[-1].id)
    told = guided(article, segments) if article.marks else tuple(segments)
    quotes = tuple(_renamed(quote, names) for quote in article.quotes)
    return replace(article, segments=told, sentences=article.segments, quotes=quotes)


def _same(segment: Segment) -> tuple[object, ...]:
    """Return what segments have in common that can be one; the original's presence is part of it."""
    known = segment.part != "translation" or segment.original is not None
    return segment.block, segment.part, segment.quote, segment.locked, segment.language, segment.kind, known


def _neighbours(article: Article, segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Yield runs of segments between which nothing is seen."""
    block = article.blocks[segments[0].block]
    run = [segments[0]]
    for left, right in pairwise(segments):
        between = pieces_between(block, left.end, right.start) if block.form is Form.TEXT else ()
        if all(_is_layout(article, piece) for piece in between):
            run.append(right)
        else:
            yield run
            run = [right]
    yield run


def _is_layout(article: Article, piece: Piece) -> bool:
    return piece.role is not Role.TEXT or is_blank(piece, article.source)


def _draft(article: Article, group: Sequence[Segment], tags: Sequence[str]) -> Draft | None:
    block = article.blocks[group[0].block]
    return draft_of(article, block, pieces_between(block, *_range(article, block, group)), tags)


def _joined(article: Article, group: Sequence[Segment], draft: Draft, place: tuple[int, int, int]) -> Segment:
    segment = made(article, group[0], draft, place)
    scores = [one.confidence for one in group if one.confidence is not None]
    return replace(segment, original=_original(article, group, segment), confidence=min(scores, default=None))


def _range(article: Article, block: Block, group: Sequence[Segment]) -> tuple[int, int]:
    """Return where a paragraph starts and ends, with the tags beside it that its first or last sentence stands in."""
    start, end = group[0].start, group[-1].end
    low = bisect_right(block.pieces, start, key=lambda piece: piece.end)
    while low and block.pieces[low - 1].end <= start and _is_layout(article, block.pieces[low - 1]):
        low -= 1
        start = block.pieces[low].start
    high = bisect_left(block.pieces, end, key=lambda piece: piece.start)
    while high < len(block.pieces) and _is_layout(article, block.pieces[high]):
        end = block.pieces[high].end
        high += 1
    return start, end


def _original(article: Article, group: Sequence[Segment], segment: Segment) -> str | None:
    """Return the originals of sentences as that of the paragraph, placeholders named as the paragraph names them."""
    if any(one.original is None for one in group):
        return None
    places = {placeholder.open: placeholder.name for placeholder in segment.placeholders}
    language = next((quote.language for quote in article.quotes if quote.id == segment.quote), article.language)
    text = ""
    for one in group:
        names = {item.name: places.get(item.open) for item in one.placeholders}
        words = TAG.sub(lambda tag, names=names: _renamed_tag(tag, names), one.original or "")  # type: ignore[misc]
        text += joint(text, words, language) + words
    return text


def _renamed_tag(tag: re.Match[str], names: Mapping[str, str | None]) -> str:
    name = names.get(tag[2], tag[2])
    return f"<{tag[1]}{name}{tag[3]}>" if name else ""


def _renamed(quote: Quote, names: Mapping[str, str]) -> Quote:
    def new(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(names[one] for one in ids))

    return replace(
        quote,
        segments=new(quote.segments),
        translation=new(quote.translation),
        labels=new(quote.labels),
        listed=new(quote.listed),
    )
