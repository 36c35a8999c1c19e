"""`localize stats`: how far each locale is."""

from __future__ import annotations

import typer

from localize.cli.shared import Articles, Format, Locales, Shown, begin, finish, show_json


def stats(
    context: typer.Context, articles: Articles = None, locales: Locales = None, shown: Shown = Format.TEXT
) -> int:
    """Count the entries of each catalog: confirmed, drafts, untranslated.

    Example: localize stats --locale en
    """
    from localize import commands
    from localize.reports.display import printable

    work = begin(context, locales=locales, articles=articles)
    rows = commands.stats(work)
    if shown is Format.JSON:
        show_json([{"catalog": path, **{state.value: n for state, n in states.items()}} for path, states in rows])
    else:
        for path, states in rows:
            total = sum(states.values()) or 1
            done = ", ".join(f"{number} {state.value}" for state, number in states.items())
            confirmed = next(iter(states.values()))
            typer.echo(f"{printable(path)}: {100 * confirmed // total}% ({done})")
    return finish(context, work.report)
