"""What of a page is not for a locale (ITS 2.0, section 8.10): it is left out of that locale's page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from localize.article.rules import VOIDS
from localize.model import Article, Element, Form
from localize.segments import is_for
from localize.site.vacate import KEPT, Vacancy
from localize.values import frozen


@frozen
class Filtered:
    """What goes."""

    elements: tuple[Element, ...] = ()
    """Outermost elements that go as a whole, in order."""
    segments: frozenset[str] = frozenset()
    """Ids of all segments that go."""
    emptied: frozenset[str] = frozenset()
    """Ids of attributes of elements that stay."""


def filtered(article: Article, locale: str) -> Filtered:
    """Return what is not for a locale."""
    unwanted = [segment for segment in article.segments if not is_for(segment.locales, locale)]
    elements: list[Element] = []
    for index in sorted(article.marks):
        mark = article.marks[index].get("") if index >= 0 else None
        if mark is None or is_for(mark.locales, locale):
            continue
        element = article.elements[index]
        closed = element.tag in VOIDS or element.close_start < element.end
        if closed and element.tag not in KEPT and (not elements or element.start >= elements[-1].end):
            elements.append(element)
    starts = [element.start for element in elements]
    gone: set[str] = set()
    emptied: set[str] = set()
    for segment in unwanted:
        place = bisect_right(starts, segment.start) - 1
        inside = place >= 0 and segment.end <= elements[place].end
        text = article.blocks[segment.block].form is Form.TEXT
        (gone if inside or text else emptied).add(segment.id)
    return Filtered(tuple(elements), frozenset(gone), frozenset(emptied))


def joined(parts: Iterable[Vacancy | Element]) -> list[tuple[int, int]]:
    """Return the ranges of what goes, those that overlap as one."""
    ranges: list[tuple[int, int]] = []
    for start, end in sorted((part.start, part.end) for part in parts):
        if ranges and start < ranges[-1][1]:
            ranges[-1] = ranges[-1][0], max(ranges[-1][1], end)
        else:
            ranges.append((start, end))
    return ranges


def unfiltered(article: Article) -> Article:
    """Return an article of which everything is for every locale."""
    return replace(
        article,
        marks={},
        segments=tuple(replace(item, locales=None) if item.locales else item for item in article.segments),
    )
