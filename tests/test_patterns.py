"""Regular expressions do what they say in every Python that the program runs on."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

SOURCES = sorted((ROOT / "localize").rglob("*.py"))
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")


def patterns(path: Path) -> list[str]:
    """Return the literal parts of what a module hands to `re.compile`."""
    return [
        node.value
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "compile"
        for node in ast.walk(call)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_group_is_repeated_possessively(path: Path) -> None:
    """Python before 3.11.5 matches such groups wrongly (its issue 106052)."""
    assert not [pattern for pattern in patterns(path) if POSSESSIVE_GROUP.search(pattern)]
