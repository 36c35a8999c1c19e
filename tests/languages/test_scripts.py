"""Scripts, the language of a passage, and what of the source is left in a translation."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.languages import detect, has_script, leftover, script_share
from tests.languages.tables import rows


@pytest.mark.parametrize(("source", "target", "left", "text"), rows("leftover.txt", 4))
def test_source_script_left_over_is_found_as_the_table_says(source: str, target: str, left: str, text: str) -> None:
    assert " / ".join(text[start:end] for start, end in leftover(text, source, target)) == left


@pytest.mark.parametrize(("answer", "candidates", "text"), rows("detect.txt", 3))
def test_the_language_of_a_passage_is_what_the_table_says(answer: str, candidates: str, text: str) -> None:
    assert detect(text, candidates.split()) == (None if answer == "none" else answer)


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=30) | st.text(alphabet="あアー亜a가я（）、 ", max_size=30))
def test_shares_add_up_and_spans_hold_the_script(text: str) -> None:
    shares = script_share(text)
    assert not shares or abs(sum(shares.values()) - 1) < 1e-9
    assert list(shares.values()) == sorted(shares.values(), reverse=True)
    assert all(has_script(text, script) for script in shares)
    spans = leftover(text, "ja", "en")
    assert bool(spans) == any(has_script(text, script) for script in ("Hira", "Kana", "Hani"))
    assert detect(text, ["ja", "en"]) in ("ja", "en", None)
