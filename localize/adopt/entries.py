"""What was found on a page -> the entries of the article's catalog; nothing that a person has written is overwritten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from localize.adopt.types import Found
from localize.catalogs import Role, is_guess, numbered, revised, role, with_origin
from localize.model import Catalog, Entry, State
from localize.values import frozen


@frozen
class Filled:
    """The catalog that a page was adopted into, and what of it is new."""

    catalog: Catalog
    entries: tuple[tuple[Entry, Found], ...]
    """The entries that were filled, with where it comes from, in order of the catalog."""
    kept: int
    """Entries for which the page has a translation, but that had one already."""
    left: int
    """Entries that are still untranslated."""


def fill(catalog: Catalog, found: Sequence[Found], *, origin: str, now: datetime | None = None) -> Filled:
    """Fill what is untranslated in a catalog, or a draft of a machine or from another catalog, with what was found on a page.

    What can be relied on is confirmed; the rest is fuzzy and says why. Where a page translates equal texts in several
    ways, the most frequent one fills their entry; those of another kind (a heading, a button) get an entry of their
    own, and others stand in a comment. A draft that gives way stands in a comment, too, for a person may have worked on
    it.
    """
    by_text: dict[str, list[Found]] = {}
    for one in found:
        by_text.setdefault(one.segment.text, []).append(one)
    entries: list[Entry] = []
    filled: list[tuple[Entry, Found]] = []
    kept = 0
    contexts = {(entry.msgid, entry.msgctxt) for entry in catalog.entries if not entry.obsolete}
    for entry in catalog.entries:
        offers = by_text.get(entry.msgid, []) if not entry.obsolete and entry.msgid_plural is None else []
        if entry.msgctxt is not None:
            offers = [one for one in offers if one.segment.kind == entry.msgctxt]
        if not offers:
            entries.append(entry)
            continue
        if role(entry) is not Role.WANTED and not is_guess(entry):
            kept += 1
            entries.append(entry)
            continue
        chosen, apart, others = _chosen(offers)
        made = _filled(entry, chosen, others, origin)
        entries.append(made)
        filled.append((made, chosen))
        for kind, special in apart.items():
            if entry.msgctxt is None and (entry.msgid, kind) not in contexts:
                blank = replace(entry, msgstr="", msgctxt=kind, flags=(), comments=(), line=None)
                entries.append(_filled(blank, special, (), origin))
                filled.append((entries[-1], special))
    left = sum(e.state is State.UNTRANSLATED and not e.obsolete for e in entries)
    if not filled:
        return Filled(catalog, (), kept, left)
    result = numbered(revised(replace(catalog, entries=tuple(entries)), now))
    lines = {(entry.msgctxt, entry.msgid): entry for entry in result.entries if not entry.obsolete}
    return Filled(result, tuple((lines[e.msgctxt, e.msgid], one) for e, one in filled), kept, left)


def _chosen(offers: Sequence[Found]) -> tuple[Found, dict[str, Found], tuple[str, ...]]:
    """Return the translation of an entry, those of kinds that have another one throughout, and all others."""
    counts = Counter(one.text for one in offers)
    chosen = max(offers, key=lambda one: (not one.doubts, counts[one.text], one.score))
    apart: dict[str, Found] = {}
    for kind in dict.fromkeys(one.segment.kind for one in offers):
        same = [one for one in offers if one.segment.kind == kind]
        if len({one.text for one in same}) == 1 and same[0].text != chosen.text:
            apart[kind] = max(same, key=lambda one: (not one.doubts, one.score))
    told = {chosen.text, *(one.text for one in apart.values())}
    return chosen, apart, tuple(text for text in counts if text not in told)


def _filled(entry: Entry, found: Found, others: Sequence[str], origin: str) -> Entry:
    comments = list(with_origin(entry.comments, origin))
    comments += [f"part of: {found.whole}"] if found.whole else []
    comments += [f"doubtful: {doubt}" for doubt in found.doubts]
    comments += [f"another translation: {text}" for text in (*others, entry.msgstr) if text and text != found.text]
    flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
    return replace(
        entry,
        msgstr=found.text,
        comments=tuple(" ".join(comment.split()) for comment in comments),
        flags=("fuzzy", *flags) if found.doubts else flags,
        previous_msgid=None,
        previous_msgctxt=None,
        previous_msgid_plural=None,
    )
