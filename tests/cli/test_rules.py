"""Rules of the settings and of ITS, from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command, catalog_of, entries

RULES = """<its:rules xmlns:its="http://www.w3.org/2005/11/its" xmlns:h="http://www.w3.org/1999/xhtml" version="2.0">
<its:translateRule selector="//h:h2" translate="{}"/>
</its:rules>
"""


def link(workspace: Path, answer: str) -> None:
    page = workspace / "articles" / "shimi.html"
    text = page.read_text(encoding="utf-8")
    if "its-rules" not in text:
        page.write_text(text.replace("</head>", '<link rel="its-rules" href="r.xml"></head>'), encoding="utf-8")
    (workspace / "articles" / "r.xml").write_text(RULES.format(answer), encoding="utf-8")


def test_a_linked_file_of_rules_counts_and_so_does_its_change(workspace: Path, localize: Command) -> None:
    link(workspace, "no")
    assert localize("run").code == 0
    assert "レーザー治療" not in entries(catalog_of(workspace))
    link(workspace, "yes")
    assert localize("run").code == 0
    assert "レーザー治療" in entries(catalog_of(workspace))


def test_a_missing_file_of_rules_is_a_note_and_the_page_is_made(workspace: Path, localize: Command) -> None:
    link(workspace, "no")
    (workspace / "articles" / "r.xml").unlink()
    result = localize("run")
    assert result.code == 0
    assert "articles/shimi.html: line 3: ITS rules are left out: articles/r.xml: there is no such file" in result.err


def test_selectors_of_the_settings_decide_what_a_catalog_has(workspace: Path, localize: Command) -> None:
    settings = workspace / "localize.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + '\n[extract]\nexclude = ["ul"]\n', encoding="utf-8")
    assert localize("run").code == 0
    assert "赤みが出ます。" not in entries(catalog_of(workspace))
    assert "治療は3回です。" in entries(catalog_of(workspace))
    page = (workspace / "site" / "en" / "shimi.html").read_text(encoding="utf-8")
    assert "<li>赤みが出ます。</li>" in page


def test_a_selector_that_finds_nothing_in_any_article_is_noted_each_time(workspace: Path, localize: Command) -> None:
    (workspace / "articles" / "other.html").write_text('<p class="x" data-y="題">本文です。', encoding="utf-8")
    lists = """
exclude = ["ul", "nav.menu", "a@href", "li@title"]
lock = [".x"]
include = ["pre"]
attributes = ["p@data-y", "p@data-Z", "script@vatID"]
"""
    settings = workspace / "localize.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"\n[extract]{lists}", encoding="utf-8")
    wanted = [
        f"localize: note: localize.toml: [extract] {named} finds nothing in any article; correct it, or take it out"
        for named in (
            'include "pre"',
            'exclude "nav.menu"',
            'exclude "li@title"',
            'attributes "p@data-Z"',
            'attributes "script@vatID"',
        )
    ]
    for arguments in (("extract",), ("run", "--no-drafts"), ("run", "--no-drafts")):
        result = localize(*arguments)
        assert result.code == 0
        assert [line for line in result.err.splitlines() if "[extract]" in line] == wanted
    assert "[extract]" not in localize("extract", "articles/other.html").err
    (workspace / "articles" / "bad.html").write_bytes(b"")
    result = localize("extract")
    assert result.code == 2
    assert "[extract]" not in result.err


def test_inspect_answers_why(workspace: Path, localize: Command) -> None:
    link(workspace, "no")
    result = localize("inspect", "articles/shimi.html", "--why", "h2")
    assert result.code == 0
    assert result.out.splitlines() == [
        "articles/shimi.html:6:1 h2 is not offered (translate-no)",
        "    why: ITS translateRule, articles/r.xml:2",
        "    how: block: its text is apart from that around it",
        "    text: レーザー治療",
    ]
    found = localize("inspect", "articles/shimi.html", "--why", "a@href", "--format", "json").json
    assert found["selector"] == "a@href"
    assert [(item["what"], item["offered"], item["reason"]) for item in found["answers"]] == [
        ("a@href", False, "not-listed")
    ]
    assert 'nothing is found by "video"' in localize("inspect", "articles/shimi.html", "--why", "video").out


def test_a_question_that_is_no_selector_is_one_line(workspace: Path, localize: Command) -> None:
    result = localize("inspect", "articles/shimi.html", "--why", "p[")
    assert result.code == 2
    assert result.errors == [
        'localize: --why: "p[" is no CSS selector: expected an identifier at position 2; write one such as "p.note" or '
        '"img@alt"'
    ]
