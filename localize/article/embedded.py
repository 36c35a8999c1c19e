r"""The strings of JSON-LD, and HTML inside, such as `"text": "<p>はい。<a href=\"/faq\">詳しく</a></p>"`: its tags and texts.

A string is HTML where it has a tag of HTML or a character reference; that is also how it is written, so that a text
that only looks like a tag can't become one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from localize.article.rules import BLOCKS, OPAQUE, VOIDS
from localize.article.runs import value_pieces
from localize.article.structured import escapes, strings, unescape
from localize.article.tokens import CLOSE, OPEN, REFERENCE, TEXT, tokens
from localize.article.values import Value, asked, attribute_values
from localize.model import Form, Mark, Piece, Role


@cache
def _markup() -> re.Pattern[str]:
    return re.compile(
        r"</?(?:a|abbr|article|aside|b|blockquote|body|br|button|caption|center|cite|code|dd|del|details|div|dl|dt|em|figcaption"
        r"|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|ol"
        r"|option|p|picture|pre|q|rt|ruby|s|script|section|select|small|source|span|strong|style|sub|summary|sup|svg|table"
        r"|tbody|td|textarea|tfoot|th|thead|time|title|tr|u|ul|var|video|wbr)(?=[\s/>])|<!--|&(?:[a-z][a-z0-9]+|\#\d+|\#x[0-9a-f]+);",
        re.IGNORECASE,
    )


def is_html(text: str) -> bool:
    """Tell whether what a JSON string says is HTML."""
    return ("<" in text or "&" in text) and _markup().search(text) is not None


class Data(NamedTuple):
    """A string for people in structured data."""

    path: str
    parts: list[tuple[Form, Sequence[Piece]]]
    """One, or the texts between the tags of HTML and in its attributes."""


def structured_values(source: str, start: int, end: int, own: Mapping[str, Mark] | None = None) -> Iterator[Data]:
    """Yield the strings for people of the JSON between two offsets; none where it is not JSON.

    `own` marks are by path.
    """
    more = frozenset(path for path in own if asked(own, path)) if own else frozenset()
    for item in strings(source, start, end, more) or ():
        inside = source[item.start : item.end]
        cuts = [(item.start + low, item.start + high, value) for low, high, value in escapes(inside)]
        said = unescape(inside) if cuts else inside
        if is_html(said):
            found = _texts(source, item.start, item.end, cuts, said)
            yield Data(item.path, [(form, pieces) for form, pieces in found if pieces])
        else:
            yield Data(item.path, [(Form.JSON, value_pieces(source, (item.start, item.end), cuts))])


class _Places:
    """Where the characters that a JSON string says stand in the source."""

    def __init__(self, start: int, cuts: Sequence[tuple[int, int, str]]) -> None:
        self._said: list[int] = []
        self._source: list[int] = []
        said = at = start
        for low, high, value in cuts:
            said += low - at
            self._said += (said, said + len(value))
            self._source += (low, high)
            said, at = said + len(value), high
        self._start = start

    def __call__(self, offset: int) -> int:
        """Return the place in the source of an offset of the text."""
        said = self._start + offset
        place = bisect_right(self._said, said) - 1
        return said if place < 0 else self._source[place] + said - self._said[place]


def _texts(
    source: str, start: int, end: int, cuts: Sequence[tuple[int, int, str]], said: str
) -> Iterator[tuple[Form, list[Piece]]]:
    """Yield the runs of text of a JSON string that is HTML, and the values of attributes, each as pieces of the source.

    `said` is what the string says, `cuts` its escapes. Tags of inline elements are pieces whose text is the tag's name and
    whose element, below -1, tells which belong together.
    """
    place = _Places(start, cuts)
    escapes_at = {low: (high, value) for low, high, value in cuts}
    run: list[Piece] = []
    opened: list[tuple[str, int]] = []
    muted = ""
    number = -1
    for kind, low, high, value, attributes, closes_itself in tokens(said):
        first, last = place(low), place(high) if high < len(said) else end
        if muted:
            if kind == CLOSE and value == muted:
                muted = ""
                run.append(Piece(Role.VOID, run.pop().start, last, "code"))
            continue
        for found in attribute_values(said, value, attributes, low, high) if attributes else ():
            if said[found.span[0] - 1] in "\"'":
                yield Form.JSON_ATTRIBUTE, _value(source, found, place, escapes_at)
        if kind == TEXT:
            run += _plain(source, first, last, escapes_at)
        elif kind == REFERENCE:
            run.append(Piece(Role.TEXT, first, last, value))
        elif kind in (OPEN, CLOSE) and value in BLOCKS:
            yield Form.JSON_HTML, run
            run, opened = [], []
        elif kind == OPEN and value not in VOIDS and value not in OPAQUE and not closes_itself:
            number -= 1
            opened.append((value, number))
            run.append(Piece(Role.OPEN, first, last, value, number))
        elif kind == CLOSE and any(tag == value for tag, _ in opened):
            while opened[-1][0] != value:
                opened.pop()
            run.append(Piece(Role.CLOSE, first, last, value, opened.pop()[1]))
        else:
            run.append(Piece(Role.VOID, first, last, value))
            muted = value if kind == OPEN and value in OPAQUE else ""
    yield Form.JSON_HTML, run


def _value(source: str, found: Value, place: _Places, escapes: dict[int, tuple[int, str]]) -> list[Piece]:
    """Return an attribute's value, with places in what the string says, as pieces of the source."""
    pieces: list[Piece] = []
    at, end = found.span
    for low, high, value in found.cuts:
        pieces += _plain(source, place(at), place(low), escapes)
        pieces.append(Piece(Role.TEXT, place(low), place(high), value))
        at = high
    return [*pieces, *_plain(source, place(at), place(end), escapes)]


def _plain(source: str, start: int, end: int, escapes: dict[int, tuple[int, str]]) -> Iterator[Piece]:
    """Yield the text of a stretch of the source, each escape apart."""
    at = start
    while at < end:
        escape = escapes.get(at)
        if escape is not None:
            # A line end of HTML is a blank, and layout at the edge of a text.
            yield Piece(Role.TEXT, at, escape[0], " " if source[at + 1] in "nrt" else escape[1])
            at = escape[0]
            continue
        stop = source.find("\\", at, end)
        stop = end if stop < 0 else stop
        yield Piece(Role.TEXT, at, stop, source[at:stop])
        at = stop
