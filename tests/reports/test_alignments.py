"""Alignments as files for other programs: complete, readable by them, and harmless whatever the article says."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Sequence
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from localize.model import Article
from localize.quotes import find, pairs
from localize.quotes.decisions import parse
from localize.reports.alignments import ALIGNMENTS, Sides, sides
from tests.quotes.pages import page, seen
from tests.quotes.test_find import TABLE

PAGE = """
<blockquote><p>Daily walks lowered blood pressure. Sleep improved as well. Nobody was hurt.</p></blockquote>
<p>(和訳)毎日の散歩は血圧を下げた。睡眠も改善した。当院でも散歩をお勧めします。</p>
<h2>次</h2>
<blockquote><p>Green tea was not studied in this trial.</p></blockquote>"""
HOSTILE = """
<blockquote><p>=cmd|' /C calc'!A0 lowered the pressure &lt;script>alert(1)&lt;/script> of most patients.</p></blockquote>
<p>(和訳)=cmd|' /C calc'!A0 は、ほとんどの患者の血圧を下げた &lt;script>alert(1)&lt;/script> "。</p>"""


def article(inside: str = PAGE) -> Article:
    return find(page(inside))


def rows(found: Sequence[Sides]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ALIGNMENTS["csv"](found).removeprefix("\ufeff"))))


def test_a_table_has_a_row_for_each_bead_and_for_each_sentence_without_partner() -> None:
    found = rows(sides(article()))
    assert [(row["quote"], row["original text"], row["translated text"], bool(row["score"])) for row in found] == [
        ("q1", "Daily walks lowered blood pressure.", "毎日の散歩は血圧を下げた。", True),
        ("q1", "Sleep improved as well.", "睡眠も改善した。", True),
        ("q1", "Nobody was hurt.", "", False),
        ("q2", "Green tea was not studied in this trial.", "", False),
    ]
    assert [row["translation"] for row in found] == ["yes", "yes", "yes", "no"]


def test_a_spreadsheet_runs_nothing_of_a_table() -> None:
    for row in rows(sides(article(HOSTILE))):
        assert row["original text"].startswith("'=")
        assert row["translated text"].startswith("'=")
    for start in ("=1+1", "+1", "-1", "@A1", "\t=1", " =1", "＝1"):
        alone = Sides(start, start, start, None, None)
        assert not ALIGNMENTS["csv"]([alone]).partition("\n")[2].startswith(start)


def test_a_translation_memory_has_the_pairs_that_the_iterator_gives() -> None:
    found = article()
    root = ElementTree.fromstring(ALIGNMENTS["tmx"](sides(found)))
    units = [[seg.text for seg in unit.iter("seg")] for unit in root.iter("tu")]
    assert units == [[pair.original, pair.translation] for pair in pairs(found)] != []
    languages = {
        tuple(v.get("{http://www.w3.org/XML/1998/namespace}lang") for v in unit.iter("tuv")) for unit in root.iter("tu")
    }
    assert languages == {("en", "ja")}
    assert [pair.original for pair in pairs(found, least=0.99)] == []


@pytest.mark.parametrize("text", [HOSTILE, PAGE.replace("Daily", "Daily &#x1; \ufffe")])
def test_xml_and_html_hold_whatever_the_article_says(text: str) -> None:
    found = sides(article(text))
    ElementTree.fromstring(ALIGNMENTS["tmx"](found))
    tags: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            tags.append(tag)

    Tags().feed(ALIGNMENTS["html"](found))
    assert "script" not in tags
    assert tags.count("style") == 1
    assert tags.count("section") == len(found)


def test_the_page_names_what_is_sure_doubtful_and_without_partner() -> None:
    text = ALIGNMENTS["html"](sides(article()))
    assert text.count('<tr class="sure">') + text.count('<tr class="doubtful">') == 2
    assert text.count('<tr class="alone">') == 1
    assert "Green tea was not studied" in text
    assert "http" not in text.replace("http-equiv", "")


TRANSLATED = [case for case in TABLE if any(quote.get("translation") for quote in case.get("quote", []))]


@pytest.mark.parametrize("case", TRANSLATED, ids=[case["name"] for case in TRANSLATED])
def test_what_the_program_found_is_found_again_where_a_person_decides_so(case: dict[str, str]) -> None:
    plain = page(case["html"], language=case.get("language", "ja"))
    found = find(plain, labels=tuple(case.get("labels", ())))
    text = ALIGNMENTS["toml"](sides(found))
    assert len(tomllib.loads(text)["quote"]) == len(found.quotes)
    again = find(plain, labels=tuple(case.get("labels", ())), decisions=parse(text.encode()))
    assert not again.notes
    assert [quote["translation"] for quote in seen(again)] == [quote["translation"] for quote in seen(found)]
    assert [quote["original"] for quote in seen(again)] == [quote["original"] for quote in seen(found)]
