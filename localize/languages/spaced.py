"""Sentences of languages that put white space between them."""

from __future__ import annotations

import re
from functools import cache

from localize.languages.brackets import LONGEST, QUOTATION_MARKS, Pairs
from localize.languages.marks import DECORATION, FULL, REFERENCE, SPACED_DECORATION, Place
from localize.languages.rules import Rules
from localize.languages.stops import NEXT_WORD, WORD, ends_at_stop, is_abbreviated, is_numbered
from localize.languages.words import late

_CLOSERS = re.compile(r"(?:[\"'”’“»)\]」』）》〉】]|[\xa0\u202f]»|''|``)*")
_SPACED_CLOSER = re.compile(r" (»|(?:''|['\"])(?=\s))")
_OPENERS = re.compile(r"(?:[\"'“”‘’„«»(\[{¿¡*_`「『《（【]|,,|[—–-]{1,2}(?=\s)|\s)*")
# p53, mRNA, miR-21, eGFR, iPS, α-MSH, β-catenin: names that keep their small letter at the start of a sentence.
_SMALL_NAME = re.compile(r"(?:[a-z]{1,3}(?:[A-Z]\w*|\d+)(?:-\w+)*|[α-ω]-?\w+(?:-\w+)*)\b")
_ATTACHED_NUMBER = re.compile(r"\d{1,3}(?:[,–-]\d{1,3}){0,6}(?=\s+[^\Wa-z\d_]|\s*\Z)")
_OPENING_ELLIPSIS = re.compile(r"\.(?: \.){3}\s+[^\Wa-z\d_]")
_NOTHING = re.compile(r"[ .…\"'“‘«(\[]*\Z")
# "Who? ...Nobody.": an ellipsis starts the next sentence.
_PAUSE = re.compile(r"[!?]+(?= (?:\.{3}|…)[^\W\d_a-z])")
_GOES_ON = re.compile(r"\s*(?:[,;]|\(?[^\W\d_A-ZÀ-Þ])")
_SPACES = re.compile(r"\s*")
# "아... 길었다.", "Um ... yes."
_INTERJECTION = re.compile(r"\W*(?:[가-힣]|[Uu]m|[Uu]h|[Ee]r|[Hh]m|[Oo]h|[Aa]h)\s?")


@cache
def _hangul_start() -> re.Pattern[str]:
    """Return what may start a sentence behind a predicate without white space: Hangul, and what opens a quotation or an entry."""
    return re.compile(r"[가-힣'\"“‘<〈《(*※]")


def ends(text: str, place: Place, table: Rules, pairs: Pairs) -> int | None:
    """Return where the sentence ends that may end at a place, what closes it included; None where it goes on."""
    if text.startswith(". . .", place.start) and place.start > place.last and not text[place.start - 1].isspace():
        # A stop, then an ellipsis that starts the next sentence: "compounds. . . . The practice".
        return place.start + 1 if _OPENING_ELLIPSIS.match(text, place.start) else None
    if waiting := _PAUSE.match(text, place.start):
        return waiting.end()
    end = _behind(text, place, table, pairs)
    if (
        end is None
        or _enclosed(text, end, place, table, pairs)
        or _NOTHING.match(text, max(place.last, place.start - 64), place.start)
    ):
        return None
    if text[place.start - 1] in "([" and text[place.end] in ")]":
        return None  # (?) and [...] are remarks
    start = _OPENERS.match(text, end).end()  # type: ignore[union-attr]
    following = text[start : start + 40]
    if not following or following[0] in ",;:.!?…%)]}»”/":
        return None
    if not place.marked and ")" in text[place.end : end] and _opened_within(text, place, end, pairs):
        return None
    quoted = end > place.end or not place.marked or text[place.start] in "!?"
    if quoted and table.continues and late(table.continues).match(text, end):
        return None
    return end if _starts(text, place, end, following, table, pairs) else None


def _enclosed(text: str, end: int, place: Place, table: Rules, pairs: Pairs) -> bool:
    """Tell whether brackets hold a place, or a quotation within a sentence that goes on behind it.

    The sentences of other quotations come one by one, as professional translators split them.
    """
    start = pairs.around(end)
    if start is None or text[start] not in QUOTATION_MARKS:
        return start is not None
    if table.whole and start > place.last:
        return True
    closed = pairs.closed_at(start) or start
    behind = _CLOSERS.match(text, closed).end()  # type: ignore[union-attr]
    if table.whole:
        # "…을 소중히"에 이르러서는: a particle takes up what is no sentence by itself.
        return text[closed - 1] not in ".!?" and text[behind : behind + 1].isalpha()
    return start > place.last and _GOES_ON.match(text, behind) is not None


def _behind(text: str, place: Place, table: Rules, pairs: Pairs) -> int | None:
    """Return the offset behind the marks and what closes the sentence, if white space stands there."""
    end = _CLOSERS.match(text, place.end).end()  # type: ignore[union-attr]
    if end in pairs.opened_by:
        end += 1  # the > of <…>
    if (match := _SPACED_CLOSER.match(text, end)) and _closes_quotation(text, match, place, pairs):
        end = match.end()
    if match := REFERENCE.match(text, end) or _spaced_reference(text, end):
        end = match.end()
    if match := DECORATION.match(text, end) or SPACED_DECORATION.match(text, end):
        end = match.end()
    if end >= len(text):
        return None
    if text[end].isspace() or text[place.end - 1] in FULL:
        return end
    if end == place.end and (place.end == place.start + 1 or table.glued):
        return _glued(text, place, table)
    if text[end - 1] in ')”"' and (match := _ATTACHED_NUMBER.match(text, end)):
        return match.end()
    return None


def _closes_quotation(text: str, match: re.Match[str], place: Place, pairs: Pairs) -> bool:
    """Tell whether a quotation mark with white space on both sides closes; one without a partner does in doubt."""
    mark, at = match.group(1), match.start(1)
    if mark == "»" or at in pairs.opened_by:
        return True
    return pairs.closed_at(at) is None and text.count(mark, max(place.last, at - LONGEST), at) in (0, 1)


def _opened_within(text: str, place: Place, end: int, pairs: Pairs) -> bool:
    return any(pairs.opened_by.get(at, place.last) > place.last for at in range(place.end, end))


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
        and _hangul_start().match(text, place.end)
        and not (table.continues and late(table.continues).match(text, place.end))
    ):
        return place.end
    if text[place.start] != "." or place.end > place.start + 1:
        return None
    if re.search(r"(?:[^\W\d_]{4}|[)\]%])\Z", before) and (match := _ATTACHED_NUMBER.match(text, place.end)):
        return match.end() if not is_abbreviated(text, place, table) else None
    following = NEXT_WORD.match(text, place.end)
    if following and following.group()[0].isupper() and re.search(r"(?:[a-z]{2}|\d{3})\Z", before):
        word = following.group().lower()
        titled = word in table.titles and text[following.end() : following.end() + 2] == ". "
        return place.end if word in table.starters or titled else None
    return None


def _starts(text: str, place: Place, end: int, following: str, table: Rules, pairs: Pairs) -> bool:
    """Tell whether what follows can start a sentence, given what stands before the mark."""
    marks = text[place.start : place.end]
    if not place.marked:
        return True
    if marks == "." and is_numbered(text, place) and not text[place.end : end].strip(")"):
        return False
    if following[0].islower() and text[end : end + 2].strip() in ("(", "[") and _holds_sentence(text, end, pairs):
        return True
    if following[0].islower() and not _after_predicate(text, place, table):
        if marks.strip(".") or len(marks) > 1 or not _SMALL_NAME.match(following):
            return False
        return end > place.end or not is_abbreviated(text, place, table)
    if (
        not marks.strip(".… ")
        and len(marks) + marks.count("…") > 1
        and not _after_ellipsis(text, place, following, table)
    ):
        return False
    if marks != "." or end > place.end:
        return True
    return ends_at_stop(text, place, following, table)


def _after_predicate(text: str, place: Place, table: Rules) -> bool:
    before = text[max(place.last, place.start - 12) : place.start]
    return bool(table.glued) and re.search(table.glued + r"\Z", before) is not None


def _holds_sentence(text: str, end: int, pairs: Pairs) -> bool:
    """Tell whether a bracket behind a stop has a stop before its end: `… was given. (funded by a foundation.)`."""
    start = _SPACES.match(text, end).end()  # type: ignore[union-attr]
    closed = pairs.closed_at(start)
    return closed is not None and closed - start > 8 and text[closed - 1] == "."


def _after_ellipsis(text: str, place: Place, following: str, table: Rules) -> bool:
    """Tell whether an ellipsis ends a sentence; without capitals only the predicate before it can tell."""
    before = text[max(place.last, place.start - 12) : place.start]
    if table.connects and re.search(f"(?:{table.connects})\\Z", before):
        return False
    if _INTERJECTION.fullmatch(text, place.last, place.start):
        return False
    if following[0].isupper() or not following[0].isalpha() or not table.glued:
        return re.match(r"I\b", following) is None
    if "…" not in text[place.start : place.end]:
        return True
    return (
        bool(table.glued)
        and re.search(table.glued + r"\Z", text[max(place.last, place.start - 6) : place.start]) is not None
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
    word = WORD.search(tail[: match.start()])
    bare = word.group().lower() if word else ""
    return bare not in table.titles | (table.counters - {"no", "sec", "art", "op"}) and not re.fullmatch(
        r"\s*\d{1,2}", tail[:-1]
    )
