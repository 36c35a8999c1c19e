"""What is no whole HTML page: fragments of a CMS, XHTML, AMP, e-mail. Built, proved, and given nothing that it lacks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from localize import article, segments, site
from localize.settings import ProjectSettings, Settings, SiteSettings

FRAGMENTS = {
    "WordPress": '<!-- wp:paragraph -->\n<p class="a">本文です。<a href="/x/">詳しく</a></p>\n<!-- /wp:paragraph -->\n\n[gallery ids="1,2"]\n\n次の文。\n',
    "text": "本文です。",
    "inline": "本文の<b>太字</b>と<br>改行。",
    "list items": "<li>一つ\n<li>二つ",
    "table rows": "<tr><td>一つ<td title=題>二つ</tr>",
    "template": "{% extends 'x' %}{% block body %}<p>{{ name }}さん、こんにちは。</p>{% endblock %}",
    "comment first": "<!-- 注 --><p>本文</p>",
    "PHP": '<?php get_header(); ?>\n<p>本文</p>\n<?php if ($x > 1): ?><p title="<?= $t ?>">次</p><?php endif; ?>',
    "BOM": "\ufeff<p>本文</p>\r\n",
    "option": "<option value=a selected>一つ<option value=b>二つ",
    "script": '<script type="application/ld+json">{"name": "名"}</script><p>本文</p>',
}
PAGES = {
    "XHTML": '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n'
    '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ja" lang="ja"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />'
    '<title>題</title><link rel="stylesheet" href="x.css" /></head><body><p>本文<br />次の行<img src="a.png" alt="絵" /></p><hr /></body></html>',
    "AMP": '<!doctype html>\n<html ⚡ lang="ja"><head><meta charset="utf-8"><title>題</title><script async src="https://cdn.ampproject.org/v0.js"></script>'
    "<style amp-boilerplate>body{-webkit-animation:none}</style><noscript><style amp-boilerplate>body{animation:none}</style></noscript></head>"
    '<body><amp-img src="a.png" alt="絵" width="1" height="1"></amp-img><amp-accordion><section><h2>見出し</h2><p>本文</p></section></amp-accordion></body></html>',
    "e-mail": '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\r\n'
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><head>'
    '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--><title>題</title></head>'
    '<body bgcolor=#ffffff><div style="display:none">前書き&nbsp;&zwnj;</div><!--[if mso]><table><tr><td width="600"><![endif]-->'
    '<table width="100%"><tr><td><font face=Arial>本文です。<o:p></o:p></font><![if !mso]><a href="%%unsubscribe%%">配信停止</a><![endif]></td></tr></table>'
    "<!--[if mso]></td></tr></table><![endif]--></body></html>",
}


def built(source: str, *, untranslated: str = "source", share: int = 1) -> tuple[str, site.Page]:
    read = segments.segment(article.read(source.encode(), path="articles/x.html"))
    offered = [item for item in read.segments if item.locked is None]
    given = {item.id: re.sub(r"(?<![<\w/])\w+(?![\w/]*>)", "word", item.text) for item in offered[::share]}
    settings = Settings(ProjectSettings(locales=("en",)), site=SiteSettings("https://clinic.example", untranslated))
    page = site.page(read, given, locale="en", settings=settings)
    site.verify_bs4(read, page.data, page.expected)
    return page.data.decode(), page


def tags(text: str) -> list[str]:
    return re.findall(r"</?[a-zA-Z][\w:-]*|<!--.*?-->|<[?!].*?>|\[.*?\]|{.*?}", text, re.DOTALL)


@pytest.mark.parametrize("name", FRAGMENTS)
@pytest.mark.parametrize("untranslated", ["source", "omit"])
def test_a_fragment_stays_one(name: str, untranslated: str) -> None:
    text, _ = built(FRAGMENTS[name], untranslated=untranslated)
    # JSON-LD alone is changed by more than texts: braces are its own.
    assert tags(text) == tags(FRAGMENTS[name]) or name == "script"
    assert not re.search(r"<(?:html|head|meta|link|title)\b", text)
    assert "word" in text
    assert text.startswith("\ufeff") == (name == "BOM")


@pytest.mark.parametrize("name", FRAGMENTS)
def test_a_fragment_that_is_half_translated_says_so_where_the_text_is(name: str) -> None:
    text, _ = built(FRAGMENTS[name], share=2)
    assert not re.search(r"<(?:html|head|meta|link|title)\b", text)
    shown = re.sub(r' lang="ja"| dir="ltr"|</?span[^>]*>', "", text)
    assert tags(shown) == tags(FRAGMENTS[name]) or name == "script"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_another_kind_is_built_and_proved(name: str) -> None:
    text, _ = built(PAGES[name])
    assert 'lang="en"' in text
    assert text.count("<html") == text.count("</html>") == text.count("<title") == 1
    alternates = re.findall(r"<link rel=\"alternate\"[^>]*>", text)
    assert len(alternates) == 3
    assert all(link.endswith(" />") == (name != "AMP") for link in alternates)
    kept = re.sub(r"\s*<link rel=\"alternate\"[^>]*>", "", text)
    assert tags(kept) == tags(PAGES[name])


@pytest.mark.parametrize("name", [*FRAGMENTS, *PAGES])
def test_each_comes_back_byte_for_byte(name: str) -> None:
    data = {**FRAGMENTS, **PAGES}[name].encode()
    read = segments.segment(article.read(data))
    assert segments.place(read, {item.id: item.text for item in read.segments}, language="en") == ()
    assert article.splice(read, ()) == data


def test_stored_fragments_of_real_pages_are_built(shared: Path) -> None:
    count = 0
    for path in sorted((shared / "corpora" / "html-ja").rglob("*ja*.html"))[::9]:
        source = article.read(path.read_bytes()).source
        body = re.search(r"<body[^>]*>(.*)</body>", source, re.DOTALL | re.IGNORECASE)
        if body and len(body[1]) < 60_000:
            text, _ = built(body[1], share=2)
            assert not re.search(r"<(?:html|head|meta|title)\b", text)
            count += 1
    assert count > 3


def test_a_page_that_begins_with_text_in_another_language_is_proved() -> None:
    for text in ("本文です。", "<<<本文です。<p>次の文です。</p>"):
        read = segments.segment(article.read(text.encode(), path="articles/x.html"))
        page = site.page(read, {}, locale="en")
        site.verify_bs4(read, page.data, page.expected)
        assert page.data.decode().startswith('<span lang="ja">')
