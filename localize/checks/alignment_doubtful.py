"""The rule `alignment-doubtful`."""

from __future__ import annotations

from collections.abc import Iterator

from localize.catalogs.originals import CONFIDENT
from localize.checks.base import Pair, Problem, check
from localize.model import Severity, State


@check(Severity.WARNING, states=(State.DRAFT,))
def alignment_doubtful(pair: Pair) -> Iterator[Problem]:
    """Report a sentence whose counterpart in the quoted original is not sure.

    The sentence and the authors' words were aligned, but with little confidence; they may not say the same.
    Confirming the entry settles it.

    Bad:
        ja: 参加者の多くは満足していた。
        en: Adverse events were mild.
        original: Adverse events were mild.
        origin: quote q1 10.5555/skin.2021.014
        flag: fuzzy

    Good:
        ja: 有害事象は軽度であった。
        en: Adverse events were mild.
        original: Adverse events were mild.
        origin: quote q1 10.5555/skin.2021.014
    """
    doubtful = pair.confidence is None or pair.confidence < CONFIDENT
    if doubtful and pair.quoted and pair.original is not None:
        score = f" (confidence {pair.confidence:.2f})" if pair.confidence is not None else ""
        yield Problem(
            f"these words of the authors may not be what the sentence says{score}",
            "compare the two; correct the entry and clear the fuzzy flag",
        )
