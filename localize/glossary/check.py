"""What is odd about a glossary that can be read: findings with file, line and, where the file is at hand, column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from localize.glossary.contradictions import match_key
from localize.glossary.fold import spelling
from localize.glossary.read import BREAK, PLAIN
from localize.glossary.rows import Sheet, sheet
from localize.glossary.termbase import Glossary
from localize.model import Concept, Finding, Severity, Where

_PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "］": "［", "」": "「", "』": "『", "】": "【", "”": "“"}
_JOINERS = "\u200c\u200d"
"""What some scripts need inside words."""
RULE = "glossary-conflict"


def check_glossary(
    glossary: Glossary, sources: Mapping[str, str] | None = None, language: str | None = None
) -> list[Finding]:
    """Return what is probably wrong in a glossary, sorted by place.

    A term of two concepts, stray white space and invisible characters, half-width kana and full-width letters, brackets
    that are not closed, rows that say the same or nothing, a word called ambiguous that is no term. All are warnings:
    each may be meant, and what can't be is refused when the file is read (two concepts with one preferred term in the
    first language, a word forbidden and accepted). That two concepts prefer one word of another language is
    information, since two words of one language often are one of another (治療 and 処置 are both treatment).

    `sources` are the files' texts by path; with them findings name the column, counted in characters of the line that
    the row begins on, and white space around a cell is found, which is no part of the term when it is read. With the
    `language` of the articles, so is a file that has no term of it, and of which nothing is found in them.
    """
    lines = {path: BREAK.split(text) for path, text in (sources or {}).items()}
    findings = [
        Finding(RULE, severity, _where(concept.where, word, lines), message, remedy, locale=language or None)
        for severity, concept, language, word, message, remedy in _problems(glossary)
    ]
    for path, text in (sources or {}).items():
        findings.extend(_around_cells(text, path))
    findings.extend(_without_language(glossary, language) if language else ())
    return sorted(findings, key=lambda f: (f.where.file, f.where.line or 0, f.where.column or 0, f.message))


def _without_language(glossary: Glossary, language: str) -> Iterator[Finding]:
    by_file: dict[str, list[Concept]] = {}
    for concept in glossary.concepts:
        if concept.terms:
            by_file.setdefault(concept.where.file, []).append(concept)
    for path, concepts in by_file.items():
        if not any(glossary.terms(concept, language) for concept in concepts):
            message = f"no row has a term in {language}, the articles' language, so that none is found in an article"
            yield Finding(RULE, Severity.WARNING, Where(path, 1), message, f"fill a column {language}")


def _around_cells(text: str, path: str) -> Iterator[Finding]:
    known = sheet(text, path)
    offset = dict(enumerate([0, *(found.end() for found in BREAK.finditer(text))], start=1))
    edge = rf'["{re.escape(known.separator)}]'
    loose = re.compile(rf"^\s|{edge}\s|\s(?:$|{edge})")
    for line, cells in known.rows.items():
        if not loose.search(text[cells[0][0] : cells[-1][1]]):
            continue
        for column, (start, end) in zip(known.columns, cells, strict=True):
            written = text[start:end].strip('"')
            # All cells of a table may be set off by spaces; what is odd is one that is not like the others.
            if line != known.header and column not in PLAIN and written != written.strip() and not _spaced(text, known):
                yield Finding(
                    RULE,
                    Severity.WARNING,
                    Where(path, line, start - offset[line] + 1),
                    f"the cell {column} ({_visible(written)}) begins or ends with white space",
                    "take it away",
                )


def _spaced(text: str, known: Sheet) -> bool:
    """Tell whether a table sets its cells off by spaces, as its first line shows."""
    return any(text[start:end] != text[start:end].strip() for start, end in known.rows.get(known.header, ()))


_Problem = tuple[Severity, Concept, str, str, str, str]


def _problems(glossary: Glossary) -> Iterator[_Problem]:
    warning = Severity.WARNING
    yield from _shared_terms(glossary)
    yield from ((warning, *problem) for problem in _same_rows(glossary))
    for concept in glossary.concepts:
        if not concept.terms and not concept.forbidden:
            yield warning, concept, "", concept.id, f"{concept.id} has no term", "write one, or delete the row"
        for language, words in (*concept.terms.items(), *concept.forbidden.items()):
            for word in words:
                for find in () if _is_plain(word) else _OF_A_WORD:
                    for message, remedy in find(word, language):
                        yield warning, concept, language, word, message, remedy
        for language, words in concept.ambiguous.items():
            for word in set(words) - set(concept.terms.get(language, ())):
                message = f"{word} is in ambiguous:{language} and is no term of {concept.id} ({language})"
                yield (
                    warning,
                    concept,
                    language,
                    word,
                    message,
                    f"write it in the column {language}, too, or take it out",
                )


def _shared_terms(glossary: Glossary) -> Iterator[_Problem]:
    """Find the terms of two concepts; reported at the one that does not prefer it, or that comes later."""
    owners: dict[tuple[str, str], list[tuple[bool, Concept, str]]] = {}
    for concept in glossary.concepts:
        for language, words in concept.terms.items():
            for rank, word in enumerate(words):
                owners.setdefault((language, match_key(word, language)), []).append((rank > 0, concept, word))
    for (language, _), found in owners.items():
        if len(found) == 1:
            continue
        (_, first, _), *others = sorted(found, key=lambda owner: owner[0])
        prefers = not found[0][0] or any(not variant for variant, _, _ in found)
        for variant, concept, word in others:
            if concept is first or _spelled(concept) == _spelled(first):
                continue
            kind = "preferred term" if prefers else "variant"
            said = f"the variant {word} ({language})" if variant else f"the preferred term {word} ({language})"
            yield (
                Severity.WARNING if variant else Severity.INFO,
                concept,
                language,
                word,
                f"{said} of {concept.id} is the {kind} of {first.id} ({first.where})",
                "take it out of one of the two, or join the concepts"
                if variant
                else f"leave it if both concepts are rightly called so in {language}; else choose another term",
            )


def _same_rows(glossary: Glossary) -> Iterator[tuple[Concept, str, str, str, str]]:
    # Each is spelled out only where another begins alike.
    alike: dict[tuple[str, str], list[Concept]] = {}
    for concept in glossary.concepts:
        if concept.terms:
            first = min(concept.terms)
            alike.setdefault((first, spelling(concept.terms[first][0])), []).append(concept)
    seen: dict[tuple[object, ...], Concept] = {}
    for concept in (concept for group in alike.values() if len(group) > 1 for concept in group):
        other = seen.setdefault(_spelled(concept), concept)
        if other is not concept:
            language, words = next(iter(concept.terms.items()))
            yield (
                concept,
                language,
                words[0],
                f"{concept.id} has the terms of {other.id} ({other.where})",
                "delete one of the two rows",
            )


def _spelled(concept: Concept) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(sorted((language, tuple(map(spelling, words))) for language, words in concept.terms.items()))


_PLAIN = re.compile(r"[\w-]+(?: [\w-]+)*")


def _is_plain(word: str) -> bool:
    """Tell whether a glance shows that nothing is odd about a word's characters."""
    return _PLAIN.fullmatch(word) is not None and max(word) < "\uff00"


def _white_space(word: str, language: str) -> Iterator[tuple[str, str]]:
    if any(map(_is_invisible, word)):
        names = ", ".join(f"U+{ord(c):04X}" for c in sorted(set(filter(_is_invisible, word))))
        yield f"{_visible(word)} ({language}) holds an invisible character ({names})", "take it away"
    if word != " ".join(word.split()) or word != word.replace("\u3000", " "):
        yield f"{_visible(word)} ({language}) has stray white space", "write single plain spaces, inside words alone"


def _is_invisible(character: str) -> bool:
    unseen = unicodedata.category(character) in ("Cc", "Cf") and character not in _JOINERS
    return (unseen and not character.isspace()) or character == "\ufffd"


def _visible(word: str) -> str:
    return "".join(f"\\u{ord(c):04x}" if _is_invisible(c) or (c.isspace() and c != " ") else c for c in word)


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


def _where(where: Where, word: str, lines: Mapping[str, list[str]]) -> Where:
    """Return the place of a word of a row; the row's beginning where the text is not at hand or spells it otherwise."""
    known = lines.get(where.file, ())
    if where.line is None or where.line > len(known):
        return where
    # A whole term, not the same letters inside a longer one.
    found = re.search(rf"(?:^|(?<=[,;\t|\"]))\s*({re.escape(word)})\s*(?=[,;\t|\"]|$)", known[where.line - 1])
    return Where(where.file, where.line, found.start(1) + 1) if found else where
