"""One sentence of a page for several of the article: where to divide it.

Each sentence of the article is an entry of its own, and a page's sentence stands in one of them. So that the page comes back
word for word, its sentence is divided where clauses end, such that each part says what its sentence says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from localize.adopt.meaning import vectors
from localize.errors import ArticleError
from localize.languages import UNSPACED, primary
from localize.model import Article, Segment
from localize.quotes import Encoder
from localize.segments import halves
from localize.segments.placeholders import TAG, plain

_CLAUSE_END = re.compile(
    "[,;:.!?)\\]\u2013\u2014][\u201d\u2019\"']?(?=\\s)"
    "|(?<=\\S)(?=\\s[(\\[\u2013\u2014])"
    "|[\u3001\u3002\uff0c\uff1b\uff1a\uff01\uff1f\uff09\u300d\u300f](?=.)"
    "|(?<=\\w)(?=\\s(?:and|but|or|which|who|where|while|so|because|if)\\s)",
    re.DOTALL,
)
"""Where a clause may end: behind a mark, before a bracket, before a conjunction."""
_NAME = re.compile(r"[A-Za-z0-9](?:[\w./-]*[A-Za-z0-9])?", re.ASCII)
"""Names and numbers that a translation keeps."""
_NAME_COUNTS = 0.1
"""Likeness that a name in the right part is worth."""
_BLANK = re.compile(r"\s")
_MOST = 24
"""Places that are tried in a sentence."""


def divide(
    page: Article, target: Segment, source: Sequence[Segment], language: str, *, encoder: Encoder
) -> list[Segment] | None:
    """Divide a page's segment in as many parts as it has sentences on the other side; None where there is no place.

    `language` is the article's.
    """
    parts: list[Segment] = []
    rest = target
    for place in range(len(source) - 1):
        pair = _halves(page, rest, source[place], source[place + 1 :], language, encoder)
        if pair is None:
            return None
        first, rest = pair
        parts.append(first)
    return [*parts, rest]


def _halves(
    page: Article, target: Segment, first: Segment, others: Sequence[Segment], language: str, encoder: Encoder
) -> tuple[Segment, Segment] | None:
    offsets = _places(target, page.language)
    if not offsets:
        return None
    heads = [[plain(target.text[:offset], target.placeholders)] for offset in offsets]
    tails = [[plain(target.text[offset:], target.placeholders)] for offset in offsets]
    wanted = vectors([[first.plain], [segment.plain for segment in others]], language, encoder)
    left, right = (vectors(texts, page.language, encoder) for texts in (heads, tails))
    names = [_names(text) for text in (first.plain, " ".join(segment.plain for segment in others))]
    values = [
        float(a @ wanted[0] + b @ wanted[1]) + _NAME_COUNTS * _kept(names, _names(head), _names(tail))
        for a, b, (head,), (tail,) in zip(left, right, heads, tails, strict=True)
    ]
    for _, offset in sorted(zip(values, offsets, strict=True), reverse=True):
        try:
            return halves(page, target, offset)
        except ArticleError:
            continue  # A tag is open there, or a part has no letter.
    return None


def _names(text: str) -> frozenset[str]:
    return frozenset(_NAME.findall(text))


def _kept(wanted: Sequence[frozenset[str]], head: frozenset[str], tail: frozenset[str]) -> int:
    """Count the names that come to stand in the right part, less those in the wrong one."""
    first, second = wanted[0] - wanted[1], wanted[1] - wanted[0]
    return len(first & head) + len(second & tail) - len(first & tail) - len(second & head)


def _places(target: Segment, language: str) -> list[int]:
    """Return the offsets at which a segment may be divided: between clauses and beside tags, else between words."""
    text = target.text
    found = {match.end() for match in _CLAUSE_END.finditer(text)}
    names = {item.name for item in target.placeholders}
    for match in TAG.finditer(text):
        if match[2] in names:
            found.add(match.end() if match[1] else match.start())
    if primary(language) not in UNSPACED:
        # Sentences are put side by side with a space, so there must have been one.
        found = {
            offset for offset in found if text[offset - 1 : offset].isspace() or text[offset : offset + 1].isspace()
        }
        found = found or {match.start() for match in _BLANK.finditer(text)}
    possible = sorted(found - {0, len(text)})
    if len(possible) > _MOST:
        # Those nearest to the middle: a part of a few words is none.
        possible = sorted(sorted(possible, key=lambda offset: abs(2 * offset - len(text)))[:_MOST])
    return possible
