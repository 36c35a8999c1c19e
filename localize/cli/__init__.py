"""The command line: one module a command; each parses options, calls one function, reports."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from localize.cli.late import Commands

app = typer.Typer(
    cls=Commands,
    help="Localize HTML articles through gettext catalogs.\n\n"
    "Start with: localize init; put articles into articles/; localize run.",
    epilog="Exit codes: 0 done and clean, 1 findings, 2 usage or bad input, 3 a bug, 130 interrupted.",
    pretty_exceptions_enable=False,
    no_args_is_help=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def options(
    context: typer.Context,
    workspace: Annotated[
        Path, typer.Option("--workspace", "-w", help="A folder of the workspace.", show_default="this folder")
    ] = Path(),
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notes, only results.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    """Localize HTML articles through gettext catalogs."""
    from localize.cli.shared import Options

    context.obj = Options(workspace, quiet)
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"localize {installed('localize-articles')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)
