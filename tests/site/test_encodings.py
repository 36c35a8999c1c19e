"""Pages in UTF-8 and in their article's encoding: declared as they are, and shown by a browser as they should be."""

from __future__ import annotations

import html
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from localize import article, segments, site
from localize.article import codecs
from localize.article.codecs import BOMS, decode
from localize.settings import ProjectSettings, Settings, SiteSettings

SOURCE = """<!DOCTYPE html>
<html lang="ja"><head>{head}<title>治療の題</title>
<script type="application/ld+json">{{"headline": "治療の題名"}}</script></head>
<body><h1 title="名目">見出し</h1><p>一つ目の文。二つ目の文。</p><p>最後の文。</p><textarea>文字</textarea></body></html>
"""
TRANSLATION = "Café – 治療 €👍한"
"""What each encoding lacks a part of."""

META = '<meta charset="{}">'
HTTP = '<meta http-equiv="Content-Type" content="text/html; charset={}">'
CASES = {
    "shift_jis": ("cp932", META.format("Shift_JIS")),
    "euc-jp": ("euc_jp", HTTP.format("EUC-JP")),
    "iso-2022-jp": ("iso2022_jp", META.format("ISO-2022-JP")),
    "gbk": ("gb18030", META.format("gb2312")),
    "gb18030": ("gb18030", META.format("gb18030")),
    "big5": ("big5hkscs", META.format("big5")),
    "euc-kr": ("cp949", META.format("euc-kr")),
    "utf-16le": ("utf-16-le", ""),
    "utf-16be": ("utf-16", META.format("utf-16")),
}


def built(encoding: str, setting: str, *, head: str | None = None) -> site.Page:
    codec, declared = CASES[encoding]
    text = SOURCE.format(head=declared if head is None else head)
    data = BOMS["utf-16be"] + text.encode("utf-16-be") if encoding == "utf-16be" else text.encode(codec)
    read = segments.segment(article.read(data, path="articles/x.html", language="ja"))
    assert read.encoding == encoding
    settings = Settings(ProjectSettings(locales=("en",)), site=SiteSettings(encoding=setting))
    given = {item.id: TRANSLATION for item in read.segments if item.text != "最後の文。"}
    page = site.page(read, given, locale="en", settings=settings)
    site.verify_bs4(read, page.data, page.expected)
    return page


def seen(text: str) -> None:
    """Assert that a page says what it should, its references resolved."""
    assert html.unescape(re.findall(r"<title>(.*?)</title>", text)[0]) == TRANSLATION
    assert html.unescape(re.findall(r'<h1 title="(.*?)"', text)[0]) == TRANSLATION
    assert html.unescape(re.findall(r"<textarea.*?>(.*?)</textarea>", text)[0]) == TRANSLATION
    assert html.unescape(re.findall(r"<p>(.*?)</p>", text)[0]) == f"{TRANSLATION} {TRANSLATION}"
    assert json.loads(re.findall(r"<script.*?>(.*?)</script>", text)[0])["headline"] == TRANSLATION
    assert "最後の文。" in text


@pytest.mark.parametrize("encoding", CASES)
def test_a_page_in_its_articles_encoding_says_so_and_lacks_nothing(encoding: str) -> None:
    data = built(encoding, "source").data
    mark = BOMS.get(encoding, b"")
    assert data.startswith(mark)
    seen(decode(data.removeprefix(mark), encoding))
    again = article.read(data)
    assert (again.encoding, again.notes) == (encoding, ())


@pytest.mark.parametrize("encoding", CASES)
def test_a_page_in_utf8_says_so(encoding: str) -> None:
    again = article.read(built(encoding, "utf-8").data)
    assert (again.encoding, again.notes) == ("utf-8", ())
    seen(again.source)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", '<head><meta charset="shift_jis">'),
        (META.format("x-sjis"), META.format("x-sjis")),
        (META.format("euc-jp"), META.format("shift_jis")),
        (HTTP.format("utf-8"), HTTP.format("shift_jis")),
    ],
)
def test_a_wrong_or_missing_declaration_is_put_right(head: str, expected: str) -> None:
    assert expected in built("shift_jis", "source", head=head).data.decode("cp932")


def test_an_xml_declaration_follows_the_encoding() -> None:
    text = '<?xml version="1.0" encoding="Shift_JIS"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>題名</title></head></html>'
    read = segments.segment(article.read(text.encode("cp932"), path="articles/x.html"))
    given = {read.segments[0].id: "Title"}
    for setting, label in (("utf-8", "utf-8"), ("source", "Shift_JIS")):
        page = site.page(read, given, locale="en", settings=Settings(site=SiteSettings(encoding=setting)))
        assert page.data.startswith(f'<?xml version="1.0" encoding="{label}"?>'.encode())


@pytest.mark.parametrize("half", ["\ud800", "\udc80", "\udea4"])
@pytest.mark.parametrize("encoding", ["utf-16le", "utf-16be"])
def test_half_a_character_stays_in_utf16_and_is_replaced_in_utf8(encoding: str, half: str) -> None:
    text = f"<p>一つ目の文。</p><p title='{half}'>文字{half}の文</p>"
    data = BOMS[encoding] + text.encode(codecs.WIDE[encoding], "surrogatepass")
    read = segments.segment(article.read(data, path="articles/x.html", language="ja"))
    for setting, left in (("source", half), ("utf-8", "\ufffd")):
        page = site.page(
            read, {read.segments[0].id: "Text"}, locale="en", settings=Settings(site=SiteSettings(encoding=setting))
        )
        assert article.read(page.data).source.endswith(f"<p>Text</p><p title='{left}'>文字{left}の文</p>")
        site.verify_bs4(read, page.data, page.expected)


@pytest.mark.parametrize("encoding", ["shift_jis", "euc-jp", "iso-2022-jp", "utf-16le", "utf-16be"])
def test_a_browser_shows_the_page(encoding: str, tool: Callable[[str], str], tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_bytes(built(encoding, "source").data)
    command = [tool("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", path.as_uri()]
    shown = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()
    seen(shown)
