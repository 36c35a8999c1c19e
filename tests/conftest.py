"""What all tests share: the data folder, and a network that reaches loopback alone."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from localize import files
from localize.work import Work, start

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"


def unavailable(what: str) -> None:
    """Skip a test for want of `what`; under CI a missing tool or folder is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing, and CI must run this test")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of test data beside the checkout, which is not part of it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        unavailable("the test data folder ../shared")
    return folder


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """Return the path of a program that a test runs for real (`msgfmt`, `chromium`)."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            unavailable(f"the program {name}")
        return path or name

    return find


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """A workspace with one article, `articles/a.html`, which says `old`."""
    (tmp_path / "localize.toml").write_bytes(b'[project]\nsource = "ja"\nlocales = ["en"]\nglossary = []\n')
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.html").write_bytes(b"old")
    return start(files.find_workspace(tmp_path))
