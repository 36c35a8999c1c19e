"""Drafts through a real Argos model, installed offline."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command, catalog_of, entries, translate
from tests.engines.argos_model import build_argos_model


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_argos_model(tmp_path_factory.mktemp("model"), source="ja", target="en")


def test_a_model_is_installed_and_drafts_what_no_person_has_translated(
    model: Path, workspace: Path, localize: Command
) -> None:
    localize("extract")
    translate(catalog_of(workspace), {"治療は3回です。": "There are 3 sessions."})
    missing = localize("translate", "--locale", "en")
    assert missing.code == 2
    assert 'run "localize engines install' in missing.err
    assert localize("engines", "install", str(model)).code == 0
    assert "ja→en" in localize("engines", "list").out
    result = localize("translate", "--locale", "en", "--format", "json")
    assert result.code == 0, result.err
    assert result.json["drafted"] == 6
    found = entries(catalog_of(workspace))
    assert found["治療は3回です。"].msgstr == "There are 3 sessions."
    assert not found["治療は3回です。"].fuzzy
    drafts = [entry for entry in found.values() if entry.msgid != "治療は3回です。"]
    assert all(entry.fuzzy and entry.msgstr for entry in drafts)
    assert all(any(c.startswith("origin: argos ") and c.endswith("ja→en") for c in e.comments) for e in drafts)
    link = next(entry for entry in drafts if "<a1>" in entry.msgid)
    assert link.msgstr.count("<a1>") == link.msgstr.count("</a1>") == 1
    again = localize("translate", "--locale", "en", "--format", "json").json
    assert (again["drafted"], again["written"]) == (0, [])


def test_drafts_stay_off_pages_until_the_setting_lets_them_on(model: Path, workspace: Path, localize: Command) -> None:
    localize("engines", "install", str(model))
    assert localize("run", "--locale", "en").code == 0
    draft = entries(catalog_of(workspace))["赤みが出ます。"].msgstr
    page = workspace / "site/en/shimi.html"
    assert "赤みが出ます。" in page.read_text(encoding="utf-8")
    settings = workspace / "localize.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("drafts = false", "drafts = true"), encoding="utf-8"
    )
    assert localize("build", "--locale", "en").code == 0
    assert f"<li>{draft}</li>" in page.read_text(encoding="utf-8")


def test_what_is_no_model_is_one_line(localize: Command, tmp_path: Path) -> None:
    (tmp_path / "x.argosmodel").write_bytes(b"nothing")
    result = localize("engines", "install", "x.argosmodel")
    assert result.code == 2
    assert len(result.errors) == 1
    assert "x.argosmodel" in result.errors[0]
