"""What a file of another program was found to hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from localize.errors import GlossaryError
from localize.glossary.tags import CHINESE_SCRIPTS, canonical, is_tag
from localize.model import Concept, Where
from localize.values import frozen


@frozen
class Found:
    """Concepts, in the order of the file; an empty id where the file gives none."""

    concepts: tuple[Concept, ...]
    left_out: tuple[str, ...] = ()
    """What a glossary can't hold, one line for each kind."""


@dataclass(slots=True)
class Losses:
    """Counts what can't be kept, by kind; grows while a file is read or written."""

    numbers: Counter[str] = field(default_factory=Counter)
    places: dict[str, Where] = field(default_factory=dict)

    def add(self, kind: str, number: int = 1, where: Where | None = None) -> None:
        """Count one kind, named in the singular."""
        if number:
            self.numbers[kind] += number
            if where is not None:
                self.places.setdefault(kind, where)

    def lines(self, end: str) -> tuple[str, ...]:
        """Say each kind in a line: `7 notes can't be written to …`."""
        said = []
        for kind, number in sorted(self.numbers.items()):
            place = f" (first at {self.places[kind]})" if kind in self.places else ""
            said.append(f"{number} {kind if number == 1 else plural(kind)} {end}{place}")
        return tuple(said)


def plural(kind: str) -> str:
    """Return the plural of a kind: `note` → `notes`, `part of speech that …` → `parts of speech that …`."""
    noun, space, rest = kind.partition(" ")
    more = rest.split(" ", 1)[0] in ("of", "in", "that", "with", "without", "beside")
    if not more and space:
        return f"{noun} {plural(rest)}"
    ending = "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else "s"
    return f"{noun[:-1] if ending == 'ies' else noun}{ending}{space}{rest}"


def tag(written: str, where: Where) -> str:
    """Return the column of a language as another program names it: `zh-Hans` for `zh_CN`, `ja` for `ja_XX`.

    Raises GlossaryError for what is no language.
    """
    plain = re.sub(r"-(?:XX|ZZ)$", "", written.strip().replace("_", "-"), flags=re.IGNORECASE)
    if not is_tag(plain):
        raise GlossaryError(f"{written!r} is no language tag; write one such as en, zh-Hans or pt-BR", where)
    return canonical(CHINESE_SCRIPTS.get(plain.lower(), plain)) if plain.lower() != "zh" else "zh-Hans"


def concept(
    identity: str,
    terms: Mapping[str, Iterable[str]],
    where: Where,
    *,
    forbidden: Mapping[str, Iterable[str]] | None = None,
    domain: str = "",
    pos: str = "",
    note: str = "",
) -> Concept:
    """Make a concept of words as a file has them: white space in one line, each word once, no empty ones."""

    def words(of: Mapping[str, Iterable[str]]) -> MappingProxyType[str, tuple[str, ...]]:
        made = {language: tuple(dict.fromkeys(filter(None, map(one_line, found)))) for language, found in of.items()}
        return MappingProxyType({language: found for language, found in made.items() if found})

    return Concept(
        one_line(identity), words(terms), words(forbidden or {}), one_line(domain), one_line(pos), one_line(note), where
    )


def one_line(text: str) -> str:
    """Return a text with single spaces for any white space."""
    return " ".join(text.split())
