"""What a page takes from a catalog."""

from __future__ import annotations

import pytest

from localize.catalogs import statistics, translations
from localize.model import Catalog, Entry, State
from tests.catalogs.pages import page

TEXT = "副作用は軽いです。"
ARTICLE = page(f"<h1>{TEXT}</h1>", TEXT, "<b>軽い</b>副作用です。")
HEADING, PARAGRAPH, BOLD = (segment.id for segment in ARTICLE.segments)
INNER = ARTICLE.segments[2].text


def placed(*entries: Entry, drafts: bool = False) -> dict[str, str]:
    return translations(ARTICLE, Catalog("x.po", "en", entries=entries), drafts=drafts)


def test_one_entry_serves_every_place_of_its_text() -> None:
    assert placed(Entry(TEXT, "Mild.")) == {HEADING: "Mild.", PARAGRAPH: "Mild."}


def test_an_entry_for_a_kind_of_text_goes_first_there() -> None:
    entries = (Entry(TEXT, "Mild."), Entry(TEXT, "Mildness", msgctxt="heading"))
    assert placed(*entries) == {HEADING: "Mildness", PARAGRAPH: "Mild."}


def test_drafts_are_taken_only_when_asked_for() -> None:
    draft = Entry(TEXT, "Mild?", flags=("fuzzy",))
    assert placed(draft) == {}
    assert placed(draft, drafts=True) == {HEADING: "Mild?", PARAGRAPH: "Mild?"}
    special = Entry(TEXT, "Mildness?", msgctxt="heading", flags=("fuzzy",))
    assert placed(Entry(TEXT, "Mild."), special) == {HEADING: "Mild.", PARAGRAPH: "Mild."}


@pytest.mark.parametrize("bad", ["Mild side effects.", "<b1>Mild", "<b1>Mild</b1><b2>!</b2>", "</b1>Mild<b1>"])
def test_a_translation_that_cannot_be_placed_is_left_out(bad: str) -> None:
    assert INNER.count("<b1>") == 1
    assert placed(Entry(INNER, bad)) == {}
    assert placed(Entry(INNER, "<b1>Mild</b1> side effects.")) == {BOLD: "<b1>Mild</b1> side effects."}


def test_obsolete_and_empty_entries_count_for_nothing() -> None:
    entries = (Entry(TEXT), Entry(INNER, "x", obsolete=True), Entry("a", "A"), Entry("b", "B", flags=("fuzzy",)))
    assert placed(*entries) == {}
    counts = statistics(Catalog("x.po", "en", entries=entries))
    assert counts == {State.CONFIRMED: 1, State.DRAFT: 1, State.UNTRANSLATED: 1}
