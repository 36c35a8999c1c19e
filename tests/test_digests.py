"""A file is read again unless nothing can have changed in it."""

from __future__ import annotations

import os
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from localize import files
from localize.digests import Digests, Seen
from localize.work import Work

NAME = "articles/a.html"
HOUR = 3_600_000_000_000


def later(work: Work, by: int = HOUR) -> files.State:
    """Return the time of the disk, later than it is."""
    now = files.clock(work.workspace.root)
    assert now is not None
    return now._replace(modified=now.modified + by)


def sha(data: bytes) -> str:
    return sha256(data).hexdigest()


def is_read(work: Work, seen: Seen) -> bool:
    """Tell whether a file is read although it was seen earlier: what is remembered is no digest of any bytes."""
    return Digests(work, None, [seen._replace(digest="remembered")]).of(seen.path) != "remembered"


def test_a_file_that_has_not_changed_is_not_read_again(work: Work) -> None:
    seen = Digests(work, later(work)).seen(NAME)
    assert seen.digest == sha(b"old")
    assert seen.state is not None
    assert not is_read(work, seen)


def test_a_file_of_another_size_is_read(work: Work) -> None:
    seen = Digests(work, later(work)).seen(NAME)
    (work.workspace.root / NAME).write_bytes(b"longer")
    assert Digests(work, None, [seen]).of(NAME) == sha(b"longer")


def test_a_file_of_the_same_size_is_read_whoever_sets_its_time_back(work: Work) -> None:
    path = work.workspace.root / NAME
    before = path.stat()
    seen = Digests(work, later(work)).seen(NAME)
    while path.stat().st_ctime_ns == before.st_ctime_ns:  # As coarse as the disk's clock may be.
        path.write_bytes(b"new")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert Digests(work, None, [seen]).of(NAME) == sha(b"new")


def test_a_file_that_took_the_place_of_another_is_read(work: Work) -> None:
    path = work.workspace.root / NAME
    seen = Digests(work, later(work)).seen(NAME)
    other = path.with_name("b")
    other.write_bytes(b"new")
    other.replace(path)
    assert Digests(work, None, [seen]).of(NAME) == sha(b"new")


@pytest.mark.parametrize("part", range(len(files.State._fields)), ids=files.State._fields)
def test_every_part_of_a_state_counts(work: Work, part: int) -> None:
    seen = Digests(work, later(work)).seen(NAME)
    assert seen.state is not None
    values = list(seen.state)
    values[part] += 1
    assert is_read(work, seen._replace(state=files.State(*values)))


@pytest.mark.parametrize(
    ("by", "is_remembered"), [(-HOUR, False), (0, False), (1_900_000_000, False), (60_000_000_000, True)]
)
def test_a_file_that_changed_within_the_step_of_a_clock_is_read_the_next_time(
    work: Work, by: int, is_remembered: bool
) -> None:
    """Whoever changes it after it was read could leave the times that it had."""
    now = files.clock(work.workspace.root)
    state = files.state(work.places.inside(NAME))
    assert now is not None
    assert state is not None
    last = max(state.modified, state.changed)
    seen = Digests(work, now._replace(modified=last + by)).seen(NAME)
    assert (seen.state is not None) == is_remembered
    assert is_read(work, seen) != is_remembered


def test_the_clock_of_another_disk_says_nothing(work: Work) -> None:
    now = later(work)
    assert Digests(work, now._replace(disk=now.disk + 1)).seen(NAME).state is None


def test_without_a_clock_nothing_is_remembered(work: Work) -> None:
    assert Digests(work).seen(NAME).state is None
    assert files.clock(work.workspace.root / "nowhere") is None


def test_the_clock_is_that_of_a_file_written_now(work: Work) -> None:
    root = work.workspace.root
    (root / "before").write_bytes(b"")
    now = files.clock(root)
    (root / "after").write_bytes(b"")
    assert now is not None
    assert (root / "before").stat().st_mtime_ns <= now.modified <= (root / "after").stat().st_mtime_ns


def test_a_file_that_is_gone_is_not_there_and_a_folder_in_its_place_is_not_read(work: Work) -> None:
    seen = Digests(work, later(work)).seen(NAME)
    (work.workspace.root / NAME).unlink()
    assert Digests(work, None, [seen]).seen(NAME) == Seen(NAME, "-", None)
    (work.workspace.root / NAME).mkdir()
    assert Digests(work, None, [seen]).of(NAME) == "?"


def test_a_file_that_leads_out_of_the_workspace_is_not_read(work: Work, tmp_path: Path) -> None:
    seen = Digests(work, later(work)).seen(NAME)
    path = work.workspace.root / NAME
    path.unlink()
    path.symlink_to(tmp_path.parent)
    fresh = replace(work, places=files.Places(tmp_path))
    assert Digests(fresh, None, [seen]).seen(NAME) == Seen(NAME, "?", None)


def test_each_file_is_looked_at_once(work: Work) -> None:
    digests = Digests(work)
    assert digests.of(NAME) == sha(b"old")
    (work.workspace.root / NAME).write_bytes(b"new")
    assert digests.of(NAME) == sha(b"old")
    assert digests.stamp("x", [NAME]) == digests.stamp("x", [NAME]) != Digests(work).stamp("x", [NAME])
