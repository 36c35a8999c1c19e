"""The longest chain of links that don't cross."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


def longest_chain(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest chain of pairs of which both numbers grow; O(n log n) (Fredman 1975)."""
    # Of pairs with one first number the larger second comes first, so that no chain holds two of them.
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, (_, second) in enumerate(ordered):
        place = bisect_left(ends, second)
        before.append(at[place - 1] if place else -1)
        if place == len(ends):
            ends.append(second)
            at.append(index)
        else:
            ends[place], at[place] = second, index
    chain = []
    index = at[-1] if at else -1
    while index >= 0:
        chain.append(ordered[index])
        index = before[index]
    return chain[::-1]
