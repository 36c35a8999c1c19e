"""What may translate a quote: stretches of the article near it, aligned and judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from localize.languages import split
from localize.model import Article
from localize.quotes.align import Judged, judged
from localize.quotes.encoder import Encoder
from localize.quotes.items import Item
from localize.quotes.likeness import Terms
from localize.quotes.passages import Passage
from localize.quotes.regions import NOWHERE, Mark, Sentence, plausible, region, usual_ratio, windows
from localize.quotes.weights import Weights, learnt
from localize.values import frozen

_LABELLED = 0.95
"""A labelled text is a translation from this part of the usual threshold on: somebody says so."""
_SHORT_LABELLED = 1.2
"""A labelled text that leaves much out must say the rest as well as this part of the threshold asks."""
_UNLABELLED = (2.6, 1.8, 1.8, 1.3)
"""What a text without label must reach, by its number of beads (the last holds for more): it must do better than two
texts that are offered as a pair, for most are comments, and few sentences agree by chance more easily than many."""


class Search(NamedTuple):
    """What a search is done with."""

    labels: tuple[str, ...]
    encoder: Encoder
    glossary: Terms | None


@frozen
class Offer:
    """A stretch of the article that may translate a quote, and how well it does."""

    sentences: tuple[Sentence, ...]
    judged: Judged
    label: Mark | None
    position: str | None
    accepted: bool

    @property
    def label_place(self) -> int | None:
        """Where the label stands; that of an attribute stands where the text begins."""
        if self.label is None:
            return None
        return self.sentences[0].place if self.label.place == NOWHERE else self.label.place

    @property
    def rank(self) -> tuple[bool, float, float]:
        """Order offers: accepted ones first, then by value, a label weighing something."""
        return (self.accepted, self.judged.total + (0.5 if self.label else 0.0), self.judged.alignment.score)


def best(
    article: Article,
    found: list[Item],
    passage: Passage,
    taken: frozenset[int],
    search: Search,
) -> Offer | None:
    """Return the best stretch near a quote, behind it or before it; None where nothing comes into question."""
    source = _quoted(article, passage)
    offers = [
        offer
        for forward in (True, False)
        for offer in _offers(
            article,
            source,
            passage,
            region(article, found, passage, search.labels, taken, forward=forward),
            search,
            forward=forward,
        )
    ]
    return max(offers, key=lambda offer: offer.rank, default=None)


def _quoted(article: Article, passage: Passage) -> list[str]:
    """Return the quote's sentences; a block offered whole is split."""
    texts: list[str] = []
    for place in passage.quoted:
        segment = article.segments[place]
        alone = sum(article.segments[other].block == segment.block for other in passage.quoted) == 1
        texts += split(segment.plain, passage.language) if alone else [segment.plain]
    return texts


def _offers(
    article: Article, source: list[str], passage: Passage, sentences: list[Sentence], search: Search, *, forward: bool
) -> list[Offer]:
    weights = learnt(search.encoder.name)
    ratio = usual_ratio(weights.lengths, passage.language, article.language)
    if not plausible(source, sentences, passage.language, article.language, ratio):
        return []

    def aligned(chosen: Sequence[Sentence]) -> Judged:
        return _judged(article, passage, source, chosen, search)

    whole = aligned(sentences)
    offers = []
    for start, end in windows(whole.alignment, sentences):
        chosen = tuple(sentences[start:end])
        verdict = whole if len(chosen) == len(sentences) else aligned(chosen)
        label, position = _label(chosen)
        if _accepted(source, chosen, verdict, weights, ratio, labelled=label is not None):
            offers.append(Offer(chosen, verdict, label, position, accepted=True))
            break
        offers.append(Offer(chosen, verdict, None, None, accepted=False))
    if forward and sentences[0].before and not any(offer.accepted for offer in offers):
        # Somebody says that this is the translation, and it isn't: that is worth knowing.
        chosen = tuple(sentences)
        return [Offer(chosen, whole, *_label(chosen), accepted=False)]
    return offers


def _judged(
    article: Article, passage: Passage, source: Sequence[str], chosen: Sequence[Sentence], search: Search
) -> Judged:
    return judged(
        source,
        [sentence.text for sentence in chosen],
        source_language=passage.language,
        target_language=article.language,
        encoder=search.encoder,
        glossary=search.glossary,
    )


def offered(article: Article, passage: Passage, sentences: Sequence[Sentence], search: Search) -> Offer:
    """Return a stretch that a person has named as a quote's translation."""
    verdict = _judged(article, passage, _quoted(article, passage), sentences, search)
    alignment = replace(verdict.alignment, is_translation=True)
    return Offer(tuple(sentences), verdict._replace(alignment=alignment), *_label(sentences), accepted=True)


def _label(chosen: Sequence[Sentence]) -> tuple[Mark | None, str | None]:
    """Return the label of a stretch and where it stands, as seen from the translation."""
    if chosen[0].before:
        return chosen[0].before, "before"
    if chosen[-1].after:
        return chosen[-1].after, "after"
    inside = next((sentence.before for sentence in chosen if sentence.before), None)
    return (inside, "inside") if inside else (None, None)


def _accepted(
    source: Sequence[str],
    chosen: Sequence[Sentence],
    verdict: Judged,
    weights: Weights,
    ratio: float,
    *,
    labelled: bool,
) -> bool:
    """Tell whether a stretch is the quote's translation.

    How long it is counts where no label vouches for it: a sentence about a study often says what one of its
    sentences says.
    """
    alignment = verdict.alignment
    linked = [bead for bead in alignment.beads if bead.source and bead.target]
    if not linked:
        return False
    covered = sum(len(bead.target) for bead in linked) / len(alignment.target)
    used = sum(len(bead.source) for bead in linked) / len(alignment.source)
    if labelled:
        return covered >= 0.5 and (
            verdict.judgement >= _LABELLED * weights.least
            or (covered >= 0.75 and verdict.shorter >= _SHORT_LABELLED * weights.least)
        )
    expected = ratio * sum(len("".join(text.split())) for text in source)
    size = sum(len("".join(sentence.text.split())) for sentence in chosen) / max(expected, 1)
    asked = _UNLABELLED[min(len(linked), len(_UNLABELLED)) - 1]
    return verdict.judgement >= asked * weights.least and covered >= 0.7 and used >= 0.6 and 0.5 <= size <= 1.7
