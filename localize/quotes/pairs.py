"""The sentences of an article's quotes with their translations: for memories, and for suggestions of terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from localize.languages import joint
from localize.model import Article
from localize.values import frozen


@frozen
class Aligned:
    """What the authors wrote, and how the article translates it."""

    quote: str
    """The quote's id."""
    original: str
    """The authors' sentence, or sentences, of one bead."""
    original_language: str
    translation: str
    """The article's."""
    translation_language: str
    score: float
    """0 to 1."""


def pairs(article: Article, *, least: float = 0.0) -> Iterator[Aligned]:
    """Yield what the quotes of an article and their translations say alike, in order, from the score `least` on.

    Beads of one sentence each, or of several that only together say the same; sentences without partner are left out.
    """
    for quote in article.quotes:
        if quote.alignment is None or not quote.bilingual:
            continue
        sides = quote.alignment
        for bead in sides.beads:
            if bead.source and bead.target and bead.score >= least:
                yield Aligned(
                    quote.id,
                    joined([sides.source[i] for i in bead.source], quote.language),
                    quote.language,
                    joined([sides.target[j] for j in bead.target], article.language),
                    article.language,
                    bead.score,
                )


def joined(sentences: Iterable[str], language: str) -> str:
    """Return sentences as one text, with the white space that their language puts between them."""
    text = ""
    for sentence in sentences:
        text += joint(text, sentence, language) + sentence
    return text
