"""Which numbers of a source text its translation lacks, and which it has too many.

What counts as equal: values do, whatever their writing; a percentage is a share, so that 50% is half and never 50; a
sign may be told in words (−5%, 5%減). Only digits must have a partner, each value at least once: translators repeat a
number or leave a repetition out. A number in words, 0, and 1 before a counter (1つ) may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Context, Decimal

from localize.languages.numerals import is_unspaced
from localize.languages.quantities import Number, firm, has_digit, is_told, may_tell, numbers
from localize.languages.readings import readings
from localize.languages.words import lowered
from localize.values import frozen

_Key = tuple[str, Decimal]
_NEAR = 60
"""How many characters before a number a word for a decrease may stand; half as many behind it."""
_NINE_DIGITS = Context(prec=9)


@frozen
class NumberDiff:
    """How the numbers of two texts differ; empty on both sides where they agree."""

    missing: tuple[Number, ...]
    """Numbers of the source that the translation lacks; offsets are those of the source."""
    extra: tuple[Number, ...]
    """Numbers of the translation that the source lacks; offsets are those of the translation."""
    missing_words: tuple[Number, ...] = ()
    """Numbers in words of the source that the translation lacks: what an extra one may stand for."""
    extra_words: tuple[Number, ...] = ()
    """The same of the translation: what may stand for a missing one."""

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra)


_SAME = NumberDiff((), ())


def same_numbers(source: str, target: str, source_language: str, target_language: str) -> NumberDiff:
    """Compare the numbers of a text with those of its translation."""
    if not (has_digit(source) or has_digit(target)):
        return _SAME  # Only digits must have a partner.
    if firm(source, source_language) == firm(target, target_language):
        return _SAME  # Where both texts have the same of these, none is missing.
    ours, theirs = numbers(source, source_language), numbers(target, target_language)
    lower = _told_lower(ours, source, source_language), _told_lower(theirs, target, target_language)
    missing = _without_partner(ours, theirs, lower[0], lower[1])
    extra = _without_partner(theirs, ours, lower[1], lower[0])
    if not (missing or extra):
        return _SAME
    return NumberDiff(missing, extra, tuple(_told_alone(ours, theirs)), tuple(_told_alone(theirs, ours)))


def other_word(source: str, target: str, source_language: str, target_language: str) -> tuple[Number, Number] | None:
    """Return the one number in words that is another one in the translation: half and a third; None where none is.

    Translators say numbers in words freely, and so only a pair counts: one lost and one that is new.
    """
    sides = (source, source_language), (target, target_language)
    if not all(may_tell(*side) for side in sides):
        return None
    # Words without spaces between them are read sooner.
    for side in sides if is_unspaced(readings(source_language)) else sides[::-1]:
        if not any(map(is_told, numbers(*side))):
            return None
    ours, theirs = numbers(source, source_language), numbers(target, target_language)
    lost, new = _told_alone(ours, theirs), _told_alone(theirs, ours)
    if len(lost) != 1 or len(new) != 1 or (1 in (lost[0].value, new[0].value) and lost[0].kind != new[0].kind):
        return None
    # A third is not two hours; of "one in four", "jeder dritte" tells the four alone.
    alike = "share" in (lost[0].kind, new[0].kind) or _is_part(lost[0]) == _is_part(new[0])
    return (lost[0], new[0]) if alike else None


def _is_part(number: Number) -> bool:
    return number.kind == "percent" or number.value < 1


def _told_alone(wanted: Sequence[Number], given: Sequence[Number]) -> list[Number]:
    shares = [(n.start, n.end) for n in given if n.kind == "ratio"]
    # The three of three-quarters is no partner of a third dose.
    known = _known(wanted, [n for n in given if n.kind != "hint" or not _within(n, shares)])
    equal = [(n.start, n.end) for n in wanted if n.kind == "share" and _keys(n, _PERCENT) & known]
    alone = [n for n in wanted if is_told(n) and not _keys(n, _PERCENT) & known and not _within(n, equal)]
    return [n for n in alone if not _within(n, [(o.start, o.end) for o in alone if o is not n])]


def _told_lower(found: Sequence[Number], text: str, language: str) -> set[_Key]:
    """Return the negative of each number that has a word for a decrease near it: it fell by 5%, 5%減."""
    words = readings(language).lowers
    places = [match.start() for match in re.finditer(words, lowered(text))] if words else []
    near = [n for n in found if n.value > 0 and any(n.start - _NEAR < place < n.end + _NEAR // 2 for place in places)]
    return {(kind, -value) for number in near for kind, value in _keys(number, _OF_A_FACTOR)}


def _without_partner(
    wanted: Sequence[Number], given: Sequence[Number], wanted_lower: set[_Key], given_lower: set[_Key]
) -> tuple[Number, ...]:
    keys = _known(wanted, given)
    # Who tells a decrease in words may leave the sign out.
    signed = given_lower | {(kind, -value) for kind, value in keys & wanted_lower}
    known = keys | signed
    fractions = [
        (n.start, n.end) for n in wanted if n.kind in ("ratio", "share", "multiple") and _keys(n, _PERCENT) & known
    ]
    return tuple(
        number
        for number in wanted
        if number.firm and not _keys(number, _PERCENT) & known and not _within(number, fractions)
    )


def _within(number: Number, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= number.start and number.end <= end for start, end in spans)


def _known(wanted: Sequence[Number], given: Sequence[Number]) -> set[_Key]:
    """Return what the numbers of a text may be equal to; March is 3月 where there is one, and then not 3 centers, too."""
    months = {number.value for number in wanted if number.kind == "month"}
    keys: set[_Key] = set()
    for number in given:
        named = number.kind == "month" and not number.firm and number.value in months
        keys |= {("month", number.value)} if named else _keys(number, _OF_A_FACTOR)
    return keys


_PERCENT, _OF_A_FACTOR = "a percentage", "of a factor"


def _keys(number: Number, factor: str) -> set[_Key]:
    """Return what the number may be equal to: its share where it is one, and half or a quarter in words as either.

    A factor (1.5 times) is compared with percentages (50% more), never as a share with another factor: 1.5 is 1.5, and
    what one text's factors look for as `_PERCENT` is what the other's percentages give, and the reverse.
    """
    value = number.value
    if number.kind == "multiple":
        return {(factor, _rounded(value))}
    if number.kind == "percent":
        other = _PERCENT if factor == _OF_A_FACTOR else _OF_A_FACTOR
        return {("share", _rounded(value / 100)), (other, _rounded(value / 100))}
    if number.kind in ("ratio", "share") or (not number.firm and 0 < value < 1):
        return {("share", _rounded(value)), ("number", _rounded(value))}
    if number.kind == "month":
        return {("month", value), ("number", value)}
    return {("number", _rounded(value))}


def _rounded(value: Decimal) -> Decimal:
    # Thirds have no last decimal place.
    return _NINE_DIGITS.plus(value).normalize()
