"""Databases in `.localize/`, for what can be made again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from localize.errors import WorkspaceError
from localize.files import inside, write

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
