"""Terms that a text itself explains in brackets: エクソソーム(exosome), 多血小板血漿(PRP), platelet-rich plasma (PRP)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.glossary.boundaries import is_kanji
from localize.glossary.fold import is_katakana
from localize.glossary.suggest.phrases import noun_runs

_BRACKET = re.compile(r"[(（]([^()（）]{2,80})[)）]")
_PARTS = re.compile(r"\s*[;；,、，:：/／]\s*|\s+or\s+|\s+以下\s*|以下[、，]?")
_LATIN = re.compile(r"[A-Za-zÀ-ɏα-ωΑ-Ω0-9][A-Za-zÀ-ɏα-ωΑ-Ω0-9\s'’.‐-―+-]*")
_ABBREVIATION = re.compile(r"[A-Za-z0-9α-ωΑ-Ω][A-Za-z0-9α-ωΑ-Ω‐-]{1,9}")
_NOT_GLOSSES = re.compile(r"(?i)^(?:p|n|r|vs?|fig|table|95 ?% ?ci|et al|doi|see)\b|^\d|^(?:he|she|it)$")
_UNITS = frozenset("mm cm mg kg ml nm ms j mj hz khz mhz ghz iu ph db".split())  # noqa: SIM905


def bracketed(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield (Japanese term, word in Latin letters, place) for each gloss in brackets behind a noun phrase.

    An abbreviation, too; of several words in one bracket each is a gloss of its own.
    """
    for found in _BRACKET.finditer(text):
        words = [part for part in _PARTS.split(found[1]) if part]
        if not words or not all(_LATIN.fullmatch(word) for word in words):
            continue
        term = _phrase_before(text, found.start())
        if term is None or not any(is_kanji(c) or is_katakana(c) for c in term):
            continue
        for word in words:
            if sum(map(str.isalpha, word)) > 1 and not _NOT_GLOSSES.search(word) and word.lower() not in _UNITS:
                yield term, word.strip(), found.start()


def _phrase_before(text: str, place: int) -> str | None:
    """Return the longest noun phrase that ends at a place."""
    begin = max(0, place - 40)
    for run in noun_runs(text[begin:place]):
        if begin + run[-1][1] == place:
            while run and (text[begin + run[0][0]].isdigit() or not run[0][2]) and len(run) > 1:
                run = run[1:]
            return text[begin + run[0][0] : place]
    return None


def abbreviations(text: str) -> Iterator[tuple[str, str]]:
    """Yield (full form, abbreviation) for each one that an English text defines: platelet-rich plasma (PRP).

    The full form is the shortest run of words before the bracket that has the letters in their order, the first at the
    beginning of a word (A. S. Schwartz and M. A. Hearst, A simple algorithm for identifying abbreviation definitions in
    biomedical text, Pacific Symposium on Biocomputing 2003).
    """
    for found in re.finditer(r"\(([^()]{2,12})\)", text):
        short = re.split(r"[;,]", found[1])[0].strip()
        if not _ABBREVIATION.fullmatch(short) or not any(map(str.isupper, short)):
            continue
        full = _full_form(short.removesuffix("s") if short[:-1].isupper() else short, text[: found.start()].rstrip())
        if full:
            yield full, short


def _full_form(short: str, before: str) -> str | None:
    words = before.split()
    initials = 0
    before = " ".join(words[-min(len(short) + 5, len(short) * 2) :])
    place = len(before) - 1
    for index in range(len(short) - 1, -1, -1):
        letter = short[index].lower()
        if not letter.isalnum():
            continue
        while place >= 0 and (
            before[place].lower() != letter or (index == 0 and place > 0 and before[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return None
        initials += place == 0 or not before[place - 1].isalnum()
        place -= 1
    full = before[place + 1 :]
    if len(full) <= len(short) or re.search(r"[.;:,)(]", full):
        return None
    # Of several words most letters are initials; one word may hold them anywhere (dihydrotestosterone, DHT).
    return full if " " not in full or 2 * initials >= sum(map(str.isalnum, short)) else None
