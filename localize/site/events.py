"""Compare two parses of a page, event by event, but for the places where they are expected to differ.

The places are marked in both texts before they are parsed: with comments around what is left out or put in, and with
two characters of the private use area around text that is translated, since a parser keeps those where the text goes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from sys import maxsize
from typing import NamedTuple

from localize.site.types import Expected
from localize.values import frozen

RUBY = frozenset({"ruby", "rt", "rp", "rb", "rtc"})
"""Elements that a translation may leave out: readings of Japanese words."""

Attributes = tuple[tuple[str, str], ...]


class Event(NamedTuple):
    """Something that a parser saw."""

    kind: str
    """open, close, text, comment, doctype or region."""
    value: str = ""
    """Tag, or text."""
    attributes: Attributes = ()
    inner: tuple[Event, ...] = ()
    """Of a region: what is in it, without text."""

    def __str__(self) -> str:
        named = "".join(f' {name}="{value}"' for name, value in self.attributes)
        tags = ", ".join(f"<{event.value}>" for event in self.inner if event.kind == "open")
        region = f"translated text with {tags}" if tags else "translated text without tags"
        shown = {"open": f"<{self.value}{named}>", "close": f"</{self.value}>", "region": region}
        text = shown.get(self.kind, f"{self.kind} {self.value.strip()!r}")
        return text if len(text) < 120 else f"{text[:117]}…"


@frozen
class Signs:
    """Signs that occur in neither text."""

    word: str
    """Of comments around what is dropped."""
    opening: str
    """Before translated text."""
    closing: str
    """After it."""

    @property
    def drop(self) -> str:
        """The comment before what is left out."""
        return f"{self.word}-drop"

    @property
    def unwrap(self) -> str:
        """The comment before tags that are put around text."""
        return f"{self.word}-unwrap"

    @property
    def keep(self) -> str:
        """The comment after it."""
        return f"{self.word}-keep"


def signs(*texts: str) -> Signs:
    """Find signs that no text holds."""
    number = 0
    while any(f"localize-{number}-" in text for text in texts):
        number += 1
    free = (chr(code) for code in range(0xE000, 0xF900) if not any(chr(code) in text for text in texts))
    return Signs(f"localize-{number}", next(free), next(free))


def marked(
    text: str,
    signs: Signs,
    *,
    regions: Iterable[tuple[int, int]],
    dropped: Iterable[tuple[int, int]],
    unwrapped: Iterable[tuple[int, int]] = (),
) -> str:
    """Return a text with signs around ranges, which lie apart, or one in another."""
    ranges = [(start, end, f"<!--{signs.drop}-->", f"<!--{signs.keep}-->") for start, end in dropped]
    ranges += [(start, end, f"<!--{signs.unwrap}-->", f"<!--{signs.keep}-->") for start, end in unwrapped]
    edges = sorted({edge for start, end, *_ in ranges for edge in (start, end)})
    free = [] if edges else sorted(regions)
    """Regions at whose edges no other range begins or ends."""
    reach = -1
    for start, end in sorted(regions) if edges else ():
        place = bisect_left(edges, start)
        if start <= reach or (place < len(edges) and edges[place] <= end):
            ranges.append((start, end, signs.opening, signs.closing))
            reach = max(end, reach)
        else:
            free.append((start, end))
    parts: list[str] = []
    done = 0
    waiting = iter([*_in_turn(ranges), (maxsize, "")])
    offset, sign = next(waiting)
    for start, end in free:
        while offset < start:
            parts += (text[done:offset], sign)
            done = offset
            offset, sign = next(waiting)
        parts += (text[done:start], signs.opening, text[start:end], signs.closing)
        done = end
    for at, last in [(offset, sign), *waiting]:
        parts += (text[done:at], last)
        done = at
    return "".join(parts)


def _in_turn(ranges: Iterable[tuple[int, int, str, str]]) -> Iterator[tuple[int, str]]:
    """Yield what stands before and after ranges in the order of the text."""
    at: list[tuple[int, int, int, str]] = []
    for number, (start, end, before, after) in enumerate(sorted(ranges)):
        if start == end:
            at.append((start, 1, number, before + after))
        else:  # At one place, ranges end before others begin; the inner one ends first and begins last.
            at += [(start, 2, -end, before), (end, 0, -start, after)]
    return ((offset, sign) for offset, _, _, sign in sorted(at))


def gathered(events: Iterable[Event], signs: Signs, *, exact: bool = True) -> list[Event]:
    """Drop what is between the comments, gather what is between the characters, and join neighbouring texts.

    Where it need not be `exact`, white space in texts is one blank.
    """
    found: list[Event] = []
    inner: list[Event] | None = None
    for event in _kept(_split(events, signs), signs, _ROOTS if exact else frozenset()):
        kind, value = event[:2]
        if kind != "text":
            if inner is None:
                found.append(event)
            elif kind in ("open", "comment"):
                inner.append(event)
        elif value == signs.opening:
            inner = []
        elif value == signs.closing:
            found.append(Event("region", "", (), tuple(inner)) if inner else _PLAIN)
            inner = None
        elif inner is None:
            if found and found[-1].kind == "text":
                found[-1] = Event("text", found[-1].value + value)
            elif value:
                found.append(event)
    if exact:
        return found
    return [Event("text", BLANKS.sub(" ", e.value)) if e.kind == "text" else e for e in found]


_ROOTS = frozenset(("html", "head", "body"))
_PLAIN = Event("region")
"""Translated text without tags."""
BLANKS = re.compile(r"[ \t\n\f\r]+")
"""White space of HTML."""


def _kept(events: Iterable[Event], signs: Signs, roots: Collection[str]) -> Iterator[Event]:
    """Drop what is between the comments.

    A parser may begin an element there whose tag is left out (`tbody`, `body`), and go on in it with what is kept: it is
    taken to begin there. It may also end an element behind the comments that stood between them, where the end tag is
    left out. `roots` are elements that no tag around text is, and that a parser begins before one on a page without them.
    """
    dropping = ""
    opened: list[Event | None] = []
    """Of each open element, its beginning as long as it is not told; None once it is."""
    untold: set[int] = set()
    """Heights in `opened` of elements whose beginnings may still be told."""
    for event in events:
        kind = event.kind
        if kind == "comment" and event.value.startswith(signs.word):
            dropping = "" if event.value == signs.keep else event.value
        elif kind == "close":
            beginning = opened.pop()
            untold.discard(len(opened))
            if beginning is None:
                yield event
        elif dropping:
            if kind == "open":
                if dropping == signs.drop or event.value in roots:
                    untold.add(len(opened))
                opened.append(event)
        else:
            if untold and not (kind == "text" and not event.value.strip()):
                for height in sorted(untold):
                    beginning = opened[height]
                    if beginning is not None:
                        yield beginning
                    opened[height] = None
                untold.clear()
            if kind == "open":
                opened.append(None)
            yield event


def _split(events: Iterable[Event], signs: Signs) -> Iterator[Event]:
    split = re.compile(f"([{signs.opening}{signs.closing}])").split
    known = {sign: Event("text", sign) for sign in (signs.opening, signs.closing)}
    for event in events:
        if event.kind == "text" and (signs.opening in event.value or signs.closing in event.value):
            for part in split(event.value):
                if part:
                    yield known.get(part) or Event("text", part)
        else:
            yield event


def difference(source: Sequence[Event], page: Sequence[Event], expected: Expected) -> tuple[Event, str] | None:
    """Return the source's event where the page is another one than expected, and what it is there; None where none is.

    Past an end stands an `end` event.
    """
    before = Event("start")
    parent: list[str] = []
    for one, other in zip(source, page, strict=False):
        if one != other and not agree(one, other, expected, parent[-1] if parent else before.value):
            return one, str(other)
        if one.kind == "open":
            parent.append(one.value)
            before = one
        elif one.kind == "close" and parent:
            parent.pop()
    if len(source) == len(page):
        return None
    rest = (*source, Event("end")), (*page, Event("end"))
    shorter = min(len(source), len(page))
    return rest[0][shorter], str(rest[1][shorter])


def agree(one: Event, other: Event, expected: Expected, parent: str) -> bool:
    """Tell whether an event of the page may stand for one of the source; `parent` is the element that a text is in."""
    if one.kind != other.kind:
        return False
    if one.kind == "open":
        return one.value == other.value and _attributes_agree(one, other, expected)
    if one.kind == "region":
        return _regions_agree(one.inner, other.inner, expected)
    if one.value == other.value:
        return True
    if one.kind == "comment":
        return (one.value, other.value) in expected.texts
    if one.kind == "text":
        return _texts_agree(one.value, other.value, expected, parent)
    return False


def _attributes_agree(one: Event, other: Event, expected: Expected) -> bool:
    if one.attributes == other.attributes:
        return True
    old, new = dict(one.attributes), dict(other.attributes)
    return all(
        old.get(name) == new.get(name) or (one.value, name, new.get(name)) in expected.attributes
        for name in old.keys() | new.keys()
    )


def _regions_agree(one: Collection[Event], other: Collection[Event], expected: Expected) -> bool:
    """Tell whether the same elements are in two regions, in whatever order."""
    left = list(one)
    for event in other:
        match = next((candidate for candidate in left if agree(candidate, event, expected, "")), None)
        if match is None:
            return False
        left.remove(match)
    return all(event.kind == "open" and event.value in RUBY for event in left)


def _texts_agree(one: str, other: str, expected: Expected, parent: str) -> bool:
    if (" ".join(one.split()), " ".join(other.split())) in expected.texts:
        return True
    return parent == "script" and _json_agrees(one, other, expected)


_STRING = re.compile(r'("(?:[^"\\]|\\.)*")', re.DOTALL)


def _json_agrees(one: str, other: str, expected: Expected) -> bool:
    """Tell whether two scripts differ in nothing but the strings that are expected to."""
    left, right = _STRING.split(one), _STRING.split(other)
    return len(left) == len(right) and all(
        old == new or (index % 2 == 1 and (old[1:-1], new[1:-1]) in expected.strings)
        for index, (old, new) in enumerate(zip(left, right, strict=True))
    )
