"""A glossary file's text as cells that can be changed, every other character staying as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise

from localize.errors import GlossaryError
from localize.glossary.cells import guarded
from localize.glossary.read import BREAK, column_names, separator_of
from localize.model import Concept, Where
from localize.values import frozen


@frozen
class Sheet:
    """The text of a glossary file, and where its cells are."""

    text: str
    separator: str
    newline: str
    columns: tuple[str, ...]
    header: int
    """Line of the row that names the columns."""
    rows: Mapping[int, tuple[tuple[int, int], ...]]
    """By the line that a row begins on: start and end of each of its cells, quotation marks included."""


def sheet(text: str, name: str) -> Sheet:
    """Find the cells of a glossary file that can be read; raises GlossaryError for one that can't."""
    separator, skipped = separator_of(text)
    found = list(BREAK.finditer(text))
    lines, ends = [0, *(one.end() for one in found)], [*(one.start() for one in found), len(text)]
    rows: dict[int, tuple[tuple[int, int], ...]] = {}
    place, line = lines[skipped], skipped + 1
    cell = re.compile(rf'"(?:[^"]|"")*"|[^{re.escape(separator)}\r\n]*')
    while place < len(text):
        end = ends[line - 1]
        if text.find('"', place, end) < 0:
            written = text[place:end].split(separator)
            if any(map(str.strip, written)):
                edges = accumulate([len(one) + 1 for one in written], initial=place - 1)
                rows[line] = tuple([(a + 1, b) for a, b in pairwise(edges)])
            place, line = lines[line] if line < len(lines) else end, line + 1
            continue
        cells = []
        while True:
            one = cell.match(text, place)
            assert one is not None
            cells.append(one.span())
            place = one.end()
            if text[place : place + 1] != separator:
                break
            place += 1
        if any(plain(text[start:end]) for start, end in cells):
            rows[line] = tuple(cells)
        ended = BREAK.match(text, place)
        if ended is None and place < len(text):
            raise GlossaryError("text stands after a closing quotation mark; correct the row", Where(name, line))
        line += len(BREAK.findall(text[cells[0][0] : place])) + 1
        place = ended.end() if ended else place
    first = min(rows, default=1)
    spans = rows.get(first, ())
    places = [Where(name, first, start - lines[first - 1] + 1) for start, _ in spans]
    columns = column_names([plain(text[start:end]) for start, end in spans], places)
    return Sheet(text, separator, found[0].group() if found else "\n", columns, first, rows)


def plain(written: str) -> str:
    """Return what a cell says."""
    return (written[1:-1].replace('""', '"') if written.startswith('"') else written).strip()


def changed(known: Sheet, cells: Mapping[tuple[int, str], str], new: Sequence[Concept] = ()) -> str:
    """Return the text with other words in some cells, by line and column, and with new rows at its end.

    A column that the file doesn't have is put before its note (a forbidden one too), empty where nothing is said.
    """
    columns = list(known.columns)
    wanted = [column for (_, column), cell in cells.items() if cell]
    wanted += [column for concept in new for column, cell in cells_of(concept) if cell]
    fresh = [column for column in dict.fromkeys(wanted) if column not in columns]
    place = columns.index("note") if "note" in columns else len(columns)
    edits: list[tuple[int, int, str]] = []
    for line, spans in known.rows.items():
        at = [
            (start, end, _quoted(cells[line, column], known, text=known.text[start:end]))
            for column, (start, end) in zip(columns, spans, strict=True)
            if (line, column) in cells
        ]
        said = [column if line == known.header else _quoted(cells.get((line, column), ""), known) for column in fresh]
        # At one place, that of an empty cell, what is written first stands first.
        if place < len(spans):
            start = spans[place][0]
            edits += [(start, start, "".join(f"{cell}{known.separator}" for cell in said)), *at]
        else:
            end = spans[-1][1]
            edits += [*at, (end, end, "".join(f"{known.separator}{cell}" for cell in said))]
    columns[place:place] = fresh
    return _edited(known.text, edits) + _new_rows(known, columns, new)


def _edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    parts, last = [], 0
    for start, end, replacement in sorted(edits, key=lambda edit: edit[:2]):
        parts += [text[last:start], replacement]
        last = end
    return "".join([*parts, text[last:]])


def _new_rows(known: Sheet, columns: Sequence[str], new: Sequence[Concept]) -> str:
    lines = []
    for concept in new:
        said = dict(cells_of(concept))
        lines.append(known.separator.join(_quoted(said.get(column, ""), known) for column in columns) + known.newline)
    missing = known.newline if new and known.text and not known.text.endswith(("\n", "\r")) else ""
    return missing + "".join(lines)


def cells_of(concept: Concept) -> list[tuple[str, str]]:
    """Return what a concept's row says, by column."""
    cells = [("concept", concept.id), ("domain", concept.domain), ("pos", concept.pos)]
    for prefix, words in (("", concept.terms), ("forbidden:", concept.forbidden), ("ambiguous:", concept.ambiguous)):
        cells += [(f"{prefix}{language}", "|".join(found)) for language, found in words.items()]
    return [*cells, ("severity", concept.severity or ""), ("note", concept.note)]


def header(languages: Sequence[str], forbidden: Sequence[str]) -> str:
    """Return the first line of a new glossary."""
    return ",".join(["concept", "domain", "pos", *languages, *(f"forbidden:{tag}" for tag in forbidden), "note"]) + "\n"


def _quoted(cell: str, known: Sheet, text: str = "") -> str:
    """Write a cell; in quotation marks where it must be, or where it was."""
    cell = guarded(cell)
    needed = any(character in cell for character in (known.separator, '"', "\n", "\r")) or cell != cell.strip()
    return '"{}"'.format(cell.replace('"', '""')) if needed or text.strip().startswith('"') else cell
