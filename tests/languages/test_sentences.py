"""Splitting: where sentences end in each language, and what holds for any text."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.languages import boundaries, ends_like_sentence, joint, split
from tests.languages.tables import lines, rows
from tests.segments.pages import cases

LANGUAGES = ("ja", "en", "zh-Hans", "ko", "de", "fr", "es", "ar", "hi", "xx")


def _cases() -> list[tuple[str, str]]:
    found, language = [], ""
    for line in lines("split.txt"):
        if line.startswith("[") and line.endswith("]") and len(line) < 8:
            language = line[1:-1]
        else:
            found.append((language, line.replace("\\n", "\n")))
    return found


@pytest.mark.parametrize(("language", "marked"), _cases())
def test_sentences_end_where_the_table_says(language: str, marked: str) -> None:
    assert split(marked.replace("|", ""), language) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize(("language", "answer", "text"), rows("ends.txt", 3))
def test_a_text_ends_like_a_sentence_where_the_table_says(language: str, answer: str, text: str) -> None:
    assert ends_like_sentence(text, language) == (answer == "yes")
    assert ends_like_sentence(text + " \n", language) == (answer == "yes")


# What the rules look at, in any order.
MESSY = st.text(
    alphabet="。！？!?.．…「」『』（）()[]“”\"'«»、, \n\u3000。aZ1２あア亜가다요とのはDr♪笑^/:・-%é¿•", max_size=60
)


@settings(max_examples=cases(250), deadline=None)
@given(text=MESSY | st.text(max_size=40), language=st.sampled_from(LANGUAGES))
def test_splitting_loses_nothing(text: str, language: str) -> None:
    starts = boundaries(text, language)
    assert all(one < two for one, two in pairwise([0, *starts, len(text) + (not text)]))
    assert not any(text[start].isspace() or not text[:start].strip() for start in starts)
    edges = [0, *starts, len(text)]
    assert split(text, language) == [text[a:b].strip() for a, b in pairwise(edges) if text[a:b].strip()]
    assert "".join("".join(split(text, language)).split()) == "".join(text.split())


PROSE = st.lists(
    st.sampled_from(
        ["効果です。", "「はい。」と言った。", "本当？", "p < 0.05でした。", "（注です。）", "図1", "A. Smith ", "et al. ", "It is. ",
         "Is it? ", "(n = 20). ", "「", "」", "と", "\n\n", "3.5 ", "1. ", "He said. ", "좋다. ", "네! ", "Er kam. ", "am 3. Mai "]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@settings(max_examples=cases(250), deadline=None)
@given(text=PROSE, language=st.sampled_from(LANGUAGES))
def test_splitting_a_sentence_again_leaves_it_whole(text: str, language: str) -> None:
    for part in split(text, language):
        assert split(part, language) == [part]


@pytest.mark.parametrize(
    "unit", [".", "(", "(.", "。", "「」", "\n", " . ", '. "', "1. ", "あ。（", ".”", "す♪", "(^", "1) "]
)
@pytest.mark.parametrize("language", ["ja", "en", "ko"])
def test_work_grows_no_faster_than_the_text(unit: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Counted, not timed: characters that are looked at by slicing. A quadratic scan would slice millions.
    seen = [0]

    class Counting(str):
        def __getitem__(self, key: Any) -> str:
            piece = super().__getitem__(key)
            seen[0] += len(piece)
            return piece

    text = Counting(unit * 4000)
    boundaries(text, language)
    assert seen[0] <= 400 * len(text)


def test_an_unfinished_bracket_does_not_hold_the_rest_of_a_text() -> None:
    text = "彼は「言った。" + "次の文です。" * 50
    assert len(split(text, "ja")) == 51


def test_sentences_stand_together_in_japanese_and_apart_in_english() -> None:
    assert joint("文。", "文。", "ja") == joint("句。", "句。", "zh-Hans") == ""
    assert joint("One.", "Two.", "en") == joint("문장.", "문장.", "ko") == " "
    assert joint("One. ", "Two.", "en") == joint("", "Two.", "en") == ""


def _documents(shared: Path) -> list[dict[str, Any]]:
    text = (shared / "align" / "dev.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _bare(parts: list[str]) -> list[str]:
    return [bare for part in parts if (bare := "".join(part.split()))]


@pytest.mark.parametrize(("name", "floor"), rows("floors.txt", 2))
def test_boundaries_agree_with_other_projects_cases_as_often_as_reached(name: str, floor: str, shared: Path) -> None:
    text = (shared / "corpora" / "sbd" / f"{name}.jsonl").read_text(encoding="utf-8")
    cases = [json.loads(line) for line in text.splitlines()]
    cases = [c for c in cases if c["exact"] and not c.get("skipped_upstream") and not c.get("xfail_upstream")]
    language = name.split(".")[0]
    assert sum(_bare(split(c["text"], language)) == _bare(c["sentences"]) for c in cases) >= int(floor)


@pytest.mark.parametrize(("language", "floor"), rows("news-floors.txt", 2))
def test_translated_news_is_split_as_its_translators_split_it(language: str, floor: str, shared: Path) -> None:
    wanted = found = 0
    for document in _documents(shared):
        for side in ("src", "tgt"):
            if document[f"{side}_lang"] == language:
                parts = set(_bare(split(document[f"{side}_text"], language)))
                sentences = _bare(document[f"{side}_sents"])
                wanted += len(sentences)
                found += sum(sentence in parts for sentence in sentences)
    assert found / wanted >= float(floor)
