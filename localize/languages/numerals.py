"""The value of digits, Chinese characters, Roman numerals and number words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from localize.languages.readings import Readings
from localize.languages.words import any_of, lowered

ROMAN_NUMERAL = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
_ROMAN = {"I": 1, "V": 5, "X": 10}

_HAN_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_SCALES = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
_HAN = re.compile(r"(?<![数何幾几數])[〇零一二三四五六七八九十百千万萬億亿兆两兩]+")


def from_digits(text: str, decimal_comma: bool) -> Decimal:
    """Return the value of digits with their marks, of any width: `1,234.5`, `１，０００`, `.05`; `1.234,5` by comma."""
    plain = unicodedata.normalize("NFKC", text).replace("·", ".").replace("’", "").replace("'", "")
    if decimal_comma:
        plain = "".join(plain.split())
        if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
            plain = plain.replace(".", "")
        plain = plain.replace(",", ".")
    return Decimal(plain.replace(",", ""))


def from_roman(text: str) -> Decimal:
    """Return the value of a Roman numeral up to XXXIX, or of one of Unicode's ready-made ones."""
    total = 0
    letters = unicodedata.normalize("NFKC", text).upper()
    for char, following in zip(letters, letters[1:] + " ", strict=True):
        value = _ROMAN[char]
        total += -value if _ROMAN.get(following, 0) > value else value
    return Decimal(total)


def from_han(text: str) -> Iterator[tuple[Decimal, str, int, int]]:
    """Find numbers in Chinese characters: value, kind, start, end. Approximate ones (数百, 何千) have no value."""
    for match in _HAN.finditer(text):
        value = _han_value(match.group())
        if value is not None:
            yield value, "word", match.start(), match.end()
        if "分" in text[match.end() : match.end() + 1] and (
            over := re.compile(r"分[之の]([一二三四五六七八九十百]+)").match(text, match.end())
        ):
            lower, upper = value, _han_value(over[1])
            if lower and upper:
                yield upper / lower, "ratio", match.start(), over.end()


def _han_value(text: str) -> Decimal | None:
    if not set(text) - _HAN_DIGITS.keys():
        return Decimal("".join(str(_HAN_DIGITS[char]) for char in text)) if len(text) < 12 else None
    total = section = digit = 0
    for char in text:
        if char in _HAN_DIGITS:
            digit = _HAN_DIGITS[char]
        elif char in _HAN_UNITS:
            section += (digit or 1) * _HAN_UNITS[char]
            digit = 0
        else:
            total += (section + digit or 1) * _HAN_SCALES[char]
            section = digit = 0
    return Decimal(total + section + digit)


@cache
def _row(table: Readings) -> re.Pattern[str]:
    word = any_of((*table.words, *table.multipliers))
    part = rf"(?:[\s-](?P<part>{any_of(table.parts)})\b)?" if table.parts else ""
    return re.compile(rf"\b{word}(?:(?:[\s-]|\sand\s|-et-|\set\s|\sy\s){word})*\b{part}")


@cache
def _single(table: Readings) -> re.Pattern[str]:
    # Words of scripts that put no space between words begin and end anywhere.
    latin = next(iter(table.implied))[0].islower()
    return re.compile(rf"(?<!\w){any_of(table.implied)}(?!\w)" if latin else any_of(table.implied))


def from_words(text: str, table: Readings) -> Iterator[tuple[Decimal, str, int, int]]:
    """Find numbers in words, and words that imply one: value, kind, start, end."""
    low = lowered(text)
    if table.implied:
        for match in _single(table).finditer(low):
            if text[match.start() : match.end()] not in table.capitals:
                yield table.implied[match.group()], "word", match.start(), match.end()
    if not table.words:
        return
    for match in _row(table).finditer(low):
        start, end = match.span()
        part = match.groupdict().get("part")
        whole = match.group()[: match.start("part") - start - 1] if part else match.group()
        value = _sum(whole, table.words, table.multipliers)
        if value is None:
            continue
        yield value, "word", start, end
        if part:
            under = table.parts[part]
            yield under, "word", start, end
            yield value / under, "ratio", start, end


def _sum(phrase: str, words: Mapping[str, Decimal], multipliers: Mapping[str, Decimal]) -> Decimal | None:
    """Add up number words: two hundred and five thousand."""
    total = current = Decimal(0)
    seen = False
    for word in re.split(r"[\s-]+", phrase):
        if word in multipliers:
            if multipliers[word] >= 1000:
                total, current = total + (current or 1) * multipliers[word], Decimal(0)
            else:
                current = (current or Decimal(1)) * multipliers[word]
            # "hundreds", "thousands" alone say no number.
            seen = seen or len(phrase) > len(word)
        elif word in words:
            current, seen = current + words[word], True
    return total + current if seen else None
