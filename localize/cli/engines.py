"""`localize engines`: machine translation engines and their models."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from localize.cli.shared import Format, Shown, show_json

app = typer.Typer(help="Machine translation engines and their models.", no_args_is_help=True)


@app.command("list")
def list_engines(shown: Shown = Format.TEXT) -> None:
    """List the engines, and the language pairs that each can translate here.

    Example: localize engines list
    """
    from localize.engines import overview

    found = overview()
    if shown is Format.JSON:
        show_json([{"engine": name, "ready": not why, "pairs": list(pairs), "note": why} for name, pairs, why in found])
        return
    for name, pairs, why in found:
        typer.echo(f"{name}: {why or ', '.join(pairs) or 'no models'}")


@app.command("install")
def install(model: Annotated[Path, typer.Argument(help="An .argosmodel file.")]) -> None:
    """Install a model from a file, without the network.

    Example: localize engines install translate-ja_en-1_1.argosmodel
    """
    from localize.engines import install_model

    typer.echo(f"installed {install_model(model)}")
