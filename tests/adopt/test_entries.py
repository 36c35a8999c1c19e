"""What was found becomes entries; nothing that a person wrote is lost."""

from __future__ import annotations

from dataclasses import replace

from localize.adopt import Found, fill
from localize.model import Catalog, Entry
from tests.adopt.pages import adopted, empty, page, source

ARTICLE = source("<h2>料金</h2><p>料金は変わります。</p>")


def found(text: str, msgid: str = "料金", *, doubts: tuple[str, ...] = (), kind: str = "") -> Found:
    segment = next(s for s in ARTICLE.segments if s.text == msgid)
    return Found(replace(segment, kind=kind or segment.kind), text, 0.9, (), "", doubts)


def filled(entry: Entry, *offers: Found) -> list[Entry]:
    return list(fill(Catalog("a.po", "en", entries=(entry,)), offers, origin="adopted from old.html").catalog.entries)


def test_an_empty_entry_is_confirmed_with_its_origin() -> None:
    (entry,) = filled(Entry("料金"), found("Prices"))
    assert (entry.msgstr, entry.flags, entry.comments) == ("Prices", (), ("origin: adopted from old.html",))


def test_a_doubt_makes_it_fuzzy_and_stands_in_a_comment() -> None:
    (entry,) = filled(Entry("料金"), found("Prices", doubts=("number: 1 in the source is 2 in the translation",)))
    assert entry.fuzzy
    assert entry.comments[-1] == "doubtful: number: 1 in the source is 2 in the translation"


def test_nothing_of_a_person_is_overwritten() -> None:
    for old in (
        Entry("料金", "Fees"),
        Entry("料金", "Fees", flags=("fuzzy",)),
        Entry("料金", "Fees", flags=("fuzzy",), comments=("origin: quote q1 10.5555/a.1",)),
        Entry("料金", "Fees", flags=("fuzzy",), comments=("origin: adopted from older.html",)),
    ):
        assert filled(old, found("Prices")) == [old]


def test_a_draft_of_an_engine_gives_way_and_is_kept_in_a_comment() -> None:
    old = Entry("料金", "Charge money", flags=("fuzzy",), comments=("origin: argos 1.9 ja→en", "my note"))
    (entry,) = filled(old, found("Prices"))
    assert (entry.msgstr, entry.fuzzy) == ("Prices", False)
    assert entry.comments == ("my note", "origin: adopted from old.html", "another translation: Charge money")


def test_a_draft_from_another_catalog_gives_way_and_a_person_who_confirmed_it_does_not() -> None:
    taken = Entry("料金", "Fees", flags=("fuzzy",), comments=("origin: same text in articles/b.html",))
    (entry,) = filled(taken, found("Prices"))
    assert (entry.msgstr, entry.fuzzy) == ("Prices", False)
    assert entry.comments == ("origin: adopted from old.html", "another translation: Fees")
    confirmed = replace(taken, flags=())
    assert filled(confirmed, found("Prices")) == [confirmed]


def test_the_most_frequent_translation_fills_the_entry_and_another_kind_gets_its_own() -> None:
    offers = [
        *(found("Price", kind="table-cell") for _ in range(2)),
        found("Our prices", kind="heading"),
        found("Fee", kind="list-item"),
        found("Fees", kind="list-item"),
    ]
    entries = filled(Entry("料金"), *offers)
    assert [(e.msgctxt, e.msgstr) for e in entries] == [(None, "Price"), ("heading", "Our prices")]
    assert entries[0].comments[1:] == ("another translation: Fee", "another translation: Fees")


def test_entries_of_their_own_survive_the_next_merge() -> None:
    from localize.catalogs import merge
    from tests.adopt.pages import NOW

    article = source("<h2>料金</h2><ul><li>料金</li><li>料金</li></ul><p>日曜日は休診です。</p>")
    _, entries = adopted(
        article,
        page("<h2>What it costs</h2><ul><li>Price</li><li>Price</li></ul><p>We are closed on Sundays.</p>"),
    )
    assert entries["heading: 料金"].msgstr == "What it costs"
    catalog = replace(empty(article), entries=tuple(entries.values()))
    again = merge(article, catalog, locale="en", path="a.po", now=NOW)
    assert {e.msgstr for e in again.entries} == {"What it costs", "Price", "We are closed on Sundays."}


def test_nothing_found_changes_nothing() -> None:
    catalog = empty(ARTICLE)
    assert fill(catalog, (), origin="x").catalog is catalog
