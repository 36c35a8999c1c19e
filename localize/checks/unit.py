"""The rule `unit`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localize.checks.base import Pair, Problem, check
from localize.checks.measures import COUNTED, Quantity, quantities
from localize.checks.visible import visible
from localize.languages import numbers
from localize.model import Severity


@check(Severity.ERROR)
def unit(pair: Pair) -> Iterator[Problem]:
    """Report a number whose unit is another one in the translation.

    Units are read in both languages: 4週間 is 4 weeks, μg is µg and microgram. Amounts that are equal are no fault (2
    weeks and 14日, 1 g and 1000 mg), and neither is one that the translator converted, since its number differs; the
    rule `number` reports that. An amount whose number stands elsewhere in the translation is reported, too: 3 hours that
    are two hours beside 3分の1. A unit that the tables don't know is left alone.

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
    ours = list(quantities(source.text, pair.source_language))
    theirs = list(quantities(target.text, pair.target_language)) if ours else []
    left = [found for found in theirs if not any(found.equals(other) for other in ours)]
    for wanted in ours if left else ():
        if any(wanted.equals(found) for found in theirs):
            continue
        same_value = (found for found in left if _is_other_unit(wanted, found))
        other = next(same_value, None) or _swapped(wanted, left, pair)
        if other is not None:
            left.remove(other)
            advice = "the source's unit" if wanted.value == other.value else "the source's amount"
            yield Problem(
                f"{wanted.text} in the source is {other.text} in the translation",
                f"write {advice}, as the language writes it",
                target.span(other.start, other.end),
            )


def _is_other_unit(wanted: Quantity, found: Quantity) -> bool:
    return found.value == wanted.value and (found.dimension in COUNTED) == (wanted.dimension in COUNTED)


def _swapped(wanted: Quantity, left: Sequence[Quantity], pair: Pair) -> Quantity | None:
    """Return another amount of the same kind in its place, where the rule `number` finds its value elsewhere."""
    if wanted.value == 1 and wanted.dimension not in COUNTED - {"times"}:
        return None  # 1日2回, once: what is done per day or time
    ours = {number.value for number in numbers(visible(pair.source).text, pair.source_language)}
    theirs = {number.value for number in numbers(visible(pair.target).text, pair.target_language)}
    return next(
        (
            found
            for found in left
            if found.dimension == wanted.dimension
            and (found.value != 1 or found.dimension in COUNTED - {"times"})
            and (found.value in ours or not found.firm)
            and (wanted.value in theirs or not wanted.firm)
        ),
        None,
    )
