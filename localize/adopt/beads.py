"""Which sentences of linked blocks say the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from localize.glossary import Glossary
from localize.languages import joint
from localize.model import Bead, Segment
from localize.quotes import Encoder, align

_LOSS = 0.02
"""A bead may lose so much of its score by a sentence that belongs to it: what is said is mostly said by the others."""


class Match(NamedTuple):
    """Sentences of the article and of the page that say the same."""

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    score: float
    """0 to 1."""
    guessed: bool = False
    """Whether its sentences stand opposite each other, and nothing else speaks for it."""


Languages = tuple[str, str]


def match_sentences(
    source: Sequence[Segment],
    target: Sequence[Segment],
    languages: Languages,
    *,
    encoder: Encoder,
    glossary: Glossary | None = None,
) -> list[Match]:
    """Return the beads of two linked texts that have sentences on both sides, in order of the source.

    A sentence without partner goes with a neighbour whose bead doesn't suffer by it. One on either side, between the same
    neighbours, are put together as a guess. Any other is left out.
    """

    aligner = _Aligner(languages, encoder, glossary)
    if len(source) == len(target) == 1:
        return [Match(tuple(source), tuple(target), aligner.score(source, target))]
    beads = _guessed(aligner.beads(source, target))
    place = 0
    while place < len(beads):
        offer = (
            None if beads[place].source and beads[place].target else _taken_in(beads, place, aligner, source, target)
        )
        if offer:
            beside, bead = offer
            beads[beside] = bead
            del beads[place]
        else:
            place += 1
    return [bead for bead in beads if bead.source and bead.target]


class _Aligner(NamedTuple):
    languages: Languages
    encoder: Encoder
    glossary: Glossary | None

    def align(self, source: Sequence[str], target: Sequence[str]) -> tuple[Bead, ...]:
        return align(
            source,
            target,
            source_language=self.languages[0],
            target_language=self.languages[1],
            encoder=self.encoder,
            glossary=self.glossary,
        ).beads

    def beads(self, source: Sequence[Segment], target: Sequence[Segment]) -> list[Match]:
        found = self.align([segment.plain for segment in source], [segment.plain for segment in target])
        return [Match(tuple(source[i] for i in b.source), tuple(target[j] for j in b.target), b.score) for b in found]

    def score(self, source: Sequence[Segment], target: Sequence[Segment]) -> float:
        """Return how well two runs of sentences say the same."""
        found = self.align([_joined(source, self.languages[0])], [_joined(target, self.languages[1])])
        return found[0].score if len(found) == 1 else 0.0


def _taken_in(
    beads: Sequence[Match], place: int, aligner: _Aligner, source: Sequence[Segment], target: Sequence[Segment]
) -> tuple[int, Match] | None:
    """Return the neighbour that takes in a sentence without partner, and the bead that it is then."""
    lone = beads[place]
    offers = []
    for beside in (place - 1, place + 1):
        if not (0 <= beside < len(beads) and beads[beside].source and beads[beside].target):
            continue
        first, second = (beads[beside], lone) if beside < place else (lone, beads[beside])
        rows, columns = first.source + second.source, first.target + second.target
        if _adjacent(rows, source) and _adjacent(columns, target):
            score = aligner.score(rows, columns)
            offers.append((score - beads[beside].score, beside, Match(rows, columns, score)))
    best = max(offers, key=lambda offer: offer[0], default=None)
    return best[1:] if best and best[0] >= -_LOSS else None


def _guessed(beads: list[Match]) -> list[Match]:
    """Put neighbours together of which one lacks the page's side and the other the article's."""
    result: list[Match] = []
    for bead in beads:
        before = result[-1] if result else None
        if before and _complete_each_other(before, bead):
            result[-1] = Match(before.source or bead.source, before.target or bead.target, 0.0, True)
        else:
            result.append(bead)
    return result


def _complete_each_other(one: Match, other: Match) -> bool:
    sides = [(bool(bead.source), bool(bead.target)) for bead in (one, other)]
    return sorted(sides) == [(False, True), (True, False)]


def _adjacent(part: Sequence[Segment], whole: Sequence[Segment]) -> bool:
    places = [whole.index(segment) for segment in part]
    return places == list(range(places[0], places[0] + len(places))) if places else True


def _joined(segments: Sequence[Segment], language: str) -> str:
    text = ""
    for segment in segments:
        text += joint(text, segment.plain, language) + segment.plain
    return text
