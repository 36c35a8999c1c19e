"""Bilingual rows -> concepts."""

from __future__ import annotations

from collections.abc import Iterable

from localize.glossary.exchange.found import Found, Losses, concept
from localize.model import Where
from localize.values import frozen


@frozen
class Pair:
    """One row: words by language, and what is said of them."""

    words: tuple[tuple[str, str], ...]
    """Language and word, in the order of the columns."""
    where: Where
    domain: str = ""
    pos: str = ""
    note: str = ""
    identity: str = ""
    forbidden: bool = False
    """Whether the last language's word is one that must not be written."""


def from_pairs(pairs: Iterable[Pair], losses: Losses | None = None) -> Found:
    """Make a concept of each row; rows that name the same concept are one."""
    losses = losses or Losses()
    merged: dict[str, list[Pair]] = {}
    for number, pair in enumerate(pairs):
        if any(word.strip() for _, word in pair.words):
            merged.setdefault(pair.identity or f"\0{number}", []).append(pair)
    concepts = []
    for rows in merged.values():
        terms: dict[str, list[str]] = {}
        forbidden: dict[str, list[str]] = {}
        for row in rows:
            for place, (language, word) in enumerate(row.words, start=1):
                bad = row.forbidden and place == len(row.words)
                (forbidden if bad else terms).setdefault(language, []).append(word)
        first = rows[0]
        notes = dict.fromkeys(row.note for row in rows if row.note)
        concepts.append(
            concept(
                first.identity,
                terms,
                first.where,
                forbidden=forbidden,
                domain=next((row.domain for row in rows if row.domain), ""),
                pos=next((row.pos for row in rows if row.pos), ""),
                note="; ".join(notes),
            )
        )
    return Found(tuple(concepts), losses.lines("can't be kept in a glossary"))
