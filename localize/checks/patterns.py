"""Regular expressions of word tables, compiled so that a search skips what can't begin a word."""

from __future__ import annotations

import re

_TESTS = (r"\b", "(?<![A-Za-z])")


def compiled(*patterns: str) -> re.Pattern[str]:
    r"""Compile alternatives as one pattern; letter case counts where there are no Latin letters to have one.

    Alternatives that begin with the same test share it: `\bone|\btwo` becomes `\b(?:one|two)`.
    """
    shared: dict[str, list[str]] = {}
    for part in (part for pattern in patterns for part in _alternatives(pattern)):
        test = next((test for test in _TESTS if part.startswith(test)), "")
        shared.setdefault(test, []).append(part.removeprefix(test))
    whole = "|".join(f"{test}(?:{'|'.join(parts)})" for test, parts in shared.items())
    latin = re.search(r"(?<!\\)[A-Za-z]", whole) is not None
    return re.compile(whole, re.IGNORECASE if latin else 0)


def _alternatives(pattern: str) -> list[str]:
    """Split a pattern at the bars that are in no group and no class."""
    found, depth, start, place = [], 0, 0, 0
    while place < len(pattern):
        mark = pattern[place]
        if mark == "\\":
            place += 1
        elif mark in "([":
            depth += 1
        elif mark in ")]":
            depth -= 1
        elif mark == "|" and not depth:
            found.append(pattern[start:place])
            start = place + 1
        place += 1
    return [*found, pattern[start:]]
