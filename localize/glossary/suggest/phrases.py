"""The phrases of a sentence that may be terms: noun phrases, as far as a language's words tell them."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from localize.glossary.boundaries import is_hiragana, is_kanji
from localize.glossary.fold import is_hangul, is_katakana
from localize.glossary.words import Word, words_of
from localize.values import frozen

_LONGEST = 6
"""Words of the longest phrase."""
_CHARACTERS = range(2, 9)
"""Characters of a Chinese phrase."""
_NOT_TERMS = frozenset(
    [
        "こと",
        "もの",
        "ため",
        "場合",
        "結果",
        "方",
        "方々",
        "さん",
        "自分",
        "今回",
        "現在",
        "以上",
        "以下",
        "以外",
        "程度",
        "前後",
        "必要",
        "可能",
        "可能性",
        "多く",
        "一部",
        "一つ",
        "人",
        "方法",
        "内容",
        "とき",
        "時",
        "中",
        "間",
        "点",
        "際",
        "後",
        "前",
        "上",
        "下",
        "左",
        "右",
        "的",
        "等",
        "性",
        "化",
        "者",
        "例",
        "群",
        "回",
        "本",
        "年",
        "月",
        "日",
        "週",
        "名",
        "目",
        "お客",
        "様",
        "皆様",
        "当院",
        "当社",
        "これ",
        "それ",
        "ここ",
    ]
)
_TIED_BEFORE = ("由来", "含有", "関連", "依存", "誘発", "配合", "特異")
"""What belongs to the noun before it: 幹細胞由来 + エクソソーム."""
_STOP = frozenset(
    """a an the of to in on at by for from with without and or nor but not no as is are was were be been being has have had do does did
    this that these those it its they their them he she his her we our us you your i my who which what when where while than then
    there here if so such can could may might will would shall should must also more most less least very all any each some many
    much both either between among during after before into over under above below about per via et al vs only other same one two
    three four five six seven eight nine ten first second however therefore thus because due based using used use according
    against within around across through several various further new different case show shows showed shown include including included""".split()  # noqa: SIM905
)
_INSIDE = frozenset("of the and for in to".split())  # noqa: SIM905
"""What may stand inside a term: quality of life."""
_PARTICLES = re.compile(
    "(?<=..)(?:으로부터|에서는|에서도|으로는|으로|에서|에게|까지|부터|처럼|보다|이나|이며|이고|입니다|이란|하는|하여|하고|된|한|된다|의|은|는|이|가|을|를|와|과|도|에|로|만)$"
)


@frozen
class Phrase:
    """A stretch of a sentence."""

    key: str
    """What phrases that are one have in common."""
    text: str
    words: int
    before: str = ""
    """The word or character before it that a longer phrase could have, or nothing."""
    after: str = ""
    begins: bool = False
    """Whether it is what the sentence begins with, which may give it a capital."""


def phrases(text: str, language: str) -> list[Phrase]:
    """Return the phrases of a sentence that may be terms, shorter ones inside longer ones, too."""
    primary = language.split("-")[0].lower()
    if primary == "ja":
        return [phrase for run in noun_runs(text) for phrase in _parts(text, run)]
    if primary == "zh":
        return list(_chinese(text))
    return list(_spaced(text, primary))


def noun_runs(text: str) -> Iterator[list[tuple[int, int, bool]]]:
    """Yield the longest runs of nouns in a Japanese text, as words: (start, end, whether a phrase may be it alone).

    A prefix is one with the word behind it (血 + 小板), a suffix with the word before it (トラネキサム + 酸).
    """
    run: list[tuple[int, int, bool]] = []
    glue = False
    words = list(_tokenizer(threading.get_ident()).tokenize(text))
    for place, word in enumerate(words):
        kind, surface = word.part_of_speech(), word.surface()
        joins = surface in ("-", "‐", "・") and bool(run)
        verbal = bool(run) and _is_verbal_noun(kind, words[place + 1 : place + 2])
        if not joins and not verbal and not _is_noun(kind, surface):
            if run:
                yield run
            run, glue = [], False
            continue
        alone = kind[0] == "名詞" and kind[1] != "数詞" and surface not in _NOT_TERMS
        if run and (glue or joins or kind[0] == "接尾辞"):
            run[-1] = (run[-1][0], word.end(), (alone or run[-1][2]) and not joins)
        else:
            run.append((word.begin(), word.end(), alone))
        glue = kind[0] == "接頭辞" or joins
    if run:
        yield run


def _is_noun(kind: Sequence[str], surface: str) -> bool:
    if kind[0] in ("接頭辞", "接尾辞"):
        return kind[0] == "接頭辞" or kind[1] == "名詞的"
    if kind[0] == "名詞":
        return True
    return kind[0] in ("補助記号", "記号") and surface.isalpha()


def _is_verbal_noun(kind: Sequence[str], following: Sequence[Any]) -> bool:
    """Tell whether a verb's stem ends a noun: 止め in 日焼け止めを."""
    if kind[0] != "動詞" or not kind[5].startswith("連用形"):
        return False
    return (
        not following
        or following[0].part_of_speech()[:2] in (("助詞", "格助詞"), ("助詞", "係助詞"))
        or (following[0].part_of_speech()[0] in ("補助記号", "名詞") and following[0].surface() not in "、,")
    )


def _parts(text: str, run: list[tuple[int, int, bool]]) -> Iterator[Phrase]:
    for first in range(len(run)):
        for last in range(first, min(first + _LONGEST, len(run))):
            start, end = run[first][0], run[last][1]
            surface = text[start:end]
            if (first == last and not run[first][2]) or not _can_be_term(surface):
                continue
            before, after = _joint(text[start - 1 : start]), _joint(text[end : end + 1])
            if before and surface.startswith(_TIED_BEFORE):
                continue
            key = unicodedata.normalize("NFKC", surface).casefold()
            yield Phrase(key, surface, last - first + 1, before, after, start == 0)


def _joint(character: str) -> str:
    """Return a neighbouring character that may belong to a longer term, nothing for others."""
    return (
        character
        if character
        and (is_kanji(character) or is_katakana(character) or character.isalpha())
        and not is_hiragana(character)
        else ""
    )


def _can_be_term(surface: str) -> bool:
    """Tell whether a Japanese phrase is more than a number, a letter or a word of everyday grammar."""
    first, last = surface[0], surface[-1]
    if len(surface) < 2 or first in "-‐・ー" or last in "-‐・的" or surface in _NOT_TERMS:
        return False
    plain = unicodedata.normalize("NFKC", surface)
    if not plain[0].isalpha() or plain[-1].isdigit() or re.search(r"[年月日週第]\d|\d[年月日週回%]", plain):
        return False
    return any(is_kanji(c) or is_katakana(c) for c in surface) or (len(surface) > 2 and surface.isascii())


def _chinese(text: str) -> Iterator[Phrase]:
    for run in re.finditer(r"[\u3400-\u9fffA-Za-z0-9-]+", text):
        for size in _CHARACTERS:
            for start in range(run.start(), run.end() - size + 1):
                piece = text[start : start + size]
                if (
                    piece[0] in "的了和与及在是为对将有被把从或但而"
                    or piece[-1] in "的了和与及在是为对将有被把从或但而中后前"
                ):
                    continue
                if sum(map(is_kanji, piece)) > 1:
                    before = text[start - 1] if start > run.start() else ""
                    after = text[start + size] if start + size < run.end() else ""
                    yield Phrase(piece, piece, max(1, size // 2), before, after, start == 0)


def _spaced(text: str, language: str) -> Iterator[Phrase]:
    words = list(words_of(text, language))
    for first, word in enumerate(words):
        if _is_stop(word.key) and not _is_letter(word.text):
            continue
        before = _bond(words[first - 1]) if first and word.gap == " " else ""
        for last in range(first, min(first + _LONGEST, len(words))):
            if last > first and words[last].gap != " ":
                break
            if (
                last > first
                and _is_stop(words[last].key)
                and words[last].key not in _INSIDE
                and not _is_letter(words[last].text)
            ):
                break
            if _is_stop(words[last].key) and (last == first or not _is_letter(words[last].text)):
                continue
            surface = text[word.start : words[last].end]
            if language == "ko":
                surface = _PARTICLES.sub("", surface)
                if not any(map(is_hangul, surface)):
                    continue
            following = words[last + 1] if last + 1 < len(words) else None
            whole = word.start + len(surface) == words[last].end
            after = _bond(following) if following and whole and following.gap == " " else ""
            key = re.sub(r"[\s‐-―-]+", " ", surface.casefold())
            yield Phrase(key, surface, last - first + 1, before, after, first == 0)


def _bond(word: Word) -> str:
    """Return a neighbouring word that may belong to a longer term, singular and plural alike."""
    return "" if _is_stop(word.key) and not _is_letter(word.text) else word.key.removesuffix("s")


def _is_letter(text: str) -> bool:
    """Tell whether a word is a letter that names something: Q-switched, vitamin C."""
    return len(text) == 1 and text.isupper() and text not in "AI"


def _is_stop(key: str) -> bool:
    return key in _STOP or not any(map(str.isalpha, key)) or (len(key) == 1 and key.isascii())


@cache
def _tokenizer(_thread: int) -> Any:
    """Load the analyzer in its coarsest mode, one for each thread since it can't be shared."""
    sudachi: Any = import_module("sudachipy")

    dictionary = sudachi.Dictionary(dict="small")
    make = getattr(dictionary, "tokenizer", None) or dictionary.create  # `create` before 0.7
    return make(mode=sudachi.SplitMode.B)
