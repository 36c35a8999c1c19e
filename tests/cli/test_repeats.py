"""Texts that come again on the site: translated once, taken over with their origin, and kept together."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command, catalog_of, entries, translate, tree

PAGE = """\
<!DOCTYPE html>
<html lang="ja">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<nav><ul><li><a href="/">ホーム</a></li><li><a href="/menu/">診療メニュー</a></li></ul></nav>
<h1>{title}</h1>
<h2>{heading}</h2>
<p>{text}</p>
<p>料金は税込です。</p>
<footer><p>効果には個人差があります。</p></footer>
</body>
</html>
"""
SHARED = {
    "ホーム": "Home",
    "診療メニュー": "Our treatments",
    "効果には個人差があります。": "Results vary from person to person.",
}


@pytest.fixture
def site(localize: Command, tmp_path: Path) -> Path:
    """A workspace of three articles with the same menu and disclaimer; the first is translated."""
    localize("init", "--locale", "en")
    for name, title, heading in (("a", "レーザー", "費用"), ("b", "点滴", "費用"), ("c", "注射", "流れ")):
        page = PAGE.format(title=title, heading=heading, text=f"{title}の説明です。")
        (tmp_path / "articles" / f"{name}.html").write_text(page, encoding="utf-8")
    assert localize("extract").code == 0
    translate(catalog_of(tmp_path, "a"), {**SHARED, "料金は税込です。": "Prices include tax."})
    return tmp_path


def test_what_stands_on_every_page_is_translated_once(site: Path, localize: Command) -> None:
    result = localize("run", "--no-drafts")
    assert result.code == 0, result.err
    for name in ("b", "c"):
        found = entries(catalog_of(site, name))
        for text, translation in SHARED.items():
            assert (found[text].msgstr, found[text].fuzzy) == (translation, False)
            assert found[text].comments == ("origin: same text in articles/a.html",)
        assert "<p>Results vary from person to person.</p>" in (site / f"site/en/{name}.html").read_text("utf-8")
    assert not entries(catalog_of(site, "a"))["ホーム"].comments


def test_under_another_heading_a_person_has_to_confirm_it(site: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    same, other = (entries(catalog_of(site, name))["料金は税込です。"] for name in ("b", "c"))
    assert (same.msgstr, same.fuzzy) == ("Prices include tax.", False)
    assert (other.msgstr, other.fuzzy) == ("Prices include tax.", True)
    assert other.comments == ("origin: same text in articles/a.html",)


def test_another_run_writes_nothing(site: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    before = tree(site)
    assert localize("run", "--no-drafts", "--format", "json").json["written"] == []
    assert tree(site) == before


def test_without_the_index_everything_is_the_same(site: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    before = tree(site / "locales")
    for path in (site / ".localize").glob("repeats*"):
        path.write_bytes(b"no database at all")
    assert localize("run", "--no-drafts", "--format", "json").json["written"] == []
    assert tree(site / "locales") == before


def test_changing_it_where_it_was_written_is_a_finding_on_the_others(site: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    translate(catalog_of(site, "a"), {"ホーム": "Start"})
    result = localize("check", "--only", "inconsistent-repeat")
    assert result.code == 0
    for name in ("b", "c"):
        assert f"locales/en/LC_MESSAGES/{name}.po:" in result.out
        assert f"articles/{name}.html:5" in result.out
    assert "LC_MESSAGES/a.po: " not in result.out
    assert result.out.count('warning[inconsistent-repeat] the same text is "Start" elsewhere') == 2
    assert localize("check", "--only", "inconsistent-repeat", "--fail-on", "warning").code == 1


def test_changing_one_of_the_others_is_a_finding_there(site: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    translate(catalog_of(site, "c"), {"診療メニュー": "Treatments"})
    findings = localize("check", "--only", "inconsistent-repeat", "--format", "json").json["findings"]
    assert [(f["file"], f["severity"], f["target"]) for f in findings] == [
        ("locales/en/LC_MESSAGES/c.po", "warning", "Treatments")
    ]


def test_translations_that_people_made_one_by_one_are_information(site: Path, localize: Command) -> None:
    translate(catalog_of(site, "b"), {"ホーム": "Top"})
    localize("run", "--no-drafts")
    findings = localize("check", "--only", "inconsistent-repeat", "--format", "json").json["findings"]
    assert [(f["file"], f["severity"]) for f in findings] == [("locales/en/LC_MESSAGES/b.po", "info")]
    third = entries(catalog_of(site, "c"))["ホーム"]
    assert (third.msgstr, third.fuzzy) == ("Home", True)


def test_a_waiver_is_obeyed(site: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    path = catalog_of(site, "c")
    text = path.read_text("utf-8").replace('msgstr "Home"', 'msgstr "Top"')
    path.write_text(text.replace("# origin: same text in articles/a.html\n", "# waive: inconsistent-repeat\n# origin: same text in articles/a.html\n", 1), "utf-8")  # fmt: skip
    findings = localize("check", "--only", "inconsistent-repeat", "--format", "json").json["findings"]
    assert [(f["severity"], f["message"][:7]) for f in findings] == [("info", "waived:")]


def test_a_run_that_is_narrowed_takes_nothing_over(site: Path, localize: Command) -> None:
    localize("run", "--no-drafts", "articles/b.html")
    assert entries(catalog_of(site, "b"))["ホーム"].msgstr == ""


def test_a_broken_catalog_stops_no_other(site: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    translate(catalog_of(site, "c"), {"ホーム": "Top"})
    catalog_of(site, "b").write_text('msgid "', encoding="utf-8")
    result = localize("check", "--only", "inconsistent-repeat", "--format", "json")
    assert result.code == 2
    assert [f["file"] for f in result.json["findings"]] == ["locales/en/LC_MESSAGES/c.po"]


def test_several_processes_give_the_same(site: Path, localize: Command) -> None:
    localize("run", "--no-drafts", "--jobs", "2")
    assert entries(catalog_of(site, "c"))["ホーム"].msgstr == "Home"
