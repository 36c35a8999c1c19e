"""Reading PO files: nothing is lost, and what is broken is named with its line."""

from __future__ import annotations

import codecs
import csv
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from localize.catalogs import numbered, parse, render
from localize.errors import CatalogError
from localize.model import Catalog, Entry
from tests.catalogs.pages import FOLDER

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset={}\\n"\n\n'


def broken() -> Iterator[tuple[str, str, int, str]]:
    for case in (FOLDER / "broken.txt").read_text("utf-8").split("=== ")[1:]:
        title, rest = case.split("\n", 1)
        body, expected = rest.rsplit("--- ", 1)
        line, message = expected.strip().split(": ", 1)
        yield title, body, int(line), message


@pytest.mark.parametrize(("title", "body", "line", "message"), list(broken()))
def test_a_broken_catalog_is_an_error_with_its_line(title: str, body: str, line: int, message: str) -> None:
    with pytest.raises(CatalogError) as caught:
        parse(body.encode(), "locales/en/x.po", "en")
    assert str(caught.value).startswith(f"locales/en/x.po:{line}: "), title
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('msgid\u3000"a"\nmsgstr ""\n', 'msgid\\u3000"a"'),
        ('msgid\xa0"a"\nmsgstr ""\n', 'msgid\\u00a0"a"'),
        ('\ufeff\ufeff# mark\nmsgid "a"\nmsgstr ""\n', "\\ufeff# mark"),
        ('msgid "a"\nmsgstr "b"\n\x1a', "\\u001a"),
        ('#| m\u200bsgid "a"\nmsgid "a"\nmsgstr ""\n', 'm\\u200bsgid "a"'),
    ],
)
def test_what_nobody_sees_in_a_broken_line_is_shown(text: str, shown: str) -> None:
    with pytest.raises(CatalogError) as caught:
        parse(text.encode(), "x.po", "en")
    assert f": {shown}; correct" in str(caught.value)


def test_everything_that_other_tools_write_is_kept() -> None:
    data = (FOLDER / "everything.po").read_bytes()
    catalog = parse(data, "x.po", "en")
    assert render(catalog) == data
    plural = next(entry for entry in catalog.entries if entry.msgid_plural)
    assert plural.msgstr_plural == ("one", "few", "many")
    gone = [entry for entry in catalog.entries if entry.obsolete]
    assert [entry.previous_msgid for entry in gone] == ["薬", None]
    assert ("X-Poedit-SourceCharset", "UTF-8") in catalog.header
    assert catalog.trailing == ("# a last word", "#, no-wrap")


def test_odd_spellings_are_read_as_gettext_reads_them() -> None:
    data = (FOLDER / "odd.po").read_bytes()
    assert render(parse(data, "x.po", "en")) == (FOLDER / "odd.expect.po").read_bytes()


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\r\r\n"])
def test_line_ends_of_other_systems_give_the_same_entries_on_the_same_lines(ends: str) -> None:
    data = (FOLDER / "everything.po").read_bytes()
    changed = data.replace(b"\n", ends.encode())
    assert parse(changed, "x.po", "en") == parse(data, "x.po", "en")


def test_a_byte_order_mark_is_no_text() -> None:
    data = (FOLDER / "everything.po").read_bytes()
    assert parse(codecs.BOM_UTF8 + data, "x.po", "en") == parse(data, "x.po", "en")
    assert parse(data.decode().encode("utf-16"), "x.po", "en") == parse(data, "x.po", "en")


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("Shift_JIS", "表示ソフト①"),  # second bytes that are backslashes; a character that only cp932 has
        ("EUC-JP", "日本語の文"),
        ("EUC-KR", "한국어 믜"),  # a syllable that only cp949 has
        ("GB2312", "中文鎔"),  # a character that only gbk has
        ("Big5", "繁體中文功"),
        ("ISO-8859-15", "œuvre €"),
        ("windows-1251", "русский"),
        ("KOI8-R", "русский"),
    ],
)
def test_the_charset_of_the_header_is_honoured(charset: str, text: str) -> None:
    wider = {"Shift_JIS": "cp932", "EUC-KR": "cp949", "GB2312": "gbk"}.get(charset, charset)
    data = (HEADER.format(charset) + f'msgid "{text}"\nmsgstr ""\n').encode(wider)
    catalog = parse(data, "x.po", None)
    assert [entry.msgid for entry in catalog.entries] == [text]
    assert b"charset=UTF-8" in render(catalog)


def test_backslashes_behind_second_bytes_are_taken_out() -> None:
    data = (HEADER.format("CP932") + 'msgid "ソ\\ケット"\nmsgstr "表\\示\\n"\n').encode("cp932")
    entry = parse(data, "x.po", None).entries[0]
    assert (entry.msgid, entry.msgstr) == ("ソケット", "表示\n")


def test_utf8_under_a_header_that_says_otherwise_is_read_as_utf8() -> None:
    data = (HEADER.format("CP1251") + 'msgid "a"\nmsgstr "Вылучэньне"\n').encode()
    assert parse(data, "x.po", None).entries[0].msgstr == "Вылучэньне"


@pytest.mark.parametrize("charset", ["EUC-JP", "Big5"])
def test_references_may_be_utf8_in_a_catalog_that_is_not(charset: str) -> None:
    text = HEADER.format(charset) + '#: 記事/皮膚.html:3\n#, fuzzy\nmsgid "皮膚"\nmsgstr "肌"\n'
    data = b"\n".join(line.encode("utf-8" if line.startswith("#:") else charset) for line in text.splitlines())
    entry = parse(data, "x.po", None).entries[0]
    assert (entry.references, entry.msgid, entry.msgstr) == (("記事/皮膚.html:3",), "皮膚", "肌")
    spoilt = data.replace("皮膚".encode(charset), b"\xff\xff", 1)
    with pytest.raises(CatalogError, match="the bytes here are not"):
        parse(spoilt, "x.po", None)


@pytest.mark.parametrize("charset", ["CHARSET", "unicode_escape", "idna", "base64", "no-such"])
def test_a_charset_that_is_none_means_utf8(charset: str) -> None:
    data = (HEADER.format(charset) + 'msgid "\\\\u0041"\nmsgstr "日本"\n').encode()
    entry = parse(data, "x.po", None).entries[0]
    assert (entry.msgid, entry.msgstr) == ("\\u0041", "日本")


def test_bytes_that_are_no_text_are_an_error_with_the_line() -> None:
    data = HEADER.format("UTF-8").encode() + b'msgid "a"\nmsgstr "\xff\xfe"\n'
    with pytest.raises(CatalogError, match=r"^x\.po:5: the bytes here are not utf-8; save the file as UTF-8"):
        parse(data, "x.po", None)


def test_a_catalog_that_is_a_path_is_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.po"
    secret.write_text('msgid "a"\nmsgstr "b"\n', encoding="utf-8")
    with pytest.raises(CatalogError, match=r"^x\.po:1: "):
        parse(str(secret).encode(), "x.po", None)


def test_an_empty_file_is_an_empty_catalog() -> None:
    assert parse(b"", "x.po", "en") == Catalog("x.po", "en")


def test_separators_of_unicode_are_part_of_a_text() -> None:
    text = "a\u2028b\x85c\x1cd\x0be"
    catalog = Catalog("x.po", "en", entries=(Entry(text, text),))
    entry = parse(render(catalog), "x.po", "en").entries[0]
    assert (entry.msgid, entry.msgstr) == (text, text)


def real(shared: Path) -> Iterator[tuple[dict[str, str], Path]]:
    folder = shared / "corpora" / "po-real"
    with (folder / "index.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield row, folder / row["file"]


BETTER = {"vim-ja.sjis.po", "polib-ufeff.po"}
"""Files that msgfmt refuses though they can be read: CP932 by bytes, a byte order mark."""


def test_real_catalogs_are_read_written_and_read_again_without_loss(shared: Path) -> None:
    seen = 0
    for row, path in real(shared):
        data = path.read_bytes()
        if row["msgfmt"] == "error" and row["file"] not in BETTER:
            with pytest.raises(CatalogError, match=rf"^{re.escape(row['file'])}:\d+: "):
                parse(data, row["file"], None)
            continue
        catalog = parse(data, row["file"], None)
        live = sum(not entry.obsolete for entry in catalog.entries) + bool(catalog.header)
        assert live == int(row["msgid"]), row["file"]
        assert len(catalog.entries) + bool(catalog.header) - live == int(row["obsolete"]), row["file"]
        written = render(catalog)
        again = parse(written, row["file"], None)
        assert again == replace(numbered(catalog), header=again.header), row["file"]
        assert {field for field in catalog.header if field[0] != "Content-Type"} <= set(again.header), row["file"]
        assert render(again) == written, row["file"]
        seen += 1
    assert seen > 40


def test_real_catalogs_are_what_msgcat_makes_of_them(shared: Path, tool: Callable[[str], str], tmp_path: Path) -> None:
    """Our reading and writing changes nothing that GNU msgcat sees."""
    # msgcat takes a header for the truth that is none, moves the header, and loses a flag before an empty `#,`.
    other = {"omegat-be-wrong-charset-header.po", "polib-unusual_metadata_location.po", "polib-utf8.po"}
    msgcat, same = tool("msgcat"), 0
    ours = tmp_path / "ours.po"
    for row, path in real(shared):
        theirs = subprocess.run([msgcat, "--no-wrap", "-t", "UTF-8", path], capture_output=True, check=False)
        if theirs.returncode or row["file"] in other:
            continue
        ours.write_bytes(render(parse(path.read_bytes(), row["file"], None)))
        found = subprocess.run([msgcat, "--no-wrap", ours], capture_output=True, check=True)
        # msgcat leaves the CR of CRLF in comments.
        assert found.stdout == theirs.stdout.replace(b"\r\n", b"\n"), row["file"]
        same += 1
    assert same > 30


def test_one_catalog_in_three_encodings_is_one_catalog(shared: Path) -> None:
    folder = shared / "corpora" / "po-real"
    first, second, third = (
        [replace(entry, line=None) for entry in parse((folder / f"vim-ja.{name}.po").read_bytes(), "x", "ja").entries]
        for name in ("utf-8", "euc-jp", "sjis")
    )
    assert [(e.msgid, e.msgstr, e.msgstr_plural) for e in first] == [
        (e.msgid, e.msgstr, e.msgstr_plural) for e in second
    ]
    assert [(e.msgid, e.msgstr, e.msgstr_plural) for e in first] == [
        (e.msgid, e.msgstr, e.msgstr_plural) for e in third
    ]
