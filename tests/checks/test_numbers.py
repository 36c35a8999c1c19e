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


@pytest.mark.parametrize(
    ("source", "target", "message", "marked"),
    [
        ("令和6年に開院した。", "It opened in 2023.", "令和6 (2024) in the source is 2023 in the translation", "2023"),
        ("総額は3兆円です。", "The total is 3 billion yen.", "3兆 (3 trillion) in the source is 3 billion in the translation", "3 billion"),
        ("半数に効いた。", "It helped a third of them.", "半数 (half) in the source is a third in the translation", "a third of"),
        ("2回の接種を終えた。", "They had three doses.", "2 in the source is three in the translation", "three"),
        ("金曜日は休診です。", "We are closed on Mondays.", "Friday in the source is Monday in the translation", "Mondays"),
        ("1日1回飲む。", "Take it twice a day.", "once a day in the source is twice a day in the translation", "twice a day"),
        ("午後4時に閉める。", "We close at 4 a.m.", "4 p.m. in the source is 4 a.m. in the translation", "4 a.m"),
        ("15歳未満の方", "people over 15", "15歳未満 in the source is over 15 in the translation", "over 15"),
        ("3時間後、4分の3が治った。", "Four hours later, three-quarters were well.", "3時間 in the source is Four hours in the translation", "Four hours"),
    ],
)  # fmt: skip
def test_a_finding_says_what_stands_in_both_texts_and_marks_it(
    source: str, target: str, message: str, marked: str
) -> None:
    (finding,) = check_pair(source, target, "ja", "en")
    assert finding.message == message
    assert finding.span is not None
    assert target[finding.span[0] : finding.span[1]] == marked
