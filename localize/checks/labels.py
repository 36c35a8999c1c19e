"""Numbers that are a name's part: phase III, type 2, grade 3, stage II, however a language writes them.

They are compared by what they number, since the same digit may stand elsewhere in the sentence.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

from localize.languages import from_roman, primary

_N = r"([0-9０-９]{1,2}|[IVX]{1,4}|[Ⅰ-Ⅻ])"
_LIST = rf"{_N}(?:\s?[/／–〜~-]\s?{_N})?[ab]?"
_LABELS = {
    "phase": {"ja": f"第{_LIST}相", "en": rf"\bphases?[ -]{_LIST}", "zh": rf"(?<![0-9]){_LIST}期(?:临床|試驗|试验)", "ko": rf"(?<![0-9]){_LIST}상(?= ?(?:임상|시험))"},
    "type": {"ja": rf"(?<![A-Za-z0-9-]){_LIST}型(?=糖尿|コラーゲン|アレルギー|呼吸|肝炎)", "en": rf"\btype[ -]{_LIST}", "zh": rf"(?<![A-Za-z0-9-]){_LIST}型(?=糖尿|胶原)", "ko": rf"(?<![A-Za-z0-9-])(?:제 ?)?{_LIST}형(?= ?(?:당뇨|콜라겐))"},
    "grade": {"ja": f"(?:グレード|Grade ?|重症度){_LIST}", "en": rf"\bgrades?[ -]{_LIST}", "zh": rf"(?<![0-9]){_LIST}级(?=不良)", "ko": f"등급 ?{_LIST}"},
    "stage": {"ja": rf"(?:ステージ|病期|Stage ?){_LIST}", "en": rf"\bstages?[ -]{_LIST}", "zh": rf"(?:分期)?(?<![0-9]){_LIST}期(?=患者|癌)", "ko": rf"병기 ?{_LIST}"},
}  # fmt: skip
_MAY_LABEL = re.compile(r"phase|type|grade|stage|[相型期级상형]|グレード|重症度|ステージ|등급|병기")


@cache
def _pattern(label: str, language: str) -> re.Pattern[str] | None:
    text = _LABELS[label].get(language)
    return re.compile(text + r"(?![A-Za-z0-9])" if language == "en" else text, re.IGNORECASE) if text else None


def labels(text: str, language: str) -> dict[str, list[tuple[Decimal, int, int]]]:
    """Return the numbers of a text by what they number, each with its place."""
    if not _MAY_LABEL.search(text.lower()):
        return {}
    found: dict[str, list[tuple[Decimal, int, int]]] = {}
    for label in _LABELS:
        pattern = _pattern(label, primary(language))
        for match in pattern.finditer(text) if pattern else ():
            for group in (1, 2):
                if match[group]:
                    found.setdefault(label, []).append((_value(match[group]), *match.span(group)))
    return found


def _value(text: str) -> Decimal:
    plain = unicodedata.normalize("NFKC", text)
    return Decimal(plain) if plain.isdecimal() else from_roman(plain)
