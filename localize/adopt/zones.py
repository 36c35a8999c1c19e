"""Blocks between two links whose structure differs: meaning, structure and order decide together.

The evidence and the dynamic programming are those of quoted sentences, with what structure says added. Long stretches
are cut first where two blocks are each other's nearest.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from localize.adopt.chain import longest_chain
from localize.adopt.outline import Node
from localize.adopt.types import BlockLink
from localize.glossary import Glossary
from localize.quotes import Encoder
from localize.quotes.evidence import every, evidence
from localize.quotes.links import NEVER, open_runs
from localize.quotes.path import best, recover
from localize.quotes.weights import Weights, learnt

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from localize.quotes.evidence import Array, Wanted

    Table = NDArray[np.float32]

LONGEST = 300
"""Blocks of either page that are looked at together; the time grows with their product."""
_LARGEST = 2_000_000
"""Pairs of blocks that are looked at for what was moved, 100 MB of evidence."""
_SAME_PLACE, _OTHER_KIND = 0.3, -0.5
"""What it adds to a link's value that the tags around two blocks are the same, or that their kinds differ.

A likely link of sentences has a value from 0.65 on; that of two that have nothing to do with each other is about 0."""
_MERGING = frozenset({"paragraph", "list-item", "quote", "caption"})
"""Kinds of blocks of which two may be one on the other page."""
_SHAPES = ((1, 1), (1, 2), (2, 1))

Languages = tuple[str, str]


def align_zone(
    left: Sequence[Node], right: Sequence[Node], languages: Languages, encoder: Encoder, glossary: Glossary | None
) -> list[BlockLink]:
    """Link blocks of two stretches in order; what has no partner is left out."""
    found: list[BlockLink] = []
    for rows, columns in _cut(left, right, encoder):
        if rows and columns:
            found += _aligned(rows, columns, languages, encoder, glossary)
    return found


def _cut(left: Sequence[Node], right: Sequence[Node], encoder: Encoder) -> list[tuple[Sequence[Node], Sequence[Node]]]:
    """Cut two stretches into pieces of at most `LONGEST` blocks, before blocks that are each other's nearest."""
    if max(len(left), len(right)) <= LONGEST or not left or not right:
        return [(left, right)]
    edges = [(0, 0), *longest_chain(_nearest(left, right, encoder)), (len(left), len(right))]
    pieces: list[tuple[Sequence[Node], Sequence[Node]]] = []
    start = edges[0]
    for here, after in pairwise(edges):
        # As few cuts as can be: a cut may be wrong.
        if max(after[0] - start[0], after[1] - start[1]) > LONGEST and here != start:
            pieces.append((left[start[0] : here[0]], right[start[1] : here[1]]))
            start = here
    pieces.append((left[start[0] :], right[start[1] :]))
    return [half for piece in pieces for half in _halved(*piece)]


def _halved(left: Sequence[Node], right: Sequence[Node]) -> list[tuple[Sequence[Node], Sequence[Node]]]:
    """Cut a piece that is still too long in even parts: nothing in it has a counterpart that stands out."""
    count = -(-max(len(left), len(right)) // (4 * LONGEST))
    places = [(len(left) * k // count, len(right) * k // count) for k in range(count + 1)]
    return [(left[i:next_i], right[j:next_j]) for (i, j), (next_i, next_j) in pairwise(places)]


def _nearest(left: Sequence[Node], right: Sequence[Node], encoder: Encoder) -> set[tuple[int, int]]:
    """Return the pairs of blocks each of which is the other's nearest by meaning, among those of one fit."""
    import numpy as np

    rows, columns = (_centred(encoder.encode([node.text for node in side])) for side in (left, right))
    first = np.empty(len(left), dtype=np.int64)
    peak = np.full(len(right), -np.inf, dtype=np.float32)
    second = np.zeros(len(right), dtype=np.int64)
    for start in range(0, len(left), LONGEST):
        table = rows[start : start + LONGEST] @ columns.T
        first[start : start + LONGEST] = table.argmax(1)
        highest = table.max(0)
        better = highest > peak
        peak[better], second[better] = highest[better], start + table.argmax(0)[better]
    return {(i, int(j)) for i, j in enumerate(first) if second[j] == i and left[i].kind == right[int(j)].kind}


def _centred(vectors: Array) -> Array:
    import numpy as np

    rest = vectors - vectors.mean(0)
    return np.asarray(rest / np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def _aligned(
    left: Sequence[Node], right: Sequence[Node], languages: Languages, encoder: Encoder, glossary: Glossary | None
) -> list[BlockLink]:
    """Link single blocks first, then pairs of them where single ones leave something open."""
    weights = learnt(encoder.name)
    size = (len(left), len(right))
    wanted = every(*size)
    _only(wanted, 1)
    singles = _values(left, right, languages, encoder, glossary, weights, wanted)
    first = best(singles, *size, exchange=weights.exchange)
    wanted = open_runs(first, singles[1, 1], *size)
    _only(wanted, 2)
    for side, nodes in zip(wanted, (left, right), strict=True):
        for place, (a, b) in enumerate(pairwise(nodes)):
            side[2][place] &= a.kind == b.kind and a.kind in _MERGING and a.fit == b.fit
    table = _values(left, right, languages, encoder, glossary, weights, wanted)
    links = best(table, *size, exchange=weights.exchange)
    return [
        BlockLink(tuple(n.block for n in left[i : i + n]), tuple(n.block for n in right[j : j + m]), False)
        for i, n, j, m in links
    ]


def _only(wanted: Wanted, longest: int) -> None:
    for side in wanted:
        for size, mask in side.items():
            if size > longest:
                mask[:] = False


def _values(
    left: Sequence[Node],
    right: Sequence[Node],
    languages: Languages,
    encoder: Encoder,
    glossary: Glossary | None,
    weights: Weights,
    wanted: Wanted,
) -> dict[tuple[int, int], Table]:
    """Return the value of each possible link by its shape: what the sentences' evidence says, and the structure."""
    import numpy as np

    found = evidence(
        [node.text for node in left],
        [node.text for node in right],
        source_language=languages[0],
        target_language=languages[1],
        encoder=encoder,
        means=weights.means,
        lengths=weights.lengths,
        wanted=wanted,
        glossary=glossary,
    )
    layers = np.array(weights.layers, dtype=np.float32)
    structure = _structure(left, right)
    values: dict[tuple[int, int], Table] = {}
    for (n, m), table in found.items():
        if (n, m) not in _SHAPES:
            continue
        rows, columns = table.shape[:2]
        both = np.minimum(structure[:rows, :columns], structure[n - 1 : n - 1 + rows, m - 1 : m - 1 + columns])
        value = table @ layers + np.float32(weights.shapes.get((n, m), 0.0)) + both
        value[~wanted[0][n], :] = NEVER
        value[:, ~wanted[1][m]] = NEVER
        values[n, m] = value.astype(np.float32)
    return values


def _structure(left: Sequence[Node], right: Sequence[Node]) -> Table:
    """Return what structure adds to the value of each pair."""
    import numpy as np

    fit, kind, signature = (_equal([key(a) for a in left], [key(b) for b in right]) for key in _TRAITS)
    table = np.where(signature, np.float32(_SAME_PLACE), np.float32(0))
    table[~kind] += np.float32(_OTHER_KIND)
    table[~fit] = NEVER
    return np.asarray(table, dtype=np.float32)


_TRAITS = (attrgetter("fit"), attrgetter("kind"), attrgetter("signature"))


def _equal(left: Sequence[object], right: Sequence[object]) -> NDArray[np.bool_]:
    import numpy as np

    numbers = {trait: number for number, trait in enumerate(dict.fromkeys((*left, *right)))}
    rows, columns = (np.array([numbers[trait] for trait in side]) for side in (left, right))
    return np.asarray(rows[:, None] == columns[None, :])


def recover_moved(
    left: Sequence[Node], right: Sequence[Node], languages: Languages, encoder: Encoder, glossary: Glossary | None
) -> list[BlockLink]:
    """Link blocks that are left over on both pages wherever they stand, the likeliest first."""
    if not left or not right or len(left) * len(right) > _LARGEST:
        return []
    weights = learnt(encoder.name)
    size = (len(left), len(right))
    wanted = every(*size)
    _only(wanted, 1)
    table = _values(left, right, languages, encoder, glossary, weights, wanted)
    links = recover([], table, *size, least=weights.recover + _SAME_PLACE)
    return [BlockLink((left[i].block,), (right[j].block,), False) for i, _, j, _ in links]
