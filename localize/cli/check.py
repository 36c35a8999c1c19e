"""`localize check`: faults in catalogs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from localize.cli.shared import Articles, Failing, FailOn, Jobs, Locales, begin, finish


class ReportFormat(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def check(
    context: typer.Context,
    articles: Articles = None,
    locales: Locales = None,
    jobs: Jobs = None,
    shown: Annotated[
        ReportFormat, typer.Option("--format", "-f", help="How to print the findings.")
    ] = ReportFormat.TEXT,
    fail_on: Failing = FailOn.ERROR,
) -> int:
    """Check the catalogs: terms, numbers, placeholders, citations, leftovers. Changes no file.

    Example: localize check --format github
    """
    from localize import commands
    from localize.reports import REPORTS

    work = begin(context, locales=locales, articles=articles, jobs=jobs)
    commands.check(work)
    typer.echo(REPORTS[shown.value](work.report.findings), nl=False)
    return finish(context, work.report, fail_on)
