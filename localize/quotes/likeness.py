"""Names and numbers that two sentences share, whatever their languages: what can't be translated away.

Numbers are compared as values. Latin words inside a Japanese, Chinese or Korean sentence (`MMP-1`, `RT-PCR`) are looked
for in the other sentence, katakana words are compared by sound (エクソソーム and exosome), and between two languages of
one script words count as cognates that begin alike (Simard, Foster and Isabelle 1992 take four letters; five gave
fewer chance hits).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from localize.languages import numbers, written_in
from localize.model import Hit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Incidence = NDArray[np.float32]


class Terms(Protocol):
    """What finds the terms of a glossary in a text."""

    def match(self, text: str, language: str) -> Sequence[Hit]:
        """Return the terms found, each with its concept."""


_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[-'’][^\W_]+)*")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")
_KATAKANA = re.compile(r"[ァ-ヺー]{3,}")
_COGNATE = 5
"""So many letters at the beginning make two words cognates."""

_ROWS: tuple[tuple[str, str], ...] = (
    ("カキクケコヵヶ", "k"), ("ガギグゲゴ", "k"), ("サスセソ", "s"), ("シ", "s"), ("ザズゼゾ", "s"), ("ジヂ", "j"),
    ("タテト", "t"), ("チ", "t"), ("ツ", "t"), ("ダデド", "t"), ("ヅ", "s"), ("ナニヌネノン", "n"),
    ("ハヒヘホ", "h"), ("フ", "f"), ("バビブベボ", "b"), ("パピプペポ", "p"), ("マミムメモ", "m"),
    ("ラリルレロ", "r"), ("ワヲ", "w"), ("ヴ", "b"),
)  # fmt: skip
_SOUND = {char: sound for row, sound in _ROWS for char in row}


def shared(
    source: Sequence[str],
    target: Sequence[str],
    source_language: str,
    target_language: str,
    glossary: Terms | None = None,
) -> tuple[Incidence, Incidence, Incidence, Incidence]:
    """Return which number and which name occurs in which sentence: 0/1, a row a sentence, a column a number or name.

    A concept of the glossary counts as a name, whatever its words in the two languages are.
    The four arrays are numbers of the source and of the target (same columns), names of the source and of the target.
    """
    left = [_values(text, source_language) for text in source]
    right = [_values(text, target_language) for text in target]
    values = sorted(set().union(*left, *right))
    pairs = _names(source, target, source_language, target_language, glossary)
    return (_incidence(left, values), _incidence(right, values), *pairs)


@lru_cache(maxsize=4096)
def _values(text: str, language: str) -> frozenset[str]:
    return frozenset(str(abs(number.value).normalize()) for number in numbers(text, language))


def _incidence(sets: Iterable[Iterable[str]], columns: Sequence[str]) -> Incidence:
    import numpy as np

    place = {column: index for index, column in enumerate(columns)}
    rows = list(sets)
    table = np.zeros((len(rows), len(columns)), dtype=np.float32)
    for index, row in enumerate(rows):
        for column in row:
            if column in place:
                table[index, place[column]] = 1
    return table


def _names(
    source: Sequence[str], target: Sequence[str], source_language: str, target_language: str, glossary: Terms | None
) -> tuple[Incidence, Incidence]:
    import numpy as np

    latin_source, latin_target = (written_in(language) == {"Latn"} for language in (source_language, target_language))
    if latin_source and latin_target:
        left = [{word[:_COGNATE] for word in words(text) if len(word) >= _COGNATE} for text in source]
        right = [{word[:_COGNATE] for word in words(text) if len(word) >= _COGNATE} for text in target]
    elif latin_source:
        right = [_foreign(text) for text in target]
        left = _recognised([words(text) for text in source], set().union(*right))
    elif latin_target:
        left = [_foreign(text) for text in source]
        right = _recognised([words(text) for text in target], set().union(*left))
    else:
        left, right = [_foreign(text) for text in source], [_foreign(text) for text in target]
    if glossary is not None:
        # No word of a sentence holds a tab.
        for names, texts, language in ((left, source, source_language), (right, target, target_language)):
            for known, text in zip(names, texts, strict=True):
                known |= {f"\t{hit.concept}" for hit in glossary.match(text, language)}
    # What one side alone has tells nothing: it may be an ordinary word there.
    both = sorted(set().union(*left) & set().union(*right))
    table, other = _incidence(left, both), _incidence(right, both)
    # A name in every sentence tells less than a name in one.
    spread = np.maximum(table.sum(0) * other.sum(0), 1) ** 0.25
    return table / spread, other / spread


def words(text: str) -> set[str]:
    """Return the words of a text in a language that puts spaces between them, folded."""
    return {match.casefold() for match in _WORD.findall(unicodedata.normalize("NFKC", text))}


def _foreign(text: str) -> set[str]:
    """Return the Latin and the katakana words of a text."""
    plain = unicodedata.normalize("NFKC", text)
    return {word.casefold() for word in _LATIN.findall(plain) if len(word) > 1} | set(_KATAKANA.findall(plain))


def _recognised(sentences: list[set[str]], names: set[str]) -> list[set[str]]:
    """Return which of the names each sentence has, as they are or, for katakana, by sound."""
    heard: dict[str, set[str]] = {}
    for word in sorted(set().union(*sentences)):
        if len(word) > 2:
            heard.setdefault(_latin_sound(word), set()).add(word)
    found = [sentence & names for sentence in sentences]
    for name in sorted(names):
        if not _KATAKANA.fullmatch(name):
            continue
        sound = _kana_sound(name)
        alike = {word for key, group in heard.items() if _alike(sound, key) for word in group}
        for sentence, names_here in zip(sentences, found, strict=True):
            if alike & sentence:
                names_here.add(name)
    return found


@lru_cache(maxsize=4096)
def _kana_sound(word: str) -> str:
    """Return the consonants of a katakana word, voiced and voiceless as one, doubled ones once."""
    return re.sub(r"(.)\1+", r"\1", "".join(_SOUND.get(char, "") for char in word))


@lru_cache(maxsize=16384)
def _latin_sound(word: str) -> str:
    """Return the consonants of a word in Latin letters in the same alphabet as `_kana_sound`."""
    plain = "".join(char for char in unicodedata.normalize("NFD", word) if char.isalpha() and char.isascii())
    for spelling, sound in (
        ("tch", "t"), ("ch", "t"), ("sh", "s"), ("th", "s"), ("ph", "f"), ("ck", "k"), ("qu", "k"), ("x", "ks"),
        ("tion", "sn"), ("ce", "s"), ("ci", "s"), ("cy", "s"), ("gi", "j"), ("gy", "j"), ("c", "k"),
        ("q", "k"), ("g", "k"), ("z", "s"), ("d", "t"), ("l", "r"), ("v", "b"),
    ):  # fmt: skip
        plain = plain.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyw]", "", plain))


def _alike(kana: str, latin: str) -> bool:
    """Tell whether two sounds are one word's: equal, with an ending more in Latin letters, or long and but for one."""
    if len(kana) < 3:
        return False
    if latin.startswith(kana):
        return len(latin) - len(kana) <= (1 if len(kana) == 3 else 2)
    if len(kana) < 5 or kana[0] != latin[:1]:
        return False
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(kana, latin, score_cutoff=1) <= 1
