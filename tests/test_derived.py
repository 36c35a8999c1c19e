"""What is kept outlives the run, whatever happens to its file meanwhile."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

import pytest

from localize.derived import Store, kept
from localize.files import Places

NAME = ".localize/kept.sqlite"


def key(number: int) -> str:
    return sha256(str(number).encode()).hexdigest()


def filled(path: Path, numbers: range, most: int = 1000) -> None:
    store = Store(path, most)
    for number in numbers:
        store[key(number)] = str(number).encode()
    store.close()


def found(path: Path, numbers: range) -> list[int]:
    store = Store(path, 1000)
    result = [number for number in numbers if store.get(key(number)) == str(number).encode()]
    store.close()
    return result


def test_what_was_saved_is_there_in_the_next_run(tmp_path: Path) -> None:
    with kept(Places(tmp_path), NAME, 1000) as store:
        assert store is not None
        assert store.get(key(1)) is None
        store[key(1)] = b"one"
    with kept(Places(tmp_path), NAME, 1000) as store:
        assert store is not None
        assert store.get(key(1)) == b"one"
    assert sorted(p.name for p in (tmp_path / NAME).parent.iterdir()) == [".gitignore", "kept.sqlite"]


def test_nothing_is_opened_before_something_is_asked(tmp_path: Path) -> None:
    with kept(Places(tmp_path), NAME, 1000):
        pass
    assert list(tmp_path.iterdir()) == []


def test_the_oldest_go_when_there_are_too_many(tmp_path: Path) -> None:
    path = tmp_path / "v.sqlite"
    for start in range(0, 300, 10):
        filled(path, range(start, start + 10), most=100)
    left = found(path, range(300))
    assert 75 <= len(left) <= 100
    assert left == list(range(300 - len(left), 300))


@pytest.mark.parametrize("damage", [b"no database at all, but text", b"", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "v.sqlite"
    path.write_bytes(damage)
    filled(path, range(10))
    assert found(path, range(10)) == list(range(10))


def test_a_file_damaged_in_the_middle_gives_nothing_wrong(tmp_path: Path) -> None:
    path = tmp_path / "v.sqlite"
    filled(path, range(500))
    data = bytearray(path.read_bytes())
    data[4096:20000] = bytes(len(data[4096:20000]))
    path.write_bytes(bytes(data))
    found(path, range(500))
    filled(path, range(500))
    filled(path, range(500))
    assert found(path, range(500)) == list(range(500))


def test_a_file_deleted_meanwhile_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "v.sqlite"
    first = Store(path, 1000)
    first[key(1)] = b"1"
    first.save()
    path.unlink()
    first[key(2)] = b"2"
    first.close()
    filled(path, range(3, 6))
    assert found(path, range(3, 6)) == [3, 4, 5]


def test_a_file_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = Store(tmp_path / "file" / "v.sqlite", 1000)
    assert store.get(key(1)) is None
    store[key(1)] = b"1"
    store.close()


def test_another_table_in_the_file_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "v.sqlite"
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE kept (other TEXT)")
    file.close()
    filled(path, range(3))
    found(path, range(3))


def test_several_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "v.sqlite"
    parts = [range(start, start + 50) for start in range(0, 400, 50)]
    with ProcessPoolExecutor(4, get_context("spawn")) as pool:
        list(pool.map(filled, [path] * len(parts), parts))
    assert found(path, range(400)) == list(range(400))


def test_a_folder_that_leads_out_of_the_workspace_is_not_used(tmp_path: Path) -> None:
    inside, outside = tmp_path / "w", tmp_path / "elsewhere"
    inside.mkdir()
    outside.mkdir()
    (inside / ".localize").symlink_to(outside)
    with kept(Places(inside), NAME, 1000) as store:
        assert store is None
    assert list(outside.iterdir()) == []
