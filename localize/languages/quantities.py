"""Numbers read as values, however a text writes them: 2万5千, 25,000, ２５０００, twenty-five thousand.

Only digits are firm. Numbers in words, and words that imply one (both, 半年), are read too, so that digits on one side
find their partner on the other, but nothing is missing where they have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from unicodedata import numeric

from localize.languages.magnitudes import powered, scaled, sign, whole
from localize.languages.numerals import ROMAN_NUMERAL, from_digits, from_han, from_roman, from_words
from localize.languages.readings import ROMAN_CONTEXT, Readings, readings
from localize.values import frozen


@frozen
class Number:
    """A number as a text says it."""

    value: Decimal
    """Percent as percent: 3割 has the value 30."""
    kind: str
    """number, percent, ratio, ordinal, year, month, multiple, name (a digit in IL-6, ①), word (twenty),
    share (5人に1人) or hint (both)."""
    start: int
    end: int
    text: str
    firm: bool = True
    """Whether a translation must have it; false for words and names."""


_D = "0-9０-９"
_POINT = re.compile(
    rf"[{_D}]{{1,3}}(?:[,，][{_D}]{{3}})+(?![{_D}])(?:[.．·][{_D}]+)?|\d{{1,2}}(?:,\d\d)+,\d{{3}}(?!\d)|[{_D}]+(?:[.．·][{_D}]+)?|(?<![A-Za-z0-9０-９.．])[.．][{_D}]+"
)
_COMMA = re.compile(
    rf"[{_D}]{{1,3}}(?:[.\u202f\xa0\u2009 ’'][{_D}]{{3}})+(?![{_D}])(?:,[{_D}]+)?|[{_D}]+(?:[,.][{_D}]+)?|(?<![A-Za-z0-9０-９,.])[,.][{_D}]+"
)
_ADDRESS = r"(?:https?://|www\.|doi:\s?)[!-;=?-~]+|\b10\.\d{4,9}/[!-;=?-~]+"
_TAG = r"</?[a-z]{1,20}\d{0,4}/?>|%\d+\$"
_MASKED = re.compile(rf"{_ADDRESS}|{_TAG}")
# Any letter may begin an e-mail address: they are only looked for where there is the mark of one.
_MASKED_WITH_MAIL = re.compile(rf"{_ADDRESS}|[\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]+)+|{_TAG}")
_MAY_MASK = re.compile(r"[@<%]|://|www\.|doi:|10\.")
_RANGE = re.compile(r"\s*(?:[〜～~\-‐‑–—−－―]|から|ないし|to|through|至|到|에서|bis|à|a|al)\s*")
_LIST = re.compile(
    r"\s*(?:, (?:and|or) |[、,，/・:：]|and|or|と|や|または|および|及び|和|或|및|와|과|und|oder|et|ou|y|o)\s*"
)
_NAME_BEFORE = re.compile(r"[A-Za-zΑ-ωＡ-Ｚａ-ｚ][-‐‑–]?\Z")
_NAMED_TOO = re.compile(r"[A-Z][A-Za-z]{0,4}-\d+\w?(?:,|,? (?:and|or)) [-‐‑–]\Z")
"""Before the 8 of "IL-6 and -8"."""
_NOT_A_NAME = re.compile(
    r"\b(?:US|USD|EUR|JPY|GBP|Rs|RM|No|Nr|Fig|Vol|x"
    r"|(?:mid|early|late|pre|post|non|under|over|sub|top|about|around|to|of|the|a|and|plus|minus)[-‐‑–])\Z",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"([{_D}]{{1,2}})(?:[:：]|\s?h\s?|\.(?=\d\d\s?[ap]\.?m\b))([{_D}]{{2}})(?![{_D}:：])(?:\s?([ap])\.?m\b\.?)?",
    re.IGNORECASE,
)


_CONFIDENCE = re.compile(r"\s?(?:CI\b|C\.I\.|confidence|信頼|置信|信賴|신뢰)", re.IGNORECASE)
"""Behind a percentage that belongs to what follows: an odds ratio of 1.09, 95% CI 1.04–1.15."""

_ROMAN_BEHIND = re.compile(
    ROMAN_CONTEXT + rf"({ROMAN_NUMERAL})(?:\s?[/–-]\s?({ROMAN_NUMERAL}))?(?![a-z])", re.IGNORECASE
)
_MAY_BE_ROMAN = re.compile("[IVX](?![A-Za-df-z])|[Ⅰ-Ⅻⅰ-ⅻ]")
_FIRST_YEAR = re.compile("元(?=年)")
_ITEM = re.compile("[①-⒛㉑-㉟㊱-㊿❶-➓⓵-⓾]")
"""The number of a list's item, which is 1. or (1) elsewhere."""
_ROMAN_ALONE = re.compile(rf"(?<![A-Za-z])(?:{ROMAN_NUMERAL})(?=[型相期度群]|(?:e|er|ème) siècle)|[Ⅰ-Ⅻⅰ-ⅻ]")


def numbers(text: str, language: str) -> list[Number]:
    """Read the numbers of a text, in order; offsets count characters of `text`.

    Those in addresses (URL, DOI, e-mail) and in tags are left out: other checks compare these as they stand.
    """
    return list(_numbers(text, language))


def firm(text: str, language: str) -> set[tuple[str, Decimal]]:
    """Return kind and value of the numbers of a text that a translation must have; words aren't read for these."""
    return {(number.kind, number.value) for number in _in_digits(text, language) if number.firm}


@lru_cache(maxsize=256)  # Several checks read the same text in a row.
def _numbers(text: str, language: str) -> tuple[Number, ...]:
    digits = _in_digits(text, language)
    taken = _covered(digits, len(text))
    words = [n for n in _in_words(_plain_text(text), readings(language)) if not any(taken[n.start : n.end])]
    shares = _shares((*digits, *words), text, readings(language))
    read = {Number(n.value, n.kind, n.start, n.end, text[n.start : n.end], n.firm) for n in (*digits, *words, *shares)}
    return tuple(sorted(read, key=_order))


def _shares(found: Iterable[Number], text: str, table: Readings) -> list[Number]:
    """Read nine out of ten and 5人に1人 as a share, beside their numbers."""
    between = whole(table.out_of or table.among or "(?!)")
    if not between.search(text):
        return []
    counted = [n for n in found if n.kind in ("number", "word") and n.value == n.value.to_integral()]
    plain = [n for n in counted if text[n.start : n.end].lower() not in table.told]  # "doubled in six weeks"
    shares = []
    for one in plain:
        gap = between.match(text, one.end)
        for two in plain if gap else ():
            part, of = (one.value, two.value) if table.out_of else (two.value, one.value)
            if gap and two.start == gap.end() and 0 < part < of:
                shares.append(Number(part / of, "share", one.start, two.end, "", False))
    return shares


@lru_cache(maxsize=256)
def _in_digits(text: str, language: str) -> tuple[Number, ...]:
    """Read the numbers that are written in digits; their own texts are left empty."""
    plain = _plain_text(text)
    clocks = _clocks(plain)
    digits = _digits(plain, readings(language))
    if clocks:
        taken = _covered(clocks, len(text))
        digits = [n for n in digits if not taken[n.start]]
    return tuple(_spread([*clocks, *digits], plain, readings(language)))


@lru_cache(maxsize=256)
def _plain_text(text: str) -> str:
    """Blank out what holds no numbers; it keeps its length, so that offsets stay."""
    if not _MAY_MASK.search(text):
        return text
    pattern = _MASKED_WITH_MAIL if "@" in text else _MASKED
    return pattern.sub(lambda match: "\x00" * len(match.group()), text)


def _order(number: Number) -> tuple[int, int, Decimal, str, bool]:
    return number.start, number.end, number.value, number.kind, number.firm


def _covered(found: Iterable[Number], length: int) -> bytearray:
    taken = bytearray(length)
    for number in found:
        taken[number.start : number.end] = b"\x01" * (number.end - number.start)
    return taken


def _clocks(text: str) -> list[Number]:
    """Read 10:30 and 3:50 pm as hour and minute; a full hour's minutes need no partner."""
    found = []
    for match in _CLOCK.finditer(text):
        hour, minute = from_digits(match[1], False), from_digits(match[2], False)
        if hour > 24 or minute > 59:
            continue
        start, end = match.span()
        found += [Number(hour, "number", start, end, ""), Number(minute, "number", start, end, "", minute != 0)]
        if match[3] and match[3].lower() == "p" and hour < 12:
            found.append(Number(hour + 12, "hint", start, end, "", False))
        elif hour > 12:
            found.append(Number(hour - 12, "hint", start, end, "", False))
    return found


def _digits(text: str, table: Readings) -> list[Number]:
    found: list[Number] = []
    position = 0
    pattern = _COMMA if table.decimal_comma else _POINT
    for match in pattern.finditer(text):
        if match.start() >= position:
            read = _read(text, match, table)
            position = max(number.end for number in read if number.kind != "ratio")
            found += read
    return found


def _read(text: str, match: re.Match[str], table: Readings) -> list[Number]:
    """Read one number that begins with digits: its scale, sign, unit and what makes it a name."""
    value, start, end = from_digits(match.group(), table.decimal_comma), match.start(), match.end()
    before, behind = text[max(0, start - 16) : start], text[end : end + 24]
    if _is_name(before, behind, value):
        return [Number(value, "name", start, end, "", False)]
    value, end = powered(text, value, start, end)
    value, end = scaled(text, value, end, before, table)
    behind = text[end : end + 24]
    signed = start - sign(before, table)
    if table.fraction and (over := whole(rf"\s?(?:{table.fraction})\s?([{_D}]+)").match(behind)):
        upper = from_digits(over[1], False)
        stop = end + over.end()
        return [Number(value, "number", start, end, ""), Number(upper, "number", stop - len(over[1]), stop, ""),
                *([Number(upper / value, "ratio", start, stop, "", False)] if value else [])]  # fmt: skip
    if table.tenths and (tenth := whole(rf"(?:{table.tenths})(?:([{_D}])分)?").match(behind)):
        extra = from_digits(tenth[1], False) if tenth[1] else Decimal(0)
        return [Number(value * 10 + extra, "percent", start, end + tenth.end(), "")]
    if percent := whole(rf"[\s-]?(?:{table.percent})").match(behind):
        return [Number(value if signed == start else -value, "percent", signed, end + percent.end(), "")]
    if table.hundredths and re.search(rf"(?:{table.hundredths})\Z", before):
        return [Number(value, "percent", start, end, "")]
    return _plain(text, value, signed, start, end, table)


def _plain(text: str, value: Decimal, signed: int, start: int, end: int, table: Readings) -> list[Number]:
    before, behind = text[max(0, start - 16) : start], text[end : end + 24]
    if era := table.era_before(before):
        before_first, name = era
        return [
            Number(before_first + value, "year", start - name, end, ""),
            Number(value, "hint", start, end, "", False),
            # 昭和40年代 is 1965 to 1974.
            *(
                Number(before_first + value + year, "hint", start, end, "", False)
                for year in range(1, 10 if behind.startswith("年代") else 1)
            ),
        ]
    kind = "number"
    if (table.ordinal_behind and whole(rf"(?:{table.ordinal_behind})").match(behind)) or (
        table.ordinal_before and re.search(rf"(?:{table.ordinal_before})\s?\Z", before)
    ):
        kind = "ordinal"
    elif _is_year(value, behind, table):
        kind = "year"
    elif table.months and re.match(rf"\s?(?:{table.months})", behind):
        kind = "month"
    # The number of a list's item, (1), is ① or nothing at all elsewhere.
    item = before[-1:] in ("(", "（") and behind[:1] in (")", "）") and value < 21
    firm = not (item or value == 0 or (value == 1 and table.single and re.match(rf"\s?(?:{table.single})", behind)))
    found = [Number(value if signed == start else -value, kind, signed, end, "", firm)]
    return found + _implied(value, start, end, before, behind, table)


def _implied(value: Decimal, start: int, end: int, before: str, behind: str, table: Readings) -> list[Number]:
    """Read what a number implies beside itself: the afternoon's hour, a short year, a half more, a fraction."""
    more: list[Decimal] = []
    if 12 < value <= 24 and re.match(r"\s?[時时點点시]", behind):
        more.append(value - 12)
    if value <= 24 and re.match(r"\s?[時时點点시]\s?[半반]", behind):
        more.append(Decimal(30))
    if value < 12 and (
        re.match(r"\s?p\.?m", behind, re.IGNORECASE)
        or (table.afternoon and re.search(rf"(?:{table.afternoon})\s?\Z", before))
    ):
        more.append(value + 12)
    if table.times and value > 1 - table.factor and (times := whole(rf"[\s-]?(?:{table.times})").match(behind)):
        # 1.5 times as high is 150% of it, and 50% higher.
        span = start, end + times.end()
        counted_on_top = [Number(value + table.factor, "ratio", *span, "", False)] if table.factor else []
        return [Number(share, "multiple", *span, "", False) for share in (value, value - 1)] + counted_on_top
    if table.years and 10 <= value < 100 and value == value.to_integral() and re.match(rf"(?:{table.years})", behind):
        more += [value + 2000, value + 1900]
    if re.match("月[末底]", behind):
        more += [Decimal(day) for day in (28, 29, 30, 31)]
    if table.han and re.match(r"[年月時週个個か箇ヶヵ]{1,2}[月間]?半", behind):
        more += [value + Decimal("0.5"), value * 12 + 6]
    if over := re.match(rf"/([{_D}]{{1,2}})(?![{_D}/])", behind):
        under = from_digits(over[1], False)
        if value < under:
            return [Number(value / under, "ratio", start, end + over.end(), "", False)]
    return [Number(other, "hint", start, end, "", False) for other in more]


def _is_name(before: str, behind: str, value: Decimal) -> bool:
    """Tell digits in a name (IL-6, COVID-19, B12, PM2.5, UV-A1) from a quantity (US$20, n=20, p0.05, HR0.79)."""
    if re.match(r"[DdGKk](?![\w.])", behind) and value < 10:
        return True
    if _NAMED_TOO.search(before):
        return True
    if not _NAME_BEFORE.search(before) or _NOT_A_NAME.search(before):
        return False
    return value == value.to_integral() or re.match(r"[A-Za-z]", behind) is not None or before[-1:] in "-‐‑M"


def _is_year(value: Decimal, behind: str, table: Readings) -> bool:
    if not 1000 <= value <= 2999 or value != value.to_integral():
        return False
    if table.years:
        return re.match(rf"\s?(?:{table.years})", behind) is not None
    return value >= 1500 and not re.match(r"[\d,.]*\s?(?:[a-zA-Zµμ]{1,3}\b|%)", behind)


def _spread(found: list[Number], text: str, table: Readings) -> list[Number]:
    """Give a percent sign or a scale to the numbers before it that share it: 20〜30%, 10, 20 and 30%, 3〜4万人."""
    found = sorted(found, key=lambda n: (n.start, n.end))
    for index in range(len(found) - 2, -1, -1):
        one, two = found[index], found[index + 1]
        between = text[one.end : two.start]
        if one.kind != "number" or len(between) > 12:
            continue
        ranged = _RANGE.fullmatch(between) is not None
        if two.kind == "percent" and (ranged or (_LIST.fullmatch(between) and not _CONFIDENCE.match(text, two.end))):
            tenths = 10 if text[two.start : two.end].rstrip("0123456789０-９").endswith(("割", "成", "할")) else 1
            found[index] = replace(one, value=one.value * tenths, kind="percent")
        elif two.kind == "number" and ranged and (scale := _scale_of(two, text, table)) > 1 and one.value < 1000:
            found[index] = replace(one, value=one.value * scale)
    return found


def _scale_of(number: Number, text: str, table: Readings) -> Decimal:
    raw = (_COMMA if table.decimal_comma else _POINT).match(text, number.start)
    if raw is None or raw.end() == number.end:
        return Decimal(1)
    plain = from_digits(raw.group(), table.decimal_comma)
    return number.value / plain if plain else Decimal(1)


def _in_words(text: str, table: Readings) -> list[Number]:
    found: list[Number] = []
    for value, kind, start, end in from_words(text, table):
        percent = whole(rf"[\s-]?(?:{table.percent})").match(text, end)
        if percent:
            kind, end = "percent", percent.end()
        # The hundred of "por ciento" is none.
        if not found or found[-1].kind != "percent" or start >= found[-1].end:
            found.append(Number(value, kind, start, end, "", False))
    if table.han:
        for value, kind, start, end in from_han(text, table):
            if era := table.era_before(text[:start]):
                found.append(Number(value + era[0], "hint", start, end, "", False))
            tenth = re.compile(table.tenths).match(text, end) if table.tenths else None
            share = tenth or (table.hundredths and text.endswith(table.hundredths, 0, start))
            times = 10 if tenth else 1
            found.append(Number(value * times, "percent" if share else kind, start, end, "", False))
    firsts = [(table.era_before(text[: match.start()]), match) for match in _FIRST_YEAR.finditer(text)]
    found += [Number(era[0] + 1, "hint", *match.span(), "", False) for era, match in firsts if era]
    found += [Number(Decimal(numeric(m[0])), "name", *m.span(), "", False) for m in _ITEM.finditer(text)]
    if not _MAY_BE_ROMAN.search(text):
        return found
    romans = [m.span(group) for m in _ROMAN_BEHIND.finditer(text) for group in (1, 2) if (m[group] or "").isupper()]
    romans += [match.span() for match in _ROMAN_ALONE.finditer(text)]
    found += [Number(from_roman(text[start:end]), "ordinal", start, end, "", False) for start, end in romans]
    return found
