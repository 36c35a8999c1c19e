"""The rule `leftover-script`."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.base import Pair, Problem, check
from localize.checks.visible import visible
from localize.languages import leftover
from localize.model import Severity

_BRACKETS = {"(": ")", "（": "）", "[": "]", "［": "］"}


@check(Severity.ERROR)
def leftover_script(pair: Pair) -> Iterator[Problem]:
    """Report letters of the source language that are left in the translation.

    From Japanese into English these are kana and kanji, into Chinese and Korean kana. A word in brackets after its
    translation is meant to be there: `Kampo (漢方)`. A translation that is the source itself is the business of the rule
    `same-as-source`.

    Bad:
        ja: ヒアルロン酸の注射は一回で終わります。
        en: The ヒアルロン酸 injection takes one visit.

    Good:
        ja: 漢方を併用します。
        en: We also use Kampo (漢方) medicine.
    """
    seen = visible(pair.target)
    left = leftover(seen.text, pair.source_language, pair.target_language)
    if not left or seen.text.split() == visible(pair.source).text.split():
        return  # the business of same-as-source
    for start, end in left:
        opening, closing = seen.text[max(0, start - 1) : start], seen.text[end : end + 1]
        if start > 1 and closing and _BRACKETS.get(opening) == closing:
            continue
        yield Problem(f'"{seen.text[start:end]}" is left in the source language', "translate it", seen.span(start, end))
