"""Word tables compiled for speed find what their patterns say."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.checks.patterns import compiled
from localize.languages.words import lowered

TABLES = [
    (r"\bone|\btwo\b|(?<![A-Za-z])HRs?(?![A-Za-z])|three|否",),
    (r"\b(?:no|not|non-(?:one|two))\b|\bno\b(?! ?\d)|n[’']t\b", "<", "≤", "higher than|(?:or|and) (?:more|less)"),
    (r"\w{2}less\b|-free|\bun(?!i)\w", r"(?:^|, ?)\w{2}n't"),
    (r"ない(?=[\Wとが])|増加|(?<=\s)안 |\S{0,3}無",),
    (r"(?<!not )(?<!n't )\bhas|ご?遠慮|(?<=[をが])上げ|[減増](?:少)?加|\?つ|(?:お|ご)?無|(?<!増)加", r"(?<!\s)-free"),
    ("(?!)",),
]
PIECES = "one|two|HR|HRs|three|否|no|not|Non-|n't|<|≤|higher than| or more|and less|careless|-free|un|uni|ない|と|増加|無|안| |, |.|5|x|İ|É|has|ご|お|遠慮|を|上げ|減|少|加|?つ"


def plainly(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@pytest.mark.parametrize("patterns", TABLES)
@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=8).map("".join))
def test_a_search_finds_the_first_word_of_the_table(patterns: tuple[str, ...], text: str) -> None:
    found, wanted = compiled(*patterns).search(lowered(text)), plainly(patterns).search(text)
    assert (found is None) == (wanted is None)
    assert found is None or wanted is None or found.start() == wanted.start()


def test_where_all_begin_with_a_letter_a_search_looks_for_it_first() -> None:
    assert compiled(r"\bone|\b(?:two|three)\b").pattern.startswith("o(?:")
    assert compiled(r"\bone|\d").pattern.startswith(r"\b(?:")
    assert compiled(r"(?<!x)one|[ab]?c").pattern == "o(?:(?<!(?:x)o)(?:ne))|c(?:(?:))|a(?:(?:c))|b(?:(?:c))"
    assert compiled(r"no(?=[)|]|$)|yes").pattern == "n(?:(?:o(?=[)|]|$)))|y(?:(?:es))"


def test_each_character_keeps_its_place_in_lower_case() -> None:
    assert lowered("İ AB") == "i ab"
    assert lowered("ÄΣ") == "äς"
