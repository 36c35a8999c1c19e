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
    changes, span = _difference(pair.original, pair.target)
    yield Problem(
        "; ".join(map(_said, changes[:_MOST])) + (f"; and {len(changes) - _MOST} more" if len(changes) > _MOST else ""),
        "restore the original, or remove the comment `origin: quote` if this is a translation of your own",
        span,
    )


_MOST = 4
"""Changes that a message names."""


def _said(change: tuple[str, str]) -> str:
    theirs, ours = change
    if not theirs:
        return f'the authors did not write "{ours}"'
    if not ours:
        return f'the authors\' words "{theirs}" are missing'
    return f'the authors wrote "{theirs}", the entry says "{ours}"'


def _difference(original: str, target: str) -> tuple[list[tuple[str, str]], tuple[int, int] | None]:
    """Return the words in which two texts differ, change by change, and the stretch of the second that they span."""
    from rapidfuzz.distance import Levenshtein

    theirs, seen = visible(original).text.split(), visible(target)
    words = list(_words(seen.text))
    ours = [seen.text[start:end] for start, end in words]
    blocks: list[list[int]] = []
    for step in Levenshtein.opcodes(theirs, ours):
        if step.tag == "equal":
            continue
        if blocks and (blocks[-1][1], blocks[-1][3]) == (step.src_start, step.dest_start):
            blocks[-1][1], blocks[-1][3] = step.src_end, step.dest_end
        else:
            blocks.append([step.src_start, step.src_end, step.dest_start, step.dest_end])
    changes = [(" ".join(theirs[a:b]), " ".join(ours[c:d])) for a, b, c, d in blocks]
    stretch = words[blocks[0][2] : blocks[-1][3]]
    return changes, seen.span(stretch[0][0], stretch[-1][1]) if stretch else None


def _words(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for word in text.split():
        start = text.index(word, start)
        yield start, start + len(word)
        start += len(word)
