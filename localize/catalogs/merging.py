"""An article and the catalog that it had -> the catalog that it has now; no translation is ever lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from localize.catalogs.headers import completed, first_header, gettext_date, with_fields
from localize.catalogs.likeness import best_pairs
from localize.catalogs.originals import filled
from localize.catalogs.origins import origin, with_origin
from localize.catalogs.templates import DEFAULT_PROJECT, content, entry_of, offered, renewed
from localize.catalogs.units import across_units
from localize.catalogs.writer import numbered
from localize.model import Article, Catalog, Entry, Segment, State

if TYPE_CHECKING:
    from localize.glossary import Glossary

Key = tuple[str | None, str]


def merge(
    article: Article,
    old: Catalog | None,
    *,
    locale: str,
    path: str,
    glossary: Glossary | None = None,
    now: datetime,
    template: Catalog | None = None,
) -> Catalog:
    """Bring a catalog up to the article, as msgmerge does, and fill in the authors' own words.

    A text that is still there keeps everything that any person or tool has added. A changed text gets the translation
    of the most similar old one, fuzzy, with `#| msgid` for comparison; where sentences have become paragraphs or the
    other way, that of the same text. What is gone becomes obsolete, and comes back, confirmed as it was, when its text does. `old` is None where there is no catalog yet. The article's `template`, where it
    is at hand, saves making its entries again. Merging again gives an equal catalog: dates
    change only when an entry does.
    """
    kept = _Kept(old.entries if old else ())
    texts = offered(article, locale)
    made = {entry.msgid: entry for entry in template.entries} if template else {}
    entries: list[Entry] = []
    new: dict[int, Segment] = {}
    """By place among the entries: what has no translation yet."""
    back: dict[int, Segment] = {}
    """What has one that comes back from an obsolete entry."""
    for text, segments in texts.items():
        terms = _terms(segments[0], locale, glossary)
        fresh = (None if terms else made.get(text)) or entry_of(article, segments, terms)
        found = kept.take((None, text))
        entry = filled(article, segments, locale, fresh=fresh, old=found)
        if found is None and not entry.msgstr:
            new[len(entries)] = segments[0]
        elif found is not None and found.obsolete and entry.msgstr == found.msgstr and origin(entry) is None:
            back[len(entries)] = segments[0]
        entries.append(entry)
        for kind in dict.fromkeys([segment.kind for segment in segments]) if old else ():
            special = kept.take((kind, text))
            if special is not None:
                entries.append(renewed(fresh, special))
    if old and (new or back):
        for place, entry in across_units(article, new | back, entries, kept.look, kept.candidates(), locale):
            entries[place] = entry
            new.pop(place, None)
    _reuse(entries, list(new), kept)
    entries += kept.rest()
    return numbered(_catalog(article, old, tuple(entries), locale=locale, path=path, now=now))


class _Kept:
    """The entries of the old catalog, each of which is used once."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = list(entries)
        self._by_key: dict[Key, list[Entry]] = {}
        for entry in sorted(self._entries, key=lambda entry: entry.obsolete):
            self._by_key.setdefault((entry.msgctxt, entry.msgid), []).append(entry)
        self._used: set[int] = set()

    def take(self, key: Key) -> Entry | None:
        """Take the entry of a text: the live one, unless only an obsolete one has a translation.

        Gettext allows one entry a text; a different translation in an obsolete twin is kept as a comment.
        """
        found = self._by_key.get(key)
        if not found:
            return None
        self._used.update(id(entry) for entry in found)
        first = next((entry for entry in found if entry.state is not State.UNTRANSLATED), found[0])
        others = {entry.msgstr for entry in found if entry.msgstr} - {first.msgstr}
        comments = [f"another translation: {text}" for text in sorted(others)]
        return replace(first, comments=(*first.comments, *comments))

    def look(self, segment: Segment) -> Entry | None:
        """Return the entry of a text, if its translation may serve; it isn't used by that."""
        for key in ((segment.kind, segment.text), (None, segment.text)):
            for entry in self._by_key.get(key, ()):
                if _serves(entry):
                    return entry
        return None

    def candidates(self) -> list[Entry]:
        """Return the unused entries whose translation may serve a similar text."""
        return [entry for entry in self._entries if id(entry) not in self._used and _serves(entry)]

    def use(self, entry: Entry) -> None:
        self._used.add(id(entry))

    def rest(self) -> list[Entry]:
        """Return what is left as obsolete entries, without those that hold no one's work."""
        return [
            entry if entry.obsolete else replace(entry, obsolete=True, extracted=(), references=())
            for entry in self._entries
            if id(entry) not in self._used
            and (entry.obsolete or entry.state is not State.UNTRANSLATED or any(entry.comments))
        ]


def _serves(entry: Entry) -> bool:
    """Tell whether a translation may serve another text.

    Machine drafts and matches that no person has confirmed may not: the new text gets a draft of its own.
    """
    drafted = entry.fuzzy and origin(entry) is not None
    return bool(entry.msgstr and entry.msgid) and entry.msgid_plural is None and not drafted


def _reuse(entries: list[Entry], new: list[int], kept: _Kept) -> None:
    """Give entries of changed texts the translations of the most similar old ones, each used once."""
    candidates = kept.candidates()
    pairs = best_pairs([entries[index].msgid for index in new], [entry.msgid for entry in candidates])
    for position, choice in pairs:
        old = candidates[choice]
        if old.fuzzy:
            kept.use(old)  # What a person has confirmed stays, obsolete, for the return of its text.
        entries[new[position]] = _fuzzy(entries[new[position]], old)


def _fuzzy(fresh: Entry, old: Entry) -> Entry:
    """Return the entry with the translation of a similar text, to be confirmed by a person."""
    # The translation of a fuzzy entry was made for the text before.
    before = (old.previous_msgctxt, old.previous_msgid) if old.fuzzy and old.previous_msgid else None
    context, text = before or (old.msgctxt, old.msgid)
    returned = text == fresh.msgid and context == fresh.msgctxt
    return replace(
        fresh,
        msgstr=old.msgstr,
        comments=with_origin(old.comments, None),
        flags=("fuzzy", *(flag for flag in old.flags if flag != "fuzzy")),
        previous_msgctxt=None if returned else context,
        previous_msgid=None if returned else text,
    )


def _terms(segment: Segment, locale: str, glossary: Glossary | None) -> list[str]:
    return glossary.hints(segment.plain, segment.language, locale) if glossary else []


def _catalog(
    article: Article, old: Catalog | None, entries: tuple[Entry, ...], *, locale: str, path: str, now: datetime
) -> Catalog:
    first = first_header(article.path or DEFAULT_PROJECT, locale, now)
    if old is None:
        return Catalog(path, locale, header=first, entries=entries)
    result = replace(old, path=path, locale=locale, header=completed(old.header, first), entries=entries)
    if content(entries) == content(old.entries):
        return result
    result = with_fields(result, POT_Creation_Date=gettext_date(now))
    if _translations(entries) != _translations(old.entries):
        result = with_fields(result, PO_Revision_Date=gettext_date(now))
    return result


def _translations(entries: Iterable[Entry]) -> set[tuple[str | None, str, str, State]]:
    return {(entry.msgctxt, entry.msgid, entry.msgstr, entry.state) for entry in entries if entry.msgstr}
