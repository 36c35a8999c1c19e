"""Numbers in pairs: what is equal in two languages, and what isn't, as the table of cases says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from localize.checks import check_pair
from tests.conftest import CASES

READERS = {"number", "unit", "statistic"}
"""The rules that read numbers."""


def pairs() -> Iterator[tuple[str, str, str, str, str]]:
    """Yield source language, target language, source, good target and bad target of each row."""
    languages = ["", ""]
    for line in (CASES / "checks" / "numbers.txt").read_text("utf-8").splitlines():
        if line.startswith("==="):
            languages = line.split()[1:]
        elif line and not line.startswith("#"):
            source, good, bad = (cell.strip() for cell in line.split("|"))
            yield languages[0], languages[1], source, good, bad


def test_the_table_has_all_kinds() -> None:
    assert len(list(pairs())) >= 140


@pytest.mark.parametrize(("ours", "theirs", "source", "good", "bad"), list(pairs()))
def test_equal_numbers_are_left_in_peace_and_others_reported(
    ours: str, theirs: str, source: str, good: str, bad: str
) -> None:
    assert [f"{f.rule}: {f.message}" for f in check_pair(source, good, ours, theirs)] == []
    if bad:
        assert {f.rule for f in check_pair(source, bad, ours, theirs)} & READERS


@pytest.mark.parametrize(("ours", "theirs", "source", "good", "bad"), list(pairs()))
def test_they_are_equal_the_other_way_round(ours: str, theirs: str, source: str, good: str, bad: str) -> None:
    del bad
    assert [f.message for f in check_pair(good, source, theirs, ours) if f.rule in READERS] == []


def test_a_lost_minus_sign_is_named_with_it() -> None:
    (finding,) = check_pair("変化は−0.42であった。", "The change was 0.42.", "ja", "en")
    assert finding.message == "−0.42 in the source is 0.42 in the translation"
    assert finding.remedy.startswith("write −0.42;")
