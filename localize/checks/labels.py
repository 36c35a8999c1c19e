"""What has a number in its name: phase III, type 2, stage II, IL-6, however a language writes it; and dates and frequencies.

They are compared by what they name, since the same digit may stand elsewhere in the sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from localize.checks.dates import Named, date_words, dates
from localize.checks.frequencies import frequencies, frequency_words
from localize.languages import from_roman, has_digit, in_digits, primary
from localize.languages.words import late, lowered, words_of

_N = r"([0-9０-９]{1,2}|[IVX]{1,4}|[Ⅰ-Ⅻ])"
_LIST = rf"{_N}(?:\s?[/／–〜~-]\s?{_N})?[abc]?"
_ROMAN = r"([IVX]{1,4}|[Ⅰ-Ⅻ])()[abc]?"
# Labels of languages that put spaces between words: each as it may be written.
_WORDS = {
    "en": {"phase": "phase|phases", "type": "type", "grade": "grade|grades", "stage": "stage|stages"},
    "de": {"phase": "phase", "type": "typ", "grade": "grad|grades", "stage": "stadium|stadien"},
    "fr": {"phase": "phase|phases", "type": "type", "grade": "grade|grades", "stage": "stade|stades"},
    "es": {"phase": "fase|fases", "type": "tipo", "grade": "grado|grados", "stage": "estadio|estadios"},
}
_PATTERNS = {
    "ja": {
        "phase": f"第{_LIST}相",
        "type": rf"(?<![A-Za-z0-9-]){_LIST}型(?=糖尿|コラーゲン|アレルギー|呼吸|肝炎)",
        "grade": f"(?:グレード|Grade ?|重症度){_LIST}",
        "stage": rf"(?:ステージ|病期|Stage ?){_LIST}|(?<![A-Za-z]){_ROMAN}期(?!臨床|試験)",
    },
    "zh": {
        "phase": rf"(?<![0-9]){_LIST}期(?:临床|試驗|试验)",
        "type": rf"(?<![A-Za-z0-9-]){_LIST}型(?=糖尿|胶原)",
        "grade": rf"(?<![0-9]){_LIST}级(?=不良)",
        "stage": rf"(?:分期)?(?<![0-9]){_LIST}期(?=患者|癌)",
    },
    "ko": {
        "phase": rf"(?<![0-9]){_LIST}상(?= ?(?:임상|시험))",
        "type": rf"(?<![A-Za-z0-9-])(?:제 ?)?{_LIST}형(?= ?(?:당뇨|콜라겐))",
        "grade": f"등급 ?{_LIST}",
        "stage": f"병기 ?{_LIST}",
    },
}
_MARKS = {"ja": "相|型|期|グレード|grade|重症度|ステージ|stage", "zh": "期|型|级", "ko": "상|형|등급|병기"}
"""What these are not without, in lower case."""
_NAME = re.compile(r"([A-Za-zΑ-ωＡ-Ｚａ-ｚ]+)([-‐‑–]?)\Z")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Return what finds any label; the group of its name has it."""
    spaced = language in _WORDS
    labels = (_WORDS if spaced else _PATTERNS)[language]
    any_label = "|".join(f"(?P<{label}>{written})" for label, written in labels.items())
    return re.compile(rf"\b(?:{any_label})[ -]{_LIST}(?![A-Za-z0-9])" if spaced else any_label, re.IGNORECASE)


@cache
def _words(language: str) -> frozenset[str]:
    return frozenset(word for written in _WORDS[language].values() for word in written.split("|"))


def _may_label(text: str, language: str) -> bool:
    if language in _WORDS:
        return not _words(language).isdisjoint(words_of(text))
    return language in _MARKS and late(_MARKS[language]).search(lowered(text)) is not None


def labels(text: str, language: str) -> dict[str, list[Named]]:
    """Return what a text numbers or dates, by its kind."""
    may_name = _may_name(text, primary(language))
    if not (may_name or has_digit(text)):
        return {}
    named = [*_names(text, language)]
    if may_name:
        named = [*_numbered(text, language), *named, *dates(text, language), *frequencies(text, language)]
    found: dict[str, list[Named]] = {}
    for name in named:
        found.setdefault(name[0], []).append(name)
    return found


def _may_name(text: str, language: str) -> bool:
    """Tell whether a text may name more than what ends with digits."""
    return language not in _WORDS or not _named_words(language).isdisjoint(words_of(text))


@cache
def _named_words(language: str) -> frozenset[str]:
    return _words(language) | date_words(language) | frequency_words(language)


def _numbered(text: str, language: str) -> Iterator[Named]:
    """Yield phases, types, grades and stages."""
    language = primary(language)
    for match in _pattern(language).finditer(text) if _may_label(text, language) else ():
        label = next(name for name, written in match.groupdict().items() if written)
        for group, number in enumerate(match.groups(), 1):
            if number and match.re.groupindex[label] != group:
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
