from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from localize import files
from localize.errors import WorkspaceError


def test_a_file_is_written_once_and_then_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.po"
    assert files.write(path, b"x")
    before = path.stat().st_mtime_ns
    assert not files.write(path, b"x")
    assert path.stat().st_mtime_ns == before
    assert files.write(path, b"y")
    assert path.read_bytes() == b"y"


def test_nothing_but_the_file_is_left_in_its_folder(tmp_path: Path) -> None:
    files.write(tmp_path / "b.po", b"x")
    assert [p.name for p in tmp_path.iterdir()] == ["b.po"]


def test_the_mode_of_a_file_that_is_replaced_stays(tmp_path: Path) -> None:
    path = tmp_path / "b.po"
    path.write_bytes(b"x")
    path.chmod(0o640)
    files.write(path, b"y")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "b.po"
    old, new = b"o" * 1_000_000, b"n" * 1_000_000
    files.write(path, old)
    seen: set[bytes] = set()
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            seen.add(path.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for turn in range(20):
        files.write(path, new if turn % 2 == 0 else old)
    stop.set()
    reader.join()
    assert seen <= {old, new}


def test_a_failed_write_leaves_the_old_file_and_no_rubbish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.po"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorkspaceError, match=r"locales/b\.po: can't be written \(No space left on device\)"):
        files.write(path, b"new", "locales/b.po")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["b.po"]


def test_a_missing_file_is_named_as_the_user_knows_it(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"^articles/x\.html: there is no such file"):
        files.read(tmp_path / "x.html", "articles/x.html")


@pytest.mark.parametrize("relative", ["../x", "/etc/passwd", "a/../../x"])
def test_no_path_leads_out_of_the_workspace(tmp_path: Path, relative: str) -> None:
    with pytest.raises(WorkspaceError, match="outside the workspace"):
        files.inside(tmp_path, relative)


def test_no_link_leads_out_of_the_workspace(tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    root.mkdir()
    (tmp_path / "secret.html").write_bytes(b"x")
    (root / "link.html").symlink_to(tmp_path / "secret.html")
    with pytest.raises(WorkspaceError, match="outside the workspace"):
        files.inside(root, "link.html")
    assert files.glob(root, ["**/*.html"]) == []


def test_a_glob_gives_each_file_once_in_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.html", "a/c.html", ".venv/d.html", "x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert files.glob(tmp_path, ["**/*.html", "*.html"]) == ["a/c.html", "b.html"]
    with pytest.raises(WorkspaceError, match="outside the workspace"):
        files.glob(tmp_path, ["../*.html"])
