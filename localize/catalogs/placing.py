"""Catalog -> the translations that a page gets, and how far the catalog is."""

from __future__ import annotations

from localize.model import Article, Catalog, Entry, State
from localize.segments import fault


def translations(article: Article, catalog: Catalog, *, drafts: bool) -> dict[str, str]:
    """Return the translation of each segment by its id; what can't be placed is left out.

    `drafts` takes fuzzy entries in. An entry whose msgctxt is the segment's kind goes before the one without.
    """
    usable = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in catalog.entries if _usable(entry, drafts=drafts)}
    found: dict[str, str] = {}
    for segment in article.segments:
        if segment.locked is not None:
            continue
        for context in (segment.kind, None):
            text = usable.get((context, segment.text))
            if text is not None and fault(segment, text) is None:
                found[segment.id] = text
                break
    return found


def _usable(entry: Entry, *, drafts: bool) -> bool:
    return not entry.obsolete and bool(entry.msgstr) and (drafts or not entry.fuzzy)


def statistics(catalog: Catalog) -> dict[State, int]:
    """Count the entries by state; obsolete ones don't count."""
    counts = dict.fromkeys(State, 0)
    for entry in catalog.entries:
        if not entry.obsolete:
            counts[entry.state if entry.msgstr or entry.msgstr_plural else State.UNTRANSLATED] += 1
    return counts
