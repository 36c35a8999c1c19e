"""UTX, the simple glossary of the Asia-Pacific Association for Machine Translation: versions up to 1.20."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from localize.errors import GlossaryError
from localize.glossary.exchange.found import Found, Losses, tag
from localize.glossary.exchange.pairs import Pair, from_pairs
from localize.model import Concept, Where

_LANGUAGES = re.compile(r"#UTX[^;]*;\s*([\w-]+)\s*/\s*([\w-]*)")
_WORDS = ("src", "tgt")
_HELD = {"src:pos": "pos", "tgt:pos": "", "comment": "note", "concept id": "identity", "term status": "status"}
_NO_WORDS = ("forbidden", "rejected")


def read_utx(text: str, name: str) -> Found:
    """Read a UTX file.

    The first line names the languages, a line that begins with `#src` the columns. A word with the status `forbidden` or
    `rejected` is a forbidden one. Raises GlossaryError, with the line, where one of the two lines is missing.
    """
    lines = text.split("\n")
    languages = _LANGUAGES.match(lines[0])
    if languages is None:
        raise GlossaryError("doesn't name its languages; begin with a line such as #UTX 1.20; en/ja; …", Where(name, 1))
    tags = [tag(language, Where(name, 1)) for language in languages.groups() if language]
    columns: list[str] = []
    losses = Losses()
    pairs = []
    for number, line in enumerate((line.rstrip("\r") for line in lines), start=1):
        if line.lower().startswith("#src"):
            columns = [cell.strip().lower() for cell in line[1:].split("\t")]
        if not line.strip() or line.startswith("#"):
            continue
        if not columns:
            raise GlossaryError(
                "no line before it names the columns; add one such as #src<tab>tgt", Where(name, number)
            )
        row = dict(zip(columns, line.split("\t"), strict=False))
        pairs.append(_pair(row, tags, Where(name, number), losses))
    return from_pairs(pairs, losses)


def _pair(row: dict[str, str], tags: list[str], where: Where, losses: Losses) -> Pair:
    known: dict[str, str] = {"status": ""}
    for column, cell in row.items():
        if column in _HELD:
            known[_HELD[column]] = cell.strip()
        elif column not in _WORDS and cell.strip():
            losses.add(f"cell of the column {column}")
    words = tuple((language, row.get(column, "")) for language, column in zip(tags, _WORDS, strict=False))
    forbidden = known["status"].lower() in _NO_WORDS
    return Pair(words, where, "", known.get("pos", ""), known.get("note", ""), known.get("identity", ""), forbidden)


def write_utx(concepts: Iterable[Concept], source: str, target: str, today: date, losses: Losses) -> str:
    """Write UTX 1.20: a row for each term of the target; the preferred one is approved, variants are non-standard.

    A forbidden word is one, too. `losses` counts what the format can't hold.
    """
    lines = [
        f"#UTX 1.20; {source}/{target}; {today.isoformat()}; bidirectional: no",
        "#src\ttgt\tsrc:pos\tterm status\tconcept ID\tcomment",
    ]
    for concept in concepts:
        terms = concept.terms.get(source, ())
        words = [
            (word, "non-standard" if rank else "approved") for rank, word in enumerate(concept.terms.get(target, ()))
        ]
        words += [(word, "forbidden") for word in concept.forbidden.get(target, ())]
        if not terms:
            losses.add(f"concept without a term in {source}")
            continue
        if terms[0].startswith("#"):
            losses.add("term that begins with #")
            continue
        losses.add(f"variant in {source}", len(terms) - 1)
        losses.add(f"forbidden word in {source}", len(concept.forbidden.get(source, ())))
        losses.add("domain", bool(concept.domain))
        for word, status in words or [("", "")]:
            cells = (terms[0], word, concept.pos, status, concept.id, concept.note)
            lines.append("\t".join(" ".join(cell.split()) for cell in cells).rstrip("\t"))
    return "\n".join(lines) + "\n"
