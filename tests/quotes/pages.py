"""Pages around what a case shows, and what was found in them in the words of the cases."""

from __future__ import annotations

from typing import Any

from localize.article import read
from localize.model import Article
from localize.segments import segment


def page(inside: str, *, language: str = "ja", unit: str = "sentence") -> Article:
    """Read a page of which only the inside of its body matters."""
    html = f'<!DOCTYPE html><html lang="{language}"><head><title>x</title></head><body>{inside}</body></html>'
    return segment(read(html.encode("utf-8"), path="case.html", language=language), unit=unit)


def seen(article: Article) -> list[dict[str, Any]]:
    """Return an article's quotes as the cases write them."""
    by_id = {item.id: item for item in article.segments}
    return [
        {
            "language": quote.language,
            "label": quote.label,
            "position": quote.label_position,
            "doi": quote.doi,
            "translation": [by_id[name].text for name in quote.translation],
            "original": [by_id[name].original or "" for name in quote.translation],
        }
        for quote in article.quotes
    ]
