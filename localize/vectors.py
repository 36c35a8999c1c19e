"""Sentence vectors kept in `.localize/`, so that what was embedded once is not embedded again.

One SQLite file for the workspace: several processes may use it at once, and it can be deleted at any time. Where it can't
be used (a full disk, a folder that can't be written) the work goes on without.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from localize import files
from localize.derived import FOLDER, make_folder, opened
from localize.errors import WorkspaceError

if TYPE_CHECKING:
    import sqlite3

NAME = f"{FOLDER}/vectors.sqlite"

_VERSION = 1
_TABLES = "CREATE TABLE IF NOT EXISTS vectors (key BLOB NOT NULL UNIQUE, value BLOB NOT NULL);"

MOST = 400_000
"""Vectors kept, about half a gigabyte of them; of more, those that were made first go. A quote takes about fifteen."""

_PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""


class Vectors:
    """Vectors by the hash of what they were made of; fulfils `quotes.Remembered`.

    The file is opened by the first look-up, and what is new is written by `save`, in one transaction.
    """

    def __init__(self, path: Path, most: int = MOST) -> None:
        self._path = path
        self._most = most
        self._new: dict[str, bytes] = {}
        self._file: sqlite3.Connection | None = None
        self._broken = False

    def get(self, key: str, /) -> bytes | None:
        """Return what is stored under a key, or None."""
        import sqlite3

        file = self._opened()
        if file is None:
            return None
        try:
            row = file.execute("SELECT value FROM vectors WHERE key = ?", (bytes.fromhex(key),)).fetchone()
        except sqlite3.Error:
            self._give_up()
            return None
        return row[0] if row and isinstance(row[0], bytes) else None

    def __setitem__(self, key: str, value: bytes, /) -> None:
        """Store bytes under a key with the next `save`."""
        self._new[key] = value

    def save(self) -> None:
        """Write what is new."""
        import sqlite3

        file = self._opened() if self._new else None
        rows = [(bytes.fromhex(key), value) for key, value in self._new.items()]
        self._new.clear()
        if file is None or not rows:
            return
        try:
            with file:
                file.executemany("INSERT OR REPLACE INTO vectors (key, value) VALUES (?, ?)", rows)
                first, last = file.execute("SELECT min(rowid), max(rowid) FROM vectors").fetchone()
                if last - first >= self._most:
                    # A quarter at once, so that this is seldom.
                    file.execute("DELETE FROM vectors WHERE rowid <= ?", (last - self._most * 3 // 4,))
        except sqlite3.OperationalError:
            return  # Another process writes for long, or the disk is full: next time.
        except sqlite3.Error:
            self._give_up()

    def close(self) -> None:
        """Write what is new, and close the file."""
        self.save()
        if self._file is not None:
            self._file.close()
            self._file = None

    def _opened(self) -> sqlite3.Connection | None:
        if self._file is None and not self._broken:
            self._file = self._open()
            self._broken = self._file is None
        return self._file

    def _open(self) -> sqlite3.Connection | None:
        import sqlite3

        try:
            make_folder(self._path.parent)
            file = opened(self._path, _TABLES, _VERSION, wait=_PATIENCE)
            file.execute("PRAGMA synchronous = OFF")  # What is lost with the power is made again.
        except (sqlite3.Error, OSError, WorkspaceError):
            return None
        return file

    def _give_up(self) -> None:
        """Work without the file from now on, and let the next run begin with a new one."""
        self._broken = True
        if self._file is not None:
            self._file.close()
            self._file = None
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


@contextmanager
def kept(places: files.Places) -> Iterator[Vectors | None]:
    """Lend the vectors of a workspace, and write what is new at the end; None where `.localize` leads out of it."""
    try:
        vectors = Vectors(Path(places.inside(NAME)))
    except WorkspaceError:
        yield None
        return
    try:
        yield vectors
    finally:
        vectors.close()
