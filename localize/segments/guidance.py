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


class _Inherited(NamedTuple):
    notes: tuple[str, ...]
    locales: LocaleFilter | None


def guided(article: Article, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return the segments with the notes and locales that the page gives them."""
    marks = article.marks
    handed = _handed_down(article)
    marked = sorted(index for index in marks if index >= 0)
    starts = [article.elements[index].start for index in marked]
    result = []
    for segment in segments:
        block = article.blocks[segment.block]
        around = handed[block.element] if block.element >= 0 else handed[-1]
        notes = []
        locales = around.locales
        if block.name:
            own = marks.get(block.element, {}).get(block.name, _NOTHING)
            notes += [*own.notes, *own.own_notes]
            locales = own.locales or locales
        else:
            notes += [*around.notes, *_own(marks, block.element)]
            for place in range(bisect_left(starts, segment.start), bisect_left(starts, segment.end)):
                element = marked[place]
                notes += [*marks[element].get("", _NOTHING).notes, *_own(marks, element)]
                if len(notes) > _MOST:
                    break
        kept = tuple(dict.fromkeys(notes))[:_MOST]
        changed = kept or locales is not None
        result.append(replace(segment, notes=kept, locales=locales) if changed else segment)
    return tuple(result)


def _own(marks: Mapping[int, Mapping[str, Mark]], element: int) -> tuple[str, ...]:
    return marks.get(element, {}).get("", _NOTHING).own_notes


def _handed_down(article: Article) -> list[_Inherited]:
    """Return what each element hands down, the page's own last: the nearest notes and filter count."""
    marks = article.marks
    root = marks.get(-1, {}).get("", _NOTHING)
    result = [_Inherited(root.notes, root.locales)] * (len(article.elements) + 1)
    for element in article.elements:
        outer = result[element.parent]
        own = marks.get(element.index, {}).get("")
        if own is None or (not own.notes and own.locales is None):
            result[element.index] = outer
        else:
            result[element.index] = _Inherited(own.notes or outer.notes, own.locales or outer.locales)
    return result


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
