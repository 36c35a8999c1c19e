"""Abbreviations that a text defines where it uses them: confidence interval (CI)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BRACKET = re.compile(r"\s?[(（\[［]\s*([A-Za-z][A-Za-z0-9-]{1,9})\s*[)）\]］]")
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 12
_FARTHEST = 60
"""Characters between a word and the abbreviation that it is a part of."""


def used_short(source: str, start: int, end: int, target: str) -> bool:
    """Tell whether a translation has the abbreviation that the source defines for `source[start:end]`, alone or with the words around it.

    What only stands in brackets there is a definition, too, whose words count.
    """
    return any(
        re.search(
            rf"(?<![A-Za-z0-9])(?<![(（\[［]){short}(?![A-Za-z0-9])|(?<=[(（\[［]){short}(?![A-Za-z0-9)）\]］])", target
        )
        for short in map(re.escape, _defined_for(source, start, end))
    )


def _defined_for(text: str, start: int, end: int) -> Iterator[str]:
    for found in _BRACKET.finditer(text, end, end + _FARTHEST):
        if found.start() == end or _begins(text[: found.start()], found[1], start):
            yield found[1]


def _begins(before: str, short: str, start: int) -> bool:
    """Tell whether the words that an abbreviation stands for begin at a place, or before it.

    Its letters are the initials of words, in their order, the last one that of the last word; words between may have
    none (HER2, human epidermal growth factor receptor 2).
    """
    words = list(_WORD.finditer(before))[-_MOST_WORDS:]
    letters = [letter.lower() for letter in short if letter.isalnum()]
    if not words or words[-1].group()[0].lower() != letters[-1]:
        return False
    for word in reversed(words):
        if letters and word.group()[0].lower() == letters[-1]:
            letters.pop()
            if not letters:
                return word.start() <= start
    return False
