"""`localize extract`: articles to templates and catalogs."""

from __future__ import annotations

import typer

from localize.cli.shared import Articles, Format, Jobs, Locales, Shown, begin


def extract(
    context: typer.Context,
    articles: Articles = None,
    locales: Locales = None,
    jobs: Jobs = None,
    shown: Shown = Format.TEXT,
) -> int:
    """Write the templates, and merge them into the catalog of each locale.

    No translation is lost: what has changed stays as fuzzy, what has gone stays as obsolete.

    Example: localize extract articles/statins.html
    """
    from localize import commands
    from localize.cli import summary

    work = begin(context, locales=locales, articles=articles, jobs=jobs)
    commands.run(work, drafts=False, checks=False, pages=False)
    return summary.end(context, work, shown)
