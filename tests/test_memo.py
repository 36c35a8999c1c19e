"""What an article gave last time is given again only where it would be the same."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import pytest

from localize import commands, files, memo
from localize.errors import WorkspaceError
from localize.work import Work, start

NAME = "articles/a.html"
T = TypeVar("T")


def result(work: Work, job: Callable[[Work, str], str], basis: str = "basis") -> str:
    """Return what a job gives for the article, now or last time."""
    kind = memo.Kind("test", basis, lambda work, path: (path,))
    (found,) = memo.each(work, kind, job, (NAME,), "", to_plain=str, from_plain=lambda plain: f"remembered: {plain}")
    return found


def text(work: Work, path: str) -> str:
    return work.read(path).decode()


def age(path: Path) -> None:
    """Let a file's time lie an hour back, as if nobody had touched it since."""
    before = path.stat()
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns - 3_600_000_000_000))


def test_a_result_is_remembered_as_long_as_the_article_stays(work: Work) -> None:
    assert [result(work, text) for _ in range(3)] == ["old", "remembered: old", "remembered: old"]
    (work.workspace.root / NAME).write_bytes(b"new")
    assert [result(work, text) for _ in range(2)] == ["new", "remembered: new"]


def test_another_basis_gives_another_result(work: Work) -> None:
    assert result(work, text) == "old"
    assert result(work, text, "another") == "old"
    assert result(work, text, "another") == "remembered: old"


def test_a_change_within_the_step_of_a_coarse_clock_is_seen(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that keeps times in steps of two seconds shows the same times before and after."""
    for name in ("state", "clock"):
        monkeypatch.setattr(files, name, coarse(getattr(files, name)))
    path = work.workspace.root / NAME
    for number in range(30):
        path.write_bytes(f"{number:03}".encode())
        assert result(work, text) == f"{number:03}"


def coarse(real: Callable[[Path], files.State | None]) -> Callable[[Path], files.State | None]:
    """Return a function that gives the states of files, or the time, as a disk with coarse times has them."""

    def rounded(path: Path) -> files.State | None:
        found = real(path)
        step = 2_000_000_000
        return found and found._replace(modified=found.modified // step * step, changed=found.changed // step * step)

    return rounded


def test_an_article_that_changes_while_it_is_worked_on_is_not_remembered(work: Work) -> None:
    path = work.workspace.root / NAME
    age(path)

    def edited_meanwhile(work: Work, name: str) -> str:
        found = text(work, name)
        path.write_bytes(b"new")
        return found

    assert result(work, edited_meanwhile) == "old"
    assert result(work, text) == "new"


def test_where_files_had_to_be_read_their_states_are_noted_for_the_next_time(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that has just changed is read once more, and from then on known by its state."""
    real = files.clock
    assert result(work, text) == "old"

    def later(folder: Path) -> files.State | None:
        now = real(folder)
        return now and now._replace(modified=now.modified + 3_600_000_000_000)

    monkeypatch.setattr(files, "clock", later)
    read: list[str | None] = []
    whole = files.read

    def noted(path: Path, shown: str | None = None) -> bytes:
        read.append(shown)
        return whole(path, shown)

    monkeypatch.setattr(files, "read", noted)
    assert result(work, text) == "remembered: old"
    assert read == [NAME]
    assert result(work, text) == "remembered: old"
    assert read == [NAME]


def test_a_text_that_is_no_utf8_comes_back_as_it_was(work: Work) -> None:
    assert result(work, lambda work, path: "文\ud800\U0001f600") == "文\ud800\U0001f600"
    assert result(work, text) == "remembered: 文\ud800\U0001f600"


def test_a_folder_that_is_deleted_meanwhile_is_told(work: Work) -> None:
    """What a command keeps there may be deleted at any time, though not while it works."""
    (work.workspace.root / "articles/b.html").write_text("<p>本文。", "utf-8")

    def deleting(done: Iterable[T], *, total: int, title: str) -> Iterable[T]:
        del total, title
        for one in done:
            shutil.rmtree(work.workspace.root / ".localize", ignore_errors=True)
            yield one

    for command in (commands.check, commands.run):
        with pytest.raises(WorkspaceError, match=r"^\.localize: can't be used any more \("):
            command(start(work.workspace, progress=deleting))
    commands.check(start(work.workspace))
