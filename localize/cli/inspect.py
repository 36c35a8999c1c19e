"""`localize inspect`: what the program sees in an article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from localize.cli import views
from localize.cli.shared import Format, Shown, finish, open_articles, show_json

if TYPE_CHECKING:
    from localize.model import Article


def inspect(
    context: typer.Context,
    article: Annotated[Path, typer.Argument(help="An HTML file, in a workspace or not.")],
    shown: Shown = Format.TEXT,
) -> int:
    """Show what is offered to translators, what isn't and why, the quotes, beads and terms.

    Example: localize inspect articles/statins.html
    """
    report, found = open_articles(context, [str(article)])
    if shown is Format.JSON:
        for one in found:
            show_json(views.article(one))
    else:
        for one in found:
            _show(one)
    return finish(context, report)


def _show(article: Article) -> None:
    console = views.console()
    console.print(
        views.shown(f"{article.path}: {article.language}, {article.encoding} ({article.encoding_origin})", "bold")
    )
    for segment in article.segments:
        line = views.shown(f"{segment.line:5}:{segment.column:<4} {segment.kind:16} ", "dim")
        if segment.locked or segment.quote:
            line.append(f"[{segment.locked or segment.quote}] ", "yellow")
        line.append_text(views.shown(segment.text, "dim" if segment.locked else ""))
        terms = sorted({hit.concept for hit in segment.terms})
        if terms:
            line.append(f"  ({', '.join(terms)})", "cyan")
        console.print(line, soft_wrap=True)
        if segment.original:
            console.print(views.shown(f"{'':28}= {segment.original}", "green"), soft_wrap=True)
    for quote in article.quotes:
        console.print(views.quote_text(quote))
