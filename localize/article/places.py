"""Lines, columns and bytes of places in an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from localize.article.codecs import byte_offsets
from localize.model import Article

_LINE = re.compile(r"\r\n|\r|\n")


def line_starts(source: str, end: int) -> list[int]:
    """Return where the lines begin of what comes before `end`."""
    return [0, *(match.end() for match in _LINE.finditer(source, 0, end))]


def position(article: Article, start: int) -> tuple[int, int, int]:
    """Return line and column, from 1, and the byte offset in the file, of a character of the source."""
    return positions(article, [start])[0]


def positions(article: Article, starts: Sequence[int]) -> list[tuple[int, int, int]]:
    """Return line, column and byte offset of several characters, in one pass; `starts` rise."""
    if not starts:
        return []
    lines = line_starts(article.source, starts[-1] + 1)
    offsets = byte_offsets(article.data, article.source, article.encoding, starts)
    lines.append(len(article.source) + 1)
    result = []
    line = 0
    for start, offset in zip(starts, offsets, strict=True):
        while lines[line] <= start:
            line += 1
        result.append((line, start - lines[line - 1] + 1, offset))
    return result
