"""The summary of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from localize.cli import views
from localize.cli.shared import FailOn, Format, finish, show_json
from localize.model import Severity, State

if TYPE_CHECKING:
    from localize.work import Report, Work


def end(context: typer.Context, work: Work, shown: Format, fail_on: FailOn = FailOn.NEVER) -> int:
    """Print the summary, notes and errors; return the exit code."""
    if shown is Format.JSON:
        show_json(as_json(work))
    else:
        show(work.report)
    return finish(context, work.report, fail_on)


def as_json(work: Work) -> dict[str, Any]:
    """Return the summary as plain values."""
    report = work.report
    return {
        "articles": report.articles,
        "segments": report.segments,
        "quotes": report.quotes,
        "bilingual": report.bilingual,
        "beads": report.beads,
        "locales": {
            locale: {state.value: number for state, number in states.items()}
            for locale, states in report.states.items()
        },
        "findings": [
            {"rule": rule, "severity": severity.value, "count": number} for (severity, rule), number in _by_rule(report)
        ],
        "drafted": report.drafted,
        "dropped": report.dropped,
        "written": sorted(report.written),
        "pages": paths(work),
        "errors": [str(error) for error in report.errors],
    }


def counted(number: int, what: str) -> str:
    """Return a number with its noun: `1 article`, `2 articles`."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def paths(work: Work) -> list[str]:
    """Return the paths of the pages that are there now, sorted."""
    return sorted(f"{work.workspace.settings.project.site}/{page.path}" for page in work.report.pages)


def show(report: Report) -> None:
    """Print the summary as tables on standard output."""
    from rich import box
    from rich.table import Table

    console = views.console()
    console.print(
        f"{counted(report.articles, 'article')}, {counted(report.segments, 'segment')}, "
        f"{counted(report.quotes, 'quote')} ({report.bilingual} bilingual, {counted(report.beads, 'bead')})"
    )
    table = Table(box=box.SIMPLE, pad_edge=False)
    table.add_column("locale")
    for state in State:
        table.add_column(state.value, justify="right")
    table.add_column("pages", justify="right")
    for locale, states in report.states.items():
        pages = sum(page.expected.locale == locale for page in report.pages)
        table.add_row(locale, *(str(states[state]) for state in State), str(pages))
    if report.states:
        console.print(table)
    rules = _by_rule(report)
    if rules:
        table = Table(box=box.SIMPLE, pad_edge=False)
        for name in ("finding", "severity"):
            table.add_column(name)
        table.add_column("count", justify="right")
        for (severity, rule), number in rules:
            table.add_row(rule, severity.value, str(number))
        console.print(table)
    if report.drafted or report.dropped:
        drafts = counted(report.drafted, "draft")
        console.print(f"{drafts} written, {report.dropped} dropped because a placeholder was lost")
    console.print(f"{counted(len(report.written), 'file')} changed")


def _by_rule(report: Report) -> list[tuple[tuple[Severity, str], int]]:
    """Return how many findings each rule has, the worst first."""
    order = list(Severity)
    numbers = (((Severity(severity), rule), number) for (severity, rule), number in report.numbers().items())
    return sorted(numbers, key=lambda item: (order.index(item[0][0]), item[0][1]))
