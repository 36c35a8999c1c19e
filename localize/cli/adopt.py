"""`localize adopt`: pages that were translated before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from localize.cli import views
from localize.cli.shared import Format, Shown, begin, finish, relative, show_json
from localize.cli.summary import counted

if TYPE_CHECKING:
    from localize.takeover import Taken

_SHOWN = 20
"""Lines of a page without a place that are printed; `--format json` has all."""


def adopt(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Translated pages, in the workspace or not.")],
    locale: Annotated[str, typer.Option("--locale", "-l", metavar="LOCALE", help="The locale of the pages.")],
    article: Annotated[
        str | None,
        typer.Option(
            "--article",
            "-a",
            metavar="ARTICLE",
            help="The article of the page.",
            show_default="told by hreflang and names",
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Show what would be filled; write nothing.")] = False,
    shown: Shown = Format.TEXT,
) -> int:
    """Fill the catalogs from pages that were translated before.

    Each page is aligned with its article, and what is untranslated in the catalog is filled: confirmed where it can be
    relied on, else fuzzy with the reason in a comment. Nothing that a person has written is overwritten. What of the page found no
    place is listed with its lines.

    Example: localize adopt --locale en old/en/about.html --article articles/about.html
    """
    from localize import takeover

    work = begin(context, locales=[locale])
    taken = takeover.adopt(
        work, files, article=relative(work.workspace, article) if article else None, write=not dry_run
    )
    if shown is Format.JSON:
        show_json({"pages": [_json(one) for one in taken], "written": sorted(work.report.written)})
    else:
        for one in taken:
            _show(one)
        typer.echo(f"{counted(len(work.report.written), 'file')} changed{' (dry run)' if dry_run else ''}")
    return finish(context, work.report)


def _show(taken: Taken) -> None:
    console = views.console()
    fuzzy = sum(entry.fuzzy for entry, _ in taken.filled.entries)
    console.print(views.shown(f"{taken.file} → {taken.filled.catalog.path}", "bold"), soft_wrap=True)
    console.print(
        f"  {len(taken.filled.entries) - fuzzy} confirmed, {fuzzy} fuzzy; "
        f"{taken.filled.kept} had a translation before, {taken.filled.left} have none"
    )
    unplaced = taken.unplaced
    if unplaced:
        console.print(f"  {counted(len(unplaced), 'text')} of the page found no place:")
    for line, text in unplaced[:_SHOWN]:
        console.print(
            views.shown(f"  {taken.file}:{line}: {text if len(text) <= 80 else text[:79] + '…'}"), soft_wrap=True
        )
    if len(unplaced) > _SHOWN:
        console.print(f"  … and {len(unplaced) - _SHOWN} more; --format json lists them all")


def _json(taken: Taken) -> dict[str, Any]:
    entries = taken.filled.entries
    return {
        "file": taken.file,
        "article": taken.article,
        "catalog": taken.filled.catalog.path,
        "confirmed": sum(not entry.fuzzy for entry, _ in entries),
        "fuzzy": sum(entry.fuzzy for entry, _ in entries),
        "kept": taken.filled.kept,
        "left": taken.filled.left,
        "entries": [
            {
                "msgid": entry.msgid,
                "msgctxt": entry.msgctxt,
                "msgstr": entry.msgstr,
                "state": entry.state.value,
                "score": round(found.score, 4),
                "doubts": list(found.doubts),
                "line": found.segment.line,
                "page_lines": [segment.line for segment in found.target],
            }
            for entry, found in entries
        ],
        "unplaced": [{"line": line, "text": text} for line, text in taken.unplaced],
    }
