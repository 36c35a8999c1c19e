"""Decide whether a term found in a text without spaces stands there as a word.

Japanese: a hit whose edge stands at a change of script is certain. The others are doubtful: katakana that goes on
(シミ in シミュレーション), hiragana in hiragana (しみ in しみじみ), a short kanji word among kanji (人体 in 日本人体験).
SudachiPy in its finest mode decides them where it knows the words. Where it meets a word that is not in its dictionary
(エクソソームセラピー), a long katakana term may begin a compound, hiragana may stand before a particle, and two kanji or
more stand; all else is refused, since a term that is missed costs a hint and a wrong one costs a false alarm.

Chinese: a hit stands unless everyday words read it otherwise (`chinese.py`).
"""

from __future__ import annotations

import threading
import unicodedata
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, NamedTuple

from localize.glossary.chinese import is_read_otherwise
from localize.glossary.fold import is_hangul, is_katakana
from localize.languages.words import late

# A katakana word from this length on is hardly found by accident at the head of another.
_LONG_KATAKANA = 4
# A kanji word of up to this length is often found by accident across two others.
_SHORT_KANJI = 3
_JAPANESE_PARTICLES = frozenset("はがをにのもでとやへ")
_CANNOT_BEGIN = "ァィゥェォャュョヮヵヶッンー"
# Biology writes species in katakana and puts what comes from them right behind: ヒトインターフェロン.
_SPECIES = "(?<![ァ-ヺー])(?:ヒト|サル|マウス|ラット|モルモット|ハムスター|ウサギ|イヌ|ネコ|ブタ|ウシ|ウマ|ヒツジ|ヤギ|ニワトリ)$"
_CONTEXT = 16


def is_hiragana(character: str) -> bool:
    """Tell whether a character is a hiragana letter."""
    return "\u3041" <= character <= "\u309f"


def is_kanji(character: str) -> bool:
    """Tell whether a character is an ideograph or its repetition mark."""
    return (
        "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or character == "々"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def _is_latin(character: str) -> bool:
    narrow = unicodedata.normalize("NFKC", character)[:1]
    return narrow.isascii() and narrow.isalnum()


def stands_alone(text: str, start: int, end: int, language: str, *, anywhere: bool = False) -> bool:
    """Tell whether `text[start:end]` is a word, or a part that compounds are made of, and no accident of letters.

    With `anywhere` a single Korean syllable may begin or end a word (암환자, 폐암), which is no proof that the word is meant.
    """
    before, first, last, after = text[start - 1 : start], text[start], text[end - 1], text[end : end + 1]
    if (before and _is_latin(first) and _is_latin(before)) or (after and _is_latin(last) and _is_latin(after)):
        return False
    primary = language.split("-")[0].lower()
    if primary == "ja":
        return _stands_in_japanese(text, start, end)
    if primary == "ko":
        return _stands_in_korean(text, start, end, anywhere)
    return primary != "zh" or not is_read_otherwise(text, start, end)


def _stands_in_japanese(text: str, start: int, end: int) -> bool:
    before, term, after = text[start - 1 : start], text[start:end], text[end : end + 1]
    runs_on = bool(after) and is_katakana(after) and is_katakana(term[-1])
    runs_in = bool(before) and is_katakana(before) and is_katakana(term[0])
    if runs_on or runs_in:
        known = _word_edges(text, start, end)
        if known is not None:
            return known
        may_begin = not runs_in or bool(late(_SPECIES).search(text, max(0, start - _CONTEXT), start))
        may_end = not runs_on or after not in _CANNOT_BEGIN
        return may_begin and may_end and len(term) >= _LONG_KATAKANA
    if all(map(is_hiragana, term)) and any(c and (is_hiragana(c) or is_kanji(c)) for c in (before, after)):
        known = _word_edges(text, start, end)
        begins = not before or not (is_hiragana(before) or is_kanji(before))
        if known is None:
            return begins and after in _JAPANESE_PARTICLES
        return known or _ends_a_kanji_word(text, start, end)
    if len(term) <= _SHORT_KANJI and all(map(is_kanji, term)) and any(c and is_kanji(c) for c in (before, after)):
        known = _word_edges(text, start, end)
        # Alone among kanji, one character is a part of a word more often than a word.
        if len(term) == 1:
            return bool(known) and not _is_suffix(text, start, end)
        return known is not False
    return True


def _stands_in_korean(text: str, start: int, end: int, anywhere: bool) -> bool:
    """Tell whether a Korean term begins a word; particles and compounds follow it without a space.

    From three syllables on a term is no accident, wherever it stands; a single syllable is a word only by itself or
    before a particle, if compounds don't count.
    """
    size = sum(map(is_hangul, text[start:end]))
    if size > 2 or size == 0:
        return True
    begins = not start or not is_hangul(text[start - 1])
    if size == 2:
        return begins
    return (begins and anywhere) or ((begins or anywhere) and _ends_in_korean(text, end))


def _ends_in_korean(text: str, end: int) -> bool:
    """Tell whether a Korean word ends at a place, particles aside."""
    if end == len(text) or not is_hangul(text[end]):
        return True
    rest = text[end:]
    return any(rest.startswith(p) and not is_hangul(rest[len(p) : len(p) + 1] or " ") for p in _PARTICLES)


_PARTICLES = "가 과 까지 는 도 로 를 만 부터 에 에게 에서 와 으로 은 을 의 이 이나 이다 이란 입니다 처럼".split()  # noqa: SIM905


def _word_edges(text: str, start: int, end: int) -> bool | None:
    """Tell whether both ends of a stretch are ends of words; None where that can't be known."""
    left, right = _reach(text, start, -1), _reach(text, end, +1)
    low, high = start - left, end - left
    words = _words(text[left:right])
    if any(word.begin == low for word in words) and any(word.end == high for word in words):
        return True
    return None if any(not word.known and word.begin < high and low < word.end for word in words) else False


def _is_suffix(text: str, start: int, end: int) -> bool:
    """Tell whether a word only ends others: 目 of 2回目, which is no eye."""
    left, right = _reach(text, start, -1), _reach(text, end, +1)
    return any(word.begin == start - left and word.suffix for word in _words(text[left:right]))


def _ends_a_kanji_word(text: str, start: int, end: int) -> bool:
    """Tell whether hiragana is how the last part of a kanji word is written: がん of 肺がん (肺癌), not しみ of 楽しみ."""
    left, right = _reach(text, start, -1), _reach(text, end, +1)
    return any(
        left + word.begin < start and left + word.end == end and all(map(is_kanji, word.normal))
        for word in _words(text[left:right])
    )


def _reach(text: str, place: int, step: int) -> int:
    """Go from a place to where its run of letters and digits ends, but not far: 2回内服 reads otherwise than 回内服."""
    for _ in range(_CONTEXT):
        index = place - 1 if step < 0 else place
        if not 0 <= index < len(text) or not (text[index].isalnum() or is_katakana(text[index])):
            break
        place += step
    return place


class _Word(NamedTuple):
    """What the dictionary says of a word in a passage."""

    begin: int
    end: int
    known: bool
    normal: str
    """How the dictionary spells it."""
    suffix: bool


@lru_cache(maxsize=4096)
def _words(passage: str) -> tuple[_Word, ...]:
    found = _analyzer(threading.get_ident()).tokenize(passage)
    return tuple(
        _Word(w.begin(), w.end(), not w.is_oov(), w.normalized_form(), w.part_of_speech()[0] == "接尾辞") for w in found
    )


@cache
def _analyzer(_thread: int) -> Any:
    """Load the analyzer, one for each thread since it can't be shared."""
    sudachi: Any = import_module("sudachipy")

    dictionary = sudachi.Dictionary(dict="small")
    make = getattr(dictionary, "tokenizer", None) or dictionary.create  # `create` before 0.7
    return make(mode=sudachi.SplitMode.A)
