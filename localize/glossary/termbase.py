"""The glossary as a value: its concepts, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Self

from localize.glossary.characters import CharacterIndex
from localize.glossary.fold import spelling
from localize.glossary.read import concepts
from localize.glossary.tags import column_for
from localize.glossary.words import WordIndex
from localize.model import Concept, Hit
from localize.values import frozen

_UNSPACED = frozenset(("ja", "zh", "yue", "ko", "th", "lo", "km", "my", "bo"))


@frozen
class Term:
    """One word of one concept in one language."""

    concept: Concept
    form: str
    rank: int
    """0 for the preferred term, then the variants."""
    forbidden: bool = False


@frozen
class _Matcher:
    terms: tuple[Term, ...]
    index: CharacterIndex | WordIndex

    def find(self, text: str) -> Iterator[tuple[int, int, Term]]:
        return ((start, end, self.terms[owner]) for start, end, owner in self.index.find(text))


@dataclass(frozen=True, slots=True)
class Glossary:
    """Concepts in the order of their rows.

    What is built to search a language is kept inside, made at the first question, and no part of the value.
    """

    concepts: tuple[Concept, ...] = ()
    _made: dict[tuple[str, str], object] = field(
        default_factory=dict, init=False, repr=False, compare=False, hash=False
    )

    @classmethod
    def parse(cls, data: bytes, name: str) -> Self:
        """Read a glossary file's bytes; `name` is its path, for messages.

        Raises GlossaryError, with file and line, for what is broken or contradicts itself.
        """
        return cls(concepts(data, name))

    def match(self, text: str, language: str) -> list[Hit]:
        """Find the terms of a language in a text: the longest at each place, from left to right, none overlapping.

        Spellings that differ in width, case, dashes, kana variants or inflection match; offsets count characters of
        the text as it was given. Of two concepts with the same word the one that prefers it counts, then the earlier.
        """
        return [
            Hit(term.concept.id, start, end, term.form)
            for start, end, term in self._matcher(language, "accepted").find(text)
        ]

    def forbidden(self, text: str, language: str) -> list[Hit]:
        """Find forbidden terms in a text, but not inside a longer term that is accepted.

        A forbidden spelling of an accepted term (ウィルス for ウイルス) is found where the text spells it just so.
        """
        hits: list[Hit] = []
        if not self._forbids(language):
            return hits
        for start, end, term in self._matcher(language, "all").find(text):
            if term.forbidden and language.startswith("de") and end - start > len(term.form) + 3:
                continue  # A compound is another word.
            form = term.form if term.forbidden else _forbidden_spelling(term.concept, text[start:end], language)
            if form:
                hits.append(Hit(term.concept.id, start, end, form))
        return hits

    def holds(self, concept_id: str, text: str, language: str) -> bool:
        """Tell whether a text has a concept's word in an accepted form, whatever other terms it is a part of."""
        concept = self.concept(concept_id)
        return concept is not None and any(True for _ in self._matcher_of(concept, language).find(text))

    def concept(self, concept_id: str) -> Concept | None:
        """Return the concept with an id, or None."""
        by_id = self._made.get(("", "by id"))
        if by_id is None:
            by_id = self._made.setdefault(("", "by id"), {concept.id: concept for concept in self.concepts})
        assert isinstance(by_id, dict)
        found = by_id.get(concept_id)
        return found if isinstance(found, Concept) else None

    def terms(self, concept: Concept, language: str) -> tuple[str, ...]:
        """Return a concept's accepted terms in a language, the preferred one first; empty where it has no rule."""
        column = column_for(language, concept.terms.keys())
        return concept.terms[column] if column else ()

    def is_ambiguous(self, concept: Concept, form: str, language: str) -> bool:
        """Tell whether a concept's term is one that means other things, too."""
        column = column_for(language, concept.ambiguous.keys())
        return column is not None and form in concept.ambiguous[column]

    def alternatives(self, form: str, language: str) -> tuple[Concept, ...]:
        """Return every concept that accepts exactly this term, since one word may have two meanings."""
        by_form = self._made.get((language, "by form"))
        if by_form is None:
            made: dict[str, list[Concept]] = {}
            for concept in self.concepts:
                for term in self.terms(concept, language):
                    made.setdefault(term, []).append(concept)
            by_form = self._made.setdefault((language, "by form"), made)
        assert isinstance(by_form, dict)
        return tuple(by_form.get(form, ()))

    def hints(self, text: str, source: str, target: str) -> list[str]:
        """Return `term → preferred translation` for each concept in a text, in the order of the text."""
        hints: dict[str, str] = {}
        for hit in self.match(text, source):
            concept = self.concept(hit.concept)
            translated = self.terms(concept, target) if concept else ()
            if translated:
                hints.setdefault(hit.concept, f"{hit.form} → {translated[0]}")
        return list(hints.values())

    def __reduce__(self) -> tuple[object, ...]:
        """Send the concepts alone to another process; read-only mappings and automata can't travel."""
        rows = tuple(
            tuple(dict(value) if isinstance(value, MappingProxyType) else value for value in _values(concept))
            for concept in self.concepts
        )
        return _restore, (type(self), rows)

    def _forbids(self, language: str) -> bool:
        """Tell whether any concept forbids a word of a language."""
        found = self._made.get((language, "forbids"))
        if found is None:
            found = any(column_for(language, concept.forbidden.keys()) for concept in self.concepts)
            self._made[language, "forbids"] = found
        return bool(found)

    def _matcher(self, language: str, kind: str) -> _Matcher:
        made = self._made.get((language, kind))
        if made is None:
            terms = [term for concept in self.concepts for term in self._terms_of(concept, language, kind == "all")]
            # Where two concepts share a word: accepted before forbidden, preferred before variant, then row order.
            terms.sort(key=lambda term: (term.forbidden, term.rank > 0))
            made = self._made.setdefault((language, kind), _matcher(tuple(terms), language))
        assert isinstance(made, _Matcher)
        return made

    def _matcher_of(self, concept: Concept, language: str) -> _Matcher:
        made = self._made.get((language, f"concept {concept.id}"))
        if made is None:
            terms = tuple(self._terms_of(concept, language, forbidden=False))
            made = self._made.setdefault((language, f"concept {concept.id}"), _matcher(terms, language, anywhere=True))
        assert isinstance(made, _Matcher)
        return made

    def _terms_of(self, concept: Concept, language: str, forbidden: bool) -> Iterator[Term]:
        for rank, form in enumerate(self.terms(concept, language)):
            yield Term(concept, form, rank)
        column = column_for(language, concept.forbidden.keys()) if forbidden else None
        if column:
            yield from (Term(concept, form, 0, forbidden=True) for form in concept.forbidden[column])


def _matcher(terms: tuple[Term, ...], language: str, *, anywhere: bool = False) -> _Matcher:
    primary = language.replace("_", "-").split("-")[0].lower()
    rows = ((term.form, owner, term.concept.pos.lower() == "verb") for owner, term in enumerate(terms))
    if primary in _UNSPACED:
        return _Matcher(terms, CharacterIndex(rows, primary, anywhere=anywhere))
    return _Matcher(terms, WordIndex(rows, primary))


def _forbidden_spelling(concept: Concept, written: str, language: str) -> str | None:
    """Return the forbidden form that a text spells out where it matches an accepted one, or None."""
    column = column_for(language, concept.forbidden.keys())
    if column is None:
        return None
    spelled = spelling(written)
    accepted = map(spelling, concept.terms.get(column, ()))
    if spelled in accepted:
        return None
    return next((form for form in concept.forbidden[column] if spelling(form) == spelled), None)


def _values(concept: Concept) -> tuple[object, ...]:
    return tuple(getattr(concept, item.name) for item in fields(concept))


def _restore(kind: type[Glossary], rows: tuple[tuple[object, ...], ...]) -> Glossary:
    closed = (tuple(MappingProxyType(value) if isinstance(value, dict) else value for value in row) for row in rows)
    return kind(tuple(Concept(*row) for row in closed))  # type: ignore[arg-type]


def merge(*glossaries: Glossary) -> Glossary:
    """Make one glossary of several; of a concept in two the later one counts, at the place of the first."""
    merged: dict[str, Concept] = {}
    for glossary in glossaries:
        merged.update((concept.id, concept) for concept in glossary.concepts)
    return Glossary(tuple(merged.values()))
