"""Tables -> concepts: CSV and tab-separated files, with or without a line that names the columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence

from localize.errors import GlossaryError
from localize.glossary.cells import unguarded
from localize.glossary.exchange.found import Found, Losses, tag
from localize.glossary.exchange.pairs import Pair, from_pairs
from localize.glossary.tags import is_tag
from localize.model import Where

_SOURCE = ("source", "sourcestring", "src")
_TARGET = ("target", "targetstring", "tgt", "translation")
_NAMED = {
    "sourcelang": "source language",
    "targetlang": "target language",
    "pos": "pos",
    "part of speech": "pos",
    "description": "note",
    "note": "note",
    "comment": "note",
    "context": "note",
    "translator_comments": "note",
    "developer_comments": "note",
    "domain": "domain",
    "field": "domain",
    "subject": "domain",
}
_UNTOLD = ("id", "stringid")
"""What numbers the rows of a file and means nothing outside of it."""

_Row = tuple[int, list[str]]


def read_table(text: str, name: str, languages: Sequence[str] = ()) -> Found:
    """Read a table.

    Columns may be named by language (`en,de,pos,description`, as GlotPress does), as `source,target` (Weblate; with
    `sourceLang,targetLang` in each row in other collections), or not at all (OmegaT: source, target, comment). Where the
    file doesn't say the languages, `languages` do, in the order of the columns. Raises GlossaryError where they are not
    known, or a quotation mark is not closed.
    """
    losses = Losses()
    rows = list(_rows(text, name, losses))
    first = next((place for place, (_, cells) in enumerate(rows) if not cells[0].startswith("#")), 0)
    header = _header(rows[first][1]) if rows else None
    body = [row for row in rows[first + 1 if header else 0 :] if not _is_comment(row[1], header)]
    if not body:
        return Found((), losses.lines("can't be kept in a glossary"))
    if header is None:
        header = _nameless(body, name, languages)
    if ("source" in header or "target" in header) and "source language" not in header and not languages:
        raise GlossaryError(
            "doesn't say its languages; name them with --languages, such as --languages en,ja", Where(name, 1)
        )
    return from_pairs((_pair(header, row, name, languages, losses) for row in body), losses)


def _header(cells: Sequence[str]) -> list[str] | None:
    """Return what each column means, or None where the first line is a row."""
    columns = []
    lower = [cell.strip().lower() for cell in cells]
    told = unknown = 0
    for cell in lower:
        if cell in _SOURCE or cell in _TARGET:
            columns.append("source" if cell in _SOURCE else "target")
            told += 1
        elif cell in _NAMED:
            columns.append(_NAMED[cell])
        elif cell in _UNTOLD:
            columns.append("")
        elif is_tag(cell.replace("_", "-")):
            columns.append(f"language {cell}")
            told += 1
        else:
            columns.append(f"other {cell}")
            unknown += 1
    return columns if told > 1 or (told and not unknown and len(columns) > told) else None


def _is_comment(cells: Sequence[str], header: Sequence[str] | None) -> bool:
    """Tell whether a row is one of OmegaT's comments; a table with named columns has none, but may have a hashtag as a term."""
    return cells[0].startswith("#") and (header is None or not any(cell.strip() for cell in cells[1:]))


def _nameless(rows: Sequence[_Row], name: str, languages: Sequence[str]) -> list[str]:
    if not languages:
        raise GlossaryError(
            "doesn't say its languages; name them with --languages, such as --languages en,ja", Where(name, rows[0][0])
        )
    width = max(len(cells) for _, cells in rows)
    named = [f"language {language}" for language in languages][:width]
    return [*named, "note", *(["note"] * width)]


def _pair(header: Sequence[str], row: _Row, name: str, languages: Sequence[str], losses: Losses) -> Pair:
    line, cells = row
    where = Where(name, line)
    told: dict[str, str] = {}
    words: list[tuple[str, str]] = []
    notes: list[str] = []
    for meaning, written in zip(header, cells, strict=False):
        cell = unguarded(written.strip())
        kind, _, rest = meaning.partition(" ")
        if kind == "language" and rest:
            words.append((tag(rest, where), cell))
        elif kind == "other":
            losses.add(f"cell of the column {rest or '(without a name)'}", bool(cell))
        elif meaning == "note":
            notes.append(cell)
        elif meaning:
            told[meaning] = cell
    for place, side in enumerate(("source", "target")):
        if side in told:
            language = told.get(f"{side} language") or (languages[place] if place < len(languages) else "")
            words.append((tag(language, where) if told[side] else "", told[side]))
    note = "; ".join(filter(None, notes))
    if not any(word for _, word in words):
        return Pair((), where)
    return Pair(tuple(words), where, told.get("domain", ""), told.get("pos", ""), note)


def _rows(text: str, name: str, losses: Losses) -> Iterator[_Row]:
    """Yield the rows that are not blank, with the line that each begins on."""
    lines = re.split(r"\r\n|\n|\r", text)
    separator = _separator(lines)
    if separator == "\t":
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield number, line.split("\t")
        return
    if separator is None:
        for number, line in enumerate(lines, start=1):
            cells = re.split(r"  +", line.strip(), maxsplit=1)
            if len(cells) == 2 and not line.startswith("#"):
                yield number, cells
            elif line.strip() and not line.startswith("#"):
                losses.add("line without a separator", where=Where(name, number))
        return
    try:
        found = list(_csv_rows(lines, separator))
    except csv.Error:
        found = _line_by_line(lines, separator, name, losses)
    for number, cells in found:
        if any(cell.strip() for cell in cells):
            yield number, cells


def _csv_rows(lines: Sequence[str], separator: str) -> Iterator[_Row]:
    reader = csv.reader((line + "\n" for line in lines), delimiter=separator, strict=True)
    number = 1
    for cells in reader:
        yield number, cells
        number = reader.line_num + 1


def _line_by_line(lines: Sequence[str], separator: str, name: str, losses: Losses) -> list[_Row]:
    """Read a table with a stray quotation mark: no cell goes over more than one line, so that the mark costs no row."""
    rows: list[_Row] = []
    for number, line in enumerate(lines, start=1):
        losses.add("quotation mark without its other half", line.count('"') % 2, Where(name, number))
        try:
            rows.extend((number, cells) for cells in csv.reader([line], delimiter=separator))
        except csv.Error:
            raise GlossaryError(
                "is too long a line for a table; look for a quotation mark too many", Where(name, number)
            ) from None
    return rows


def _separator(lines: Sequence[str]) -> str | None:
    """Return the separator that most of the first lines have; a tab counts more, since no word holds one."""
    sample = [line for line in lines if line.strip() and not line.startswith("#")][:50]
    if sum("\t" in line for line in sample) * 3 >= len(sample):
        return "\t"
    counts = {separator: sum(separator in line for line in sample) for separator in (",", "|", ";")}
    best = max(counts, key=lambda separator: counts[separator])
    return best if counts[best] else None
