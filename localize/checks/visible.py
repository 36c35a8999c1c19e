"""Texts as readers see them: without placeholders, and with the way back to the text that has them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from localize.segments.placeholders import TAG


@dataclass(frozen=True, slots=True)
class Visible:
    """A text without its placeholders."""

    text: str
    places: tuple[int, ...]
    """Of each character, its place in the text with placeholders."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the visible text is in the text with placeholders."""
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=256)
def visible(text: str) -> Visible:
    """Take the placeholders out of a text; a line break leaves a space, so that what it parts stays apart."""
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
