"""Months, weekdays and hours with their half of the day, as texts say them: 3月 and March, 水曜日 and Wednesday, 午後3時 and 3 p.m."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from localize.languages import numbers, primary

_MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

# A row names the seven days in order.
_WEEKDAY_NAMES = {
    "en": " ".join(f"{day}s?" for day in _WEEKDAYS),
    "de": "Montags? Dienstags? Mittwochs? Donnerstags? Freitags? (?:Samstag|Sonnabend)s? Sonntags?",
    "fr": "lundis? mardis? mercredis? jeudis? vendredis? samedis? dimanches?",
    "es": "lunes martes miércoles jueves viernes sábados? domingos?",
}
# 周三 is Wednesday, 每周三次 three times a week.
_LETTERED_WEEKDAYS = {
    "ja": ("月火水木金土日", r"([月火水木金土日])曜"),
    "zh": (
        "一二三四五六日",
        r"(?:星期|(?<![每\d一二三四五六七八九十])[周週]|礼拜|禮拜)([一二三四五六日天])(?![次天个個回至到])",
    ),
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
    for number in numbers(text, language):
        if number.kind == "month" and 1 <= number.value <= 12:
            yield "month", _MONTHS[int(number.value) - 1], number.start, number.end
    if language in _WEEKDAY_NAMES:
        for match in _any_weekday(language).finditer(text):
            assert match.lastgroup
            yield "weekday", match.lastgroup, *match.span()
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
def _any_weekday(language: str) -> re.Pattern[str]:
    written = zip(_WEEKDAYS, _WEEKDAY_NAMES[language].split(), strict=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(f'(?P<{day}>{name})' for day, name in written)})(?!\w)")


def _found(table: Mapping[str, str], text: str, language: str) -> Iterator[re.Match[str]]:
    return re.finditer(table[language], text) if language in table else iter(())


def _value(text: str) -> int:
    return int(unicodedata.normalize("NFKC", text))
