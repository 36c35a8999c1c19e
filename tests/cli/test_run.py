"""The main job, as its three kinds of users meet it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import PAGE, Command, catalog_of, copy_article, entries, translate, tree

TEXTS = {
    "しみの治療": "Treatment of spots",
    "レーザー治療": "Laser treatment",
    "しみは紫外線で増えます。": "Spots increase with ultraviolet light.",
    "<a1>日焼け止め</a1>を毎日使いましょう。": "Use <a1>sunscreen</a1> every day.",
    "治療は3回です。": "There are 3 sessions.",
    "赤みが出ます。": "Redness appears.",
    "数日で引きます。": "It fades within a few days.",
}


def test_a_new_workspace_gives_catalogs_and_pages_at_once(workspace: Path, localize: Command) -> None:
    result = localize("run", "--no-drafts")
    assert result.code == 0, result.err
    assert set(entries(catalog_of(workspace))) == set(TEXTS)
    assert (workspace / "site/en/shimi.html").is_file()
    assert (workspace / "locales/templates/shimi.pot").is_file()


def test_a_translators_words_come_out_on_the_page(workspace: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    translate(catalog_of(workspace), TEXTS)
    assert localize("run", "--no-drafts").code == 0
    page = (workspace / "site/en/shimi.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert '<p>Spots increase with ultraviolet light. Use <a href="/sun/">sunscreen</a> every day.</p>' in page
    assert "<title>Treatment of spots</title>" in page


def test_a_second_run_writes_nothing(workspace: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    before = {path: (workspace / path).stat().st_mtime_ns for path in tree(workspace)}
    assert localize("run", "--no-drafts", "--format", "json").json["written"] == []
    assert {path: (workspace / path).stat().st_mtime_ns for path in tree(workspace)} == before


def test_an_edited_sentence_changes_its_entry_alone(workspace: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    catalog = catalog_of(workspace)
    translate(catalog, TEXTS)
    localize("run", "--no-drafts")
    before = entries(catalog)
    edited = PAGE.replace("治療は3回です。", "治療は5回です。").replace("赤みが出ます。", "赤みや腫れが出ます。")
    (workspace / "articles/shimi.html").write_text("\n" + edited, encoding="utf-8")
    result = localize("run", "--no-drafts", "--format", "json")
    after = entries(catalog)
    changed = {"治療は5回です。", "赤みや腫れが出ます。"}
    assert set(after) - set(before) == changed
    for text in set(after) - changed:
        assert (after[text].msgstr, after[text].flags) == (before[text].msgstr, before[text].flags)
    assert after["治療は5回です。"].fuzzy
    assert after["治療は5回です。"].previous_msgid == "治療は3回です。"
    assert {"rule": "fuzzy", "severity": "info", "count": 2} in result.json["findings"]
    page = (workspace / "site/en/shimi.html").read_text(encoding="utf-8")
    assert "治療は5回です。" in page
    assert "There are 3 sessions." not in page


def test_a_removed_sentence_is_kept_as_obsolete_and_comes_back(workspace: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    translate(catalog_of(workspace), TEXTS)
    article = workspace / "articles/shimi.html"
    article.write_text(PAGE.replace("<p>治療は3回です。</p>\n", ""), encoding="utf-8")
    localize("run", "--no-drafts")
    assert '#~ msgstr "There are 3 sessions."' in catalog_of(workspace).read_text(encoding="utf-8")
    article.write_text(PAGE, encoding="utf-8")
    localize("run", "--no-drafts")
    assert entries(catalog_of(workspace))["治療は3回です。"].msgstr == "There are 3 sessions."


def test_a_renamed_article_keeps_its_translations(workspace: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    translate(catalog_of(workspace), TEXTS)
    localize("run", "--no-drafts")
    (workspace / "articles/shimi.html").rename(workspace / "articles/spots.html")
    result = localize("run", "--no-drafts", "--locale", "en")
    assert result.code == 0
    assert "articles/spots.html: takes over the translations of locales/en/LC_MESSAGES/shimi.po" in result.err
    left = "locales/en/LC_MESSAGES/shimi.po, locales/en/LC_MESSAGES/shimi.mo, site/en/shimi.html, locales/templates/shimi.pot"
    assert f"note: shimi: its article is gone; delete what is left of it, unless something else needs it: {left}\n" in (
        result.err
    )
    again = localize("run", "--no-drafts", "--locale", "en").err
    assert "takes over" not in again and "shimi: its article is gone" in again
    found = entries(catalog_of(workspace, "spots"))
    assert {msgid: entry.msgstr for msgid, entry in found.items()} == TEXTS
    assert not any(entry.fuzzy for entry in found.values())


def test_what_is_said_of_many_files_is_said_once(workspace: Path, localize: Command) -> None:
    for name in ("a", "b", "c", "d"):
        (workspace / f"articles/{name}.html").write_text(PAGE, encoding="utf-8")
    result = localize("check", "--locale", "en")
    folder = "locales/en/LC_MESSAGES"
    assert result.err == (
        f"localize: note: {folder}/a.po, {folder}/b.po, {folder}/c.po and 2 more: "
        'there is no such catalog yet; make it with "localize extract"\n'
    )


def test_an_inserted_line_changes_no_catalog(workspace: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    before = tree(workspace / "locales")
    (workspace / "articles/shimi.html").write_text(PAGE.replace("<body>", "<body>\n\n"), encoding="utf-8")
    localize("run", "--no-drafts")
    assert {p: d for p, d in tree(workspace / "locales").items() if not p.endswith(".mo")} == {
        p: d for p, d in before.items() if not p.endswith(".mo")
    }


def test_a_wrong_number_is_found_with_both_places(workspace: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    translate(catalog_of(workspace), {**TEXTS, "治療は3回です。": "There are 30 sessions."})
    result = localize("check")
    assert result.code == 1
    assert "locales/en/LC_MESSAGES/shimi.po:" in result.out
    assert "error[number]" in result.out
    assert "articles/shimi.html:8" in result.out
    assert localize("check", "--fail-on", "never").code == 0
    annotation = localize("check", "--format", "github").out
    assert annotation.startswith("::error file=locales/en/LC_MESSAGES/shimi.po,line=")


def test_check_and_inspect_write_nothing(workspace: Path, localize: Command) -> None:
    localize("extract")
    shutil.rmtree(workspace / ".localize")
    before = tree(workspace)
    for command in (
        ["check"],
        ["inspect", "articles/shimi.html"],
        ["align"],
        ["stats"],
        ["explain"],
        ["engines", "list"],
    ):
        assert localize(*command).code == 0
    assert tree(workspace) == before


def test_what_is_remembered_is_forgotten_when_anything_changes(workspace: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    translate(catalog_of(workspace), {**TEXTS, "治療は3回です。": "There are 30 sessions."})
    assert localize("run", "--no-drafts").code == 1
    assert localize("check").code == localize("check").code == 1
    assert localize("check").out == localize("check").out
    translate(catalog_of(workspace), TEXTS)
    assert localize("check").code == 0
    (workspace / "site/en/shimi.html").unlink()
    assert localize("run", "--no-drafts").code == 0
    assert (workspace / "site/en/shimi.html").is_file()
    glossary = workspace / "glossary/medical.csv"
    glossary.write_text("concept,ja,en\nredness,赤み,erythema\n", encoding="utf-8")
    assert "error[glossary-term]" in localize("check").out


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[:1500],
        lambda data: b"{" * len(data),
        lambda data: data[:4096] + b"\xff" * (len(data) - 4096),
    ],
    ids=["empty", "cut off", "something else", "holes"],
)
def test_a_damaged_memo_is_none(workspace: Path, localize: Command, damage: Callable[[bytes], bytes]) -> None:
    first = localize("run", "--no-drafts", "--format", "json").json
    memos = workspace / ".localize/memos.sqlite"
    assert memos.read_bytes().startswith(b"SQLite")
    memos.write_bytes(damage(memos.read_bytes()))
    again = localize("run", "--no-drafts", "--format", "json").json
    assert {**again, "written": []} == {**first, "written": []}


def test_a_second_run_counts_the_same_findings_and_ends_the_same(workspace: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    translate(catalog_of(workspace), {"治療は3回です。": "There are 30 sessions."})
    results = [localize("run", "--no-drafts", "--format", "json") for _ in range(3)]
    first, *others = [{**result.json, "written": []} for result in results]
    assert {found["rule"]: found["count"] for found in first["findings"]}.items() >= {("number", 1)}
    assert others == [first, first]
    assert [result.code for result in results] == [1, 1, 1]
    assert localize("run", "--no-drafts", "--fail-on", "never").code == 0


def test_several_processes_give_the_same_files_and_the_same_report(workspace: Path, localize: Command) -> None:
    for number in range(9):
        page = PAGE.replace("3回", f"{number}回")
        (workspace / f"articles/{number}.html").write_text(page, encoding="utf-8")
    (workspace / "articles/bad.html").write_bytes(bytes(range(256)) * 40)
    alone = localize("run", "--no-drafts", "--jobs", "1", "--format", "json")
    files = {path: data for path, data in tree(workspace).items() if not path.startswith(".localize/")}
    for folder in ("site", "locales", ".localize"):
        shutil.rmtree(workspace / folder)
    together = localize("run", "--no-drafts", "--jobs", "2", "--format", "json")
    assert (together.code, together.json, together.err) == (alone.code, alone.json, alone.err)
    again = {path: data for path, data in tree(workspace).items() if not path.startswith(".localize/")}
    assert {p: undated(d) for p, d in again.items()} == {p: undated(d) for p, d in files.items()}


def undated(data: bytes) -> bytes:
    return re.sub(rb'"(?:POT-Creation|PO-Revision)-Date: [^"]*"|(?:POT-Creation|PO-Revision)-Date: [^\n]*', b"", data)


def test_commands_work_from_a_folder_below(workspace: Path, localize: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace / "articles")
    assert localize("run", "--no-drafts", "shimi.html").code == 0
    assert localize("inspect", "shimi.html", "--format", "json").json["article"] == "articles/shimi.html"


def test_msgfmt_accepts_every_file(workspace: Path, localize: Command, tool: object) -> None:
    import subprocess

    assert callable(tool)
    localize("run", "--no-drafts")
    translate(catalog_of(workspace), TEXTS)
    localize("run", "--no-drafts")
    for path in [*workspace.glob("locales/**/*.po"), *workspace.glob("locales/**/*.pot")]:
        subprocess.run([tool("msgfmt"), "-c", "-o", os.devnull, str(path)], check=True)


def test_the_real_article_gives_its_authors_words(shared: Path, workspace: Path, localize: Command) -> None:
    """Both abstracts are bilingual; the English edition shows the authors' own words, other locales see them."""
    article = copy_article(shared, workspace)
    assert localize("run", "--no-drafts").code == 0
    seen = localize("inspect", str(article), "--format", "json").json
    assert [quote["bilingual"] for quote in seen["quotes"]] == [True, True]
    assert [quote["doi"] for quote in seen["quotes"]] == ["10.1155/2020/6406395", "10.1111/jocd.15872"]
    assert [quote["label"] for quote in seen["quotes"]] == ["(和訳)", "(和訳)"]
    beads = [bead for quote in seen["quotes"] for bead in quote["beads"]]
    assert [(len(bead["source"]), len(bead["target"])) for bead in beads] == [(1, 1)] * 8
    english = entries(catalog_of(workspace, article.stem))
    chinese = entries(catalog_of(workspace, article.stem, "zh-Hans"))
    for bead in beads:
        entry = english[bead["target"][0]]
        assert " ".join(entry.msgstr.split()) == " ".join(bead["source"][0].split())
        assert not entry.fuzzy
        assert any(comment.startswith("origin: quote q") for comment in entry.comments)
        shown = f"original (en): {' '.join(bead['source'][0].split())}"
        assert shown in chinese[bead["target"][0]].extracted


def test_the_real_article_offers_text_and_nothing_else(shared: Path, workspace: Path, localize: Command) -> None:
    article = copy_article(shared, workspace)
    seen = localize("inspect", str(article), "--format", "json").json
    offered = [segment["text"] for segment in seen["segments"] if segment["locked"] is None]
    title = "【医師が解説】エクソソームの若返り効果は本当?若返りの仕組みを分かりやすく解説"
    kinds = {s["kind"] for s in seen["segments"] if s["text"] == title}
    assert {"metadata", "structured-data"} <= kinds
    for text in (
        "スマートスキンクリニック",
        "エクソソーム点滴アイキャッチ",
        "サイト内を検索",
        "検索ワード",
        "URLをコピーする",
    ):
        assert text in offered
    for never in (
        "tocLabel",
        "MedicalWebPage",
        "10.1155",
        "10.1111",
        "wp:",
        "本文ここから",
        "swellVars",
        "linear-gradient",
    ):
        assert not [text for text in offered if never in text]
    cited = [s for s in seen["segments"] if "10.1155" in s["text"] or "10.1111" in s["text"]]
    assert cited
    assert {segment["locked"] for segment in cited} == {"reference"}
