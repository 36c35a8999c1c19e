"""A workspace to run commands in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from localize.__main__ import main
from localize.catalogs import parse, render
from localize.model import Entry

PAGE = """\
<!DOCTYPE html>
<html lang="ja">
<head><meta charset="utf-8"><title>しみの治療</title></head>
<body>
<h1>しみの治療</h1>
<h2>レーザー治療</h2>
<p>しみは紫外線で増えます。<a href="/sun/">日焼け止め</a>を毎日使いましょう。</p>
<p>治療は3回です。</p>
<ul><li>赤みが出ます。</li><li>数日で引きます。</li></ul>
</body>
</html>
"""


@dataclass(frozen=True)
class Result:
    """What a command ended with."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def errors(self) -> list[str]:
        return [line for line in self.err.splitlines() if "note: " not in line]


Command = Callable[..., Result]


@pytest.fixture
def localize(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Command:
    """Run the command line in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))

    def run(*arguments: str) -> Result:
        capfd.readouterr()
        code = main(list(arguments))
        captured = capfd.readouterr()
        return Result(code, captured.out, captured.err)

    return run


@pytest.fixture
def workspace(localize: Command, tmp_path: Path) -> Path:
    """A new workspace with one small article."""
    assert localize("init", "--locale", "en", "--locale", "zh-Hans").code == 0
    (tmp_path / "articles" / "shimi.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def catalog_of(workspace: Path, name: str = "shimi", locale: str = "en") -> Path:
    return workspace / "locales" / locale.replace("-", "_") / "LC_MESSAGES" / f"{name}.po"


def entries(path: Path) -> dict[str, Entry]:
    """The living entries of a catalog by msgid."""
    found = parse(path.read_bytes(), path.name, "en").entries
    return {entry.msgid: entry for entry in found if not entry.obsolete}


def translate(path: Path, texts: dict[str, str]) -> None:
    """Fill in translations as a person's editor does: the msgstr, and no fuzzy flag."""
    from dataclasses import replace

    catalog = parse(path.read_bytes(), path.name, "en")
    missing = set(texts) - {entry.msgid for entry in catalog.entries}
    assert not missing, f"the catalog has no {missing}"
    done = tuple(
        replace(e, msgstr=texts.get(e.msgid, e.msgstr), flags=() if e.msgid in texts else e.flags)
        for e in catalog.entries
    )
    path.write_bytes(render(replace(catalog, entries=done)))


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, to prove that nothing was lost; what can be made again is left out."""
    found = {p.relative_to(folder).as_posix(): p for p in sorted(folder.rglob("*")) if p.is_file()}
    return {path: place.read_bytes() for path, place in found.items() if not path.startswith(".localize/")}


def copy_article(shared: Path, workspace: Path) -> Path:
    source = shared / "articles" / "exosome-rejuvenation.html"
    return Path(shutil.copy(source, workspace / "articles" / source.name))
