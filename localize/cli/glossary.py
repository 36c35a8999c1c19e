"""`localize glossary`: terms."""

from __future__ import annotations

from typing import Annotated

import typer

from localize.cli.check import ReportFormat
from localize.cli.shared import Failing, FailOn, Format, Shown, begin, finish, show_json

app = typer.Typer(help="The glossary: which terms a text holds, and whether it is consistent.", no_args_is_help=True)


@app.command("match")
def match(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="A text; - reads standard input.")],
    language: Annotated[
        str | None, typer.Option("--language", help="The text's language.", show_default="the articles' language")
    ] = None,
    shown: Shown = Format.TEXT,
) -> int:
    """Find the glossary's terms in a text.

    Example: localize glossary match "エクソソームの点滴"
    """
    work = begin(context)
    if text == "-":
        text = typer.get_text_stream("stdin").read()
    source = language or work.workspace.settings.project.source
    hits = work.glossary.match(text, source) if work.glossary else []
    if shown is Format.JSON:
        show_json([{"concept": h.concept, "start": h.start, "end": h.end, "form": h.form} for h in hits])
    else:
        for hit in hits:
            concept = work.glossary.concept(hit.concept) if work.glossary else None
            terms = "; ".join(f"{tag}: {'|'.join(words)}" for tag, words in concept.terms.items()) if concept else ""
            typer.echo(f"{hit.start}-{hit.end} {text[hit.start : hit.end]} = {hit.concept} ({terms})")
    return finish(context, work.report)


@app.command("check")
def check(
    context: typer.Context,
    shown: Annotated[
        ReportFormat, typer.Option("--format", "-f", help="How to print the findings.")
    ] = ReportFormat.TEXT,
    fail_on: Failing = FailOn.WARNING,
) -> int:
    """Check the glossaries themselves: a word of two concepts, stray white space and width, brackets.

    Example: localize glossary check
    """
    from localize import pipeline
    from localize.reports import REPORTS

    work = begin(context)
    work.report.findings += pipeline.check_glossary(work)
    typer.echo(REPORTS[shown.value](work.report.findings), nl=False)
    return finish(context, work.report, fail_on)
