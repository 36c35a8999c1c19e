"""Read a page's tokens into elements and blocks of text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from operator import itemgetter
from typing import NamedTuple

from localize.article.elements import OpenElements
from localize.article.embedded import structured_values
from localize.article.marked import marked, settled
from localize.article.marks import NONE, Marks
from localize.article.rules import (
    BLOCKS,
    CODE,
    ISLANDS,
    LETTER,
    OPAQUE,
    PARTS,
    RCDATA,
    SECTIONS,
    VOIDS,
)
from localize.article.runs import BlockDraft, Page, has_surrogates, pieces_block, text_blocks, value_block
from localize.article.states import State, inherited, of_the_page
from localize.article.templates import may_have_templates
from localize.article.tokens import CLOSE, OPEN, REFERENCE, TEXT, Token, tokens
from localize.article.values import attribute_values, is_json_ld
from localize.model import Block, Element, Flow, Form, Piece, Role

_DEEPEST = 8
"""Islands within islands beyond this depth end the text around them, so that no text has more than so many layers."""
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_SPECIAL = ISLANDS | CODE | frozenset(["cite"])
"""Inline elements that hand something down even without attributes."""


class Run:
    """A run of text while it is read."""

    __slots__ = ("form", "muted", "pieces", "state")

    def __init__(self, state: State, form: Form = Form.TEXT, *, muted: bool = False) -> None:
        self.state = state
        self.form = form
        self.muted = muted
        self.pieces: list[Piece] = []


class Island(NamedTuple):
    """An element that stands in the text around it as a whole."""

    place: int
    """Its place in the stack of open elements."""
    element: int
    start: int
    outer: Run


class Reader:
    """Reads tokens; afterwards `tree` and `drafts` are the page's."""

    def __init__(self, source: str, language: str, marks: Marks = NONE) -> None:
        self.source = source
        self.marks = marks.places
        self.flows: dict[int, str] = {}
        """By element: how it stands in the text, where marks say so."""
        self.drafts: list[BlockDraft] = []
        self.tree = OpenElements()
        self.languages: dict[int, str] = {}
        self.page = Page(
            source, language, self.tree.tags, may_have_templates(source), has_surrogates(source), self.languages
        )
        state = State("paragraph", None, language, -1, False, False)
        self.states = [marked(state, marks.root, state, -1) if marks.root else state]
        """That of the page, and of each open element."""
        self.islands: list[Island] = []
        self.run = Run(self.states[0])
        self.foreign = 0
        """How many of the islands are SVG or MathML."""
        self.headings: tuple[tuple[int, str], ...] = ()
        """Levels and texts of the headings above."""
        self.context = ""
        self.outside: list[tuple[int, tuple[tuple[int, str], ...]]] = []
        """Of open sections: their place in the stack, and the headings above them."""
        self.parts = 0
        """How many of them have headings of their own."""
        self.heading_parts: list[str] = []

    def read(self, stream: Iterable[Token]) -> None:
        """Read all tokens."""
        source = self.source
        end = 0
        for token in stream:
            kind, start, end, value, _, _ = token
            run = self.run
            if kind == TEXT:
                if not run.muted:
                    text = source[start:end]
                    if run.pieces or not text.isspace():
                        run.pieces.append(Piece(Role.TEXT, start, end, text, -1))
            elif kind == OPEN:
                self._open(token)
            elif kind == CLOSE:
                self._close(start, end, value)
            elif run.muted:
                continue
            elif kind == REFERENCE:
                run.pieces.append(Piece(Role.TEXT, start, end, value, -1))
            elif run.pieces and end < len(source):
                # Nothing can stand behind a comment that the end of the page cuts off.
                run.pieces.append(Piece(Role.VOID, start, end, "", -1))
        self._pop_to(0, end, end)
        self._flush()

    # --- tags --------------------------------------------------------------------------------------------------------

    def _open(self, token: Token) -> None:
        _, start, end, tag, attributes, self_closing = token
        height = self.tree.implied(tag)
        if height is not None:
            self._pop_to(height, start, start)
        block = tag in BLOCKS
        own = mark = None
        if self.marks:
            own = self.marks.get(start)
            mark = own.get("") if own else None
            if mark is not None and mark.flow is not None and tag not in OPAQUE:
                self.flows[len(self.tree.tags)] = mark.flow.value
                block = mark.flow.value == Flow.BLOCK
        if block:
            self._flush()
        outer = self.states[-1]
        empty = tag in VOIDS or (self_closing and (self.foreign > 0 or tag in ("svg", "math")))
        index = self.tree.push(tag, attributes, start, end, empty)
        state = (
            inherited(tag, attributes, outer, index, foreign=self.foreign > 0)
            if block or attributes or tag in _SPECIAL
            else outer
        )
        if mark is not None:
            state = marked(state, mark, outer, index)
        run = self.run
        if attributes and not run.muted:
            for value in attribute_values(self.source, tag, attributes, start, end, own):
                draft = value_block(
                    self.page,
                    value.kind,
                    Form.ATTRIBUTE,
                    value.span,
                    value.cuts,
                    index,
                    value.name,
                    state,
                    self.context,
                )
                if draft is not None:
                    self.drafts.append(draft)
        if empty:
            if not block and not run.muted:
                run.pieces.append(Piece(Role.VOID, start, end, "", index))
            return
        place = len(self.tree.stack) - 1
        self.states.append(state)
        if block:
            run.state = state
            page = of_the_page(tag, attributes)
            if page or tag in SECTIONS:
                self.outside.append((place, self.headings))
                if page and not self.parts:
                    self._above(())
                self.parts += tag in PARTS
            elif tag in _LEVELS:
                self._above(tuple(heading for heading in self.headings if heading[0] < _LEVELS[tag]))
                self.heading_parts = []
        elif run.muted:
            return
        elif tag in OPAQUE or (len(self.islands) < _DEEPEST and self._stands_alone(tag, index, state, outer)):
            self._enter(tag, attributes, Island(place, index, start, run), state)
        elif tag in ISLANDS and index not in self.flows:
            self._flush()
            run.state = state
        else:
            if state.language != outer.language:
                self.languages[index] = state.language
            run.pieces.append(Piece(Role.OPEN, start, end, "", index))

    def _stands_alone(self, tag: str, index: int, state: State, outer: State) -> bool:
        """Tell whether an inline element is an island: by its tag, as code, or for what `translate` or a mark says."""
        if state.locked != outer.locked or (state.coded and not outer.coded):
            return True
        flow = self.flows.get(index) if self.flows else None
        return tag in ISLANDS if flow is None else flow == Flow.ISLAND

    def _is_block(self, index: int, tag: str) -> bool:
        """Tell whether an element's tags end a run of text."""
        flow = self.flows.get(index)
        return tag in BLOCKS if flow is None else flow == Flow.BLOCK

    def _enter(self, tag: str, attributes: tuple[tuple[str, str], ...], island: Island, state: State) -> None:
        self.islands.append(island)
        form = Form.RCDATA if tag in RCDATA and not self.foreign else Form.TEXT
        self.run = Run(state, form, muted=tag in OPAQUE or state.coded)
        self.foreign += tag in ("svg", "math")
        if tag == "script":
            # In a drawing a script is an element like any other, and what it holds may be markup.
            self.run.form = Form.JSON if is_json_ld(attributes) and not self.foreign else Form.TEXT

    def _close(self, start: int, end: int, tag: str) -> None:
        place = self.tree.matching(tag)
        run = self.run
        if place is None:
            if tag in BLOCKS:
                self._flush()
            elif run.pieces and not run.muted:
                run.pieces.append(Piece(Role.VOID, start, end, "", -1))
        elif tag not in BLOCKS and tag not in ISLANDS and self.tree.crosses_block(place):
            index = self.tree.close_alone(place, start, end)
            if not run.muted:
                run.pieces.append(Piece(Role.CLOSE, start, end, "", index))
        else:
            self._pop_to(place, start, end)

    def _pop_to(self, height: int, start: int, end: int) -> None:
        """Close open elements down to a height of the stack; the last of them by the tag from `start` to `end`."""
        tree = self.tree
        stack = tree.stack
        while len(stack) > height:
            place = len(stack) - 1
            index = stack[place]
            tag = tree.tags[index]
            last = end if place == height else start
            block = self._is_block(index, tag) if self.flows else tag in BLOCKS
            if block:
                self._flush()
            open_still = tree.closes[index] is None
            tree.pop(start, last)
            self.states.pop()
            if self.islands and self.islands[-1].place == place:
                self._leave(start, last)
            elif block:
                self.run.state = self.states[-1]
                if tag in _LEVELS and self.heading_parts:
                    self._above((*self.headings, (_LEVELS[tag], " ".join(self.heading_parts))))
                    self.heading_parts = []
            elif self.run.muted:
                pass
            elif tag in ISLANDS and index not in self.flows:
                self._flush()
                self.run.state = self.states[-1]
            elif last > start and open_still:
                self.run.pieces.append(Piece(Role.CLOSE, start, end, "", index))
            if self.outside and self.outside[-1][0] == place:
                self._above(self.outside.pop()[1])
                self.parts -= tag in PARTS

    def _leave(self, start: int, end: int) -> None:
        """End the innermost island, which takes its place in the text around it."""
        self._flush()
        island = self.islands.pop()
        tag = self.tree.tags[island.element]
        self.foreign -= tag in ("svg", "math")
        if self.run.form is Form.JSON:
            inside = self.tree.heads[island.element][2]
            own = self.marks.get(self.tree.heads[island.element][1]) if self.marks else None
            for item in structured_values(self.source, inside, start, own):
                for form, pieces in item.parts:
                    draft = pieces_block(
                        self.page,
                        "structured-data",
                        form,
                        pieces,
                        island.element,
                        item.path,
                        self.run.state,
                        "",
                    )
                    if draft is not None:
                        self.drafts.append(draft)
        self.run = island.outer
        if end == start:
            # Without an end tag of its own: what a translation put behind it would be inside.
            self._flush()
        elif not self.run.muted:
            self.run.pieces.append(Piece(Role.VOID, island.start, end, "", island.element))

    def _above(self, headings: tuple[tuple[int, str], ...]) -> None:
        """Set the headings above what follows; the page's own title counts only where there is no other."""
        self.headings = headings
        inner = [text for level, text in headings if level > 1]
        self.context = " > ".join(inner or [text for _, text in headings])

    # --- texts -------------------------------------------------------------------------------------------------------

    def _flush(self) -> None:
        """End the current run: what it says becomes blocks."""
        run = self.run
        pieces = run.pieces
        if not pieces:
            return
        run.pieces = []
        if run.muted:
            return
        search = LETTER.search
        for piece in pieces:
            if piece.text and search(piece.text):
                break
        else:
            return
        drafts, plain = text_blocks(self.page, pieces, run.form, run.state, self.context)
        if run.state.kind == "heading" and plain:
            self.heading_parts.append(plain)
        self.drafts += drafts


def read_elements(source: str, language: str, end: int) -> tuple[Element, ...]:
    """Return the elements that begin before `end`, in order; one that is open there ends there."""
    reader = Reader(source, language)
    reader.read(takewhile(lambda token: token[1] < end, tokens(source)))
    return reader.tree.finished(end)


def read_blocks(source: str, language: str, marks: Marks = NONE) -> tuple[tuple[Element, ...], tuple[Block, ...]]:
    """Return the elements and the blocks of a page, both in order."""
    reader = Reader(source, language, marks)
    reader.read(tokens(source))
    elements = reader.tree.finished(len(source))
    drafts = sorted(reader.drafts, key=itemgetter(0, 1))
    if marks.places or marks.root:
        drafts = settled(drafts, elements, marks)
    blocks = []
    for index, draft in enumerate(drafts):
        start, negative_end, kind, form, pieces, element, name, locale, locked, context = draft
        blocks.append(Block(index, kind, form, start, -negative_end, pieces, element, name, locale, locked, context))
    return elements, tuple(blocks)
