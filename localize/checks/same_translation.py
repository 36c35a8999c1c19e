"""The rule `same-translation`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile

from localize.checks.base import Pair, Problem, check
from localize.checks.opposite import opposites
from localize.checks.polarity import polarity
from localize.checks.siblings import gist
from localize.checks.visible import visible
from localize.languages import numbers, primary
from localize.model import Severity


@check(Severity.ERROR)
def same_translation(pair: Pair) -> Iterator[Problem]:
    """Report one translation of two texts that differ in a number, a negation, or a word and its opposite.

    An entry that was copied from its neighbour and not changed: 4週間後 and 8週間後 can't both be "after 4 weeks", nor can
    術前 and 術後 be one; which words are opposites, the rule `opposite` knows. Texts that differ in other words are left
    alone, since one word of English may stand for two of Japanese.

    Bad:
        ja: 併用できません。
        en: It can be combined.
        also: 併用できます。 = It can be combined.

    Good:
        ja: 併用できません。
        en: It cannot be combined.
        also: 併用できます。 = It can be combined.
    """
    if pair.siblings is None or pair.authors_words or not gist(pair.target):
        return
    known = pair.siblings.by_target.get(gist(pair.target), ())
    earlier = list(takewhile(lambda other: (other.source, other.context) != (pair.source, pair.context), known))
    differences = [_difference(other.source, pair) for other in earlier]
    if differences and all(differences):
        line = f" (line {earlier[0].line})" if earlier[0].line else ""
        yield Problem(
            f'"{earlier[0].source}"{line} has the same translation, and differs in {differences[0]}',
            "translate the one that was copied anew",
        )


def _difference(other: str, pair: Pair) -> str:
    one, two = visible(other).text, visible(pair.source).text
    if _values(one, pair.source_language) != _values(two, pair.source_language):
        return "a number"
    if _negated(one, two, pair.source_language):
        return "a negation"
    said, meant = opposites(one, pair.source_language), opposites(two, pair.source_language)
    # 術前 beside 術後: each has the one word where the other has its opposite.
    return next(
        (f"{said[names]} and {meant[names]}" for names in said if names in meant and said[names] != meant[names]), ""
    )


def _values(text: str, language: str) -> list[tuple[Decimal, bool]]:
    """Return the values of a text's digits, however they are written; each counts as often as it stands there."""
    return sorted((n.value, n.kind == "percent") for n in numbers(text, language) if n.firm)


def _negated(one: str, two: str, language: str) -> bool:
    """Tell whether one text negates what the other says; "could not" and "failed to" say the same."""
    ours, theirs = polarity(one, language), polarity(two, language)
    if ours is None or theirs is None:
        return False
    less, more = sorted((ours, theirs), key=lambda said: len(said.plain))
    # Japanese negates by endings, and its other words are parts of too many words to count here.
    return len(less.plain) != len(more.plain) and (bool(less.plain) or not less.negates or primary(language) == "ja")
