"""Months, weekdays and hours with their half of the day, as texts say them: 3月 and March, 水曜日 and Wednesday, 午後3時 and 3 p.m."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from localize.languages import has_digit, month_words, months, primary
from localize.languages.words import late, words_of

_MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

# A row names the seven days in order, each as it may be written.
_WEEKDAY_NAMES = {
    "en": " ".join(f"{day}|{day}s" for day in _WEEKDAYS),
    "de": "Montag|Montags Dienstag|Dienstags Mittwoch|Mittwochs Donnerstag|Donnerstags Freitag|Freitags "
    "Samstag|Samstags|Sonnabend|Sonnabends Sonntag|Sonntags",
    "fr": "lundi|lundis mardi|mardis mercredi|mercredis jeudi|jeudis vendredi|vendredis samedi|samedis dimanche|dimanches",
    "es": "lunes martes miércoles jueves viernes sábado|sábados domingo|domingos",
}
# The letters, what stands beside them, and both. 周三 is Wednesday, 每周三次 three times a week.
_LETTERED_WEEKDAYS = {
    "ja": ("月火水木金土日", ("曜",), r"([月火水木金土日])曜"),
    "zh": (
        "一二三四五六日",
        ("星期", "周", "週", "礼拜", "禮拜"),
        r"(?:星期|(?<![每\d一二三四五六七八九十])[周週]|礼拜|禮拜)([一二三四五六日天])(?![次天个個回至到])",
    ),
    "ko": ("월화수목금토일", ("요일",), r"([월화수목금토일])요일"),
}
_HALVES = {
    "ja": r"(?:(?P<am>午前)|午後)\s?(?P<hour>\d{1,2})\s?[時:：]",
    "zh": r"(?:(?P<am>上午|早上|凌晨)|下午|晚上|傍晚)\s?(?P<hour>\d{1,2})\s?[点點時时:：]",
    "ko": r"(?:(?P<am>오전)|오후)\s?(?P<hour>\d{1,2})\s?[시:]",
    "en": r"(?P<hour>\d(?<![\d:.]\d)\d?)(?:[:.]\d\d)?\s?(?:(?P<am>a\.?m)|p\.?m)(?![A-Za-z])",
}

Named = tuple[str, str, int, int]
"""What is named (month, weekday, hour 3), the name in English, and its place in the text."""


def dates(text: str, language: str) -> Iterator[Named]:
    """Yield the months, weekdays, and hours with their half of the day, that a text says in words."""
    language = primary(language)
    for number in months(text, language):
        if 1 <= number.value <= 12:
            yield "month", _MONTHS[int(number.value) - 1], number.start, number.end
    yield from _weekdays(text, language)
    for match in late(_HALVES[language]).finditer(text) if language in _HALVES and has_digit(text) else ():
        hour = _value(match["hour"])
        # What 12 a.m. is, few agree on.
        if 0 < hour < 12:
            yield f"hour {hour}", f"{hour} {'a.m.' if match['am'] else 'p.m.'}", *match.span()


def _weekdays(text: str, language: str) -> Iterator[Named]:
    if language in _LETTERED_WEEKDAYS:
        letters, marks, written = _LETTERED_WEEKDAYS[language]
        for match in late(written).finditer(text) if any(mark in text for mark in marks) else ():
            yield "weekday", _WEEKDAYS[letters.index(match[1].replace("天", "日"))], *match.span()
    elif language in _WEEKDAY_NAMES and not _lower_weekdays(language).isdisjoint(words_of(text)):
        for match in late(r"\w+").finditer(text):
            if day := _weekday_names(language).get(match[0]):
                yield "weekday", day, *match.span()


def date_words(language: str) -> frozenset[str]:
    """Return the words one of which a date has, in a language that puts spaces between words; in lower case."""
    return _lower_weekdays(language) | month_words(language) | {"am", "pm", "m"}


@cache
def _weekday_names(language: str) -> dict[str, str]:
    written = zip(_WEEKDAYS, _WEEKDAY_NAMES[language].split(), strict=True)
    return {name: day for day, names in written for name in names.split("|")}


@cache
def _lower_weekdays(language: str) -> frozenset[str]:
    return frozenset(map(str.lower, _weekday_names(language)))


def _value(text: str) -> int:
    return int(unicodedata.normalize("NFKC", text))
