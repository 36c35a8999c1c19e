"""Write pieces of a block as a segment's text with placeholders."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from localize.article.rules import OPAQUE
from localize.article.trim import Stretch, is_blank, is_escaped, is_meaningful, is_template, stretch
from localize.model import Article, Piece, Placeholder, Role
from localize.segments.legends import content, legend
from localize.segments.placeholders import CJK, TAG, plain

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_UNUSUAL = re.compile("[\x00-\x1f\x7f-\x9f]")
"""What a text with one single text piece must not hold to be its own segment's text."""
BLANKS = re.compile("[\x00-\x20\x7f-\x9f]{2,}|[\x00-\x1f\x7f-\x9f]")
"""White space that collapses, with the control characters inside, which show nothing."""
_TAGS = r"(?:</?[a-z]+[0-9]+/?>)*"
# Were there nothing between, what is unseen would become part of the tag, and two tags one.
_BETWEEN_TAGS = re.compile(
    r"(?<=>)\x01(?=<(?!br)[a-z]+[0-9]+/>)|(?<=/>)\x01(?=</?[a-z])"
    r"|(?P<first><(?P<end>/?)[a-z]+[0-9]+>)\x01(?=<(?P=end)[a-z]+[0-9]+>)"
)
_BY_BREAK = re.compile(r"\x01?(?:<br[0-9]+/>)\x01?")
_TELLING = {"sup": 0, "a": 1, "span": 3, "font": 3}
"""How much a tag says of what is inside; all others stand in the middle."""
_NOT_LETTERS = re.compile("[^a-z]+")


@cache
def _line_end() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{CJK}])({_TAGS})\x01({_TAGS})(?=[{CJK}])")


def collapsed(blank: str) -> str:
    """Return what a match of BLANKS says: a line end (U+0001), a blank, or nothing."""
    if "\n" in blank or "\r" in blank:
        return "\x01"
    return " " if any(char in blank for char in " \t\x0c") else ""


def is_plain(text: str) -> bool:
    """Tell whether a text stands in a segment as it is: no white space that collapses, no control character."""
    return "  " not in text and _UNUSUAL.search(text) is None


class Composed(NamedTuple):
    """A segment's text, and what its placeholders stand for."""

    text: str
    plain: str
    placeholders: tuple[Placeholder, ...] = ()


class Part(NamedTuple):
    """A part of a segment's text and the stretch of the source that it stands for."""

    text: str
    start: int
    end: int


def compose(article: Article, pieces: Sequence[Piece], tags: Sequence[str], part: Stretch | None = None) -> Composed:
    """Write pieces, trimmed by `core`, as text; `part` is what `stretch` says of them where that is known.

    White space collapses as on the page. A line end between two characters of Chinese or Japanese is layout of the source
    and vanishes, as next to `<br>`. Readings of ruby are folded away. Tags that open and close together are one
    placeholder, as are an element without text and breaks in a row; what is unseen beside a tag or a break belongs to it.
    """
    if len(pieces) == 1 and pieces[0].role is Role.TEXT and is_plain(pieces[0].text):
        return Composed(pieces[0].text, " ".join(pieces[0].text.split()))
    composer = _Composer(article, part or stretch(pieces, article.source, tags), tags)
    text = "".join(part.text for part in composer.parts)
    return Composed(text, plain(text, composer.placeholders, composer.contents), tuple(composer.placeholders))


def parts(article: Article, pieces: Sequence[Piece], tags: Sequence[str]) -> list[Part]:
    """Return the parts that `compose` makes a text of, to find places of the text in the source."""
    return _Composer(article, stretch(pieces, article.source, tags), tags).parts


class _Composer:
    def __init__(self, article: Article, part: Stretch, tags: Sequence[str]) -> None:
        self.article = article
        self.source = article.source
        self.tags = tags
        self.pieces, self.match, self.folded, self.seen = part
        self.said = list(accumulate(map(self._says, range(len(self.pieces))), initial=0))
        """How many texts that say something are before each place."""
        self.parts: list[Part] = []
        self.placeholders: list[Placeholder] = []
        self.contents: dict[str, str] = {}
        """By name: what readers see of placeholders that translators don't open."""
        self.counts: dict[str, int] = {}
        self.taken = self._literal_names()
        self._compose()
        if any(part.text == "\x01" for part in self.parts):
            self._resolve_line_ends()

    def _literal_names(self) -> set[str]:
        """Return the names that the text itself spells like placeholders, which none may have."""
        text = "".join(piece.text if piece.role is Role.TEXT else "\0" for piece in self.pieces)
        return {found[2] for found in TAG.finditer(text)} if "<" in text else set()

    def _compose(self) -> None:
        pieces, match = self.pieces, self.match
        closing: dict[int, tuple[str, int]] = {}
        """By place of an end tag: the name of the placeholder that it closes, and the place after it."""
        at = 0
        while at < len(pieces):
            # Comments and empty elements beside a tag belong to it.
            before, ahead = at, self._unseen_end(at, closing)
            if ahead > at and ahead < len(pieces) and self._opens(ahead):
                at = ahead
            piece = pieces[at]
            if at in self.folded:
                at += 1
            elif at in closing:
                name, after = closing[at]
                self.parts.append(Part(f"</{name}>", piece.start, pieces[after - 1].end))
                at = after
            elif piece.role is Role.TEXT:
                self._text(piece)
                at += 1
            elif self._opens(at):
                partner = match[at]
                inner, outer = self._nested(at, partner)
                telling = self._telling_tag(at, inner, outer)
                name = self._name(self._tag(telling))
                opened = (pieces[before].start, pieces[inner].end)
                after = self._unseen_end(partner + 1, closing)
                self._hold(name, opened, (pieces[outer].start, pieces[after - 1].end), telling)
                closing[outer] = (name, after)
                self.parts.append(Part(f"<{name}>", *opened))
                at = inner + 1
            else:
                stop = self._void_end(at, closing)
                telling = next((item for item in pieces[at:stop] if self._is_telling(item)), piece)
                name = self._name(self._tag(piece))
                span = (piece.start, pieces[stop - 1].end)
                lone = any(self._is_lone(place) for place in range(at, stop))
                self._hold(name, span, None, telling, lone=lone)
                if self._is_telling(telling):
                    self.contents[name] = content(self.article, telling, self._tag(telling))
                self.parts.append(Part(f"<{name}/>", *span))
                at = stop

    def _says(self, at: int) -> bool:
        """Tell whether a piece is text that says something, not layout or a reading."""
        piece = self.pieces[at]
        return piece.role is Role.TEXT and at not in self.folded and not is_blank(piece, self.source)

    def _opens(self, at: int) -> bool:
        """Tell whether a pair of tags opens that has text inside, not only what is a placeholder itself."""
        partner = self.match.get(at, -1)
        if partner < at or at in self.folded:
            return False
        return self.said[partner] > self.said[at]

    def _is_telling(self, piece: Piece) -> bool:
        return piece.role is Role.VOID and is_meaningful(piece, self.source, self.tags)

    def _nested(self, at: int, partner: int) -> tuple[int, int]:
        """Return the innermost of the pairs that open and close in one go, as one placeholder, with the pictures there."""
        inner, outer = at, partner
        while True:
            place = inner + 1
            if self.match.get(place) == outer - 1 and place < outer - 1 and place not in self.folded:
                inner, outer = place, outer - 1
            elif place not in self.folded and (stop := self._unseen(place, pictures=True)) > place:
                inner = stop - 1
            elif outer - 1 not in self.folded and (start := self._unseen_start(outer - 1)) < outer:
                outer = start
            else:
                return inner, outer

    def _telling_tag(self, at: int, inner: int, outer: int) -> Piece:
        """Return the tag that says most of those that are one placeholder: a note's mark, a link, anything but `span`."""
        opened = [self.pieces[place] for place in range(at, inner + 1) if self.match.get(place, -1) >= outer]
        return min(opened, key=lambda piece: _TELLING.get(self._tag(piece), len(_TELLING) // 2))

    def _unseen(self, at: int, *, pictures: bool = False) -> int:
        """Return the place after a comment, a script, an empty element or characters that show nothing; else the place."""
        piece = self.pieces[at]
        if piece.role is Role.TEXT:
            return at + (not _CONTROLS.sub("", piece.text))
        if piece.role is Role.VOID:
            tag = self._tag(piece)
            unseen = tag in ("comment", "tag") or tag in OPAQUE or (pictures and tag in ("img", "svg"))
            return at + (unseen and not is_meaningful(piece, self.source, self.tags))
        partner = self.match.get(at, -1)
        if piece.role is not Role.OPEN or partner < at or self.seen[partner] != self.seen[at]:
            return at
        within = range(at + 1, partner)
        empty = not any(
            self.pieces[place].role in (Role.TEXT, Role.VOID) and self._unseen(place, pictures=pictures) == place
            for place in within
        )
        return partner + 1 if empty else at

    def _unseen_start(self, last: int) -> int:
        """Return the place where what is unseen begins that ends at a place; the place after it where there is none."""
        start = self.match.get(last, last)
        return start if start <= last and self._unseen(start, pictures=True) == last + 1 else last + 1

    def _unseen_end(self, at: int, closing: Mapping[int, tuple[str, int]], *, by_break: bool = False) -> int:
        """Return the place after all that is unseen from a place on; beside a break, also after more breaks and blanks."""
        stop = at
        while at < len(self.pieces) and at not in closing and at not in self.folded:
            piece = self.pieces[at]
            if by_break and piece.role is Role.TEXT and is_blank(piece, self.source):
                at += 1
                continue
            after = at + 1 if by_break and self._is_break(piece) else self._unseen(at)
            if after == at:
                break
            at = stop = after
        return stop

    def _void_end(self, at: int, closing: Mapping[int, tuple[str, int]]) -> int:
        """Return the place after a placeholder without text: a pair of tags or one piece, and what belongs to it."""
        return self._unseen_end(max(self.match.get(at, at), at) + 1, closing, by_break=self._is_break(self.pieces[at]))

    def _is_break(self, piece: Piece) -> bool:
        return piece.role is Role.VOID and self._tag(piece) == "br"

    def _tag(self, piece: Piece) -> str:
        if piece.element >= 0:
            return self.tags[piece.element]
        if piece.text and piece.role is not Role.TEXT:
            return piece.text
        if is_template(piece, self.source):
            return "code"
        return "comment" if self.source.startswith("<!--", piece.start) else "tag"

    def _name(self, tag: str) -> str:
        letters = _NOT_LETTERS.sub("", tag) or "x"
        number = self.counts.get(letters, 0) + 1
        while f"{letters}{number}" in self.taken:
            number += 1
        self.counts[letters] = number
        return f"{letters}{number}"

    def _is_lone(self, at: int) -> bool:
        """Tell whether a piece is a tag without its partner."""
        piece = self.pieces[at]
        if piece.role is Role.VOID:
            return piece.element < 0 and self.source.startswith("</", piece.start)
        return piece.role is not Role.TEXT and at not in self.match

    def _hold(
        self,
        name: str,
        opened: tuple[int, int],
        closed: tuple[int, int] | None,
        telling: Piece,
        *,
        lone: bool = False,
    ) -> None:
        tag = self._tag(telling)
        self.placeholders.append(Placeholder(name, tag, opened, closed, legend(self.article, telling, tag), lone))

    def _text(self, piece: Piece) -> None:
        text, start = piece.text, piece.start
        if is_escaped(piece, self.source):
            self.parts.append(Part(_CONTROLS.sub("", text), start, piece.end))
            return
        done = 0
        for found in BLANKS.finditer(text):
            if found.start() > done:
                self.parts.append(Part(text[done : found.start()], start + done, start + found.start()))
            self.parts.append(Part(collapsed(found[0]), start + found.start(), start + found.end()))
            done = found.end()
        if done < len(text):
            self.parts.append(Part(text[done:], start + done, piece.end))

    def _resolve_line_ends(self) -> None:
        """Make line ends blanks, or nothing where they are layout."""
        text = "".join(part.text for part in self.parts)
        resolved = _BY_BREAK.sub(lambda found: found[0].replace("\x01", "\x02"), text)
        resolved = _BETWEEN_TAGS.sub(lambda found: f"{found['first'] or ''} ", resolved)
        resolved = _line_end().sub(lambda found: f"{found[1]}\x02{found[2]}", resolved)
        at = 0
        for index, part in enumerate(self.parts):
            if part.text == "\x01":
                self.parts[index] = part._replace(text="" if resolved[at] == "\x02" else " ")
            at += len(part.text)
