"""Templates: what an article offers."""

from __future__ import annotations

from dataclasses import replace

from localize.article import read
from localize.catalogs import render, template
from localize.segments import segment
from tests.catalogs.pages import FIRST, FOLDER, LATER, page, quoting, saved


def test_a_template_lists_each_text_once_in_reading_order_with_its_place() -> None:
    data = (FOLDER / "template.html").read_bytes()
    article = segment(read(data, path="articles/template.html"))
    article = quoting(article, "<a1>主要血管イベント</a1>は21%減少した。", "Statins reduced <a1>events</a1> by 21%.")
    assert render(template(article, path="x.pot", now=FIRST)).decode() == (FOLDER / "template.expect.pot").read_text(
        "utf-8"
    )


def test_what_is_locked_is_not_offered() -> None:
    article = page("これは訳します。", '<span translate="no">これは訳しません。</span>')
    assert [entry.msgid for entry in template(article).entries] == ["これは訳します。"]


def test_the_date_of_a_template_changes_only_with_its_entries() -> None:
    article = page("一つ目の文です。", "二つ目の文です。")
    old = saved(template(article, path="x.pot", now=FIRST))
    assert render(template(article, old, path="x.pot", now=LATER)) == render(old)
    moved = template(page("二つ目の文です。", "一つ目の文です。"), old, path="x.pot", now=LATER)
    assert moved.header == old.header
    assert [entry.msgid for entry in moved.entries] == ["二つ目の文です。", "一つ目の文です。"]
    changed = template(page("三つ目の文です。"), old, path="x.pot", now=LATER)
    assert dict(changed.header)["POT-Creation-Date"] == "2026-12-24 18:30+0000"


def test_a_path_with_a_space_is_one_reference() -> None:
    article = replace(page("文です。"), path="articles/my page.html")
    assert saved(template(article)).entries[0].references == ("\u2068articles/my page.html\u2069",)
