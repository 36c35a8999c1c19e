"""`localize check`: faults in catalogs."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from localize.cli.shared import Articles, Failing, FailOn, Jobs, Locales, begin, finish

if TYPE_CHECKING:
    from localize.work import Work


class ReportFormat(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"


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
    listed: Annotated[bool, typer.Option("--list", help="List the rules that would run, and check nothing.")] = False,
) -> int:
    """Check the catalogs: terms, numbers, placeholders, citations, leftovers. Changes no file.

    Example: localize check --format github
    """
    from localize import commands
    from localize.reports import REPORTS

    work = begin(context, locales=locales, articles=articles, jobs=jobs)
    if only or skip:
        work = _choosing(work, only or (), skip or ())
    if listed:
        from localize.checks import rules

        skipped = work.workspace.settings.checks.skip
        width = max(map(len, rules()))
        for name, rule in rules().items():
            if name not in skipped:
                typer.echo(f"{name:{width}}  {rule.severity.value:7}  {rule.summary}")
        return finish(context, work.report)
    commands.check(work)
    typer.echo(REPORTS[shown.value](work.report.findings), nl=False)
    return finish(context, work.report, fail_on)


def _choosing(work: Work, only: Iterable[str], skip: Iterable[str]) -> Work:
    """Narrow the rules to those asked for; raises LocalizeError for a name that no rule has."""
    from dataclasses import replace

    from localize.checks import rules
    from localize.errors import LocalizeError

    only, skip = tuple(only), tuple(skip)
    for name in (*only, *skip):
        if name not in rules():
            raise LocalizeError(f"no rule {name}; there are {', '.join(rules())}")
    settings = work.workspace.settings
    left_out = {*settings.checks.skip, *skip, *(name for name in rules() if only and name not in only)}
    # What is asked for by name runs, whatever the settings skip.
    checks = replace(settings.checks, skip=tuple(sorted(left_out - (set(only) - set(skip)))))
    return replace(work, workspace=replace(work.workspace, settings=replace(settings, checks=checks)))
