"""The rule `number`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from localize.checks.base import Pair, Problem, check
from localize.checks.citation import find_citations
from localize.checks.dates import Named
from localize.checks.labels import labels
from localize.checks.measures import Quantity, quantities
from localize.checks.visible import Visible, visible
from localize.languages import Number, NumberDiff, other_word, same_numbers
from localize.model import Severity

_LEAST_GROUPED = 10_000
"""From here on digits are grouped; below, a number may be a year."""
_SCALES = (("trillion", Decimal(10**12)), ("billion", Decimal(10**9)), ("million", Decimal(10**6)))
_FRACTIONS = {
    Decimal("0.5"): "half",
    Decimal("0.25"): "a quarter",
    Decimal("0.33"): "a third",
    Decimal("0.67"): "two-thirds",
    Decimal("0.75"): "three-quarters",
}
_POWERS = str.maketrans("×⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "x0123456789-")


@check(Severity.ERROR)
def number(pair: Pair) -> Iterator[Problem]:
    """Report a number that differs between source and translation.

    Numbers are read as values in both languages, not compared as strings: 3割 is 30%, 2万5千 is 25,000, half-width and
    full-width digits are equal. Months, weekdays, hours (午後3時, 3 p.m.), how often something is done (1日2回, twice daily)
    and names (IL-6, phase III) are compared by what they name, and a number that both texts tell in words is reported
    where it is another one (半数, a third). In the words of quoted authors, which can't be changed, only a number of the
    source that they do not have is reported, as a warning: the article's translation of them may be wrong.

    Bad:
        ja: 発生率は0.05%でした。
        en: The incidence was 0.5%.

    Bad:
        ja: 1日1回、朝食後に服用します。
        en: Take twice daily after breakfast.

    Good:
        ja: 発生率は0.05%でした。
        en: The incidence was 0.05%.
    """
    source, target = visible(pair.source), visible(pair.target)
    texts = _without_citations(source.text), _without_citations(target.text)
    difference = _without_equal_amounts(same_numbers(*texts, pair.source_language, pair.target_language), texts, pair)
    if pair.authors_words:
        for lost in difference.missing:
            yield Problem(
                f"{_shown(lost)} in the source is not in the authors' words",
                "compare the article with the quote, and correct the article",
                severity=Severity.WARNING,
            )
        return
    pairs = list(_partners(difference.missing, difference.extra))
    for missing, extra in pairs if len(pairs) > 1 else _with_words(pairs, difference):
        yield _problem(missing, extra, target)
    if not difference:
        named = list(_labels(texts[0], target, pair))
        yield from named or _words(texts, target, pair)


def _labels(source: str, target: Visible, pair: Pair) -> Iterator[Problem]:
    """Compare what has a number in its name, which may stand elsewhere in the sentence, too: phases, IL-6, months."""
    ours = labels(source, pair.source_language)
    theirs = labels(target.text, pair.target_language) if ours else {}
    for kind, wanted in ours.items():
        given = theirs.get(kind, [])
        if kind == "month" and len(given) == len(wanted):
            wanted, given = _uncommon(wanted, given)  # From July 2018 to July 2019 has it twice.
        ours_known, theirs_known = ({_bare(name) for _, name, *_ in found} for found in (wanted, given))
        lost = dict.fromkeys(name for _, name, *_ in wanted if _bare(name) not in theirs_known)
        new = [found for found in given if _bare(found[1]) not in ours_known]
        for name, (_, other, start, end) in zip(lost, new, strict=False):
            yield Problem(
                f"{name} in the source is {other} in the translation",
                f"write {name}; `localize explain number` tells how numbers are read",
                target.span(start, end),
            )


def _uncommon(ours: Sequence[Named], theirs: Sequence[Named]) -> tuple[list[Named], list[Named]]:
    """Take out what both have, each as often as it stands there."""
    left = list(theirs)
    lost = []
    for wanted in ours:
        same = next((found for found in left if found[1] == wanted[1]), None)
        if same:
            left.remove(same)
        else:
            lost.append(wanted)
    return lost, left


def _bare(name: str) -> str:
    """Return a name as it is compared: SHA-1 is sha1."""
    return name.replace("-", "").lower()


def _words(texts: tuple[str, str], target: Visible, pair: Pair) -> Iterator[Problem]:
    """Compare the numbers that both texts tell in words: half and a third, twice and three times."""
    found = other_word(*texts, pair.source_language, pair.target_language)
    if found and _without_equal_amounts(NumberDiff(found[:1], found[1:]), texts, pair):
        yield _problem(*found, target)


def _without_equal_amounts(difference: NumberDiff, texts: tuple[str, str], pair: Pair) -> NumberDiff:
    """Take out the numbers of amounts that the other text has in another unit: 2 weeks and 14日, 1 g and 1000 mg."""
    if not difference:
        return difference
    ours = list(quantities(texts[0], pair.source_language))
    theirs = list(quantities(texts[1], pair.target_language))
    return NumberDiff(
        tuple(n for n in difference.missing if not _has_equal(n, ours, theirs)),
        tuple(n for n in difference.extra if not _has_equal(n, theirs, ours)),
        difference.missing_words,
        difference.extra_words,
    )


def _has_equal(number: Number, own: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    amounts = [q for q in own if q.start <= number.start < q.end]
    return any(amount.equals(other) for amount in amounts for other in others)


def _partners(missing: Sequence[Number], extra: Sequence[Number]) -> Iterator[tuple[Number | None, Number | None]]:
    """Put a number that is missing beside the one that probably stands in its place: the next of its kind."""
    left = list(extra)
    for lost in missing:
        same_kind = [found for found in left if found.kind == lost.kind]
        partner = next(iter(same_kind or (left if len(missing) == len(extra) == 1 else ())), None)
        if partner:
            left.remove(partner)
        yield lost, partner
    yield from ((None, found) for found in left)


def _with_words(
    pairs: Sequence[tuple[Number | None, Number | None]], difference: NumberDiff
) -> Iterator[tuple[Number | None, Number | None]]:
    """Put the one number in words that has no partner beside the one number in digits that has none: 2回 and three times."""
    ours, theirs = difference.missing_words, difference.extra_words
    for missing, extra in pairs:
        yield missing or (ours[0] if len(ours) == 1 else None), extra or (theirs[0] if len(theirs) == 1 else None)


def _without_citations(text: str) -> str:
    """Blank out what the rule `citation` compares, character for character."""
    citations = find_citations(text)
    for _, _, (start, end) in citations.values() if citations else ():
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _problem(missing: Number | None, extra: Number | None, target: Visible) -> Problem:
    tells = "`localize explain number` tells how numbers are read"
    span = target.span(extra.start, extra.end) if extra else None
    if missing and extra:
        return Problem(
            f"{_shown(missing)} in the source is {_shown(extra)} in the translation",
            f"write {_value(missing)}; {tells}",
            span,
        )
    if missing:
        return Problem(
            f"{_shown(missing)} in the source is not in the translation", f"write {_value(missing)}; {tells}", span
        )
    assert extra is not None
    return Problem(f"{_shown(extra)} in the translation is not in the source", f"take it away; {tells}", span)


def _shown(found: Number) -> str:
    """Return a number as its text writes it, with its value where that says more."""
    text = found.text.removesuffix(" of")
    return text if _is_plain(text) else f"{text} ({_value(found)})"


def _is_plain(text: str) -> bool:
    return text.lstrip("−–‒").translate(_POWERS).isascii()


def _value(found: Number) -> str:
    """Return a number as English writes it: as the text does where that is plain, else its value."""
    if _is_plain(found.text):
        return found.text.removesuffix(" of")
    if found.kind != "percent" and (fraction := _FRACTIONS.get(round(found.value, 2))):
        return fraction
    value, scale = found.value, ""
    for word, size in _SCALES:
        if abs(value) >= size and value % (size / 1000) == 0:
            value, scale = value / size, f" {word}"
            break
    text = f"{value:,f}" if abs(value) >= _LEAST_GROUPED else f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text + scale + ("%" if found.kind == "percent" else "")
