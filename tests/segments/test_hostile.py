"""Pages made to break a program: read, cut and built in linear time and without recursion."""

from __future__ import annotations

import pytest

from localize.article import read, splice
from localize.segments import place, segment

TEXT = "本文です。"
PAGES = {
    "100,000 nested elements": "<div>" * 100_000 + TEXT,
    "20,000 unclosed paragraphs and bold": "<p><b>" * 20_000 + TEXT,
    "30,000 nested bold with text": "<p>" + f"<b>{TEXT}" * 30_000,
    "a million less-than signs": "<" * 1_000_000 + TEXT,
    "100,000 attributes": "<p " + " ".join(f"a{number}=x" for number in range(100_000)) + f">{TEXT}",
    "50,000 end tags": TEXT + "</b>" * 50_000,
    "20,000 nested templates": f"<template>{TEXT}" * 20_000,
    "20,000 islands": "<p>" + "文<svg><title/><text>字</svg>" * 20_000,
    "50,000 nested lists of JSON": '<script type="application/ld+json">' + '{"name":[' * 50_000 + "</script>" + TEXT,
    "100,000 open braces": "<p>" + "{{ {% [a b=c " * 100_000 + TEXT,
    "100,000 ampersands": "<p title='題" + "&amp" * 100_000 + "'>" + TEXT,
    "10,000 sentences in one line": "<p>" + TEXT * 10_000,
    "10,000 footnotes": "<p>" + "文。<sup>1</sup>" * 10_000,
    "10,000 pictures": "<p>" + "文<img alt=絵>" * 10_000,
    "20,000 breaks with an end tag of nothing": "<p>文" + "<br></x>\n" * 20_000 + TEXT,
    "20,000 nested bold in lines of their own": "<p>文" + "<b>\n" * 20_000 + "文" + "\n</b>" * 20_000 + "文",
    "100,000 unclosed comments": "<!--" * 100_000 + TEXT,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_comes_back(name: str) -> None:
    data = f"<meta charset=utf-8>{PAGES[name]}".encode()
    article = segment(read(data))
    assert place(article, {item.id: item.text for item in article.segments}, language="en") == ()
    edits = place(article, {item.id: f"{item.text}x" for item in article.segments}, language="en")
    assert len(splice(article, edits)) >= len(data) + len(article.segments)


@pytest.mark.parametrize("unit", ["sentence", "paragraph"])
def test_a_page_cut_off_anywhere_comes_back(unit: str) -> None:
    data = '<meta charset=utf-8><p title="題">本<b>文</b>&amp;です。<!-- 注 --><br>次。</p><script type="application/ld+json">{"name": "名"}</script>'.encode()
    for end in range(20, len(data)):
        article = segment(read(data[:end]), unit=unit)
        assert place(article, {item.id: item.text for item in article.segments}) == ()
        assert splice(article, ()) == data[:end]
