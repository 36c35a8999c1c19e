"""What the settings add to the table of what is translatable."""

from __future__ import annotations

import time

import pytest

from localize.article import read
from localize.article.selectors import parse
from localize.article.tree import SelectorError, Tree
from localize.errors import WorkspaceError
from localize.model import Article, Role
from localize.settings import ExtractSettings
from localize.workspace import parse as parse_settings


def page(body: str, **lists: tuple[str, ...]) -> Article:
    text = f'<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><body>{body}'
    return read(text.encode(), settings=ExtractSettings(**lists))


def listed(article: Article) -> list[tuple[str, str | None]]:
    return [
        ("".join(p.text if p.role is Role.TEXT else "|" for p in block.pieces), block.locked)
        for block in article.blocks
    ]


def test_what_is_excluded_is_not_seen_at_all() -> None:
    article = page(
        '<nav class="menu"><p title="題">目次</p></nav><p>本文<span class="x">語</span>です。<img alt="印">',
        exclude=("nav.menu", "span.x", "img@alt"),
    )
    assert listed(article) == [("本文|です。", None)]


def test_what_is_locked_is_read_and_not_offered() -> None:
    article = page('<p>院名は<b class="brand">架空堂</b>です。', lock=(".brand",))
    assert listed(article) == [("院名は|です。", None), ("架空堂", "lock")]


def test_include_offers_what_the_table_or_the_text_itself_keeps_back() -> None:
    body = (
        "<pre>手順</pre><p>次の<code>語</code>です。<p class=e>This is an English sentence of the article."
        '<p class=r>Smith J, Doe A. A study of lasers. J Fict Med. 2020;12(3):45-52.<p translate="no">否'
    )
    assert [locked for _, locked in listed(page(body))] == [
        "code", None, "other-language", "reference", "translate-no",
    ]  # fmt: skip
    offered = page(body, include=("pre", "code", ".e", ".r", "[translate]"))
    assert [locked for _, locked in listed(offered)] == [None] * 5
    assert ("次の|語|です。", None) in listed(offered)


def test_the_innermost_rule_counts_and_include_over_lock_over_exclude() -> None:
    article = page("<nav><p>甲<b>乙</b></p></nav>", exclude=("nav",), include=("b",))
    assert listed(article) == [("乙", None)]
    article = page("<nav><p>甲<b translate=no>乙</b></p></nav>", lock=("nav",), include=("nav", "b"))
    assert listed(article) == [("甲|乙|", None)]


def test_more_attributes_and_strings_of_structured_data_are_offered() -> None:
    article = page(
        '<figure data-caption="題" DATA-x="無">x</figure><script type="application/ld+json">'
        '{"name":"甲","vatID":"税","x":{"vatID":"丙"}}</script>',
        attributes=("figure@data-caption", "script@vatID"),
    )
    assert listed(article) == [("題", None), ("x", None), ("甲", None), ("税", None)]


def test_strings_of_structured_data_can_be_excluded_by_their_path() -> None:
    body = '<script type="application/ld+json">{"name":"甲","author":{"name":"乙"}}</script>'
    assert listed(page(body, exclude=("script@author.name",))) == [("甲", None)]
    assert listed(page(body, lock=("@author.name",))) == [("甲", None), ("乙", "lock")]


def test_inline_elements_stand_within_a_sentence() -> None:
    article = page("<div>前<div class=t>語</div>後<hr>次</div>", inline=("div.t",))
    assert listed(article) == [("前|語|後", None), ("次", None)]


@pytest.mark.parametrize("selector", ["p", "noscript p", "svg title", "div > p + b", "p:has(b)", "P.A", '[title="題"]'])
def test_selectors_find_what_they_find_in_a_browser_wherever_it_stands(selector: str) -> None:
    body = (
        '\r\n<noscript><p>一</p></noscript><?php echo "<p>" ?><svg><title>二</title></svg>\r\n'
        '<div><p class="A" title="題">三<b>四</b></p><b>五</b></div>'
    )
    article = page(body, lock=(selector,))
    assert "lock" in [block.locked for block in article.blocks]
    for index, marks in article.marks.items():
        assert "" in marks and article.elements[index].tag in ("p", "title", "b")


def test_rules_are_followed_on_a_page_with_bytes_that_stand_for_nothing() -> None:
    body = '<p its-loc-note="注\udcff" a\udcff=1>本文です。これは日本語の文章です。</p><b a\udcff title="題\udcff">次の文章。</b>'
    data = f'<html lang="ja"><meta charset="utf-8">{body}'.encode("utf-8", "surrogateescape")
    article = read(data, settings=ExtractSettings(lock=("b",)))
    assert article.encoding == "utf-8"
    assert listed(article) == [
        ("本文です。これは日本語の文章です。", None),
        ("題\udcff", "undecodable"),
        ("次の文章。", "lock"),
    ]


def test_pages_without_rules_are_not_parsed_a_second_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tree, "__init__", lambda *_: pytest.fail("a tree was made"))
    assert listed(page("<p>本文")) == [("本文", None)]


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        (
            'lock = [".a",\n"p["]',
            'localize.toml:3: lock: "p[" is no CSS selector: expected an identifier at position 2',
        ),
        ('exclude = [""]', 'localize.toml:2: exclude: "" is no CSS selector'),
        ('attributes = ["p"]', 'localize.toml:2: attributes: "p" names no attribute; write one such as "figure@data-'),
        ('inline = ["p@title"]', 'localize.toml:2: inline: "p@title" names an attribute; only elements can stand here'),
        ('include = "p"', "localize.toml:2: include must be a list of strings"),
        (f'include = ["{"p " * 600}"]', "is longer than 1000 characters"),
    ],
)
def test_a_bad_selector_is_one_line_with_its_place(toml: str, message: str) -> None:
    with pytest.raises(WorkspaceError) as caught:
        parse_settings(f"[extract]\n{toml}\n".encode())
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_attribute_stands_behind_the_selector() -> None:
    assert parse('a[href="x@y"]') == ('a[href="x@y"]', "")
    assert parse("img , p @alt") == ("img , p", "alt")
    assert parse("@title") == ("*", "title")


@pytest.mark.parametrize(
    "selector",
    [":has(:has(:has(:has(q))))", "div " * 200 + "q", "* ~ * ~ * ~ * ~ q", "p:nth-child(2n of .a):nth-child(3n of .a)"],
)
@pytest.mark.parametrize("body", ["<div>" * 3000, "<p class=a>x</p>" * 30000])
def test_no_selector_holds_a_page_up(selector: str, body: str) -> None:
    started = time.monotonic()
    try:
        Tree(body).css(selector)
    except SelectorError as error:
        assert "too long" in str(error)
    assert time.monotonic() - started < 60  # A guard against hanging, no measure.
