"""Sentences become paragraphs, and paragraphs sentences: translations go along."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from localize.catalogs import parse, render
from localize.model import Entry, State
from tests.cli.conftest import Command, catalog_of

PAGE = """<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>しみ</title></head><body>
<p>しみは紫外線で増えます。<a href="/sun/">日焼け止め</a>を毎日使いましょう。</p>
<p>　治療は<b>3回</b>です。<br>
<em>痛み</em>は軽いです。
<i>費用</i>は次の<a href="/cost/">頁</a>にあります。</p>
<ul><li>赤みが出ます。<img src="a.png" alt="赤み。腫れ。">数日で引きます。</li><li><b>保湿します。</b>こすりません。</li></ul>
<p>一つの文だけです。</p></body></html>
"""
TEXTS = {
    "しみ": "Spots",
    "しみは紫外線で増えます。": "Ultraviolet light causes spots.",
    "<a1>日焼け止め</a1>を毎日使いましょう。": "Use <a1>sunscreen</a1> daily.",
    "治療は<b1>3回</b1>です。": "It takes <b1>3 sessions</b1>.",
    "<em1>痛み</em1>は軽いです。": "The <em1>pain</em1> is mild.",
    "<i1>費用</i1>は次の<a1>頁</a1>にあります。": "The next <a1>page</a1> has the <i1>costs</i1>.",
    "赤みが出ます。": "Redness appears.",
    "赤み。腫れ。": "Redness. Swelling.",
    "<img1/>数日で引きます。": "<img1/>It fades in days.",
    "数日で引きます。": "It fades in days.",
    "保湿します。": "Moisturize.",
    "こすりません。": "Do not rub.",
    "一つの文だけです。": "There is one sentence.",
}


def unit(workspace: Path, name: str) -> None:
    settings = workspace / "localize.toml"
    text = settings.read_text(encoding="utf-8").partition("[segments]")[0]
    settings.write_text(f'{text}[segments]\nunit = "{name}"\n', encoding="utf-8")


def live(workspace: Path) -> list[Entry]:
    data = catalog_of(workspace).read_bytes()
    return [entry for entry in parse(data, "x.po", "en").entries if not entry.obsolete]


def write(workspace: Path, texts: dict[str, str], *flags: str) -> None:
    catalog = parse(catalog_of(workspace).read_bytes(), "x.po", "en")
    entries = tuple(replace(entry, msgstr=texts[entry.msgid], flags=flags) for entry in catalog.entries)
    catalog_of(workspace).write_bytes(render(type(catalog)(catalog.path, "en", header=catalog.header, entries=entries)))


@pytest.fixture
def translated(workspace: Path, localize: Command) -> Path:
    """A workspace in which all sentences are translated."""
    (workspace / "articles" / "shimi.html").write_text(PAGE, encoding="utf-8")
    assert localize("extract").code == 0
    write(workspace, TEXTS)
    assert localize("run", "--no-drafts").code == 0
    assert {entry.state for entry in live(workspace)} == {State.CONFIRMED}
    return workspace


def test_translated_sentences_are_the_translation_of_their_paragraph(translated: Path, localize: Command) -> None:
    page = translated / "site" / "en" / "shimi.html"
    before, sentences = page.read_bytes(), {entry.msgid: entry.msgstr for entry in live(translated)}
    unit(translated, "paragraph")
    result = localize("run", "--no-drafts")
    assert result.code == 0
    found = {entry.msgid: (entry.msgstr, entry.state) for entry in live(translated)}
    assert {state for _, state in found.values()} == {State.CONFIRMED}
    assert found["しみは紫外線で増えます。<a1>日焼け止め</a1>を毎日使いましょう。"][0] == (
        "Ultraviolet light causes spots. Use <a1>sunscreen</a1> daily."
    )
    assert len(found) < len(sentences)
    # The line ends of the source between sentences of one text are blanks now.
    assert re.sub(rb"\s+", b" ", page.read_bytes()) == re.sub(rb"\s+", b" ", before.replace(b"<br>\n", b"<br>"))
    unit(translated, "sentence")
    assert localize("run", "--no-drafts").code == 0
    assert {entry.msgid: entry.msgstr for entry in live(translated) if entry.state is State.CONFIRMED} == sentences
    assert page.read_bytes() == before


def test_where_a_sentence_is_a_draft_of_a_person_the_paragraph_is_one(translated: Path, localize: Command) -> None:
    write(translated, TEXTS, "fuzzy")
    unit(translated, "paragraph")
    assert localize("extract").code == 0
    states = {entry.msgid: entry.state for entry in live(translated)}
    assert states["しみは紫外線で増えます。<a1>日焼け止め</a1>を毎日使いましょう。"] is State.DRAFT


def test_without_one_of_its_sentences_a_paragraph_is_not_translated(translated: Path, localize: Command) -> None:
    write(translated, TEXTS | {"こすりません。": ""})
    unit(translated, "paragraph")
    assert localize("extract").code == 0
    found = {entry.msgid: entry for entry in live(translated)}
    entry = found["<b1>保湿します。</b1>こすりません。"]
    assert entry.state is not State.CONFIRMED
    assert found["しみは紫外線で増えます。<a1>日焼け止め</a1>を毎日使いましょう。"].state is State.CONFIRMED


def test_a_paragraphs_translation_is_divided_among_as_many_sentences(workspace: Path, localize: Command) -> None:
    (workspace / "articles" / "shimi.html").write_text(
        '<meta charset="utf-8"><p>しみは増えます。<a href="/">日焼け止め</a>を使う。<a href="/b">頁</a>を見る。</p><p>痛みは軽い。腫れは数日で引きます。</p>',
        encoding="utf-8",
    )
    unit(workspace, "paragraph")
    assert localize("extract").code == 0
    first = "しみは増えます。<a1>日焼け止め</a1>を使う。<a2>頁</a2>を見る。"
    write(
        workspace,
        {
            first: "Spots spread. Use <a1>sunscreen</a1>. See <a2>the page</a2>.",
            "痛みは軽い。腫れは数日で引きます。": "The pain is mild, and the swelling fades in days.",
        },
    )
    unit(workspace, "sentence")
    assert localize("extract").code == 0
    found = {entry.msgid: (entry.msgstr, entry.state) for entry in live(workspace)}
    assert found == {
        "しみは増えます。": ("Spots spread.", State.DRAFT),
        "<a1>日焼け止め</a1>を使う。": ("Use <a1>sunscreen</a1>.", State.DRAFT),
        "<a1>頁</a1>を見る。": ("See <a1>the page</a1>.", State.DRAFT),
        "痛みは軽い。": ("", State.UNTRANSLATED),
        "腫れは数日で引きます。": ("The pain is mild, and the swelling fades in days.", State.DRAFT),
    }


def test_what_is_corrected_in_one_unit_is_not_undone_by_the_other(translated: Path, localize: Command) -> None:
    wrong, right = "Ultraviolet light causes spots.", "Ultraviolet light darkens spots."
    broken, mended = "It takes <b1>3 sessions</b1>.", "It takes <b1>3 visits</b1>."

    def change(old: str, new: str) -> None:
        path = catalog_of(translated)
        entries = path.read_text("utf-8").partition("\n#~")
        path.write_text(entries[0].replace(old, new) + "".join(entries[1:]), "utf-8")

    unit(translated, "paragraph")
    assert localize("extract").code == 0
    change(wrong, right)
    change(broken, mended)
    unit(translated, "sentence")
    assert localize("extract").code == 0
    found = {entry.msgid: entry for entry in live(translated)}
    for text, old, new in (
        ("しみは紫外線で増えます。", wrong, right),
        ("治療は<b1>3回</b1>です。", broken, mended),
    ):
        entry = found[text]
        assert (entry.msgstr, entry.state, entry.comments) == (new, State.DRAFT, (f"another translation: {old}",))
    # The rest is as it was.
    others = [entry for entry in found.values() if entry.msgstr not in (right, mended)]
    assert {entry.msgid: entry.msgstr for entry in others}.items() < TEXTS.items()
    assert {(entry.state, entry.comments) for entry in others} == {(State.CONFIRMED, ())}
    change("It fades in days.", "It fades within days.")
    unit(translated, "paragraph")
    assert localize("extract").code == 0
    texts = {entry.msgid: (entry.msgstr, entry.state) for entry in live(translated)}
    assert texts["しみは紫外線で増えます。<a1>日焼け止め</a1>を毎日使いましょう。"] == (
        "Ultraviolet light darkens spots. Use <a1>sunscreen</a1> daily.",
        State.CONFIRMED,
    )
    (item,) = (text for msgid, text in texts.items() if msgid.startswith("赤みが出ます。"))
    assert "It fades within days." in item[0]
    assert item[1] is State.CONFIRMED
