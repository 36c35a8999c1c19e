"""Bars of links and the like: each text of a menu, a breadcrumb or a list of tags is a text of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from localize.article.rules import LETTER
from localize.article.trim import Stretch
from localize.model import Role

_BLANKS = r"[\s\x00-\x1f\x7f-\x9f]*"
_BETWEEN = re.compile(rf"{_BLANKS}[|｜¦/／›»>＞→・·•‧∙、,，;；~–—-]{{0,3}}{_BLANKS}")
"""What stands between two texts of a bar."""
_LABEL = re.compile(rf".*[:\uff1a]{_BLANKS}", re.DOTALL)
"""What may stand before the first: a label."""
_LAST = re.compile(rf"{_BLANKS}[|｜¦/／›»>＞→·•]{{1,2}}{_BLANKS}(?=\S)")
"""What stands before the last where that is no link: the page itself, at a breadcrumb's end."""
_RULE = re.compile(r"\s+[|¦]\s+|\s*｜\s*")
"""A rule between any texts."""
_MARK = re.compile("[|¦｜]")
"""What a rule has, which is found far sooner than the white space before it is tried everywhere."""


class _Item(NamedTuple):
    """An element of a line, or the text between two, as places (half-open) of pieces."""

    low: int
    high: int
    element: bool
    text: str


def bar(part: Stretch, low: int, high: int, inside: Sequence[int], tags: Sequence[str]) -> list[tuple[int, int]] | None:
    """Return where a line is cut if it is a bar: at least two links with nothing but marks between, or texts with a rule.

    Cuts are places of pieces and offsets in them, rising; None where the line is none.
    """
    items = list(_items(part, low, high, inside))
    elements = [item for item in items if item.element and LETTER.search(item.text)]
    if not elements:
        return None
    if len(elements) > 1 and all(item.element or _BETWEEN.fullmatch(item.text) for item in items[1:-1]):
        links = [item for item in elements if _is_link(part, item, tags)]
        rest = [item for item in elements if item not in links]
        labelled = rest == elements[: len(rest)] and all(_LABEL.fullmatch(item.text) for item in rest)
        if len(links) > 1 and labelled and _may_begin(items[0]) and _may_end(items[-1]):
            return list(_around(part, items))
    cuts = [cut for item in items if not item.element for cut in _rules(part, item)]
    return cuts or None


def _items(part: Stretch, low: int, high: int, inside: Sequence[int]) -> Iterator[_Item]:
    place = low
    while place < high:
        partner = part.match.get(place)
        stop = place + 1
        element = partner is not None and place < partner < high and inside[place] == 0
        if element:
            stop = partner + 1  # type: ignore[operator]
        else:
            while stop < high and not (stop in part.match and inside[stop] == 0):
                stop += 1
        texts = (piece.text for at, piece in enumerate(part.pieces[place:stop], place) if at not in part.folded)
        yield _Item(place, stop, element, "".join(texts))
        place = stop


def _is_link(part: Stretch, item: _Item, tags: Sequence[str]) -> bool:
    """Tell whether an element is a link, or holds one that says all that it says."""
    for place in range(item.low, item.high):
        piece = part.pieces[place]
        if piece.role is Role.TEXT and piece.text.strip():
            return False
        if piece.role is Role.OPEN and tags[piece.element] == "a":
            partner = part.match.get(place, place)
            return part.seen[partner] - part.seen[place] == part.seen[item.high] - part.seen[item.low]
    return False


def _may_begin(item: _Item) -> bool:
    return item.element or _BETWEEN.fullmatch(item.text) is not None or _LABEL.fullmatch(item.text) is not None


def _may_end(item: _Item) -> bool:
    return item.element or _BETWEEN.fullmatch(item.text) is not None or _LAST.match(item.text) is not None


def _around(part: Stretch, items: Sequence[_Item]) -> Iterator[tuple[int, int]]:
    for item in items:
        if item.element:
            yield item.low, 0
            yield item.high, 0
        elif item is items[-1] and (found := _LAST.match(item.text)):
            yield _place(part, item, found.end())


def _rules(part: Stretch, item: _Item) -> Iterator[tuple[int, int]]:
    for found in _RULE.finditer(item.text) if _MARK.search(item.text) else ():
        yield _place(part, item, found.start())
        yield _place(part, item, found.end())


def _place(part: Stretch, item: _Item, offset: int) -> tuple[int, int]:
    """Return the piece and the offset in it where an offset of an item's text is; a reference isn't cut."""
    for place in range(item.low, item.high):
        length = 0 if place in part.folded else len(part.pieces[place].text)
        if offset < length:
            piece = part.pieces[place]
            return (place, offset) if piece.end - piece.start == length else (place, 0)
        offset -= length
    return item.high, 0
