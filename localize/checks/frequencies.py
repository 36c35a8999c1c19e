"""How often something is done, as texts say it: 1日2回, twice daily, zweimal täglich, deux fois par jour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from localize.checks.dates import Named
from localize.languages import numbers, primary
from localize.languages.words import lowered

_HAN = "[0-9０-９一二三四五六七八九十两兩]+"
_EN = r"(?:one|two|three|four|five|six|seven|eight|ten|\d{1,2})"
_FR = r"(?:une|deux|trois|quatre|cinq|six|huit|dix|\d{1,2})"
_ES = r"(?:una|dos|tres|cuatro|cinco|seis|ocho|diez|\d{1,2})"
_DE = r"(?:ein|zwei|drei|vier|fünf|sechs|acht|zehn|\d{1,2}[- ]?)mal"
_KO = r"(?:[0-9]{1,2}|한|두|세|네|다섯|여섯)"
_DASH = "[-‐‑–—−〜～~]"

# How often; it may be a range.
_TIMES = {
    "ja": rf"(?P<times>(?:{_HAN}(?:{_DASH}|、|から|または|ないし))?{_HAN})回",
    "zh": rf"(?P<times>(?:{_HAN}(?:{_DASH}|、|至|到|或))?{_HAN})次",
    "ko": rf"(?P<times>(?:{_KO}(?:{_DASH}|에서|또는)\s?)?{_KO})\s?[회번]",
    "en": rf"(?P<times>(?:(?:once|twice|{_EN})(?:\sor\s|\sto\s|\s?{_DASH}\s?))?(?:once|twice|thrice|{_EN}\stimes))",
    "de": rf"(?P<times>(?:(?:{_DE}|\w{{3,5}}|\d{{1,2}})\s?(?:oder|bis|{_DASH})\s?)?{_DE})",
    "fr": rf"(?P<times>(?:{_FR}\s?(?:ou|à|{_DASH})\s?)?{_FR})\sfois",
    "es": rf"(?P<times>(?:{_ES}\s?(?:o|a|{_DASH})\s?)?{_ES})\s(?:vez|veces)",
}
# What is said of a day, a week and a month; `{}` stands for how often.
_PERIODS = {
    "day": {"ja": r"(?<!\d)(?:[1１一]日(?:に|あたり)?|毎日|日に){}", "zh": r"(?:(?<!\d)1[日天]|[一每][日天]){}", "ko": r"(?:(?<!\d)1일|하루(?:에)?|매일)\s?{}",
            "en": r"{}\s(?:daily|(?:a|per|each|every)\sday)\b", "de": r"{}\s(?:täglich|(?:am|pro)\stag)\b",
            "fr": r"{}\spar\sjour\b", "es": r"{}\s(?:al\sdía|por\sdía|diarias?)"},
    "week": {"ja": r"(?<!\d)(?:[1１一]週間?(?:に|あたり)?|毎週|週に?){}", "zh": r"(?:(?<!\d)1[周週]|[一每][周週]){}", "ko": r"(?:(?<!\d)1주(?:일)?(?:에)?|일주일에|매주|주)\s?{}",
             "en": r"{}\s(?:weekly|(?:a|per|each|every)\sweek)\b", "de": r"{}\s(?:wöchentlich|(?:in\sder|pro)\swoche)\b",
             "fr": r"{}\spar\ssemaine\b", "es": r"{}\s(?:a\sla|por)\ssemana\b"},
    "month": {"ja": r"(?<!\d)(?:[1１一][かヶカケ]月(?:に|あたり)?|毎月|(?<!\d)月に?){}", "zh": r"(?:(?<!\d)1个月|[一每]个?月){}", "ko": r"(?:한\s?달에|매월|매달|(?<!\d)월)\s?{}",
              "en": r"{}\s(?:monthly|(?:a|per|each|every)\smonth)\b", "de": r"{}\s(?:monatlich|(?:im|pro)\smonat)\b",
              "fr": r"{}\spar\smois\b", "es": r"{}\s(?:al|por)\smes\b"},
}  # fmt: skip


_MARKS = {
    "ja": "回", "zh": "次", "ko": "회 번", "en": "once twice thrice times", "fr": "fois", "es": "vez veces",
    "de": "mal einmal zweimal dreimal viermal fünfmal sechsmal achtmal zehnmal",
}  # fmt: skip
"""What no frequency is without."""
_ONCE = {1: "once", 2: "twice"}


def frequency_words(language: str) -> frozenset[str]:
    """Return the words one of which says how often, in a language that puts spaces between words."""
    return frozenset(_MARKS[language].split())


@cache
def _pattern(period: str, language: str) -> re.Pattern[str] | None:
    said = _PERIODS[period].get(language)
    return re.compile(said.replace("{}", _TIMES[language])) if said else None


def frequencies(text: str, language: str) -> Iterator[Named]:
    """Yield how many times a day, week or month a text says that something is done."""
    low, language = lowered(text), primary(language)
    if not any(mark in low for mark in _MARKS.get(language, "").split()):
        return
    for period in _PERIODS:
        pattern = _pattern(period, language)
        for match in pattern.finditer(low) if pattern else ():
            times = sorted({int(number.value) for number in numbers(match["times"], language)})
            if times:
                yield "frequency", f"{_said(times)} a {period}", *match.span()


def _said(times: list[int]) -> str:
    if len(times) == 1 and times[0] in _ONCE:
        return _ONCE[times[0]]
    return f"{' or '.join(map(str, times))} times"
