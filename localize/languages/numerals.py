"""The value of digits, Chinese characters, Roman numerals and number words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from localize.languages.readings import Readings
from localize.languages.words import any_of, first_words, late, lowered, words_of

ROMAN_NUMERAL = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
_ROMAN = {"I": 1, "V": 5, "X": 10}

_HAN_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_SCALES = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
_HAN_CLASS = "[〇零一二三四五六七八九十百千万萬億亿兆两兩]"
# What stands before is asked behind the first character, so that a search skips all others.
_HAN = re.compile(rf"{_HAN_CLASS}(?<![数何幾几數].){_HAN_CLASS}*(?:[点點][〇零一二三四五六七八九]+)?")
_POINT = re.compile("[点點]")


def from_digits(text: str, decimal_comma: bool) -> Decimal:
    """Return the value of digits with their marks, of any width: `1,234.5`, `１，０００`, `.05`; `1.234,5` by comma."""
    if text.isascii() and text.isdigit():
        return Decimal(text)
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


def from_han(text: str, table: Readings) -> Iterator[tuple[Decimal, str, int, int]]:
    """Find numbers in Chinese characters: value, kind, start, end. Approximate ones (数百, 何千) have no value.

    The kind is hint where nothing beside it shows that it is one: 十分, 第三者.
    """
    for match in _HAN.finditer(text):
        value = han_value(match.group())
        if value is not None:
            yield value, _han_kind(text, match, table), match.start(), match.end()
        if "分" in text[match.end() : match.end() + 1] and (
            over := late(r"分[之の]([一二三四五六七八九十百]+)").match(text, match.end())
        ):
            lower, upper = value, han_value(over[1])
            if lower and upper:
                yield upper / lower, "ratio", match.start(), over.end()


def _han_kind(text: str, match: re.Match[str], table: Readings) -> str:
    if text.endswith("第", 0, match.start()) and not text.startswith("者", match.end()):
        return "ordinal"
    if table.months and late(table.months).match(text, match.end()):
        return "month"
    return "word" if is_counted(text, match.end(), table) else "hint"


def han_value(text: str) -> Decimal | None:
    """Return the value of a number in Chinese characters; None for a row of a dozen digits and more."""
    whole, *tail = _POINT.split(text)
    if tail:
        before, after = han_value(whole), "".join(str(_HAN_DIGITS[char]) for char in tail[0])
        return None if before is None else Decimal(f"{before}.{after}")
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
def _openers(table: Readings) -> frozenset[str]:
    """Return the words that numbers of several words begin with."""
    return first_words((*table.words, *table.multipliers))


@cache
def _kinds(table: Readings) -> dict[str, tuple[Decimal, str]]:
    """Return the words that stand for a number by themselves, with its value and kind."""
    tables = (("hint", table.implied), ("word", table.told), ("ordinal", table.ordinals), ("month", table.month_names))
    return {word: (value, kind) for kind, words in tables for word, value in words.items()}


@cache
def _single(table: Readings) -> tuple[re.Pattern[str], frozenset[str]]:
    """Return what finds these words, and the words that they begin with; none of scripts without spaces."""
    words = _kinds(table)
    if words and next(iter(words))[0].islower():
        return re.compile(rf"(?<!\w){any_of(words)}(?!\w)"), first_words(words)
    # Words of these scripts begin and end anywhere.
    return re.compile(any_of(words) if words else "(?!)"), frozenset()


@cache
def _token(table: Readings) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of((*table.words, *table.multipliers))}\b")


def from_words(text: str, table: Readings) -> Iterator[tuple[Decimal, str, int, int]]:
    """Find numbers in words, and words that imply one: value, kind, start, end.

    The kind is word, ordinal, month or ratio where the number is told as plainly as by digits, else hint.
    """
    low = lowered(text)
    shares: list[tuple[int, int]] = []
    if not words_of(text).isdisjoint(_openers(table)):
        for match in _row(table).finditer(low):
            part = match.groupdict().get("part")
            told = list(_summed(low, match.start(), match.start("part") if part else match.end(), table))
            for value, start, end in told:
                yield value, "hint" if part else "word", start, end
            if part and told:
                value, start, _ = told[-1]
                shares.append((start, match.end()))
                yield table.parts[part], "hint", start, match.end()
                yield value / table.parts[part], "ratio", start, match.end()
    single, openers = _single(table)
    for match in single.finditer(low) if not openers or not openers.isdisjoint(words_of(text)) else ():
        start, end = match.span()
        word = match.group()
        if text[start:end] in table.capitals:
            continue
        value, kind = _kinds(table)[word]
        if any(first <= start and end <= last for first, last in shares):
            kind = "hint"
        elif kind == "hint" and is_counted(low, end, table):
            kind = "word"
        yield value, kind, start, end


def is_unspaced(table: Readings) -> bool:
    """Tell whether a language's number words are of a script that puts no spaces between words."""
    return not _single(table)[1]


def has_characters(text: str, table: Readings) -> bool:
    """Tell whether a text has what may be a number in Chinese characters, or in words of a script without spaces."""
    return (table.han and _HAN.search(text) is not None) or _single(table)[0].search(text) is not None


def is_counted(text: str, end: int, table: Readings) -> bool:
    """Tell whether what stands behind a short word or character shows that it is a number: 三人, 두 번."""
    return bool(table.counted) and late(table.counted).match(text, end) is not None


def _summed(text: str, start: int, end: int, table: Readings) -> Iterator[tuple[Decimal, int, int]]:
    """Add up number words, two hundred and five thousand; three and five are two numbers, and so is "eine Vier"."""
    total = current = Decimal(0)
    first, last, seen = start, start, False
    for token in _token(table).finditer(text, start, end):
        word = token.group()
        if word in table.multipliers:
            if table.multipliers[word] >= 1000:
                total, current = total + (current or 1) * table.multipliers[word], Decimal(0)
            else:
                current = (current or Decimal(1)) * table.multipliers[word]
            # "hundreds", "thousands" alone say no number.
            seen = seen or end - start > len(word)
        else:
            if current % 100 and (current % 10 or table.words[word] >= 20):
                yield total + current, first, last
                total, current, first = Decimal(0), Decimal(0), token.start()
            current, seen = current + table.words[word], True
        last = token.end()
    if seen:
        yield total + current, first, last
