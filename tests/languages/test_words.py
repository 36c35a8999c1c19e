"""Tables of words as regular expressions."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from localize.languages.words import any_of

WORDS = st.lists(st.text("ab-. ", min_size=1, max_size=4), min_size=1, max_size=6)


@given(WORDS, st.text("ab-. ", max_size=8))
def test_the_longest_word_that_begins_at_a_place_is_found(words: list[str], text: str) -> None:
    found = re.compile(any_of(words)).match(text)
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    assert (found and found.group()) == longest
