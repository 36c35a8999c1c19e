"""What an article gave last time, kept in `.localize/`: where nothing has changed, nothing is done again.

A memo is good as long as everything that it was made from, and everything that was made from it, has the same bytes: the
article, its catalogs and pages, the glossaries, the settings, and the program itself. It names these files, since what
an article links is known from the article alone. It can be deleted at any time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from localize import files
from localize.derived import FOLDER, database
from localize.digests import Digests, Seen, encoder, program
from localize.model import Finding, Severity, State, Where
from localize.parallel import Job, spread
from localize.work import Report, Work

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")
COUNTS = ("articles", "segments", "quotes", "bilingual", "beads")
_VERSION = 5
_TABLES = "CREATE TABLE memos (kind, article, basis, files, value, PRIMARY KEY (kind, article));"
_AT_ONCE = 256
"""So many memos are written at once; what a killed process had not written yet is done again."""


class Kind(NamedTuple):
    """What is remembered of each article."""

    name: str
    basis: str
    """Digest of what all memos of this kind depend on."""
    files: Callable[[Work, str], tuple[str, ...]]
    """Which files an article's result is made from, and which are made from it."""
    load: Callable[[Work], None] | None = None
    """As in `parallel.spread`."""


def basis(work: Work, *context: object) -> str:
    """Return a digest of what results of all articles depend on: program, settings, glossaries, decisions, `context`."""
    settings = work.workspace.settings
    parts = (program(), encoder(work), repr(settings), repr(work.locales), repr(work.decisions), repr(context))
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
    with closing(database(work.workspace.root, f"{FOLDER}/memos.sqlite", _TABLES, _VERSION, small=True)) as base:
        now = files.clock(work.workspace.root / FOLDER)
        known = _recalled(work, kind, base, paths, holds, now)
        todo = tuple(path for path in paths if path not in known)
        if todo:
            work.prepare()
        fresh = spread(work, partial(_noted, kind, job, to_plain, now), todo, title, kind.load)
        new: list[tuple[str | bytes, ...]] = []
        try:
            for path in paths:
                if path in known:
                    yield from_plain(json.loads(known.pop(path)))
                    continue
                result, memo = next(fresh)
                if memo is not None and work.terms.sound:
                    new.append((kind.name, path, kind.basis, *memo))
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
    now: files.State | None,
) -> dict[str, bytes]:
    """Return the memos that hold, by article; those whose files had to be read note their states."""
    known = {}
    renewed = []
    for path in paths:
        row = base.execute(
            "SELECT files, value FROM memos WHERE kind = ? AND article = ? AND basis = ?", (kind.name, path, kind.basis)
        ).fetchone()
        if row is None:
            continue
        remembered = [_seen(*one) for one in json.loads(row[0])]
        digests = Digests(work, now, remembered)
        seen = [digests.seen(one.path) for one in remembered]
        if [one.digest for one in seen] == [one.digest for one in remembered] and holds(work, path, digests):
            known[path] = row[1]
            if seen != remembered:
                renewed.append((json.dumps(seen), kind.name, path))
    base.executemany("UPDATE memos SET files = ? WHERE kind = ? AND article = ?", renewed)
    return known


def _seen(path: str, digest: str, state: list[int] | None) -> Seen:
    return Seen(path, digest, files.State(*state) if state else None)


def _keep(base: sqlite3.Connection, rows: list[tuple[str | bytes, ...]]) -> None:
    """Write memos; where the file was taken away meanwhile, they are forgotten."""
    import sqlite3

    with suppress(sqlite3.OperationalError):
        base.executemany("INSERT OR REPLACE INTO memos VALUES (?, ?, ?, ?, ?)", rows)
        base.commit()
        base.execute("BEGIN IMMEDIATE")
    rows.clear()


def _noted(
    kind: Kind, job: Job[T], to_plain: Callable[[T], Any], now: files.State | None, work: Work, path: str
) -> tuple[T, tuple[str, bytes] | None]:
    """Do a job; return its result, and where it may be remembered what it depends on, and the memo."""
    result = job(work, path)
    if work.report.errors:
        return result, None
    digests = Digests(work, now)
    memo = json.dumps(to_plain(result), ensure_ascii=False).encode("utf-8", "surrogatepass")
    return result, (json.dumps([digests.seen(name) for name in kind.files(work, path)]), memo)


def from_report(report: Report) -> dict[str, Any]:
    """Return a report as plain values; what it did is left out, since next time nothing is done."""
    return {
        "counts": {name: getattr(report, name) for name in COUNTS},
        "states": report.states,
        "findings": [_plain(finding) for finding in report.findings],
        "tally": [[*what, number] for what, number in report.tally.items()],
        "notes": report.notes,
        "selectors": sorted(report.selectors),
        "pages": [[page.path, page.title, page.expected.locale, page.assets] for page in report.pages],
    }


def _plain(finding: Finding) -> list[Any]:
    """Return a finding as plain values, in the order of its fields; there may be many, and names take half of the room."""
    return [_values(value) if isinstance(value, Where) else value for value in _values(finding)]


def _values(value: Finding | Where) -> list[Any]:
    return [getattr(value, item.name) for item in fields(value)]


def to_report(value: dict[str, Any]) -> Report:
    """Return the report that was made into plain values."""
    report = Report(**value["counts"], notes=value["notes"], selectors=set(value["selectors"]))
    report.states = {
        locale: {State(state): number for state, number in states.items()} for locale, states in value["states"].items()
    }
    report.findings = [_finding(*found) for found in value["findings"]]
    report.tally.update({(severity, rule): number for severity, rule, number in value["tally"]})
    if not value["pages"]:
        return report
    from localize.site import Expected, Page

    report.pages = [
        Page(path, b"", title, assets=tuple((source, copy) for source, copy in assets), expected=Expected(locale))
        for path, title, locale, assets in value["pages"]
    ]
    return report


def _finding(
    rule: str,
    severity: str,
    where: list[Any],
    message: str,
    remedy: str,
    source: str,
    target: str,
    span: list[int] | None,
    article: list[Any] | None,
    locale: str | None,
) -> Finding:
    return Finding(
        rule,
        _SEVERITIES[severity],
        Where(*where),
        message,
        remedy,
        source,
        target,
        (span[0], span[1]) if span else None,
        Where(*article) if article else None,
        locale,
    )


_SEVERITIES = {severity.value: severity for severity in Severity}
