"""The rule `quote-unaligned`."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.base import Problem, Subject, check
from localize.model import Article, Severity, Where


@check(Severity.WARNING, about=Subject.ARTICLE)
def quote_unaligned(article: Article) -> Iterator[Problem]:
    """Report a text that is labelled as the translation of a quote and does not say what the quote says.

    It is treated as the article's own text: it stays on every page, and is offered for translation. Where the program
    is wrong, a person's word in `quotes.toml` settles it.

    Bad:
        html: <blockquote>Lack of sleep raises the risk of accidents.</blockquote><p>(和訳)予約はお電話でお願いします。</p>

    Good:
        html: <blockquote>Lack of sleep raises the risk of accidents.</blockquote><p>(和訳)睡眠不足は事故のリスクを高める。</p>
    """
    for quote in article.quotes:
        if quote.unaligned:
            yield Problem(
                f'what is labelled "{quote.label}" does not say what the quote in line {quote.line} says '
                f'("{_short(quote.text)}")',
                "compare the two and correct the article, or decide in quotes.toml "
                '("localize align --format toml" prints a start)',
                article=Where(article.path, quote.label_line or quote.line),
            )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"
