"""Months, weekdays and hours with their half of the day, as texts say them: 3月 and March, 水曜日 and Wednesday, 午後3時 and 3 p.m."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from localize.languages import primary
from localize.languages.numerals import han_value

_MONTHS = "January February March April May June July August September October November December".split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

# A row names the twelve months or the seven days in order. "May" may begin a sentence: "May cause drowsiness."
_MONTH_NAMES = {
    "en": r"Jan(?:uary)? Feb(?:ruary)? Mar(?:ch)? Apr(?:il)? (?:(?<=[\w,)–-]\s)May|May(?=\s\d)) June? July? Aug(?:ust)? "
    r"Sept?(?:ember)? Oct(?:ober)? Nov(?:ember)? Dec(?:ember)?",
    "de": "(?:Januar|Jänner) Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto sep?tiembre octubre noviembre diciembre",
}
_WEEKDAY_NAMES = {
    "en": " ".join(f"{day}s?" for day in _WEEKDAYS),
    "de": "Montags? Dienstags? Mittwochs? Donnerstags? Freitags? (?:Samstag|Sonnabend)s? Sonntags?",
    "fr": "lundis? mardis? mercredis? jeudis? vendredis? samedis? dimanches?",
    "es": "lunes martes miércoles jueves viernes sábados? domingos?",
}
# Names that count: 3月 is March, 3か月 three months; 周三 is Wednesday, 每周三次 three times a week.
_COUNTED_MONTHS = {
    "ja": r"(?<![\d一二三四五六七八九十])(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?![間経齢])",
    "zh": r"(?<![\d一二三四五六七八九十])(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?![龄齡经經余餘])",
    "ko": r"(?<!\d)(\d{1,2})월",
}
_LETTERED_WEEKDAYS = {
    "ja": ("月火水木金土日", r"([月火水木金土日])曜"),
    "zh": ("一二三四五六日", r"(?:星期|(?<![每\d一二三四五六七八九十])[周週]|礼拜|禮拜)([一二三四五六日天])(?![次天个個回至到])"),
    "ko": ("월화수목금토일", r"([월화수목금토일])요일"),
}
_HALVES = {
    "ja": r"(?:(?P<am>午前)|午後)\s?(?P<hour>\d{1,2})\s?[時:：]",
    "zh": r"(?:(?P<am>上午|早上|凌晨)|下午|晚上|傍晚)\s?(?P<hour>\d{1,2})\s?[点點時时:：]",
    "ko": r"(?:(?P<am>오전)|오후)\s?(?P<hour>\d{1,2})\s?[시:]",
    "en": r"(?<![\d:.])(?P<hour>\d{1,2})(?:[:.]\d\d)?\s?(?:(?P<am>a\.?m)|p\.?m)(?![A-Za-z])",
}

Named = tuple[str, str, int, int]
"""What is named (month, weekday, hour 3), the name in English, and its place in the text."""


def dates(text: str, language: str) -> Iterator[Named]:
    """Yield the months, weekdays, and hours with their half of the day, that a text says in words."""
    language = primary(language)
    for kind, names, pattern in _named(language):
        for match in pattern.finditer(text):
            assert match.lastgroup
            yield kind, names[int(match.lastgroup[1:])], *match.span()
    for match in _found(_COUNTED_MONTHS, text, language):
        month = _value(match[1])
        if 1 <= month <= 12:
            yield "month", _MONTHS[month - 1], *match.span()
    if language in _LETTERED_WEEKDAYS:
        letters, written = _LETTERED_WEEKDAYS[language]
        for match in re.finditer(written, text):
            yield "weekday", _WEEKDAYS[letters.index(match[1].replace("天", "日"))], *match.span()
    for match in _found(_HALVES, text, language):
        hour = _value(match["hour"])
        # What 12 a.m. is, few agree on.
        if 0 < hour < 12:
            yield f"hour {hour}", f"{hour} {'a.m.' if match['am'] else 'p.m.'}", *match.span()


@cache
def _named(language: str) -> list[tuple[str, list[str], re.Pattern[str]]]:
    found = []
    for kind, names, table in (("month", _MONTHS, _MONTH_NAMES), ("weekday", _WEEKDAYS, _WEEKDAY_NAMES)):
        if language in table:
            any_name = "|".join(f"(?P<n{place}>{name})" for place, name in enumerate(table[language].split()))
            found.append((kind, names, re.compile(rf"(?<!\w)(?:{any_name})(?!\w)")))
    return found


def _found(table: Mapping[str, str], text: str, language: str) -> Iterator[re.Match[str]]:
    return re.finditer(table[language], text) if language in table else iter(())


def _value(text: str) -> int:
    plain = unicodedata.normalize("NFKC", text)
    return int(plain) if plain.isdecimal() else int(han_value(plain) or 0)
