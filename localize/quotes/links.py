"""Which sentences of two texts say the same: evidence, weighed, and the best path through it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from localize.languages import primary
from localize.quotes.encoder import Encoder
from localize.quotes.likeness import Terms
from localize.quotes.path import Link, best, recover
from localize.quotes.weights import Weights

if TYPE_CHECKING:
    from localize.quotes.evidence import Array, Wanted

_WINDOW = 600
"""Sentences of each side that are looked at together: memory grows with its square, about 80 MB."""


def find_links(
    left: tuple[str, ...],
    right: tuple[str, ...],
    source_language: str,
    target_language: str,
    encoder: Encoder,
    weights: Weights,
    glossary: Terms | None = None,
) -> list[tuple[Link, float]]:
    """Return the links of two texts with their values, window by window where the texts are long."""
    found: list[tuple[Link, float]] = []
    i = j = 0
    while i < len(left) and j < len(right):
        rows, columns = left[i : i + _WINDOW], right[j : j + _WINDOW]
        here = _window(rows, columns, source_language, target_language, encoder, weights, glossary)
        last = i + len(rows) == len(left) and j + len(columns) == len(right)
        # What lies near a window's end may belong to what lies behind it.
        kept = [item for item in here if last or item[0][0] < _WINDOW * 2 // 3]
        found += [((i + n0, n, j + m0, m), value) for (n0, n, m0, m), value in kept]
        if last:
            break
        i, j = (
            start + max((item[0][place] + item[0][place + 1] for item in kept), default=_WINDOW * 2 // 3)
            for start, place in ((i, 0), (j, 2))
        )
    return found


def _window(
    left: tuple[str, ...],
    right: tuple[str, ...],
    source_language: str,
    target_language: str,
    encoder: Encoder,
    weights: Weights,
    glossary: Terms | None,
) -> list[tuple[Link, float]]:
    """Align in two steps: single sentences first, then runs of them where single sentences leave something open.

    Embedding the runs is five sixths of all work, and most sentences have one clear partner.
    """
    size = (len(left), len(right))
    blank = [[not text.strip() for text in side] for side in (left, right)]

    def values(wanted: Wanted) -> dict[tuple[int, int], Array]:
        return _values(left, right, source_language, target_language, encoder, weights, wanted, glossary)

    singles = values(_without_blanks(_single_runs(*size), blank))
    if (1, 1) not in singles:
        return []
    first = best(singles, *size, exchange=weights.exchange)
    lengths = (
        sizes(left, source_language, weights.lengths),
        sizes(right, target_language, weights.lengths),
    )
    wanted = promising(open_runs(first, singles[1, 1], *size), singles[1, 1], lengths, weights.promise)
    table = values(_without_blanks(wanted, blank))
    links = best(table, *size, exchange=weights.exchange)
    links = recover(links, table, *size, least=weights.recover)
    return [((i, n, j, m), float(table[n, m][i, j])) for i, n, j, m in links]


def sizes(texts: Sequence[str], language: str, lengths: Mapping[str, float]) -> Array:
    """Return the lengths of texts in English characters, white space left out."""
    import numpy as np

    characters = np.array([len("".join(text.split())) for text in texts], dtype=np.float32)
    return np.asarray(characters / np.float32(lengths.get(primary(language), 1.0)), dtype=np.float32)


def _values(
    left: tuple[str, ...],
    right: tuple[str, ...],
    source_language: str,
    target_language: str,
    encoder: Encoder,
    weights: Weights,
    wanted: Wanted,
    glossary: Terms | None,
) -> dict[tuple[int, int], Array]:
    import numpy as np

    from localize.quotes.evidence import evidence

    layers = np.array(weights.layers, dtype=np.float32)
    found = evidence(
        left,
        right,
        source_language=source_language,
        target_language=target_language,
        encoder=encoder,
        means=weights.means,
        lengths=weights.lengths,
        wanted=wanted,
        glossary=glossary,
    )
    values = {shape: table @ layers + np.float32(weights.shapes[shape]) for shape, table in found.items()}
    for (n, m), table in values.items():
        table[~wanted[0][n], :] = NEVER
        table[:, ~wanted[1][m]] = NEVER
    return values


NEVER = -99.0
"""The value of a bead that does not come into question."""
_SETTLED = 1.0
"""From this value on two sentences are each other's partner, unless a neighbour has none."""


def _single_runs(rows: int, columns: int) -> Wanted:
    from localize.quotes.evidence import every

    wanted = every(rows, columns)
    for side in wanted:
        for size in (2, 3):
            side[size][:] = False
    return wanted


def _without_blanks(wanted: Wanted, blank: list[list[bool]]) -> Wanted:
    """Return the runs without those that hold a sentence of nothing but white space, which says nothing."""
    for side, empty in zip(wanted, blank, strict=True):
        for size, mask in side.items():
            for start in range(len(mask)):
                mask[start] = mask[start] and not any(empty[start : start + size])
    return wanted


def open_runs(links: list[Link], singles: Array, rows: int, columns: int) -> Wanted:
    """Return which runs hold a sentence without a clear partner; of three sentences two must be without."""
    import numpy as np

    from localize.quotes.evidence import every

    settled = [(i, j) for i, _, j, _ in links if singles[i, j] >= _SETTLED]
    wanted = every(rows, columns)
    for side, count, clear in (
        (wanted[0], rows, [i for i, _ in settled]),
        (wanted[1], columns, [j for _, j in settled]),
    ):
        unclear = np.ones(count, dtype=np.int64)
        unclear[clear] = 0
        for size in (2, 3):
            starts = max(count - size + 1, 0)
            total = sum((unclear[k : k + starts] for k in range(size)), start=np.zeros(starts, dtype=np.int64))
            side[size][:] = total >= size - 1
    return wanted


def promising(wanted: Wanted, singles: Array, lengths: tuple[Array, Array], promise: Mapping[int, float]) -> Wanted:
    """Return the wanted runs that are worth embedding.

    One sentence of the other side must be like the run's sentences, as far as single sentences tell, and about as long.
    `lengths` are those of the sentences of both sides, in one measure (see `sizes`); `promise` is the least promise of a
    run by its number of sentences.
    """
    for side, table, own, other in ((wanted[0], singles, *lengths), (wanted[1], singles.T, *lengths[::-1])):
        for size, least in promise.items():
            if side[size].any():
                side[size][:] &= _promise(table, own, other, size) >= least
    return wanted


def _promise(table: Array, own: Array, other: Array, size: int) -> Array:
    """Return for each run how well one sentence of the other side may go with all of it.

    The mean of its two best likenesses to the run's sentences, less how far the lengths' ratio is off.
    """
    import numpy as np

    starts = len(own) - size + 1
    likeness = np.sort(np.stack([table[k : k + starts] for k in range(size)]), axis=0)
    whole = np.sum([own[k : k + starts] for k in range(size)], axis=0)
    ratio = np.abs(np.log((whole[:, None] + 2) / (other[None, :] + 2)))
    return np.asarray(((likeness[-1] + likeness[-2]) / 2 - ratio).max(axis=1), dtype=np.float32)
