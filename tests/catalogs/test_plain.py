"""PO files in the plain form are read as polib reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.catalogs import parse, render
from localize.catalogs.charset import decode
from localize.catalogs.plain import plain_entries
from localize.catalogs.reader import any_entries
from localize.errors import CatalogError
from localize.model import Catalog, Entry
from tests.catalogs.pages import FOLDER

PLAIN = '\\\\""nt0x7a.:,|~# \t\n日本ソ語é\u2028\x85\u3000\xa0\u2068\u2069\ufeff'
CONTROLS = "\x07\x1c\x0b"
"""What is written as octal digits, or as a letter that is rare."""


def entries(characters: str) -> st.SearchStrategy[Entry]:
    texts = st.text(st.sampled_from(characters), max_size=12)
    lines = st.lists(st.text(st.sampled_from(characters.replace("\n", "")), max_size=12), max_size=3).map(tuple)
    some = st.none() | texts
    forms = st.just((None, ())) | st.tuples(texts, st.lists(texts, min_size=1, max_size=3).map(tuple))
    return st.builds(
        lambda forms, **rest: Entry(msgid_plural=forms[0], msgstr_plural=forms[1], **rest),
        forms,
        msgid=texts,
        msgstr=texts,
        msgctxt=some,
        comments=lines,
        extracted=lines,
        references=lines,
        flags=st.lists(st.sampled_from(["fuzzy", "c-format", "no-wrap"]), max_size=2).map(tuple),
        previous_msgid=some,
        previous_msgctxt=some,
        previous_msgid_plural=some,
        obsolete=st.booleans(),
    )


CATALOGS = st.builds(
    Catalog,
    st.just("x.po"),
    st.just("en"),
    header=st.just((("Language", "en"), ("X-Odd", 'a\\b "c"'))),
    header_comments=st.lists(st.text(st.sampled_from(PLAIN.replace("\n", ""))), max_size=3).map(tuple),
    header_flags=st.sampled_from([(), ("fuzzy",)]),
    entries=st.lists(entries(PLAIN + CONTROLS), max_size=4).map(tuple),
    trailing=st.lists(st.sampled_from(["# end", "#", "#. x", "#~"]), max_size=2).map(tuple),
)
STRINGS = st.sampled_from(
    r'""  "a"  "a\n"  "\"\\"  "\a"  "\101"  "日本"  "a  a"  "a"b"  "\\\"  "\\n"  "a"_  "a"_"b"'.replace("_", " ").split(
        "  "
    )
)
BEGINNINGS = st.sampled_from(
    ["msgctxt ", "msgid ", "msgid_plural ", "msgstr ", "msgstr[0] ", "msgstr[1] ", "msgstr[3] ", "", "msgid", "msgid  "]
)
MARKS = st.sampled_from(["", "", "", "#~ ", "#~", "#| ", "#~| ", "#|", " ", "\t", "# "])
COMMENTS = st.sampled_from(
    [
        *("#", "# a", "#a", "#. a ", "#.", "#: a.c:1 b", "#:", "#, fuzzy", "#,fuzzy, c-format", "#|", "#~", "#~ # a"),
        *("##", "#= x", "# \u3000", "#.\x85", "#: \u2068a b\u2069:3 c", "#. #: x", "#  a", "# \u2028a", "<<<<<<< x"),
        *("", "", "", " ", "\x0c"),
    ]
)
ROWS = st.tuples(MARKS, BEGINNINGS, STRINGS).map("".join) | COMMENTS
WHOLE = st.tuples(STRINGS, STRINGS).map(lambda two: f"msgid {two[0]}\nmsgstr {two[1]}\n")
ENDS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r", "\r\r\n"])


def agrees(text: str) -> bool:
    """See that a text which is read as plain is read as polib reads it; tell whether it was."""
    found = plain_entries(text)
    if found is None:
        return False
    assert (found, ()) == any_entries(text, "x.po")
    return True


@given(CATALOGS)
def test_what_is_written_is_read_alike(catalog: Catalog) -> None:
    text = render(catalog).decode()
    agrees(text)
    agrees(text.replace("\n", "\r\n"))


@given(st.lists(entries(PLAIN), max_size=4))
def test_what_is_written_is_plain(entries: list[Entry]) -> None:
    assert agrees(render(Catalog("x.po", "en", entries=tuple(entries))).decode())


@given(st.lists(ROWS | WHOLE, max_size=14), ENDS)
def test_lines_of_every_kind_are_read_alike_or_left_to_polib(rows: list[str], end: str) -> None:
    agrees("".join(row + end for row in rows))
    agrees(end.join(rows))


@given(CATALOGS, st.data())
def test_a_changed_character_is_read_alike_or_left_to_polib(catalog: Catalog, data: st.DataObject) -> None:
    text = render(catalog).decode()
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(text)))
        width = data.draw(st.integers(0, 2))
        text = (
            text[:place]
            + data.draw(st.sampled_from(['"', "\\", "\n", "#", " ", "\r", "~", "", "x"]))
            + text[place + width :]
        )
    agrees(text)


def test_real_catalogs_are_read_alike(shared: Path) -> None:
    plain = 0
    for path in sorted((shared / "corpora" / "po-real").glob("*.po*")):
        try:
            plain += agrees(decode(path.read_bytes(), path.name))
        except CatalogError:
            continue
    assert plain > 35


@pytest.mark.parametrize("name", ["everything.po", "odd.po"])
def test_what_is_not_plain_is_left_to_polib(name: str) -> None:
    assert plain_entries((FOLDER / name).read_text("utf-8")) is None


def test_the_plain_form_is_read_without_polib(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "polib", None)
    text = (
        'msgid ""\nmsgstr "Language: en\\n"\n\n#. a\n#: b\n#, fuzzy\n#| msgid "d"\nmsgid "c"\nmsgstr ""\n"1\\n"\n"2"\n'
    )
    catalog = parse(text.encode(), "x.po", "en")
    assert catalog.header == (("Language", "en"),)
    entry = Entry("c", "1\n2", extracted=("a",), references=("b",), flags=("fuzzy",), previous_msgid="d", line=8)
    assert catalog.entries == (entry,)
