"""`localize check` as CI runs it: baselines, levels, settings of rules, and the files that run it elsewhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Command, catalog_of, translate
from tests.conftest import ROOT

ANEW = 'write it anew with "localize check --write-baseline"'


@pytest.fixture
def faulty(workspace: Path, localize: Command) -> Path:
    """A workspace whose English catalog has a wrong number."""
    localize("extract")
    translate(
        catalog_of(workspace), {"治療は3回です。": "Treatment takes 4 visits.", "赤みが出ます。": "Redness appears."}
    )
    assert localize("check").code == 1
    return workspace


def test_a_baseline_lets_an_old_workspace_start_clean(faulty: Path, localize: Command) -> None:
    localize("check", "--write-baseline")
    result = localize("check", "--skip", "untranslated")
    assert (result.code, result.out) == (0, "no findings\n")
    assert "localize-baseline.json: 1 known findings are not shown" in result.err
    written = json.loads((faulty / "localize-baseline.json").read_text("utf-8"))
    assert written["findings"] == [
        {
            "rule": "number",
            "locale": "en",
            "source": "治療は3回です。",
            "target": "Treatment takes 4 visits.",
            "message": "3 in the source is 4 in the translation",
        }
    ]


def test_another_fault_of_a_known_text_is_shown(faulty: Path, localize: Command) -> None:
    glossary = faulty / "glossary" / "medical.csv"
    glossary.write_text("concept,ja,en\ntherapy,治療,therapy\n", "utf-8")
    localize("check", "--write-baseline")
    assert localize("check", "--only", "glossary-term").out == "no findings\n"
    glossary.write_text("concept,ja,en\nice,氷,ice\ntherapy,治療,therapy\nsession,3回,three sessions\n", "utf-8")
    found = localize("check", "--only", "glossary-term", "--format", "json").json["findings"]
    assert [f["message"] for f in found if "Treatment" in f["target"]] == [found[0]["message"]]
    assert "three sessions" in found[0]["message"]


def test_writing_a_baseline_says_so(faulty: Path, localize: Command) -> None:
    result = localize("check", "--write-baseline", "--baseline", "known.json")
    assert "note: known.json: has the errors and warnings of this run; they are not shown again until" in result.err


def test_moving_a_text_revives_nothing_and_editing_it_does(faulty: Path, localize: Command) -> None:
    localize("check", "--write-baseline")
    page = faulty / "articles" / "shimi.html"
    text = page.read_text("utf-8")
    moved = "<p>治療は3回です。</p>"
    page.write_text(text.replace(moved, "").replace("<h2>", f"<div>\n\n{moved}</div><h2>"), "utf-8")
    assert localize("extract").code == localize("check").code == 0
    translate(catalog_of(faulty), {"治療は3回です。": "Treatment takes 5 visits."})
    assert localize("check").code == 1


def test_what_a_baseline_has_and_nobody_finds_is_noted(faulty: Path, localize: Command) -> None:
    localize("check", "--write-baseline")
    translate(catalog_of(faulty), {"治療は3回です。": "Treatment takes 3 visits."})
    assert "1 no longer found, such as number in en: 治療は3回です。" in localize("check").err
    assert "no longer found" not in localize("check", "--only", "unit").err
    localize("check", "--write-baseline")
    assert "no longer found" not in localize("check").err


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        ("[]", "", f"is no baseline; {ANEW}"),
        ('{"version": 2, "findings": []}', "", f"is no baseline; {ANEW}"),
        ('{"version": 1, "findings": [{"rule": 3}]}', "", f"is no baseline; {ANEW}"),
        ("[" * 9999, "", f"is no baseline; {ANEW}"),
        ('{\n  "version": 1,\n  "findings": [}', ":3:16", f"is no JSON (Expecting value); correct it, or {ANEW}"),
        ('{\n  "version": 1,\n<<<<<<< HEAD\n', ":3:1", "a conflict mark of version control; keep one of the two sides"),
    ],
)
def test_a_file_that_is_no_baseline_is_said(
    content: str, place: str, message: str, faulty: Path, localize: Command
) -> None:
    (faulty / "b.json").write_text(content, "utf-8")
    result = localize("check", "--baseline", "b.json")
    assert (result.code, result.errors) == (2, [f"localize: b.json{place}: {message}"])


def test_a_rule_can_be_made_less_or_more(faulty: Path, localize: Command) -> None:
    assert localize("check", "--severity", "number=warning").code == 0
    assert "severity" in localize("check", "--severity", "number=bad").err
    settings = faulty / "localize.toml"
    settings.write_text(settings.read_text("utf-8") + '[checks.severity]\nnumber = "info"\n', "utf-8")
    assert localize("check").code == 0
    settings.write_text(settings.read_text("utf-8").replace('"info"', '"awful"'), "utf-8")
    assert "[checks.severity] number must be one of error, warning, info" in localize("check").err


def test_a_required_text_must_be_there_and_translated(faulty: Path, localize: Command) -> None:
    settings = faulty / "localize.toml"
    table = '[checks.required]\n"articles/*.html" = ["数日で引きます", "赤みが出ます。数日で引きます。", "自由診療"]\n'
    settings.write_text(settings.read_text("utf-8") + table, "utf-8")
    found = localize("check", "--only", "required-block", "--locale", "en", "--format", "json").json["findings"]
    assert [f["message"] for f in found] == [
        'the article lacks "自由診療", which [checks.required] asks for',
        'the required text "数日で引きます" is not translated',
        'the required text "赤みが出ます。数日で引きます。" is not translated',
    ]
    assert {f["article"]["file"] for f in found} == {"articles/shimi.html"}


def test_forbidden_claims_turn_their_rule_on(faulty: Path, localize: Command) -> None:
    settings = faulty / "localize.toml"
    settings.write_text(settings.read_text("utf-8") + '[checks.claims]\nen = ["Redness  appears"]\n', "utf-8")
    assert "error[claim]" in localize("check").out
    settings.write_text(settings.read_text("utf-8").replace("en =", "de ="), "utf-8")
    assert "[checks.claims] has de, the workspace has en, zh-Hans" in localize("check").err


def test_a_changed_article_leaves_its_catalogs_behind(faulty: Path, localize: Command) -> None:
    page = faulty / "articles" / "shimi.html"
    page.write_text(page.read_text("utf-8").replace("数日で引きます", "翌日には引きます"), "utf-8")
    found = localize("check", "--only", "catalog-behind", "--locale", "en", "--format", "json").json["findings"]
    assert [f["severity"] for f in found] == ["warning"]
    assert found[0]["message"] == (
        "the article has changed: 1 of its texts is not in the catalog, 1 of the catalog's is no longer in it "
        '(the first is "翌日には引きます。")'
    )
    localize("extract")
    assert localize("check", "--only", "catalog-behind").out == "no findings\n"


def test_json_is_as_its_schema_says(faulty: Path, localize: Command) -> None:
    schema = json.loads((ROOT / "docs" / "findings.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    page = faulty / "articles" / "shimi.html"
    page.write_text(page.read_text("utf-8").replace("数日で引きます", "翌日には引きます"), "utf-8")
    shown = localize("check", "--format", "json").json
    assert {f["rule"] for f in shown["findings"]} >= {"number", "untranslated", "catalog-behind"}
    jsonschema.validate(shown, schema)
    assert shown["version"] == schema["properties"]["version"]["const"]


def test_what_is_remembered_is_nothing_for_a_repository(
    faulty: Path, localize: Command, tool: Callable[[str], str]
) -> None:
    (faulty / ".gitignore").unlink()
    git = [tool("git"), "-C", str(faulty)]
    subprocess.run([*git, "init", "--quiet"], check=True)
    localize("check")
    assert (faulty / ".localize" / "memos.sqlite").is_file()
    listed = subprocess.run([*git, "status", "--porcelain", "-uall"], check=True, capture_output=True, text=True).stdout
    assert "localize.toml" in listed and ".localize/" not in listed


def test_the_hook_and_the_action_run_commands_that_there_are(faulty: Path, localize: Command) -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    entry = re.search(r"entry: localize (.+)", hook)
    assert entry and localize(*entry[1].split()).code == 1
    files = re.search(r"files: (.+)", hook)
    assert files and all(
        re.search(files[1], name) for name in ("locales/en/LC_MESSAGES/a.po", "localize.toml", "a.html")
    )
    action = (ROOT / "action.yml").read_text("utf-8")
    command = re.search(r"^ +localize (.+) \"\$\{arguments\[@\]\}\"$", action, re.MULTILINE)
    assert command and localize(*command[1].split()).out.startswith("::")


TWO_FAULTS = "concept,ja,en\nfiller,ﾌｨﾗｰ,filler\npeel,ﾋﾟｰﾘﾝｸﾞ,peel\n"


def test_a_baseline_knows_each_fault_of_a_glossary_by_itself(faulty: Path, localize: Command) -> None:
    glossary = faulty / "glossary" / "medical.csv"
    glossary.write_text(TWO_FAULTS, "utf-8")
    localize("check", "--write-baseline")
    assert "glossary-conflict" not in localize("check").out
    moved = TWO_FAULTS.replace("en\n", "en\nice,氷,ice\n") + "laser,ﾚｰｻﾞｰ,laser\n"
    glossary.write_text(moved, "utf-8")
    found = localize("check", "--only", "glossary-conflict", "--format", "json").json["findings"]
    assert [(f["line"], f["message"]) for f in found] == [(5, "ﾚｰｻﾞｰ (ja) has half-width kana")]
    glossary.write_text(TWO_FAULTS.replace("ﾌｨﾗｰ", "フィラー"), "utf-8")
    gone = "1 no longer found, such as glossary-conflict in glossary/medical.csv: ﾌｨﾗｰ (ja) has half-width kana"
    assert gone in localize("check", "--skip", "untranslated").err


def test_a_narrow_run_keeps_the_rest_of_a_baseline(faulty: Path, localize: Command) -> None:
    localize("check", "--write-baseline")
    before = (faulty / "localize-baseline.json").read_bytes()
    for narrow in (("--only", "unit"), ("--skip", "number"), ("--locale", "zh-Hans")):
        result = localize("check", "--write-baseline", *narrow)
        assert (faulty / "localize-baseline.json").read_bytes() == before
        assert "what it has of the rest is kept" in result.err
    catalog_of(faulty).write_bytes(b"msgid no quotes\n")
    assert localize("check", "--write-baseline").code == 2
    assert (faulty / "localize-baseline.json").read_bytes() == before


def test_a_rule_of_the_whole_site_says_so_where_one_article_is_checked(faulty: Path, localize: Command) -> None:
    (faulty / "glossary" / "medical.csv").write_text(TWO_FAULTS, "utf-8")
    (faulty / "articles" / "other.html").write_text("<p>氷</p>", "utf-8")
    assert "glossary-conflict" not in localize("check", "articles/shimi.html").out
    result = localize("check", "articles/shimi.html", "--only", "glossary-conflict")
    assert "glossary-conflict looks at the site as a whole" in result.err
    assert localize("check", "--only", "glossary-conflict").out.count("warning[") == 2


def test_reports_for_servers_name_files_that_cannot_be_read(faulty: Path, localize: Command) -> None:
    catalog_of(faulty).write_bytes(b"# a catalog\nmsgid no quotes\n")
    line = "::error file=locales/en/LC_MESSAGES/shimi.po,line=2,title=localize%3A unreadable::"
    result = localize("check", "--format", "github")
    assert result.code == 2 and result.out.startswith(line)
    run = json.loads(localize("check", "--format", "sarif").out)["runs"][0]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}
    assert run["invocations"][0]["executionSuccessful"] is False
    report = json.loads(localize("check", "--format", "json").out)
    assert [(f["file"], f["line"]) for f in report["unreadable"]] == [("locales/en/LC_MESSAGES/shimi.po", 2)]
    assert "unreadable" not in {finding["rule"] for finding in report["findings"]}
    assert '<failure type="unreadable"' in localize("check", "--format", "junit").out
    assert "unreadable" not in localize("check").out
    assert localize("check", "--only", "unit").out == "no findings in what can be read\n"


def test_code_hosts_are_told_the_way_from_the_repository_s_folder(faulty: Path, localize: Command) -> None:
    catalog = "locales/en/LC_MESSAGES/shimi.po"
    site = faulty / "docs" / "my site"
    site.mkdir(parents=True)
    for name in ("localize.toml", "articles", "locales", "glossary"):
        (faulty / name).rename(site / name)
    (faulty / ".git").mkdir()
    shown = {
        name: localize("-w", str(site), "check", "--only", "number", "--format", name).out
        for name in ("text", "json", "github", "sarif", "junit")
    }
    assert shown["text"].startswith(f"{catalog}:")
    assert json.loads(shown["json"])["findings"][0]["file"] == catalog
    assert shown["github"].startswith(f"::error file=docs/my site/{catalog},line=")
    assert "(docs/my site/articles/shimi.html:8)" in shown["github"]
    assert f'"docs/my%20site/{catalog}"' in shown["sarif"]
    assert f'file="docs/my site/{catalog}"' in shown["junit"]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp932", "utf-8"])
def test_what_programs_read_is_utf_8_whatever_the_terminal_has(encoding: str, faulty: Path) -> None:
    translate(catalog_of(faulty), {"治療は3回です。": "4 séances – 治療 👩‍⚕️"})
    for name in ("json", "github", "sarif", "junit"):
        done = subprocess.run(
            [sys.executable, "-m", "localize", "check", "--only", "number", "--format", name],
            env={**os.environ, "PYTHONIOENCODING": encoding},
            cwd=faulty,
            capture_output=True,
        )
        assert done.returncode == 1 and "4 séances – 治療 👩‍⚕️" in done.stdout.decode("utf-8")
