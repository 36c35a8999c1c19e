"""What is around an article's elements and inside them, told in a few steps each, however deep they nest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import accumulate, islice
from typing import NamedTuple

from localize.model import Article, Block, Element, Form


class Inside(NamedTuple):
    """The texts inside an element."""

    total: int
    offered: int
    first: tuple[Block, ...]
    """As many as were asked for."""


class Around:
    """Answers about one article. What takes a look at all elements is looked up once, when it is first asked for."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._texts = [block for block in article.blocks if block.form in (Form.TEXT, Form.RCDATA)]
        self._starts = [block.start for block in self._texts]
        self._nearest: dict[str, list[int]] = {}

    def nearest(self, element: Element, what: str, test: Callable[[Element], bool]) -> Element | None:
        """Return the innermost element that passes a test, of an element itself and those around; `what` names the test."""
        found = self._nearest.get(what)
        if found is None:
            found = self._nearest[what] = []
            for each in self.article.elements:
                found.append(each.index if test(each) else found[each.parent] if each.parent >= 0 else -1)
        place = found[element.index]
        return self.article.elements[place] if place >= 0 else None

    def holds(self, outer: Element, index: int) -> bool:
        """Tell whether an element, or an element around it, is `outer`."""
        return outer.index <= index <= self._last[outer.index]

    def innermost(self, block: Block) -> Element | None:
        """Return the innermost element around a block."""
        place = self._around_blocks[block.index]
        return self.article.elements[place] if place >= 0 else None

    def inside(self, element: Element, most: int) -> Inside:
        """Return how many texts begin and end inside an element, and the first ones."""
        low, high = bisect_left(self._starts, element.start), bisect_left(self._starts, element.end)
        count, offered = high - low, self._offered[high] - self._offered[low]
        for block in self._open_behind(high - 1):
            if block.start < element.start:
                break
            if block.end > element.end:
                count -= 1
                offered -= block.locked is None
        within = (block for block in islice(self._texts, low, high) if block.end <= element.end)
        return Inside(count, offered, tuple(islice(within, most)))

    def text_around(self, element: Element) -> Block | None:
        """Return the innermost text that begins before an element and ends after it."""
        behind = self._open_behind(bisect_left(self._starts, element.start + 1) - 1)
        return next((block for block in behind if element.end <= block.end), None)

    def _open_behind(self, place: int) -> Iterator[Block]:
        """Yield a text and those that it begins in, from the innermost on."""
        while place >= 0:
            yield self._texts[place]
            place = self._outer[place]

    @cached_property
    def _offered(self) -> list[int]:
        return [0, *accumulate(block.locked is None for block in self._texts)]

    @cached_property
    def _outer(self) -> list[int]:
        """Of each text the place of the one that it begins in, or -1."""
        result: list[int] = []
        for place, block in enumerate(self._texts):
            outer = place - 1
            while outer >= 0 and self._texts[outer].end <= block.start:
                outer = result[outer]
            result.append(outer)
        return result

    @cached_property
    def _last(self) -> list[int]:
        """Of each element the index of the last one inside."""
        result = list(range(len(self.article.elements)))
        for element in reversed(self.article.elements):
            if element.parent >= 0:
                result[element.parent] = max(result[element.parent], result[element.index])
        return result

    @cached_property
    def _around_blocks(self) -> dict[int, int]:
        """By index of a block: the innermost element around it, or -1."""
        elements = self.article.elements
        result: dict[int, int] = {}
        following, open_here = 0, -1
        for block in sorted(self.article.blocks, key=lambda block: block.start):
            while following < len(elements) and elements[following].start < block.start:
                open_here, following = following, following + 1
            while open_here >= 0 and elements[open_here].close_start <= block.start:
                open_here = elements[open_here].parent
            place = open_here
            while place >= 0 and not (
                elements[place].open_end <= block.start and block.end <= elements[place].close_start
            ):
                place = elements[place].parent
            result[block.index] = place
        return result
