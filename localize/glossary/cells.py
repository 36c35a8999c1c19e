"""Cells that a spreadsheet would take for a formula.

A cell that begins with one of `= + - @` or a tab is run as a formula by spreadsheets (OWASP, CSV Injection). Such a cell
is written with an apostrophe before it, as Weblate does, and read without it.
"""

from __future__ import annotations

_STARTS = ("=", "+", "-", "@", "\t", "\r")


def guarded(cell: str) -> str:
    """Return a cell as it is written."""
    return (
        f"'{cell}" if cell.startswith(_STARTS) or (cell[:1] == "'" and cell[1:].startswith(("'", *_STARTS))) else cell
    )


def unguarded(cell: str) -> str:
    """Return a cell as it was before `guarded`."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(("'", *_STARTS)) else cell
