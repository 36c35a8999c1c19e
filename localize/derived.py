"""Databases in `.localize/`, for what can be made again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from localize.errors import WorkspaceError
from localize.files import inside

if TYPE_CHECKING:
    import sqlite3

FOLDER = ".localize"


def database(root: Path, relative: str, tables: str, version: int, *, small: bool = False) -> sqlite3.Connection:
    """Return a database of the workspace for what can be made again, locked until its connection is closed.

    `tables` is the SQL that makes its tables. A file that is damaged or of another version is replaced; where none can be
    written, or another run is using it, the database is in memory and forgotten in the end. A `small` one is looked through for damage.
    """
    import sqlite3

    def connect(place: str) -> sqlite3.Connection:
        connection = sqlite3.connect(place, timeout=1)
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        if found not in (0, version):
            connection.close()
            raise sqlite3.DatabaseError(f"version {found}")
        if small and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            connection.close()
            raise sqlite3.DatabaseError("damaged")
        if not found:
            connection.executescript(f"BEGIN IMMEDIATE; {tables} PRAGMA user_version = {version}; COMMIT;")
        connection.execute("BEGIN IMMEDIATE")
        return connection

    try:
        path = inside(root, relative)
        path.parent.mkdir(exist_ok=True)
        # SQLite opens what it may only read, too, and then fails at the first change.
        if not all(os.access(place, os.W_OK) for place in (path, path.parent) if place.exists()):
            raise OSError("read-only")
        try:
            return connect(str(path))
        except sqlite3.OperationalError:
            raise  # Busy, or not writable; not damaged.
        except sqlite3.DatabaseError:
            path.unlink()
            return connect(str(path))
    except (sqlite3.Error, OSError, WorkspaceError):
        return connect(":memory:")
