"""Drafts in a catalog."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from localize import engines
from localize.catalogs import merge, parse, render
from localize.engines import draft
from localize.errors import EngineError
from localize.glossary import Glossary
from localize.model import Catalog, Entry, State
from tests.catalogs.pages import FIRST, LATER, page, quoting
from tests.engines.glossator import Glossator

ARTICLE = page("<h1>治療</h1>", '治療の前に、<a href="/x">医師</a>に相談。', "副作用は<b>軽い</b>。治療。", "治療。")


def catalog(*entries: Entry) -> Catalog:
    header = (("PO-Revision-Date", "2026-01-31 09:05+0000"), ("Content-Type", "text/plain; charset=UTF-8"))
    return Catalog("x.po", "en", header=header, entries=entries)


def test_the_catalog_of_an_article_is_drafted_by_a_genuine_model(ja_en: Path) -> None:
    before = merge(ARTICLE, None, locale="en", path="x.po", now=FIRST)
    result = draft(before, engines.get("argos"), source="ja", target="en", article=ARTICLE, now=LATER)
    assert (result.drafted, result.dropped) == (len(before.entries), 0)
    found = {entry.msgid: entry for entry in result.catalog.entries}
    assert found["治療"].msgstr == "treatment"
    link = found["治療の前に、<a1>医師</a1>に相談。"]
    assert link.msgstr == "treatmentの前に、<a1> doctor</a1>に相談."
    assert link.state is State.DRAFT
    assert all(entry.comments == ("origin: argos 1.9 ja→en",) for entry in result.catalog.entries)
    assert dict(result.catalog.header)["PO-Revision-Date"] == "2026-12-24 18:30+0000"
    assert parse(render(result.catalog), "x.po", "en") == result.catalog


def test_a_second_run_translates_nothing_again() -> None:
    engine = Glossator()
    before = merge(ARTICLE, None, locale="en", path="x.po", now=FIRST)
    first = draft(before, engine, source="ja", target="en", article=ARTICLE, now=FIRST)
    engine.asked.clear()
    second = draft(first.catalog, engine, source="ja", target="en", article=ARTICLE, now=LATER)
    assert engine.asked == []
    assert (second.catalog, second.drafted, second.dropped) == (first.catalog, 0, 0)


def test_only_live_entries_without_a_translation_are_drafted() -> None:
    entries = (
        Entry("確認済み。", "Confirmed."),
        Entry("下書き。", "Draft.", flags=("fuzzy",), comments=("mine",)),
        Entry("昔の文。", obsolete=True),
        Entry("%d 錠", msgid_plural="%d 錠", msgstr_plural=("", "")),
        Entry("新しい文。", comments=("ask", "origin: old"), flags=("no-wrap",)),
    )
    engine = Glossator()
    result = draft(catalog(*entries), engine, source="ja", target="en")
    assert engine.asked == ["新しい文。"]
    assert [replace(entry, line=None) for entry in result.catalog.entries[:4]] == list(entries[:4])
    new = result.catalog.entries[4]
    assert (new.msgstr, new.flags) == ("T(新しい文。)", ("fuzzy", "no-wrap"))
    assert new.comments == ("ask", "origin: glossator 1 ja→en")


def test_equal_sentences_are_translated_once() -> None:
    engine = Glossator()
    draft(catalog(Entry("治療。細胞。"), Entry("細胞。治療。"), Entry("治療。")), engine, source="ja", target="en")
    assert sorted(engine.asked) == ["治療。", "細胞。"]


def test_a_draft_that_says_nothing_is_dropped_and_counted() -> None:
    engine = Glossator(lambda text: "" if "無" in text else "x")
    result = draft(catalog(Entry("無。"), Entry("有。")), engine, source="ja", target="en")
    assert (result.drafted, result.dropped) == (1, 1)
    assert result.catalog.entries[0].state is State.UNTRANSLATED


def test_what_an_engine_answers_becomes_no_placeholder() -> None:
    engine = Glossator(lambda text: "<a1>" + text + "</b2> <script>")
    result = draft(catalog(Entry("治療<br1/>です")), engine, source="ja", target="en")
    assert result.catalog.entries[0].msgstr == "治療 <script><br1/>です <script>" or (
        result.catalog.entries[0].msgstr == "治療<br1/>です <script>"
    )


def test_the_authors_words_are_drafted_from_where_they_can_be() -> None:
    text = "スタチンは<b1>21%</b1>減らした。"
    article = page("スタチンは<b>21%</b>減らした。", "別の文です。")
    article = quoting(article, text, "Statins cut it by <b1>21%</b1>.")
    before = merge(article, None, locale="zh-Hans", path="x.po", now=FIRST)
    engine = Glossator(sources=("ja", "en"))
    result = draft(before, engine, source="ja", target="zh-Hans", article=article)
    assert engine.asked == ["Statins cut it by {1}21%{2}.", "別の文です。"]
    first, second = result.catalog.entries
    assert first.msgstr == "T(Statins cut it by <b1>21%</b1>.)"
    assert first.comments == ("origin: glossator 1 en→zh-Hans, from the original",)
    assert second.comments == ("origin: glossator 1 ja→zh-Hans",)


def test_the_articles_words_are_drafted_from_where_the_authors_cannot_be() -> None:
    article = quoting(page("スタチンは減らした。"), "スタチンは減らした。", "Statins cut it.")
    before = merge(article, None, locale="zh-Hans", path="x.po", now=FIRST)
    engine = Glossator()
    draft(before, engine, source="ja", target="zh-Hans")
    assert engine.asked == ["スタチンは減らした。"]


def test_a_text_that_is_a_term_gets_the_term_of_the_glossary() -> None:
    glossary = Glossary.parse("concept,domain,pos,ja,en\nstatin,,noun,スタチン,statin|statins\n".encode(), "g.csv")
    engine = Glossator()
    result = draft(catalog(Entry("スタチン")), engine, source="ja", target="en", glossary=glossary)
    assert (result.catalog.entries[0].msgstr, engine.asked) == ("statin", [])


def test_a_pair_that_the_engine_lacks_is_an_error() -> None:
    with pytest.raises(EngineError, match="no model from ja to en"):
        draft(catalog(Entry("文。")), Glossator(sources=()), source="ja", target="en")
