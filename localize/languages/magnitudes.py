"""What stands around digits and changes their value: a minus sign, a power of ten, scale words such as 万 and million."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

from localize.languages.numerals import from_digits
from localize.languages.readings import Readings

_D = "0-9０-９"
_CHAINED = re.compile(rf"\s?([{_D}]{{1,3}}(?:[,，][{_D}]{{3}})+(?![{_D}])|[{_D}]+(?:[.．][{_D}]+)?)")
# A hyphen in 図-1, 2-3 and IL-6 is none; one behind other letters without a space (値は-0.5) is.
_SIGN = re.compile(r"(?:\A|(?<=[^A-Za-z0-9０-９Ａ-Ｚａ-ｚ)\]）」%％.図表式第章節\x00]))[-−－‒–]\Z")
_SIGNS = frozenset("-−－‒–")
_POWER = re.compile(r"10(?:([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})|(?:\^|\*\*)([-−+]?\d{1,2}))(?![\d⁰¹²³⁴⁵⁶⁷⁸⁹])")
_TIMES_POWER = re.compile(rf"\s?[×xX*·⋅]\s?(?={_POWER.pattern})")


_MONEY = frozenset("mbkt")
_MONEY_BEFORE = re.compile(r"[$£€¥]\s?\Z")
_MONEY_SCALE = re.compile(r"(m|bn|k|tn)\b")


@cache
def whole(pattern: str) -> re.Pattern[str]:
    """Return a pattern of a table, compiled; letter case doesn't count."""
    return re.compile(pattern, re.IGNORECASE)


def sign(before: str, table: Readings) -> int:
    """Return the length of the minus sign, or of the word for it, that ends a text."""
    if before[-1:] in _SIGNS:
        found = _SIGN.search(before[-2:])
    else:
        found = _minus(table).search(before) if table.minus else None
    return len(found.group()) if found else 0


@cache
def _minus(table: Readings) -> re.Pattern[str]:
    return whole(rf"(?:{table.minus})\Z")


def powered(text: str, value: Decimal, start: int, end: int) -> tuple[Decimal, int]:
    """Read powers of ten: 150 × 10⁹, 10^9."""
    times = _TIMES_POWER.match(text, end)
    power = _POWER.match(text, times.end() if times else start)
    if power is None:
        return value, end
    exponent = int(unicodedata.normalize("NFKC", power[1] or power[2]).replace("−", "-"))
    return (value if times else 1) * Decimal(10) ** exponent, power.end()


@cache
def _scale(table: Readings) -> re.Pattern[str]:
    longest_first = "|".join(sorted(map(re.escape, table.scales), key=lambda name: (-len(name), name)))
    return whole(rf"[\s-]?({longest_first})" + ("" if table.chained else r"(?![a-zäöüéèñ])"))


def scaled(text: str, value: Decimal, end: int, before: str, table: Readings) -> tuple[Decimal, int]:
    """Read the scale words behind digits: 2万5千, 1億2,500万, 2.8 billion, £5m."""
    word = _scale(table)
    total, current = Decimal(0), value
    match = word.match(text, end)
    if match is None:
        if (
            text[end : end + 1] in _MONEY
            and _MONEY_BEFORE.search(before[-2:])
            and (money := _MONEY_SCALE.match(text, end))
        ):
            return value * {"k": 10**3, "m": 10**6, "bn": 10**9, "tn": 10**12}[money[1]], money.end()
        return value, end
    last = Decimal("Infinity")
    while match is not None:
        scale = table.scales[match[1].lower()]
        current *= scale
        end = match.end()
        while further := word.match(text, end):  # 3百万, 1.2 hundred million
            current, end = current * table.scales[further[1].lower()], further.end()
            scale = max(scale, table.scales[further[1].lower()])
        total, last = total + current, scale
        if not table.chained:
            break
        rest = _CHAINED.match(text, end)
        if rest is None:
            break
        current, match = from_digits(rest[1], False), word.match(text, rest.end())
        if match is None:
            return (total + current, rest.end()) if current < last else (total, end)
        if table.scales[match[1].lower()] >= last:
            break
    return total, end
