"""Quick answers about an article's elements, blocks and segments, for the edits that need many of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import field
from operator import attrgetter

from localize.model import Article, Block, Element, Form, Role, Segment
from localize.values import frozen

FORMATTING = frozenset(
    {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
)
"""Elements that a parser opens again in the next block when they aren't closed
(https://html.spec.whatwg.org/multipage/parsing.html#list-of-active-formatting-elements)."""


@frozen
class Outline:
    """An article with its parts indexed; made once for a page."""

    article: Article
    texts: tuple[Block, ...] = field(repr=False)
    """Blocks that are text between tags."""
    starts: tuple[int, ...] = field(repr=False)
    """Where they start."""
    segments: dict[int, tuple[Segment, ...]] = field(repr=False)
    """Segments by block index, in order of `start`."""
    element_starts: tuple[int, ...] = field(repr=False)
    """Where the elements start; document order."""
    speaking: tuple[int, ...] = field(repr=False)
    """For each element, the nearest one, itself or above, that says its language; -1 where none does."""

    def texts_in(self, start: int, end: int) -> tuple[Block, ...]:
        """Return the text blocks that lie in a range."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return tuple(block for block in self.texts[low:high] if block.end <= end)

    def count_in(self, start: int, end: int) -> int:
        """Return how many text blocks begin in a range."""
        return bisect_left(self.starts, end) - bisect_left(self.starts, start)

    def elements_in(self, start: int, end: int) -> tuple[Element, ...]:
        """Return the elements whose start tag begins in a range."""
        low, high = bisect_left(self.element_starts, start), bisect_left(self.element_starts, end)
        return self.article.elements[low:high]

    def ancestors(self, index: int) -> Iterator[Element]:
        """Go up from an element, itself first."""
        while index >= 0:
            element = self.article.elements[index]
            yield element
            index = element.parent

    def innermost(self, block: Block, offset: int) -> int:
        """Return the index of the innermost element that holds the character at `offset` of a block."""
        inner = block.element
        for piece in block.pieces:
            if piece.start > offset:
                break
            if piece.role is Role.OPEN and piece.element >= 0:
                element = self.article.elements[piece.element]
                if element.open_end <= offset < element.close_start:
                    inner = piece.element
        return inner


def outline(article: Article) -> Outline:
    """Index an article's parts."""
    texts = tuple(block for block in article.blocks if block.form is Form.TEXT)
    by_block: dict[int, list[Segment]] = {}
    for segment in sorted(article.segments, key=attrgetter("start", "end")):
        by_block.setdefault(segment.block, []).append(segment)
    return Outline(
        article=article,
        texts=texts,
        starts=tuple(block.start for block in texts),
        segments={index: tuple(segments) for index, segments in by_block.items()},
        element_starts=tuple(element.start for element in article.elements),
        speaking=_speaking(article),
    )


def declared(element: Element) -> str | None:
    """Return the language that an element says it is in."""
    return (element.get("lang") or element.get("xml:lang")) if element.attributes else None


def _speaking(article: Article) -> tuple[int, ...]:
    found: list[int] = []
    for element in article.elements:
        found.append(element.index if declared(element) else found[element.parent] if element.parent >= 0 else -1)
    return tuple(found)


def lingers(element: Element) -> bool:
    """Tell whether an element has no end tag and so goes on in the next block, as parsers read it.

    `<a id="x"/>` is one in HTML, where the slash means nothing.
    """
    return element.tag in FORMATTING and element.close_start == element.end
