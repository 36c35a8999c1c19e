"""Full stops between spaced words: the end of a sentence, or of an abbreviation, an ordinal or a list's number."""

from __future__ import annotations

import re
from functools import cache

from localize.languages.items import is_label
from localize.languages.marks import Place
from localize.languages.rules import Rules

WORD = re.compile(r"[^\s()\[\]“”\"«»„‘’{}<>,;:/…!?]+\Z")
NEXT_WORD = re.compile(r"[\w°]+(?:['’][a-z]+|-[\w]+)*")
_ITEM_NUMBER = re.compile(r"[•⁃*\-–·\s(\"'“]*(?:\d{1,3}|[ivxIVX]{1,4}|[A-Za-z])\)?\Z")
_ARTICLE = re.compile(r"(?:,|\b(?:an?|her|his|my|our|their|your|une?|su|ein|einen))\s\Z", re.IGNORECASE)
# "Nature Med. 2020;26:1", "steps: 1. Wash".
_CITED_YEAR = re.compile(r"(?:19|20)\d\d;\s?\d")
_INLINE_ITEM = re.compile(r"[:;]\s\d{1,2}\Z")
_AMOUNT = re.compile(r"\d[\d.,/]*\s?([^\W\d_]+)")
_PERSON = re.compile(r"(?:Dr|Mr|Mrs|Ms|Prof)\. ")
_ROMAN = re.compile(r"[IVXL]+\b")


@cache
def _initials() -> re.Pattern[str]:
    """Return what finds initials, of scripts that have capitals. To compile it takes longer than to read many texts."""
    return re.compile(r"(?:(?=[\0-ჿ])[^\W\d_]\.[ -]?)*(?=[\0-ჿ])[^\W\d_]\Z")


def ends_at_stop(text: str, place: Place, following: str, table: Rules) -> bool:
    """Tell whether a single full stop ends a sentence, or belongs to an abbreviation, an ordinal or a list's number."""
    if is_numbered(text, place) or is_label(text, place.last, place.start) or _CITED_YEAR.match(following):
        return False
    if text[place.start - 1].isdigit() and _INLINE_ITEM.search(text[max(place.last, place.start - 5) : place.start]):
        return False
    word = _word_before(text, place)
    bare = word.lower()
    found = NEXT_WORD.match(following)
    next_word = found.group().lower().replace("\u2019", "'") if found else ""
    starts = (
        next_word in table.starters or next_word.split("'")[0] in table.starters or _PERSON.match(following) is not None
    )
    if bare in table.units and not _is_sentence_word(bare, text, place):
        return next_word in table.starters or _ends_at_unit(text, place, following, next_word, table)
    if bare in table.degrees and _ARTICLE.search(
        text[max(place.last, place.start - len(word) - 8) : place.start - len(word)]
    ):
        return following[0].isupper()
    if bare in table.titles:
        return False
    if bare in table.counters:
        counted = following[0].isdigit() or (_ROMAN.match(following) and bare != "no")
        return not (counted or (bare not in ("no", "n") and not starts))
    if bare in table.endings:
        return starts
    if (len(word) == 1 or word[1:2] == ".") and _initials().fullmatch(word):
        return starts and (len(word) > 1 or next_word not in ("in", "will", "so", "do"))
    if table.ordinals and re.fullmatch(r"\d{1,2}", word):
        return starts
    return True


def is_numbered(text: str, place: Place) -> bool:
    """Tell whether the stop is that of the number which a sentence starts with: `1. The first item`."""
    return place.start - place.last < 12 and _ITEM_NUMBER.match(text[place.last : place.start]) is not None


def _ends_at_unit(text: str, place: Place, following: str, next_word: str, table: Rules) -> bool:
    """Tell whether a sentence ends at a unit: not in `5 ft. 3 in.`, `On Monday at 5 p.m. Mr. Smith …`, `6 p.m. EST`."""
    amount = _AMOUNT.match(following)
    if amount and amount.group(1).lower() in table.units:
        return False
    clause = text[max(place.last, place.start - 120) : place.start].rpartition(": ")[2]
    first = NEXT_WORD.search(clause)
    if first and first.group().lower() in table.prepositions:
        return False
    return next_word not in ("est", "edt", "pst", "pdt", "gmt", "utc", "cet")


def _is_sentence_word(word: str, text: str, place: Place) -> bool:
    """Tell an ordinary word (`Come in.`) from a unit, which has a number before it."""
    return not re.search(
        r"\d\s?" + re.escape(word) + r"\Z", text[max(place.last, place.start - 16) : place.start].lower()
    )


def _word_before(text: str, place: Place) -> str:
    # Tokenized text has a space before its stops.
    match = WORD.search(text[max(place.last, place.start - 30) : place.start].rstrip(" "))
    return match.group() if match else ""


def is_abbreviated(text: str, place: Place, table: Rules) -> bool:
    """Tell whether an abbreviation stands before a full stop."""
    word = _word_before(text, place).lower().replace("\u2019", "'")
    tables = (table.titles, table.counters, table.endings)
    return any(word in known for known in tables) or _initials().fullmatch(word) is not None
