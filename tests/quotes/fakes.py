"""Encoders for tests, written by hand."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from localize.model import Hit


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


class Table:
    """A glossary of words as they stand: concept by language."""

    def __init__(self, concepts: dict[str, dict[str, str]]) -> None:
        self.concepts = concepts

    def match(self, text: str, language: str) -> list[Hit]:
        return [
            Hit(name, text.index(words[language]), text.index(words[language]) + len(words[language]), words[language])
            for name, words in self.concepts.items()
            if words[language] in text
        ]


class Counting(Words):
    """Counts the texts that it embeds."""

    def __init__(self) -> None:
        self.texts = 0

    def encode(self, texts: Sequence[str]) -> Any:
        self.texts += len(texts)
        return super().encode(texts)
