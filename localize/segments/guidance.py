"""What a page says of its segments to translators, and for which locales they are (ITS 2.0)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from localize.model import Article, LocaleFilter, Mark, Segment

_MOST = 20
"""Notes of a segment."""
_NOTHING = Mark()


class _Around(NamedTuple):
    """A marked element around a place, and what holds inside it: the nearest notes and filter count."""

    element: int
    end: int
    notes: tuple[str, ...]
    locales: LocaleFilter | None


def guided(article: Article, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return the segments with the notes and locales that the page gives them."""
    marks, elements = article.marks, article.elements
    root = marks.get(-1, {}).get("", _NOTHING)
    around = [_Around(-1, len(article.source), root.notes, root.locales)]
    marked = sorted(index for index in marks if index >= 0)
    starts = [elements[index].start for index in marked]
    found = list(segments)
    at = 0
    for place in sorted(range(len(found)), key=lambda place: found[place].start):
        segment = found[place]
        while at < len(marked) and starts[at] < segment.start:
            while len(around) > 1 and around[-1].end <= starts[at]:
                around.pop()
            own = marks[marked[at]].get("", _NOTHING)
            outer = around[-1]
            end = min(elements[marked[at]].end, outer.end)
            around.append(_Around(marked[at], end, own.notes or outer.notes, own.locales or outer.locales))
            at += 1
        while len(around) > 1 and around[-1].end <= segment.start:
            around.pop()
        block = article.blocks[segment.block]
        inner = around[-1]
        if block.name:
            own = marks.get(block.element, {}).get(block.name, _NOTHING)
            notes, locales = [*own.notes, *own.own_notes], own.locales or inner.locales
        else:
            notes, locales = [*inner.notes], inner.locales
            if inner.element >= block.element:
                notes += _own(marks, inner.element)
            for element in marked[at : bisect_left(starts, segment.end)][:_MOST]:
                notes += [*marks[element].get("", _NOTHING).notes, *_own(marks, element)]
        kept = tuple(dict.fromkeys(notes))[:_MOST]
        if kept or locales is not None:
            found[place] = replace(segment, notes=kept, locales=locales)
    return tuple(found)


def _own(marks: Mapping[int, Mapping[str, Mark]], element: int) -> tuple[str, ...]:
    return marks.get(element, {}).get("", _NOTHING).own_notes


def is_for(found: LocaleFilter | None, locale: str) -> bool:
    """Tell whether a text with this filter is for a locale, by extended filtering of RFC 4647, section 3.3.2."""
    return found is None or any(_matches(item, locale) for item in found.ranges) != found.exclude


def _matches(wanted: str, locale: str) -> bool:
    """Tell whether a language range such as `*-CH` matches a tag."""
    parts, tags = wanted.lower().split("-"), locale.lower().split("-")
    if parts[0] not in ("*", tags[0]):
        return False
    at = 1
    for part in parts[1:]:
        if part == "*":
            continue
        while at < len(tags) and tags[at] != part:
            if len(tags[at]) == 1:
                return False
            at += 1
        if at == len(tags):
            return False
        at += 1
    return True
