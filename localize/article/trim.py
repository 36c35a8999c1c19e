"""Find the part of a stretch of text that says something, and leave the layout around it outside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from localize.article.rules import ISLANDS, MEANINGFUL, RUBY_READINGS, VOIDS
from localize.model import Piece, Role

_WRITTEN = re.compile(r"&#x[0-9a-f]{6};")
"""White space that `escape` wrote: it is part of a text, also at its edge."""


_NAMED = re.compile("&[a-z]", re.IGNORECASE)
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060")
"""What e-mails are padded with (`&nbsp;&zwnj;` a hundred times). Written by its name it is layout at the edge of a text;
what `splice` writes for an encoding that lacks it is a number."""


LAYOUT = "".join(map(chr, (*range(0x21), *range(0x7F, 0xA1), 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F)))
LAYOUT += "\u205f\u3000"
"""White space of Unicode, and control characters, which show nothing."""
_CONTROLS = "".join(char for char in LAYOUT if char < "\xa0" and char not in " \t\n\r\f")


class Stretch(NamedTuple):
    """Pieces in a row, and how they hang together; places are indices of `pieces`."""

    pieces: Sequence[Piece]
    match: dict[int, int]
    """Places of start and end tags that belong together, both ways."""
    folded: frozenset[int]
    """Places of the tags of ruby and of all that is in its readings."""
    seen: list[int]
    """How many pieces before each place are visible."""


def stretch(pieces: Sequence[Piece], source: str, tags: Sequence[str]) -> Stretch:
    """Look through pieces; `tags` are those of the article's elements by index."""
    opened: dict[int, int] = {}
    match: dict[int, int] = {}
    ruby = False
    for place, piece in enumerate(pieces):
        if piece.role is Role.OPEN:
            opened[piece.element] = place
            ruby = ruby or (piece.element >= 0 and tags[piece.element] == "ruby")
        elif piece.role is Role.CLOSE and piece.element in opened:
            match[place] = opened[piece.element]
            match[opened[piece.element]] = place
    folded = _folded(pieces, tags, match) if ruby else frozenset()
    seen = [0]
    count = 0
    for place, piece in enumerate(pieces):
        if piece.role is Role.TEXT:
            if place not in folded and not is_blank(piece, source):
                count += 1
        elif piece.role is Role.VOID and is_meaningful(piece, source, tags):
            count += 1
        seen.append(count)
    return Stretch(pieces, match, folded, seen)


def _folded(pieces: Sequence[Piece], tags: Sequence[str], match: dict[int, int]) -> frozenset[int]:
    """Return the places that vanish when ruby is reduced to its base text; only of ruby that is all here."""
    places: set[int] = set()
    end = -1
    reading = -1
    for place, piece in enumerate(pieces):
        if place >= end:
            end = reading = -1
        tag = tags[piece.element] if piece.element >= 0 else ""
        if piece.role is Role.OPEN and tag == "ruby" and place in match:
            places |= {place, match[place]}
            end = max(end, match[place])
        elif place < end and piece.role is Role.OPEN and tag in RUBY_READINGS:
            # Authors may leave out the end tag: then the reading lasts until the next part of the ruby.
            reading = max(reading, match.get(place, end - 1)) if place in match or reading < place else reading
            places.add(place)
        elif place < end and piece.role in (Role.OPEN, Role.CLOSE) and tag == "rb":
            reading = -1
            places.add(place)
        elif place <= reading:
            places.add(place)
    return frozenset(places)


def is_blank(piece: Piece, source: str) -> bool:
    r"""Tell whether a text piece only lays out the source or the line.

    References to a blank, tab or line end are text, for nobody indents with them; so is what `escape` wrote, and each
    escape in JSON, but for line ends of HTML in JSON, which say a blank. `&nbsp;` and its like are layout at the edge of a text.
    Control characters show nothing, however they are written.
    """
    if not piece.text.strip(_CONTROLS):
        return True
    if piece.text.strip(LAYOUT):
        return piece.text in _UNSEEN and _NAMED.match(source, piece.start) is not None
    first = source[piece.start]
    if first == "\\":
        return piece.text == " " and source[piece.start + 1] in "nrt"
    return first != "&" or (piece.text not in " \t\n\r\f" and not _WRITTEN.match(source, piece.start))


def is_template(piece: Piece, source: str) -> bool:
    """Tell whether a void piece is what a template engine or PHP replaces."""
    first = source[piece.start]
    return first in "{[" or (first == "<" and source[piece.start + 1 : piece.start + 2] in ("%", "?"))


def is_meaningful(piece: Piece, source: str, tags: Sequence[str]) -> bool:
    """Tell whether a void piece is part of what a sentence says.

    That are code, formulas and fields, what is not to be translated, and what a template engine replaces; not pictures,
    line breaks and comments, nor PHP that goes on to the end of the page, behind which nothing can stand.
    """
    if piece.element < 0:
        unended = source.startswith("<?", piece.start) and not source.startswith("?>", piece.end - 2)
        return is_template(piece, source) and not unended
    tag = tags[piece.element]
    return tag in MEANINGFUL or (tag not in ISLANDS and tag not in VOIDS)


def core(part: Stretch, tags: Sequence[str]) -> tuple[int, int]:
    """Return the first and last place (half-open) of the part that says something; equal where nothing does.

    White space, comments, pictures, line breaks, tags without their partner, tags around the whole and empty elements
    at the edge stay outside.
    """
    pieces, match, folded, seen = part
    low, high = 0, len(pieces)
    while low < high:
        if seen[low] == seen[high]:
            return low, low
        partner = match.get(low)
        if pieces[low].role is not Role.OPEN or partner is None or partner >= high:
            if seen[low + 1] == seen[low]:
                low += 1
                continue
        elif seen[partner] == seen[low]:
            low = partner + 1
            continue
        elif partner == high - 1 and low not in folded:
            low, high = low + 1, high - 1
            continue
        partner = match.get(high - 1)
        if pieces[high - 1].role is not Role.CLOSE or partner is None or partner < low:
            if seen[high - 1] == seen[high]:
                high -= 1
                continue
        elif seen[partner] == seen[high]:
            high = partner
            continue
        break
    return low, high


def clipped(pieces: Sequence[Piece], source: str) -> list[Piece]:
    """Take layout white space off the first and the last text piece."""
    result = list(pieces)
    first = result[0]
    if first.role is Role.TEXT and first.text[0] in LAYOUT and not is_escaped(first, source):
        text = first.text.lstrip(LAYOUT)
        result[0] = Piece(Role.TEXT, first.end - len(text), first.end, text)
    last = result[-1]
    if last.role is Role.TEXT and last.text[-1] in LAYOUT and not is_escaped(last, source):
        text = last.text.rstrip(LAYOUT)
        result[-1] = Piece(Role.TEXT, last.start, last.start + len(text), text)
    return result


def is_escaped(piece: Piece, source: str) -> bool:
    """Tell whether a text piece is one character reference or escape."""
    if piece.end - piece.start != len(piece.text):
        return True
    return piece.text != source[piece.start : piece.end]
