"""What has a number in its name: phase III, type 2, stage II, IL-6, however a language writes it; and dates and frequencies.

They are compared by what they name, since the same digit may stand elsewhere in the sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from localize.checks.dates import Named, dates
from localize.checks.frequencies import frequencies
from localize.languages import from_roman, in_digits, primary
from localize.languages.words import lowered

_N = r"([0-9０-９]{1,2}|[IVX]{1,4}|[Ⅰ-Ⅻ])"
_LIST = rf"{_N}(?:\s?[/／–〜~-]\s?{_N})?[abc]?"
_ROMAN = r"([IVX]{1,4}|[Ⅰ-Ⅻ])()[abc]?"
_LABELS = {
    "phase": {"ja": f"第{_LIST}相", "en": rf"\bphases?[ -]{_LIST}", "zh": rf"(?<![0-9]){_LIST}期(?:临床|試驗|试验)", "ko": rf"(?<![0-9]){_LIST}상(?= ?(?:임상|시험))",
              "de": rf"\bphase[ -]{_LIST}", "fr": rf"\bphases?[ -]{_LIST}", "es": rf"\bfases?[ -]{_LIST}"},
    "type": {"ja": rf"(?<![A-Za-z0-9-]){_LIST}型(?=糖尿|コラーゲン|アレルギー|呼吸|肝炎)", "en": rf"\btype[ -]{_LIST}", "zh": rf"(?<![A-Za-z0-9-]){_LIST}型(?=糖尿|胶原)", "ko": rf"(?<![A-Za-z0-9-])(?:제 ?)?{_LIST}형(?= ?(?:당뇨|콜라겐))",
             "de": rf"\btyp[ -]{_LIST}", "fr": rf"\btype[ -]{_LIST}", "es": rf"\btipo[ -]{_LIST}"},
    "grade": {"ja": f"(?:グレード|Grade ?|重症度){_LIST}", "en": rf"\bgrades?[ -]{_LIST}", "zh": rf"(?<![0-9]){_LIST}级(?=不良)", "ko": f"등급 ?{_LIST}",
              "de": rf"\bgrad(?:es)?[ -]{_LIST}", "fr": rf"\bgrades?[ -]{_LIST}", "es": rf"\bgrados?[ -]{_LIST}"},
    "stage": {"ja": rf"(?:ステージ|病期|Stage ?){_LIST}|(?<![A-Za-z]){_ROMAN}期(?!臨床|試験)", "en": rf"\bstages?[ -]{_LIST}", "zh": rf"(?:分期)?(?<![0-9]){_LIST}期(?=患者|癌)", "ko": rf"병기 ?{_LIST}",
              "de": rf"\bstadi(?:um|en)[ -]{_LIST}", "fr": rf"\bstades?[ -]{_LIST}", "es": rf"\bestadios?[ -]{_LIST}"},
}  # fmt: skip
_MARKS = {
    "phase": {"ja": "相", "en": "phase", "zh": "期", "ko": "상", "de": "phase", "fr": "phase", "es": "fase"},
    "type": {"ja": "型", "en": "type", "zh": "型", "ko": "형", "de": "typ", "fr": "type", "es": "tipo"},
    "grade": {"ja": "グレード grade 重症度", "en": "grade", "zh": "级", "ko": "등급", "de": "grad", "fr": "grade", "es": "grado"},
    "stage": {"ja": "ステージ stage 期", "en": "stage", "zh": "期", "ko": "병기", "de": "stadi", "fr": "stade", "es": "estadio"},
}  # fmt: skip
"""What none of these is without, in lower case."""
_SPACED = frozenset(("en", "de", "fr", "es"))
_NAME = re.compile(r"([A-Za-zΑ-ωＡ-Ｚａ-ｚ]+)([-‐‑–]?)\Z")


@cache
def _pattern(label: str, language: str) -> re.Pattern[str] | None:
    text = _LABELS[label].get(language)
    return re.compile(text + r"(?![A-Za-z0-9])" if language in _SPACED else text, re.IGNORECASE) if text else None


def labels(text: str, language: str) -> dict[str, list[Named]]:
    """Return what a text numbers or dates, by its kind."""
    found: dict[str, list[Named]] = {}
    for named in (
        *_numbered(text, language),
        *_names(text, language),
        *dates(text, language),
        *frequencies(text, language),
    ):
        found.setdefault(named[0], []).append(named)
    return found


def _numbered(text: str, language: str) -> Iterator[Named]:
    """Yield phases, types, grades and stages."""
    low, language = lowered(text), primary(language)
    for label, marks in _MARKS.items():
        pattern = _pattern(label, language) if any(mark in low for mark in marks.get(language, "").split()) else None
        for match in pattern.finditer(text) if pattern else ():
            for group, number in enumerate(match.groups(), 1):
                if number:
                    yield label, f"{label} {_value(number)}", *match.span(group)


def _names(text: str, language: str) -> Iterator[Named]:
    """Yield the names that end with a number: IL-6, CD34, B12, COVID-19."""
    for number in in_digits(text, language):
        letters = _NAME.search(text[: number.start]) if number.kind == "name" else None
        if letters:
            name = unicodedata.normalize("NFKC", letters[1])
            yield f"name {name.lower()}", f"{name}{letters[2] and '-'}{number.value}", letters.start(), number.end


def _value(text: str) -> Decimal:
    plain = unicodedata.normalize("NFKC", text)
    return Decimal(plain) if plain.isdecimal() else from_roman(plain)
