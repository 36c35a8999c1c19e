"""`localize run`: the main job."""

from __future__ import annotations

from typing import Annotated

import typer

from localize.cli.shared import Articles, Failing, FailOn, Format, Jobs, Locales, Shown, begin


def run(
    context: typer.Context,
    articles: Articles = None,
    locales: Locales = None,
    jobs: Jobs = None,
    drafts: Annotated[bool, typer.Option("--drafts/--no-drafts", help="Draft with the engine where it can.")] = True,
    verify: Annotated[bool, typer.Option("--verify", help="Prove each page again with a second parser.")] = False,
    fail_on: Failing = FailOn.ERROR,
    shown: Shown = Format.TEXT,
) -> int:
    """Extract, merge, prefill, check and build: from articles to catalogs and pages.

    Example: localize run --locale en
    """
    from localize import commands
    from localize.cli import summary

    work = begin(context, locales=locales, articles=articles, jobs=jobs)
    commands.run(work, drafts=drafts, verify=verify)
    return summary.end(context, work, shown, fail_on)
