"""Make spellings of one word equal, and remember where each character came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from localize.languages.words import late
from localize.values import frozen

_HYPHENS = frozenset("‐‑‒–—―−﹘﹣-")
_DOTS = frozenset("・·‧∙")
_LONG = "ー"
_SMALL_VOWELS = str.maketrans("ァィゥェォ", "アイウエオ")
_VOICING = str.maketrans("\u309b\u309c", "\u3099\u309a")
"""Voiced-sound marks that stand alone become those that belong to the kana before."""
_DROPPED = re.compile("[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]")
_MARKS = "\u0300-\u036f\u1160-\u11ff\u3099-\u309c\uff9e\uff9f"
"""What belongs to the character before it: combining marks, voiced-sound marks, Hangul vowels and finals."""
_MARK = re.compile(f"[{_MARKS}]")
_CLUSTER = re.compile(f"[^{_MARKS}][{_MARKS}]*|[{_MARKS}]+", re.DOTALL)

_KATAKANA = "ァ-ヺー"
# A pattern begins with the character that it is about, and then looks back: a search skips all others at once.
_DASH_AS_LONG_MARK = f"-(?<=[{_KATAKANA}]-)(?=[{_KATAKANA}])"
_HAN = "々一-鿿"
# Between letters or digits of ASCII and the language's own, a space is a matter of style: 维生素 C, CO2 レーザー.
_STYLE = "(?<=[a-z0-9] )(?=[{own}])|(?<=[{own}] )(?=[a-z0-9])"
_GREEK_HYPHEN = f"(?<=[α-ω]-)(?=[{_HAN}])"
# JIS Z 8301 lets a word of three sounds or more lose its final long-vowel mark; shorter words keep it (キー, バー).
_OPTIONAL = {
    "ja": f"[・ ー-](?:(?<=[{_KATAKANA}][・ ])(?=[{_KATAKANA}])|(?<=[{_KATAKANA}]{{3}}ー)(?![{_KATAKANA}])"
    f"|(?<=[a-zα-ω]-)(?=[{_KATAKANA}])|{_GREEK_HYPHEN}|{_STYLE.format(own=f'{_KATAKANA}ぁ-ゖ{_HAN}')})",
    "ko": f" (?:(?<=[가-힣] )(?=[가-힣])|{_STYLE.format(own='가-힣')})",
    "zh": f"[ -](?:{_GREEK_HYPHEN}|{_STYLE.format(own=_HAN)})",
}
# At the end of a word that begins a compound, as at the end of a text: after three sounds.
_INNER_LONG = f"ー(?<=[{_KATAKANA}]{{3}}ー)(?=[{_KATAKANA}]{{2}})"


@frozen
class Folded:
    """A text as it is compared, and the place of each of its characters in the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def is_katakana(character: str) -> bool:
    """Tell whether a character is a katakana letter, of full or half width, or the long-vowel mark."""
    return "\u30a1" <= character <= "\u30fa" or character == _LONG or "\uff66" <= character <= "\uff9f"


def is_hangul(character: str) -> bool:
    """Tell whether a character is a Hangul syllable."""
    return "가" <= character <= "힣"


def spelling(text: str) -> str:
    """Fold only what is no matter of spelling: width, case, and the amount of white space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def fold(text: str, language: str) -> Folded:
    """Fold width, case, dashes and, by language, kana and spacing variants of a text.

    Unicode NFKC (UAX #15) joins half-width kana with their voicing marks, composes Hangul, and unifies width. In
    Japanese a dash between katakana is the long-vowel mark, a middle dot or space between katakana is none, nor is a
    hyphen between a letter and katakana, a final long-vowel mark may be missing, and ヴ is the sound of バ, ビ, ブ, ベ, ボ. In
    Korean, spaces between words written in Hangul are optional; in all three a space beside Latin letters is, and in
    Chinese and Japanese a hyphen behind a Greek one.
    """
    folded = _unified(text)
    primary = language.split("-")[0].lower()
    if primary == "ja":
        if "-" in folded.text:
            folded = Folded(late(_DASH_AS_LONG_MARK).sub(_LONG, folded.text), folded.starts, folded.ends)
        if "ヴ" in folded.text:
            folded = _with_b(folded)
    optional = _OPTIONAL.get(primary)
    return _without(folded, late(optional)) if optional else folded


def readings(text: str, language: str) -> tuple[Folded, ...]:
    """Fold a text, and once more without the long-vowel marks that a compound may lose (インターフェロン, インタフェロン)."""
    folded = fold(text, language)
    if not language.startswith("ja") or _LONG not in folded.text or not late(_INNER_LONG).search(folded.text):
        return (folded,)
    return folded, _without(folded, late(_INNER_LONG))


_B = {"ヴア": "バ", "ヴイ": "ビ", "ヴエ": "ベ", "ヴオ": "ボ"}
"""Two ways to write one sound (ヴァイタル, バイタル), small vowels already made large."""


def _with_b(folded: Folded) -> Folded:
    letters, starts, ends = [], [], []
    place = 0
    while place < len(folded.text):
        pair = folded.text[place : place + 2]
        size = 2 if pair in _B else 1
        letters.append(_B.get(pair) or ("ブ" if pair[0] == "ヴ" else pair[0]))
        starts.append(folded.starts[place])
        ends.append(folded.ends[place + size - 1])
        place += size
    return Folded("".join(letters), starts, ends)


class _Table(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold_cluster(chr(code))
        return self[code]


_TABLE = _Table()


def _unified(text: str) -> Folded:
    """Fold what does not depend on the language."""
    if text.isascii() or (not _MARK.search(text) and not _DROPPED.search(text)):
        folded = text.translate(_TABLE)
        if len(folded) == len(text):
            return Folded(folded, range(len(text)), range(1, len(text) + 1))
    clusters = [(_fold_cluster(found.group()), found.span()) for found in _CLUSTER.finditer(text)]
    return Folded(
        "".join(letters for letters, _ in clusters),
        [start for letters, (start, _) in clusters for _ in letters],
        [end for letters, (_, end) in clusters for _ in letters],
    )


def _fold_cluster(cluster: str) -> str:
    folded = unicodedata.normalize("NFKC", cluster.translate(_VOICING)).casefold().translate(_SMALL_VOWELS)
    return _DROPPED.sub("", "".join(map(_fold_sign, folded)))


def _fold_sign(character: str) -> str:
    if character in _HYPHENS:
        return "-"
    if character in _DOTS:
        return "・"
    return " " if character.isspace() else character


def _without(folded: Folded, optional: re.Pattern[str]) -> Folded:
    """Take out what may be missing; a final long-vowel mark stays a part of the character before it."""
    places = {found.start() for found in optional.finditer(folded.text)}
    if not places:
        return folded
    starts, ends = list(folded.starts), list(folded.ends)
    for place in places:
        if folded.text[place] == _LONG:
            ends[place - 1] = ends[place]
    kept = [place for place in range(len(starts)) if place not in places]
    return Folded("".join(folded.text[i] for i in kept), [starts[i] for i in kept], [ends[i] for i in kept])
