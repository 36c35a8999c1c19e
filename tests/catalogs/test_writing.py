"""Writing PO and MO files."""

from __future__ import annotations

import gettext
import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.catalogs import compile_mo, merge, numbered, parse, render
from localize.model import Catalog, Entry
from tests.catalogs.pages import FIRST, FOLDER, page, translated

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
LINE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=15).map(str.strip)
WORD = st.text("abcXYZ-_./日本", min_size=1, max_size=8)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    plural = draw(st.booleans())
    obsolete = draw(st.booleans())
    previous = draw(st.none() | TEXT)
    return Entry(
        msgid=draw(TEXT.filter(bool)),
        msgstr="" if plural else draw(TEXT),
        msgctxt=draw(st.none() | TEXT),
        comments=tuple(draw(st.lists(LINE, max_size=2))),
        extracted=tuple(draw(st.lists(LINE, max_size=2))),
        references=tuple(draw(st.lists(WORD, max_size=2))),
        flags=tuple(draw(st.lists(st.sampled_from(["fuzzy", "no-wrap", "x-own"]), max_size=2, unique=True))),
        previous_msgid=previous,
        previous_msgctxt=draw(st.none() | TEXT) if previous else None,
        obsolete=obsolete,
        msgid_plural=draw(TEXT) if plural else None,
        msgstr_plural=tuple(draw(st.lists(TEXT, min_size=1, max_size=3))) if plural else (),
    )


CATALOGS = st.lists(entries(), max_size=6, unique_by=lambda entry: (entry.msgctxt, entry.msgid)).map(
    lambda found: Catalog(
        "x.po", "en", header=(("Content-Type", "text/plain; charset=UTF-8"), ("X-Own", "a: b")), entries=tuple(found)
    )
)


@settings(max_examples=150, deadline=None)
@given(CATALOGS)
def test_what_is_written_is_read_back_equal(catalog: Catalog) -> None:
    catalog = numbered(catalog)
    written = render(catalog)
    assert parse(written, "x.po", "en") == catalog
    assert render(parse(written, "x.po", "en")) == written


def test_a_sentence_is_one_line_however_long() -> None:
    text = "エクソソームは細胞から放出される小さな粒子です。" * 20
    lines = render(Catalog("x.po", "en", entries=(Entry(text, text),))).decode().split("\n")
    assert f'msgid "{text}"' in lines
    assert f'msgstr "{text}"' in lines


def test_a_line_break_in_a_comment_starts_no_entry() -> None:
    hostile = 'section\nmsgid "a"\r\nmsgstr "b"\rmsgid "c"'
    entry = Entry("x", comments=(hostile,), extracted=(hostile,), references=(hostile,))
    found = parse(render(Catalog("x.po", "en", entries=(entry,))), "x.po", "en")
    assert [entry.msgid for entry in found.entries] == ["x"]


def test_a_character_that_utf8_lacks_does_not_stop_the_rest() -> None:
    found = parse(render(Catalog("x.po", "en", entries=(Entry("a\ud800b\0"), Entry("c", "d")))), "x.po", "en")
    assert [entry.msgid for entry in found.entries] == ["a?b\ufffd", "c"]


def test_msgfmt_and_msgcat_agree_with_what_is_written(tool: Callable[[str], str], tmp_path: Path) -> None:
    article = page("<h1>効果</h1>", "副作用は<b>軽い</b>です。\\n は改行です。", "x &lt; 1 &amp; y", title="表題")
    catalog = translated(merge(article, None, locale="en", path="x.po", now=FIRST))
    for data in (render(catalog), (FOLDER / "everything.po").read_bytes()):
        file = tmp_path / "x.po"
        file.write_bytes(data)
        subprocess.run([tool("msgfmt"), "-c", "-o", tmp_path / "x.mo", file], check=True)
        theirs = subprocess.run([tool("msgcat"), "--no-wrap", file], check=True, capture_output=True)
        same = data == theirs.stdout
        assert same or b"a last word" in data  # which msgcat drops
        ours = gettext.GNUTranslations(io.BytesIO(compile_mo(parse(data, "x.po", "en"))))
        expected = gettext.GNUTranslations((tmp_path / "x.mo").open("rb"))
        assert vars(ours)["_catalog"] == vars(expected)["_catalog"]


def test_a_compiled_catalog_has_confirmed_entries_only() -> None:
    found = (
        Entry("a", "A"),
        Entry("b", "B", flags=("fuzzy",)),
        Entry("c", "C", obsolete=True),
        Entry("d"),
        Entry("a", "A2", msgctxt="heading"),
    )
    compiled = gettext.GNUTranslations(io.BytesIO(compile_mo(Catalog("x.po", "en", entries=found))))
    assert [compiled.gettext(text) for text in "abcd"] == ["A", "b", "c", "d"]
    assert compiled.pgettext("heading", "a") == "A2"


@pytest.mark.parametrize(("forms", "kept"), [
    ("nplurals=2; plural=(n != 1);", True), ("nplurals=1; plural=0;", True), ("nplurals=2; plural=__import__(1);", False),
    ("nplurals=999999999; plural=n;", False), ("nplurals=2; plural=" + "(" * 600 + ";", False),
])  # fmt: skip
def test_only_plural_forms_that_are_numbers_are_compiled(forms: str, kept: bool) -> None:
    data = f'msgid ""\nmsgstr "Plural-Forms: {forms}\\n"\n\nmsgid "a"\nmsgstr "b"\n'.encode()
    catalog = parse(data, "x.po", "en")
    assert (forms.encode() in compile_mo(catalog)) is kept
    assert forms.encode() in render(catalog)


def test_texts_are_found_in_a_compiled_catalog_by_context_and_number() -> None:
    entries = (
        Entry("薬", "drug", msgctxt="b"),
        Entry("薬", "medicine"),
        Entry("錠", msgid_plural="錠s", msgstr_plural=("tablet", "tablets")),
        Entry("錠", msgctxt="b", msgid_plural="錠s", msgstr_plural=("pill", "pills")),
        Entry("half", msgid_plural="halves", msgstr_plural=("half", "")),
    )
    header = (("Content-Type", "text/plain; charset=UTF-8"), ("Plural-Forms", "nplurals=2; plural=n != 1;"))
    compiled = compile_mo(Catalog("x.po", "en", header=header, entries=entries))
    found = gettext.GNUTranslations(io.BytesIO(compiled))
    assert (found.gettext("薬"), found.pgettext("b", "薬")) == ("medicine", "drug")
    assert (found.ngettext("錠", "錠s", 1), found.ngettext("錠", "錠s", 2)) == ("tablet", "tablets")
    assert found.npgettext("b", "錠", "錠s", 2) == "pills"
    assert found.ngettext("half", "halves", 2) == "halves"
    assert compiled.count("薬".encode()) == 2
