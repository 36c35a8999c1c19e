"""Which brackets and quotation marks of a text belong together.

An opening mark without its partner must not swallow the rest of a text, and a closing one means nothing alone: only
marks that pair count. Time is linear in the length of the text, whatever it holds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from localize.values import frozen

LONGEST = 600
"""A pair further apart, in characters, is taken for two lone marks: no sentence is that long."""
_LONGEST_QUOTATION = 300
"""The same for quotation marks between spaced words: a longer quotation comes sentence by sentence."""

BLANK_LINE = r"(?:\r\n?|[\n\x85\u2028\u2029])[^\S\r\n\x85\u2028\u2029]*(?:\r\n?|[\n\x85\u2028\u2029])"


@frozen
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


QUOTATION_MARKS = frozenset("“‘«„‚»\"'")
"""The first characters of opening quotation marks."""
# What an apostrophe at the start of a word stands for letters in: '90s, 'tis, rock 'n' roll.
_ELIDED = re.compile(r"'(?:\d|(?:tis|twas|em|til|n|cause|bout)\b)", re.IGNORECASE)


@cache
def _marks(pairs: tuple[str, ...]) -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]], frozenset[str]]:
    halves = [(pair[: len(pair) // 2], pair[len(pair) // 2 :]) for pair in pairs]
    marks = {mark for half in halves for mark in half}
    longer = sorted((mark for mark in marks if len(mark) > 1), key=lambda mark: (-len(mark), mark))
    single = f"[{re.escape(''.join(sorted(marks.difference(longer))))}]"
    pattern = re.compile("|".join([BLANK_LINE, *map(re.escape, longer), single]))
    openers: dict[str, tuple[str, ...]] = {}
    for opener, close in halves:
        openers[close] = (*openers.get(close, ()), opener)
    return pattern, openers, frozenset(opener for opener, _ in halves)


def pair(text: str, pairs: tuple[str, ...], *, spaced: bool) -> Pairs:
    """Pair the marks of a text, each pair written as `()` or `''''`; none reaches over a blank line.

    A mark that opens and closes (`"`) opens where white space, or an opening mark, stands before it; in a language
    without spaces it opens when none of its kind is open. So it does with white space on both sides. An apostrophe
    inside a word is no mark.
    """
    pattern, openers_of, openers = _marks(pairs)
    if pattern.search(text) is None:
        return _NO_PAIRS
    stack: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    opened_by: dict[int, int] = {}
    for match in pattern.finditer(text):
        mark, at = match.group(), match.start()
        partners = openers_of.get(mark, ())
        if not partners and mark not in openers:
            stack.clear()
            waiting.clear()
            continue
        if spaced and not _is_mark(text, mark, at, match.end()):
            continue
        opener = ""
        for partner in partners:
            if waiting[partner] > 0:
                opener = partner
                break
        both = mark in partners
        if opener and not (both and spaced and _opens(text, at, match.end())):
            start = _unwind(stack, waiting, opener)
            if at - start <= (_LONGEST_QUOTATION if spaced and opener[0] in QUOTATION_MARKS else LONGEST):
                opened_by[at] = start
        elif mark in openers and (
            not both or not spaced or _opens(text, at, match.end()) or _alone(text, at, match.end())
        ):
            stack.append((mark, at))
            waiting[mark] += 1
    return _outermost(opened_by)


def _unwind(stack: list[tuple[str, int]], waiting: Counter[str], opener: str) -> int:
    while True:
        mark, at = stack.pop()
        waiting[mark] -= 1
        if mark == opener:
            return at


def _is_mark(text: str, mark: str, at: int, end: int) -> bool:
    """Tell an apostrophe and a sign of comparison from a mark."""
    if mark in "<>":
        return not (text[end : end + 1] if mark == "<" else text[max(0, at - 1) : at]).isspace()
    return mark not in "'’‘" or not (text[max(0, at - 1) : at].isalnum() and text[end : end + 1].isalnum())


def _opens(text: str, at: int, end: int) -> bool:
    before, after = text[max(0, at - 1) : at], text[end : end + 1]
    if not after or after.isspace() or _ELIDED.match(text, at):
        return False
    return not before or before.isspace() or before in "([“‘«\"'—–-¿¡/:"


def _alone(text: str, at: int, end: int) -> bool:
    """Tell whether white space stands on both sides, as in tokenized text."""
    return (at == 0 or text[at - 1].isspace()) and text[end : end + 1].isspace() and text[end + 1 : end + 2].isalnum()


def _outermost(opened_by: Mapping[int, int]) -> Pairs:
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted((start, end) for end, start in opened_by.items()):
        if not ends or start > ends[-1]:
            starts.append(start)
            ends.append(end)
    return Pairs(opened_by, tuple(starts), tuple(ends))
