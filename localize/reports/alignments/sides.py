"""What is shown of an alignment: the two texts, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from localize.model import Alignment, Article, Bead, Quote
from localize.quotes.pairs import joined
from localize.values import frozen


@frozen
class Sides:
    """A quote and its translation, or two texts."""

    name: str
    """The article, or the two files."""
    source_language: str
    target_language: str
    alignment: Alignment | None
    """None where nothing was aligned."""
    quote: Quote | None = None
    begins: str = ""
    """First words of the quote that tell it from the article's others."""

    @property
    def paired(self) -> bool:
        """Whether one text translates the other."""
        if self.quote is not None:
            return self.quote.bilingual
        return self.alignment is not None and self.alignment.is_translation

    def rows(self) -> Iterator[tuple[str, str, Bead]]:
        """Yield the two sides of each bead; one is empty for a sentence without partner."""
        if self.alignment is None:
            return
        for bead in self.alignment.beads:
            yield (
                joined([self.alignment.source[i] for i in bead.source], self.source_language),
                joined([self.alignment.target[j] for j in bead.target], self.target_language),
                bead,
            )


def sides(article: Article) -> tuple[Sides, ...]:
    """Return the quotes of an article with their translations."""
    texts = [" ".join(quote.text.split()) for quote in article.quotes]
    return tuple(
        Sides(
            name=article.path,
            source_language=quote.language,
            target_language=article.language,
            alignment=quote.alignment,
            quote=quote,
            begins=_first_words(text, [other for k, other in enumerate(texts) if k != number]),
        )
        for number, (quote, text) in enumerate(zip(article.quotes, texts, strict=True))
    )


def _first_words(text: str, others: list[str]) -> str:
    """Return as many words as tell a text from others, about forty characters at least."""
    end = 40
    while end < len(text) and (text[end - 1] != " " or any(other.startswith(text[:end]) for other in others)):
        if end >= 60 and not any(other.startswith(text[:end]) for other in others):
            break  # A script without spaces.
        end += 1
    return text[:end].rstrip()
