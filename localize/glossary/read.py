"""Read the CSV form of a glossary: `concept,domain,pos,<language>…,forbidden:<language>…,severity,note`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from localize.errors import CONFLICT, GlossaryError, is_conflict
from localize.glossary.cells import unguarded
from localize.glossary.contradictions import contradictions
from localize.glossary.encoding import decode
from localize.glossary.tags import canonical, is_tag
from localize.model import Concept, Severity, Where
from localize.values import frozen

PLAIN = ("concept", "domain", "pos", "severity", "note")
"""Columns that hold no terms."""
_FORBIDDEN = "forbidden:"
_AMBIGUOUS = "ambiguous:"
_KINDS = ("", _FORBIDDEN, _AMBIGUOUS)
"""What a column's terms are, by how its name begins: accepted ones, forbidden ones, ambiguous ones."""
_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})
BREAK = re.compile(r"\r\n|\n|\r")
"""What parts the lines of a file."""
_DELIMITERS = (",", ";", "\t")
_VALID = (
    "concept, domain, pos, severity, note, a language tag such as ja, en or zh-Hans, forbidden:<language>, "
    "or ambiguous:<language>"
)


@frozen
class _Row:
    line: int
    cells: tuple[str, ...]


_Problem = tuple[Where, str, str]
"""The place of a row, the column (empty: the whole row), and what is wrong and what to do."""


def concepts(data: bytes, name: str) -> tuple[Concept, ...]:
    """Read the concepts of a glossary file, in the order of its rows.

    The separator is a comma, semicolon or tab, whichever the first line uses. A cell of a language holds the
    preferred term and, after `|`, accepted variants.

    Raises GlossaryError with the first problem's place; where there are more, it says how many and has them.
    """
    text = decode(data, name)
    rows = list(_rows(text, name))
    if not rows:
        raise GlossaryError(
            "no column has a name; begin with a line such as concept,domain,pos,ja,en,note", Where(name, 1)
        )
    for row in rows:
        if is_conflict(row.cells[0]):
            raise GlossaryError(CONFLICT, Where(name, row.line))
    header, *body = rows
    columns = _columns(header, text, name)
    problems: list[_Problem] = []
    found: list[Concept] = []
    layout = _layout(columns)
    for row in body:
        where = Where(name, row.line)
        if len(row.cells) != len(columns):
            cells = f"{len(row.cells)} cell{'' if len(row.cells) == 1 else 's'}"
            remedy = "quote cells that hold the separator"
            problems.append((where, "", f"{cells} where the first line names {len(columns)}; {remedy}"))
            continue
        concept, plain = _concept(layout, row.cells, where)
        if not plain:
            problems.extend((where, column, problem) for column, problem in _cell_problems(columns, row.cells))
        found.append(concept)
    languages = tuple(column for column in columns if column not in PLAIN and ":" not in column)
    problems.extend(contradictions(found, languages))
    if problems:
        _refuse(problems, columns, text)
    return tuple(found)


def _refuse(problems: list[_Problem], columns: tuple[str, ...], text: str) -> None:
    errors = []
    for where, column, message in problems:
        places = places_of(text, where) if column in columns else ()
        cell = columns.index(column) if places else 0
        errors.append(GlossaryError(message, places[cell] if cell < len(places) else where))
    errors.sort(key=lambda error: (error.where.line or 0, error.where.column or 0) if error.where else (0, 0))
    first, more = errors[0], len(errors) - 1
    if not more:
        raise first
    raise GlossaryError(
        f"{first.message} (and {more} more problem{'s' if more > 1 else ''} in this file)", first.where, tuple(errors)
    )


def places_of(text: str, where: Where) -> tuple[Where, ...]:
    """Return the place of each cell of the row that begins on a line; a cell behind a line break has none."""
    separator, _ = separator_of(text)
    line = BREAK.split(text)[(where.line or 1) - 1]
    cell = re.compile(rf' *"(?:[^"]|"")*"?[^{re.escape(separator)}]*|[^{re.escape(separator)}]*')
    places, start = [], 0
    while start <= len(line):
        found = cell.match(line, start)
        assert found is not None
        blank = len(found.group()) - len(found.group().lstrip(" "))
        places.append(Where(where.file, where.line, start + blank + 1))
        start = found.end() + 1
    return tuple(places)


def _rows(text: str, name: str) -> Iterator[_Row]:
    """Yield the rows that are not blank, each with the line that it begins on."""
    lines = BREAK.split(text)
    separator, skipped = separator_of(text)
    reader = csv.reader((line + "\n" for line in lines[skipped:]), delimiter=separator, strict=True)
    line = skipped + 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problem = (
                "a quotation mark is opened and not closed"
                if "end of data" in str(error)
                else "text stands after a closing quotation mark"
            )
            if "field larger" in str(error):
                problem = "a cell is longer than 131,072 characters"
            raise GlossaryError(f'{problem}; write " inside a quoted cell as ""', Where(name, line)) from error
        cells = [cell.strip() for cell in cells]
        if any(cells):
            yield _Row(line, tuple([unguarded(cell) if cell[:1] == "'" else cell for cell in cells]))
        line = skipped + reader.line_num + 1


def separator_of(text: str) -> tuple[str, int]:
    """Return what parts the cells of a glossary's text, and how many lines stand before the one that names the columns."""
    lines = BREAK.split(text)
    first = lines[0].strip()
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[-1], 1  # A spreadsheet's own way to name the separator.
    skipped = next(index for index, line in enumerate(lines) if line.strip())
    header = lines[skipped]
    return max(_DELIMITERS, key=lambda delimiter: (header.count(delimiter), -_DELIMITERS.index(delimiter))), skipped


def _columns(header: _Row, text: str, name: str) -> tuple[str, ...]:
    whole = Where(name, header.line)
    places = (*places_of(text, whole), *(whole for _ in header.cells))[: len(header.cells)]
    columns = column_names(header.cells, places)
    for number, column in enumerate(columns, start=1):
        if column in columns[: number - 1]:
            raise GlossaryError(
                f"the column {column} is there twice (columns {columns.index(column) + 1} and {number}); join them",
                places[number - 1],
            )
    if "concept" not in columns:
        raise GlossaryError("there is no column named concept; add one that gives each row a unique id", places[0])
    if all(column in PLAIN for column in columns):
        raise GlossaryError("there is no column of a language; add one for each, such as ja and en", places[0])
    return columns


def column_names(cells: Sequence[str], places: Sequence[Where]) -> tuple[str, ...]:
    """Return the columns that a first line names, as this program writes them; raises GlossaryError for an unknown one."""
    return tuple(
        _column(cell, number, where) for number, (cell, where) in enumerate(zip(cells, places, strict=True), start=1)
    )


def _column(cell: str, number: int, where: Where) -> str:
    if not cell:
        raise GlossaryError(f"column {number} has no name; name it ({_VALID}) or delete it", where)
    lower = cell.lower()
    if lower in PLAIN:
        return lower
    prefix = next((prefix for prefix in (_FORBIDDEN, _AMBIGUOUS) if lower.startswith(prefix)), "")
    tag = cell[len(prefix) :].strip()
    if is_tag(tag):
        return prefix + canonical(tag)
    guess = tag.replace("_", "-")
    hint = f"write {prefix}{canonical(guess)}" if is_tag(guess) else f"valid are {_VALID}"
    raise GlossaryError(f"unknown column {cell!r}; {hint}", where)


def _cell_problems(columns: tuple[str, ...], cells: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for column, cell in zip(columns, cells, strict=True):
        if column in ("domain", "pos", "note"):
            continue
        if column == "concept":
            if not cell:
                yield column, "the concept is empty; give the row a unique id"
            continue
        if column == "severity":
            if cell and cell.lower() not in list(Severity):
                yield (
                    column,
                    f"the severity {cell!r} is none; write {', '.join(Severity)}, or nothing for the rule's own",
                )
            continue
        if not cell:
            continue
        if "\n" in cell:
            yield column, f"the cell {column} holds a line break; is a quotation mark missing?"
            continue
        words = [word.strip() for word in cell.split("|")]
        if not all(words):
            yield column, f"the cell {column} has an empty variant ({cell}); take the needless | away"
        for word in sorted({word for word in words if words.count(word) > 1 and word}):
            yield column, f"the cell {column} has {word} twice; keep one"
        for word in words:
            if word and not any(c.isalnum() for c in word):
                yield column, f"the term {word!r} in {column} has no letter or digit; a term needs one"


@frozen
class _Layout:
    """Where the cells of a row are, for the reading of thousands."""

    plain: tuple[int | None, ...]
    """Of each of the columns without terms, as they are in `PLAIN`."""
    terms: tuple[tuple[int, int, str], ...]
    """Of each column with terms: its place, which of `_KINDS` it is, and its language."""


def _layout(columns: tuple[str, ...]) -> _Layout:
    terms = []
    for place, column in enumerate(columns):
        if column not in PLAIN:
            prefix, colon, language = column.rpartition(":")
            terms.append((place, _KINDS.index(prefix + colon), language))
    return _Layout(tuple(columns.index(name) if name in columns else None for name in PLAIN), tuple(terms))


def _concept(layout: _Layout, cells: tuple[str, ...], where: Where) -> tuple[Concept, bool]:
    """Return the concept of a row, and whether a glance shows that no cell has a problem."""
    said: tuple[dict[str, tuple[str, ...]], ...] = ({}, {}, {})
    plain = True
    for place, kind, language in layout.terms:
        cell = cells[place]
        if not cell:
            continue
        if cell.isalnum():
            said[kind][language] = (cell,)
            continue
        parts = [part.strip() for part in cell.split("|")]
        words = tuple(dict.fromkeys(filter(None, parts)))
        if len(words) < len(parts) or "\n" in cell or not all(word[0].isalnum() for word in words):
            plain = False
        if words:
            said[kind][language] = words
    name, domain, pos, severity, note = [cells[place] if place is not None else "" for place in layout.plain]
    terms, forbidden, ambiguous = (MappingProxyType(words) if words else _NONE for words in said)
    level = Severity(severity.lower()) if severity and severity.lower() in list(Severity) else None
    made = Concept(name, terms, forbidden, domain, pos, note, where, level, ambiguous)
    return made, plain and bool(name) and not severity
