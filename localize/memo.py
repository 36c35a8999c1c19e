"""What an article gave last time, kept in `.localize/`: where nothing has changed, nothing is done again.

A memo is good as long as everything that it was made from, and everything that was made from it, has the same bytes: the
article, its catalogs and pages, the glossaries, the settings, and the program itself. It can be deleted at any time.
"""

from __future__ import annotations

import dataclasses
import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from localize import files
from localize.errors import WorkspaceError
from localize.model import Finding, Severity, State, Where
from localize.work import Report, Work

FOLDER = ".localize"
COUNTS = ("articles", "segments", "quotes", "bilingual", "beads")


def basis(work: Work, *context: object) -> str:
    """Return a digest of what results of all articles depend on: program, settings, glossaries, and the `context`."""
    settings = work.workspace.settings
    parts = [_program(), repr(settings), repr(work.locales), repr(context)]
    parts += [_digest(work, path) for path in settings.project.glossary]
    return _sha("\n".join(parts))


def stamp(work: Work, on: str, paths: tuple[str, ...]) -> str:
    """Return a digest of a basis, and of files of the workspace, there or not."""
    return _sha("\n".join((on, *(_digest(work, path) for path in paths))))


def _sha(text: str) -> str:
    return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def recall(work: Work, kind: str, path: str, expected: str) -> Any:
    """Return what was remembered of an article under this stamp, or None."""
    try:
        place = _place(work, kind, path)
        found = json.loads(files.read(place)) if place.is_file() else {"stamp": None}
        return found["value"] if found["stamp"] == expected else None
    except (ValueError, KeyError, TypeError, WorkspaceError):
        return None  # A damaged memo is none.


def remember(work: Work, kind: str, path: str, under: str, value: Any) -> None:
    """Keep a value of an article under a stamp; where that can't be written, it is not kept."""
    data = json.dumps({"stamp": under, "value": value}, ensure_ascii=False).encode("utf-8", "backslashreplace")
    try:
        files.write(_place(work, kind, path), data, durable=False)
    except WorkspaceError:
        return


def from_report(report: Report) -> dict[str, Any]:
    """Return a report as plain values; what it wrote is left out, since next time nothing is written."""
    return {
        "counts": {name: getattr(report, name) for name in COUNTS},
        "states": report.states,
        "findings": [dataclasses.asdict(finding) for finding in report.findings],
        "notes": report.notes,
        "pages": [[page.path, page.title, page.expected.locale, page.assets] for page in report.pages],
    }


def to_report(value: dict[str, Any]) -> Report:
    """Return the report that was made into plain values."""
    report = Report(**value["counts"], notes=value["notes"])
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
    return Finding(
        **{
            **value,
            "severity": Severity(value["severity"]),
            "where": Where(**value["where"]),
            "span": tuple(value["span"]) if value["span"] else None,
            "article": Where(**value["article"]) if value["article"] else None,
        }
    )


def _place(work: Work, kind: str, path: str) -> Path:
    return files.inside(work.workspace.root, f"{FOLDER}/{kind}/{_sha(path)}.json")


def _digest(work: Work, path: str) -> str:
    try:
        return sha256(work.read(path)).hexdigest() if work.exists(path) else "-"
    except WorkspaceError:
        return "?"


@cache
def _program() -> str:
    """Return what tells one state of the program from another: its modules' sizes and times of change."""
    folder = Path(__file__).parent
    marks = [(str(p.relative_to(folder)), p.stat().st_size, p.stat().st_mtime_ns) for p in sorted(folder.rglob("*.py"))]
    return repr(marks)
