"""Numbers: read as values in each language, and compared across languages without false alarms."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.languages import Number, numbers, same_numbers
from tests.languages.tables import rows


def _shown(number: Number) -> str:
    value = round(number.value, 6).normalize()
    text = f"{value:f}" + ("%" if number.kind == "percent" else "")
    return text if number.firm else f"({text})"


def _normal(cell: str) -> str:
    bare = cell.strip("()%")
    return cell.replace(bare, f"{Decimal(bare).normalize():f}")


@pytest.mark.parametrize(("language", "text", "values"), rows("numbers.txt", 3))
def test_numbers_are_read_as_the_table_says(language: str, text: str, values: str) -> None:
    assert sorted(map(_shown, numbers(text, language))) == sorted(map(_normal, values.split()))


@pytest.mark.parametrize(
    ("source_language", "source", "target_language", "target", "missing", "extra"), rows("same-numbers.txt", 6)
)
def test_numbers_are_compared_as_the_table_says(
    source_language: str, source: str, target_language: str, target: str, missing: str, extra: str
) -> None:
    found = same_numbers(source, target, source_language, target_language)
    assert " ".join(number.text for number in found.missing) == missing
    assert " ".join(number.text for number in found.extra) == extra


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet="0123456789０９.,，．%割万億千年月日第分の半二十-−〜/: あaIVxpm", max_size=40), language=st.sampled_from(["ja", "en", "zh", "ko", "de", "fr"]))  # fmt: skip
def test_a_number_stands_where_it_says_and_a_text_agrees_with_itself(text: str, language: str) -> None:
    for number in numbers(text, language):
        assert 0 <= number.start < number.end <= len(text)
        assert number.text == text[number.start : number.end]
    assert not same_numbers(text, text, language, language)


@settings(max_examples=100, deadline=None)
@given(value=st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False))
def test_any_value_is_read_from_its_digits(value: Decimal) -> None:
    for language, text in (("en", f"{value:,}"), ("ja", f"{value}"), ("de", f"{value}".replace(".", ","))):
        assert [number.value for number in numbers(text, language)] == [value]


@settings(max_examples=100, deadline=None)
@given(value=st.integers(min_value=1, max_value=10**12))
def test_japanese_units_give_the_value_that_they_spell(value: int) -> None:
    parts = [
        (value // 10**12, "兆"),
        (value // 10**8 % 10**4, "億"),
        (value // 10**4 % 10**4, "万"),
        (value % 10**4, ""),
    ]
    spelled = "".join(f"{part}{unit}" for part, unit in parts if part)
    assert [number.value for number in numbers(spelled, "ja")] == [value]


@pytest.mark.parametrize(("pair", "most"), rows("alarms.txt", 2))
def test_professional_translations_seldom_raise_a_difference(pair: str, most: str, shared: Path) -> None:
    source, target = pair.split()
    flagged = beads = 0
    for line in (shared / "align" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        if (document["src_lang"], document["tgt_lang"]) != (source, target) or not document["is_translation"]:
            continue
        if any(operation.startswith(("abridge", "clause")) for operation in document["ops"]):
            continue  # parts of sentences were taken out on purpose
        for ours, theirs in document["gold"]:
            if len(ours) == len(theirs) == 1:
                beads += 1
                pair_of_texts = document["src_sents"][ours[0]], document["tgt_sents"][theirs[0]]
                flagged += bool(same_numbers(*pair_of_texts, source, target))
    assert flagged <= float(most) / 100 * beads
