"""What the commands share: their common options, progress, and how they end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from localize.values import frozen

if TYPE_CHECKING:
    from localize.model import Article
    from localize.work import Report, Work
    from localize.workspace import Workspace

T = TypeVar("T")


@frozen
class Options:
    """The options that stand before the command."""

    workspace: Path
    quiet: bool


class Format(StrEnum):
    """How a list is printed."""

    TEXT = "text"
    JSON = "json"


class FailOn(StrEnum):
    """The least severe finding that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


Articles = Annotated[
    list[str] | None, typer.Argument(metavar="ARTICLE", help="Articles to work on.", show_default="all")
]
Locales = Annotated[
    list[str] | None,
    typer.Option("--locale", "-l", metavar="LOCALE", help="Locale to work on; may be repeated.", show_default="all"),
]
Shown = Annotated[Format, typer.Option("--format", "-f", help="How to print the result.")]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="Processes to work with.", show_default="one a core for many articles"),
]
Failing = Annotated[FailOn, typer.Option("--fail-on", help="Least severe finding that makes the exit code 1.")]


def begin(
    context: typer.Context,
    *,
    locales: Iterable[str] | None = None,
    articles: Iterable[str] | None = None,
    jobs: int | None = None,
) -> Work:
    """Get ready to work on the articles and locales that were asked for; raises WorkspaceError."""
    from localize.files import find_workspace
    from localize.work import silent, start

    found = find_workspace(context.obj.workspace)
    shown = sys.stderr.isatty() and not context.obj.quiet
    return start(
        found,
        locales=locales or (),
        articles=[relative(found, name) for name in articles or ()],
        progress=progress if shown else silent,
        jobs=jobs,
    )


def relative(workspace: Workspace, name: str) -> str:
    """Return a file's path in the workspace; `name` counts from the current folder, or else from the workspace's."""
    path = Path(name)
    if not path.exists() and (workspace.root / path).exists():
        path = workspace.root / path
    return Path(os.path.relpath(path.resolve(), workspace.root)).as_posix()


def progress(done: Iterable[T], *, total: int, title: str) -> Iterator[T]:
    """Show a progress bar on standard error."""
    from rich.console import Console
    from rich.progress import track

    yield from track(done, description=title, total=total, console=Console(stderr=True), transient=True)


def show_json(value: Any) -> None:
    """Print a value as JSON, readable and always the same for the same value."""
    import json

    show_document(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def show_document(text: str) -> None:
    """Print what programs read as UTF-8, whatever the terminal's encoding: so JSON, XML and code hosts have it."""
    typer.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def show_rules(rules: Sequence[tuple[str, str, str]]) -> None:
    """Print a list of rules: name, severity and summary of each."""
    width = max((len(name) for name, *_ in rules), default=0)
    for name, severity, summary in rules:
        typer.echo(f"{name:{width}}  {severity:7}  {summary}")


def finish(context: typer.Context, report: Report, fail_on: FailOn = FailOn.NEVER) -> int:
    """Print what was done, notes and errors on standard error; return the exit code."""
    from localize.__main__ import FINDINGS, OK, USAGE, say

    if not context.obj.quiet:
        for note in together([*report.events, *report.notes]):
            say(f"note: {note}")
    for error in report.errors:
        say(str(error))
    if report.errors:
        return USAGE
    if fail_on is FailOn.NEVER:
        return OK
    from localize.model import Severity

    return FINDINGS if report.fails(Severity(fail_on.value)) else OK


_FEW = 3
"""Files of which each has a line of its own."""


def together(notes: Iterable[str]) -> list[str]:
    """Join the notes that say the same of more than a few files: some are named, the others counted."""
    about: dict[str, list[str]] = {}
    for note in notes:
        about.setdefault(note.partition(": ")[2] or note, []).append(note)
    joined: list[str] = []
    for text, same in about.items():
        if len(same) <= _FEW:
            joined += same
        else:
            named = ", ".join(note.partition(": ")[0] for note in same[:_FEW])
            joined.append(f"{named} and {len(same) - _FEW} more: {text}")
    return joined


def open_articles(context: typer.Context, names: Iterable[str]) -> tuple[Report, list[Article]]:
    """Read articles with their quotes and terms, without writing anything.

    A file outside a workspace is read with the default settings. Raises WorkspaceError.
    """
    from localize import files, pipeline
    from localize.errors import WorkspaceError
    from localize.work import Report

    names = list(names)
    try:
        work = begin(context, articles=names)
    except WorkspaceError:
        if not names or not all(Path(name).is_file() for name in names):
            raise
        report = Report()
        found = []
        for name in names:
            with report.keep():
                article = pipeline.understand(files.read(Path(name)), path=name)
                found.append(article)
                for note in article.notes:
                    report.note(f"{name}: {note}")
        return report, found
    articles = []
    for path in work.progress(work.articles, total=len(work.articles), title="read"):
        with work.report.keep():
            articles.append(pipeline.with_terms(pipeline.read_article(work, path), work.glossary))
    return work.report, articles
