"""Article -> the entries that it offers, and its template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from localize.catalogs.headers import completed, first_header, gettext_date, with_fields
from localize.catalogs.writer import numbered
from localize.model import Article, Catalog, Entry, Segment

DEFAULT_PROJECT = "localize"


def offered(article: Article) -> dict[str, list[Segment]]:
    """Return the segments that are offered to translators by their text, in reading order."""
    found: dict[str, list[Segment]] = {}
    for segment in article.segments:
        if segment.locked is None and segment.text:
            found.setdefault(segment.text, []).append(segment)
    return found


def template(
    article: Article, old: Catalog | None = None, *, path: str = "", project: str = "", now: datetime | None = None
) -> Catalog:
    """Make the template of an article: one entry for each distinct text, in reading order.

    `old` is the template that is there, whose header and date stay unless an entry changes. `project` names the
    article for translation tools; its path, when empty.
    """
    entries = tuple(entry_of(article, segments) for segments in offered(article).values())
    first = first_header(project or article.path or DEFAULT_PROJECT, None, now)
    if old is None:
        return numbered(Catalog(path, None, header=first, entries=entries))
    header = completed(old.header, first)
    result = replace(old, path=path, header=header, entries=entries)
    if now and content(result.entries) != content(old.entries):
        result = with_fields(result, POT_Creation_Date=gettext_date(now))
    return numbered(result)


def entry_of(article: Article, segments: list[Segment], terms: Iterable[str] = ()) -> Entry:
    """Return the untranslated entry of the segments that share a text."""
    legends = (
        f"{placeholder.name}: {placeholder.legend}"
        for segment in segments
        for placeholder in segment.placeholders
        if placeholder.legend
    )
    lines = (
        *(f"section: {segment.context}" for segment in segments if segment.context),
        *legends,
        *(f"term: {term}" for term in terms),
        *(original_comment(article, segment) for segment in segments if segment.original),
    )
    return Entry(
        segments[0].text,
        extracted=tuple(dict.fromkeys(" ".join(line.split()) for line in lines)),
        references=(_place(article.path),) if article.path else (),
    )


def renewed(fresh: Entry, old: Entry) -> Entry:
    """Return an old entry, alive, with the comments and places that its text has now."""
    return replace(old, extracted=fresh.extracted, references=fresh.references, obsolete=False)


def original_comment(article: Article, segment: Segment) -> str:
    """Return the comment that shows a translator the authors' own words."""
    language = next((quote.language for quote in article.quotes if quote.id == segment.quote), "")
    return f"original ({language}): {' '.join((segment.original or '').split())}"


def _place(path: str) -> str:
    """Return a path as a reference: one with white space between U+2068 and U+2069, as GNU gettext does."""
    return f"\u2068{path}\u2069" if any(character.isspace() for character in path) else path


def content(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries without line and order, to tell whether any has changed."""
    return sorted((replace(entry, line=None) for entry in entries), key=repr)
