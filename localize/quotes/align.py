"""Align two texts sentence by sentence, and judge whether one is a translation of the other.

Each run of up to three sentences is embedded; a bead's value is a weighted sum of what speaks for it (`evidence`); the
best set of beads is found by dynamic programming (`path`), as vecalign (Thompson and Koehn 2019,
https://aclanthology.org/D19-1136/) and bertalign (Liu and Zhu 2023, https://doi.org/10.1093/llc/fqac089) do.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from localize.languages import split
from localize.model import Alignment, Bead

if TYPE_CHECKING:
    from localize.quotes.encoder import Encoder
    from localize.quotes.likeness import Terms
    from localize.quotes.path import Link
    from localize.quotes.weights import Weights


def align(
    source: Sequence[str] | str,
    target: Sequence[str] | str,
    *,
    source_language: str,
    target_language: str,
    encoder: Encoder | None = None,
    glossary: Terms | None = None,
) -> Alignment:
    """Align two texts sentence by sentence, and judge whether one is a translation of the other.

    A list is taken as sentences, a string is split. Beads stand in order of the source; a sentence without partner is
    a bead of its own with an empty side and score 0. Every sentence is in exactly one bead. Terms of the `glossary` that
    both sides have are evidence.
    """
    return judged(
        source,
        target,
        source_language=source_language,
        target_language=target_language,
        encoder=encoder,
        glossary=glossary,
    ).alignment


_FLOOR = 0.2
"""Value a sentence of the longer text that a translation has at least, however much it leaves out."""


class Judged(NamedTuple):
    """An alignment, and what the judgement on it rests on."""

    alignment: Alignment
    total: float
    """Value of all beads."""
    shorter: float
    """Value a sentence of the shorter text."""
    judgement: float
    """The two together; compare with `Weights.least`."""


def judged(
    source: Sequence[str] | str,
    target: Sequence[str] | str,
    *,
    source_language: str,
    target_language: str,
    encoder: Encoder | None = None,
    weights: Weights | None = None,
    glossary: Terms | None = None,
) -> Judged:
    """Align two texts as `align` does, and say how strong the case for a translation is.

    `weights` are the learnt ones where none are given.
    """
    from localize.quotes.encoder import remembering
    from localize.quotes.links import find_links
    from localize.quotes.weights import learnt

    left = tuple(split(source, source_language) if isinstance(source, str) else source)
    right = tuple(split(target, target_language) if isinstance(target, str) else target)
    encoder = remembering(encoder)
    weights = weights or learnt(encoder.name)
    valued = find_links(left, right, source_language, target_language, encoder, weights, glossary)
    beads = _beads(valued, len(left), len(right), weights)
    total = sum(value for _, value in valued)
    short, long = sorted((len(left), len(right)))
    judgement = weights.whole * total / long + weights.part * total / short if short else -math.inf
    alignment = Alignment(
        source=left,
        target=right,
        beads=beads,
        is_translation=judgement >= weights.least and total >= _FLOOR * long,
        score=overall(beads, len(left) + len(right)),
    )
    return Judged(alignment, total, total / max(short, 1), judgement)


def _beads(valued: list[tuple[Link, float]], rows: int, columns: int, weights: Weights) -> tuple[Bead, ...]:
    linked = [
        Bead(tuple(range(i, i + n)), tuple(range(j, j + m)), _score(value, weights)) for (i, n, j, m), value in valued
    ]
    return completed(linked, rows, columns)


def completed(linked: Iterable[Bead], rows: int, columns: int) -> tuple[Bead, ...]:
    """Return beads in order, with the sentences that are in none where they stand."""
    placed = [((bead.source[0], 0, bead.target[0]), bead) for bead in linked]
    used = {k for _, bead in placed for k in bead.source}
    behind = {j: bead.source[-1] for _, bead in placed for j in bead.target}
    placed += [((i, 0, -1), Bead((i,), (), 0.0)) for i in range(rows) if i not in used]
    last = -1
    for j in range(columns):
        if j in behind:
            last = behind[j]
        else:
            placed.append(((last, 1, j), Bead((), (j,), 0.0)))
    return tuple(bead for _, bead in sorted(placed, key=lambda item: item[0]))


def overall(beads: Iterable[Bead], sentences: int) -> float:
    """Return the score of an alignment of so many sentences, both sides together: the mean of its sentences' scores."""
    scores = sum(bead.score * (len(bead.source) + len(bead.target)) for bead in beads)
    return round(scores / max(sentences, 1), 4)


def _score(value: float, weights: Weights) -> float:
    """Return a bead's score, 0 to 1: 0.5 where it is as likely wrong as right."""
    return round(1 / (1 + math.exp(-(value - weights.doubtful) / weights.slope)), 4)
