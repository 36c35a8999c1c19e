"""`localize align`: quotes and their translations, sentence by sentence."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from localize.cli.shared import finish, open_articles, show_document, show_json

if TYPE_CHECKING:
    from localize.reports.alignments import Sides


class AlignFormat(StrEnum):
    """How alignments are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    TMX = "tmx"
    HTML = "html"
    TOML = "toml"


def align(
    context: typer.Context,
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="INPUT", help="Articles, or two plain-text files.", show_default="all"),
    ] = None,
    source_language: Annotated[
        str | None, typer.Option(help="Language of the first text.", show_default="told by the text")
    ] = None,
    target_language: Annotated[
        str | None, typer.Option(help="Language of the second text.", show_default="told by the text")
    ] = None,
    shown: Annotated[AlignFormat, typer.Option("--format", "-f", help="How to print the result.")] = AlignFormat.TEXT,
) -> int:
    """Show the quotes of articles beside their translations, or align two plain-text files.

    As text, JSON, CSV for spreadsheets, TMX for translation memories, HTML to look through, or TOML to start a
    `quotes.toml` from: what a person decides there wins from then on.

    Example: localize align articles/statins.html
    """
    from localize.cli import views
    from localize.cli.summary import counted
    from localize.errors import LocalizeError

    texts = [Path(name) for name in inputs or () if Path(name).suffix.lower() not in (".html", ".htm", ".xhtml")]
    if texts and len(texts) != len(inputs or ()):
        raise LocalizeError("give articles, or two plain-text files, not both")
    if texts:
        if len(texts) != 2:
            raise LocalizeError("give two plain-text files: the source and its translation")
        _align_texts(texts, source_language, target_language, shown)
        return 0
    report, articles = open_articles(context, inputs or ())
    if shown not in (AlignFormat.TEXT, AlignFormat.JSON):
        from localize.reports.alignments import sides

        _print([side for article in articles for side in sides(article)], shown)
        return finish(context, report)
    if shown is AlignFormat.JSON:
        show_json([{"article": a.path, "quotes": [views.quote(q) for q in a.quotes]} for a in articles])
        return finish(context, report)
    console = views.console()
    for article in articles:
        console.print(views.shown(f"{article.path}: {counted(len(article.quotes), 'quote')}", "bold"))
        for quote in article.quotes:
            console.print(views.quote_text(quote))
    return finish(context, report)


def _print(found: list[Sides], shown: AlignFormat) -> None:
    from localize.reports.alignments import ALIGNMENTS

    show_document(ALIGNMENTS[shown.value](found))


def _align_texts(
    paths: list[Path], source_language: str | None, target_language: str | None, shown: AlignFormat
) -> None:
    from localize import files
    from localize.cli import views
    from localize.errors import LocalizeError
    from localize.languages import detect
    from localize.quotes import align as align_texts

    texts, languages = [], []
    for path, language in zip(paths, (source_language, target_language), strict=True):
        try:
            text = files.read(path).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise LocalizeError("isn't UTF-8; save it as UTF-8", str(path)) from None
        found = language or detect(text)
        if not found:
            raise LocalizeError("its language can't be told; give --source-language and --target-language", str(path))
        texts.append(text)
        languages.append(found)
    result = align_texts(*texts, source_language=languages[0], target_language=languages[1])
    if shown is AlignFormat.JSON:
        show_json(views.alignment(result))
        return
    if shown is not AlignFormat.TEXT:
        from localize.reports.alignments import Sides

        _print([Sides(" ↔ ".join(map(str, paths)), languages[0], languages[1], result)], shown)
        return
    views.console().print(views.alignment_text(result))
