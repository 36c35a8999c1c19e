"""Tables of words as regular expressions: compiled late, in lower case, and by their first letter, so that a search tries few."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache


@cache
def late(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed: classes of thousands of characters take their time."""
    return re.compile(pattern)


def lowered(text: str) -> str:
    """Return a text in lower case, each character in its place."""
    low = text.lower()
    # This one alone is two characters in lower case.
    return low if len(low) == len(text) else text.replace("İ", "i").lower()


def any_of(words: Iterable[str]) -> str:
    """Return a regular expression of any of the words; of those that begin alike the longest counts."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    letters = [f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items())]
    return f"(?:{'|'.join(letters)})"
