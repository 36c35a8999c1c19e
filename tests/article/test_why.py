"""`inspect --why` says what decided, and says the truth."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from localize.article import position, read
from localize.article.tree import SelectorError
from localize.article.why import _Reader, why
from localize.model import Element, Form
from localize.settings import ExtractSettings

PAGE = """<!DOCTYPE html>
<html lang="ja"><meta charset="utf-8"><title>題</title>
<nav class="menu"><a href="/">先頭</a></nav>
<p class="note" title="語">本文は<b>太い</b>です。<img src="a.png" alt="絵"></p>
<div translate="no"><p>否</p></div>
<pre>手順</pre><p><code>x</code></p><p>12:30</p><hr>
<blockquote>This is an English sentence of the article.</blockquote>
<p>Smith J, Doe A. A study of lasers. J Fict Med. 2020;12(3):45-52.</p>
<script>var 名 = "語";</script>
<script type="application/ld+json">{"author":{"name":"太郎","vatID":"税"}}</script>
<p its-locale-filter-list="en-CA">限</p><section><p>甲</p><p>乙</p></section>
<p><u><i>始</i></u>めの語です。</p>
"""
SETTINGS = ExtractSettings(exclude=(".menu",), attributes=("p@class",))


@pytest.mark.parametrize(
    ("selector", "line", "offered", "reason", "rule"),
    [
        ("title", 2, True, "", "the table offers the text of <title>"),
        ("nav", 3, False, "excluded", '[extract] exclude ".menu"'),
        ("nav a", 3, False, "excluded", '[extract] exclude ".menu"'),
        ("a@href", 3, False, "excluded", '[extract] exclude ".menu"'),
        ("p.note", 4, True, "", "the table offers the text of <p>"),
        ("p.note b", 4, True, "", "it is part of the text around it; the table offers the text of <p>"),
        ("u", 12, True, "", "it is part of the text around it; the table offers the text of <p>"),
        ("i", 12, True, "", "it is part of the text around it; the table offers the text of <p>"),
        ("p@title", 4, True, "", "the table lists title"),
        ("img@alt", 4, True, "", "the table lists alt of img"),
        ("p.note@class", 4, True, "", '[extract] attributes "p@class"'),
        ("img", 4, False, "no-text", "it is empty; ask for one of its attributes, such as img@alt"),
        (
            "img@src",
            4,
            False,
            "not-listed",
            "the table does not list the attribute src; offer it with [extract] attributes",
        ),
        ("div", 5, False, "", "it has no text of its own; elements inside have one text"),
        ("div p", 5, False, "translate-no", 'translate="no" of <div> at line 5'),
        ("pre", 6, False, "code", "the table keeps <pre>, which is code at line 6"),
        ("code", 6, False, "code", "the table keeps <code> and its like"),
        ("code + p, hr", 6, False, "no-text", "it is empty"),
        ("p:nth-of-type(3)", 6, False, "no-text", "it has no word"),
        ("blockquote", 7, False, "other-language", "it is written in en, and the article in ja"),
        ("p:nth-of-type(4)", 8, False, "reference", "it reads like a bibliographic reference"),
        ("script:not([type])", 9, False, "no-text", "<script> at line 9 holds code or another document"),
        ("script@author.name", 10, True, "", "the table lists name of JSON-LD"),
        (
            "[type]@author.vatID",
            10,
            False,
            "not-listed",
            'offer it with [extract] attributes = ["script@author.vatID"]',
        ),
        ("[its-locale-filter-list]", 11, True, "", "the table offers"),
        ("section", 11, True, "", "elements inside have 2 texts, of which 2 are offered"),
    ],
)
def test_each_question_is_answered_in_plain_words(
    selector: str, line: int, offered: bool, reason: str, rule: str
) -> None:
    answers = why(read(PAGE.encode(), settings=SETTINGS), selector)
    assert answers
    first = answers[0]
    assert (first.line, first.offered, first.reason) == (line, offered, reason)
    assert rule in first.rule


@pytest.mark.parametrize(
    "page", ["<p>{}字{}", "<p>字{}{}", "<div>{}字{}", "<p>{}{}字", '<b title="題">{}{}<i translate=no>語</i>']
)
@pytest.mark.parametrize("tag", ["span", "div", "pre", 'nav translate="no"'])
def test_of_elements_nested_without_end_each_is_asked_once(
    page: str, tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(count: int) -> int:
        calls = 0
        said = _Reader._lock

        def counted(reader: _Reader, element: Element) -> tuple[str, str] | None:
            nonlocal calls
            calls += 1
            return said(reader, element)

        with monkeypatch.context() as patched:
            patched.setattr(_Reader, "_lock", counted)
            assert len(why(read(page.format(f"<{tag}>字" * count, f"</{tag}>" * count).encode()), "*")) >= count
        return calls

    assert asked(400) <= 4.5 * asked(100)


def test_an_answer_names_the_locales_that_a_text_is_for() -> None:
    (answer,) = why(read(PAGE.encode()), "[its-locale-filter-list]")
    assert answer.notes == ("only for en-CA (ITS locale filter at line 11)",)


def test_a_selector_that_finds_nothing_has_no_answer_and_a_bad_one_is_an_error() -> None:
    article = read(PAGE.encode())
    assert why(article, "video") == []
    with pytest.raises(SelectorError):
        why(article, "p[")


def test_answers_agree_with_what_is_offered_on_real_pages(shared: Path) -> None:
    compared = 0
    for path in sorted((shared / "corpora/html-ja").rglob("*.html"))[:12]:
        article = read(path.read_bytes(), path=path.name)
        answers = {(answer.line, answer.column): answer for answer in why(article, "*")}
        assert all(answer.rule for answer in answers.values())
        counts = Counter(block.element for block in article.blocks if block.form is Form.TEXT)
        for block in article.blocks:
            if block.form is not Form.TEXT or block.element < 0 or counts[block.element] > 1:
                continue
            line, column, _ = position(article, article.elements[block.element].start)
            answer = answers.get((line, column))
            if answer is not None and answer.kind == block.kind:
                assert (answer.offered, answer.reason) == (block.locked is None, block.locked or ""), answer
                compared += 1
    assert compared > 300
