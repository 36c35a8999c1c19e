"""What a power cut can take away, and what it can't."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import PAGE, Command, catalog_of, entries, translate, tree

TEXTS = {"治療は3回です。": "There are 3 sessions."}


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """The numbers of the files that were synced to the disk."""
    found: set[int] = set()
    real = os.fsync

    def noted(handle: int) -> None:
        found.add(os.fstat(handle).st_ino)
        real(handle)

    monkeypatch.setattr(os, "fsync", noted)
    return found


def on_disk(workspace: Path, synced: set[int]) -> set[str]:
    return {path for path in tree(workspace) if (workspace / path).stat().st_ino in synced}


def test_what_can_be_made_again_is_not_waited_for(workspace: Path, localize: Command, synced: set[int]) -> None:
    synced.clear()
    assert localize("run", "--no-drafts").code == 0
    assert (workspace / "site/en/shimi.html").is_file()
    assert on_disk(workspace, synced) == set()


def test_a_catalog_that_is_replaced_is_on_the_disk_before(workspace: Path, localize: Command, synced: set[int]) -> None:
    localize("run", "--no-drafts")
    translate(catalog_of(workspace), TEXTS)
    edited = PAGE.replace("赤みが出ます。", "赤みや腫れが出ます。")
    (workspace / "articles/shimi.html").write_text(edited, encoding="utf-8")
    synced.clear()
    assert localize("run", "--no-drafts").code == 0
    folders = ("en", "zh_Hans")
    assert on_disk(workspace, synced) == {f"locales/{folder}/LC_MESSAGES/shimi.po" for folder in folders}


def test_a_catalog_with_the_translations_of_a_renamed_article_is_on_the_disk_at_once(
    workspace: Path, localize: Command, synced: set[int]
) -> None:
    localize("run", "--no-drafts")
    translate(catalog_of(workspace), TEXTS)
    (workspace / "articles/shimi.html").rename(workspace / "articles/spots.html")
    synced.clear()
    assert localize("run", "--no-drafts").code == 0
    assert "locales/en/LC_MESSAGES/spots.po" in on_disk(workspace, synced)
    assert entries(catalog_of(workspace, "spots"))["治療は3回です。"].msgstr == "There are 3 sessions."


@pytest.mark.parametrize("left", [b"", b"\0" * 4096], ids=["empty", "NULs"])
def test_what_a_power_cut_leaves_of_a_new_file_is_no_file(left: bytes, workspace: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    whole = tree(workspace)
    made = [path for path in whole if path.startswith(("locales/", "site/"))]
    for path in made:
        (workspace / path).write_bytes(left)
    result = localize("check")
    assert result.code == 0
    assert "locales/en/LC_MESSAGES/shimi.po: there is no such catalog yet" in result.err
    result = localize("run", "--no-drafts")
    assert (result.code, result.errors) == (0, [])
    again = tree(workspace)
    assert again.keys() == whole.keys()
    assert [path for path in made if len(again[path]) != len(whole[path])] == []
    assert set(entries(catalog_of(workspace))) >= set(TEXTS)
