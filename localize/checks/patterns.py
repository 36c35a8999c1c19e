"""Regular expressions of word tables, compiled so that a search skips what can't begin a word.

They are searched in lower case: where letter case counts, a search takes a third of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BEHIND = {"": "", r"\b": r"(?<!\w{})", "(?<![A-Za-z])": "(?<![a-z]{})"}
"""What an alternative may begin with, and how the same is asked once its first letter is read."""
_LETTER = re.compile(r"[^\W_](?![?*+{])")
_MARK = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")
"""What says where a group is: an escape and a class are no marks, whatever they hold."""
_DEPTH = {"(": 1, ")": -1}
_CHARACTER = re.compile(r"[^\\\[\](){}.^$|?*+](?![?*+{])")


def compiled(*patterns: str) -> re.Pattern[str]:
    r"""Compile alternatives as one pattern, in lower case, to be searched in a text that is `lowered`.

    Where all begin with a letter, or a mark that stands for itself, a search looks for these first: `\bone|\btwo` becomes
    `o(?<!\wo)ne|t(?<!\wt)wo`, nearly. Else those that begin with the same test share it: `\b(?:one|\d)`.
    """
    shared: dict[str, list[str]] = {}
    for part in (part for pattern in patterns for part in _alternatives(pattern)):
        test = next((test for test in _BEHIND if test and part.startswith(test)), "")
        shared.setdefault(test, []).extend(_opened(_lower(part.removeprefix(test))))
    if not all((_LETTER if test else _CHARACTER).match(part) for test, parts in shared.items() for part in parts):
        return re.compile(_joined(shared))
    by_letter: dict[str, dict[str, list[str]]] = {}
    for test, parts in shared.items():
        for part in parts:
            by_letter.setdefault(part[0], {}).setdefault(_BEHIND[test].format(part[0]), []).append(part[1:])
    return re.compile("|".join(f"{letter}(?:{_joined(by_test)})" for letter, by_test in by_letter.items()))


def _joined(shared: dict[str, list[str]]) -> str:
    """Return alternatives by the test that they begin with as one pattern."""
    return "|".join(f"{test}(?:{'|'.join(parts)})" for test, parts in shared.items())


def _lower(pattern: str) -> str:
    r"""Return a pattern in lower case; letters behind a backslash stand for something: \S is not \s."""
    return re.sub(r"\\.|[^\\]+", lambda found: found[0] if found[0][0] == "\\" else found[0].lower(), pattern)


def _opened(part: str) -> Iterator[str]:
    """Take apart the group that an alternative begins with: `(?:a|b)c` is `ac` or `bc`."""
    end = _group_end(part) if part.startswith("(?:") else 0
    if not end or part[end : end + 1] in ("?", "*", "+", "{"):
        yield part
        return
    for first in _alternatives(part[3 : end - 1]):
        yield from _opened(first + part[end:])


def _group_end(pattern: str) -> int:
    """Return where the group ends that a pattern begins with."""
    depth = 0
    for mark in _MARK.finditer(pattern):
        depth += _DEPTH.get(mark[0], 0)
        if not depth:
            return mark.end()
    raise ValueError(f"a group is not closed: {pattern}")


def _alternatives(pattern: str) -> list[str]:
    """Split a pattern at the bars that are in no group and no class."""
    found, depth, start = [], 0, 0
    for mark in _MARK.finditer(pattern):
        depth += _DEPTH.get(mark[0], 0)
        if mark[0] == "|" and not depth:
            found.append(pattern[start : mark.start()])
            start = mark.end()
    return [*found, pattern[start:]]
