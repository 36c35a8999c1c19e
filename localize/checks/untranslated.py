"""The rule `untranslated`."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.base import Pair, Problem, check
from localize.model import Severity, State


@check(Severity.INFO, states=(State.UNTRANSLATED,))
def untranslated(pair: Pair) -> Iterator[Problem]:
    """Report an entry that has no translation yet.

    The page shows the source text there, or leaves it out, or is not built, as `[site] untranslated` says.

    Bad:
        ja: 効果には個人差があります。
        en:

    Good:
        ja: 効果には個人差があります。
        en: Results vary from person to person.
    """
    if pair.source:
        yield Problem("not translated yet", "translate it, or let `localize translate` draft it")
