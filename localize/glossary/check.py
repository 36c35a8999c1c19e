"""What is odd about a glossary that can be read: findings with file, line and, where the file is at hand, column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from localize.glossary.fold import spelling
from localize.glossary.termbase import Glossary
from localize.glossary.words import keeps_case
from localize.model import Concept, Finding, Severity, Where

_PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "］": "［", "」": "「", "』": "『", "】": "【", "”": "“"}
_INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff\ufffd")
_RULE = "glossary-conflict"


def check_glossary(glossary: Glossary, sources: dict[str, str] | None = None) -> list[Finding]:
    """Return what is probably wrong in a glossary, sorted by place.

    A variant that is another concept's preferred term of the same language, stray white space and invisible
    characters, half-width kana and full-width letters, brackets that are not closed, rows that say the same. All are
    warnings: each may be meant, and what can't be is refused when the file is read (two concepts with one preferred
    term, a word forbidden and accepted).

    `sources` are the files' texts by path; with them findings name the column, counted in characters of the line that
    the row begins on.
    """
    findings = [
        Finding(_RULE, Severity.WARNING, _where(concept.where, word, sources or {}), message, remedy, locale=language)
        for concept, language, word, message, remedy in _problems(glossary)
    ]
    return sorted(findings, key=lambda f: (f.where.file, f.where.line or 0, f.where.column or 0, f.message))


_Problem = tuple[Concept, str, str, str, str]


def _problems(glossary: Glossary) -> Iterator[_Problem]:
    yield from _preferred_elsewhere(glossary)
    yield from _same_rows(glossary)
    for concept in glossary.concepts:
        for language, words in (*concept.terms.items(), *concept.forbidden.items()):
            for word in words:
                for find in _OF_A_WORD:
                    for message, remedy in find(word, language):
                        yield concept, language, word, message, remedy


def _preferred_elsewhere(glossary: Glossary) -> Iterator[_Problem]:
    preferred: dict[tuple[str, str], Concept] = {}
    for concept in glossary.concepts:
        for language, words in concept.terms.items():
            preferred.setdefault((language, _key(words[0])), concept)
    for concept in glossary.concepts:
        for language, words in concept.terms.items():
            for word in words[1:]:
                other = preferred.get((language, _key(word)), concept)
                if other is not concept and _key(word) != _key(words[0]):
                    yield (
                        concept,
                        language,
                        word,
                        f"the variant {word} ({language}) of {concept.id} is the preferred term of {other.id} ({other.where})",
                        "take the variant out, or join the concepts",
                    )


def _same_rows(glossary: Glossary) -> Iterator[_Problem]:
    seen: dict[tuple[object, ...], Concept] = {}
    for concept in glossary.concepts:
        terms = tuple(sorted((language, tuple(map(_key, words))) for language, words in concept.terms.items()))
        other = seen.setdefault(terms, concept)
        if other is not concept and terms:
            language, words = next(iter(concept.terms.items()))
            yield (
                concept,
                language,
                words[0],
                f"{concept.id} has the terms of {other.id} ({other.where})",
                "delete one of the two rows",
            )


def _key(word: str) -> str:
    return word if keeps_case(word) else spelling(word)


def _white_space(word: str, language: str) -> Iterator[tuple[str, str]]:
    if any(character in _INVISIBLE for character in word):
        names = ", ".join(f"U+{ord(c):04X}" for c in sorted(_INVISIBLE & set(word)))
        yield f"{_visible(word)} ({language}) holds an invisible character ({names})", "take it away"
    if word != " ".join(word.split()) or word != word.replace("\u3000", " "):
        yield f"{_visible(word)} ({language}) has stray white space", "write single plain spaces, inside words alone"


def _visible(word: str) -> str:
    return "".join(f"\\u{ord(c):04x}" if c in _INVISIBLE or (c.isspace() and c != " ") else c for c in word)


def _width(word: str, language: str) -> Iterator[tuple[str, str]]:
    half = [c for c in word if 0xFF66 <= ord(c) <= 0xFF9F]
    full = [c for c in word if c.isalnum() and unicodedata.east_asian_width(c) == "F" and ord(c) < 0xFF5B]
    if half:
        yield f"{word} ({language}) has half-width kana", f"write {unicodedata.normalize('NFKC', word)}"
    elif full:
        yield f"{word} ({language}) has full-width letters or digits", f"write {unicodedata.normalize('NFKC', word)}"


def _brackets(word: str, language: str) -> Iterator[tuple[str, str]]:
    waiting: list[str] = []
    for character in word:
        if character in _PAIRS.values():
            waiting.append(character)
        elif character in _PAIRS and (not waiting or waiting.pop() != _PAIRS[character]):
            message = f"{word} ({language}) closes a bracket that is not open: {character}"
            yield message, "write the other half, or take it away"
            return
    if waiting:
        yield f"{word} ({language}) leaves a bracket open: {waiting[-1]}", "write the other half, or take it away"


_OF_A_WORD: tuple[Callable[[str, str], Iterator[tuple[str, str]]], ...] = (_white_space, _width, _brackets)


def _where(where: Where, word: str, sources: dict[str, str]) -> Where:
    """Return the place of a word of a row; the row's beginning where the text is not at hand or spells it otherwise."""
    lines = sources.get(where.file, "").splitlines()
    if where.line is None or where.line > len(lines):
        return where
    # A whole term, not the same letters inside a longer one.
    found = re.search(rf"(?:^|(?<=[,;\t|\"]))\s*({re.escape(word)})\s*(?=[,;\t|\"]|$)", lines[where.line - 1])
    return Where(where.file, where.line, found.start(1) + 1) if found else where
