"""Columns of a table that hold nothing any more when text is taken out: original and translation side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from localize.model import Block, Element
from localize.site.outline import Outline

CELLS = ("td", "th")


def vacant_columns(outline: Outline, blocks: Iterable[Block], is_empty: Callable[[Element], bool]) -> list[Element]:
    """Return the cells of columns in which nothing is left but a heading, when the text of `blocks` is gone.

    Only of tables without spans in which all rows are of one length: elsewhere a cell less would shift the others.
    """
    tables: dict[int, set[int]] = {}
    for block in blocks:
        cell = _nearest(outline, block.element, CELLS)
        table = _nearest(outline, cell.parent, ("table",)) if cell else None
        if cell and table:
            tables.setdefault(table.index, set()).add(cell.index)
    return [
        cell
        for index, emptied in sorted(tables.items())
        for column in _vacant(outline, outline.article.elements[index], emptied, is_empty)
        for cell in column
    ]


def _vacant(
    outline: Outline, table: Element, emptied: set[int], is_empty: Callable[[Element], bool]
) -> list[tuple[Element, ...]]:
    rows = _rows(outline, table)
    if len(rows) < 2 or len({len(row) for row in rows}) != 1:
        return []
    headings = rows[0] if all(cell.tag == "th" for cell in rows[0]) else []
    columns = list(zip(*rows, strict=True))
    vacant = [
        column
        for column in columns
        if any(cell.index in emptied for cell in column) and all(is_empty(cell) or cell in headings for cell in column)
    ]
    return vacant if len(vacant) < len(columns) else []


def _rows(outline: Outline, table: Element) -> list[list[Element]]:
    """Return the cells of a table row by row; none of a table that has spans or columns declared."""
    rows: dict[int, list[Element]] = {}
    for element in outline.elements_in(table.open_end, table.close_start):
        if element.tag == "tr" and _nearest(outline, element.parent, ("table",)) == table:
            rows[element.index] = []
        elif element.tag in CELLS and element.parent in rows:
            if element.get("colspan") or element.get("rowspan"):
                return []
            rows[element.parent].append(element)
        elif element.tag in ("col", "table"):
            return []
    return list(rows.values())


def _nearest(outline: Outline, index: int, tags: tuple[str, ...]) -> Element | None:
    return next((element for element in outline.ancestors(index) if element.tag in tags), None)
