"""Vectors are remembered by what they are the vectors of, and whatever was stored, the answer is the same."""

from __future__ import annotations

import numpy as np

from localize.quotes import find, remembering
from tests.quotes.fakes import Counting, Refusing, Words
from tests.quotes.pages import page

TEXTS = ["a cream for the skin", "the skin", "a cream for the skin", ""]


def test_what_was_stored_is_not_asked_of_the_model_again() -> None:
    stored: dict[str, bytes] = {}
    encoder = Counting()
    first = remembering(encoder, stored).encode(TEXTS)
    assert encoder.texts == 3
    refusing = Refusing()
    refusing.name = encoder.name
    assert np.array_equal(remembering(refusing, stored).encode(TEXTS), first)


def test_vectors_with_and_without_a_store_are_the_same() -> None:
    assert np.array_equal(remembering(Words()).encode(TEXTS), remembering(Words(), {}).encode(TEXTS))


def test_another_model_does_not_get_the_vectors_of_the_first() -> None:
    stored: dict[str, bytes] = {}
    remembering(Words(), stored).encode(TEXTS)
    other = Counting()
    other.name = "another"
    remembering(other, stored).encode(TEXTS)
    assert other.texts == 3


def test_a_damaged_vector_is_made_again() -> None:
    stored: dict[str, bytes] = {}
    first = remembering(Words(), stored).encode(TEXTS)
    for number, key in enumerate(sorted(stored)):
        stored[key] = (b"", stored[key][:-1], stored[key][:7] + b"x" + stored[key][8:])[number]
    assert np.array_equal(remembering(Words(), stored).encode(TEXTS), first)
    assert len({len(value) for value in stored.values()}) == 1


def test_a_second_search_of_a_page_needs_no_model() -> None:
    article = page(
        "<blockquote><p>Trial 7 enrolled 27 patients in ward 7.</p></blockquote><p>(和訳)試験7では病棟7の患者27名を登録した。</p>"
    )
    stored: dict[str, bytes] = {}
    first = find(article, encoder=remembering(Words(), stored))
    assert stored
    refusing = Refusing()
    refusing.name = "words"
    assert find(article, encoder=remembering(refusing, stored)) == first
