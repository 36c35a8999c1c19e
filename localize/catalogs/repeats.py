"""Texts that come again on a site: what a catalog says of each, and how one takes over what another says.

A menu, a banner, a disclaimer stands on every page. It is translated once: the catalogs of the other articles take the
translation over, with its origin. Texts are compared by digests, so that an index of a whole site stays small.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from enum import IntEnum
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from localize.catalogs.headers import revised
from localize.catalogs.origins import Source, from_catalog, origin, source, with_origin
from localize.catalogs.templates import offered
from localize.catalogs.writer import numbered
from localize.model import Article, Catalog, Entry, Segment, State
from localize.segments import fault
from localize.values import frozen


class Role(IntEnum):
    """What an entry is to the others with its text."""

    OWN = 0
    """A person has confirmed it."""
    TAKEN = 1
    """Confirmed, and taken over from another catalog."""
    WANTED = 2
    """It has no translation yet, or a machine's draft."""


class Said(NamedTuple):
    """What a catalog says of one text. Digests are signed numbers of 64 bits."""

    text: int
    """Digest of msgctxt and msgid."""
    place: int
    """Digest of the text, the kind of its segment and the headings above it."""
    words: int
    """Digest of the translation; 0 where there is none."""
    role: Role
    entry_line: int
    """Of the entry in the catalog; 0 where it has none."""
    line: int
    """Of the segment in the article."""
    column: int


@frozen
class Taking:
    """A translation that another catalog has for the same text."""

    words: str
    source: str
    """Path of the article that the other catalog belongs to."""
    sure: bool
    """Whether kind and headings are the same as well, and every catalog agrees."""


def said(article: Article, catalog: Catalog) -> tuple[Said, ...]:
    """Return what a catalog says of the texts of its article, in the order of the catalog.

    Left out are the words of quoted authors, which belong to their quote, and drafts that wait for a person.
    """
    found = []
    for entry, segment, part in _with_roles(catalog, offered(article)):
        text = text_digest(entry)
        place = (text ^ _surroundings(segment.kind, segment.context)) or 1
        words = 0 if part is Role.WANTED else digest(entry.msgstr)
        found.append(Said(text, place, words, part, entry.line or 0, segment.line, segment.column))
    return tuple(found)


@lru_cache(maxsize=64)
def _surroundings(kind: str, context: str) -> int:
    """Return the digest of where a text stands; many in a row stand in the same place."""
    return digest(kind, context)


def _with_roles(catalog: Catalog, texts: Mapping[str, list[Segment]]) -> Iterator[tuple[Entry, Segment, Role]]:
    for entry in catalog.entries:
        part = role(entry)
        if part is None:
            continue
        segment = next((s for s in texts.get(entry.msgid, ()) if entry.msgctxt in (None, s.kind)), None)
        if segment is None:
            continue
        if part is Role.WANTED or fault(segment, entry.msgstr) is None:  # A faulty translation is no example.
            yield entry, segment, part


def role(entry: Entry) -> Role | None:
    """Return what an entry is to the others with its text; None for one that is nothing to them."""
    if entry.obsolete or entry.msgid_plural is not None:
        return None
    state = entry.state
    if state is State.UNTRANSLATED:
        return Role.WANTED
    writer = source(origin(entry))
    if state is State.DRAFT:
        return Role.WANTED if writer is Source.MACHINE else None
    return None if writer is Source.QUOTE else Role.TAKEN if writer is Source.CATALOG else Role.OWN


def is_guess(entry: Entry) -> bool:
    """Tell whether a translation was taken over from another catalog and waits for a person."""
    return entry.state is State.DRAFT and source(origin(entry)) is Source.CATALOG


def text_digest(entry: Entry) -> int:
    """Return the digest by which entries of one text know each other."""
    return digest(entry.msgctxt or "", entry.msgid)


def digest(*parts: str) -> int:
    """Return a digest of texts as a signed number of 64 bits, never 0."""
    joined = "\x00".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(joined, digest_size=8).digest(), "big", signed=True) or 1


def take_over(article: Article, catalog: Catalog, taken: Mapping[int, Taking], *, now: datetime | None) -> Catalog:
    """Return the catalog with the translations that others have, by digest of the text.

    A sure one is confirmed; any other is fuzzy. What can't stand in the article is left out.
    """
    texts = offered(article)
    entries = list(catalog.entries)
    for index, entry in enumerate(entries):
        found = taken.get(text_digest(entry))
        if found is None or role(entry) is not Role.WANTED or not found.words:
            continue
        if any(fault(segment, found.words) is not None for segment in texts.get(entry.msgid, ())):
            continue
        comments = with_origin(entry.comments, from_catalog(found.source))
        flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
        entries[index] = replace(
            entry, msgstr=found.words, comments=comments, flags=flags if found.sure else ("fuzzy", *flags)
        )
    if entries == list(catalog.entries):
        return catalog
    return numbered(revised(replace(catalog, entries=tuple(entries)), now))
