"""Comparisons as texts say them: p < 0.05, 20歳未満, at least 3 days.

What is a comparison stands in one table per language: words before a number, and words behind it, that say that a
value is above it (or just it) or below.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields
from functools import cache, lru_cache

from localize.checks.patterns import compiled
from localize.languages import Number, numbers, primary
from localize.languages.words import lowered
from localize.values import frozen

UP, DOWN = "above", "below"
_SIGNS = {"<": DOWN, "＜": DOWN, "≤": DOWN, "≦": DOWN, "⩽": DOWN, ">": UP, "＞": UP, "≥": UP, "≧": UP, "⩾": UP}
STRICT = frozenset("<>")
_SIGN_BEFORE = re.compile(r"([<>＜＞≤≥≦≧⩽⩾])\s?[$€£¥]?\Z")


@frozen
class _Words:
    """Regular expressions, each of the longest phrase first."""

    up_before: str
    down_before: str
    up_behind: str
    down_behind: str


_WORDS = {
    "ja": _Words("少なくとも|最低でも|最低", "最大で?|せいぜい|高々",
                 "以上|超(?!音|伝|微|高|小|低|域)|を[超越上](?!え?(?:ない|ず|ませ|なか))|より(?:も)?(?:多|大|高|長)",
                 "以下|未満|以内|を[超越]え?(?:ない|ず|ませ|なか)|を下|に満た|足らず|弱(?!い|点)|より(?:も)?(?:少な|小さ|低|短)"),
    "zh": _Words("不少于|不低于|不小于|至少|超过|多于|大于|高于|逾", "不超过|不多于|不大于|不高于|不到|不足|少于|小于|低于|至多|最多",
                 "以上|或以上|及以上", "以下|以内|或以下|及以下"),
    "ko": _Words("최소|적어도", "최대|많아야", "이상|초과|을 ?넘(?!지)|를 ?넘(?!지)|보다 (?:많|크|높|길)",
                 "이하|미만|이내|[을를] ?넘지|보다 (?:적|작|낮|짧)"),
    "en": _Words(
        r"no (?:less|fewer) than|not (?:less|fewer) than|at least|more than|greater than|larger than|higher than|older than"
        r"|longer than|over|above|exceed(?:s|ed|ing)?|upwards of",
        r"no more than|not more than|not exceed(?:ing)?|(?:not|never) (?:over|above|exceed(?:ing)?)|at most|up to|less than"
        r"|fewer than|smaller than|lower than|younger than|shorter than|under|below|within|almost|nearly",
        r"(?:or|and) (?:more|older|over|above|higher|longer|greater|up)|plus", r"(?:or|and) (?:less|fewer|younger|under|below|lower|shorter)"),
    "de": _Words("nicht weniger als|mindestens|wenigstens|mehr als|über", "nicht mehr als|höchstens|maximal|bis zu|weniger als|unter|fast|knapp",
                 r"(?:oder|und) (?:mehr|älter|höher|länger|größer|darüber)", r"(?:oder|und) (?:weniger|jünger|niedriger|kürzer|kleiner|darunter)"),
    "fr": _Words("pas moins de|au moins|plus de|au-dessus de", "pas plus de|au plus|moins de|jusqu'à|jusqu’à|près de|au-dessous de",
                 r"(?:ou|et) (?:plus|davantage|supérieure?s?)", r"(?:ou|et) (?:moins|inférieure?s?)"),
    "es": _Words("no menos de|al menos|por lo menos|más de", "no más de|como máximo|menos de|hasta|casi", "(?:o|y) (?:más|mayores|superior(?:es)?)", "(?:o|y) (?:menos|menores|inferior(?:es)?)"),
}  # fmt: skip
_UNIT = r"(?:\s?[A-Za-zµμ℃°%²³⁻¹/·]{1,12})?"
_NONE = _Words("(?!)", "(?!)", "(?!)", "(?!)")
_SPACED = frozenset(("en", "de", "fr", "es"))


@frozen
class Comparison:
    """A number that a value is compared with."""

    number: Number
    direction: str
    """above or below."""
    sign: str
    """The sign that says so, empty for words."""
    start: int
    end: int
    """Where number and words stand."""


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    words = _WORDS.get(language, _NONE)
    spaced = language in _SPACED
    # Both directions in one pattern: the phrase that begins first counts, "no more than" before "more than".
    phrases = rf"(?P<down>{words.down_before})|(?P<up>{words.up_before})"
    before = rf"\b(?:{phrases}) [$€£¥]?\Z" if spaced else rf"(?:{phrases})[ 约約]?\Z"
    # A unit may stand between: 20歳以上, 20 years or older.
    between = r"[^\d.,;:!?()]{0,18}?\b" if spaced else _UNIT + r"[^\d、。，,;；:：!?！？()（）〜～~\-–はがでとに]{0,5}?"
    behind = (
        rf"(?:\s?mL/(?:min|分)/1[.,]73\s?m[²2])?{between}(?:(?P<up>{words.up_behind})|(?P<down>{words.down_behind}))"
    )
    return re.compile(before, re.IGNORECASE), re.compile(behind, re.IGNORECASE)


@cache
def _any_word(language: str) -> re.Pattern[str]:
    words = _WORDS.get(language, _NONE)
    return compiled("|".join([*_SIGNS, *(getattr(words, item.name) for item in fields(_Words))]))


@lru_cache(maxsize=256)
def may_compare(text: str, language: str) -> bool:
    """Tell whether a text has a sign or a word of comparisons."""
    return _any_word(primary(language)).search(lowered(text)) is not None


def both_may_compare(*texts: tuple[str, str]) -> bool:
    """Tell whether all texts, each with its language, have a word of comparisons; where that is quickly seen it is asked first."""
    return all(may_compare(*text) for text in sorted(texts, key=lambda text: primary(text[1]) in _SPACED))


def comparisons(text: str, language: str) -> list[Comparison]:
    """Return the comparisons of a text, in its order; a number that is compared both ways is left out."""
    if not may_compare(text, language):
        return []
    before, behind = _patterns(primary(language))
    found = []
    for number in numbers(text, language):
        if number.kind in ("name", "ordinal"):
            continue
        head, tail = text[max(0, number.start - 24) : number.start], text[number.end : number.end + 30]
        sign = _SIGN_BEFORE.search(head)
        if sign:
            said = unicodedata.normalize("NFKC", sign[1])
            found.append(Comparison(number, _SIGNS[sign[1]], said, number.start - len(sign[0]), number.end))
            continue
        first, last = before.search(head), behind.match(tail)
        directions = {m.lastgroup for m in (first, last) if m is not None}
        if len(directions) == 1:
            start = number.start - (len(first[0]) if first else 0)
            end = number.end + (last.end() if last else 0)
            found.append(Comparison(number, UP if directions == {"up"} else DOWN, "", start, end))
    return found


def contradicts(one: Comparison, other: Comparison) -> bool:
    """Tell whether two comparisons with the same number say something else: another direction, or another sign."""
    return one.direction != other.direction or (
        bool(one.sign and other.sign) and (one.sign in STRICT) != (other.sign in STRICT)
    )
