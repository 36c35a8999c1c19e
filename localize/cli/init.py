"""`localize init`: a new workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def init(
    folder: Annotated[Path, typer.Argument(help="Where to make it.", show_default="this folder")] = Path(),
    source: Annotated[str, typer.Option(help="Language of the articles.")] = "ja",
    locales: Annotated[
        list[str] | None, typer.Option("--locale", "-l", metavar="LOCALE", help="Locale to make; may be repeated.")
    ] = None,
) -> None:
    """Make a workspace: localize.toml, folders, and the medical glossary. Files that exist are left alone.

    Example: localize init clinic --locale en --locale zh-Hans
    """
    from localize.files import create_workspace

    wanted = tuple(locales or (locale for locale in ("en", "zh-Hans", "ko") if locale != source))
    for path in create_workspace(folder, source=source, locales=wanted):
        typer.echo(f"made {path}")
    there = "" if folder == Path() else f"in {folder} "
    typer.echo(f'now put your HTML articles into {folder / "articles"}/, and {there}run "localize run"')
