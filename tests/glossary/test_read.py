"""Reading a glossary: what is read, and what is refused with its line."""

from __future__ import annotations

import codecs
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.errors import GlossaryError
from localize.glossary import Glossary
from tests.conftest import CASES, ROOT

TERMS = (CASES / "glossary" / "terms.csv").read_text("utf-8")


def broken() -> list[object]:
    text = (CASES / "glossary" / "broken.txt").read_text("utf-8")
    found = re.findall(r"^=== (.*)\n((?:(?!---).*\n)*)--- (.*)\n", text, re.MULTILINE)
    return [pytest.param(content, message, id=name) for name, content, message in found]


@pytest.mark.parametrize(("content", "message"), broken())
def test_a_broken_glossary_is_refused_with_place_and_remedy(content: str, message: str) -> None:
    with pytest.raises(GlossaryError) as refused:
        Glossary.parse(content.encode(), "g.csv")
    assert str(refused.value) == message


@pytest.mark.parametrize(
    "data",
    [
        TERMS.encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + TERMS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TERMS.encode("utf-16-be"),
        TERMS.replace("\n", "\r\n").encode(),
        TERMS.replace("\n", "\r").encode(),
        TERMS.replace(",", ";").encode(),
        TERMS.replace(",", "\t").encode(),
        ("sep=;\r\n" + TERMS.replace(",", ";").replace("\n", "\r\n")).encode("utf-8-sig"),
        ("\n\n" + TERMS + "\n\n").encode(),
        TERMS.replace(",", " , ").encode(),
    ],
    ids=[
        "utf-8 bom",
        "utf-16 le",
        "utf-16 be",
        "crlf",
        "cr",
        "semicolon",
        "tab",
        "sep line",
        "blank lines",
        "white space",
    ],
)
def test_what_a_spreadsheet_saves_reads_as_the_plain_file_does(data: bytes) -> None:
    expected, found = Glossary.parse(TERMS.encode(), "g.csv"), Glossary.parse(data, "g.csv")
    assert [(c.id, c.terms, c.forbidden, c.note) for c in found.concepts] == [
        (c.id, c.terms, c.forbidden, c.note) for c in expected.concepts
    ]


def test_shift_jis_is_read_where_it_is_beyond_doubt() -> None:
    text = "concept,ja,en,note\nage-spot,シミ|しみ,age spot,肌の色が濃くなったところ\n"
    assert Glossary.parse(text.encode("cp932"), "g.csv") == Glossary.parse(text.encode(), "g.csv")


@pytest.mark.parametrize("encoding", ["euc-jp", "euc-kr", "latin-1", "gb18030"])
def test_another_encoding_is_refused_and_not_guessed(encoding: str) -> None:
    words = {"euc-jp": "コラーゲンとシミ", "euc-kr": "줄기세포", "latin-1": "célula é", "gb18030": "干细胞和胶原蛋白"}
    with pytest.raises(GlossaryError, match=r"g\.csv:2: byte 0x.. is not UTF-8; save it as UTF-8"):
        Glossary.parse(f"concept,ja\na,{words[encoding]}\n".encode(encoding), "g.csv")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"concept,ja\na,\0\n", r"g\.csv:2: the file holds NUL characters"),
        ("concept,ja\n".encode("utf-16-le"), r"g\.csv:1: the file holds NUL characters"),
        (codecs.BOM_UTF16_LE + b"abc", r"g\.csv: the file begins like UTF-16 and then is not"),
        (codecs.BOM_UTF8, r"g\.csv:1: the file is empty"),
        (b" \r\n\n", r"g\.csv:1: the file is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", r"g\.csv:1: byte 0x89 is not UTF-8"),
        (b"concept,ja\na," + b"x" * 200_000 + b"\n", r"g\.csv:2: a cell is longer than"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(GlossaryError, match=message):
        Glossary.parse(data, "g.csv")


def test_a_row_keeps_its_line_and_all_its_cells() -> None:
    glossary = Glossary.parse(
        b'concept,pos,en,ja,note\n\na,noun,"x, y|z",\xe7\x9a\xae\xe8\x86\x9a,"two\nlines"\nb,,q,,\n', "g.csv"
    )
    first, second = glossary.concepts
    assert (first.id, first.pos, dict(first.terms), first.note) == (
        "a",
        "noun",
        {"en": ("x, y", "z"), "ja": ("皮膚",)},
        "two\nlines",
    )
    assert (str(first.where), str(second.where), dict(second.terms)) == ("g.csv:3", "g.csv:5", {"en": ("q",)})


def test_two_words_of_the_first_language_may_be_one_word_of_another() -> None:
    glossary = Glossary.parse("concept,ja,en\na,治療,treatment\nb,処置,treatment\n".encode(), "g.csv")
    assert len(glossary.concepts) == 2


def test_the_glossary_that_ships_is_read_and_large_enough() -> None:
    name = "glossary/medical.csv"
    glossary = Glossary.parse((ROOT / name).read_bytes(), name)
    assert len(glossary.concepts) >= 300
    assert all(concept.terms.get("ja") and concept.terms.get("en") for concept in glossary.concepts)


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        Glossary.parse(data, "g.csv")
    except GlossaryError as refused:
        assert str(refused).startswith("g.csv")


@given(st.text(alphabet='aé幹,;|"\n\r\t \u2028', max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_rows_are_read_or_refused(rows: str) -> None:
    try:
        Glossary.parse(f"concept,ja,en\n{rows}".encode(), "g.csv")
    except GlossaryError as refused:
        assert re.match(r"g\.csv:\d+(:\d+)?: .+", str(refused))
