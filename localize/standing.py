"""The baseline of a workspace: what was found before, written and left out of the report."""

from __future__ import annotations

from pathlib import Path

from localize import files
from localize.reports import baseline
from localize.work import Work


def write(work: Work, path: Path | None = None, *, every: bool, all_rules: bool) -> None:
    """Write the errors and warnings of the report into a baseline file; the workspace's own, unless named.

    What was not checked stays as it is: other articles and locales unless `every` one was, files that can't be read, and
    what other rules found unless `all_rules` ran. Raises WorkspaceError where that is needed of a file that is no baseline.
    """
    name, shown = _named(work, path)
    partly = not (every and all_rules) or bool(work.report.errors)
    known = baseline.read(files.read(name, shown), shown) if partly and name.is_file() else None
    if known is not None and every and not work.report.errors:
        known = known.without(_ran(work))
    files.write(name, baseline.write(work.report.findings, known), shown)
    work.report.note(f"{shown}: has the errors and warnings of this run; they are not shown again until they change")
    if known is not None and known.known:
        work.report.note(f"{shown}: only a part was checked; what it has of the rest is kept")


def leave_out(work: Work, path: Path | None = None, *, every: bool) -> None:
    """Take the findings of a baseline out of the report, and note how many, and which of it are found no longer.

    `every` tells that all articles and locales were checked, so that what is not found is gone. Raises WorkspaceError
    where the file named is no baseline; without a name and without a file there is nothing to do.
    """
    name, shown = _named(work, path)
    if path is None and not name.is_file():
        return
    known = baseline.read(files.read(name, shown), shown)
    report = work.report
    new = known.new(report.findings)
    if len(new) < len(report.findings):
        report.note(f"{shown}: {len(report.findings) - len(new)} known findings are not shown")
    stale = known.stale(report.findings, _ran(work)) if every and not report.errors else []
    if stale:
        report.note(
            f'{shown}: {len(stale)} no longer found, such as {stale[0]}; drop them with "localize check --write-baseline"'
        )
    report.findings = new


def _named(work: Work, path: Path | None) -> tuple[Path, str]:
    """Return where the baseline is, and what it is called in messages."""
    return path or work.workspace.root / baseline.NAME, str(path or baseline.NAME)


def _ran(work: Work) -> frozenset[str]:
    from localize.checks import active

    return frozenset(rule.name for rule in active(work.workspace.settings.checks))
