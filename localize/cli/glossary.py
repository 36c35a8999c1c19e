"""`localize glossary`: terms."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from localize.cli.check import ReportFormat, show
from localize.cli.shared import Failing, FailOn, Format, Shown, begin, finish, show_document, show_json


class ExportFormat(StrEnum):
    """Formats of other programs."""

    TBX = "tbx"
    TBX_DCT = "tbx-dct"
    TBX_V2 = "tbx-v2"
    WEBLATE = "weblate"
    GLOTPRESS = "glotpress"
    OMEGAT = "omegat"
    UTX = "utx"


app = typer.Typer(
    help="The glossary: find, check, suggest and rename terms; exchange them with other programs.", no_args_is_help=True
)


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

    Of a glossary that can't be read every problem is listed.

    Example: localize glossary check
    """
    from localize import pipeline

    work = begin(context)
    work.terms.read()
    work.report.tell_each()
    work.report.findings += pipeline.check_glossary(work)
    show(work, shown)
    return finish(context, work.report, fail_on)


@app.command("import")
def import_(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Glossaries of other programs.")],
    into: Annotated[
        str | None, typer.Option(help="Glossary of the workspace to write.", show_default="the workspace's first")
    ] = None,
    languages: Annotated[
        str, typer.Option(help="Languages of the columns, such as en,ja, where a table or PO file doesn't say them.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")] = False,
) -> int:
    """Merge glossaries of other programs into the workspace's: TBX, UTX, OmegaT, Weblate, GlotPress, EDICT, PO, CSV.

    A concept is the same where its id is, or its preferred term. Nothing that the glossary says is overwritten: empty
    cells are filled, other words become variants, and each disagreement is listed with both places.

    Example: localize glossary import terms.tbx --dry-run
    """
    from localize.cli.summary import counted
    from localize.terms import import_files

    work = begin(context)
    tags = [tag.strip() for tag in languages.split(",") if tag.strip()]
    done = import_files(work, map(str, files), into=into, languages=tags, dry_run=dry_run)
    for line in done.conflicts:
        typer.echo(line)
    would = "would be " if dry_run else ""
    typer.echo(
        f"{done.into}: {counted(done.found, 'concept')} read; {len(done.added)} {would}added, "
        f"{len(done.changed)} {would}changed, {done.unchanged} there already; {counted(len(done.conflicts), 'conflict')}"
    )
    return finish(context, work.report)


@app.command("export")
def export(
    context: typer.Context,
    shown: Annotated[ExportFormat, typer.Option("--format", "-f", help="The file's format.")],
    locale: Annotated[
        str | None,
        typer.Option("--locale", "-l", metavar="LOCALE", help="Of a format for two languages, the second one."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write.", show_default="standard output")
    ] = None,
) -> int:
    """Write the glossary in another program's format, and say what that can't hold.

    Example: localize glossary export --format omegat --locale en --output glossary.txt
    """
    from localize import files
    from localize.terms import export_glossary

    work = begin(context)
    data = export_glossary(work, shown.value, locale)
    if output is None:
        typer.get_binary_stream("stdout").write(data)
    else:
        files.write(output, data)
    return finish(context, work.report)


class SuggestFormat(StrEnum):
    """How suggestions are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


@app.command("suggest")
def suggest(
    context: typer.Context,
    locale: Annotated[
        str | None,
        typer.Option("--locale", "-l", metavar="LOCALE", help="Locale to look for.", show_default="the first one"),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to print, the best first.")] = 20,
    shown: Annotated[
        SuggestFormat, typer.Option("--format", "-f", help="How to print them; csv gives rows for the glossary.")
    ] = SuggestFormat.TEXT,
) -> int:
    """Suggest terms for the glossary, out of quotes with translations, confirmed catalogs, and glosses in brackets.

    Each comes with its evidence: what kind, in how many sentences, where first. A word that katakana writes by sound
    needs one sentence, others several.

    Example: localize glossary suggest --locale en --limit 30
    """
    from dataclasses import asdict

    from localize.terms import rows, suggest_terms

    work = begin(context, locales=[locale] if locale else None)
    wanted = work.locales[0]
    found = suggest_terms(work, wanted)[:limit]
    if shown is SuggestFormat.JSON:
        show_json([asdict(suggestion) for suggestion in found])
    elif shown is SuggestFormat.CSV:
        show_document(rows(work, found, wanted))
    else:
        for suggestion in found:
            typer.echo(f"{' | '.join(suggestion.source)} = {' | '.join(suggestion.target) or '?'}")
            for item in suggestion.evidence:
                typer.echo(f"  {item.kind} {item.count}  {item.where}  {item.example}")
    return finish(context, work.report)


@app.command("rename")
def rename(
    context: typer.Context,
    concept: Annotated[str, typer.Argument(help="Id of the concept.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new preferred term.")],
    locale: Annotated[str, typer.Option("--locale", "-l", metavar="LOCALE", help="Locale whose term changes.")],
    forbid_old: Annotated[bool, typer.Option("--forbid-old", help="Keep the old term as a forbidden one.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")] = False,
) -> int:
    """Rename a term in the glossary and in every confirmed translation that uses it, in the form that it has there.

    A translation whose new form isn't sure becomes fuzzy, with a comment that says why. The words of quoted authors are
    never touched. All files are written, or none.

    Example: localize glossary rename exosome "extracellular vesicle" --locale en --dry-run
    """
    from localize.cli.summary import counted
    from localize.terms import rename_term

    work = begin(context, locales=[locale])
    done = rename_term(work, concept, work.locales[0], new, forbid_old=forbid_old, dry_run=dry_run)
    if done.old == done.new:
        typer.echo(f'{concept} is "{done.new}" already; nothing to do')
        return finish(context, work.report)
    for change in done.changes:
        typer.echo(f"{change.where}: {'fuzzy, ' + '; '.join(change.doubts) if change.doubts else 'renamed'}")
        typer.echo(f"- {change.before}")
        if change.after != change.before:
            typer.echo(f"+ {change.after}")
    unsure = sum(bool(change.doubts) for change in done.changes)
    would = "would be " if dry_run else ""
    typer.echo(
        f'"{done.old}" → "{done.new}" ({concept}, {work.locales[0]}): {len(done.changes) - unsure} {would}renamed, '
        f"{unsure} {would}fuzzy, {counted(len(done.authors), 'quoted text')} of authors left alone"
        + (f", {counted(done.drafts, 'draft')} left alone" if done.drafts else "")
    )
    return finish(context, work.report)
