"""How close texts of two languages are in meaning, where no alignment is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from localize.languages import primary
from localize.quotes import Encoder
from localize.quotes.weights import learnt

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]


def vectors(texts: Sequence[Sequence[str]], language: str, encoder: Encoder) -> Array:
    """Return one row of length 1 for each group of sentences: the sum of their vectors, less the language's mean.

    Vectors of one language share a direction that says nothing. A group without sentences gives zeros.
    """
    import numpy as np

    flat = encoder.encode([text for group in texts for text in group])
    means = learnt(encoder.name).means
    mean = means.get(primary(language))
    if mean is None:
        mean = np.mean(list(means.values()), axis=0) if means else np.zeros(flat.shape[1], dtype=np.float32)
    rows = np.zeros((len(texts), flat.shape[1]), dtype=np.float32)
    at = 0
    for row, group in zip(rows, texts, strict=True):
        if group:
            row += (flat[at : at + len(group)] - mean).sum(0)
        at += len(group)
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)
