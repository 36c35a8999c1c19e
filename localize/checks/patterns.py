"""Regular expressions of word tables, compiled so that a search skips what can't begin a word.

They are searched in lower case: where letter case counts, a search takes a third of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LETTER = re.compile(r"[^\W_](?![?*+{])")
_MARK = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")
"""What says where a group is: an escape and a class are no marks, whatever they hold."""
_DEPTH = {"(": 1, ")": -1}
_CHOICE = re.compile(r"\[([^\\\[\]^-]+)\]")
"""A class of characters that stand for themselves."""
_PLAIN = re.compile(r"[^\\\[\](){}.^$|?*+]")
_CHARACTER = re.compile(rf"{_PLAIN.pattern}(?![?*+{{])")
_HEAD = re.compile(rf"(?:{_CHARACTER.pattern}){{0,2}}")
_NEVER = "(?!)"
"""What a table has that has no such words."""


def compiled(*patterns: str) -> re.Pattern[str]:
    r"""Compile alternatives as one pattern, in lower case, to be searched in a text that is `lowered`.

    Where all begin with a letter, or a mark that stands for itself, a search looks for these first: `\bone|(?<!x)two` becomes
    `o(?<!\wo)ne|t(?<!xt)wo`, nearly. Else those that begin with the same test share it: `\b(?:one|\d)`.
    """
    shared: dict[tuple[str, ...], list[str]] = {}
    for part in (part for pattern in patterns if pattern != _NEVER for part in _alternatives(_lower(pattern))):
        tests, rest = _tests(part)
        shared.setdefault(tests, []).extend(_opened(rest))
    letters = (
        (_LETTER if r"\b" in tests else _CHARACTER).match(part) for tests, parts in shared.items() for part in parts
    )
    if not shared or not all(letters):
        return re.compile(_joined({"".join(tests): parts for tests, parts in shared.items()}) or _NEVER)
    by_letter: dict[str, dict[str, list[str]]] = {}
    for tests, parts in shared.items():
        for part in parts:
            behind = "".join(_behind(test, part[0]) for test in tests)
            by_letter.setdefault(part[0], {}).setdefault(behind, []).append(part[1:])
    return re.compile("|".join(f"{letter}(?:{_joined(by_test)})" for letter, by_test in by_letter.items()))


def heads(*patterns: str) -> set[str]:
    """Return the first characters, up to two, that what the alternatives find begins with; empty where that isn't certain."""
    parts = (_tests(part)[1] for pattern in patterns for part in _alternatives(_lower(pattern)))
    return {_HEAD.match(opened)[0] for part in parts for opened in _opened(part)}  # type: ignore[index]


def _tests(part: str) -> tuple[tuple[str, ...], str]:
    r"""Return what an alternative asks of the text before it, `\b` and `(?<!no )`, and the rest."""
    tests = []
    while part.startswith((r"\b", "(?<!", "(?<=")):
        end = 2 if part[0] == "\\" else _group_end(part)
        tests.append(part[:end])
        part = part[end:]
    return tuple(tests), part


def _behind(test: str, letter: str) -> str:
    """Return how the same is asked once the first letter is read."""
    return rf"(?<!\w{letter})" if test == r"\b" else f"{test[:4]}(?:{test[4:-1]}){letter})"


def _joined(shared: dict[str, list[str]]) -> str:
    """Return alternatives by the test that they begin with as one pattern."""
    return "|".join(f"{test}(?:{'|'.join(parts)})" for test, parts in shared.items())


def _lower(pattern: str) -> str:
    r"""Return a pattern in lower case; letters behind a backslash stand for something: \S is not \s."""
    return re.sub(r"\\.|[^\\]+", lambda found: found[0] if found[0][0] == "\\" else found[0].lower(), pattern)


def _opened(part: str) -> Iterator[str]:
    """Take apart what an alternative begins with: `(?:a|b)c` and `[ab]c` are `ac` or `bc`, `a?b` is `b` or `ab`."""
    if part.startswith("(?:"):
        end = _group_end(part)
        firsts = _alternatives(part[3 : end - 1])
    elif choice := _CHOICE.match(part):
        end, firsts = choice.end(), [*choice[1]]
    else:
        end, firsts = 1, [part[:1]]
    if part[end : end + 1] == "?" and part[end + 1 : end + 2] not in ("?", "+") and (end > 1 or _PLAIN.match(part)):
        yield from _opened(part[end + 1 :])
        end += 1
    elif end == 1 or part[end : end + 1] in ("?", "*", "+", "{"):
        yield part
        return
    for first in firsts:
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
