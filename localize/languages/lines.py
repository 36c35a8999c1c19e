"""Where lines of plain text end that are texts of their own: headings, entries of a list, postal addresses.

Prose that is wrapped fills its lines: the next line's first word had no room on the line before. Only for languages
that put white space between words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from localize.languages.marks import LINE
from localize.languages.rules import Rules

_ENTRY = 20
"""No column of prose is narrower, in characters."""
_FEWEST_ENTRIES = 3
_SLACK = 0.85
"""A line that ends before this share of the longest one isn't filled."""
_LINES = re.compile(f"[^{LINE}]+")
_LAST_WORD = re.compile(r"[\w'’]+\Z")
_FIRST_WORD = re.compile(r"\S+")
_CLOSERS = ")]\"'”’»"
_OPENERS = "\"'“‘«„([¿¡"


def standing_lines(text: str, table: Rules) -> frozenset[int]:
    """Return the offsets of line breaks behind lines without a mark that another text follows.

    That is a line with room for the next word, which starts like a sentence, and each line of three or more that are too
    short for prose.
    """
    found: set[int] = set()
    for paragraph in _paragraphs(text):
        width = max(end - start for start, end in paragraph) * _SLACK
        entries = _entries(text, paragraph)
        for (start, end), (next_start, next_end) in pairwise(paragraph):
            listed = next_start in entries and (start in entries or text[start:end].rstrip()[-1] in ".!?")
            if listed or _stands(text, start, end, text[next_start:next_end], width, table):
                found.add(end)
    return frozenset(found)


def _paragraphs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the lines of each paragraph as offsets; blank lines are between paragraphs."""
    lines: list[tuple[int, int]] = []
    last = 0
    for match in _LINES.finditer(text):
        line = match.group()
        gap = text[last : match.start()]
        blank = not line.strip()
        if lines and (blank or len(gap.replace("\r\n", "\n")) > 1):
            yield lines
            lines = []
        if not blank:
            lines.append((match.start(), match.end()))
        last = match.end()
    if lines:
        yield lines


def _entries(text: str, paragraph: list[tuple[int, int]]) -> set[int]:
    found: set[int] = set()
    run: list[int] = []
    for start, end in [*paragraph, (0, 0)]:
        line = text[start:end].strip()
        if 2 < len(line) <= _ENTRY and line[-1] not in ".!?:;,":
            run.append(start)
            continue
        if len(run) >= _FEWEST_ENTRIES:
            found.update(run)
        run = []
    return found


def _stands(text: str, start: int, end: int, following: str, width: float, table: Rules) -> bool:
    line = text[start:end].strip().rstrip(_CLOSERS)
    word = _FIRST_WORD.search(following)
    first = following.strip().lstrip(_OPENERS)[:1]
    last = _LAST_WORD.search(line[-40:])
    return (
        table.capitals
        and word is not None
        and (first.isupper() or first.isdigit())
        and last is not None
        and last.group().lower() not in table.starters
        and len(line) + 1 + len(word.group()) < width
    )
