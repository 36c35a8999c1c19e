"""Pages to adopt, read with their segments."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from localize import article as articles
from localize import segments
from localize.adopt import Adoption, adopt, fill
from localize.catalogs import merge, translations
from localize.model import Article, Catalog, Entry
from localize.pipeline import understand
from tests.conftest import CASES

NOW = datetime(2024, 5, 1, 9, 0, tzinfo=UTC)


def case(name: str) -> bytes:
    return (CASES / "adopt" / name).read_bytes()


def page(text: str | bytes, language: str = "en", path: str = "old.html") -> Article:
    data = text if isinstance(text, bytes) else f"<!DOCTYPE html><body>{text}</body>".encode()
    return segments.segment(articles.read(data, path=path, language=language))


def source(text: str | bytes, language: str = "ja") -> Article:
    data = text if isinstance(text, bytes) else f"<!DOCTYPE html><body>{text}</body>".encode()
    return understand(data, path="articles/a.html", language=language)


def adopted(article: Article, old: Article) -> tuple[Adoption, dict[str, Entry]]:
    """Adopt into an empty catalog; return its entries by msgid, those with a msgctxt by both."""
    adoption = adopt(article, old)
    catalog = fill(empty(article, old.language), adoption.found, origin="adopted from old.html").catalog
    return adoption, {f"{e.msgctxt}: {e.msgid}" if e.msgctxt else e.msgid: e for e in catalog.entries}


def empty(article: Article, locale: str = "en") -> Catalog:
    return merge(article, None, locale=locale, path="a.po", now=NOW)


def built(article: Article, catalog: Catalog, locale: str = "en") -> Article:
    """The page that a catalog gives, drafts included, read again."""
    placed = translations(article, catalog, drafts=True)
    data = articles.splice(article, segments.place(article, placed, language=locale))
    return page(data, locale)


def shown(article: Article) -> list[str]:
    """The visible text of each block."""
    whole = segments.segment(replace(article, segments=()), unit="paragraph")
    return [segment.plain for segment in whole.segments]
