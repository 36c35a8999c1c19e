"""What the rows of a glossary must not say together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localize.glossary.fold import fold, spelling
from localize.glossary.words import keeps_case
from localize.model import Concept, Where


def contradictions(concepts: Sequence[Concept], languages: Sequence[str]) -> Iterator[tuple[Where, str, str]]:
    """Yield the row of each contradiction, its column, and what to do about it.

    Two concepts may not prefer the same term in the glossary's first language, by which its rows are told apart: a
    text in it could not say which is meant. In the others they may, since two words of one language are often one
    word of another (治療 and 処置 are both treatment).
    """
    seen: dict[str, Concept] = {}
    preferred: dict[str, Concept] = {}
    first = languages[0] if languages else ""
    for concept in concepts:
        if concept.id and concept.id in seen:
            yield (
                concept.where,
                "concept",
                f"the concept {concept.id} is also on line {seen[concept.id].where.line}; join the rows or rename one",
            )
        seen.setdefault(concept.id, concept)
        if first in concept.terms:
            term = concept.terms[first][0]
            other = preferred.setdefault(match_key(term, first), concept)
            if other is not concept and other.id != concept.id:
                yield (
                    concept.where,
                    first,
                    f"{term} ({first}) is also the preferred term of {other.id} on line {other.where.line}; join the concepts or choose another term",
                )
        yield from ((concept.where, *problem) for problem in _against_itself(concept))


def _against_itself(concept: Concept) -> Iterator[tuple[str, str]]:
    """A spelling may be forbidden in favour of another (ウィルス, ウイルス), the same spelling may not."""
    for language, words in concept.forbidden.items():
        accepted = {_cased(term, spelling(term)) for term in concept.terms.get(language, ())}
        for word in words:
            if _cased(word, spelling(word)) in accepted:
                yield (
                    f"forbidden:{language}",
                    f"{word} ({language}) is forbidden and accepted at once; take it out of one of the two cells",
                )


def match_key(term: str, language: str) -> str:
    """Return what two terms that match the same texts have in common."""
    return _cased(term, fold(term, language).text)


def _cased(term: str, folded: str) -> str:
    return f"{folded}\0{''.join(filter(str.isupper, term))}" if keeps_case(term) else folded
