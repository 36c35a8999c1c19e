"""How pages are decoded: what is believed, what is refused, and that nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from localize.article import read, splice
from localize.article.attributes import decode as resolved
from localize.article.codecs import BOMS, byte_offsets, decode, encode
from localize.article.encoding import read_text
from localize.article.labels import LABELS, encoding_named
from localize.article.splicing import Edit
from localize.errors import ArticleError

TEXT = "再生医療の記事です。幹細胞の働きを分かりやすく説明します。"


@pytest.mark.parametrize(
    ("head", "codec", "encoding", "origin"),
    [
        ("", "utf-8-sig", "utf-8", "bom"),
        ("", "utf-16", "utf-16le", "bom"),
        ('<meta charset="utf-8">', "utf-8", "utf-8", "declared"),
        ("<META CHARSET=Shift_JIS>", "cp932", "shift_jis", "declared"),
        ("<meta charset='x-sjis'>", "cp932", "shift_jis", "declared"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=EUC-JP">', "euc_jp", "euc-jp", "declared"),
        ("<meta content='text/html;charset=\"euc-jp\"' http-equiv=content-type>", "euc_jp", "euc-jp", "declared"),
        ("<!-- <meta charset=euc-jp> --><meta charset=utf-8>", "utf-8", "utf-8", "declared"),
        ('<?xml version="1.0" encoding="Shift_JIS"?>', "cp932", "shift_jis", "declared"),
        ("<meta charset=iso-2022-jp>", "iso2022_jp", "iso-2022-jp", "declared"),
        ("<meta charset=utf-16>", "utf-8", "utf-8", "declared"),
        ("", "utf-8", "utf-8", "detected"),
        ("", "cp932", "shift_jis", "detected"),
        ("", "euc_jp", "euc-jp", "detected"),
        ("", "iso2022_jp", "iso-2022-jp", "detected"),
        ("<html><p>x</p>", "utf-16-le", "utf-16le", "detected"),
    ],
)
def test_the_encoding_is_found(head: str, codec: str, encoding: str, origin: str) -> None:
    data = f"{head}<p>{TEXT * 3}</p>".encode(codec)
    decoded = read_text(data)
    assert (decoded.encoding, decoded.origin) == (encoding, origin)
    assert TEXT in decoded.source
    assert not decoded.source.startswith("\ufeff")
    told = f"declares no encoding and is read as {encoding}; declare it, or save the file as UTF-8"
    assert decoded.notes == ((told,) if origin == "detected" and encoding != "utf-8" else ())


@pytest.mark.parametrize(("declared", "codec", "encoding"), [
    ("shift_jis", "utf-8", "utf-8"), ("utf-8", "cp932", "shift_jis"), ("utf-8", "euc_jp", "euc-jp"),
    ("iso-8859-1", "utf-8", "utf-8"), ("iso-8859-1", "cp932", "shift_jis"),
])  # fmt: skip
def test_a_declaration_that_the_bytes_contradict_is_noted(declared: str, codec: str, encoding: str) -> None:
    decoded = read_text(f"<meta charset={declared}><p>{TEXT * 5}</p>".encode(codec))
    assert (decoded.encoding, decoded.origin) == (encoding, "detected")
    assert decoded.notes == (f"declares {declared}, but its bytes are {_shown(encoding)}; correct the declaration",)


def _shown(encoding: str) -> str:
    return "UTF-8" if encoding == "utf-8" else encoding


def test_ascii_without_declaration_is_assumed_to_be_utf8() -> None:
    assert read_text(b"<p>plain</p>")[1:3] == ("utf-8", "assumed")


@pytest.mark.parametrize(("data", "words"), [
    (b"", "empty"), (b" \r\n\0", "empty"), (b"%PDF-1.4 x", "a PDF file"), (b"\x89PNG\r\n", "a PNG image"),
    (bytes(range(256)) * 40, "binary"), (b"<meta charset=iso-2022-kr><p>x", "save the file as UTF-8"),
    (b"<meta charset=utf-8>" + b"\xff\xfe\x81 \x82\xff" * 200, "not valid utf-8"),
])  # fmt: skip
def test_what_is_no_page_is_refused_with_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(ArticleError, match=words) as caught:
        read_text(data, path="articles/x.html")
    assert str(caught.value).startswith("articles/x.html: ")
    assert "; " in str(caught.value)


def test_stray_bytes_are_carried_and_their_texts_locked() -> None:
    data = "<meta charset=utf-8><p>文です。</p><p>壊".encode() + b"\x81" + "れた</p>".encode()
    article = read(data)
    assert [block.locked for block in article.blocks] == [None, "undecodable"]
    assert "1 byte(s)" in article.notes[0]
    assert splice(article, [Edit(article.blocks[0].start, article.blocks[0].end, "x")]) == data.replace(
        "文です。".encode(), b"x"
    )


def test_every_label_of_the_standard_can_be_decoded() -> None:
    for label, encoding in LABELS.items():
        assert encoding_named(f" {label.upper()}\n") == encoding
        if encoding not in ("replacement", "x-user-defined"):
            assert decode(encode("<p>a</p>", encoding), encoding) == "<p>a</p>"


@pytest.mark.parametrize("encoding", sorted({*LABELS.values()} - {"replacement", "x-user-defined", "iso-2022-jp"}))
@settings(max_examples=25, deadline=None)
@given(data=st.binary(max_size=40))
@example(data=b"\x850\x810")
def test_each_character_stands_at_its_byte(encoding: str, data: bytes) -> None:
    mark = BOMS.get(encoding)
    assume(mark is None or not data.startswith(mark))  # `decode` is given what stands behind one.
    source = decode(data, encoding)
    offsets = byte_offsets(data, source, encoding, range(len(source) + 1))
    assert offsets[0] == 0
    assert offsets == sorted(offsets)
    for at in range(len(source)):
        raw = data[offsets[at] : offsets[at + 1]]
        assert not raw or "\udc80" <= source[at] <= "\udcff" or decode(raw, encoding)[0] == source[at]


@pytest.mark.parametrize(
    "encoding",
    ["shift_jis", "euc-jp", "iso-2022-jp", "gbk", "gb18030", "big5", "euc-kr", "windows-1252", "koi8-r", "utf-16be"],
)
@settings(max_examples=30, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20))
def test_what_an_encoding_lacks_is_written_as_a_reference(encoding: str, text: str) -> None:
    written = decode(encode(text.replace("&", "&amp;"), encoding), encoding)
    assert resolved(written, in_attribute=False) == text
    inside = json.dumps(text, ensure_ascii=False)
    assert json.loads(decode(encode(inside, encoding, json=True), encoding)) == text


def test_the_encodings_of_the_parser_tests_are_found(shared: Path) -> None:
    wrong = []
    total = 0
    for path in sorted((shared / "corpora/html5lib-tests/encoding").glob("*.dat")):
        for part in path.read_bytes().split(b"#data\n")[1:]:
            data, _, expected = part.partition(b"\n#encoding\n")
            wanted = encoding_named(expected.strip().decode())
            if not data.strip() or wanted is None:
                continue
            total += 1
            found = read_text(data)
            # Without a declaration the tests expect a browser's guess for ASCII, windows-1252; here it is UTF-8.
            if found.origin == "declared" and found.encoding != wanted:
                wrong.append((data, wanted, found.encoding))
    assert total > 60
    assert wrong == []


def test_two_characters_of_one_code_stand_at_its_first_byte_and_behind_it() -> None:
    # EUC-JIS-2004 has codes for two characters, as long in bytes as in characters; none may be cut.
    data, source = b"\xab\xe5a", "\u02e9\u02e5a"
    assert decode(data, "euc-jp") == source
    assert byte_offsets(data, source, "euc-jp", [0, 1, 2, 3]) == [0, 2, 2, 3]
