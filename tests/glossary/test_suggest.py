"""Suggestions: what brackets, abbreviations and pairs of sentences tell, and what they don't."""

from __future__ import annotations

import pytest

from localize.glossary import Glossary
from localize.glossary.suggest import Sentence, suggest
from localize.glossary.suggest.glosses import abbreviations, bracketed
from localize.glossary.suggest.phrases import phrases
from localize.glossary.suggest.sound import ALIKE, likeness
from localize.model import Where


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("エクソソーム(exosome)は小さい。", [("エクソソーム", "exosome")]),
        (
            "ヒト間葉系幹細胞（mesenchymal stem cell；MSC）を",
            [("ヒト間葉系幹細胞", "mesenchymal stem cell"), ("ヒト間葉系幹細胞", "MSC")],
        ),
        ("多血小板血漿(PRP)療法", [("多血小板血漿", "PRP")]),
        (
            "血小板由来増殖因子（platelet-derived growth factor、PDGF）",
            [("血小板由来増殖因子", "platelet-derived growth factor"), ("血小板由来増殖因子", "PDGF")],
        ),
        ("体重(60 kg)と用量(5 mg)、平均(p = 0.04)、図(Fig. 2)", []),
        ("皮膚(ひふ)と真皮(表皮の下)", []),
        ("とても(very)", []),
    ],
)
def test_a_gloss_in_brackets_belongs_to_the_noun_phrase_before_it(text: str, found: list[tuple[str, str]]) -> None:
    assert [(term, word) for term, word, _ in bracketed(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We used platelet-rich plasma (PRP) here.", [("platelet-rich plasma", "PRP")]),
        ("the human vascular endothelial growth factor (VEGF)", [("vascular endothelial growth factor", "VEGF")]),
        ("dihydrotestosterone (DHT)", [("dihydrotestosterone", "DHT")]),
        ("mesenchymal stem cells (MSCs)", [("mesenchymal stem cells", "MSCs")]),
        ("protection against hair loss (AGA)", []),
        ("in 12 patients (24%)", []),
        ("the effect (Table)", []),
    ],
)
def test_an_abbreviation_has_the_letters_of_its_full_form(text: str, found: list[tuple[str, str]]) -> None:
    assert list(abbreviations(text)) == found


def pairs(*texts: tuple[str, str]) -> list[Sentence]:
    return [Sentence(a, Where("a.html", line), b, "catalog") for line, (a, b) in enumerate(texts, start=1)]


NOISE = [(f"これは{word}です。", f"This is about {english}.") for word, english in
         (("皮膚", "skin"), ("骨", "bone"), ("心臓", "the heart"), ("肝臓", "the liver"), ("胃", "the stomach"), ("肺", "lungs"), ("脳", "the brain"), ("目", "eyes"))]  # fmt: skip


def test_phrases_that_go_together_are_linked_as_whole_terms() -> None:
    found = suggest(
        pairs(
            ("間葉系幹細胞を使う。", "We use mesenchymal stem cells."),
            ("間葉系幹細胞は増える。", "A mesenchymal stem cell grows."),
            ("間葉系幹細胞とは何か。", "What is a mesenchymal stem cell?"),
            *NOISE,
        ),
        None,
        "ja",
        "en",
    )
    best = found[0]
    assert (best.source, best.target) == (("間葉系幹細胞",), ("mesenchymal stem cell",))
    assert [(e.kind, e.count, str(e.where)) for e in best.evidence] == [("catalog", 3, "a.html:1")]


def test_a_bracket_and_the_definition_on_the_other_side_give_the_full_form() -> None:
    found = suggest(
        pairs(("多血小板血漿(PRP)を注射する。", "We inject platelet-rich plasma (PRP)."), *NOISE), None, "ja", "en"
    )
    assert found[0].source == ("多血小板血漿",)
    assert found[0].target == ("platelet-rich plasma", "PRP")
    assert {e.kind for e in found[0].evidence} == {"bracket", "abbreviation"}


def test_what_the_glossary_has_is_not_suggested() -> None:
    sentences = pairs(("エクソソーム(exosome)です。", "Exosomes."), ("細胞老化(senescence)です。", "Senescence."))
    glossary = Glossary.parse("concept,ja,en\nexosome,エクソソーム,exosome\n".encode(), "g.csv")
    assert [s.source for s in suggest(sentences, glossary, "ja", "en")] == [("細胞老化",)]


def test_a_phrase_without_a_translation_comes_last_with_its_frequency() -> None:
    sentences = [Sentence(f"光老化の話{n}。", Where("a.html", n)) for n in range(4)]
    (found,) = (s for s in suggest(sentences, None, "ja", "en") if s.source == ("光老化",))
    assert found.target == ()
    assert [(e.kind, e.count) for e in found.evidence] == [("frequency", 4)]


def test_korean_particles_are_no_part_of_a_phrase() -> None:
    assert {p.text for p in phrases("엑소좀을 줄기세포에서", "ko")} >= {"엑소좀", "줄기세포"}


def test_no_phrase_is_a_number_or_a_date() -> None:
    assert not [p for p in phrases("2024年1月に12週間で30%", "ja") if any(c.isdigit() for c in p.text)]


@pytest.mark.parametrize(
    ("katakana", "latin"),
    [
        ("アセトアミノフェン", "acetaminophen"),
        ("コレステロール", "cholesterol"),
        ("カテーテル", "catheters"),
        ("サイトカイン", "cytokine"),
        ("インターフェロン", "interferon"),
        ("プラセボ", "placebo"),
        ("マイクロニードリング", "micro-needling"),
        ("ホルモン", "hormones"),
        ("パーキンソン", "Parkinson"),
    ],
)
def test_katakana_sounds_like_the_word_that_it_writes_and_like_no_other(katakana: str, latin: str) -> None:
    assert likeness(katakana, latin) >= ALIKE
    others = ("treatment", "melatonin", "kidney", "protein", "skin", "insulin", "radiation")
    assert all(likeness(katakana, other) < ALIKE for other in others)


def test_two_consonants_are_no_likeness() -> None:
    assert likeness("ケア", "car") == likeness("ラジオ", "rage") == 0


def test_one_pair_of_sentences_is_enough_for_a_word_that_is_written_by_sound() -> None:
    found = suggest(
        pairs(("ケトチフェンの投与後に改善した。", "Symptoms improved after ketotifen was given."), *NOISE),
        None,
        "ja",
        "en",
    )
    told = [(s.source, s.target, [e.kind for e in s.evidence]) for s in found if s.target]
    assert (("ケトチフェン",), ("ketotifen",), ["sound"]) in told


def test_a_name_that_begins_a_sentence_keeps_its_capital_where_it_has_one_elsewhere() -> None:
    found = suggest(
        pairs(
            ("バーミンガムで調べた。", "Birmingham was studied."),
            ("バーミンガムの病院。", "Birmingham has a hospital."),
            ("調査はバーミンガムで行った。", "The survey took place in Birmingham."),
        ),
        None,
        "ja",
        "en",
    )
    assert ("Birmingham",) in [s.target for s in found]


def test_a_part_of_one_longer_word_is_not_frequent_by_itself() -> None:
    texts = [("線維芽細胞を調べた。", ""), ("線維芽細胞が増えた。", ""), ("線維芽細胞は減った。", "")]
    assert [s.source for s in suggest(pairs(*texts), None, "ja", "en")] == [("線維芽細胞",)]
