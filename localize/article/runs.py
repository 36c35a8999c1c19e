"""Make blocks of runs of text, attribute values and JSON strings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from localize.article import locks
from localize.article.rules import LETTER, REFERENCE_LABEL
from localize.article.states import State
from localize.article.templates import without_templates
from localize.article.trim import Stretch, clipped, core, stretch
from localize.model import Form, Piece, Role

_SURROGATE = re.compile("[\ud800-\udfff]")


class BlockDraft(NamedTuple):
    """A block without its index; sorts as blocks do, the outer before the inner."""

    start: int
    negative_end: int
    kind: str
    form: Form
    pieces: tuple[Piece, ...]
    element: int
    name: str
    language: str
    locked: str | None
    context: str


class Page(NamedTuple):
    """What is the same for all texts of a page while it is read."""

    source: str
    language: str
    tags: list[str]
    templated: bool
    torn: bool
    """Whether bytes of the page stand for no character."""
    languages: Mapping[int, str]
    """By inline element: what its `lang` says."""


def has_surrogates(source: str) -> bool:
    """Tell whether bytes of a page stand for no character."""
    return not source.isascii() and _SURROGATE.search(source) is not None


def text_blocks(
    page: Page, pieces: Sequence[Piece], form: Form, state: State, context: str
) -> tuple[list[BlockDraft], str]:
    """Return the blocks of one run of text, mostly one, and what it says.

    A reference with a label before it (`引用`, `References:`) is two blocks: the label is offered.
    """
    if page.templated:
        pieces = without_templates(pieces, page.source)
    listed = locks.lists_references(context)
    if len(pieces) == 1 and pieces[0].role is Role.TEXT:
        kind, reason, declared, holder, cited, _ = state
        plain = " ".join(pieces[0].text.split())
        language, locked = locks.decide(plain, declared, page.language, cited=cited, listed=listed)
        if locked != "reference":
            kept = clipped(pieces, page.source)
            return [_draft(page, kind, form, kept, holder, "", language, reason or locked, context)], plain
    part = stretch(pieces, page.source, page.tags)
    low, high = core(part, page.tags)
    if low == high:
        return [], ""
    plain = plain_text(part, low, high, page.tags)
    if not LETTER.search(plain):
        return [], ""
    outer = [piece.element for place, piece in enumerate(pieces[:low]) if _reaches(part, place, high)]
    holder = outer[-1] if outer else state.holder
    cited = state.cited or any(
        piece.role is Role.OPEN and page.tags[piece.element] == "cite" for piece in pieces[:high]
    )
    declared = next((page.languages[index] for index in reversed(outer) if index in page.languages), state.language)
    language, locked = locks.decide(plain, declared, page.language, cited=cited, listed=listed)
    kept = clipped(pieces[low:high], page.source)
    if locked == "reference" and form is Form.TEXT and not state.locked:
        cut = _label(page, kept)
        if cut is not None:
            label, rest = kept[: cut[0]], kept[cut[1] :]
            first, _ = text_blocks(page, label, form, state._replace(holder=holder), context)
            second, _ = text_blocks(page, rest, form, state._replace(holder=holder, cited=True), context)
            return [*first, *second], plain
    draft = _draft(page, state.kind, form, kept, holder, "", language, state.locked or locked, context)
    return [draft], plain


def _reaches(part: Stretch, place: int, high: int) -> bool:
    """Tell whether a start tag's element goes on until `high`."""
    return part.pieces[place].role is Role.OPEN and part.match.get(place, high) >= high


def _label(page: Page, pieces: list[Piece]) -> tuple[int, int] | None:
    """Return the end of a reference's label and the start of the rest, as places; cut `pieces` where need be."""
    parts: list[str] = []
    for place, piece in enumerate(pieces):
        if piece.role is Role.VOID and piece.element >= 0 and page.tags[piece.element] == "br":
            text = "".join(parts).strip()
            labelled = bool(LETTER.search(text)) and len(text) <= 24 and not any(char.isdigit() for char in text)
            return (place, place + 1) if labelled else None
        if piece.role is Role.TEXT:
            found = REFERENCE_LABEL.match(piece.text) if not "".join(parts).strip() else None
            if found and found.end() < len(piece.text) == piece.end - piece.start:
                middle = piece.start + found.end()
                pieces[place : place + 1] = [
                    Piece(Role.TEXT, piece.start, middle, piece.text[: found.end()]),
                    Piece(Role.TEXT, middle, piece.end, piece.text[found.end() :]),
                ]
                return place + 1, place + 1
            parts.append(piece.text)
            if sum(map(len, parts)) > 40:
                return None
    return None


def plain_text(part: Stretch, low: int, high: int, tags: Sequence[str]) -> str:
    """Return the visible text between two places, without readings of ruby."""
    parts = []
    for place in range(low, high):
        piece = part.pieces[place]
        if piece.role is Role.TEXT:
            if place not in part.folded:
                parts.append(piece.text)
        elif piece.role is Role.VOID and piece.element >= 0 and tags[piece.element] == "br":
            parts.append(" ")
    return " ".join("".join(parts).split())


def value_block(
    page: Page,
    kind: str,
    form: Form,
    span: tuple[int, int],
    cuts: Sequence[tuple[int, int, str]],
    element: int,
    name: str,
    state: State,
    context: str,
) -> BlockDraft | None:
    """Return the block of a value; `cuts` are its references or escapes. None where it says nothing."""
    return pieces_block(page, kind, form, value_pieces(page.source, span, cuts), element, name, state, context)


def pieces_block(
    page: Page,
    kind: str,
    form: Form,
    pieces: Sequence[Piece],
    element: int,
    name: str,
    state: State,
    context: str,
) -> BlockDraft | None:
    """Return the block of a value, or of a part of one, that was cut into pieces; None where it says nothing."""
    source = page.source
    if page.templated:
        pieces = without_templates(pieces, source)
    part = stretch(pieces, source, ())
    first, last = core(part, ())
    plain = plain_text(part, first, last, ())
    if not LETTER.search(plain):
        return None
    language, locked = locks.decide(plain, state.language, page.language)
    kept = clipped(pieces[first:last], source)
    return _draft(page, kind, form, kept, element, name, language, state.locked or locked, context)


def value_pieces(source: str, span: tuple[int, int], cuts: Sequence[tuple[int, int, str]]) -> list[Piece]:
    """Cut a value into its text and its references or escapes."""
    pieces = []
    at, end = span
    for low, high, value in cuts:
        if low > at:
            pieces.append(Piece(Role.TEXT, at, low, source[at:low]))
        pieces.append(Piece(Role.TEXT, low, high, value))
        at = high
    if at < end:
        pieces.append(Piece(Role.TEXT, at, end, source[at:end]))
    return pieces


def _draft(
    page: Page,
    kind: str,
    form: Form,
    pieces: Sequence[Piece],
    element: int,
    name: str,
    language: str,
    locked: str | None,
    context: str,
) -> BlockDraft:
    start, end = pieces[0].start, pieces[-1].end
    if page.torn and _SURROGATE.search(page.source, start, end):
        locked = "undecodable"
    return BlockDraft(start, -end, kind, form, tuple(pieces), element, name, language, locked, context)
