"""Katakana words and the Latin words that they write by sound: エクソソーム, exosome.

Katakana keeps the consonants of a foreign word and adds vowels, so the consonants are compared, those that Japanese
doesn't tell apart as one (l and r, b and v, th and s), and an r behind a vowel, which katakana drops, may be missing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from localize.glossary.fold import is_katakana

ALIKE = 0.8
"""Likeness from which on two words are taken for one."""
LEAST = 3
"""Consonants that a word needs, since two are alike by accident."""

_ROWS = {
    "k": "カキクケコ",
    "g": "ガギグゲゴジヂ",
    "s": "サシスセソザズゼゾ",
    "t": "タチテト",
    "ts": "ツ",
    "d": "ダデド",
    "n": "ナニヌネノン",
    "h": "ハヒヘホ",
    "f": "フ",
    "b": "バビブベボヴ",
    "p": "パピプペポ",
    "m": "マミムメモ",
    "r": "ラリルレロ",
}
_KANA = {kana: consonant for consonant, row in _ROWS.items() for kana in row}
# In this order: what two letters sound like, letters by what follows, and letters that are one sound in Japanese.
_LATIN = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ph", "f"),
        ("th", "s"),
        ("sch|sh", "s"),
        ("ch(?=[eiy])", "t"),
        ("ch|ck|qu?", "k"),
        ("gn(?![aeiouy])", "n"),
        ("gh", "g"),
        ("rh", "r"),
        ("wh", "h"),
        ("x", "ks"),
        ("tion|sion", "sn"),
        ("c(?=[eiy])", "s"),
        ("c", "k"),
        ("[mn](?=[bp])", "n"),
        ("z", "s"),
        ("v", "b"),
        ("l", "r"),
        ("j", "g"),
    )
)
_SILENT_R = re.compile(r"(?<=[aeiouy])r(?![aeiouyr])")
_NOT_CONSONANT = re.compile("[^bdfghkmnprst]")


def is_written_by_sound(word: str) -> bool:
    """Tell whether a word is written in katakana throughout."""
    return all(is_katakana(character) or character in "・ " for character in unicodedata.normalize("NFKC", word))


def likeness(katakana: str, latin: str) -> float:
    """Return how much alike two words sound: 1 for the same consonants, 0 where that is less than `ALIKE`.

    It is 1 less the edits (Levenshtein) that make the consonants of one those of the other, by the longer one's length.
    Of fewer than `LEAST` nothing can be told.
    """
    from rapidfuzz.distance import Levenshtein

    wanted = _of_katakana(katakana)
    if len(wanted) < LEAST:
        return 0.0
    return max(Levenshtein.normalized_similarity(wanted, sound, score_cutoff=ALIKE) for sound in _of_latin(latin))


@lru_cache(maxsize=4096)
def _of_katakana(word: str) -> str:
    return "".join(_KANA.get(kana, "") for kana in unicodedata.normalize("NFKC", word))


@lru_cache(maxsize=16384)
def _of_latin(word: str) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))
    spellings = [plain, _SILENT_R.sub("", plain)]
    spellings += [spelled.removesuffix("s") for spelled in spellings]  # Katakana has no plural.
    spellings += [spelled.replace("th", "t") for spelled in spellings]  # Greek words: カテーテル, catheter.
    found = []
    for spelled in dict.fromkeys(spellings):
        letters = re.sub(r"([b-df-hj-np-tv-z])\1", r"\1", spelled)
        for pattern, sound in _LATIN:
            letters = pattern.sub(sound, letters)
        found.append(_NOT_CONSONANT.sub("", letters))
    return tuple(found)
