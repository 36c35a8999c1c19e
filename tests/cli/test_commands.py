"""The smaller commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command, catalog_of, translate


def test_help_teaches_and_an_empty_call_shows_it(localize: Command) -> None:
    result = localize()
    assert result.code == 2
    assert "localize init" in result.out
    assert localize("--help").code == 0
    assert localize("--version").out.startswith("localize ")


def test_init_refuses_a_workspace_that_is_there(workspace: Path, localize: Command) -> None:
    result = localize("init")
    assert result.code == 2
    assert "is a workspace already" in result.err


def test_glossary_match_finds_terms_of_the_shipped_glossary(workspace: Path, localize: Command) -> None:
    hits = localize("glossary", "match", "エクソソームは幹細胞から分泌される", "--format", "json").json
    assert [hit["concept"] for hit in hits][:1] == ["exosome"]
    assert (hits[0]["start"], hits[0]["end"]) == (0, 6)
    assert "exosome" in localize("glossary", "match", "エクソソーム").out


def test_glossary_check_names_a_word_that_two_concepts_claim(workspace: Path, localize: Command) -> None:
    assert localize("glossary", "check").code == 0
    rows = "concept,ja,en\nspot,しみ,dark spot|age spot\nlentigo,老人性色素斑,age spot\n"
    (workspace / "glossary/medical.csv").write_text(rows, encoding="utf-8")
    result = localize("glossary", "check")
    assert result.code == 1
    assert "glossary/medical.csv:" in result.out
    assert "age spot" in result.out


def test_stats_counts_what_is_confirmed(workspace: Path, localize: Command) -> None:
    localize("extract")
    translate(catalog_of(workspace), {"治療は3回です。": "There are 3 sessions."})
    rows = localize("stats", "--locale", "en", "--format", "json").json
    assert rows == [{"catalog": "locales/en/LC_MESSAGES/shimi.po", "confirmed": 1, "draft": 0, "untranslated": 6}]
    assert "14% (1 confirmed" in localize("stats", "--locale", "en").out


def test_explain_shows_a_rule_with_examples_and_names_unknown_ones(localize: Command) -> None:
    assert "Bad" in localize("explain", "number").out
    assert "number" in localize("explain").out
    result = localize("explain", "nonsense")
    assert result.code == 2
    assert "no rule nonsense; there are" in result.err


def test_two_texts_are_aligned(localize: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The patients were followed for 12 weeks. No serious adverse events were observed.", encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text("患者は12週間追跡された。重篤な有害事象は認められなかった。", encoding="utf-8")
    result = localize("align", "a.txt", "b.txt", "--format", "json").json
    assert result["is_translation"] is True
    assert [bead["target"] for bead in result["beads"]] == [
        ["患者は12週間追跡された。"],
        ["重篤な有害事象は認められなかった。"],
    ]
    assert localize("align", "a.txt").code == 2


def test_an_article_outside_a_workspace_can_be_inspected(localize: Command, tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("<p>しみは紫外線で増えます。</p>", encoding="utf-8")
    result = localize("inspect", "x.html", "--format", "json")
    assert [segment["plain"] for segment in result.json["segments"]] == ["しみは紫外線で増えます。"]


@pytest.mark.parametrize("text", ["[red]赤[green]", "\\[bold]", ":smile:", "\x1b[31mred"])
def test_a_text_is_shown_as_it_is_whatever_it_holds(text: str, localize: Command, tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text(f"<p>しみは{text}増えます。</p>", encoding="utf-8")
    result = localize("inspect", "x.html")
    assert result.code == 0, result.err
    assert "\x1b" not in result.out
    if "\x1b" not in text:
        assert text in result.out
