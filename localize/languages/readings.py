"""What a language's file says about its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib import import_module
from types import MappingProxyType

from localize.languages.locales import primary
from localize.languages.rules import words

_NONE: Mapping[str, str] = MappingProxyType({})


def values(text: str) -> MappingProxyType[str, Decimal]:
    """Return a table of words and values that is written `one 1 two 2`; `_` in a word stands for a space."""
    parts = text.split()
    return MappingProxyType(
        {word.replace("_", " "): Decimal(v) for word, v in zip(parts[::2], parts[1::2], strict=True)}
    )


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """How one language writes numbers. Regular expressions stand where a table has several spellings of one thing."""

    decimal_comma: bool = False
    """Whether `3,5` is three and a half and `1.000` a thousand."""
    scales: Mapping[str, Decimal] = field(default_factory=lambda: values("thousand 1e3 million 1e6 billion 1e9"))
    """Words behind digits that multiply them: `2.8 billion`, `2万`."""
    chained: bool = False
    """Whether scales add up: 2万5千, 1億2,500万."""
    tenths: str = ""
    """The word for tenths as a share: 3割 is 30 percent."""
    percent: str = r"%|％|٪|percent|per cent"
    """Signs and words for percent behind a number."""
    hundredths: str = ""
    """The word for percent in front of a number, as it stands: 百分之."""
    fraction: str = ""
    """What stands between denominator and numerator: 3分の2."""
    years: str = ""
    """What stands behind a year: 2024年."""
    months: str = ""
    """What stands behind a month: 5月."""
    month_names: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    ordinal_before: tuple[str, ...] = ()
    """Words, as they stand: 第3, 제3."""
    ordinal_behind: str = ""
    """3rd, 3番目, 3e."""
    words: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    """Cardinal numbers in words, which may stand in a row: twenty-five. They may be missing on the other side."""
    implied: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    """Words that imply a number: both, dozen, 半年. They, too, may be missing on the other side."""
    told: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    """Words that say a number as plainly as digits do: twice, half, forties."""
    ordinals: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    """First, second, third."""
    capitals: frozenset[str] = frozenset()
    """Of all these words those that count only with a capital: May."""
    multipliers: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    """Words among number words that multiply what stands before them: hundred, million."""
    han: bool = False
    """Whether numbers are written in Chinese characters: 二十."""
    counted: str = ""
    """What stands behind a number in Chinese characters, or a short word, that surely is one: 三人, 두 번."""
    parts: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    """Denominators as words: two-thirds."""
    out_of: str = ""
    """What stands between the two numbers of a share: nine out of ten."""
    among: str = ""
    """The same where the whole is said first: 5人に1人."""
    factor: int = 0
    """What a factor is more than it says where a language counts on top: 高出1倍 is twice as high."""
    eras: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    """Names, as they stand, and the year before the era's first: 令和6年 is 2018 + 6."""
    single: str = ""
    """What stands behind 1 where other languages say `a` or nothing: 1つ, 1人, 1日."""
    lowers: str = ""
    """Words, in lower case, that say in prose what a minus sign says."""
    minus: str = r"minus\s"
    """What is read as a minus sign right before a number."""
    times: str = ""
    """What stands behind a factor: 1.5倍, 1.5 times."""
    afternoon: tuple[str, ...] = ()
    """Words, as they stand, before an hour after noon: 午後3時."""

    def era_before(self, text: str) -> tuple[Decimal, int] | None:
        """Return the year before an era's first, and the length of its name, where a text ends with that."""
        if not self.eras:
            return None
        end = text[-16:].lower()
        bare = end[:-1] if end[-1:].isspace() else end
        name = next((era for era in self.eras if bare.endswith(era)), None)
        return (self.eras[name], len(name) + len(end) - len(bare)) if name else None


ROMAN_CONTEXT = tuple(
    sorted(
        words("""
    type types phase phases grade grades stage stages class classes factor factors level levels group groups
    part parts volume volumes vol. chapter chapters fig. collagen complex siglo siglos typ typen stadium grad
    tipo tipos fase fases grado grados estadio estadios stade 第 ステージ グレード フェーズ タイプ クラス レベル グループ
""")
    )
)
"""Words after which I, II, III, … are numbers and not letters."""

_FILES = {"ja": "ja", "zh": "zh", "yue": "zh", "en": "en", "ko": "ko", "de": "de", "fr": "fr", "es": "es"}
_COMMA = frozenset(
    [
        "it",
        "pt",
        "nl",
        "ru",
        "uk",
        "pl",
        "cs",
        "sk",
        "da",
        "sv",
        "nb",
        "nn",
        "no",
        "fi",
        "tr",
        "el",
        "hu",
        "ro",
        "bg",
        "hr",
        "sr",
        "sl",
        "lt",
        "lv",
        "et",
        "id",
        "vi",
        "ca",
        "gl",
        "eu",
        "is",
    ]
)


@cache
def readings(language: str) -> Readings:
    """Return how a language writes numbers; one without a file of its own writes digits as most of its kind do."""
    name = _FILES.get(primary(language))
    if name is None:
        return Readings(decimal_comma=primary(language) in _COMMA, scales=values("million 1e6"))
    found: Readings = import_module(f"localize.languages.{name}").NUMBERS
    return found
