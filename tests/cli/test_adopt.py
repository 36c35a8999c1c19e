"""`localize adopt`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command, catalog_of, entries, tree
from tests.conftest import CASES

OLD = """\
<html><head><title>Treating dark spots</title></head><body>
<h1>Treating dark spots</h1>
<h2>Laser treatment</h2>
<p>Ultraviolet light causes dark spots. Please use <a href="/en/sun/">sunscreen</a> every day.</p>
<p>The treatment takes 4 sessions.</p>
<ul><li>Redness appears.</li><li>This goes away in a few days.</li></ul>
<p>We also have a branch in Kyoto.</p>
</body></html>
"""


def old_page(folder: Path, name: str = "old/en/shimi.html", text: str = OLD) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return name


def test_a_page_is_taken_over_and_its_rest_is_named(workspace: Path, localize: Command) -> None:
    name = old_page(workspace)
    result = localize("adopt", "--locale", "en", name)
    assert result.code == 0
    assert f"{name} → locales/en/LC_MESSAGES/shimi.po" in result.out
    assert f"{name}:7: We also have a branch in Kyoto." in result.out
    found = entries(catalog_of(workspace))
    assert found["しみの治療"].msgstr == "Treating dark spots"
    assert found["<a1>日焼け止め</a1>を毎日使いましょう。"].msgstr == "Please use <a1>sunscreen</a1> every day."
    assert "origin: adopted from old/en/shimi.html" in found["しみの治療"].comments
    assert found["治療は3回です。"].fuzzy


def test_what_was_taken_over_is_on_the_page(workspace: Path, localize: Command) -> None:
    localize("adopt", "--locale", "en", old_page(workspace))
    assert localize("run", "--locale", "en", "--no-drafts").code == 0
    built = (workspace / "site" / "en" / "shimi.html").read_text(encoding="utf-8")
    assert "Ultraviolet light causes dark spots. Please use <a href=" in built
    assert "治療は3回です。" in built


def test_a_dry_run_writes_nothing(workspace: Path, localize: Command) -> None:
    name = old_page(workspace)
    before = tree(workspace)
    result = localize("adopt", "--locale", "en", "--dry-run", "--format", "json", name)
    assert result.code == 0
    assert tree(workspace) == before
    (shown,) = result.json["pages"]
    assert (shown["article"], shown["confirmed"], shown["fuzzy"]) == ("articles/shimi.html", 5, 2)
    assert {"line": 7, "text": "We also have a branch in Kyoto."} in shown["unplaced"]
    first = next(entry for entry in shown["entries"] if entry["msgid"] == "しみの治療")
    assert (first["msgstr"], first["state"], first["page_lines"]) == ("Treating dark spots", "confirmed", [1])


def test_the_same_page_again_changes_nothing(workspace: Path, localize: Command) -> None:
    name = old_page(workspace)
    localize("adopt", "--locale", "en", name, name)
    before = tree(workspace)
    result = localize("adopt", "--locale", "en", name)
    assert "0 confirmed, 0 fuzzy; 7 had a translation before, 0 have none" in result.out
    assert tree(workspace) == before


def test_two_pages_of_one_article_complete_each_other(workspace: Path, localize: Command) -> None:
    part = OLD.partition("<ul>")[0]
    old_page(workspace, "a/shimi.html", part)
    old_page(workspace, "b/shimi.html")
    localize("adopt", "--locale", "en", "a/shimi.html", "b/shimi.html")
    found = entries(catalog_of(workspace))
    assert "origin: adopted from a/shimi.html" in found["しみの治療"].comments
    assert "origin: adopted from b/shimi.html" in found["赤みが出ます。"].comments


def test_a_page_outside_the_workspace_is_read(workspace: Path, localize: Command, tmp_path_factory: object) -> None:
    outside = workspace.parent / f"{workspace.name}-outside"
    old_page(outside, "shimi.html")
    assert localize("adopt", "--locale", "en", str(outside / "shimi.html")).code == 0
    comments = entries(catalog_of(workspace))["しみの治療"].comments
    assert "origin: adopted from shimi.html" in comments


def test_the_article_is_told_by_alternates(workspace: Path, localize: Command) -> None:
    link = '<link rel="alternate" hreflang="ja" href="https://clinic.example/shimi.html">'
    old_page(workspace, "old/spots.html", OLD.replace("<head>", f"<head>{link}"))
    assert localize("adopt", "--locale", "en", "old/spots.html").code == 0
    assert entries(catalog_of(workspace))["しみの治療"].msgstr


def test_the_article_may_name_its_translation(workspace: Path, localize: Command) -> None:
    article = workspace / "articles" / "shimi.html"
    link = '<link rel="alternate" hreflang="en" href="/old/spots.html">'
    article.write_text(article.read_text(encoding="utf-8").replace("<head>", f"<head>{link}"), encoding="utf-8")
    old_page(workspace, "old/spots.html")
    assert localize("adopt", "--locale", "en", "old/spots.html").code == 0
    assert entries(catalog_of(workspace))["しみの治療"].msgstr


def test_a_page_that_cannot_be_used_stops_no_other(workspace: Path, localize: Command) -> None:
    good = old_page(workspace)
    old_page(workspace, "old/fr/shimi.html", "<p>Notre cabinet a ouvert en 2008. Nous soignons les taches brunes.</p>")
    old_page(workspace, "old/unknown.html")
    old_page(workspace, "old/empty/shimi.html", "")
    names = ("old/fr/shimi.html", "old/unknown.html", "old/empty/shimi.html", "old/none.html", "articles/shimi.html")
    result = localize("adopt", "--locale", "en", *names, good)
    assert result.code == 2
    assert len(result.errors) == len(names)
    assert "old/fr/shimi.html: is in français (fr), not in English (en)" in result.err
    assert "old/unknown.html: has no article of its name; name it with --article" in result.err
    assert "old/none.html: there is no such file" in result.err
    assert "articles/shimi.html: is the article itself" in result.err
    assert entries(catalog_of(workspace))["しみの治療"].msgstr


def test_one_article_is_named_for_one_page(workspace: Path, localize: Command) -> None:
    old_page(workspace, "old/spots.html")
    assert localize("adopt", "--locale", "en", "old/spots.html", "--article", "articles/shimi.html").code == 0
    result = localize("adopt", "--locale", "en", "a.html", "b.html", "--article", "articles/shimi.html")
    assert result.errors == ["localize: --article names the article of one page; give one FILE with it"]
    result = localize("adopt", "--locale", "en", "old/spots.html", "--article", "articles/none.html")
    assert "articles/none.html: there is no such file" in result.err


def test_a_page_in_an_old_encoding_is_read(workspace: Path, localize: Command) -> None:
    text = "<p>We are a clinic “for skin” – come in.</p>" + OLD.partition("<body>")[2]
    path = workspace / "old" / "shimi.html"
    path.parent.mkdir()
    path.write_bytes(b'<meta charset="windows-1252">' + text.encode("cp1252"))
    assert localize("adopt", "--locale", "en", "old/shimi.html").code == 0
    assert (
        "We are a clinic “for skin” – come in."
        in localize("adopt", "--locale", "en", "old/shimi.html", "--format", "json").out
    )


def test_the_example_page_is_taken_over_from_the_command_line(workspace: Path, localize: Command) -> None:
    (workspace / "articles" / "about.html").write_bytes((CASES / "adopt" / "about.html").read_bytes())
    (workspace / "about.en.html").write_bytes((CASES / "adopt" / "about.en.html").read_bytes())
    result = localize("adopt", "--locale", "en", "about.en.html")
    assert "33 confirmed, 1 fuzzy; 0 had a translation before, 0 have none" in result.out


def test_a_file_whose_name_is_no_text_is_taken_over(workspace: Path, localize: Command) -> None:
    old_page(workspace, "old/caf\udce9.html")
    assert localize("adopt", "--locale", "en", "old/caf\udce9.html", "--article", "articles/shimi.html").code == 0
    assert "origin: adopted from old/caf?.html" in entries(catalog_of(workspace))["しみの治療"].comments
