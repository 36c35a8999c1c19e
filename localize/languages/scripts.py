"""Which scripts a text is written in, and which of them a translation must not keep.

Scripts have the names of ISO 15924. Ranges are those of Unicode's `Scripts.txt` as far as running text uses them;
digits, punctuation and symbols belong to no script here.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping
from functools import cache, lru_cache

from localize.languages.locales import likely_script, primary

RANGES: Mapping[str, str] = {
    "Arab": "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Armn": "\u0531-\u0556\u0561-\u0587",
    "Beng": "\u0985-\u09e3",
    "Cyrl": "\u0400-\u0481\u048a-\u052f\u1c80-\u1c88\ua640-\ua69f",
    "Deva": "\u0904-\u0963\u0971-\u097f",
    "Ethi": "\u1200-\u135a\u1380-\u138f",
    "Geor": "\u10a0-\u10fa\u10fc-\u10ff\u1c90-\u1cbf",
    "Grek": "\u0370-\u0373\u0376-\u037d\u0386\u0388-\u03ff\u1f00-\u1fff",
    "Gujr": "\u0a85-\u0ae3",
    "Guru": "\u0a05-\u0a5e",
    "Hang": "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb\uffa0-\uffdc",
    "Hani": "\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
    "Hebr": "\u05d0-\u05ea\ufb1d-\ufb4f",
    "Hira": "\u3041-\u3096\u309d-\u309f",
    "Kana": "\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff6f\uff71-\uff9d",
    "Khmr": "\u1780-\u17b3",
    "Knda": "\u0c85-\u0ce3",
    "Laoo": "\u0e81-\u0eb0\u0ebd-\u0ec6\u0edc-\u0edf",
    "Latn": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua787"
    "\uff21-\uff3a\uff41-\uff5a",
    "Mlym": "\u0d05-\u0d63",
    "Mymr": "\u1000-\u102a\u103f\u1050-\u109f",
    "Sinh": "\u0d85-\u0dc6",
    "Taml": "\u0b83-\u0bb9",
    "Telu": "\u0c05-\u0c63",
    "Thai": "\u0e01-\u0e30\u0e32-\u0e33\u0e40-\u0e46",
    "Tibt": "\u0f40-\u0fbc",
}
"""Letters of each script, as the inside of a regular expression's character class."""

# The long-vowel mark, its half-width form and the middle dot belong to the kana around them, never to a text without.
_INNER = "ー\uff70・゛゜、。「」『』（）〜0-9０-９A-Za-z"

_WRITTEN_IN: Mapping[str, frozenset[str]] = {
    "ja": frozenset({"Hira", "Kana", "Hani"}),
    "ko": frozenset({"Hang"}),
    "zh": frozenset({"Hani"}),
    "yue": frozenset({"Hani"}),
}
_LATIN = frozenset(("en", "de", "fr", "es"))
"""Languages whose script needs no look into CLDR, which takes time to load."""


@cache
def _letters(script: str) -> re.Pattern[str]:
    return re.compile(f"[{RANGES[script]}]+")


def script_share(text: str) -> Mapping[str, float]:
    """Count each script's part of the letters of a text, 0 to 1, the largest first; empty without letters."""
    counts = {script: sum(map(len, _letters(script).findall(text))) for script in RANGES}
    total = sum(counts.values())
    ordered = sorted((-count, script) for script, count in counts.items() if count)
    return {script: -count / total for count, script in ordered}


def has_script(text: str, script: str) -> bool:
    """Tell whether a text has a letter of a script, named as in ISO 15924 (`Hira`, `Kana`, `Hani`, `Latn`, …).

    Raises KeyError for a script that `RANGES` lacks.
    """
    return _letters(script).search(text) is not None


@cache
def _letters_of(scripts: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(RANGES[script] for script in sorted(scripts))}]")


def has_any_script(text: str, scripts: frozenset[str]) -> bool:
    """Tell whether a text has a letter of one of several scripts, at least one; raises KeyError as `has_script` does."""
    return _letters_of(scripts).search(text) is not None


@cache
def _east_asian() -> list[int]:
    """Return where runs of East Asian letters begin, and where they end, in turn."""
    runs = re.findall("(.)(?:-(.))?", "".join(RANGES[script] for script in ("Hani", "Hira", "Kana")))
    return [edge for first, last in sorted(runs) for edge in (ord(first), ord(last or first) + 1)]


@lru_cache(maxsize=4096)
def is_east_asian(char: str) -> bool:
    """Tell whether a character is a letter of Chinese or Japanese: Han, hiragana or katakana.

    A class of these in a regular expression takes a millisecond to compile; this asks about one character at a time.
    """
    return bool(bisect(_east_asian(), ord(char)) % 2)


@lru_cache(maxsize=256)
def written_in(language: str) -> frozenset[str]:
    """Return the scripts that a language is written in, besides Latin names and abbreviations."""
    if primary(language) in _WRITTEN_IN:
        return _WRITTEN_IN[primary(language)]
    if language in _LATIN:
        return frozenset({"Latn"})
    script = likely_script(language)
    return frozenset({script}) if script in RANGES else frozenset({"Latn"})


def leftover(text: str, source_language: str, target_language: str) -> list[tuple[int, int]]:
    """Find the stretches of source-language script that a text in the target language must not have.

    From Japanese into English these are kana and kanji, into Chinese kana alone. Latin letters are never left over:
    every language writes names and abbreviations in them. Han characters in a Korean text are left over unless
    brackets hold them, where Korean writes the hanja of a word. Offsets are those of `text`, half-open.
    """
    foreign = written_in(source_language) - written_in(target_language) - {"Latn"}
    if not foreign:
        return []
    letters = "".join(RANGES[script] for script in sorted(foreign))
    # Punctuation, digits and Latin letters inside a stretch are part of it, so that one sentence left over is one.
    run = re.compile(f"[{letters}](?:[{_INNER}]{{0,40}}[{letters}])*[ー\uff70]*")
    spans = [match.span() for match in run.finditer(text)]
    if written_in(target_language) == {"Hang"}:
        spans = [(a, b) for a, b in spans if not _hanja(text, a, b)]
    return spans


def _hanja(text: str, start: int, end: int) -> bool:
    inside = text[max(0, start - 1) : start] in ("(", "（", "[", "〔") and text[end : end + 1] in (")", "）", "]", "〕")
    return inside and not any(has_script(text[start:end], script) for script in ("Hira", "Kana"))
