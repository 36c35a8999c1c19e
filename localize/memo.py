"""What an article gave last time, kept in `.localize/`: where nothing has changed, nothing is done again.

A memo is good as long as everything that it was made from, and everything that was made from it, has the same bytes: the
article, its catalogs and pages, the glossaries, the settings, and the program itself. It can be deleted at any time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from localize import files
from localize.errors import WorkspaceError
from localize.parallel import Job, spread
from localize.work import Report, Work

if TYPE_CHECKING:
    import sqlite3

    from localize.model import Finding, Where

T = TypeVar("T")
FOLDER = ".localize"
COUNTS = ("articles", "segments", "quotes", "bilingual", "beads")
_VERSION = 1
_TABLES = "CREATE TABLE memos (kind, article, stamp, value, PRIMARY KEY (kind, article)) WITHOUT ROWID;"
_AT_ONCE = 256
"""So many memos are written at once; what a killed process had not written yet is done again."""


class Kind(NamedTuple):
    """What is remembered of each article."""

    name: str
    basis: str
    """Digest of what all memos of this kind depend on."""
    files: Callable[[Work, str], tuple[str, ...]]
    """Which files an article's result is made from, and which are made from it."""


class Digests:
    """Digests of files of the workspace, there or not, each read once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._known: dict[str, str] = {}

    def stamp(self, basis: str, paths: tuple[str, ...]) -> str:
        """Return a digest of a basis, and of files."""
        return _sha("\n".join((basis, *map(self.of, paths))))

    def of(self, path: str) -> str:
        """Return a file's digest."""
        if path not in self._known:
            try:
                data = self._work.find(path)
                self._known[path] = "-" if data is None else sha256(data).hexdigest()
            except WorkspaceError:
                self._known[path] = "?"
        return self._known[path]


def basis(work: Work, *context: object) -> str:
    """Return a digest of what results of all articles depend on: program, settings, glossaries, decisions, `context`."""
    settings = work.workspace.settings
    parts = (_program(), repr(settings), repr(work.locales), repr(work.decisions), repr(context))
    return Digests(work).stamp("\n".join(parts), settings.project.glossary)


def _always(work: Work, path: str, digests: Digests) -> bool:
    del work, path, digests
    return True


def each(
    work: Work,
    kind: Kind,
    job: Job[T],
    paths: tuple[str, ...],
    title: str,
    *,
    to_plain: Callable[[T], Any],
    from_plain: Callable[[Any], T],
    holds: Callable[[Work, str, Digests], bool] = _always,
) -> Iterator[T]:
    """Give the result of a job for each article, in order; the job is done only where no memo holds.

    `to_plain` makes a result of values that JSON has, `from_plain` the result of them. `holds` may say that an article's
    memo doesn't hold whatever its stamp. A job whose report has an error is not remembered, nor is any where a glossary
    has one, and so the error is said again.
    """
    if not paths:
        return
    with closing(files.database(work.workspace.root, f"{FOLDER}/memos.sqlite", _TABLES, _VERSION, small=True)) as base:
        known = _recalled(work, kind, base, paths, holds)
        todo = tuple(path for path in paths if path not in known)
        if todo:
            work.prepare()
        fresh = spread(work, partial(_noted, kind, job, to_plain), todo, title)
        new: list[tuple[str, str, str, str]] = []
        try:
            for path in paths:
                if path in known:
                    yield from_plain(json.loads(known.pop(path)))
                    continue
                result, memo = next(fresh)
                if memo is not None and work.terms.sound:
                    new.append((kind.name, path, *memo))
                    if len(new) >= _AT_ONCE:
                        _keep(base, new)
                yield result
        finally:
            _keep(base, new)


def _recalled(
    work: Work,
    kind: Kind,
    base: sqlite3.Connection,
    paths: tuple[str, ...],
    holds: Callable[[Work, str, Digests], bool],
) -> dict[str, str]:
    """Return the memos that hold, by article."""
    known = {}
    for path in paths:
        found = base.execute(
            "SELECT stamp, value FROM memos WHERE kind = ? AND article = ?", (kind.name, path)
        ).fetchone()
        if found is None:
            continue
        digests = Digests(work)
        if found[0] == digests.stamp(kind.basis, kind.files(work, path)) and holds(work, path, digests):
            known[path] = found[1]
    return known


def _keep(base: sqlite3.Connection, rows: list[tuple[str, str, str, str]]) -> None:
    base.executemany("INSERT OR REPLACE INTO memos VALUES (?, ?, ?, ?)", rows)
    base.commit()
    base.execute("BEGIN IMMEDIATE")
    rows.clear()


def _noted(
    kind: Kind, job: Job[T], to_plain: Callable[[T], Any], work: Work, path: str
) -> tuple[T, tuple[str, str] | None]:
    """Do a job; return its result, and its stamp and memo where it may be remembered."""
    result = job(work, path)
    if work.report.errors:
        return result, None
    stamp = Digests(work).stamp(kind.basis, kind.files(work, path))
    return result, (stamp, json.dumps(to_plain(result)))


def _sha(text: str) -> str:
    return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def from_report(report: Report) -> dict[str, Any]:
    """Return a report as plain values; what it wrote is left out, since next time nothing is written."""
    return {
        "counts": {name: getattr(report, name) for name in COUNTS},
        "states": report.states,
        "findings": [_plain(finding) for finding in report.findings],
        "notes": report.notes,
        "selectors": sorted(report.selectors),
        "pages": [[page.path, page.title, page.expected.locale, page.assets] for page in report.pages],
    }


def _plain(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain values; `dataclasses.asdict` takes ten times as long."""
    article = finding.article
    return {**_fields(finding), "where": _fields(finding.where), "article": _fields(article) if article else None}


def _fields(value: Finding | Where) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}


def to_report(value: dict[str, Any]) -> Report:
    """Return the report that was made into plain values."""
    from localize.model import State

    report = Report(**value["counts"], notes=value["notes"], selectors=set(value["selectors"]))
    report.states = {
        locale: {State(state): number for state, number in states.items()} for locale, states in value["states"].items()
    }
    report.findings = [_finding(found) for found in value["findings"]]
    if not value["pages"]:
        return report
    from localize.site import Expected, Page

    report.pages = [
        Page(path, b"", title, assets=tuple((source, copy) for source, copy in assets), expected=Expected(locale))
        for path, title, locale, assets in value["pages"]
    ]
    return report


def _finding(value: dict[str, Any]) -> Finding:
    from localize.model import Finding, Severity, Where

    return Finding(
        **{
            **value,
            "severity": Severity(value["severity"]),
            "where": Where(**value["where"]),
            "span": tuple(value["span"]) if value["span"] else None,
            "article": Where(**value["article"]) if value["article"] else None,
        }
    )


@cache
def _program() -> str:
    """Return what tells one state of the program from another: its modules' sizes and times of change."""
    return repr(files.states(Path(__file__).parent, ".py"))
