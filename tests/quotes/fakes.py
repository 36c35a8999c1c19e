"""Encoders for tests, written by hand."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np


class Words:
    """Texts are alike that share words; a word's direction is made of its letters."""

    name = "words"

    def encode(self, texts: Sequence[str]) -> Any:
        rows = np.zeros((len(texts), 64), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().replace(".", " ").split():
                row += np.random.default_rng(zlib.crc32(word.encode("utf-8", "surrogatepass"))).standard_normal(64)
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-9))


class Refusing:
    """An encoder that must not be asked."""

    name = "refusing"

    def encode(self, texts: Sequence[str]) -> Any:
        raise AssertionError(f"nothing here needs a model, but {len(texts)} texts were to be embedded")


class Counting(Words):
    """Counts the texts that it embeds."""

    def __init__(self) -> None:
        self.texts = 0

    def encode(self, texts: Sequence[str]) -> Any:
        self.texts += len(texts)
        return super().encode(texts)
