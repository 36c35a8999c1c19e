"""The rule `punctuation-width`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.checks.base import Pair, Problem, check
from localize.checks.visible import visible
from localize.languages import primary
from localize.languages.scripts import is_east_asian
from localize.languages.words import late
from localize.model import Severity

_WIDE = "[、。，．：；！？％＆（）［］｛｝＝＋＊／＜＞＂＇｀＿＠＃０-９Ａ-Ｚａ-ｚ｡､「」『』【】〜～・]+"
# In Korean a wave dash and a middle dot are the language's own, and so are corner brackets for titles.
_WIDE_KOREAN = "[、。，．：；！？％＆（）［］＝＋＊／０-９Ａ-Ｚａ-ｚ｡､]+"
# GB/T 15834-2011 (Chinese) and the Japanese standard on punctuation know no half-width comma or stop between
# characters. Half-width brackets, ! and ? are common in Japanese, and left alone.
_NARROW = {
    "zh": r"[,;?!:.](?<=[^\x00-\x7f].)(?=[^\x00-\x7f]|\Z)",
    "ja": r"[,.](?<=[^\x00-\x7f].)(?=[^\x00-\x7f]|\Z)",
}
_NARROW_KANA = re.compile("[ｦ-ﾟ]+")
_STOPS = re.compile("[、。，．]")


@check(Severity.ERROR)
def punctuation_width(pair: Pair) -> Iterator[Problem]:
    """Report full-width punctuation, letters or digits in a language that writes half-width ones, and the reverse.

    English with 「、」, （ or ５ looks broken. A word that is itself Japanese or Chinese may bring its marks along:
    Kampo (漢方、和漢). In Chinese and Japanese a half-width comma or stop between characters is reported, unless the source
    has it in just that place, and so are half-width kana; the width of brackets is a matter of style there.

    Bad:
        ja: 腫れ、赤み、痛みが出ます。
        en: Swelling，redness，and pain may occur。

    Bad:
        ja: 腫れ、赤みが出ます。
        zh-Hans: 可能出现肿胀,发红.

    Good:
        ja: 腫れ、赤み、痛みが出ます。
        en: Swelling, redness, and pain may occur.
    """
    target = visible(pair.target)
    language = primary(pair.target_language)
    if language in _NARROW:
        source = visible(pair.source).text
        for found in _NARROW_KANA.finditer(target.text) if language == "ja" else ():
            if found.group() not in source:
                yield Problem(f'"{found.group()}" is half-width', "write full-width kana", target.span(*found.span()))
        for found in late(_NARROW[language]).finditer(target.text):
            around = target.text[found.start() - 1 : found.end() + 1]
            if around in source or not all(map(is_east_asian, around.replace(found.group(), "", 1))):
                continue
            # Some houses write Japanese with , and . throughout.
            style = Severity.WARNING if language == "ja" and not _STOPS.search(target.text) else None
            span = target.span(*found.span())
            yield Problem(f'"{found.group()}" is half-width', "write the full-width mark", span, style)
    elif language != "yue":
        for found in late(_WIDE_KOREAN if language == "ko" else _WIDE).finditer(target.text):
            beside = target.text[max(0, found.start() - 1) : found.start()] + target.text[found.end() : found.end() + 1]
            if not any(map(is_east_asian, beside)):
                yield Problem(f'"{found.group()}" is full-width', "write half-width characters", target.span(*found.span()))  # fmt: skip
