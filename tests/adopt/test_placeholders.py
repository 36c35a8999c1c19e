"""A page's own tags become the placeholders of the article."""

from __future__ import annotations

import pytest

from localize.adopt.placeholders import carried
from tests.adopt.pages import page, source


def carry(ours: str, theirs: str) -> tuple[str, tuple[str, ...]]:
    article, old = source(f"<p>{ours}</p>"), page(f"<p>{theirs}</p>")
    return carried(article, article.segments[0], old, old.segments, "en")


@pytest.mark.parametrize(
    ("ours", "theirs", "text"),
    [
        (
            '詳しくは<a href="/price.html">料金</a>と<a href="/access.html">地図</a>をご覧ください',
            'See the <a href="/en/access.html">map</a> and the <a href="../price/">prices</a>',
            "See the <a2>map</a2> and the <a1>prices</a1>",
        ),
        ("<strong>必ず</strong>塗ります", "It is <b>always</b> applied", "It is <strong1>always</strong1> applied"),
        (
            "<code>apt</code>と<code>dpkg</code>を使う",
            "Use <code>dpkg</code> and <code>apt</code> now",
            "Use <code2/> and <code1/> now",
        ),
        ("毎日塗ります", "It is applied <i>every</i> day", "It is applied every day"),
        ("<b>PRP</b>療法です", "This is PRP therapy", "This is <b1>PRP</b1> therapy"),
        ("住所は<br>東京です", "The address is<br>in Tokyo", "The address is<br1/>in Tokyo"),
        ("<b>重要</b>な点", "An &lt;a1&gt; and a <b>vital</b> point", "An <a1> and a <b1>vital</b1> point"),
    ],
)
def test_tags_are_told_by_address_content_and_order(ours: str, theirs: str, text: str) -> None:
    found, doubts = carry(ours, theirs)
    assert found == text
    assert not [d for d in doubts if "<a1>" not in d]


@pytest.mark.parametrize(
    ("ours", "theirs", "doubt"),
    [
        ('詳しくは<a href="/price.html">料金</a>へ', "See the prices", "a1 is missing"),
        (
            "料金はこちらです",
            'See the <a href="/price.html">prices</a> here',
            "the page has a link here that the article lacks",
        ),
        ("<code>apt</code>を使います", "Use <code>dpkg</code> now", "the page has “dpkg” where the article has “apt”"),
        (
            "道具を使います",
            "Use the <code>dpkg</code> tool",
            "the page has “dpkg” here, which is no part of the article's sentence",
        ),
    ],
)
def test_what_cannot_be_matched_is_a_doubt(ours: str, theirs: str, doubt: str) -> None:
    assert doubt in carry(ours, theirs)[1]
