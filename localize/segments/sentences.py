"""Find where a block is cut into sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from localize.article.rules import CONTROLS
from localize.article.trim import LAYOUT, Stretch, is_escaped, is_meaningful, stretch
from localize.languages import boundaries, ends_like_sentence
from localize.model import Article, Piece, Role
from localize.segments.bars import bar
from localize.segments.compose import BLANKS, collapsed
from localize.segments.placeholders import CJK

_LIST_LINE = re.compile(r"[・●○■□◆◇▼▲★☆※✓✔→*•‣-]|[①-⑳]|[((]?\d{1,2}[)).、]\s*\S")
_BRACKETED = re.compile(r"[【\[〔〈《<（(][^【】\[\]〔〕〈〉《》<>（）()]{1,20}[】\]〕〉》>）)]")
"""A label or a little heading, which stands alone in its line."""
_LABEL_END = (":", "\uff1a")
_QUOTED = re.compile(r".*[」』”]\n[「『“]", re.DOTALL)
_NOTE_MARK = re.compile(r"[\s\d\[\]()()*※†‡,,、–-]*\Z")
_BREAKS = CONTROLS | frozenset(["br"])
_BETWEEN_CJK = re.compile(rf"\x01(?<=[{CJK}]\x01)(?=[{CJK}])")


def sentences(article: Article, pieces: Sequence[Piece], language: str, tags: Sequence[str]) -> list[list[Piece]]:
    """Cut the pieces of a block into sentences; all pieces are kept, in order.

    A cut is never inside an element that is open. A line break is a cut after what ends like a sentence or a label, before
    and after lines of a list, between quoted lines and when it is doubled; else it is part of the sentence. A field of a
    form always is one.
    """
    if len(pieces) == 1:
        return _cut(pieces, [(0, cut) for cut in _boundaries(pieces[0].text, language)])
    part = stretch(pieces, article.source, tags)
    depth = 0
    inside = [0]
    for place, piece in enumerate(pieces):
        if place in part.match:
            depth += 1 if piece.role is Role.OPEN else -1
        inside.append(depth)
    cuts: list[tuple[int, int]] = []
    for low, high in _lines(part, inside, tags, language):
        if low:
            cuts.append((low, 0))
        cuts += bar(part, low, high, inside, tags) or _within(article, part, low, high, inside, tags, language)
    return _cut(pieces, cuts)


def _boundaries(text: str, language: str) -> list[int]:
    """Return where sentences start in a text whose white space is layout, as offsets of this text."""
    if not BLANKS.search(text):
        return boundaries(text, language)
    parts: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    done = length = 0
    # Splitting sees the text as readers do, so that the answer doesn't depend on how the source is wrapped.
    for found in BLANKS.finditer(text):
        blank = collapsed(found[0])
        for piece, start in ((text[done : found.start()], done), (blank, found.start())):
            parts.append(piece)
            starts.append(length)
            places.append(start)
            length += len(piece)
        done = found.end()
    parts.append(text[done:])
    starts.append(length)
    places.append(done)
    joined = "".join(parts)
    vanished = [found.start() for found in _BETWEEN_CJK.finditer(joined)]
    shown = _BETWEEN_CJK.sub("", joined).replace("\x01", " ")
    result = []
    gone = 0
    for cut in boundaries(shown, language):
        while gone < len(vanished) and vanished[gone] - gone < cut:
            gone += 1
        # Before what collapses to nothing, not behind it.
        place = bisect_left(starts, cut + gone)
        if place == len(starts) or starts[place] > cut + gone:
            place -= 1
        result.append(min(places[place] + (cut + gone - starts[place]), len(text)))
    return result


def _is_break(piece: Piece, tags: Sequence[str]) -> bool:
    return piece.role is Role.VOID and piece.element >= 0 and tags[piece.element] == "br"


def _lines(part: Stretch, inside: Sequence[int], tags: Sequence[str], language: str) -> list[tuple[int, int]]:
    """Return the stretches of pieces between the line breaks that end a sentence; a break begins the next one."""
    pieces = part.pieces
    breaks = [
        place
        for place, piece in enumerate(pieces)
        if inside[place] == 0 and piece.role is Role.VOID and piece.element >= 0 and tags[piece.element] in _BREAKS
    ]
    edges = [0, *breaks, len(pieces)]
    texts = [
        "".join(
            BLANKS.sub(" ", piece.text)
            for place, piece in enumerate(pieces[low:high], low)
            if piece.role is Role.TEXT and place not in part.folded
        ).strip()
        for low, high in pairwise(edges)
    ]
    result = []
    low = 0
    for number, place in enumerate(breaks):
        if tags[pieces[place].element] in CONTROLS or _ends_line(texts[number], texts[number + 1], language):
            result.append((low, place))
            low = place
    result.append((low, len(pieces)))
    return result


def _ends_line(before: str, after: str, language: str) -> bool:
    """Tell whether a line break between two texts separates sentences."""
    return (
        not before
        or not after
        or before.endswith(_LABEL_END)
        or _BRACKETED.fullmatch(before) is not None
        or _LIST_LINE.match(after) is not None
        or _LIST_LINE.match(before) is not None
        or _QUOTED.match(f"{before[-1:]}\n{after[:1]}") is not None
        or ends_like_sentence(before, language)
    )


def _within(
    article: Article,
    part: Stretch,
    low: int,
    high: int,
    inside: Sequence[int],
    tags: Sequence[str],
    language: str,
) -> list[tuple[int, int]]:
    """Return the cuts between sentences of one stretch, as place of a piece and offset in it."""
    pieces = part.pieces
    texts: list[str] = []
    starts: list[int] = []
    length = 0
    for place in range(low, high):
        piece = pieces[place]
        text = ""
        if place in part.folded:
            pass
        elif piece.role is Role.TEXT:
            text = piece.text
        elif piece.role is Role.VOID:
            # What stands for a word is one; its own letters could look like the end of a sentence.
            text = "\n" if _is_break(piece, tags) else "code" if is_meaningful(piece, article.source, tags) else ""
        starts.append(length)
        texts.append(text)
        length += len(text)
    result = []
    for cut in _boundaries("".join(texts), language):
        place, offset = _end(part, low, starts, cut)
        piece = pieces[place]
        if (
            piece.role is not Role.TEXT
            or offset >= len(piece.text)
            or is_escaped(piece, article.source)
            or (inside[place] and not piece.text[offset:].strip(LAYOUT))
        ):
            place, offset = place + 1, 0
        if inside[place] and offset:
            continue
        if not offset:
            place = _after_tags(part, place, high, inside, tags)
        if place < high and not inside[place]:
            result.append((place, offset))
    return result


def _end(part: Stretch, low: int, starts: Sequence[int], cut: int) -> tuple[int, int]:
    """Return where a sentence ends before a cut, without the white space behind it, as place of a piece and offset in it."""
    while True:
        place = low + bisect_right(starts, cut - 1) - 1
        piece = part.pieces[place]
        offset = cut - starts[place - low]
        if piece.role is not Role.TEXT:
            return place, offset
        while offset and piece.text[offset - 1] in LAYOUT:
            offset -= 1
        cut = starts[place - low] + offset
        if offset or not cut:
            return place, offset


def _after_tags(part: Stretch, place: int, high: int, inside: Sequence[int], tags: Sequence[str]) -> int:
    """Move a cut behind end tags and what is unseen before them, and behind the mark of a footnote."""
    pieces = part.pieces
    while place < high and (
        pieces[place].role is Role.CLOSE or place in part.folded or (inside[place] and _is_unseen(part, place))
    ):
        if place in part.folded and pieces[place].role is Role.OPEN and tags[pieces[place].element] == "ruby":
            break
        place += 1
    if place < high and pieces[place].role is Role.OPEN and not inside[place]:
        partner = part.match.get(place)
        if partner is not None and tags[pieces[place].element] == "sup":
            text = "".join(piece.text for piece in pieces[place:partner] if piece.role is Role.TEXT)
            if _NOTE_MARK.match(text):
                return partner + 1
    return place


def _is_unseen(part: Stretch, place: int) -> bool:
    piece = part.pieces[place]
    return not piece.text.strip(LAYOUT) if piece.role is Role.TEXT else part.seen[place] == part.seen[place + 1]


def _cut(pieces: Sequence[Piece], cuts: Sequence[tuple[int, int]]) -> list[list[Piece]]:
    if not cuts:
        return [list(pieces)]
    result: list[list[Piece]] = []
    current: list[Piece] = []
    pending = iter(cuts)
    cut = next(pending, None)
    for place, piece in enumerate(pieces):
        rest = piece
        while cut is not None and cut[0] == place:
            offset = cut[1] - (rest.start - piece.start)
            if offset > 0:
                middle = rest.start + offset
                current.append(Piece(Role.TEXT, rest.start, middle, rest.text[:offset]))
                rest = Piece(Role.TEXT, middle, rest.end, rest.text[offset:])
            if current:
                result.append(current)
            current = []
            cut = next(pending, None)
        current.append(rest)
    result.append(current)
    return result
