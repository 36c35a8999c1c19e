"""The only reads and writes: whole files, replaced atomically, never outside the workspace."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from errno import EACCES, EINVAL, ENOTDIR, EPERM
from functools import lru_cache
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from localize.errors import LocalizeError, WorkspaceError
from localize.settings import GLOSSARY, Settings
from localize.workspace import NAME, Workspace, fixed_part, parse, starter


def read(path: Path | str, shown: str | None = None) -> bytes:
    """Return a file's bytes.

    `shown` names it in messages (default: the path). Raises WorkspaceError when it is missing or unreadable.
    """
    name = shown or str(path)
    try:
        return _bytes(path)
    except FileNotFoundError:
        raise WorkspaceError("there is no such file; check the path", name) from None
    except OSError as error:
        raise _unreadable(error, name) from None


def find(path: Path | str, shown: str | None = None) -> bytes | None:
    """Return a file's bytes, None where there is none; else as `read`."""
    try:
        return _bytes(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(error, shown or str(path)) from None


def _bytes(path: Path | str) -> bytes:
    """Read a file; raises OSError, also for what is none: a folder, or a pipe, which would be waited for without end."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb", buffering=0) as stream:
        mode = os.fstat(handle).st_mode
        if not S_ISREG(mode):
            raise OSError(EINVAL, "Is a directory" if S_ISDIR(mode) else "Is no file")
        return stream.read()


class State(NamedTuple):
    """What tells one state of a file from another without reading it."""

    size: int
    modified: int
    """In nanoseconds, as the next."""
    changed: int
    """Of its bytes or of what is known of it: who writes a file can set the time above, but not this one."""
    number: int
    """Of the file on its disk: a file that replaced it has another."""
    disk: int


def state(path: Path | str) -> State | None:
    """Return the state of a file; None where there is none, or none that can be looked at."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    if not S_ISREG(found.st_mode):
        return None
    return State(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev)


def clock(folder: Path) -> State | None:
    """Return the state of a folder that changed this moment: what time it is on its disk, be that another machine's.

    None where it can't be changed.
    """
    try:
        os.utime(folder)
        found = os.stat(folder)
    except OSError:
        return None
    return State(0, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev)


def _unreadable(error: OSError, shown: str) -> WorkspaceError:
    remedy = "check its permissions" if error.errno in (EACCES, EPERM) else "put a file there"
    return _refused("read", error, remedy, shown)


def _refused(what: str, error: OSError, remedy: str, shown: str) -> WorkspaceError:
    if error.errno == ENOTDIR:
        remedy = "take away the file that is where its folder should be"
    return WorkspaceError(f"can't be {what} ({error.strerror or error}); {remedy}", shown)


def write(path: Path | str, data: bytes, shown: str | None = None, *, sync: bool = True) -> bool:
    """Write a file if its bytes change; return whether they did.

    The new bytes go to a temporary file beside it, which replaces the old file in one step, so that a process killed at
    any moment leaves the old file or the new one. With `sync` they are on the disk before, so that a power cut leaves one
    of the two as well; without it a power cut within the next half minute or so may leave an empty file, and so it is
    for what can be made again alone. Raises WorkspaceError when it can't be written.
    """
    try:
        # A link stays one: what it leads to is written.
        target = os.path.realpath(path) if os.path.islink(path) else os.path.join(os.curdir, path)
        mode = None
        with suppress(FileNotFoundError, NotADirectoryError):
            old = os.stat(target)
            mode = old.st_mode & 0o777
            if S_ISREG(old.st_mode) and old.st_size == len(data) and _bytes(target) == data:
                return False
        try:
            _replace(target, data, mode, sync=sync)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            _replace(target, data, mode, sync=sync)
    except OSError as error:
        raise _refused("written", error, "check the folder's permissions and space", shown or str(path)) from None
    return True


def write_all(root: Path, made: Mapping[str, bytes]) -> list[str]:
    """Write several files of a workspace, all or none; return those whose bytes changed.

    All new bytes are on the disk before the first file is replaced, in the order of `made`; where one can't be replaced,
    those before it get their old bytes back. Raises WorkspaceError, and then nothing has changed.
    """
    old: dict[str, bytes | None] = {}
    staged: list[tuple[str, str, str]] = []
    try:
        for name, data in made.items():
            target = os.path.realpath(inside(root, name))
            before = find(Path(target), name)
            if before != data:
                old[name] = before
                staged.append((name, target, _stage(target, data, _mode(target))))
        for _, target, temporary in staged:
            os.replace(temporary, target)
    except (OSError, WorkspaceError) as error:
        for name, target, temporary in staged:
            if os.path.exists(temporary):
                os.unlink(temporary)
            elif (before := old[name]) is not None:
                _replace(target, before, _mode(target))
            else:
                os.unlink(target)
        why = error.strerror or error if isinstance(error, OSError) else error.message
        raise WorkspaceError(
            f"can't be written ({why}), so that no file was; check the folders' permissions and space",
            next(reversed(old), None),
        ) from None
    return list(old)


def _mode(target: str) -> int | None:
    return os.stat(target).st_mode & 0o777 if os.path.exists(target) else None


def _replace(target: str, data: bytes, mode: int | None, *, sync: bool = True) -> None:
    temporary = _stage(target, data, mode, sync=sync)
    try:
        os.replace(temporary, target)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise


def _stage(target: str, data: bytes, mode: int | None, *, sync: bool = True) -> str:
    """Write bytes to a temporary file beside a file, with its mode, and sync them where asked; return its path."""
    folder, name = os.path.split(target)
    temporary = os.path.join(folder, f".{name[:40]}.{os.urandom(6).hex()}.tmp")
    # A new file has the mode that the process's mask leaves, as any program's.
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with open(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            if mode is not None:
                os.chmod(temporary, mode)
            if sync:
                os.fsync(handle)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise
    return temporary


def inside(root: Path, relative: str) -> Path:
    """Return the path of a file of the workspace.

    Raises WorkspaceError when it would lie elsewhere: an absolute path, `..`, or a link that leads out.
    """
    return Path(Places(root).inside(relative))


class Places:
    """Where the files of a workspace are, for one run: where its folders lead to is looked up once."""

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self._real = os.path.realpath(root)
        self._folders: dict[str, bool] = {}

    def inside(self, relative: str) -> str:
        """Return the path of a file, as `inside`."""
        path = os.path.join(self._root, relative)
        folder, name = os.path.split(path)
        try:
            safe = None if name in ("", ".", "..") or os.path.islink(path) else self._folders.get(folder)
            if safe is None:
                safe = _is_below(os.path.realpath(path), self._real)
                if safe and os.path.isdir(folder):
                    self._folders[folder] = _is_below(os.path.realpath(folder), self._real)
        except OSError as error:
            raise WorkspaceError(f"can't be read ({error.strerror or error}); check its folder", relative) from None
        if not safe:
            raise WorkspaceError("lies outside the workspace; use a path below its folder", relative)
        return path


@lru_cache(maxsize=8)
def _real(root: Path) -> str:
    return os.path.realpath(root)


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(os.path.join(folder, ""))


def glob(
    root: Path, patterns: Iterable[str], errors: list[LocalizeError] | None = None, notes: list[str] | None = None
) -> list[str]:
    """Return the files that the patterns name: relative to `root`, forward slashes, sorted, each once.

    Hidden folders are left out, and so is what a link leads to outside the workspace. `errors` gets what can't be
    looked into, and names that are no text; `notes` get links that are left out. Raises WorkspaceError for a pattern
    that is absolute, climbs out, or is none.
    """
    found: set[str] = set()
    problems: dict[str, LocalizeError] = {}
    left_out: set[str] = set()
    base, top = _real(root), os.path.join(root, "")
    folders: dict[str, bool] = {}
    for pattern in patterns:
        if not pattern or Path(pattern).is_absolute() or ".." in Path(pattern).parts:
            raise WorkspaceError(f"the pattern {pattern!r} lies outside the workspace; use one below its folder", NAME)
        try:
            paths = list(map(str, root.glob(pattern)))
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
            relative = path.removeprefix(top).replace(os.sep, "/")
            if f"/{relative}".find("/.") >= 0:
                continue
            if not os.path.isfile(path):
                if os.path.islink(path) and not os.path.exists(path):
                    left_out.add(f"{relative}: is left out, for this link leads nowhere")
                continue
            holder = os.path.dirname(path)
            if holder not in folders:
                folders[holder] = _is_below(os.path.realpath(holder), base)
            if not folders[holder] or (os.path.islink(path) and not _is_below(os.path.realpath(path), base)):
                left_out.add(f"{relative}: is left out, for this link leads out of the workspace")
                continue
            if relative.isprintable() or relative.encode("utf-8", "replace") == relative.encode(
                "utf-8", "surrogateescape"
            ):
                found.add(relative)
            else:
                problems[relative] = WorkspaceError("has a name that is no UTF-8 text; rename it", relative)
    if notes is not None:
        notes += sorted(left_out)
    if errors is not None:
        errors += [problems[path] for path in sorted(problems)]
    return sorted(found)


def _closed(folder: Path) -> list[Path]:
    """Return the folders at and below one that can't be looked into."""
    found: list[Path] = []
    for _ in os.walk(folder, onerror=lambda error: found.append(Path(error.filename))):
        pass
    return [path for path in found if path.is_dir()]


def states(folder: Path, suffix: str) -> list[tuple[str, int, int]]:
    """Return path, size and time of change of the files below a folder whose names end so, sorted."""
    found = []
    for place, _, names in os.walk(folder):
        for name in names:
            if name.endswith(suffix):
                path = os.path.join(place, name)
                state = os.stat(path)
                found.append((os.path.relpath(path, folder), state.st_size, state.st_mtime_ns))
    return sorted(found)


def find_workspace(start: Path) -> Workspace:
    """Return the workspace that holds the folder `start`: the nearest folder, itself or above, with `localize.toml`.

    A glossary that the settings don't name, and that isn't there, is none. Raises WorkspaceError when there is none, or
    when its settings are wrong.
    """
    if not start.is_dir():
        raise WorkspaceError(f"is no folder; give one that holds {NAME}", str(start))
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return Workspace(folder, _without_missing(parse(read(folder / NAME, NAME)), folder))
    raise WorkspaceError(f'no {NAME} here or in a folder above; make one with "localize init"', str(start))


def below_repository(folder: Path) -> str:
    """Return the way from the repository's folder to one in it, with forward slashes; empty where they are the same.

    The repository is the nearest folder, itself or above, with `.git`; where there is none the way is empty.
    """
    for above in (folder, *folder.parents):
        if (above / ".git").exists():
            way = folder.relative_to(above).as_posix()
            return "" if way == "." else way
    return ""


def _without_missing(settings: Settings, folder: Path) -> Settings:
    """Leave out the glossary that settings have where nobody set one, if it is not there."""
    unset = settings.project.glossary is GLOSSARY
    if not unset or any((folder / path).exists() for path in GLOSSARY):
        return settings
    return replace(settings, project=replace(settings.project, glossary=()))


def create_workspace(folder: Path, *, source: str, locales: Sequence[str]) -> list[str]:
    """Make a workspace; return the files that were written, relative to it.

    Files that exist are left alone. Raises WorkspaceError when the folder is a workspace already, or for a bad tag.
    """
    if (folder / NAME).exists():
        raise WorkspaceError(f"is a workspace already; edit its {NAME}", str(folder))
    made = {
        NAME: starter(source, locales),
        GLOSSARY[0]: shipped_glossary(),
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
