"""Which brackets and quotation marks of a text belong together.

An opening mark without its partner must not swallow the rest of a text, and a closing one means nothing alone: only
marks that pair count. Time is linear in the length of the text, whatever it holds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

LONGEST = 600
"""A pair further apart, in characters, is taken for two lone marks: no sentence is that long."""

BLANK_LINE = r"(?:\r\n?|[\n\x85\u2028\u2029])[^\S\r\n\x85\u2028\u2029]*(?:\r\n?|[\n\x85\u2028\u2029])"


@dataclass(frozen=True, slots=True)
class Pairs:
    """The paired marks of a text."""

    opened_by: Mapping[int, int]
    """Offset of each closing mark, to the offset of its opening one."""
    starts: tuple[int, ...]
    """Offsets of the outermost opening marks, rising."""
    ends: tuple[int, ...]
    """Offsets of their closing marks."""

    def around(self, offset: int) -> int | None:
        """Return where the outermost pair opens that is open at an offset, None outside of all pairs."""
        index = bisect_right(self.starts, offset - 1) - 1
        return self.starts[index] if index >= 0 and self.ends[index] >= offset else None

    def closed_at(self, offset: int) -> int | None:
        """Return the closing mark's offset of the outermost pair that opens at an offset."""
        index = bisect_right(self.starts, offset) - 1
        return self.ends[index] if index >= 0 and self.starts[index] == offset else None


_NO_PAIRS = Pairs(MappingProxyType({}), (), ())


@cache
def _marks(pairs: tuple[str, ...]) -> tuple[re.Pattern[str], Mapping[str, str], frozenset[str]]:
    pattern = re.compile(f"{BLANK_LINE}|[{re.escape(''.join(pairs))}]")
    return pattern, {pair[1]: pair[0] for pair in pairs}, frozenset(pair[0] for pair in pairs)


def pair(text: str, pairs: tuple[str, ...], *, spaced: bool) -> Pairs:
    """Pair the marks of a text, each pair written as `()`; none reaches over a blank line.

    A mark that opens and closes (`"`) opens where white space, or an opening mark, stands before it; in a language
    without spaces it opens when none of its kind is open.
    """
    pattern, opener_of, openers = _marks(pairs)
    if pattern.search(text) is None:
        return _NO_PAIRS
    stack: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    opened_by: dict[int, int] = {}
    for match in pattern.finditer(text):
        mark, at = match.group(), match.start()
        if mark not in opener_of and mark not in openers:
            stack.clear()
            waiting.clear()
            continue
        opener = opener_of.get(mark, "")
        closing = waiting[opener] > 0 if opener else False
        if opener == mark and spaced and closing and _opens(text, at):
            closing = False
        if closing:
            start = _unwind(stack, waiting, opener)
            if at - start <= LONGEST:
                opened_by[at] = start
        elif mark in openers and (opener != mark or not spaced or _opens(text, at)):
            stack.append((mark, at))
            waiting[mark] += 1
    return _outermost(opened_by)


def _unwind(stack: list[tuple[str, int]], waiting: Counter[str], opener: str) -> int:
    while True:
        mark, at = stack.pop()
        waiting[mark] -= 1
        if mark == opener:
            return at


def _opens(text: str, at: int) -> bool:
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([“‘«—–-¿¡/") and bool(after) and not after.isspace()


def _outermost(opened_by: Mapping[int, int]) -> Pairs:
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted((start, end) for end, start in opened_by.items()):
        if not ends or start > ends[-1]:
            starts.append(start)
            ends.append(end)
    return Pairs(opened_by, tuple(starts), tuple(ends))
