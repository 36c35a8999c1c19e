"""`localize build`: catalogs to pages."""

from __future__ import annotations

from typing import Annotated

import typer

from localize.cli.shared import Articles, Format, Jobs, Locales, Shown, begin, finish, show_json


def build(
    context: typer.Context,
    articles: Articles = None,
    locales: Locales = None,
    jobs: Jobs = None,
    verify: Annotated[bool, typer.Option("--verify", help="Prove each page again with a second parser.")] = False,
    shown: Shown = Format.TEXT,
) -> int:
    """Build the localized pages and the compiled catalogs from the catalogs as they are.

    Example: localize build --locale en --verify
    """
    from localize import commands
    from localize.cli import summary
    from localize.reports.display import printable

    work = begin(context, locales=locales, articles=articles, jobs=jobs)
    commands.build(work, verify=verify)
    pages = summary.paths(work)
    if shown is Format.JSON:
        show_json({"pages": pages, "written": sorted(work.report.written)})
    else:
        for path in pages:
            typer.echo(printable(path))
    return finish(context, work.report)
