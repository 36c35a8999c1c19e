"""The rule `original-altered`."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.base import Pair, Problem, check
from localize.checks.visible import visible
from localize.model import Severity


@check(Severity.ERROR)
def original_altered(pair: Pair) -> Iterator[Problem]:
    """Report a quotation whose words are not the authors' any more.

    An entry with the comment `origin: quote …` is filled with what the authors wrote. To quote them otherwise would
    put words in their mouth. A translator who wants other words takes the comment away.

    Bad:
        ja: 発赤は21%減少した。
        en: Redness was greatly reduced by 21%.
        original: Redness decreased by 21%.
        origin: quote q1 10.5555/skin.2021.014

    Good:
        ja: 発赤は21%減少した。
        en: Redness decreased by 21%.
        original: Redness decreased by 21%.
        origin: quote q1 10.5555/skin.2021.014
    """
    if pair.original is None or not pair.quoted or pair.authors_words:
        return
    theirs, ours, span = _difference(pair.original, pair.target)
    if not theirs:
        message = f'the authors did not write "{ours}"'
    elif not ours:
        message = f'the authors\' words "{theirs}" are missing'
    else:
        message = f'the authors wrote "{theirs}", the entry says "{ours}"'
    yield Problem(
        message,
        "restore the original, or remove the comment `origin: quote` if this is a translation of your own",
        span,
    )


def _difference(original: str, target: str) -> tuple[str, str, tuple[int, int] | None]:
    """Return the stretch of words in which two texts differ, and where it is in the second."""
    theirs, seen = visible(original).text.split(), visible(target)
    words = list(_words(seen.text))
    ours = [seen.text[start:end] for start, end in words]
    shorter = min(len(theirs), len(ours))
    head = next((i for i in range(shorter) if theirs[i] != ours[i]), shorter)
    tail = next((i for i in range(shorter - head) if theirs[-1 - i] != ours[-1 - i]), shorter - head)
    stretch = words[head : len(words) - tail]
    span = seen.span(stretch[0][0], stretch[-1][1]) if stretch else None
    return " ".join(theirs[head : len(theirs) - tail]), " ".join(ours[head : len(ours) - tail]), span


def _words(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for word in text.split():
        start = text.index(word, start)
        yield start, start + len(word)
        start += len(word)
