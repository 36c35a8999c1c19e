"""HTML inside the strings of JSON-LD: texts with placeholders, written so that they stay text."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from localize import site
from localize.article import read, splice
from localize.article.embedded import is_html
from localize.model import Article
from localize.segments import place, segment

FAQ = (
    '<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>問い</title><script type="application/ld+json">\n'
    '{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "痛いですか\\u003f", "acceptedAnswer": {"text":\n'
    ' "<p>軽い<strong>痛み<\\/strong>です。<a href=\\"\\/faq?a=1&amp;b=2\\">詳しく<\\/a>\\u003c/p>\\n<ul>\\n<li>冷却&nbsp;する<br>'
    "<li>\\u9ebb酔</ul><script>var x = '語';<\\/script>\"}}]}\n</script></head><body><p>本文</p></body></html>"
)


def texts(article: Article) -> list[str]:
    return [item.text for item in article.segments]


def data(page: bytes) -> Any:
    found = re.search(r"ld\+json\">(.*?)</script", page.decode(), re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def test_tags_are_placeholders_and_blocks_are_texts_of_their_own() -> None:
    article = segment(read(FAQ.encode()))
    assert texts(article) == [
        "問い", "痛いですか?", "軽い<strong1>痛み</strong1>です。<a1>詳しく</a1>", "冷却\xa0する", "麻酔", "本文",
    ]  # fmt: skip
    assert [item.legend for item in article.segments[2].placeholders] == ["", "link to /faq?a=1&b=2"]


def test_a_translation_stays_in_its_place_with_its_tags_in_its_own_order() -> None:
    article = segment(read(FAQ.encode()))
    chosen = article.segments[2]
    page = splice(article, place(article, {chosen.id: 'See <a1>"more" & <i></a1>: <strong1>mild</strong1>.'}))
    answer = data(page)["mainEntity"][0]["acceptedAnswer"]["text"]
    assert answer.startswith(
        '<p>See <a href="/faq?a=1&amp;b=2">"more" &amp; &lt;i&gt;</a>: <strong>mild</strong>.</p>\n<ul>\n<li>'
    )
    assert (
        page.decode()
        .replace("\n", "")
        .endswith("var x = '語';<\\/script>\"}}]}</script></head><body><p>本文</p></body></html>")
    )


PICTURE = (
    '<meta charset="utf-8"><script type="application/ld+json">{"text": "<p title=\'題&quot;名\'>図<img src=\\"a.png\\"'
    ' alt=\\"肌の\\u65ad\\u9762\\n&amp;層\\" data-alt=\\"無\\">です。<b title=無>字<\\/b><input type=\\"submit\\" value=\\"送る\\">'
    '<script title=\\"見ない\\">\'<i title=語>\'<\\/script>"}</script>'
)


def test_attributes_for_people_are_texts_of_their_own() -> None:
    article = segment(read(PICTURE.encode()))
    assert texts(article) == [
        '題"名',
        "図<img1/>です。<b1>字</b1>",
        "肌の断面 &層",
        "送る",
        "見ない",
    ]
    wanted = dict(
        zip((item.id for item in article.segments), ('"T"', "", 'It\'s <A> & "B"', "'Send'", ""), strict=True)
    )
    wanted = {id_: text for id_, text in wanted.items() if text}
    page = site.page(article, wanted, locale="en")
    assert re.sub(r" (?:src|data-alt|type)=.*?(?=[ >])", "", data(page.data)["text"].partition("<script")[0]) == (
        "<p title='&quot;T&quot;'>図<img alt=\"It&#39;s &lt;A&gt; &amp; &quot;B&quot;\">です。<b title=無>字</b>"
        '<input value="&#39;Send&#39;">'
    )
    again = segment(read(page.data))
    assert [item.text for item in again.segments] == [wanted.get(item.id, item.text) for item in article.segments]


def test_the_page_is_proved_with_its_structured_data_translated() -> None:
    article = segment(read(FAQ.encode(), path="articles/a.html"))
    wanted = {item.id: f"T&{number} {item.text}" for number, item in enumerate(article.segments)}
    page = site.page(article, wanted, locale="en")
    site.verify_bs4(article, page.data, page.expected)
    assert texts(segment(read(page.data)))[1:5] == [wanted[item.id] for item in article.segments[1:5]]


@pytest.mark.parametrize("said", ["p<0.05", "a < b > c", "A&B", "AT&T;", "<架空>", "x<y", "", "&", "<"])
def test_what_only_looks_like_html_is_text(said: str) -> None:
    assert not is_html(said)


@pytest.mark.parametrize(
    "said", ["<p>x", "x</b>", "a<br/>b", "A&amp;B", "&#12354;", "&#x3042;", "<!-- x -->", "<H2 id=x>"]
)
def test_tags_and_references_are_html(said: str) -> None:
    assert is_html(said)


@pytest.mark.parametrize("translation", ["<img src=x onerror=alert(1)>", "&lt;b&gt;", "<script>", "A&amp;B", "&nbsp;"])
def test_a_plain_string_never_becomes_html(translation: str) -> None:
    source = b'<meta charset=utf-8><script type="application/ld+json">{"name": "\xe5\x90\x8d"}</script>'
    article = segment(read(source))
    page = splice(article, place(article, {article.segments[0].id: f"x {translation}"}))
    assert texts(segment(read(page))) == [f"x {translation}"]
    assert "<" not in data(page.replace(b"charset=utf-8>", b'charset=utf-8 x="">').replace(b"+json", b"+json"))["name"]


@pytest.mark.parametrize(
    "inside",
    [
        "<b>語" * 20000,
        "<b>語</b>" * 20000,
        "<" * 50000 + "語<p>",
        "&amp;語" * 20000,
        "<i><b>語</i></b>" * 10000,
        "<p>語" * 20000,
    ],
)
def test_hostile_strings_are_read(inside: str) -> None:
    source = f'<meta charset=utf-8><script type="application/ld+json">{{"text": "{inside}"}}</script>'.encode()
    article = segment(read(source))
    assert splice(article, place(article, {item.id: item.text for item in article.segments})) == source
