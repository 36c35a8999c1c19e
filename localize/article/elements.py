"""Keep the stack of open elements while a page is read from front to back.

This is not the tree that a browser builds: nothing is moved. Elements stay where their tags stand in the source, which
is what splicing needs. End tags that HTML lets authors leave out are implied, as far as the kind of a text depends on
them. Every step is amortized constant time, whatever the nesting.
"""

from __future__ import annotations

from collections import defaultdict

from localize.article.rules import BLOCKS, IMPLIED_ENDS, RUBY_PARTS, SCOPES
from localize.model import Element

FAR = 64
"""Levels that whoever asks about an element climbs at most, where the answer stands near: a quotation's tag, a language.
Pages made to break a program nest without end."""


class OpenElements:
    """The open elements, and all elements so far."""

    def __init__(self) -> None:
        self.tags: list[str] = []
        self.heads: list[tuple[tuple[tuple[str, str], ...], int, int, int]] = []
        """Of each element: attributes, start and end of the start tag, parent."""
        self.closes: list[tuple[int, int] | None] = []
        self.stack: list[int] = []
        """Indices of the open elements, outermost first."""
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        """By tag: where in the stack its open elements are."""
        self._scopes: tuple[list[int], ...] = tuple([] for _ in range(5))
        """By rank: where in the stack the elements are that an end tag of a lower rank can't reach beyond."""
        self._blocks: list[int] = []
        """Where in the stack block elements are."""

    def implied(self, tag: str) -> int | None:
        """Return the stack height that a start tag leaves, when it implies end tags; None when it implies none."""
        rule = IMPLIED_ENDS.get(tag)
        if rule is None:
            return None
        closed, limits = rule
        for name in closed:
            if self._places[name]:
                break
        else:
            return None
        lowest: int | None = None
        floor = max((self._places[limit][-1] for limit in limits if self._places[limit]), default=-1)
        if tag in RUBY_PARTS and self._blocks:
            floor = max(floor, self._blocks[-1])
        for rank in self._scopes[1:]:
            if rank and rank[-1] > floor and self.tags[self.stack[rank[-1]]] not in closed:
                floor = rank[-1]
        for name in closed:
            places = self._places[name]
            if places and places[-1] > floor:
                lowest = places[-1] if lowest is None else min(lowest, places[-1])
        return lowest

    def push(self, tag: str, attributes: tuple[tuple[str, str], ...], start: int, end: int, empty: bool) -> int:
        """Add an element; one that is `empty` is closed at once. Returns its index."""
        index = len(self.tags)
        self.tags.append(tag)
        stack = self.stack
        self.heads.append((attributes, start, end, stack[-1] if stack else -1))
        if empty:
            self.closes.append((end, end))
            return index
        self.closes.append(None)
        place = len(stack)
        stack.append(index)
        self._places[tag].append(place)
        if tag in SCOPES:
            self._scopes[SCOPES[tag]].append(place)
        if tag in BLOCKS:
            self._blocks.append(place)
        return index

    def matching(self, tag: str) -> int | None:
        """Return the place in the stack of the element that an end tag closes; None when it closes none."""
        places = self._places[tag]
        if not places:
            return None
        place = places[-1]
        for rank in self._scopes[SCOPES.get(tag, 0) + 1 :]:
            if rank and rank[-1] > place:
                return None
        return place

    def crosses_block(self, place: int) -> bool:
        """Tell whether a block element is open inside the one at `place`."""
        return bool(self._blocks) and self._blocks[-1] > place

    def close_alone(self, place: int, start: int, end: int) -> int:
        """Close an inline element that has open blocks inside, which stay open. Returns its index."""
        index = self.stack[place]
        self.closes[index] = (start, end)
        self._places[self.tags[index]].pop()
        return index

    def pop(self, start: int, end: int) -> int:
        """Close the innermost element; `start` and `end` are its end tag's, or equal. Returns its index."""
        place = len(self.stack) - 1
        index = self.stack.pop()
        tag = self.tags[index]
        if self.closes[index] is None:
            self.closes[index] = (start, end)
            self._places[tag].pop()
        if tag in SCOPES:
            self._scopes[SCOPES[tag]].pop()
        if self._blocks and self._blocks[-1] == place:
            self._blocks.pop()
        return index

    def finished(self, end: int) -> tuple[Element, ...]:
        """Return all elements; those still open end at `end`."""
        made = []
        still_open = (end, end)
        for index, (tag, (attributes, start, open_end, parent), closes) in enumerate(
            zip(self.tags, self.heads, self.closes, strict=True)
        ):
            close_start, close_end = closes or still_open
            made.append(Element(index, tag, attributes, start, open_end, close_start, close_end, parent))
        return tuple(made)
