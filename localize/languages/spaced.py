"""Sentences of languages that put white space between them."""

from __future__ import annotations

import re
from functools import cache

from localize.languages.brackets import Pairs
from localize.languages.marks import DECORATION, FULL, REFERENCE, Place
from localize.languages.rules import Rules

_CLOSERS = re.compile(r"(?:[\"'”’“»)\]」』）》〉】]|[\xa0\u202f]»|''|``)*")
_SPACED_CLOSER = re.compile(r" (?:»|''(?=\s))")
_OPENERS = re.compile(r"(?:[\"'“”‘’„«»(\[{¿¡*_`「『《（【]|,,|[—–-]{1,2}(?=\s)|\s)*")
_WORD = re.compile(r"[^\s()\[\]“”\"«»„‘’{}<>,;:/…!?]+\Z")
_NEXT = re.compile(r"[\w°]+(?:['’][a-z]+|-[\w]+)*")
_ITEM_NUMBER = re.compile(r"[•⁃*\-–·\s(\"'“]*(?:\d{1,3}|[ivxIVX]{1,4}|[A-Za-z])\)?\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?)*[^\W\d_]\Z")
# p53, mRNA, miR-21, eGFR, iPS, α-MSH, β-catenin: names that keep their small letter at the start of a sentence.
_SMALL_NAME = re.compile(r"(?:[a-z]{1,3}(?:[A-Z]\w*|\d+)(?:-\w+)*|[α-ω]-?\w+(?:-\w+)*)\b")
_ATTACHED_NUMBER = re.compile(r"\d{1,3}(?:[,–-]\d{1,3}){0,6}(?=\s+[^\Wa-z\d_]|\s*\Z)")
_OPENING_ELLIPSIS = re.compile(r"\.(?: \.){3}\s+[^\Wa-z\d_]")
_NOTHING = re.compile(r"[ .…\"'“‘«(\[]*\Z")
_PERSON = re.compile(r"(?:Dr|Mr|Mrs|Ms|Prof)\. ")
_ROMAN = re.compile(r"[IVXL]+\b")


def ends(text: str, place: Place, table: Rules, pairs: Pairs) -> int | None:
    """Return where the sentence ends that may end at a place, what closes it included; None where it goes on."""
    if text.startswith(". . .", place.start) and place.start > place.last and not text[place.start - 1].isspace():
        # A stop, then an ellipsis that starts the next sentence: "compounds. . . . The practice".
        return place.start + 1 if _OPENING_ELLIPSIS.match(text, place.start) else None
    end = _behind(text, place, table)
    if (
        end is None
        or _enclosed(text, end, place, pairs)
        or _NOTHING.match(text, max(place.last, place.start - 64), place.start)
    ):
        return None
    if text[place.start - 1] in "([" and text[place.end] in ")]":
        return None  # (?) and [...] are remarks
    start = _OPENERS.match(text, end).end()  # type: ignore[union-attr]
    following = text[start : start + 40]
    if not following or following[0] in ",;:.!?…%)]}»”/":
        return None
    quoted = end > place.end or not place.marked
    if quoted and table.continues and _compiled(table.continues).match(text, end):
        return None
    return end if _starts(text, place, end, following, table) else None


def _enclosed(text: str, end: int, place: Place, pairs: Pairs) -> bool:
    """Tell whether brackets hold a place, or a quotation within a sentence; one that opens a sentence holds sentences."""
    start = pairs.around(end)
    return start is not None and (start > place.last or text[start] not in '"“')


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _behind(text: str, place: Place, table: Rules) -> int | None:
    """Return the offset behind the marks and what closes the sentence, if white space stands there."""
    end = _CLOSERS.match(text, place.end).end()  # type: ignore[union-attr]
    if match := _SPACED_CLOSER.match(text, end):
        end = match.end()
    if match := REFERENCE.match(text, end) or _spaced_reference(text, end):
        end = match.end()
    if match := DECORATION.match(text, end):
        end = match.end()
    if end >= len(text):
        return None
    if text[end].isspace() or text[place.end - 1] in FULL:
        return end
    if end == place.end and place.end == place.start + 1:
        return _glued(text, place, table)
    if text[end - 1] in ')”"' and (match := _ATTACHED_NUMBER.match(text, end)):
        return match.end()
    return None


_BEHIND_SPACE = re.compile(r"\s\[\d{1,3}\](?=\s)")


def _spaced_reference(text: str, end: int) -> re.Match[str] | None:
    return _BEHIND_SPACE.match(text, end)


def _glued(text: str, place: Place, table: Rules) -> int | None:
    """Return the end of a sentence whose stop has no white space behind it: `world.Today`, `end.12 Next`."""
    before = text[max(place.last, place.start - 12) : place.start]
    if (
        table.glued
        and re.search(table.glued + r"\Z", before)
        and text[place.start] in ".!?"
        and "\uac00" <= text[place.end] <= "\ud7a3"
    ):
        return place.end
    if text[place.start] != ".":
        return None
    if re.search(r"(?:[^\W\d_]{4}|[)\]%])\Z", before) and (match := _ATTACHED_NUMBER.match(text, place.end)):
        return match.end() if not _abbreviated(text, place, table) else None
    following = _NEXT.match(text, place.end)
    if following and following.group()[0].isupper() and re.search(r"(?:[a-z]{2}|\d{3})\Z", before):
        word = following.group().lower()
        titled = word in table.titles and text[following.end() : following.end() + 2] == ". "
        return place.end if word in table.starters or titled else None
    return None


def _starts(text: str, place: Place, end: int, following: str, table: Rules) -> bool:
    """Tell whether what follows can start a sentence, given what stands before the mark."""
    marks = text[place.start : place.end]
    if not place.marked:
        return True
    if following[0].islower():
        if marks.strip(".") or len(marks) > 1 or not _SMALL_NAME.match(following):
            return False
        return end > place.end or not _abbreviated(text, place, table)
    if (
        not marks.strip(".… ")
        and len(marks) + marks.count("…") > 1
        and not _after_ellipsis(text, place, following, table)
    ):
        return False
    if marks != "." or end > place.end:
        return True
    return _ends_at_stop(text, place, following, table)


def _after_ellipsis(text: str, place: Place, following: str, table: Rules) -> bool:
    """Tell whether an ellipsis ends a sentence; without capitals only the predicate before it can tell."""
    if following[0].isupper() or not following[0].isalpha() or not table.glued:
        return re.match(r"I\b", following) is None
    if "…" not in text[place.start : place.end]:
        return True
    return (
        bool(table.glued)
        and re.search(table.glued + r"\Z", text[max(place.last, place.start - 6) : place.start]) is not None
    )


def _word_before(text: str, place: Place) -> str:
    # Tokenized text has a space before its stops.
    match = _WORD.search(text[max(place.last, place.start - 30) : place.start].rstrip(" "))
    return match.group() if match else ""


def _abbreviated(text: str, place: Place, table: Rules) -> bool:
    word = _word_before(text, place).lower().replace("\u2019", "'")
    tables = (table.titles, table.counters, table.endings)
    return any(word in known for known in tables) or _INITIALS.fullmatch(word) is not None


def _ends_at_stop(text: str, place: Place, following: str, table: Rules) -> bool:
    """Tell whether a single full stop ends a sentence, or belongs to an abbreviation, an ordinal or a list's number."""
    if _ITEM_NUMBER.match(text[place.last : min(place.start, place.last + 12)]) and place.start - place.last < 12:
        return False
    word = _word_before(text, place)
    bare = word.lower()
    found = _NEXT.match(following)
    next_word = found.group().lower().replace("\u2019", "'") if found else ""
    starts = (
        next_word in table.starters or next_word.split("'")[0] in table.starters or _PERSON.match(following) is not None
    )
    if bare in table.titles:
        return False
    if bare in table.counters:
        counted = following[0].isdigit() or (_ROMAN.match(following) and bare != "no")
        return not (counted or (bare not in ("no", "n") and not starts))
    if bare in table.units and not _is_sentence_word(bare, text, place):
        return next_word not in ("mr", "mrs", "ms", "dr", "prof", "est", "pst", "gmt", "utc")
    if bare in table.endings:
        return starts
    if _INITIALS.fullmatch(word):
        return starts and (len(word) > 1 or next_word not in ("in", "will", "so", "do"))
    if table.ordinals and re.fullmatch(r"\d{1,2}", word):
        return starts
    return True


def _is_sentence_word(word: str, text: str, place: Place) -> bool:
    """Tell an ordinary word (`Come in.`) from a unit, which has a number before it."""
    return not re.search(
        r"\d\s?" + re.escape(word) + r"\Z", text[max(place.last, place.start - 16) : place.start].lower()
    )


def closes(tail: str, table: Rules) -> bool:
    """Tell whether a text, white space at its end taken off, ends like a sentence."""
    match = re.search(
        r"(?P<stop>[" + re.escape(FULL + table.stops) + r".!?…．]+)(?:[\"'”’“»)\]」』）》\s]|\[\d+\]|[¹²³⁰⁴-⁹])*\Z",
        tail,
    )
    if match is None:
        return False
    if match["stop"] != "." or match.end("stop") < len(tail):
        return True
    word = _WORD.search(tail[: match.start()])
    bare = word.group().lower() if word else ""
    return bare not in table.titles | (table.counters - {"no", "sec", "art", "op"}) and not re.fullmatch(
        r"\s*\d{1,2}", tail[:-1]
    )
