"""`localize translate`: machine drafts."""

from __future__ import annotations

import typer

from localize.cli.shared import Articles, Format, Jobs, Locales, Shown, begin


def translate(
    context: typer.Context,
    articles: Articles = None,
    locales: Locales = None,
    jobs: Jobs = None,
    shown: Shown = Format.TEXT,
) -> int:
    """Draft what is untranslated with the machine translation engine of the workspace.

    Drafts are fuzzy and say where they come from. Nothing that has a translation is touched.

    Example: localize translate --locale en
    """
    from localize import commands
    from localize.cli import summary

    work = begin(context, locales=locales, articles=articles, jobs=jobs)
    commands.run(work, drafts=True, must_draft=True, checks=False, pages=False)
    return summary.end(context, work, shown)
