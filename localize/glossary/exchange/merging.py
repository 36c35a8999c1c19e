"""Bring concepts of another program into a glossary: nothing that it says is overwritten."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from localize.glossary.contradictions import match_key
from localize.glossary.fold import spelling
from localize.glossary.tags import column_for
from localize.model import Concept
from localize.values import frozen


@frozen
class Merged:
    """What a glossary becomes."""

    concepts: tuple[Concept, ...]
    """The glossary's, in their order, and then new ones."""
    added: tuple[str, ...]
    """Ids of new concepts."""
    changed: tuple[str, ...]
    """Ids of the glossary's concepts that have more than before."""
    conflicts: tuple[str, ...]
    """Where file and glossary disagree, and what was done, one line each with both places."""
    left_out: int = 0
    """Words that could not be taken over, each of which is among the conflicts."""


@dataclass(slots=True)
class _State:
    """The glossary while it grows."""

    concepts: dict[str, Concept]
    by_term: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)
    added: dict[str, None] = field(default_factory=dict)
    changed: dict[str, None] = field(default_factory=dict)
    left_out: int = 0
    numbers: dict[str, int] = field(default_factory=dict)
    """The last number that was given to ids that would be alike."""

    def index(self, concept: Concept) -> None:
        """Know a concept by its preferred terms."""
        for language, words in concept.terms.items():
            ids = self.by_term.setdefault((language, match_key(words[0], language)), [])
            if concept.id not in ids:
                ids.append(concept.id)


def combine(concepts: Sequence[Concept], found: Iterable[Concept], languages: Sequence[str]) -> Merged:
    """Merge concepts into those of a glossary; `languages` are its columns, the first of which tells rows apart.

    A concept is the same where its id is, or else its preferred term in the first language; where it has none in that,
    where a preferred term in another language is that of one concept alone. Of one that is the same, empty cells are
    filled and further words become variants; what the glossary says already stays, and each disagreement is a conflict.
    """
    state = _State({concept.id: concept for concept in concepts})
    columns = list(languages)
    for concept in concepts:
        state.index(concept)
    for given in found:
        new = _in_columns(_speakable(given, state), columns)
        if not new.terms and not new.forbidden:
            continue
        same = _same(new, state, columns)
        if same is None:
            _add(new, state, columns[0] if columns else "")
        else:
            _join(same, new, state)
    return Merged(
        tuple(state.concepts.values()),
        tuple(state.added),
        tuple(identity for identity in state.changed if identity not in state.added),
        tuple(state.conflicts),
        state.left_out,
    )


def _speakable(new: Concept, state: _State) -> Concept:
    """Leave out words that no cell can hold: with the sign between variants, or without a letter or digit."""

    def kept(words: tuple[str, ...], language: str) -> tuple[str, ...]:
        bad = [word for word in words if "|" in word or not any(map(str.isalnum, word))]
        for word in bad:
            why = "holds |, which parts variants" if "|" in word else "has no letter or digit"
            state.conflicts.append(f"{new.where}: {word} ({language}) {why}; left out")
        state.left_out += len(bad)
        return tuple(word for word in words if word not in bad)

    return _with(new, _mapped(new.terms, kept), _mapped(new.forbidden, kept))


def _mapped(words: Mapping[str, tuple[str, ...]], change: object) -> dict[str, tuple[str, ...]]:
    assert callable(change)
    changed = {language: change(found, language) for language, found in words.items()}
    return {language: found for language, found in changed.items() if found}


def _in_columns(new: Concept, columns: list[str]) -> Concept:
    """Name languages as the glossary's columns do (`en` for `en-US`), and make columns for others."""

    def placed(words: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        made: dict[str, tuple[str, ...]] = {}
        for language, found in words.items():
            column = column_for(language, columns) or language
            if column not in columns:
                columns.append(column)
            made[column] = tuple(dict.fromkeys((*made.get(column, ()), *found)))
        return made

    return _with(new, placed(new.terms), placed(new.forbidden))


def _same(new: Concept, state: _State, columns: Sequence[str]) -> Concept | None:
    if new.id in state.concepts:
        return state.concepts[new.id]
    first = columns[0] if columns else ""
    for language in (first, *new.terms):
        if language not in new.terms:
            continue
        ids = state.by_term.get((language, match_key(new.terms[language][0], language)), [])
        if language == first:
            return state.concepts[ids[0]] if ids else None
        if len(ids) == 1:
            return state.concepts[ids[0]]
    return None


def _add(new: Concept, state: _State, first: str) -> None:
    identity = new.id or _slug(new, first)
    made = identity
    while made in state.concepts:
        state.numbers[identity] = state.numbers.get(identity, 1) + 1
        made = f"{identity}-{state.numbers[identity]}"
    forbidden = dict(new.forbidden)
    terms = dict(new.terms)
    for language, words in forbidden.items():
        accepted = {spelling(term) for term in terms.get(language, ())}
        clash = [word for word in words if spelling(word) in accepted]
        for word in clash:
            state.conflicts.append(
                f"{new.where}: {word} ({language}) is forbidden and accepted at once; kept as accepted"
            )
        forbidden[language] = tuple(word for word in words if word not in clash)
    concept = _with(new, terms, {language: words for language, words in forbidden.items() if words}, made)
    state.concepts[made] = concept
    state.added[made] = None
    state.index(concept)


def _slug(new: Concept, first: str) -> str:
    """Make an id of the English term, else of the first one there is."""
    words = new.terms or new.forbidden
    language = next((tag for tag in words if tag.split("-")[0] == "en"), first if first in words else next(iter(words)))
    slug = re.sub(r"[^\w]+", "-", unicodedata.normalize("NFKC", words[language][0]).casefold()).strip("-_")
    return slug or "concept"


def _join(old: Concept, new: Concept, state: _State) -> None:
    """Add what a concept doesn't have; note where the two disagree."""
    terms, forbidden = dict(old.terms), dict(old.forbidden)

    def disagree(text: str) -> None:
        state.conflicts.append(f"{new.where}: {text} ({old.id} at {old.where})")

    for language, words in new.terms.items():
        have = terms.get(language, ())
        barred = {spelling(word) for word in forbidden.get(language, ())}
        wanted = [word for word in words if spelling(word) not in barred or word in have]
        for word in words:
            if word not in wanted:
                disagree(f"accepts {word} ({language}), which the glossary forbids; left out")
                state.left_out += 1
        # Of a word that is a variant already nothing changes: tables with a row for each word have no preferred one.
        if have and wanted and match_key(wanted[0], language) not in {match_key(word, language) for word in have}:
            disagree(f"prefers {wanted[0]} ({language}) to {have[0]}; kept as a variant")
        if wanted:
            terms[language] = tuple(dict.fromkeys((*have, *wanted)))
    for language, words in new.forbidden.items():
        accepted = {spelling(word) for word in terms.get(language, ())}
        wanted = [word for word in words if spelling(word) not in accepted]
        for word in words:
            if word not in wanted:
                disagree(f"forbids {word} ({language}), which the glossary accepts; left out")
                state.left_out += 1
        if wanted:
            forbidden[language] = tuple(dict.fromkeys((*forbidden.get(language, ()), *wanted)))
    plain = {}
    for name in ("domain", "pos", "note"):
        said, told = getattr(old, name), getattr(new, name)
        plain[name] = said or told
        if said and told and said != told:
            disagree(f"has the {name} {told!r} for {said!r}; the glossary's stays")
    joined = Concept(
        old.id,
        MappingProxyType(terms),
        MappingProxyType(forbidden),
        plain["domain"],
        plain["pos"],
        plain["note"],
        old.where,
        old.severity,
        old.ambiguous,
    )
    if joined != old:
        state.concepts[old.id] = joined
        state.changed[old.id] = None
        state.index(joined)


def _with(
    concept: Concept,
    terms: Mapping[str, tuple[str, ...]],
    forbidden: Mapping[str, tuple[str, ...]],
    identity: str | None = None,
) -> Concept:
    return Concept(
        concept.id if identity is None else identity,
        MappingProxyType(dict(terms)),
        MappingProxyType(dict(forbidden)),
        concept.domain,
        concept.pos,
        concept.note,
        concept.where,
        concept.severity,
        concept.ambiguous,
    )
