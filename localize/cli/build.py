"""`localize build`: catalogs to pages."""

from __future__ import annotations

from typing import Annotated

import typer

from localize.cli.shared import Articles, Format, Locales, Shown, begin, finish, show_json


def build(
    context: typer.Context,
    articles: Articles = None,
    locales: Locales = None,
    verify: Annotated[bool, typer.Option("--verify", help="Prove each page again with a second parser.")] = False,
    shown: Shown = Format.TEXT,
) -> int:
    """Build the localized pages and the compiled catalogs from the catalogs as they are.

    Example: localize build --locale en --verify
    """
    from localize import pipeline

    work = begin(context, locales=locales, articles=articles)
    pipeline.build(work, verify=verify)
    pages = sorted(path for _, path in work.report.pages)
    if shown is Format.JSON:
        show_json({"pages": pages, "written": sorted(work.report.written)})
    else:
        for path in pages:
            typer.echo(path)
    return finish(context, work.report)
