"""Published ways to align sentences, written again from their papers on the same sentences and embeddings.

They share our search (all of it is dynamic programming over beads) and our embeddings where they need some, so that what
is compared is how they value a bead. None of them exchanges beads, and none says whether a text is a translation.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from localize.languages import primary
from localize.model import Alignment, Bead
from localize.quotes.encoder import Encoder
from localize.quotes.evidence import SHAPES, runs
from localize.quotes.path import best

Array = NDArray[np.float32]
Document = Mapping[str, Any]
Values = dict[tuple[int, int], Array]


def gale_church(document: Document, lengths: Mapping[str, float]) -> Alignment:
    """Align by lengths alone, with the published parameters (Gale and Church 1993, https://aclanthology.org/J93-1004/).

    Variance 6.8 a character; a bead's probability is that of its shape and of its lengths. Its shapes are 1-1, 1-2,
    2-1, 2-2, 1-0 and 0-1. Lengths are in English characters.
    """
    shapes = {(1, 1): 0.89, (1, 2): 0.0445, (2, 1): 0.0445, (2, 2): 0.011}
    sides = [_sizes(document, side, lengths) for side in ("src", "tgt")]

    def cost(left: float, right: float, prior: float) -> float:
        mean = (left + right) / 2
        delta = (right - left) / math.sqrt(6.8 * max(mean, 1.0))
        return -math.log(prior) - math.log(max(math.erfc(abs(delta) / math.sqrt(2)), 1e-300))

    skipped = [[cost(size, 0.0, 0.00495) for size in side] for side in sides]

    def value(n: int, m: int, i: int, j: int) -> float:
        alone = sum(skipped[0][i : i + n]) + sum(skipped[1][j : j + m])
        return alone - cost(sum(sides[0][i : i + n]), sum(sides[1][j : j + m]), shapes[n, m])

    return _aligned(document, _filled(document, value, shapes))


def vecalign(document: Document, encoder: Encoder) -> Alignment:
    """Align with vecalign's cost (Thompson and Koehn 2019, https://aclanthology.org/D19-1136/).

    (1 - cosine) × n × m over the mean distance of each side to the other's sentences (all of them: texts are short); a
    sentence is left out for the cost that one in five pairs of single sentences is below.
    """
    vectors = _vectors(document, encoder)

    def costs(n: int, m: int) -> Array:
        left, right = vectors[0][n - 1], vectors[1][m - 1]
        usual = (1 - left @ vectors[1][0].T).mean(1)[:, None] + (1 - right @ vectors[0][0].T).mean(1)[None, :]
        return np.asarray((1 - left @ right.T) * n * m / np.maximum(usual / 2, 1e-6), dtype=np.float32)

    deletion = float(np.quantile(costs(1, 1), 0.2))
    return _aligned(document, {(n, m): deletion * (n + m) - costs(n, m) for n, m in _possible(document)})


def bertalign(document: Document, lengths: Mapping[str, float], encoder: Encoder) -> Alignment:
    """Align with bertalign's score (Liu and Zhu 2023, https://doi.org/10.1093/llc/fqac089).

    Cosine less the mean cosine with the sentences around, times log2(1 + ratio of lengths); a sentence left out costs
    0.1. Its first pass, which saves time on books, is left out.
    """
    vectors = _vectors(document, encoder)
    sizes = [_sizes(document, side, lengths) for side in ("src", "tgt")]

    def around(cosines: Array, size: int) -> Array:
        width = cosines.shape[1] - size + 1
        padded = np.pad(cosines, ((0, 0), (1, 1)))
        total = padded[:, :width] + padded[:, size + 1 : size + 1 + width]
        present = np.array([(k > 0) + (k + size < cosines.shape[1]) for k in range(width)])
        return np.asarray(total / np.maximum(present, 1), dtype=np.float32)

    def scores(n: int, m: int) -> Array:
        left, right = vectors[0][n - 1], vectors[1][m - 1]
        near = (around(left @ vectors[1][0].T, m) + around(right @ vectors[0][0].T, n).T) / 2
        long = [np.convolve(size, np.ones(k), "valid") for size, k in zip(sizes, (n, m), strict=True)]
        ratio = np.minimum.outer(long[0], long[1]) / np.maximum(np.maximum.outer(long[0], long[1]), 1)
        return np.asarray((left @ right.T - near) * np.log2(1 + ratio), dtype=np.float32)

    return _aligned(document, {(n, m): scores(n, m) + np.float32(0.1 * (n + m)) for n, m in _possible(document)})


def _sizes(document: Document, side: str, lengths: Mapping[str, float]) -> list[float]:
    usual = lengths.get(primary(document[f"{side}_lang"]), 1.0)
    return [len("".join(text.split())) / usual for text in document[f"{side}_sents"]]


def _vectors(document: Document, encoder: Encoder) -> list[list[Array]]:
    return [
        [encoder.encode(group) for group in runs(document[f"{side}_sents"], primary(document[f"{side}_lang"]))]
        for side in ("src", "tgt")
    ]


def _possible(document: Document) -> list[tuple[int, int]]:
    rows, columns = len(document["src_sents"]), len(document["tgt_sents"])
    return [(n, m) for n, m in SHAPES if rows >= n and columns >= m]


def _filled(document: Document, value: Callable[[int, int, int, int], float], shapes: Mapping[Any, float]) -> Values:
    rows, columns = len(document["src_sents"]), len(document["tgt_sents"])
    return {
        (n, m): np.array(
            [[value(n, m, i, j) for j in range(columns - m + 1)] for i in range(rows - n + 1)], dtype=np.float32
        )
        for n, m in _possible(document)
        if (n, m) in shapes
    }


def _aligned(document: Document, values: Values) -> Alignment:
    source, target = tuple(document["src_sents"]), tuple(document["tgt_sents"])
    found: Sequence[tuple[int, int, int, int]] = best(values, len(source), len(target), exchange=-1e6)
    beads = tuple(Bead(tuple(range(i, i + n)), tuple(range(j, j + m)), 1.0) for i, n, j, m in found)
    return Alignment(source, target, beads, is_translation=True, score=1.0)
