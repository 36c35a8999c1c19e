"""Alignments as CSV (RFC 4180), a row a bead; made so that a spreadsheet opens it as text."""

from __future__ import annotations

import csv as _csv
import io
from collections.abc import Sequence

from localize.reports.alignments.sides import Sides

HEADER = ("file", "quote", "line", "doi", "from", "to", "translation", "score", "original text", "translated text")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
"""What makes a spreadsheet run a cell (https://owasp.org/www-community/attacks/CSV_Injection)."""


def csv(found: Sequence[Sides]) -> str:
    """Return a row a bead, sentences without partner included; the first is the header.

    A byte order mark makes Excel read it as UTF-8, and an apostrophe before a text keeps it from being a formula.
    """
    stream = io.StringIO()
    writer = _csv.writer(stream)
    writer.writerow(HEADER)
    for item in found:
        quote = item.quote
        place = (quote.id, quote.line, quote.doi or "") if quote else ("", "", "")
        head = (item.name, *place, item.source_language, item.target_language, "yes" if item.paired else "no")
        rows = list(item.rows()) if item.paired or quote is None else []
        for source, target, bead in rows:
            score = f"{bead.score:.4f}" if bead.source and bead.target else ""
            writer.writerow([*map(_text, head), score, _text(source), _text(target)])
        if not rows and quote is not None:
            writer.writerow([*map(_text, head), "", _text(quote.text), ""])
    return "\ufeff" + stream.getvalue()


def _text(value: object) -> str:
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
