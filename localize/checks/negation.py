"""The rule `negation`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from localize.checks.base import Pair, Problem, check, same_words
from localize.checks.polarity import Polarity, polarity, turned
from localize.checks.visible import visible
from localize.languages import boundaries
from localize.model import Severity

_OPPOSITE = (("up", "down"), ("down", "up"), ("better", "worse"), ("worse", "better"))
_NAMES = {"up": "an increase", "down": "a decrease", "better": "an improvement", "worse": "a worsening"}


@check(Severity.WARNING)
def negation(pair: Pair) -> Iterator[Problem]:
    """Report a negation that only one of the two texts has, or a direction that is turned round.

    増加 is an increase, not a decrease; 有意差はなかった is not significant. A sentence that negates plainly (しなかった, not,
    没有) needs something in its translation that can stand for it: not, without, fail, unlikely and many more. Texts of as
    many sentences are compared sentence by sentence. Since translators turn sentences round, this is a warning: it points
    at pairs worth a second look.

    Bad:
        ja: 両群に有意差はなかった。
        en: There was a significant difference between the groups.

    Bad:
        ja: 赤みは減少しました。
        en: Redness increased.

    Good:
        ja: 両群に有意差はなかった。
        en: The groups did not differ significantly.
    """
    if pair.authors_words:
        return
    source, target = visible(pair.source).text, visible(pair.target).text
    if not _may_differ(polarity(source, pair.source_language), polarity(target, pair.target_language)):
        return
    if same_words(pair.source, pair.target):
        return  # What stands on the page in the target language already negates as it does.
    for first, second, start in _sentences(source, target, pair):
        for message, remedy, span in _problems(first, second, pair):
            marked = visible(pair.target).span(start + span[0], start + span[1]) if span else None
            yield Problem(message, remedy, marked)


def _may_differ(ours: Polarity | None, theirs: Polarity | None) -> bool:
    """Tell whether the texts have what is compared: a negation, or both a direction or a word of significance."""
    if ours is None or theirs is None or not (ours.says_anything or theirs.says_anything):
        return False
    if ours.plain or theirs.plain or ours.firm or theirs.firm:
        return True
    both_tell = ours.says_anything and theirs.says_anything
    return both_tell and bool((ours.directions and theirs.directions) or (ours.significant and theirs.significant))


def _sentences(source: str, target: str, pair: Pair) -> Iterator[tuple[str, str, int]]:
    """Yield what is compared, with its place in the translation: sentence by sentence where both texts have as many.

    A word that may stand for a negation in one sentence says nothing of the next.
    """
    ours = boundaries(source, pair.source_language)
    theirs = boundaries(target, pair.target_language) if ours else []
    if len(ours) != len(theirs) or not ours:
        yield source, target, 0
        return
    edges, places = pairwise([0, *ours, len(source)]), pairwise([0, *theirs, len(target)])
    for (start, end), (first, last) in zip(edges, places, strict=True):
        yield source[start:end], target[first:last], first


_Found = tuple[str, str, tuple[int, int] | None]


def _problems(source: str, target: str, pair: Pair) -> Iterator[_Found]:
    ours, theirs = polarity(source, pair.source_language), polarity(target, pair.target_language)
    if ours is None or theirs is None or not _may_differ(ours, theirs):
        return
    if ours.significant and theirs.significant and bool(ours.insignificant) is not bool(theirs.insignificant):
        where = "source" if ours.insignificant else "translation"
        place = theirs.insignificant or theirs.significant
        yield f"only the {where} says that it is not significant", "say what the source says", place
        return
    for one, other in _OPPOSITE:
        if not ours.directions:
            break
        if {one, other} & ours.directions == {one} and {one, other} & theirs.directions == {other}:
            if (ours.lone and not theirs.negates) or (theirs.lone and not ours.negates):
                return  # What must not grow must shrink.
            span = turned(target, pair.target_language, frozenset({other}))
            message = f"{_NAMES[one]} in the source is {_NAMES[other]} in the translation"
            yield message, "say which way it goes in the source", span
            return
    if ours.affirms and theirs.negates_once:
        yield (
            "two negations in the source affirm, the one in the translation denies",
            "say what the source says",
            theirs.plain[0],
        )
    elif ours.lone and not _stands_for(theirs, ours) and not _copied(source[slice(*ours.lone)], target):
        start, end = ours.lone
        said = source[max(0, start - 6) : end].strip()
        yield f'the source negates ("…{said}"), the translation does not', "say what the source says", None
    elif theirs.lone and not _stands_for(ours, theirs) and not _copied(target[slice(*theirs.lone)], source):
        yield "the translation negates, the source does not", "say what the source says", theirs.lone


def _stands_for(one: Polarity, other: Polarity) -> bool:
    """Tell whether anything in one text may stand for a negation of the other; where both stop something, that doesn't."""
    return one.negates_beside if one.stops and other.stops else one.negates


def _copied(word: str, source: str) -> bool:
    """Tell whether the source has the very word: a text, a name or a button that it leaves in the other language."""
    pattern = re.escape(word)
    # n't is the end of a word.
    return re.search(rf"(?<!\w){pattern}(?!\w)" if word.isalpha() else pattern, source, re.IGNORECASE) is not None
