"""`localize check`: faults in catalogs."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from localize.cli.shared import (
    Articles,
    Failing,
    FailOn,
    Jobs,
    Locales,
    begin,
    finish,
    show_document,
    show_json,
    show_rules,
)

if TYPE_CHECKING:
    from localize.work import Work


class ReportFormat(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"


_OF_THE_SITE = frozenset(("glossary-conflict", "inconsistent-repeat"))


def check(
    context: typer.Context,
    articles: Articles = None,
    locales: Locales = None,
    jobs: Jobs = None,
    shown: Annotated[
        ReportFormat, typer.Option("--format", "-f", help="How to print the findings.")
    ] = ReportFormat.TEXT,
    fail_on: Failing = FailOn.ERROR,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="RULE", help="Rule to run; may be repeated.", show_default="all"),
    ] = None,
    skip: Annotated[
        list[str] | None, typer.Option("--skip", metavar="RULE", help="Rule not to run; may be repeated.")
    ] = None,
    severity: Annotated[
        list[str] | None,
        typer.Option("--severity", metavar="RULE=LEVEL", help="Level of a rule's findings; may be repeated."),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="Findings not to report again.",
            show_default="localize-baseline.json in the workspace, where there is one",
        ),
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write all errors and warnings into the baseline.")
    ] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the rules that would run, and check nothing.")] = False,
) -> int:
    """Check the catalogs: terms, numbers, placeholders, citations, leftovers. Changes no file of them.

    An old workspace starts clean with a baseline: what is in it is not reported again, until its text changes.

    Example: localize check --format github
    """
    from localize import commands, standing

    work = begin(context, locales=locales, articles=articles, jobs=jobs)
    if only or skip or severity:
        work = _choosing(work, only or (), skip or (), severity or ())
    if listed:
        _list(work, shown)
        return finish(context, work.report)
    commands.check(work)
    for name in _OF_THE_SITE.intersection(only or ()) if not work.whole else ():
        work.report.note(f"{name} looks at the site as a whole; leave out the articles and locales to have it checked")
    if write_baseline:
        standing.write(work, baseline, every=work.whole, all_rules=not (only or skip))
    standing.leave_out(work, baseline, every=work.whole)
    show(work, shown)
    return finish(context, work.report, fail_on)


def _list(work: Work, shown: ReportFormat) -> None:
    """Print the rules that would run; raises LocalizeError for a format that is one of findings alone."""
    from localize.checks import active
    from localize.errors import LocalizeError

    settings = work.workspace.settings.checks
    rules = [
        (rule.name, settings.severity.get(rule.name, rule.severity.value), rule.summary) for rule in active(settings)
    ]
    if shown is ReportFormat.JSON:
        show_json([{"rule": name, "severity": level, "summary": summary} for name, level, summary in rules])
        return
    if shown is not ReportFormat.TEXT:
        raise LocalizeError(f"--list --format {shown.value}: rules are listed as text or json")
    show_rules(rules)


def show(work: Work, shown: ReportFormat) -> None:
    """Print the findings; formats that programs read name what can't be read, too, which people see on standard error.

    Code hosts and CI servers look for files from the repository's folder, so there they are named from it.
    """
    from localize.files import below_repository
    from localize.reports import REPORTS, moved, unreadable

    report = work.report
    if shown is ReportFormat.TEXT:
        nothing = bool(report.errors) and not report.findings
        typer.echo("no findings in what can be read\n" if nothing else REPORTS[shown.value](report.findings), nl=False)
        return
    findings = [*unreadable(report.errors), *report.findings]
    if shown is not ReportFormat.JSON:
        findings = moved(findings, below_repository(work.workspace.root))
    show_document(REPORTS[shown.value](findings))


def _choosing(work: Work, only: Iterable[str], skip: Iterable[str], severity: Iterable[str]) -> Work:
    """Narrow the rules to those asked for; raises LocalizeError for a name that no rule has, or no level."""
    from dataclasses import replace

    from localize.checks import misnamed, rules
    from localize.errors import LocalizeError
    from localize.model import Severity

    only, skip = tuple(only), tuple(skip)
    levels = {}
    for text in severity:
        name, _, level = text.partition("=")
        if level not in list(Severity):
            raise LocalizeError(f"--severity {text}: write RULE=LEVEL; the level must be {', '.join(Severity)}")
        levels[name] = level
    wrong = misnamed((*only, *skip, *levels))
    if wrong:
        raise LocalizeError(wrong)
    settings = work.workspace.settings
    left_out = {*settings.checks.skip, *skip, *(name for name in rules() if only and name not in only)}
    # What is asked for by name runs, whatever the settings skip.
    skipped = tuple(sorted(left_out - (set(only) - set(skip))))
    checks = replace(
        settings.checks,
        skip=skipped,
        enable=(*settings.checks.enable, *only),
        severity={**settings.checks.severity, **levels},
    )
    return replace(work, workspace=replace(work.workspace, settings=replace(settings, checks=checks)))
