"""Merging: no translation is lost, and nothing changes that need not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.catalogs import merge, render, statistics
from localize.glossary import Glossary
from localize.model import Article, Catalog, Entry, State
from tests.catalogs.pages import FIRST, LATER, page, saved, texts, translated

A = "スタチンは、コレステロールを下げる薬です。"
B = "副作用は軽く、数日で治まりました。"
C = "治療の前に、必ず医師に相談してください。"


def merged(article: Article, old: Catalog | None = None, *, locale: str = "en") -> Catalog:
    return saved(merge(article, old, locale=locale, path="x.po", now=LATER if old else FIRST))


def find(catalog: Catalog, msgid: str) -> Entry:
    found = [entry for entry in catalog.entries if entry.msgid == msgid]
    assert len(found) == 1, [entry.msgid for entry in catalog.entries]
    return found[0]


def test_a_new_catalog_has_a_header_that_poedit_would_write() -> None:
    catalog = merged(page(A), locale="zh-Hans")
    assert catalog.header == (
        ("Project-Id-Version", "articles/statins.html"),
        ("Report-Msgid-Bugs-To", ""),
        ("POT-Creation-Date", "2026-01-31 09:05+0000"),
        ("PO-Revision-Date", "2026-01-31 09:05+0000"),
        ("Last-Translator", ""),
        ("Language-Team", ""),
        ("Language", "zh_Hans"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", "nplurals=1; plural=0;"),
        ("X-Generator", "localize"),
    )
    assert statistics(catalog) == {State.CONFIRMED: 0, State.DRAFT: 0, State.UNTRANSLATED: 1}


def test_merging_again_changes_no_byte() -> None:
    article = page("<h1>効果</h1>", A, B)
    old = translated(merged(article))
    new = merge(article, old, locale="en", path="x.po", now=LATER)
    assert new == old
    assert render(new) == render(old)


def test_moving_a_paragraph_moves_its_entry_and_changes_nothing_else() -> None:
    old = translated(merged(page(A, B, C)))
    new = merged(page(C, A, B), old)
    assert [entry.msgid for entry in new.entries] == [C, A, B]
    assert new.header == old.header
    assert Counter(replace(entry, line=None) for entry in new.entries) == Counter(
        replace(entry, line=None) for entry in old.entries
    )


def test_what_a_translator_and_their_tool_added_is_kept() -> None:
    catalog = merged(page(A, B))
    entry = replace(
        catalog.entries[0],
        msgstr="Statins lower cholesterol.",
        comments=("checked with the clinic", "", "see p. 3"),
        flags=("fuzzy", "no-wrap", "x-reviewed"),
        previous_msgid="スタチンは薬です。",
    )
    old = saved(
        replace(
            catalog,
            entries=(entry, *catalog.entries[1:]),
            header=(*catalog.header, ("X-Own", "1")),
            header_comments=("Catalog of a clinic.",),
            trailing=("# the end",),
        )
    )
    new = merged(page(A, B, C), old)
    assert replace(new.entries[0], line=None) == replace(entry, line=None)
    assert ("X-Own", "1") in new.header
    assert (new.header_comments, new.trailing) == (old.header_comments, old.trailing)


def test_a_changed_text_gets_the_old_translation_to_be_confirmed() -> None:
    old = translated(merged(page(A, B, C)))
    new = merged(page(A, B.replace("数日", "一週間"), C), old)
    entry = new.entries[1]
    assert (entry.msgstr, entry.flags, entry.previous_msgid) == (f"T:{B}", ("fuzzy",), B)
    living = [entry for entry in new.entries if not entry.obsolete]
    assert [entry.msgstr for entry in living] == [f"T:{A}", f"T:{B}", f"T:{C}"]
    assert dict(new.header)["PO-Revision-Date"] == "2026-12-24 18:30+0000"
    assert [entry.state for entry in living] == [State.CONFIRMED, State.DRAFT, State.CONFIRMED]


def test_the_most_similar_old_text_is_taken_and_each_only_once() -> None:
    old = translated(merged(page("副作用は軽いものでした。", "副作用は重いものでした。")))
    new = merged(page("副作用はやや軽いものでした。", "副作用はごく軽いものでした。"), old)
    living = [entry for entry in new.entries if not entry.obsolete]
    assert {entry.previous_msgid for entry in living} == {"副作用は軽いものでした。", "副作用は重いものでした。"}
    assert new.entries[0].previous_msgid == "副作用は軽いものでした。"


def test_an_unlike_text_gets_nothing() -> None:
    new = merged(page(C), translated(merged(page(A))))
    assert find(new, C).state is State.UNTRANSLATED
    assert find(new, A).obsolete


def test_what_is_gone_becomes_obsolete_and_comes_back_with_its_text() -> None:
    article = page(A, C)
    old = translated(merged(article))
    gone = merged(page(A), old)
    assert (find(gone, C).obsolete, find(gone, C).msgstr, find(gone, C).references) == (True, f"T:{C}", ())
    assert merged(page(A), gone) == gone
    back = merged(article, gone)
    assert replace(back, header=()) == replace(old, header=())


def test_an_untranslated_text_that_is_gone_leaves_no_trace_but_a_translators_comment() -> None:
    catalog = merged(page(A, B))
    old = replace(catalog, entries=(catalog.entries[0], replace(catalog.entries[1], comments=("ask the author",))))
    assert [entry.msgid for entry in merged(page(C), old).entries] == [C, B]


def test_a_text_that_returns_has_the_translation_that_a_person_confirmed() -> None:
    article = page(A, B)
    changed = merged(page(A, B.replace("数日", "一週間")), translated(merged(article)))
    entry = find(merged(article, changed), B)
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid) == (f"T:{B}", False, None)


def test_a_text_that_changes_twice_is_compared_with_what_was_translated() -> None:
    changed = merged(page(B.replace("数日", "一週間")), translated(merged(page(B))))
    entry = merged(page(B.replace("数日", "十日間")), changed).entries[0]
    assert (entry.msgstr, entry.previous_msgid) == (f"T:{B}", B)


def test_a_machine_draft_is_no_translation_for_another_text() -> None:
    catalog = merged(page(B))
    draft = replace(catalog.entries[0], msgstr="Draft.", flags=("fuzzy",), comments=("origin: argos 1.9 ja→en",))
    new = merged(page(B.replace("数日", "一週間")), replace(catalog, entries=(draft,)))
    assert [entry.msgstr for entry in new.entries if not entry.obsolete] == [""]
    assert find(new, B).obsolete


def test_an_entry_for_one_kind_of_text_lives_as_long_as_such_a_text() -> None:
    catalog = translated(merged(page(f"<h1>{A}</h1>", A)))
    special = Entry(A, "Statins", msgctxt="heading")
    old = saved(replace(catalog, entries=(*catalog.entries, special)))
    new = merged(page(f"<h1>{A}</h1>", A, B), old)
    assert [(entry.msgctxt, entry.msgid) for entry in new.entries] == [(None, A), ("heading", A), (None, B)]
    assert new.entries[1].references == ("articles/statins.html",)
    assert merged(page(f"<h1>{A}</h1>", A, B), new) == new
    without = merged(page(A, B), new)
    assert [entry.msgctxt for entry in without.entries if entry.obsolete] == ["heading"]


def test_an_obsolete_twin_gives_its_translation_and_gettext_gets_one_entry() -> None:
    twins = (Entry(A), Entry(A, "Statins.", obsolete=True), Entry(A, "The statins.", obsolete=True))
    new = merged(page(A), Catalog("x.po", "en", entries=twins))
    assert [(e.msgstr, e.comments) for e in new.entries] == [("Statins.", ("another translation: The statins.",))]


def test_hints_of_the_glossary_stand_between_placeholders_and_originals() -> None:
    glossary = Glossary.parse("concept,domain,pos,ja,en\nstatin,,noun,スタチン,statin\n".encode(), "g.csv")
    article = page("<h1>効果</h1>", f'<a href="/x">詳細</a>:{A}')
    new = merge(article, None, locale="en", path="x.po", glossary=glossary, now=FIRST)
    lines = [line for entry in new.entries for line in entry.extracted if "スタチン" in line]
    assert lines == ["term: スタチン → statin"]


def test_a_header_that_a_tool_left_incomplete_is_completed_and_its_own_values_stay() -> None:
    header = (("Language", ""), ("Last-Translator", "A <a@clinic.example>"), ("Content-Type", "text/plain"))
    new = merged(page(A), Catalog("x.po", "en", header=header, entries=(Entry("x", "y"),)))
    found = dict(new.header)
    assert found["Language"] == "en"
    assert found["Last-Translator"] == "A <a@clinic.example>"
    assert found["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert found["Content-Type"] == "text/plain; charset=UTF-8"


SENTENCES = st.lists(st.sampled_from([A, B, C, B.replace("数日", "一週間"), f"{A}{C}", "はい。"]), max_size=5)


@settings(max_examples=60, deadline=None)
@given(st.lists(SENTENCES, min_size=2, max_size=4))
def test_no_translation_is_ever_lost_and_every_merge_is_final(versions: list[list[str]]) -> None:
    catalog: Catalog | None = None
    known: set[str] = set()
    for paragraphs in versions:
        article = page(*paragraphs)
        merged_once = merged(article, catalog)
        assert merge(article, merged_once, locale="en", path="x.po", now=LATER) == merged_once
        assert known <= {entry.msgstr for entry in merged_once.entries}
        keys = [(entry.msgctxt, entry.msgid) for entry in merged_once.entries]
        assert len(keys) == len(set(keys))
        catalog = saved(
            replace(
                merged_once,
                entries=tuple(
                    entry if entry.msgstr else replace(entry, msgstr=f"T:{entry.msgid}")
                    for entry in merged_once.entries
                ),
            )
        )
        known = {entry.msgstr for entry in catalog.entries}


@pytest.mark.parametrize("count", [3000])
def test_an_article_of_thousands_of_changed_sentences_is_merged(count: int) -> None:
    old = translated(merged(page(*(f"第{n}回の検査では、数値は{n}でした。" for n in range(count)))))
    new = merged(page(*(f"第{n}回の検査では、数値は{n}であった。" for n in range(count))), old)
    assert texts(new)["第7回の検査では、数値は7であった。"] == "T:第7回の検査では、数値は7でした。"
