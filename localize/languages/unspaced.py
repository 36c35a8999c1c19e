"""Sentences of languages that put nothing between them: Japanese and Chinese."""

from __future__ import annotations

import re
from unicodedata import normalize

from localize.languages.brackets import Pairs
from localize.languages.marks import DECORATED, DECORATION, FULL, REFERENCE, Place
from localize.languages.rules import Rules
from localize.languages.words import late

_FULL = frozenset(FULL)
_FULL_STOPS = frozenset("。｡")
_SPACE = re.compile(r"\s*")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÿＡ-Ｚａ-ｚ][A-Za-zÀ-ÿＡ-Ｚａ-ｚ.．]*\Z")
_DIGITS = re.compile(r"[0-9０-９]\Z")
_CAPTION = re.compile(r"(?:[図表式注例第]|写真|動画|Fig|Table)\s?[0-9０-９.．\-]*[0-9０-９]\Z")
_RELATION = re.compile(r"[=<>≤≥＜＞＝≦≧±~〜]\s?[-−]?[0-9０-９.,，．]*\Z")
_LATIN_AMOUNT = re.compile(r"[a-z] [0-9.,]*[0-9]\Z")
_LATER_ITEM = re.compile(r"(?<![=<>≤≥＜＞＝≦≧±])\s[0-9０-９]{1,2}\Z")
_ITEM_NUMBER = re.compile(r"[\s(（]*(?:[0-9０-９]{1,3}|[A-Za-zＡ-Ｚａ-ｚ])(?:[.．][0-9０-９]{1,2}){0,3}[)）]?\Z")
# What cannot start a sentence.
_NO_START = frozenset("、，,・：:；;)）」』】〕》〉｣”’]%％〜～→/")
# What none of the things that may follow a stop begins with.
_GOES_ON = (("ぁ", "ん"), ("ァ", "ヶ"), ("一", "鿿"), ("a", "z"), ("A", "Z"), ("0", "9"), ("「", "「"))
# （図1）, (Smith et al., 2020), （文献3参照）: behind a stop they still belong to the sentence.
_CITATION = re.compile(
    r"[（(](?=[^（）()]{0,60}(?:図|表|参照|出典|文献|引用|より|Fig|Table|et al|[12]\d{3}))(?=[^（）()]{2})[^（）()。]{2,80}[）)]"
)


def goes_on(text: str, offset: int, table: Rules) -> bool:
    """Tell whether what stands at an offset goes on with the sentence before a quotation, or before `!` or `?`."""
    return bool(table.continues) and late(table.continues).match(text, offset) is not None


def ends(text: str, place: Place, table: Rules, pairs: Pairs) -> int | None:
    """Return where the sentence ends that may end at a place, what closes it included; None where it goes on."""
    if not place.marked:
        return place.end if _ends_bare(text, place, table, pairs) else None
    marks = text[place.start : place.end].rstrip()
    if marks[-1] == "." and len(marks) > 1 and re.match("[A-Za-z0-9]", text[place.end : place.end + 1]):
        marks = marks.rstrip(".")
    if not _is_stop(text, place, marks, table):
        return None
    closed = _closers(text, place.start + len(marks), pairs)
    end = closed
    behind = text[end : end + 1]
    if not behind.isspace() and not any(first <= behind <= last for first, last in _GOES_ON):
        for trail in (REFERENCE, DECORATION, _CITATION):
            if match := trail.match(text, end):
                end = match.end()
    start = _SPACE.match(text, end).end()  # type: ignore[union-attr]
    if pairs.around(end) is not None or start >= len(text) or text[start] in _NO_START:
        return None
    if start > end:
        return end
    if closed > place.start + len(marks) and text[closed - 1] in "）)］]" and not _opens_sentence(closed, place, pairs):
        return None
    quoted = closed > place.start + len(marks) or _FULL_STOPS.isdisjoint(marks)
    pattern = table.continues if quoted else table.resumes
    return None if pattern and late(pattern).match(text, start) else end


def _ends_bare(text: str, place: Place, table: Rules, pairs: Pairs) -> bool:
    """Tell whether a face or note ends a sentence, or a bracket that holds a whole one: 。（…）（…）."""
    if pairs.around(place.start) is not None and text[place.start] in ")）":
        return pairs.opened_by.get(place.start) == place.last and place.start - place.last >= 8
    following = text[place.end : place.end + 1]
    return pairs.around(place.end) is None and following not in _NO_START and not goes_on(text, place.end, table)


def _closers(text: str, offset: int, pairs: Pairs) -> int:
    while offset < len(text) and (offset in pairs.opened_by or text[offset] in "」』）)】〕》〉｣”’"):
        offset += 1
    return offset


def _opens_sentence(closed: int, place: Place, pairs: Pairs) -> bool:
    """Tell whether a bracket that closes here was opened at the start of the sentence: （…。）."""
    opened = pairs.opened_by.get(closed - 1)
    return opened is None or opened <= place.last


def _is_stop(text: str, place: Place, marks: str, table: Rules) -> bool:
    if not _FULL.isdisjoint(marks):
        return True
    before, after = (
        text[max(place.last, place.start - 30) : place.start],
        text[place.start + len(marks) : place.start + len(marks) + 1],
    )
    if set(marks) & set("!?"):
        name = _LATIN_WORD.search(before)
        if name and name.group().lower() in table.titles:
            return False
        return not (after.isascii() and (after.isalnum() or after in "=&/")) or not before[-1:].isascii()
    if marks.strip("．."):
        return False  # an ellipsis alone
    if len(marks) > 1:
        return False
    return _is_full_stop(text, place, before, after, table)


def _is_full_stop(text: str, place: Place, before: str, after: str, table: Rules) -> bool:
    """Tell whether `.` or `．` ends a sentence, or stands in a number, a name, an abbreviation or before an item."""
    if _ITEM_NUMBER.match(text[place.last : min(place.start, place.last + 14)]) and place.start - place.last < 14:
        return False
    word = _LATIN_WORD.search(before)
    bare = normalize("NFKC", word.group()).lower() if word else ""
    if bare in table.titles:
        return False
    if after and (after.isascii() or "！" <= after <= "～") and after.isalnum():
        return (
            text[place.start] == "．"
            and not (_DIGITS.search(before) and not after.isalpha())
            and not before[-1:].isascii()
        )
    if _DIGITS.search(before):
        if _CAPTION.search(before) or _LATER_ITEM.search(before):
            return False
        ended = _RELATION.search(before) or (after.isspace() and _LATIN_AMOUNT.search(before))
        return text[place.start] == "．" or bool(ended)
    if word is None:
        return bool(before)
    if re.fullmatch(r"(?:[a-z]\.)*[a-z]", bare):
        return False
    return after.isspace() or not goes_on(text, place.end, table)


_TAIL = re.compile(
    r"(?P<stop>[" + FULL + r"!?．.…‥]+)(?:[」』）)】〕》〉｣”’\"'\s]|\[\d+\]|[¹²³⁰⁴-⁹]|" + DECORATED + r")*\Z"
)


_FIGURES = re.compile(r"\s*[0-9０-９][0-9０-９.,．，%％]*\s*\Z")


def figures(line: str) -> bool:
    """Tell whether a line is a number alone, as a page's or a column's: no sentence is wrapped behind it."""
    return _FIGURES.match(line) is not None


def closes(tail: str, table: Rules) -> bool:
    """Tell whether a line, white space at its end taken off, ends like a sentence."""
    match = _TAIL.search(tail)
    if match is None:
        return bool(table.closes) and re.search(f"(?:{table.closes})\\Z", tail) is not None
    if match["stop"] not in (".", "．"):
        return True
    before = tail[: match.start()]
    word = _LATIN_WORD.search(before)
    if word is not None:
        return word.group().lower() not in table.titles
    return not _ITEM_NUMBER.fullmatch(before.splitlines()[-1] if before.splitlines() else "") and bool(before)
