"""The rule `invisible-character`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from localize.checks.base import Pair, Problem, check
from localize.languages import direction
from localize.model import Severity, State
from localize.segments import fault

# Joiners and variation selectors make emoji and the letters of Persian and Indic scripts; lines may be broken.
_ALLOWED = frozenset("\n\t\r\u200c\u200d")
_INVISIBLE_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0\ufffd\ufffc")
_INVISIBLE_LETTER = re.compile(f"[{''.join(sorted(_INVISIBLE_LETTERS))}]")
_SPACE = dict.fromkeys(map(ord, "\n\t\r"))
# Marks and isolates set numbers and names right in Arabic or Hebrew. Embeddings and overrides hide what is written.
_OF_RIGHT_TO_LEFT = frozenset("\u061c\u200e\u200f\u2066\u2067\u2068\u2069")


@check(Severity.ERROR, states=(State.CONFIRMED, State.DRAFT))
def invisible_character(pair: Pair) -> Iterator[Problem]:
    r"""Report a character that nobody sees: a zero-width space, a change of direction, a control character.

    They come with text pasted from web pages and word processors. Searches and glossaries no longer find the word, lines
    break in odd places, and an override such as U+202E shows a reader other words than the file holds. What the source
    has too is no fault; neither are joiners in emoji, and direction marks in languages that run from right to left.

    Bad:
        ja: 予約はこちらから
        en: Book\u200b here

    Bad:
        ja: 用量は10mgです。
        en: The dose is \u202egm 01\u202c.

    Good:
        ja: 予約はこちらから
        en: Book here
    """
    if pair.authors_words:
        return
    printable = pair.target.isprintable() or pair.target.translate(_SPACE).isprintable()
    if printable and not _INVISIBLE_LETTER.search(pair.target):
        return
    placed = pair.segment is None or fault(pair.segment, pair.target) is None
    for place, character in enumerate(pair.target):
        if character.isprintable() and character not in _INVISIBLE_LETTERS:
            continue
        category = unicodedata.category(character)
        if (
            character in _ALLOWED
            or character in pair.source
            or category in ("Zs", "Cn", "Co")
            or (category == "Cc" and not placed)  # `placeholder` reports what no page can hold.
            or (character in _OF_RIGHT_TO_LEFT and direction(pair.target_language) == "rtl")
        ):
            continue
        yield Problem(f"an invisible character, {_named(character)}", "take it away", (place, place + 1))


def _named(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({name.lower()})" if name else "")
