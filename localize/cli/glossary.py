"""`localize glossary`: terms."""

from __future__ import annotations

from typing import Annotated

import typer

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
def check(context: typer.Context, fail_on: Failing = FailOn.WARNING) -> int:
    """Check the glossaries themselves: a word of two concepts, stray white space and width, brackets.

    Example: localize glossary check
    """
    from localize.glossary import check_glossary
    from localize.reports import REPORTS

    work = begin(context)
    if work.glossary:
        texts = {
            path: work.read(path).decode("utf-8-sig", "replace") for path in work.workspace.settings.project.glossary
        }
        work.report.findings += check_glossary(work.glossary, texts)
    typer.echo(REPORTS["text"](work.report.findings), nl=False)
    return finish(context, work.report, fail_on)
