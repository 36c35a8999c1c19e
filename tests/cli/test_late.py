"""Commands that are imported late say what they said when all were imported."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
import typer

from localize.cli import app
from tests.conftest import ROOT

COMMANDS: Any = typer.main.get_command(app)
SHARED = {"__init__", "late", "shared", "summary", "views"}


def test_every_module_of_the_command_line_is_a_command() -> None:
    assert set(COMMANDS.commands) == {path.stem for path in (ROOT / "localize" / "cli").glob("*.py")} - SHARED


def test_no_other_name_is_a_command() -> None:
    assert COMMANDS.commands.get("shared") is None


@pytest.mark.parametrize(
    "line",
    [
        "run",
        "run articles/a.html articles/b.html --locale en -l ko --no-drafts --verify --fail-on never --jobs 3",
        "extract --format json",
        "check articles/a.html --format sarif",
        "align one.txt two.txt --source-language en",
        "inspect articles/a.html",
        "init",
        "stats",
        "explain number",
    ],
)
def test_parameters_have_the_values_that_typer_gives_them(line: str) -> None:
    name, *arguments = line.split()
    plain = typer.Typer(add_completion=False)
    plain.command(name)(getattr(import_module(f"localize.cli.{name}"), name))
    theirs: Any = typer.main.get_command(plain)
    ours = COMMANDS.commands[name]
    found = [one.make_context(name, list(arguments)).params for one in (ours, theirs)]
    assert found[0] == found[1]
    assert [type(value) for value in found[0].values()] == [type(value) for value in found[1].values()]


@pytest.mark.parametrize("line", ["run --jobs 0", "run --jobs many", "check --format xml", "extract --format xml"])
def test_what_is_no_value_is_refused(line: str) -> None:
    name, *arguments = line.split()
    with pytest.raises(typer.TyperException):
        COMMANDS.commands[name].make_context(name, arguments)
