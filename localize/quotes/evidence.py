"""What speaks for each possible bead, as numbers: one array per shape of bead, one layer per kind of evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from localize.languages import joint, primary
from localize.quotes.encoder import Encoder
from localize.quotes.likeness import Terms, shared

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]
    Mask = NDArray[np.bool_]

SHAPES: tuple[tuple[int, int], ...] = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
"""Sentences of the source and of the target that a bead may hold."""

LAYERS: tuple[str, ...] = (
    "raw",
    "centred",
    "own",
    "margin",
    "length",
    "numbers",
    "names",
    "odd",
    "bead",
    "weakest",
    "gain",
)
"""Kinds of evidence, in the order of the arrays' last axis:

raw: cosine of the embeddings. centred: the same after taking away each language's mean vector, since vectors of one
language share a direction that says nothing. own: after taking away the mean of this text, so that what all its
sentences share (its topic) counts nothing. margin: mean cosine with the sentences around the other side (Artetxe and
Schwenk 2019; bertalign). length: |log| of the lengths' ratio to the usual one (Gale and Church 1993). numbers, names:
how many they share, three at most. odd: numbers on one side alone. bead: 1, the price of a bead. weakest, of beads
of more than two sentences: how well the sentence that fits worst fits by itself; a sentence that has nothing to do with
the bead is swallowed unseen where the others are long. gain, of the same: by how much the whole is closer than it is
without the first or the last sentence of a side.
"""

_MOST = 3.0
_SHRINK = 2.0
"""A text's own mean counts as if it had so many more sentences at the language's mean: short texts have no mean."""


Wanted = tuple[Mapping[int, "Mask"], Mapping[int, "Mask"]]
"""For source and target, by size: of each run, whether it may be part of a bead."""


def every(source: int, target: int) -> Wanted:
    """Return a mask that wants all runs of two texts of so many sentences."""
    import numpy as np

    def side(count: int) -> dict[int, Mask]:
        return {size: np.ones(max(count - size + 1, 0), dtype=np.bool_) for size in (1, 2, 3)}

    return side(source), side(target)


def runs(sentences: Sequence[str], language: str) -> list[list[str]]:
    """Return the runs of one, two and three sentences as texts."""
    found: list[list[str]] = [list(sentences)]
    for size in (2, 3):
        longer = []
        for start in range(len(sentences) - size + 1):
            head, last = found[-1][start], sentences[start + size - 1]
            longer.append(head + joint(head, last, language) + last)
        found.append(longer)
    return found


def evidence(
    source: Sequence[str],
    target: Sequence[str],
    *,
    source_language: str,
    target_language: str,
    encoder: Encoder,
    means: Mapping[str, Array],
    lengths: Mapping[str, float],
    wanted: Wanted | None = None,
    glossary: Terms | None = None,
) -> dict[tuple[int, int], Array]:
    """Return for each shape (n, m) an array [i, j, layer] about source[i:i+n] and target[j:j+m].

    `means` has the mean vector of each language that is known, `lengths` how many characters say what one says in
    English; languages are named by their primary subtag; concepts of the `glossary` count as names. Only the runs that are `wanted` are embedded; what is said of
    others means nothing.
    """
    import numpy as np

    languages = (primary(source_language), primary(target_language))
    texts = [runs(side, language) for side, language in zip((source, target), languages, strict=True)]
    wanted = wanted or every(len(source), len(target))
    left, right = _vectors(texts, wanted, encoder)
    mean_left, mean_right = (
        means[language] if language in means else _own(side[0], _usual(means, side[0].shape[1]))
        for language, side in zip(languages, (left, right), strict=True)
    )
    own_left, own_right = _own(left[0], mean_left), _own(right[0], mean_right)
    long = [
        [_lengths(group, lengths.get(language, 1.0)) for group in side]
        for side, language in zip(texts, languages, strict=True)
    ]
    numbers_left, numbers_right, names_left, names_right = shared(
        source, target, source_language, target_language, glossary
    )
    found = {}
    for n, m in SHAPES:
        rows, columns = len(source) - n + 1, len(target) - m + 1
        if rows < 1 or columns < 1 or not (wanted[0][n].any() and wanted[1][m].any()):
            continue
        a, b = left[n - 1], right[m - 1]
        layers = np.empty((rows, columns, len(LAYERS)), dtype=np.float32)
        layers[:, :, 0] = a @ b.T
        layers[:, :, 1] = _unit(a - mean_left) @ _unit(b - mean_right).T
        layers[:, :, 2] = _unit(a - own_left) @ _unit(b - own_right).T
        layers[:, :, 3] = (_around(a @ right[0].T, m, axis=1) + _around(left[0] @ b.T, n, axis=0)) / 2
        layers[:, :, 4] = np.abs(long[0][n - 1][:, None] - long[1][m - 1][None, :])
        both = [_windows(numbers_left, n), _windows(numbers_right, m)]
        common = both[0] @ both[1].T
        layers[:, :, 5] = np.minimum(common, _MOST)
        layers[:, :, 6] = np.minimum(_windows(names_left, n) @ _windows(names_right, m).T, _MOST)
        layers[:, :, 7] = np.minimum(both[0].sum(1)[:, None] + both[1].sum(1)[None, :] - 2 * common, 2 * _MOST)
        layers[:, :, 8] = 1
        layers[:, :, 9:] = 0
        found[n, m] = layers
        if n + m > 2 and (1, 1) in found:
            layers[:, :, 9] = _weakest(_likeness(found[1, 1]), n, m)
            layers[:, :, 10] = _gain(found, n, m)
    return found


def _likeness(layers: Array) -> Array:
    """Return the mean of the two centred cosines."""
    import numpy as np

    return np.asarray((layers[:, :, 1] + layers[:, :, 2]) / 2, dtype=np.float32)


def _weakest(singles: Array, n: int, m: int) -> Array:
    """Return for each bead the likeness of its worst sentence: to that sentence of the other side which it fits best."""
    import numpy as np

    rows, columns = singles.shape[0] - n + 1, singles.shape[1] - m + 1
    found = np.full((rows, columns), np.inf, dtype=np.float32)
    if n > 1:
        best = np.maximum.reduce([singles[:, k : k + columns] for k in range(m)])
        found = np.minimum(found, np.minimum.reduce([best[k : k + rows] for k in range(n)]))
    if m > 1:
        best = np.maximum.reduce([singles[k : k + rows] for k in range(n)])
        found = np.minimum(found, np.minimum.reduce([best[:, k : k + columns] for k in range(m)]))
    return found


_GAIN = (-0.2, 0.1)
"""Where the gain is cut off: it tells whether a sentence belongs to a bead, not how much."""


def _gain(found: Mapping[tuple[int, int], Array], n: int, m: int) -> Array:
    """Return by how much each bead is closer than the same bead without a sentence at an edge."""
    import numpy as np

    whole = _likeness(found[n, m])
    rows, columns = whole.shape
    parts = []
    if n > 1 and (n - 1, m) in found:
        part = _likeness(found[n - 1, m])
        parts += [part[:rows], part[1 : rows + 1]]
    if m > 1 and (n, m - 1) in found:
        part = _likeness(found[n, m - 1])
        parts += [part[:, :columns], part[:, 1 : columns + 1]]
    if not parts:
        return np.zeros_like(whole)
    gain = whole - np.maximum.reduce(parts)
    return np.asarray(np.minimum(np.maximum(gain, _GAIN[0]), _GAIN[1]), dtype=np.float32)


def _vectors(texts: Sequence[list[list[str]]], wanted: Wanted, encoder: Encoder) -> list[list[Array]]:
    """Return the vectors of both sides' runs, asked for at once: a batch costs less than its parts."""
    import numpy as np

    asked = [
        text
        for side, masks in zip(texts, wanted, strict=True)
        for size, group in enumerate(side, 1)
        for text, want in zip(group, masks[size], strict=True)
        if want
    ]
    flat = encoder.encode(asked)
    result = []
    at = 0
    for side, masks in zip(texts, wanted, strict=True):
        groups = []
        for size, group in enumerate(side, 1):
            table = np.zeros((len(group), flat.shape[1]), dtype=np.float32)
            count = int(masks[size].sum())
            table[masks[size]] = flat[at : at + count]
            at += count
            groups.append(table)
        result.append(groups)
    return result


def _lengths(texts: list[str], usual: float) -> Array:
    """Return the logarithm of each text's length, in English characters; white space doesn't count."""
    import numpy as np

    characters = np.array([len("".join(text.split())) for text in texts], dtype=np.float32)
    return np.asarray(np.log(characters / np.float32(usual) + 2), dtype=np.float32)


def _usual(means: Mapping[str, Array], width: int) -> Array:
    """Return a mean for a language of which nothing is known: that of the others."""
    import numpy as np

    if not means:
        return np.zeros(width, dtype=np.float32)
    return np.asarray(np.mean([means[language] for language in sorted(means)], axis=0), dtype=np.float32)


def _own(vectors: Array, mean: Array) -> Array:
    import numpy as np

    return np.asarray((vectors.sum(0) + _SHRINK * mean) / (len(vectors) + _SHRINK), dtype=np.float32)


def _unit(vectors: Array) -> Array:
    import numpy as np

    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def _windows(table: Array, size: int) -> Array:
    """Return the union of each run of rows."""
    import numpy as np

    rows = len(table) - size + 1
    return np.asarray(np.maximum.reduce([table[k : k + rows] for k in range(size)]), dtype=np.float32)


def _around(cosines: Array, size: int, *, axis: int) -> Array:
    """Return the mean cosine with the sentence before and the one after each run of `size` along an axis."""
    import numpy as np

    table = cosines if axis == 1 else cosines.T
    width = table.shape[1] - size + 1
    total = np.zeros((table.shape[0], width), dtype=np.float32)
    count = np.zeros(width, dtype=np.float32)
    total[:, 1:] += table[:, : width - 1]
    count[1:] += 1
    total[:, : width - 1] += table[:, size : size + width - 1]
    count[: width - 1] += 1
    result = np.asarray(total / np.maximum(count, 1), dtype=np.float32)
    return result if axis == 1 else result.T
