"""`localize check`: choosing rules, and reports for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Command, catalog_of, translate


@pytest.fixture
def faulty(workspace: Path, localize: Command) -> Path:
    localize("extract")
    translate(catalog_of(workspace), {"治療は3回です。": "There are  4 sessions."})
    return workspace


def rules_of(text: str) -> set[str]:
    return {finding["rule"] for finding in json.loads(text)["findings"]}


def test_rules_can_be_chosen_and_left_out(faulty: Path, localize: Command) -> None:
    shown = ("check", "--locale", "en", "--format", "json")
    assert {"number", "white-space", "untranslated"} <= rules_of(localize(*shown).out)
    assert rules_of(localize(*shown, "--only", "number", "--only", "unit").out) == {"number"}
    assert not {"number", "untranslated"} & rules_of(localize(*shown, "--skip", "number", "--skip", "untranslated").out)
    assert localize(*shown, "--only", "unit").code == 0


def test_the_rules_that_would_run_are_listed(faulty: Path, localize: Command) -> None:
    result = localize("check", "--list", "--only", "number", "--only", "unit")
    assert result.code == 0
    assert [line.split()[:2] for line in result.out.splitlines()] == [["number", "error"], ["unit", "error"]]
    listed = localize("check", "--list", "--only", "unit", "--severity", "unit=info", "--format", "json").json
    assert [(rule["rule"], rule["severity"]) for rule in listed] == [("unit", "info")]
    assert listed[0]["summary"].startswith("Report a number whose unit")
    wrong = localize("check", "--list", "--format", "sarif")
    assert (wrong.code, wrong.err) == (2, "localize: --list --format sarif: rules are listed as text or json\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "--skip", "nombre"], "no rule nombre; did you mean number?"),
        (["check", "--only", "White_Space"], "no rule White_Space; did you mean white-space?"),
        (["check", "--only", "number,unit"], "no rule number,unit; name one rule at a time"),
        (["check", "--severity", "nomber=info"], "no rule nomber; did you mean number?"),
        (
            ["check", "--severity", "number"],
            "--severity number: write RULE=LEVEL; the level must be error, warning, info",
        ),
        (["explain", "glosary-term"], "no rule glosary-term; did you mean glossary-term?"),
    ],
)
def test_a_name_that_no_rule_has_is_told_with_the_one_that_is_meant(
    arguments: list[str], message: str, faulty: Path, localize: Command
) -> None:
    assert (localize(*arguments).code, localize(*arguments).err) == (2, f"localize: {message}\n")
    assert "no rule zzz; there are abbreviation, " in localize("check", "--only", "zzz").err


def test_a_choice_that_is_none_is_one_plain_line(localize: Command) -> None:
    result = localize("check", "--format", "xml")
    choices = "'text', 'json', 'github', 'sarif', 'junit'"
    assert result.err == (
        f"localize: Invalid value for '--format' / '-f': 'xml' is not one of {choices}; see \"localize check --help\"\n"
    )


def test_reports_for_programs_can_be_read(faulty: Path, localize: Command) -> None:
    sarif = json.loads(localize("check", "--format", "sarif").out)
    assert "number" in {result["ruleId"] for result in sarif["runs"][0]["results"]}
    junit = ElementTree.fromstring(localize("check", "--format", "junit").out)
    assert junit.findall("testsuite/testcase/failure[@type='number']")
