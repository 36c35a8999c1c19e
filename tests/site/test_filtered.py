"""What is not for a locale is not on its page, and not in its catalog."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from localize import site
from localize.article import read
from localize.catalogs import merge, template
from localize.model import Article
from localize.segments import segment

NOW = datetime(2024, 1, 1, tzinfo=UTC)


def article(body: str) -> Article:
    text = f'<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8"><title>題</title></head><body>\n{body}\n</body></html>'
    return segment(read(text.encode(), path="articles/a.html"))


def built(page: Article, locale: str) -> str:
    texts = {item.id: f"T{number} {item.text}" for number, item in enumerate(page.segments) if item.locked is None}
    made = site.page(page, texts, locale=locale)
    site.verify_bs4(page, made.data, made.expected)
    assert not made.notes
    return made.data.decode()


@pytest.mark.parametrize(
    ("body", "gone", "kept"),
    [
        ('<p>前</p><div its-locale-filter-list="en-CA"><p>限<img src="a.png" alt="絵"></p></div><p>後</p>', "<div", "<p"),
        ('<p>前<b its-locale-filter-list="ko">限</b>です。後の文。</p>', "<b", "です。"),
        ('<p>前は<i its-locale-filter-list="*" its-locale-filter-type="exclude">限</i></p>', "<i", "前は"),
        ('<p>前<b its-locale-filter-list="ko">限</b>です</p>', "<b", "です"),
        ('<p><b its-locale-filter-list="ko">限</b>前<i its-locale-filter-list="ko">限</i></p>', "<b", "前"),
        ('<ul><li>前</li><li its-locale-filter-list="ko">限</li></ul>', "限", "<li"),
        ('<table><tr><td>前</td><td its-locale-filter-list="ko">限</td></tr></table>', "限", "<td"),
        ('<p its-locale-filter-list="ko" title="限の題">限</p><p>前</p>', "限", "前"),
        ('<section its-locale-filter-list="ko"><p>限</p><section its-locale-filter-list="en"><p>限二</p></section></section>前',
         "<section", "前"),
    ],
)  # fmt: skip
def test_what_is_for_others_is_left_out_of_the_page(body: str, gone: str, kept: str) -> None:
    page = article(body)
    made = built(page, "en")
    assert gone not in made.partition("<body")[2]
    assert "限" not in made
    assert kept in made


def test_the_page_of_its_own_locale_has_it() -> None:
    page = article('<p>前</p><p its-locale-filter-list="en-CA, ko">限</p>')
    assert "限" in built(page, "ko")
    assert "限" in built(page, "en-CA")
    assert "限" not in built(page, "zh-Hans")


def test_a_catalog_offers_what_is_for_its_locale_and_a_template_everything() -> None:
    page = article('<p>前</p><p its-locale-filter-list="ko" its-loc-note="やさしく">限</p>')
    assert [entry.msgid for entry in template(page).entries] == ["題", "前", "限"]
    english = merge(page, None, locale="en", path="en.po", now=NOW)
    assert [entry.msgid for entry in english.entries] == ["題", "前"]
    korean = merge(page, None, locale="ko", path="ko.po", now=NOW)
    assert [entry.extracted for entry in korean.entries][-1] == ("note: やさしく",)
