"""Article -> the entries that it offers, and its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any

from localize.catalogs.headers import completed, first_header, gettext_date, with_fields
from localize.model import Article, Catalog, Entry, Segment
from localize.segments import is_for

DEFAULT_PROJECT = "localize"


WITHOUT = "quote: the quoted text has no such sentence; translate it like any other"
CONTINUED = "quote: goes on with the sentence before, which has the original of both"
"""Comments on sentences of a quote's translation that have no original of their own."""


def _lacks_original(segment: Segment) -> bool:
    return segment.part == "translation" and segment.original is None and segment.confidence is not None


def offered(article: Article, locale: str | None = None) -> dict[str, list[Segment]]:
    """Return the segments that are offered to translators by their text, in reading order.

    What the page says is not for `locale` is not offered in it; a template (None) has everything.
    """
    found: dict[str, list[Segment]] = {}
    for segment in article.segments:
        if segment.locked is None and segment.text:
            if locale is not None and segment.locales is not None and not is_for(segment.locales, locale):
                continue
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
        return Catalog(path, None, header=first, entries=entries)
    header = completed(old.header, first)
    result = replace(old, path=path, header=header, entries=entries)
    if now and content(result.entries) != content(old.entries):
        result = with_fields(result, POT_Creation_Date=gettext_date(now))
    return result


def entry_of(article: Article, segments: list[Segment], terms: Iterable[str] = ()) -> Entry:
    """Return the untranslated entry of the segments that share a text."""
    lines = [_section(segment.context) for segment in segments if segment.context]
    for segment in segments:
        lines += [_single(f"{item.name}: {item.legend}") for item in segment.placeholders if item.legend]
    lines += [_single(note) for segment in segments for note in segment.notes]
    lines += [_single(f"term: {term}") for term in terms]
    lines += [_single(original_comment(article, segment)) for segment in segments if segment.original]
    lines += [WITHOUT if segment.confidence == 0 else CONTINUED for segment in segments if _lacks_original(segment)]
    return Entry(
        segments[0].text,
        extracted=tuple(dict.fromkeys(lines)),
        references=_places(article.path),
    )


@lru_cache(maxsize=64)
def _section(context: str) -> str:
    """Return the comment that says where a text stands; many in a row stand in the same place."""
    return _single(f"section: {context}")


def _single(line: str) -> str:
    return " ".join(line.split())


def renewed(fresh: Entry, old: Entry) -> Entry:
    """Return an old entry, alive, with the comments and places that its text has now."""
    return replace(old, extracted=fresh.extracted, references=fresh.references, obsolete=False)


def original_comment(article: Article, segment: Segment) -> str:
    """Return the comment that shows a translator the authors' own words."""
    language = next((quote.language for quote in article.quotes if quote.id == segment.quote), "")
    return f"original ({language}): {' '.join((segment.original or '').split())}"


@lru_cache(maxsize=8)
def _places(path: str) -> tuple[str, ...]:
    """Return a path as a reference: one with white space between U+2068 and U+2069, as GNU gettext does."""
    if not path:
        return ()
    return (f"\u2068{path}\u2069" if any(character.isspace() for character in path) else path,)


_CONTENT = attrgetter(*(item.name for item in fields(Entry) if item.name != "line"))


def content(entries: Iterable[Entry]) -> Counter[tuple[Any, ...]]:
    """Return entries without line and order, to tell whether any has changed."""
    return Counter(map(_CONTENT, entries))
