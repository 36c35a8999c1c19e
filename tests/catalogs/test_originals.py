"""The authors' own words in a catalog of their language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from localize.catalogs import merge
from localize.catalogs.originals import CONFIDENT
from localize.model import Article, Catalog, Entry, State
from tests.catalogs.pages import FIRST, LATER, page, quoting, saved

JA = "スタチン療法により主要血管イベントは21%減少した。"
EN = "Statin therapy reduced major vascular events by 21%."
ORIGIN = "origin: quote q1 10.5555/statins.2021.7"


def entry_of(article: Article, old: Catalog | None = None, locale: str = "en") -> Entry:
    return saved(merge(article, old, locale=locale, path="x.po", now=LATER if old else FIRST)).entries[0]


def catalog_of(article: Article, **changes: object) -> Catalog:
    catalog = saved(merge(article, None, locale="en", path="x.po", now=FIRST))
    changed = replace(catalog.entries[0], **changes)  # type: ignore[arg-type]
    return saved(replace(catalog, entries=(changed, *catalog.entries[1:])))


def test_they_are_filled_in_confirmed_with_their_origin() -> None:
    entry = entry_of(quoting(page(JA), JA, EN))
    assert (entry.msgstr, entry.state, entry.comments) == (EN, State.CONFIRMED, (ORIGIN,))
    assert entry.extracted == (f"original (en): {EN}",)


def test_another_language_shows_them_in_a_comment_only() -> None:
    entry = entry_of(quoting(page(JA), JA, EN), locale="zh-Hans")
    assert (entry.msgstr, entry.comments, entry.extracted) == ("", (), (f"original (en): {EN}",))


def test_an_edition_for_a_country_takes_the_words_of_its_language() -> None:
    assert entry_of(quoting(page(JA), JA, EN), locale="en-GB").msgstr == EN


def test_a_doubtful_link_is_filled_in_fuzzy() -> None:
    assert entry_of(quoting(page(JA), JA, EN, confidence=CONFIDENT - 0.01)).state is State.DRAFT


@pytest.mark.parametrize("flags", [(), ("fuzzy",)])
def test_a_persons_translation_stays(flags: tuple[str, ...]) -> None:
    old = catalog_of(page(JA), msgstr="Mine.", flags=flags)
    entry = entry_of(quoting(page(JA), JA, EN), old)
    assert (entry.msgstr, entry.flags, entry.comments) == ("Mine.", flags, ())


def test_words_that_a_person_corrected_stay() -> None:
    article = quoting(page(JA), JA, EN)
    old = catalog_of(article, msgstr=EN.replace("21%", "21 %"))
    assert entry_of(article, old).msgstr == EN.replace("21%", "21 %")
    assert entry_of(quoting(page(JA), JA, "Other words."), old).msgstr == EN.replace("21%", "21 %")


def test_a_flag_that_a_person_set_or_cleared_stays() -> None:
    sure = quoting(page(JA), JA, EN)
    assert entry_of(sure, catalog_of(sure, flags=("fuzzy",))).fuzzy
    doubtful = quoting(page(JA), JA, EN, confidence=0.1)
    assert not entry_of(doubtful, catalog_of(doubtful, flags=())).fuzzy


def test_words_that_the_article_corrected_are_taken_over() -> None:
    old = catalog_of(quoting(page(JA), JA, EN))
    entry = entry_of(quoting(page(JA), JA, "Corrected words.", quote="q2"), old)
    assert (entry.msgstr, entry.state) == ("Corrected words.", State.CONFIRMED)
    assert entry.comments == ("origin: quote q2 10.5555/statins.2021.7",)


def test_words_of_a_quote_that_is_no_original_any_more_are_taken_back() -> None:
    for confidence in (0.9, 0.1):
        old = catalog_of(quoting(page(JA), JA, EN, confidence=confidence))
        entry = entry_of(page(JA), old)
        assert (entry.msgstr, entry.state, entry.comments) == ("", State.UNTRANSLATED, ())


def test_words_that_a_person_changed_are_not_taken_back() -> None:
    old = catalog_of(quoting(page(JA), JA, EN), msgstr="Mine.")
    assert entry_of(page(JA), old).msgstr == "Mine."


def test_a_sentence_of_the_translation_without_an_original_says_so() -> None:
    article = page(JA)
    segment = replace(article.segments[0], part="translation", quote="q1", confidence=0.0)
    entry = entry_of(replace(article, segments=(segment,)))
    assert entry.extracted == ("quote: the quoted text has no such sentence; translate it like any other",)
    assert (entry.msgstr, entry.state) == ("", State.UNTRANSLATED)


def test_tags_that_the_translation_lacks_are_left_out_of_the_original() -> None:
    assert entry_of(quoting(page(JA), JA, f"<i1>{EN}</i1>")).msgstr == EN


def test_a_placeholder_that_only_a_person_can_place_makes_it_a_draft() -> None:
    article = page(JA.replace("21%", "<b>21%</b>"))
    entry = entry_of(quoting(article, article.segments[0].text, EN))
    assert (entry.msgstr, entry.state) == (EN, State.DRAFT)


def test_of_two_places_with_one_text_the_surer_one_counts() -> None:
    article = page(JA, JA)
    segments = (
        replace(article.segments[0], original="Worse.", confidence=0.6, quote="q1"),
        replace(article.segments[1], original="Better.", confidence=0.9, quote="q1"),
    )
    quoted = quoting(article, JA, EN)
    assert entry_of(replace(quoted, segments=segments)).msgstr == "Better."
