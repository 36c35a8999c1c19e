"""The only reads and writes: whole files, replaced atomically, never outside the workspace."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from localize.errors import LocalizeError, WorkspaceError
from localize.workspace import NAME, Workspace, fixed_part, parse, starter

if TYPE_CHECKING:
    import sqlite3


def read(path: Path, shown: str | None = None) -> bytes:
    """Return a file's bytes.

    `shown` names it in messages (default: the path). Raises WorkspaceError when it is missing or unreadable.
    """
    name = shown or str(path)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise WorkspaceError("there is no such file; check the path", name) from None
    except OSError as error:
        raise WorkspaceError(f"can't be read ({error.strerror or error}); check its permissions", name) from None


def write(path: Path, data: bytes, shown: str | None = None, *, durable: bool = True) -> bool:
    """Write a file if its bytes change; return whether they did.

    The new bytes go to a temporary file beside it, are synced, and replace the old file in one step, so that a process
    killed at any moment leaves the old file or the new one. What can be made again needs no syncing (`durable`).
    Raises WorkspaceError when it can't be written.
    """
    name = shown or str(path)
    try:
        path = path.resolve()  # A link stays one: what it leads to is written.
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data, durable)
    except OSError as error:
        raise WorkspaceError(
            f"can't be written ({error.strerror or error}); check the folder's permissions and space", name
        ) from None
    return True


def _replace(path: Path, data: bytes, durable: bool) -> None:
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            if durable:
                os.fsync(stream.fileno())
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _umask() -> int:
    """Return the process's file mode mask; the only portable way to read it is to set it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def inside(root: Path, relative: str) -> Path:
    """Return the path of a file of the workspace.

    Raises WorkspaceError when it would lie elsewhere: an absolute path, `..`, or a link that leads out.
    """
    path = root / relative
    try:
        real = path.resolve()
    except OSError as error:
        raise WorkspaceError(f"can't be read ({error.strerror or error}); check its folder", relative) from None
    if not real.is_relative_to(root.resolve()):
        raise WorkspaceError("lies outside the workspace; use a path below its folder", relative)
    return path


def glob(root: Path, patterns: Iterable[str], errors: list[LocalizeError] | None = None) -> list[str]:
    """Return the files that the patterns name: relative to `root`, forward slashes, sorted, each once.

    Hidden folders are left out, and so is what a link leads to outside the workspace. `errors` gets what can't be looked
    into, and names that are no text. Raises WorkspaceError for a pattern that is absolute, climbs out, or is none.
    """
    found: set[str] = set()
    problems: dict[str, LocalizeError] = {}
    base = root.resolve()
    for pattern in patterns:
        if not pattern or Path(pattern).is_absolute() or ".." in Path(pattern).parts:
            raise WorkspaceError(f"the pattern {pattern!r} lies outside the workspace; use one below its folder", NAME)
        try:
            paths = list(root.glob(pattern))
        except ValueError:
            raise WorkspaceError(
                f"the pattern {pattern!r} is none; write one such as articles/**/*.html", NAME
            ) from None
        for folder in _closed(root / fixed_part(pattern)):
            relative = folder.relative_to(root).as_posix()
            problems[relative] = WorkspaceError(
                "can't be looked into (Permission denied); check its permissions", relative
            )
        for path in paths:
            relative = path.relative_to(root).as_posix()
            hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
            if hidden or not path.is_file() or not path.resolve().is_relative_to(base):
                continue
            if relative.isprintable() or relative.encode("utf-8", "replace") == relative.encode(
                "utf-8", "surrogateescape"
            ):
                found.add(relative)
            else:
                problems[relative] = WorkspaceError("has a name that is no UTF-8 text; rename it", relative)
    if errors is not None:
        errors += [problems[path] for path in sorted(problems)]
    return sorted(found)


def _closed(folder: Path) -> list[Path]:
    """Return the folders at and below one that can't be looked into."""
    found: list[Path] = []
    for _ in os.walk(folder, onerror=lambda error: found.append(Path(error.filename))):
        pass
    return [path for path in found if path.is_dir()]


def database(root: Path, relative: str, tables: str, version: int) -> sqlite3.Connection:
    """Return a database of the workspace for what can be made again, locked until its connection is closed.

    `tables` is the SQL that makes its tables. A file that is damaged or of another version is replaced; where none can be
    written, or another run is using it, the database is in memory and forgotten in the end.
    """
    import sqlite3

    def connect(place: str) -> sqlite3.Connection:
        connection = sqlite3.connect(place, timeout=1)
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        if found not in (0, version):
            connection.close()
            raise sqlite3.DatabaseError(f"version {found}")
        if not found:
            connection.executescript(f"BEGIN IMMEDIATE; {tables} PRAGMA user_version = {version}; COMMIT;")
        connection.execute("BEGIN IMMEDIATE")
        return connection

    try:
        path = inside(root, relative)
        path.parent.mkdir(exist_ok=True)
        try:
            return connect(str(path))
        except sqlite3.OperationalError:
            raise  # Busy, or not writable; not damaged.
        except sqlite3.DatabaseError:
            path.unlink()
            return connect(str(path))
    except (sqlite3.Error, OSError, WorkspaceError):
        return connect(":memory:")


def find_workspace(start: Path) -> Workspace:
    """Return the workspace that holds the folder `start`: the nearest folder, itself or above, with `localize.toml`.

    Raises WorkspaceError when there is none, or when its settings are wrong.
    """
    if not start.is_dir():
        raise WorkspaceError(f"is no folder; give one that holds {NAME}", str(start))
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return Workspace(folder, parse(read(folder / NAME, NAME)))
    raise WorkspaceError(f'no {NAME} here or in a folder above; make one with "localize init"', str(start))


def create_workspace(folder: Path, *, source: str, locales: Sequence[str]) -> list[str]:
    """Make a workspace; return the files that were written, relative to it.

    Files that exist are left alone. Raises WorkspaceError when the folder is a workspace already, or for a bad tag.
    """
    if (folder / NAME).exists():
        raise WorkspaceError(f"is a workspace already; edit its {NAME}", str(folder))
    made = {
        NAME: starter(source, locales),
        "glossary/medical.csv": shipped_glossary(),
        ".gitignore": b"# What localize derives; all of it can be made again.\n.localize/\n/site/\n*.mo\n",
    }
    written = [name for name, data in made.items() if not (folder / name).exists() and write(folder / name, data)]
    try:
        (folder / "articles").mkdir(exist_ok=True)
    except OSError as error:
        raise WorkspaceError(f"can't be made ({error.strerror})", str(folder / "articles")) from None
    return sorted(written)


def shipped_glossary() -> bytes:
    """Return the medical glossary that comes with the program."""
    package = Path(__file__).parent
    installed = package / "glossary" / "data" / "medical.csv"
    # In a checkout it lies where its editors look for it; a wheel carries a copy.
    return read(installed if installed.exists() else package.parent / "glossary" / "medical.csv")
