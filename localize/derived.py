"""Databases in `.localize/`, for what can be made again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from localize.errors import WorkspaceError
from localize.files import Places, inside, write

if TYPE_CHECKING:
    import sqlite3

FOLDER = ".localize"


def make_folder(folder: Path) -> None:
    """Make the folder where there is none, with a note to git that nothing in it is for a repository.

    Raises WorkspaceError where it can't be made.
    """
    if not folder.is_dir():
        write(folder / ".gitignore", b"*\n", sync=False)


def opened(path: Path, tables: str, version: int, *, wait: float = 1.0, small: bool = False) -> sqlite3.Connection:
    """Open a database, and replace a file that is damaged or of another version.

    `tables` is the SQL that makes its tables, `wait` the seconds to wait for another process. A `small` one is looked
    through for damage. Raises sqlite3.Error or OSError where another process is using it, or it can't be written.
    """
    import sqlite3

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(path, timeout=wait)
        try:
            (found,) = connection.execute("PRAGMA user_version").fetchone()
            if found not in (0, version):
                raise sqlite3.DatabaseError(f"version {found}")
            if small and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise sqlite3.DatabaseError("damaged")
            if not found:
                connection.executescript(f"BEGIN IMMEDIATE; {tables} PRAGMA user_version = {version}; COMMIT;")
        except BaseException:
            connection.close()
            raise
        return connection

    try:
        return connect()
    except sqlite3.OperationalError:
        raise  # Busy, or not writable; not damaged.
    except sqlite3.DatabaseError:
        path.unlink(missing_ok=True)
        return connect()


@contextmanager
def in_use() -> Iterator[None]:
    """Say in one line that a database was taken away while a command worked with it; raises WorkspaceError."""
    import sqlite3

    try:
        yield
    except sqlite3.OperationalError as error:
        raise WorkspaceError(f"can't be used any more ({error}); run the command again", FOLDER) from None


def database(root: Path, relative: str, tables: str, version: int, *, small: bool = False) -> sqlite3.Connection:
    """Return a database of the workspace, as `opened`, locked until its connection is closed.

    Where none can be written, or another run is using it, the database is in memory and forgotten in the end.
    """
    import sqlite3

    try:
        path = inside(root, relative)
        make_folder(path.parent)
        # SQLite opens what it may only read, too, and then fails at the first change.
        if not all(os.access(place, os.W_OK) for place in (path, path.parent) if place.exists()):
            raise OSError("read-only")
        connection = opened(path, tables, version, small=small)
        connection.execute("BEGIN IMMEDIATE")
    except (sqlite3.Error, OSError, WorkspaceError):
        connection = sqlite3.connect(":memory:")
        connection.executescript(tables)
        connection.execute("BEGIN")
    return connection


_VERSION = 2
_KEPT = "CREATE TABLE IF NOT EXISTS kept (key BLOB NOT NULL UNIQUE, value BLOB NOT NULL);"
_PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""


class Store:
    """Bytes by a hash, in a file that several processes may use at once; fulfils `quotes.Remembered`.

    The file is opened by the first look-up, and what is new is written by `save`, in one transaction. Of more than `most`
    entries those that were made first go. Where the file can't be used (a full disk, a folder that can't be written) the
    work goes on without.
    """

    def __init__(self, path: Path, most: int) -> None:
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
            row = file.execute("SELECT value FROM kept WHERE key = ?", (bytes.fromhex(key),)).fetchone()
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
                file.executemany("INSERT OR REPLACE INTO kept (key, value) VALUES (?, ?)", rows)
                first, last = file.execute("SELECT min(rowid), max(rowid) FROM kept").fetchone()
                if last - first >= self._most:
                    # A quarter at once, so that this is seldom.
                    file.execute("DELETE FROM kept WHERE rowid <= ?", (last - self._most * 3 // 4,))
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
            file = opened(self._path, _KEPT, _VERSION, wait=_PATIENCE)
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
def kept(places: Places, name: str, most: int) -> Iterator[Store | None]:
    """Lend a store of a workspace, and write what is new at the end; None where `.localize` leads out of it."""
    try:
        store = Store(Path(places.inside(name)), most)
    except WorkspaceError:
        yield None
        return
    try:
        yield store
    finally:
        store.close()
