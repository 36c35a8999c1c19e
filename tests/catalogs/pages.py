"""Articles for the tests of catalogs, made from HTML as the pipeline makes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from localize.article import read
from localize.catalogs import parse, render
from localize.model import Article, Catalog, Quote
from localize.segments import segment
from tests.conftest import CASES

FOLDER = CASES / "catalogs"
FIRST = datetime(2026, 1, 31, 9, 5, tzinfo=UTC)
LATER = datetime(2026, 12, 24, 18, 30, tzinfo=UTC)


def page(*paragraphs: str, title: str = "") -> Article:
    """An article with paragraphs of HTML."""
    head = f"<title>{title}</title>" if title else ""
    body = "\n".join(text if text.startswith("<h") else f"<p>{text}</p>" for text in paragraphs)
    data = f'<!DOCTYPE html>\n<html lang="ja"><head>{head}</head><body>\n{body}\n</body></html>\n'.encode()
    return segment(read(data, path="articles/statins.html"))


def quoting(
    article: Article, text: str, original: str, *, language: str = "en", confidence: float = 0.9, quote: str = "q1"
) -> Article:
    """The article, with the authors' words for one of its segments, as the search for quotes gives them."""
    assert text in {item.text for item in article.segments}, [item.text for item in article.segments]
    segments = tuple(
        replace(item, part="translation", quote=quote, original=original, confidence=confidence)
        if item.text == text
        else item
        for item in article.segments
    )
    found = Quote(quote, language, 1, original, (), doi="10.5555/statins.2021.7")
    return replace(article, segments=segments, quotes=(*article.quotes, found))


def translated(catalog: Catalog) -> Catalog:
    """The catalog with translations of all its texts, as a translator would save it: `T:` and the text."""
    entries = tuple(replace(entry, msgstr=f"T:{entry.msgid}") for entry in catalog.entries)
    return saved(replace(catalog, entries=entries))


def saved(catalog: Catalog) -> Catalog:
    """The catalog, written and read again."""
    return parse(render(catalog), catalog.path, catalog.locale)


def texts(catalog: Catalog) -> dict[str, str]:
    """The live translations by text."""
    return {entry.msgid: entry.msgstr for entry in catalog.entries if not entry.obsolete}
