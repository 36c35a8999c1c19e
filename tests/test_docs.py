"""The documents are true: complete, current, and without links that lead nowhere."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from localize import settings
from localize.__main__ import BUG, FINDINGS, INTERRUPTED, OK, USAGE
from localize.checks import rules
from localize.cli import app
from localize.engines import names
from localize.reports import REPORTS
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]


def read(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_the_generated_references_are_current() -> None:
    script = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    result = subprocess.run(script, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("command", sorted(typer.main.get_command(app).commands))  # type: ignore[attr-defined]
def test_every_command_is_in_the_reference_and_in_the_readme(command: str) -> None:
    assert f"## localize {command}" in read("commands.md")
    assert f"localize {command}" in README


def test_every_command_has_help_with_an_example() -> None:
    text = read("commands.md")
    for section in text.split("\n## ")[1:]:
        assert "```sh\nlocalize " in section, section.splitlines()[0]


def test_every_setting_is_in_the_reference() -> None:
    text = read("settings.md")
    for table in dataclasses.fields(settings.Settings):
        assert f"## [{table.name}]" in text
        for field in dataclasses.fields(getattr(settings, str(table.type))):
            assert f"| `{field.name}` |" in text


def test_every_rule_is_in_the_reference() -> None:
    found = set(re.findall(r"^## `?([a-z-]+)`?$", read("rules.md"), re.MULTILINE))
    assert found == set(rules())


def test_every_exit_code_engine_and_report_is_in_the_readme() -> None:
    table = README.partition("## Exit codes")[2].partition("\n## ")[0]
    for code in (OK, FINDINGS, USAGE, BUG, INTERRUPTED):
        assert f"| {code} |" in table
    for name in (*names(), *REPORTS):
        assert name in README


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_no_link_leads_nowhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (path.parent / target).exists(), target


def test_every_part_of_the_package_is_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for path in (ROOT / "localize").iterdir():
        if path.name not in ("__init__.py", "__pycache__", "py.typed"):
            assert f"`{path.name}{'/' if path.is_dir() else ''}`" in text


def test_what_is_measured_of_each_rule_agrees_with_its_severity() -> None:
    rows = re.findall(
        r"^\| `([a-z-]+)` \| (error|warning|info) \| ([\d.]+)% of \d+ \|", read("checks.md"), re.MULTILINE
    )
    assert len(rows) > 15
    for name, severity, share in rows:
        assert rules()[name].severity.value == severity
        assert severity != "error" or float(share) >= 98
