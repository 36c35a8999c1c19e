"""The best set of beads: dynamic programming over the shapes, with sentences skipped and neighbours exchanged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

Shape = tuple[int, int]
Link = tuple[int, int, int, int]
"""start and number of the source sentences, start and number of the target sentences."""

_EXCHANGED: tuple[Shape, ...] = ((1, 1), (1, 2), (2, 1))


def best(values: Mapping[Shape, Array], rows: int, columns: int, *, exchange: float) -> list[Link]:
    """Return the links of the highest sum of values, in order of the source.

    A sentence may be skipped for nothing, and two neighbouring beads may stand in the other order for `exchange`
    (a negative number): translators move a clause or a sentence ahead. `values[n, m][i, j]` is the value of linking
    n source sentences from i with m target sentences from j. Time and memory grow with rows × columns; each row is
    one step of numpy.
    """
    import numpy as np

    straight = [shape for shape in values if values[shape].size]
    crossed = [(a, b) for a in _EXCHANGED for b in _EXCHANGED if a in values and b in values]
    total = np.zeros((rows + 1, columns + 1), dtype=np.float32)
    # 0: the source sentence is skipped, -1: the target sentence is; then straight, then crossed.
    move = np.zeros((rows + 1, columns + 1), dtype=np.int8)
    move[0] = -1
    for i in range(1, rows + 1):
        score, step = total[i - 1].copy(), move[i]
        for number, (n, m) in enumerate(straight, 1):
            if i >= n and columns >= m:
                _improve(score, step, number, m, total[i - n, :-m] + values[n, m][i - n])
        for number, ((n1, m1), (n2, m2)) in enumerate(crossed, 1 + len(straight)):
            n, m = n1 + n2, m1 + m2
            if i >= n and columns >= m:
                first = values[n1, m1][i - n, m2 : m2 + columns - m + 1]
                second = values[n2, m2][i - n2, : columns - m + 1]
                _improve(score, step, number, m, total[i - n, :-m] + first + second + np.float32(exchange))
        total[i] = np.maximum.accumulate(score)
        step[total[i] > score] = -1
    return _trace(move, straight, crossed)


def _improve(score: Array, step: NDArray[np.int8], number: int, width: int, offered: Array) -> None:
    better = offered > score[width:]
    score[width:][better] = offered[better]
    step[width:][better] = number


def _trace(move: NDArray[np.int8], straight: list[Shape], crossed: list[tuple[Shape, Shape]]) -> list[Link]:
    links: list[Link] = []
    i, j = move.shape[0] - 1, move.shape[1] - 1
    while i > 0 and j > 0:
        number = int(move[i, j])
        if number == -1:
            j -= 1
        elif number == 0:
            i -= 1
        elif number <= len(straight):
            n, m = straight[number - 1]
            i, j = i - n, j - m
            links.append((i, n, j, m))
        else:
            (n1, m1), (n2, m2) = crossed[number - 1 - len(straight)]
            i, j = i - n1 - n2, j - m1 - m2
            links += [(i, n1, j + m2, m1), (i + n1, n2, j, m2)]
    return sorted(links)


def recover(links: list[Link], values: Mapping[Shape, Array], rows: int, columns: int, *, least: float) -> list[Link]:
    """Add 1-1 links between sentences left over on both sides, wherever they stand, best first, from `least` on.

    This finds a sentence that the translator moved further than one bead.
    """
    import numpy as np

    free_rows = sorted(set(range(rows)) - {k for i, n, _, _ in links for k in range(i, i + n)})
    free_columns = sorted(set(range(columns)) - {k for _, _, j, m in links for k in range(j, j + m)})
    found = list(links)
    while free_rows and free_columns and (1, 1) in values:
        table = values[1, 1][np.ix_(free_rows, free_columns)]
        place = int(np.argmax(table))
        i, j = free_rows[place // len(free_columns)], free_columns[place % len(free_columns)]
        if values[1, 1][i, j] < least:
            break
        found.append((i, 1, j, 1))
        free_rows.remove(i)
        free_columns.remove(j)
    return sorted(found)
