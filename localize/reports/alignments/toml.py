"""Quotes as they are now, in the form of `quotes.toml`: to be corrected by a person, and kept."""

from __future__ import annotations

import json
from collections.abc import Sequence

from localize.reports.alignments.sides import Sides

_WORDS = 30
"""Characters of a translation's beginning and end that name it."""


def toml(found: Sequence[Sides]) -> str:
    """Return a decision for each quote that says what the program has found; two files make none."""
    parts = ["# What people have decided about quotes. Keep what you correct, and take the rest out."]
    for item in found:
        if item.quote is None:
            continue
        lines = ["[[quote]]", f"article = {_string(item.name)}", f"begins = {_string(item.begins)}"]
        if item.paired and item.alignment is not None:
            lines.append(f"translation = {_string(item.alignment.target[0][:_WORDS])}")
            lines.append(f"ends = {_string(item.alignment.target[-1][-_WORDS:])}")
            beads = [_bead(bead.source, bead.target) for _, _, bead in item.rows() if bead.source and bead.target]
            lines.append(f"beads = [{', '.join(map(_string, beads))}]")
        else:
            lines.append("translation = false")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _bead(source: Sequence[int], target: Sequence[int]) -> str:
    return " = ".join(", ".join(str(number + 1) for number in side) for side in (source, target))


def _string(text: str) -> str:
    """Return a TOML basic string; JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
