"""Cut an article's blocks into segments."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from localize.article import positions
from localize.article.codecs import mended
from localize.article.rules import LETTER
from localize.article.trim import LAYOUT, clipped, core, stretch
from localize.errors import ArticleError
from localize.languages import boundaries
from localize.model import Article, Block, Form, Piece, Placeholder, Role, Segment
from localize.segments.compose import compose, is_plain
from localize.segments.guidance import guided
from localize.segments.placeholders import plain
from localize.segments.sentences import sentences

_WHOLE_KINDS = frozenset(["heading"])
"""A heading is one segment: so is the page title that mostly says the same, and the two are one entry."""
_WHOLE_LOCKS = frozenset(["reference", "code", "translate-no", "undecodable"])
"""Texts that nobody reads by sentence."""


class Draft(NamedTuple):
    """A segment that has no id and no line yet."""

    block: Block
    start: int
    end: int
    text: str
    plain: str
    placeholders: tuple[Placeholder, ...]


def segment(article: Article, *, unit: str = "sentence") -> Article:
    """Return the article with its segments: sentences, or with `unit="paragraph"` whole blocks.

    A stretch without a letter is no segment and stays as it is. Segments follow the blocks, which is reading order.
    Raises ArticleError for another unit.
    """
    if unit not in ("sentence", "paragraph"):
        raise ArticleError(f'a unit is "sentence" or "paragraph", not "{unit}"; correct [segments] unit')
    tags = tags_of(article)
    source = article.source
    drafts: list[Draft] = []
    for block in article.blocks:
        whole = (
            unit == "paragraph"
            or block.form is not Form.TEXT
            or block.kind in _WHOLE_KINDS
            or block.locked in _WHOLE_LOCKS
        )
        decodable = block.locked != "undecodable"
        if len(block.pieces) == 1 and decodable and _is_as_written(block.pieces[0], source):
            drafts += _plain_drafts(block, block.pieces[0], whole=whole)
            continue
        parts: Sequence[Sequence[Piece]] = (
            [block.pieces] if whole else sentences(article, block.pieces, block.language, tags)
        )
        for part in parts:
            if len(part) == 1 and decodable and _is_as_written(part[0], source):
                drafts += _plain_drafts(block, part[0], whole=True)
                continue
            draft = draft_of(article, block, part, tags)
            if draft is not None:
                drafts.append(draft)
    found = _numbered(article, drafts)
    return replace(article, segments=guided(article, found) if article.marks else found)


def _is_as_written(piece: Piece, source: str) -> bool:
    """Tell whether a piece is text that reads as it is written."""
    return piece.role is Role.TEXT and is_plain(piece.text) and source[piece.start : piece.end] == piece.text


def _plain_drafts(block: Block, piece: Piece, *, whole: bool) -> list[Draft]:
    """Return the segments of one text which reads as it is written: as `draft_of` would, only sooner."""
    text, at = piece.text, piece.start
    cuts = [] if whole else boundaries(text, block.language)
    drafts = []
    for low, high in pairwise([0, *cuts, len(text)]):
        rest = text[low:high].lstrip(LAYOUT)
        start = at + high - len(rest)
        shown = rest.rstrip(LAYOUT)
        if LETTER.search(shown):
            drafts.append(Draft(block, start, start + len(shown), shown, " ".join(shown.split()), ()))
    return drafts


def tags_of(article: Article) -> list[str]:
    """Return the tags of an article's elements by index."""
    return [element.tag for element in article.elements]


def draft_of(article: Article, block: Block, pieces: Sequence[Piece], tags: Sequence[str]) -> Draft | None:
    """Return what a part of a block says, trimmed; None where it has no letter."""
    if not any(LETTER.search(piece.text) for piece in pieces):
        return None
    part = None
    if not (len(pieces) == 1 and pieces[0].role is Role.TEXT):
        part = stretch(pieces, article.source, tags)
        low, high = core(part, tags)
        if high - low < len(pieces):
            part = None
        pieces = pieces[low:high]
    if not pieces:
        return None
    kept = clipped(pieces, article.source)
    composed = compose(article, kept, tags, part._replace(pieces=kept) if part else None)
    if not LETTER.search(plain(composed.text, composed.placeholders)):
        return None
    text, visible, placeholders = composed
    if block.locked == "undecodable":
        text, visible = mended(text), mended(visible)
    return Draft(block, kept[0].start, kept[-1].end, text, visible, placeholders)


def _numbered(article: Article, drafts: Sequence[Draft]) -> tuple[Segment, ...]:
    starts = sorted({draft.start for draft in drafts})
    places = dict(zip(starts, positions(article, starts), strict=True))
    result = []
    next_id = Ids().next
    for block, start, end, text, visible, placeholders in drafts:
        result.append(
            Segment(
                next_id(text),
                text,
                visible,
                block.kind,
                *places[start],
                block.context,
                block.language,
                block.index,
                start,
                end,
                placeholders,
                block.locked,
            )
        )
    return tuple(result)


class Ids:
    """Gives ids in reading order: made of the text, numbered where a text comes again."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._names: dict[str, str] = {}

    def next(self, text: str) -> str:
        """Return the id of the next segment."""
        name = self._names.get(text)
        if name is None:
            name = self._names[text] = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        count = self._counts.get(name, 0) + 1
        self._counts[name] = count
        return name if count == 1 else f"{name}-{count}"
