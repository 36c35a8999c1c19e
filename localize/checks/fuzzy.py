"""The rule `fuzzy`."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.base import Pair, Problem, check
from localize.model import Severity, State


@check(Severity.INFO, states=(State.DRAFT,))
def fuzzy(pair: Pair) -> Iterator[Problem]:
    """Report a translation that no person has confirmed.

    Machine drafts, matches from the translation memory and translations of a sentence that has since changed are
    marked `fuzzy`. Pages show them only with `[site] drafts = true`.

    Bad:
        ja: 効果には個人差があります。
        en: There are individual differences in the effect.
        flag: fuzzy
        origin: argos 1.9 ja→en

    Good:
        ja: 効果には個人差があります。
        en: Results vary from person to person.
    """
    origin = f" ({pair.origin})" if pair.origin else ""
    yield Problem(f"a draft{origin} that no person has confirmed", "correct it and clear the fuzzy flag")
