"""Which phrases of two languages stand in the same pairs of sentences more often than by accident."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from localize.glossary.suggest.phrases import Phrase
from localize.values import frozen


@frozen
class Link:
    """Two phrases that seem to say the same."""

    source: str
    """Keys of phrases."""
    target: str
    pairs: tuple[int, ...]
    """Numbers of the pairs of sentences that have both."""
    dice: float
    """Share of the pairs with either that have both, 0 to 1 (L. R. Dice, Ecology 26, 1945)."""
    likelihood: float
    """Log-likelihood ratio (T. Dunning, Computational Linguistics 19, 1993): 10.8 is p < 0.001."""
    rivals: int = 0
    """Other targets, no part of this one nor it of them, that would do as well for the source."""


_LEAST = 2
"""Pairs of sentences that a link must stand in."""
_SURE = 10.83
_DICE = 0.5


def links(pairs: Sequence[tuple[Sequence[Phrase], Sequence[Phrase]]], expected: Callable[[str], float]) -> list[Link]:
    """Link the phrases of pairs of sentences, the best first, each phrase once.

    The stronger link goes first, so that a part of a term is not taken for the term (competitive linking: I. D. Melamed,
    Computational Linguistics 26, 2000). Of links that are as strong the longer source goes first, then the target
    whose length is closest to what is `expected` of a translation of the source.
    """
    whole_sources, whole_targets = _whole(source for source, _ in pairs), _whole(target for _, target in pairs)
    sources = [{phrase.key for phrase in source} & whole_sources for source, _ in pairs]
    targets = [{phrase.key for phrase in target} & whole_targets for _, target in pairs]
    of_source, of_target = Counter(k for s in sources for k in s), Counter(k for t in targets for k in t)
    both: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (source, target) in enumerate(zip(sources, targets, strict=True)):
        often = [key for key in target if of_target[key] >= _LEAST]
        for key in source:
            if of_source[key] >= _LEAST:
                for other in often:
                    both[key, other].append(number)
    found = []
    for (source_key, target_key), places in both.items():
        together, a, b = len(places), of_source[source_key], of_target[target_key]
        dice = 2 * together / (a + b)
        if together < _LEAST or dice < _DICE:
            continue
        likelihood = _likelihood(together, a, b, len(pairs))
        if likelihood >= _SURE:
            found.append(Link(source_key, target_key, tuple(places), dice, likelihood))
    found.sort(
        key=lambda link: (
            -round(link.likelihood, 1),
            -len(link.source),
            abs(len(link.target) - expected(link.source)),
            link.source,
            link.target,
        )
    )
    return _competing([replace(link, rivals=count) for link, count in zip(found, _rivals(found), strict=True)])


def _rivals(found: Sequence[Link]) -> list[int]:
    best: dict[str, list[Link]] = {}
    for link in found:
        others = best.setdefault(link.source, [])
        if not others or round(others[0].likelihood, 1) == round(link.likelihood, 1):
            others.append(link)
    return [
        sum(link.target not in other.target and other.target not in link.target for other in best[link.source])
        for link in found
    ]


def _whole(sentences: Iterable[Iterable[Phrase]]) -> set[str]:
    """Return the phrases that are no mere part of one longer phrase, with the same word always before or behind them."""
    around: defaultdict[str, tuple[Counter[str], Counter[str]]] = defaultdict(lambda: (Counter(), Counter()))
    for sentence in sentences:
        for phrase in sentence:
            before, after = around[phrase.key]
            before[phrase.before] += 1
            after[phrase.after] += 1
    return {key for key, sides in around.items() if not any(is_bound(side) for side in sides)}


_BOUND = 0.85


def is_bound(neighbours: Counter[str]) -> bool:
    """Tell whether one word, counted by what stands at one side of a phrase, is nearly always there."""
    word, count = neighbours.most_common(1)[0]
    return bool(word) and count >= _BOUND * neighbours.total()


def _competing(found: Iterable[Link]) -> list[Link]:
    taken_sources: dict[str, Link] = {}
    taken_targets: dict[str, Link] = {}
    kept: list[Link] = []
    for link in found:
        if link.source in taken_sources or link.target in taken_targets:
            continue
        # A part of a term that stands in the same sentences is no term of its own.
        inside = any(
            (link.source in other.source or link.target in other.target) and set(link.pairs) <= set(other.pairs)
            for other in kept
            if link.source in other.source or link.target in other.target
        )
        taken_sources[link.source] = taken_targets[link.target] = link
        if not inside:
            kept.append(link)
    return kept


def _likelihood(together: int, a: int, b: int, total: int) -> float:
    """Return the log-likelihood ratio of a table of two by two."""
    cells = (together, a - together, b - together, total - a - b + together)
    rows, columns = (a, total - a), (b, total - b)
    expected = [rows[i] * columns[j] / total for i in (0, 1) for j in (0, 1)]
    expected = [expected[0], expected[1], expected[2], expected[3]]
    observed = (cells[0], cells[1], cells[2], cells[3])
    return 2 * sum(o * math.log(o / e) for o, e in zip(observed, expected, strict=True) if o > 0 and e > 0)
