"""Digests of files, remembered with their states: what has not changed since is not read again."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from localize import files
from localize.errors import WorkspaceError
from localize.work import Work

_STEP = 2_000_000_000
"""Nanoseconds: the coarsest time that a file system keeps (FAT). Of a file that changed within one step before it was read,
the times can't tell whether it changed again in the same step (https://git-scm.com/docs/racy-git)."""


class Seen(NamedTuple):
    """A file as it was when it was read."""

    path: str
    digest: str
    state: files.State | None
    """None where another change could leave the same state, and where there is no file."""


class Digests:
    """Digests of files of the workspace, there or not, each looked at once. Of a file that this article's work has read or
    written they are of those bytes, whatever has become of it since.

    `remembered` is what was seen of them earlier. `now` is the time of the disk at a moment before any of them is read;
    without it nothing that is read now can be remembered with its state.
    """

    def __init__(self, work: Work, now: files.State | None = None, remembered: Iterable[Seen] = ()) -> None:
        self._work = work
        self._now = now
        self._remembered = {seen.path: seen for seen in remembered}
        self._seen: dict[str, Seen] = {}

    def stamp(self, basis: str, paths: Iterable[str]) -> str:
        """Return a digest of a basis, and of files."""
        return digest("\n".join((basis, *map(self.of, paths))))

    def of(self, path: str) -> str:
        """Return a file's digest."""
        return self.seen(path).digest

    def seen(self, path: str) -> Seen:
        """Return a file's digest, with its state."""
        if path not in self._seen:
            self._seen[path] = self._look(path)
        return self._seen[path]

    def _look(self, path: str) -> Seen:
        held = self._work.at_hand(path)
        if held is not None:
            return self._seen_as(path, held.data, held.state)
        try:
            place = self._work.places.inside(path)
            state = files.state(place)
            remembered = self._remembered.get(path)
            if remembered is not None and state is not None and remembered.state == state:
                return remembered
            data = files.find(place, path) if state is None else files.read(place, path)
        except WorkspaceError:
            return Seen(path, "?", None)
        if data is None:
            return Seen(path, "-", None)
        return self._seen_as(path, data, state)

    def _seen_as(self, path: str, data: bytes, state: files.State | None) -> Seen:
        return Seen(path, sha256(data).hexdigest(), state if self._is_settled(state) else None)

    def _is_settled(self, state: files.State | None) -> bool:
        """Tell whether any change from now on would leave another state."""
        now = self._now
        if now is None or state is None or state.disk != now.disk:
            return False
        return max(state.modified, state.changed) + _STEP < now.modified


def encoder(work: Work) -> str:
    """Return what tells one state of the encoder that the settings choose from another: its files' sizes and times of change."""
    folder = work.workspace.settings.quotes.encoder
    return repr(files.states(work.workspace.root / folder, "")) if folder else ""


def digest(text: str) -> str:
    """Return a digest of a text."""
    return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


@cache
def program() -> str:
    """Return what tells one state of the program from another: its modules' sizes and times of change."""
    return repr(files.states(Path(__file__).parent, ".py"))
