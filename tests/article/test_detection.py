"""Which encoding a page is taken for: declared rightly, wrongly, or not at all."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from localize.article.codecs import decode, encode, undecodable
from localize.article.encoding import read_text
from localize.article.labels import encoding_named
from localize.article.plausible import likeness
from localize.errors import ArticleError

FAMILIES = ("shift_jis", "euc-jp", "gbk", "gb18030", "big5", "euc-kr", "iso-8859-1", "windows-1251", "utf-8")
ARABIC = "تساعد الأدوية على خفض الكوليسترول في الدم"
NONE = {"euc-tw", "johab", "iso-2022-kr"}
"""Encodings that are none of the web's: refused, for a wrong reading would be worse."""


def texts(shared: Path) -> Iterator[tuple[str, str, bytes]]:
    """Yield name, encoding and bytes of the encoded texts, without their declarations."""
    folder = shared / "corpora" / "html-wild" / "encoded-text"
    with (folder / "index.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            name = row["encoding"].lower()
            encoding = encoding_named({"cp932": "shift_jis", "utf-16": "utf-16be"}.get(name, name)) or name
            data = (folder / row["file"]).read_bytes()
            yield row["file"], name if name in NONE else encoding, data


def undeclared(data: bytes) -> bytes:
    for word in (b"encoding", b"charset"):
        data = data.replace(word, b"x" * len(word))
    return data


def found(data: bytes, language: str) -> str | None:
    try:
        return read_text(data, language=language).encoding
    except ArticleError:
        return None


@pytest.mark.parametrize("language", ["ja", "ko"])
def test_encoded_texts_are_read_right_whatever_they_declare(shared: Path, language: str) -> None:
    wrong = []
    total = 0
    for name, encoding, data in texts(shared):
        plain = undeclared(data)
        readings = {"as it is": found(data, language), "undeclared": found(plain, language)}
        if not encoding.startswith("utf-16"):
            for label in FAMILIES:
                readings[label] = found(f"<meta charset={label}>".encode() + plain, language)
        for how, got in readings.items():
            total += 1
            # What is no encoding of the web can be refused only where nothing is declared.
            right = got is None or how not in ("as it is", "undeclared") if encoding in NONE else got == encoding
            if not right and not (encoding == "gbk" and got == "gb18030"):
                wrong.append((name, encoding, how, got))
    assert total > 250
    assert len(wrong) <= 0.03 * total, wrong
    assert not [item for item in wrong if item[2] in ("as it is", "undeclared")]


def pages(shared: Path) -> Iterator[str]:
    wild = shared / "corpora" / "html-wild" / "pages"
    for path in (*sorted(wild.iterdir())[::5], *sorted((shared / "corpora" / "html-ja").rglob("*.html"))[::20]):
        try:
            yield read_text(path.read_bytes()).source
        except ArticleError:
            continue


def test_what_is_declared_rightly_is_believed(shared: Path) -> None:
    labels = [
        *FAMILIES,
        "iso-2022-jp",
        "windows-1250",
        "windows-1253",
        "windows-1256",
        "koi8-r",
        "iso-8859-2",
        "windows-874",
    ]
    count = 0
    for text in pages(shared):
        text = undeclared(text.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")
        beyond = [place for place, char in enumerate(text) if char > "\x7f"]
        if len(beyond) < 8 or undecodable(text):
            continue
        middle = beyond[len(beyond) // 2]
        for label in labels:
            encoding = encoding_named(label) or ""
            for part in (text[:100_000], text[max(0, middle - 100) : middle + 200]):
                data = encode(part, encoding)
                lost = data.count(b"&#") - part.count("&#")
                if lost * 10 > sum(char > "\x7f" for char in part):
                    continue
                count += 1
                expected = decode(data, encoding)
                assert read_text(f"<meta charset={label}>".encode() + data).source.endswith(expected), label
    assert count > 150


def test_japanese_in_an_encoding_of_china_or_korea_stays_as_it_is_declared() -> None:
    text = "再生医療の記事です。幹細胞の働きを分かりやすく説明します。効果には個人差があります。" * 3
    for label in ("gbk", "gb18030", "euc-kr"):
        data = f"<meta charset={label}><p>".encode() + encode(text, label)
        assert read_text(data).encoding == label


def test_letters_that_stand_where_people_write_them_tell_a_text() -> None:
    for text in (
        "Привет, мир",
        "Café à la carte",
        "名前は田中です",
        "한국어는 이다",
        "Καλημέρα",
        "ВКонтакте: лекарства от боли",
        ARABIC,
    ):
        assert likeness(text).share > 0.7, text
    for text in ("Ïðèâåò, ìèð", "пРИВЕТ, МИР", "縺ゅ＞縺", "뷢뷤욧", ARABIC.encode("cp1256").decode("cp1251")):
        assert likeness(text).share < 0.5, text
    assert likeness("plain") == (1.0, 0)


def test_noise_is_refused() -> None:
    noise = random.Random(1).choices(range(0x81, 0xFE), k=4000)
    with pytest.raises(ArticleError, match=r"can't be determined|not valid"):
        read_text(b"<p>" + bytes(noise))
