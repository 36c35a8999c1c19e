"""Texts as readers see them: without placeholders, and with the way back to the text that has them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from localize.segments.placeholders import TAG
from localize.values import frozen


@frozen
class Visible:
    """A text without its placeholders."""

    text: str
    places: Sequence[int]
    """Of each character, its place in the text with placeholders."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the visible text is in the text with placeholders."""
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=256)
def visible(text: str) -> Visible:
    """Take the placeholders out of a text; a line break leaves a space, so that what it parts stays apart."""
    if "<" not in text:
        return Visible(text, range(len(text)))
    kept: list[int] = []
    shown: list[str] = []
    last = 0
    for found in TAG.finditer(text):
        kept.extend(range(last, found.start()))
        shown.append(text[last : found.start()])
        if found[3] and found[2].startswith("br"):
            kept.append(found.start())
            shown.append(" ")
        last = found.end()
    kept.extend(range(last, len(text)))
    return Visible("".join([*shown, text[last:]]), tuple(kept))


def shown(text: str) -> str:
    """Return a text without its placeholders."""
    return visible(text).text if "<" in text else text


def short(text: str) -> str:
    """Return a text as a message quotes it: its beginning, where it is long."""
    return text if len(text) <= 40 else f"{text[:39]}…"
