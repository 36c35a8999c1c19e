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


def test_a_rule_that_is_not_there_is_named_with_those_that_are(faulty: Path, localize: Command) -> None:
    result = localize("check", "--skip", "nombre")
    assert result.code == 2 and "no rule nombre" in result.err and "number" in result.err


def test_reports_for_programs_can_be_read(faulty: Path, localize: Command) -> None:
    sarif = json.loads(localize("check", "--format", "sarif").out)
    assert "number" in {result["ruleId"] for result in sarif["runs"][0]["results"]}
    junit = ElementTree.fromstring(localize("check", "--format", "junit").out)
    assert junit.findall("testsuite/testcase/failure[@type='number']")
