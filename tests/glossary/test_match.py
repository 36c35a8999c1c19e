"""Finding terms: the longest, in any spelling, as words."""

from __future__ import annotations

import pickle
import re

import pytest
from _pytest.mark.structures import ParameterSet
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.glossary import Glossary, merge
from tests.conftest import CASES, ROOT

GLOSSARY = Glossary.parse((CASES / "glossary" / "terms.csv").read_bytes(), "terms.csv")
MARKED = re.compile(r"\{([^|}]*)\|([^}]*)\}")


def cases() -> list[ParameterSet]:
    found: list[ParameterSet] = []
    for line in (CASES / "glossary" / "match.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            language, marked = line.split(" ", 1)
            found.append(pytest.param(language, marked, id=line[:40]))
    return found


@pytest.mark.parametrize(("language", "marked"), cases())
def test_terms_are_found_where_the_case_marks_them(language: str, marked: str) -> None:
    assert mark(marked, language) == marked


def mark(marked: str, language: str) -> str:
    text = MARKED.sub(r"\1", marked)
    found = text
    for hit in reversed(GLOSSARY.match(text, language)):
        found = f"{found[: hit.start]}{{{found[hit.start : hit.end]}|{hit.concept}}}{found[hit.end :]}"
    return found


def test_a_hit_names_the_term_as_the_glossary_spells_it() -> None:
    (hit,) = GLOSSARY.match("ｺﾗｰｹﾞﾝ", "ja")
    assert (hit.form, hit.start, hit.end) == ("コラーゲン", 0, 6)


def test_hints_name_each_concept_once_in_the_order_of_the_text() -> None:
    text = "ＰＲＰとｴｸｿｿｰﾑ、エクソソーム、サイトカインストーム"
    assert GLOSSARY.hints(text, "ja", "zh-Hans") == ["PRP → 富血小板血浆", "エクソソーム → 外泌体"]
    assert GLOSSARY.hints(text, "ja", "en-US")[0] == "PRP → PRP"
    assert GLOSSARY.hints(text, "ja", "sv") == []


def test_a_forbidden_word_is_found_in_any_inflection_but_not_inside_an_accepted_term() -> None:
    glossary = Glossary.parse(
        "concept,ja,en,forbidden:en\na,シミ,age spot,stain\nb,染色,stain test,\nc,小胞,vesicle,exosomal body\n".encode(),
        "g",
    )
    text = "Stains and stain tests of exosomal bodies."
    assert [(h.concept, text[h.start : h.end]) for h in glossary.forbidden(text, "en")] == [
        ("a", "Stains"),
        ("c", "exosomal bodies"),
    ]


def test_a_spelling_can_be_forbidden_in_favour_of_another() -> None:
    glossary = Glossary.parse(
        "concept,ja,en,forbidden:ja,forbidden:en\na,ウイルス,follow-up,ウィルス,follow up\nb,PRP,PRP,prp,prp\n".encode(),
        "g",
    )
    assert [hit.form for hit in glossary.forbidden("ウイルスとウィルス、PRPとprp", "ja")] == ["ウィルス", "prp"]
    assert [hit.form for hit in glossary.forbidden("A follow-up, a follow up, PRP, prp.", "en")] == ["follow up", "prp"]


def test_of_two_concepts_with_one_word_the_one_that_prefers_it_counts() -> None:
    glossary = Glossary.parse("concept,ja,en\na,黒子|母斑,mole\nb,母斑,nevus\n".encode(), "g")
    assert [hit.concept for hit in glossary.match("母斑", "ja")] == ["b"]
    assert [concept.id for concept in glossary.alternatives("母斑", "ja")] == ["a", "b"]


def test_of_a_concept_in_two_glossaries_the_later_one_counts() -> None:
    one = Glossary.parse("concept,ja,en\na,皮膚,skin\nb,癌,cancer\n".encode(), "one")
    two = Glossary.parse("concept,ja,en\nc,家,house\na,皮膚,cutis\n".encode(), "two")
    merged = merge(one, two)
    assert [(c.id, c.where.file) for c in merged.concepts] == [("a", "two"), ("b", "one"), ("c", "two")]
    assert merge() == Glossary()


def test_a_glossary_goes_to_another_process_and_stays_the_same_value() -> None:
    GLOSSARY.match("幹細胞", "ja")
    copy = pickle.loads(pickle.dumps(GLOSSARY))
    assert copy == GLOSSARY
    assert copy.match("幹細胞", "ja") == GLOSSARY.match("幹細胞", "ja")


def test_an_unknown_concept_is_none() -> None:
    assert GLOSSARY.concept("nothing") is None
    found = GLOSSARY.concept("exosome")
    assert found is not None and found.terms["en"] == ("exosome",)


def test_a_text_of_a_million_characters_is_searched_whole() -> None:
    piece = "間葉系幹細胞とエクソソームの点滴を、"
    hits = GLOSSARY.match(piece * 60_000, "ja")
    assert len(hits) == 120_000
    assert (hits[-1].start, hits[-1].end) == (59_999 * len(piece) + 7, 59_999 * len(piece) + 13)


@pytest.mark.parametrize("language", ["ja", "en", "zh-Hans", "zh-Hant", "ko"])
def test_each_term_of_the_shipped_glossary_is_found_when_it_stands_alone(language: str) -> None:
    glossary = Glossary.parse((ROOT / "glossary" / "medical.csv").read_bytes(), "glossary/medical.csv")
    for concept in glossary.concepts:
        for term in glossary.terms(concept, language):
            assert [(h.start, h.end) for h in glossary.match(term, language)] == [(0, len(term))], term
            assert glossary.holds(concept.id, term, language), term


ALPHABET = "幹細胞間葉系コラーゲンｺﾗｰｹﾞﾝ・-シミしみュレ人体日本PRPprp exosomes' 줄기세포\u3099ﾞﾟ\u00ad"


@given(st.text(alphabet=ALPHABET, max_size=60), st.sampled_from(["ja", "en", "ko", "zh-Hans", "fr", "th"]))
@settings(max_examples=300, deadline=None)
def test_hits_are_in_order_inside_the_text_and_apart(text: str, language: str) -> None:
    last = 0
    for hit in GLOSSARY.match(text, language):
        assert last <= hit.start < hit.end <= len(text)
        assert GLOSSARY.concept(hit.concept) is not None
        last = hit.end


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_text_is_searched_in_any_language(text: str) -> None:
    for language in ("ja", "en", "zh-Hant", "ko", "de", "xx"):
        GLOSSARY.match(text, language)
        GLOSSARY.forbidden(text, language)
