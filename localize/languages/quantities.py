"""Numbers read as values, however a text writes them: 2万5千, 25,000, ２５０００, twenty-five thousand.

Only digits are firm. Numbers in words, and words that imply one (both, 半年), are read too, so that digits on one side
find their partner on the other, but nothing is missing where they have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache
from unicodedata import numeric

from localize.languages.magnitudes import powered, scaled, sign, whole
from localize.languages.numerals import (
    ROMAN_NUMERAL,
    from_digits,
    from_han,
    from_roman,
    from_words,
    has_characters,
    is_unspaced,
)
from localize.languages.readings import ROMAN_CONTEXT, Readings, readings
from localize.languages.words import first_words, late, words_of
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


_DIGIT = re.compile(r"\d")
_D = "0-9０-９"
# Patterns begin with one class of characters, so that a search skips all others; what stands before is asked behind it.
_POINT = re.compile(
    rf"[{_D}.．](?:(?<=[{_D}])(?:[{_D}]{{0,2}}(?:[,，][{_D}]{{3}})+(?![{_D}])(?:[.．·][{_D}]+)?"
    rf"|[{_D}]?(?:,[{_D}]{{2}})+,[{_D}]{{3}}(?![{_D}])|[{_D}]*(?:[.．·][{_D}]+)?)|(?<![{_D}])(?<![A-Za-z0-9０-９.．].)[{_D}]+)"
)
_COMMA = re.compile(
    rf"[{_D},.](?:(?<=[{_D}])(?:[{_D}]{{0,2}}(?:[.\u202f\xa0\u2009 ’'][{_D}]{{3}})+(?![{_D}])(?:,[{_D}]+)?"
    rf"|[{_D}]*(?:[,.][{_D}]+)?)|(?<![{_D}])(?<![A-Za-z0-9０-９,.].)[{_D}]+)"
)
_ADDRESS = r"(?:https?://|www\.|doi:\s?)[!-;=?-~]+|\b10\.\d{4,9}/[!-;=?-~]+"
_TAG = r"</?[a-z]{1,20}\d{0,4}/?>|%\d+\$"
_MASKED = re.compile(rf"{_ADDRESS}|{_TAG}")
# Any letter may begin an e-mail address: they are only looked for where there is the mark of one.
_MASKED_WITH_MAIL = re.compile(rf"{_ADDRESS}|[\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]+)+|{_TAG}")
_MAY_MASK = ("@", "<", "%", "://", "www.", "doi:", "10.")
_RANGE = re.compile(r"\s*(?:[〜～~\-‐‑–—−－―]|から|ないし|to|through|至|到|에서|bis|à|a|al)\s*")
_LIST = re.compile(
    r"\s*(?:, (?:and|or) |[、,，/・:：]|and|or|と|や|または|および|及び|和|或|및|와|과|und|oder|et|ou|y|o)\s*"
)
_ONE_LETTER = frozenset("DdGKk")
"""Behind a digit and alone, as in 3D and 5G."""
_DASHES = frozenset("-‐‑–")
_NAME_LETTER = re.compile("[A-Za-zΑ-ωＡ-Ｚａ-ｚ]")
_NAMED_TOO = re.compile(r"[A-Z][A-Za-z]{0,4}-\d+\w?(?:,|,? (?:and|or)) [-‐‑–]\Z")
"""Before the 8 of "IL-6 and -8"."""
_NOT_A_NAME = re.compile(
    r"\b(?:US|USD|EUR|JPY|GBP|Rs|RM|No|Nr|Fig|Vol|x"
    r"|(?:mid|early|late|pre|post|non|under|over|sub|top|about|around|to|of|the|a|and|plus|minus)[-‐‑–])\Z",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"([{_D}][{_D}]?)(?:[:：]|\s?h\s?|\.(?=\d\d\s?[ap]\.?m\b))([{_D}]{{2}})(?![{_D}:：])(?:\s?([ap])\.?m\b\.?)?",
    re.IGNORECASE,
)


_MAY_BE_POWER = re.compile(r"\s?[×xX*·⋅^⁻⁺⁰¹²³⁴-⁹]")

_CONFIDENCE = re.compile(r"\s?(?:CI\b|C\.I\.|confidence|信頼|置信|信賴|신뢰)", re.IGNORECASE)
"""Behind a percentage that belongs to what follows: an odds ratio of 1.09, 95% CI 1.04–1.15."""

_ROMAN_BEHIND = re.compile(
    rf"(?:{'|'.join(map(re.escape, ROMAN_CONTEXT))})[\s-]*({ROMAN_NUMERAL})(?:\s?[/–-]\s?({ROMAN_NUMERAL}))?(?![a-z])",
    re.IGNORECASE,
)
_MAY_BE_ROMAN = re.compile("[IVXⅠ-Ⅻⅰ-ⅻ](?:(?<![IVX])|(?![A-Za-df-z]))")
_FIRST_YEAR = re.compile("元(?=年)")
_ITEM = re.compile("[①-⒛㉑-㉟㊱-㊿❶-➓⓵-⓾]")
"""The number of a list's item, which is 1. or (1) elsewhere."""
_ROMAN_ALONE = re.compile(rf"(?<![A-Za-z])(?:{ROMAN_NUMERAL})(?=[型相期度群]|(?:e|er|ème) siècle)|[Ⅰ-Ⅻⅰ-ⅻ]")


@lru_cache(maxsize=256)  # Several checks ask it of the same text in a row.
def has_digit(text: str) -> bool:
    """Tell whether a text has digits, of any width."""
    return _DIGIT.search(text) is not None


def numbers(text: str, language: str) -> list[Number]:
    """Read the numbers of a text, in order; offsets count characters of `text`.

    Those in addresses (URL, DOI, e-mail) and in tags are left out: other checks compare these as they stand.
    """
    return list(_numbers(text, language))


def firm(text: str, language: str) -> set[tuple[str, Decimal]]:
    """Return kind and value of the numbers of a text that a translation must have; words aren't read for these."""
    return {(number.kind, number.value) for number in in_digits(text, language) if number.firm}


def months(text: str, language: str) -> list[Number]:
    """Return the months that a text names, in order."""
    table = readings(language)
    in_words = "月" in text if table.han else not month_words(language).isdisjoint(words_of(text))
    return [n for n in (numbers(text, language) if in_words else in_digits(text, language)) if n.kind == "month"]


_TOLD = frozenset(("word", "ratio", "share", "percent", "ordinal", "month"))


def is_told(number: Number) -> bool:
    """Tell whether a number is told plainly in words; one is an article, a pronoun or nothing elsewhere."""
    if number.firm or number.kind not in _TOLD:
        return False
    return number.value not in (0, 1) or number.kind in ("ordinal", "month")


def may_tell(text: str, language: str) -> bool:
    """Tell at once whether a text may have a number that `is_told`; it has none where not."""
    table, digits = readings(language), in_digits(text, language)
    between = table.out_of or table.among
    if any(map(is_told, digits)) or (len(digits) > 1 and between and whole(between).search(text)):
        return True
    if has_characters(text, table) if is_unspaced(table) else not _told_words(table).isdisjoint(words_of(text)):
        return True
    return bool(_romans(text))


@cache
def month_words(language: str) -> frozenset[str]:
    """Return the names of months in lower case; none of a language that counts them."""
    return frozenset(readings(language).month_names)


@cache
def _told_words(table: Readings) -> frozenset[str]:
    counts = [word for words in (table.words, table.told) for word, value in words.items() if value not in (0, 1)]
    return first_words((*counts, *table.multipliers, *table.parts, *table.ordinals, *table.month_names))


@lru_cache(maxsize=256)  # Several checks read the same text in a row.
def _numbers(text: str, language: str) -> tuple[Number, ...]:
    digits = in_digits(text, language)
    words = _in_words(text, language)
    if digits and words:
        taken = _covered(digits, len(text))
        words = tuple(n for n in words if not any(taken[n.start : n.end]))
    shares = _shares((*digits, *words), text, readings(language))
    if not (digits or words):
        return ()
    read = {Number(n.value, n.kind, n.start, n.end, text[n.start : n.end], n.firm) for n in (*digits, *words, *shares)}
    return tuple(sorted(read, key=_order))


def _shares(found: Iterable[Number], text: str, table: Readings) -> list[Number]:
    """Read nine out of ten and 5人に1人 as a share, beside their numbers."""
    counted = [n for n in found if n.kind in ("number", "word") and n.value == n.value.to_integral()]
    pattern = table.out_of or table.among
    if len(counted) < 2 or not pattern:
        return []
    between = whole(pattern)
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
def in_digits(text: str, language: str) -> tuple[Number, ...]:
    """Read the numbers that are written in digits; their own texts are left empty."""
    if not has_digit(text):
        return ()
    plain = _plain_text(text)
    digits = _digits(plain, readings(language))
    clocks = _clocks(plain)
    if clocks:
        taken = _covered(clocks, len(text))
        digits = [n for n in digits if not taken[n.start]]
    return tuple(_spread([*clocks, *digits], plain, readings(language)))


@lru_cache(maxsize=256)
def _plain_text(text: str) -> str:
    """Blank out what holds no numbers; it keeps its length, so that offsets stay."""
    if not any(mark in text for mark in _MAY_MASK):
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
    if _MAY_BE_POWER.match(text, end):
        value, end = powered(text, value, start, end)
    value, end = scaled(text, value, end, before, table)
    signed = start - sign(before, table)
    share = _share(table).match(text, end, end + 24)
    if share is None:
        if table.hundredths and before.endswith(table.hundredths):
            return [Number(value, "percent", start, end, "")]
        return _plain(text, value, signed, start, end, table)
    stop = share.end()
    if over := share["over"]:
        upper = from_digits(over, False)
        return [Number(value, "number", start, end, ""), Number(upper, "number", stop - len(over), stop, ""),
                *([Number(upper / value, "ratio", start, stop, "", False)] if value else [])]  # fmt: skip
    if share.lastgroup == "percent":
        return [Number(value if signed == start else -value, "percent", signed, stop, "")]
    extra = from_digits(share["more"], False) if share["more"] else Decimal(0)
    return [Number(value * 10 + extra, "percent", start, stop, "")]


@cache
def _share(table: Readings) -> re.Pattern[str]:
    """Return what makes a share of the number before it: 分の2, 割5分, percent."""
    never = "(?!)"
    return whole(
        rf"\s?(?:{table.fraction or never})\s?(?P<over>[{_D}]+)|(?:{table.tenths or never})(?:(?P<more>[{_D}])分)?"
        rf"|[\s-]?(?P<percent>{table.percent})"
    )


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
    named = _named(table).match(behind)
    kind = named.lastgroup if named else None
    if kind == "ordinal" or _ends_with(before, table.ordinal_before):
        kind = "ordinal"
    elif kind != "month":
        kind = "year" if _is_year(value, behind, table, kind == "year") else "number"
    # The number of a list's item, (1), is ① or nothing at all elsewhere.
    item = before[-1:] in ("(", "（") and behind[:1] in (")", "）") and value < 21
    single = value == 1 and table.single and late(rf"\s?(?:{table.single})").match(behind)
    firm = not (item or value == 0 or single)
    found = [Number(value if signed == start else -value, kind, signed, end, "", firm)]
    if _may_imply(table).match(behind) or _ends_with(before, table.afternoon):
        found += _implied(value, start, end, before, behind, table)
    return found


@cache
def _named(table: Readings) -> re.Pattern[str]:
    """Return what says what kind of number stands before it."""
    parts = [table.ordinal_behind and rf"(?P<ordinal>{table.ordinal_behind})"]
    parts += [text and rf"\s?(?P<{kind}>{text})" for kind, text in (("year", table.years), ("month", table.months))]
    return whole("|".join(filter(None, parts)) or "(?!)")


@cache
def _may_imply(table: Readings) -> re.Pattern[str]:
    """Return what all begins with that makes a number imply others."""
    words = "".join(f"|{text}" for text in (table.years, table.times) if text)
    return whole(rf"[\s-]?(?:[時时點点시年月週个個か箇ヶヵ]|p\.?m{words})|/[{_D}]")


def _ends_with(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether a text, but for a space, ends with one of the words."""
    return (text[:-1] if text[-1:].isspace() else text).endswith(words)


def _implied(value: Decimal, start: int, end: int, before: str, behind: str, table: Readings) -> list[Number]:
    """Read what a number implies beside itself: the afternoon's hour, a short year, a half more, a fraction."""
    more: list[Decimal] = []
    if 12 < value <= 24 and late(r"\s?[時时點点시]").match(behind):
        more.append(value - 12)
    if value <= 24 and late(r"\s?[時时點点시]\s?[半반]").match(behind):
        more.append(Decimal(30))
    if value < 12 and (late(r"\s?[pP]\.?[mM]").match(behind) or _ends_with(before, table.afternoon)):
        more.append(value + 12)
    if table.times and value > 1 - table.factor and (times := whole(rf"[\s-]?(?:{table.times})").match(behind)):
        # 1.5 times as high is 150% of it, and 50% higher.
        span = start, end + times.end()
        counted_on_top = [Number(value + table.factor, "ratio", *span, "", False)] if table.factor else []
        return [Number(share, "multiple", *span, "", False) for share in (value, value - 1)] + counted_on_top
    if table.years and 10 <= value < 100 and value == value.to_integral() and late(table.years).match(behind):
        more += [value + 2000, value + 1900]
    if behind.startswith(("月末", "月底")):
        more += [Decimal(day) for day in (28, 29, 30, 31)]
    if table.han and late(r"[年月時週个個か箇ヶヵ]{1,2}[月間]?半").match(behind):
        more += [value + Decimal("0.5"), value * 12 + 6]
    if over := late(rf"/([{_D}]{{1,2}})(?![{_D}/])").match(behind):
        under = from_digits(over[1], False)
        if value < under:
            return [Number(value / under, "ratio", start, end + over.end(), "", False)]
    return [Number(other, "hint", start, end, "", False) for other in more]


def _is_name(before: str, behind: str, value: Decimal) -> bool:
    """Tell digits in a name (IL-6, COVID-19, B12, PM2.5, UV-A1) from a quantity (US$20, n=20, p0.05, HR0.79)."""
    if behind[:1] in _ONE_LETTER and value < 10 and late(r".(?![\w.])").match(behind):
        return True
    last = before[-1:]
    if last in _DASHES and _NAMED_TOO.search(before):
        return True
    letter = before[-2:-1] if last in _DASHES else last
    if not _NAME_LETTER.match(letter) or _NOT_A_NAME.search(before):
        return False
    return value == value.to_integral() or late("[A-Za-z]").match(behind) is not None or last in "-‐‑M"


def _is_year(value: Decimal, behind: str, table: Readings, called: bool) -> bool:
    """Tell a year; `called` where the word stands behind it that the language puts there, if it has one."""
    if not 1000 <= value <= 2999 or value != value.to_integral():
        return False
    if table.years:
        return called
    return value >= 1500 and not late(r"[\d,.]*\s?(?:[a-zA-Zµμ]{1,3}\b|%)").match(behind)


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


@cache
def _percent(table: Readings) -> re.Pattern[str]:
    return whole(rf"[\s-]?(?:{table.percent})")


@lru_cache(maxsize=256)
def _in_words(text: str, language: str) -> tuple[Number, ...]:
    """Read the numbers that are written in words, in letters or in Chinese characters; their own texts are left empty."""
    text, table = _plain_text(text), readings(language)
    found: list[Number] = []
    for value, kind, start, end in from_words(text, table):
        percent = _percent(table).match(text, end)
        if percent:
            kind, end = "percent", percent.end()
        # The hundred of "por ciento" is none.
        if not found or found[-1].kind != "percent" or start >= found[-1].end:
            found.append(Number(value, kind, start, end, "", False))
    if table.han:
        for value, kind, start, end in from_han(text, table):
            if era := table.era_before(text[:start]):
                found.append(Number(value + era[0], "hint", start, end, "", False))
            tenth = late(table.tenths).match(text, end) if table.tenths else None
            share = tenth or (table.hundredths and text.endswith(table.hundredths, 0, start))
            times = 10 if tenth else 1
            found.append(Number(value * times, "percent" if share else kind, start, end, "", False))
    if table.eras and "元年" in text:
        firsts = [(table.era_before(text[: match.start()]), match) for match in _FIRST_YEAR.finditer(text)]
        found += [Number(era[0] + 1, "hint", *match.span(), "", False) for era, match in firsts if era]
    found += [Number(Decimal(numeric(m[0])), "name", *m.span(), "", False) for m in _ITEM.finditer(text)]
    romans = [Number(from_roman(text[start:end]), "ordinal", start, end, "", False) for start, end in _romans(text)]
    return (*found, *romans)


def _romans(text: str) -> list[tuple[int, int]]:
    """Return where Roman numerals stand."""
    places = [match.start() for match in _MAY_BE_ROMAN.finditer(text)]
    if not places:
        return []
    found = []
    before = (text[max(0, place - 20) : place].rstrip("IVX").rstrip(" -\xa0\u3000\n").lower() for place in places)
    if any(words.endswith(ROMAN_CONTEXT) for words in before):
        found = [m.span(group) for m in _ROMAN_BEHIND.finditer(text) for group in (1, 2) if (m[group] or "").isupper()]
    return found + [match.span() for match in _ROMAN_ALONE.finditer(text)]
