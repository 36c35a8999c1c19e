"""Labels that announce a translation: (和訳), 【日本語訳】, 訳:, (筆者訳), Translation:, 译文, 번역 and their kind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_OPEN, _CLOSE = "[(\\[{<«「『【〔〈《≪＜]", "[)\\]}>»」』】〕〉》≫＞]"
_TAGS = r"(?:</?[a-z]+\d+/?>)*"
_CLOSED = r"(?:</[a-z]+\d+>|<[a-z]+\d+/>)*"  # A tag that opens behind a label belongs to the text.

# Japanese words that end in 訳 and are no translation (explanation, breakdown, excuse, interpreter, …).
_NOT = r"(?<!言い)(?<!内)(?<!通)(?<!申し)"
_JAPANESE = rf"(?:[^\s()（）。:]{{0,10}}?{_NOT}訳(?:文|例)?|要[旨約]\s*[(]?日本語[)]?|日本語(?:要[旨約]|抄録|版)|和文(?:要[旨約]|抄録))"
_OTHERS = (
    r"(?:(?:[a-z]+ )?translation|translated(?: by [^):]{1,40})?|translation by [^):]{1,40}"
    r"|(?:中文|汉语|漢語|参考)?(?:翻[译譯]|[译譯]文)|中[译譯](?:文)?|(?:한국어 |국문 |역자 |필자 )?(?:번역문?|역문)"
    r"|traduction|übersetzung|traducción|traduzione)"
)
# Without brackets or colon only these stand for themselves before a text: 訳 alone may begin a word.
_BARE = r"(?:訳|要[旨約]\s*[(]日本語[)]|和訳|日本語訳|邦訳|抄訳|全訳|試訳|対訳|翻訳|訳文|日本語要[旨約]|和文抄録|번역|译文|譯文|翻译|翻譯)"
# In an element of its own (<b>和訳</b>) such a word is a label too, unless the sentence goes on with it: 翻訳には….
_GOES_ON = r"(?![はをのにでとも、]|が(?!ん)|[은는이을를의에도]|[是的在和了])"
_SENTENCE = (
    r"(?:(?:以下|下記|次|上記)[^。\n]{0,12}訳[^。\n]{0,14}"
    r"|[^。\n]{0,8}(?:和訳|日本語訳|訳文|翻訳)[^。\n]{0,6}(?:以下|次|下記)[^。\n]{0,10})(?:です|ます|である|通り|とおり)[。:]?"
)
_WHOSE = r"(?:(?:以下|なお)[、,]?\s*)?(?:和訳|日本語訳|訳文?|翻訳)は[^。\n]{1,12}(?:による|によります|によるもの(?:です)?|が作成)[。.]?"
_SHOWN = (
    r"(?:(?:和訳|日本語訳|訳文|翻訳)を(?:見る|表示(?:する)?|読む|開く|みる)"
    r"|(?:show|view|see|read)(?: the)?(?: [a-z]+)? translation|(?:查看|显示)(?:翻译|译文|中文)|번역 (?:보기|펼치기))"
)


_ANNOUNCES = re.compile(
    rf"{_TAGS}\s*(?:{_OPEN}\s*)?(?:abstract|summary|original(?: text)?|原文|英文|英語原文|抄録|要[旨約](?:[(]英語[)])?)\s*"
    rf"(?::\s*(?:{_CLOSE})?|{_CLOSE}\s*:?){_CLOSED}\s*(?:<br\d+/>\s*)?"
)


class Label(NamedTuple):
    """A label found in a text: offsets, and whether the text goes on behind it."""

    start: int
    end: int
    open: bool = False
    """Whether its bracket closes behind the text: (訳: …)."""


@lru_cache(maxsize=8192)
def _fold(text: str) -> str:
    """Return a text of the same length in half-width characters and lower case, so that offsets stay true."""
    folded = []
    for char in text:
        plain = unicodedata.normalize("NFKC", char).lower()
        folded.append(plain if len(plain) == 1 else char)
    return "".join(folded)


@lru_cache(maxsize=64)
def _patterns(more: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    own = "|".join(
        re.escape(_fold(label.strip())) for label in sorted(set(more), key=len, reverse=True) if label.strip()
    )
    core = f"(?:{_JAPANESE}|{_OTHERS}" + (f"|{own}" if own else "") + ")"
    by = r"(?:\s*[:/・,、]\s*[^\s)\]】。]{1,16})?"
    bracketed = rf"{_OPEN}\s*{core}{by}\s*:?\s*{_CLOSE}"
    colon = rf"(?:{_JAPANESE}|{_OTHERS})\s*:"
    unclosed = rf"{_OPEN}\s*(?:{_JAPANESE}|{_OTHERS})\s*:"
    literal = f"|{own}" if own else ""
    wrapped = rf"(?<=>){_BARE}(?:</[a-z]+\d+>)+{_GOES_ON}"
    before = re.compile(
        rf"(?P<lead>{_TAGS}\s*)(?P<label>(?:{bracketed}|{colon}|(?P<open>{unclosed})){_CLOSED}[:\s]*{literal}|{wrapped}|{_SENTENCE}(?=.))"
        rf"(?P<tail>{_CLOSED}\s*)"
    )
    after = re.compile(rf"(?P<label>{bracketed}{literal}){_TAGS}\s*[。.]?\s*{_TAGS}\s*$")
    whole = re.compile(
        rf"{_TAGS}\s*[■●◆▼▶※*]?\s*(?:{bracketed}|{colon}|{_BARE}|{_OTHERS}|{_SENTENCE}|{_SHOWN}|{_WHOSE}"
        rf"|{_OPEN}\s*(?:{_WHOSE}|{_SENTENCE})\s*{_CLOSE}{literal})\s*[:。]?\s*{_TAGS}\s*"
    )
    return before, after, whole


def whole(text: str, more: Sequence[str] = ()) -> bool:
    """Tell whether a text is a label and nothing else."""
    return len(text) <= 80 and _patterns(tuple(more))[2].fullmatch(_fold(text)) is not None


def before(text: str, more: Sequence[str] = ()) -> Label | None:
    """Return the label that a text begins with; its end is where the text proper starts."""
    match = _patterns(tuple(more))[0].match(_fold(text[:120]))
    if match is None or match.end() >= len(text):
        return None
    if match["open"] and closing(text) is None:
        return None
    return Label(match.start("label"), match.end(), match["open"] is not None)


_CLOSING = re.compile(rf"{_CLOSE}\s*[。.]?\s*{_TAGS}\s*$")


def closing(text: str) -> Label | None:
    """Return the bracket at a text's end that closes the one which a label opened: (訳: …)."""
    offset = max(0, len(text) - 40)
    match = _CLOSING.search(_fold(text[offset:]))
    return Label(offset + match.start(), offset + match.start() + 1) if match else None


def after(text: str, more: Sequence[str] = ()) -> Label | None:
    """Return the label that a text ends with."""
    offset = max(0, len(text) - 80)
    match = _patterns(tuple(more))[1].search(_fold(text[offset:]))
    if match is None or offset + match.start() == 0:
        return None
    return Label(offset + match.start(), offset + match.end("label"))


def announcement(text: str) -> int | None:
    """Return where the authors' words begin behind a word that announces them (Abstract:, 【原文】), None without one.

    It is the whole text's length where nothing follows.
    """
    match = _ANNOUNCES.match(_fold(text[:120]))
    return match.end() if match else None


def shown(text: str, label: Label) -> str:
    """Return a label as the page shows it."""
    return " ".join(re.sub(_TAGS, "", text[label.start : label.end]).split())
