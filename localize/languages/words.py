"""Tables of words as regular expressions: compiled late, in lower case, and by their first letter, so that a search tries few."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache


@cache
def late(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed: classes of thousands of characters take their time."""
    return re.compile(pattern)


@lru_cache(maxsize=256)  # Several rules ask for the same text in a row.
def lowered(text: str) -> str:
    """Return a text in lower case, each character in its place."""
    low = text.lower()
    # This one alone is two characters in lower case.
    return low if len(low) == len(text) else text.replace("İ", "i").lower()


_WORD = re.compile("[a-zµμß-ɏ]+")


@lru_cache(maxsize=256)
def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in Latin letters, in lower case: they tell at once that it has none of a table's."""
    return frozenset(_WORD.findall(lowered(text)))


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return the first word of each phrase: without one of these `words_of` a text, it has no phrase."""
    return frozenset(_WORD.findall(phrase.lower())[0] for phrase in phrases)


def any_of(words: Iterable[str]) -> str:
    """Return a regular expression of any of the words; of those that begin alike the longest counts."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    letters = [f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items())]
    return f"(?:{'|'.join(letters)})"
