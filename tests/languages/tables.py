"""Reading the tables of cases of this part."""

from __future__ import annotations

from collections.abc import Iterator

from tests.conftest import CASES


def lines(name: str) -> Iterator[str]:
    """The lines of a table, comments and blank ones left out."""
    for line in (CASES / "languages" / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def rows(name: str, columns: int) -> list[tuple[str, ...]]:
    """The rows of a table with bars between its columns; the last column may hold bars."""
    table = [tuple(cell.strip() for cell in line.split("|", columns - 1)) for line in lines(name)]
    assert all(len(row) == columns for row in table), [row for row in table if len(row) != columns]
    return table
