"""A page that can't hold a quote is told at a look, and one that can never is."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize import article, segments
from localize.errors import ArticleError
from localize.quotes.items import divided, items, speaks_one_language
from localize.quotes.passages import passages

JAPANESE = "<p>レーザーの効果には個人差があります。</p>"


@pytest.mark.parametrize(
    "page",
    [
        JAPANESE,
        f'{JAPANESE}<p>PRP療法、<a href="/x">Before and After</a>はこちら。</p><p>Contact</p>',
        f"{JAPANESE}<pre>x = 1</pre>",
    ],
)
def test_a_page_in_the_articles_own_script_speaks_one_language(page: str) -> None:
    assert speaks_one_language(segments.segment(article.read(page.encode())))


@pytest.mark.parametrize(
    "more",
    [
        "<blockquote>Statin therapy reduced major vascular events.</blockquote>",
        "<p>原文:Statin therapy reduced major vascular events.</p>",
        "<p>結果。<br>Statin therapy reduced major vascular events.</p>",
        '<blockquote lang="en">Yes, sir.</blockquote>',
        '<p lang="zh-Hans">治疗有效。</p>',
        "<p>Smith J. J Med. 2020;12(3):45-6. doi:10.5555/182</p>",
        "<p><code>one two three four</code>と書きます。</p>",
    ],
)
def test_a_page_with_anything_that_may_be_a_quote_does_not(more: str) -> None:
    assert not speaks_one_language(segments.segment(article.read(f"{JAPANESE}{more}".encode())))


def test_a_page_in_a_latin_language_is_always_looked_through() -> None:
    page = article.read(b"<p>Statins work.</p>", language="en")
    assert not speaks_one_language(segments.segment(page))


def test_no_real_page_that_speaks_one_language_has_a_quote(shared: Path) -> None:
    spoken = 0
    for path in sorted((shared / "corpora/html-ja").rglob("*.ja.html")):
        try:
            page = segments.segment(article.read(path.read_bytes(), language="ja"))
        except ArticleError:
            continue
        if speaks_one_language(page):
            spoken += 1
            assert divided(page) is page
            assert not passages(page, items(page)), path
    assert spoken
