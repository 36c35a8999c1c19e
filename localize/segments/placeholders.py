"""The placeholders in a segment's text and in its translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from localize.model import Placeholder, Segment

TAG = re.compile(r"<(/?)([a-z]+[0-9]+)(/?)>")
"""What a placeholder looks like; whether it is one depends on the segment."""

CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_LINE_BREAK = rf"(?<=[{CJK}])\s*\x01\s*(?=[{CJK}])"
_NOTHING: Mapping[str, str] = MappingProxyType({})
_UNPLACEABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Mark(NamedTuple):
    """A placeholder's tag, or text between two, in a text."""

    text: str
    name: str = ""
    """Of a tag; empty for text."""
    role: str = ""
    """open, close or void for a tag."""


def marks(text: str, names: frozenset[str] | set[str]) -> Iterator[Mark]:
    """Yield the texts and the tags of the named placeholders in order; all else that looks like a tag is text."""
    at = 0
    for found in TAG.finditer(text):
        if found[2] not in names or (found[1] and found[3]):
            continue
        if found.start() > at:
            yield Mark(text[at : found.start()])
        yield Mark(found[0], found[2], "close" if found[1] else "void" if found[3] else "open")
        at = found.end()
    if at < len(text):
        yield Mark(text[at:])


def plain(text: str, placeholders: Sequence[Placeholder], contents: Mapping[str, str] = _NOTHING) -> str:
    """Return the visible text: no placeholders, white space collapsed.

    A line break is a blank, but nothing between two characters of Chinese or Japanese. `contents` tells by name what
    readers see of a placeholder that translators don't open; what it doesn't name shows nothing.
    """
    if placeholders:
        shown = {item.name: "\x01" if item.tag == "br" else contents.get(item.name, "") for item in placeholders}
        text = "".join(
            (shown[mark.name] if mark.role == "void" else "") if mark.name else mark.text
            for mark in marks(text, set(shown))
        )
        if "\x01" in text:
            text = re.sub(_LINE_BREAK, "", text).replace("\x01", " ")
    return " ".join(text.split())


def fault(segment: Segment, translation: str) -> str | None:
    """Return why a translation can't be placed, or None.

    Each placeholder of the segment must stand in it once, pairs properly nested, tags without a partner in their order;
    what looks like a placeholder must be one, or stand in the source text just so. Characters that HTML forbids have no
    place on a page.
    """
    wrong = _UNPLACEABLE.search(translation)
    if wrong:
        return f"the character U+{ord(wrong[0]):04X} has no place on a page"
    if "<" not in translation and not segment.placeholders:
        return None
    expected = {item.name: item for item in segment.placeholders}
    literal = {found[0] for found in TAG.finditer(segment.text) if found[2] not in expected}
    for found in TAG.finditer(translation):
        if found[2] not in expected and found[0] not in literal:
            return f"unknown placeholder {found[0]}"
        if found[2] in expected and found[1] and found[3]:
            return f"{found[0]} is no placeholder"
    used: set[str] = set()
    opened: list[str] = []
    for mark in marks(translation, set(expected)):
        if not mark.name:
            continue
        paired = expected[mark.name].close is not None
        if mark.role == "close":
            if not opened or opened[-1] != mark.name:
                return f"{mark.text} closes nothing" if mark.name not in opened else f"{mark.text} is misnested"
            opened.pop()
            continue
        if paired != (mark.role == "open"):
            wanted = f"<{mark.name}>…</{mark.name}>" if paired else f"<{mark.name}/>"
            return f"{mark.text} must be {wanted}"
        if mark.name in used:
            return f"{mark.name} is there twice"
        used.add(mark.name)
        if paired:
            opened.append(mark.name)
    if opened:
        return f"<{opened[-1]}> is not closed"
    missing = [name for name in expected if name not in used]
    if missing:
        return f"{missing[0]} is missing"
    lone = frozenset(item.name for item in segment.placeholders if item.lone)
    if lone:
        places = _lone_places(segment.text, expected, lone)
        for there, here in zip(places, _lone_places(translation, expected, lone), strict=True):
            if there != here:
                return (
                    f"<{here[0]}/> stands for a tag without its partner, and has to stay where it is among the others"
                )
    return None


def _lone_places(text: str, expected: Mapping[str, Placeholder], lone: frozenset[str]) -> list[tuple[str, str]]:
    """Return the tags without a partner in order, each with the innermost pair that it stands in."""
    opened = [""]
    found = []
    for mark in marks(text, set(expected)):
        if mark.role == "open":
            opened.append(mark.name)
        elif mark.role == "close":
            opened.pop()
        elif mark.name in lone:
            found.append((mark.name, opened[-1]))
    return found
