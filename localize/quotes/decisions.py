"""`quotes.toml`: what people have decided about quotes, which wins over what the program finds.

```toml
[[quote]]
article = "articles/sleep.html"
begins = "Sleep duration was"        # the quote's first words
translation = false                  # what stands beside it is no translation

[[quote]]
article = "articles/sleep.html"
begins = "Of 48 men"
translation = "48名の男性のうち"       # its translation's first words
ends = "差はなかった。"                # and its last words, where it is more than the block
beads = ["1 = 1", "2, 3 = 2"]        # sentences that say the same, counted as `localize align` shows them
```
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from localize.errors import WorkspaceError
from localize.model import Alignment, Bead, Where
from localize.quotes.align import completed, overall
from localize.settings import DECISIONS
from localize.values import frozen

_KEYS = ("article", "begins", "translation", "ends", "beads")
_BEAD = re.compile(r"\s*((?:\d{1,4}[\s,]*)*)=((?:[\s,]*\d{1,4})*)\s*")


@frozen
class Decision:
    """What a person has decided about one quote."""

    article: str
    """Path of the article."""
    begins: str
    """First words of the quote; white space counts as one space."""
    translation: str | None
    """First words of its translation; None where that is left to the program."""
    refused: bool
    """Whether there is no translation."""
    ends: str | None
    """Last words of its translation."""
    beads: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    """Numbers of sentences, from 0; empty where that is left to the program."""
    line: int


def parse(data: bytes) -> tuple[Decision, ...]:
    """Read `quotes.toml`; raises WorkspaceError with the line and what is wrong there."""
    from localize import toml

    text, document = toml.read(data, DECISIONS)
    tables = document.pop("quote", [])
    if document or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise WorkspaceError("holds decisions only, each under [[quote]]; take out what else is in it", DECISIONS)
    lines = [n for n, row in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*\"?quote\"?\s*\]\]", row)]
    lines += [1] * (len(tables) - len(lines))
    return tuple(_decision(table, Where(DECISIONS, line)) for table, line in zip(tables, lines, strict=False))


def _decision(table: Mapping[str, Any], where: Where) -> Decision:
    for key in table:
        if key not in _KEYS:
            raise WorkspaceError(f"unknown key: {key}; valid are {', '.join(_KEYS)}", where)
    for key in ("article", "begins"):
        if not isinstance(table.get(key), str) or not table[key].strip():
            raise WorkspaceError(f'needs {key} = "…"; "localize align --format toml" shows how', where)
    translation, ends, beads = table.get("translation"), table.get("ends"), table.get("beads", [])
    if translation not in (None, False) and not isinstance(translation, str):
        raise WorkspaceError('translation must be false, or its first words, such as "48名の"', where)
    if ends is not None and not (isinstance(ends, str) and isinstance(translation, str)):
        raise WorkspaceError("ends must be the last words of a translation whose first words are given", where)
    if not isinstance(beads, list) or not all(isinstance(bead, str) for bead in beads):
        raise WorkspaceError('beads must be a list such as ["1 = 1", "2, 3 = 2"]', where)
    return Decision(
        article=table["article"],
        begins=_words(table["begins"]),
        translation=_words(translation) if isinstance(translation, str) else None,
        refused=translation is False,
        ends=_words(ends) if ends else None,
        beads=_beads(beads, where),
        line=where.line or 1,
    )


def _beads(beads: Sequence[str], where: Where) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    found = []
    for bead in beads:
        match = _BEAD.fullmatch(bead)
        if match is None:
            raise WorkspaceError(f'{bead!r} is no bead; write one such as "2, 3 = 2"', where)
        found.append(
            tuple(tuple(sorted(int(number) - 1 for number in re.findall(r"\d+", side))) for side in match.groups())
        )
    for side in (0, 1):
        numbers = [number for pair in found for number in pair[side]]
        if len(numbers) != len(set(numbers)) or -1 in numbers:
            raise WorkspaceError("each sentence may be in one bead only, and the first is number 1", where)
    return tuple((pair[0], pair[1]) for pair in found if pair[0] and pair[1])


def _words(text: str) -> str:
    return " ".join(text.split())


def decided(alignment: Alignment, decision: Decision) -> Alignment | None:
    """Return an alignment with the beads of a decision, which are certain; None where it has no such sentences."""
    if not decision.beads:
        return replace(alignment, is_translation=True)
    rows, columns = len(alignment.source), len(alignment.target)
    if any(bead[0][-1] >= rows or bead[1][-1] >= columns for bead in decision.beads):
        return None
    beads = completed([Bead(*bead, 1.0) for bead in decision.beads], rows, columns)
    return replace(alignment, beads=beads, is_translation=True, score=overall(beads, rows + columns))
