"""The rule `unit`."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.base import Pair, Problem, check
from localize.checks.measures import quantities
from localize.checks.visible import visible
from localize.languages import has_digit
from localize.model import Severity


@check(Severity.ERROR)
def unit(pair: Pair) -> Iterator[Problem]:
    """Report a number whose unit is another one in the translation.

    Units are read in both languages: 4週間 is 4 weeks, μg is µg and microgram. Amounts that are equal are no fault (2
    weeks and 14日, 1 g and 1000 mg), and neither is one that the translator converted, since its number differs; the
    rule `number` reports that. A unit that the tables don't know is left alone, and so is a pair
    without any digit.

    Bad:
        ja: 1回10mgを4週間飲みます。
        en: Take 10 g at a time for 4 weeks.

    Good:
        ja: 1回10mgを4週間飲みます。
        en: Take 10 mg at a time for 4 weeks.
    """
    if pair.authors_words:
        return
    source, target = visible(pair.source), visible(pair.target)
    if not (has_digit(source.text) or has_digit(target.text)):
        return
    ours = list(quantities(source.text, pair.source_language))
    theirs = list(quantities(target.text, pair.target_language)) if ours else []
    left = [found for found in theirs if not any(found.equals(other) for other in ours)]
    for wanted in ours:
        if any(wanted.equals(found) for found in theirs):
            continue
        other = next((found for found in left if found.value == wanted.value), None)
        if other is not None:
            left.remove(other)
            yield Problem(
                f"{wanted.text} in the source is {other.text} in the translation",
                "write the source's unit, as the language writes it",
                target.span(other.start, other.end),
            )
