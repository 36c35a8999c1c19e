"""Renaming a term in a text: the form that it has there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.glossary.rename import rename
from localize.glossary.rename.english import begins_with_vowel
from tests.conftest import CASES


def cases() -> list[object]:
    found: list[object] = []
    for case in re.split(r"^=== ", (CASES / "glossary" / "rename.txt").read_text("utf-8"), flags=re.MULTILINE)[1:]:
        name, terms, text, expected, *doubt = case.rstrip().split("\n")
        language, pair = terms.split(" ", 1)
        old, new = pair.split(" → ")
        reason = doubt[0].removeprefix("? ") if doubt else ""
        found.append(pytest.param(language, old, new, text, expected, reason, id=name))
    return found


@pytest.mark.parametrize(("language", "old", "new", "marked", "expected", "reason"), cases())
def test_a_term_is_renamed_in_its_form(
    language: str, old: str, new: str, marked: str, expected: str, reason: str
) -> None:
    spans, text = [], ""
    for part in re.split(r"(\{[^}]*\})", marked):
        if part.startswith("{"):
            spans.append((len(text), len(text) + len(part) - 2))
            part = part[1:-1]
        text += part
    renamed = rename(text, spans, old, new, language)
    assert renamed.text == expected
    assert bool(reason) == bool(renamed.doubts)
    assert reason in "; ".join(renamed.doubts)


@pytest.mark.parametrize(
    ("words", "vowel"),
    [
        ("hour heir exosome ulcer ultrasound umbrella uninsured urticaria MRI SPF AGA X-ray NSAID unimportant", True),
        ("unit uterus European one-year use uvea urea uric UV UVA PRP herpes COVID-19 unilateral biopsy", False),
        ("HIV SARS 3D 5-FU", None),
    ],
)
def test_the_sound_of_a_words_beginning(words: str, vowel: bool | None) -> None:
    assert {word: begins_with_vowel(word) for word in words.split()} == dict.fromkeys(words.split(), vowel)


@given(st.text("ab <>/1é", max_size=20), st.sampled_from(["en", "ko", "ja", "fr", "zh-Hant"]))
def test_without_a_place_nothing_changes(text: str, language: str) -> None:
    assert rename(text, [], "a", "b", language).text == text
