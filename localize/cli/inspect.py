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
    why: Annotated[
        str | None,
        typer.Option(
            metavar="SELECTOR",
            help="Say which rule decided about the elements that a CSS selector finds; `img@alt` asks for an attribute, "
            "`script@author.name` for a string of JSON-LD.",
        ),
    ] = None,
    shown: Shown = Format.TEXT,
) -> int:
    """Show what is offered to translators, what isn't and why, the quotes, beads and terms.

    Example: localize inspect articles/statins.html

    Example: localize inspect articles/statins.html --why p.note
    """
    report, found = open_articles(context, [str(article)])
    if why is not None:
        for one in found:
            _explain(one, why, shown)
    elif shown is Format.JSON:
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


def _explain(article: Article, selector: str, shown: Format) -> None:
    from localize.article.tree import SelectorError
    from localize.article.why import why
    from localize.errors import WorkspaceError

    try:
        answers = why(article, selector)
    except SelectorError as error:
        raise WorkspaceError(f'"{selector}" {error}; write one such as "p.note" or "img@alt"', "--why") from None
    if shown is Format.JSON:
        show_json({"article": article.path, "selector": selector, "answers": [views.answer(item) for item in answers]})
        return
    console = views.console()
    if not answers:
        console.print(views.shown(f'{article.path}: nothing is found by "{selector}"', "bold"), soft_wrap=True)
    for item in answers:
        state = (
            f"offered as {item.kind}" if item.offered and item.kind else "offered" if item.offered else "not offered"
        )
        line = views.shown(f"{article.path}:{item.line}:{item.column} ", "dim")
        line.append_text(views.shown(f"{item.shown} ", "bold"))
        line.append(f"is {state}", "green" if item.offered else "yellow")
        line.append_text(views.shown(f" ({item.reason})" if item.reason else ""))
        console.print(line, soft_wrap=True)
        for label, text in [
            ("why", item.rule),
            ("how", item.flow),
            ("text", item.text),
            *(("for", n) for n in item.notes),
        ]:
            if text:
                console.print(views.shown(f"    {label}: {text}"), soft_wrap=True)
