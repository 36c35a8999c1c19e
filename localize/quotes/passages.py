"""The passages in another language that are quotes: runs of foreign pieces of text."""

from __future__ import annotations

from collections.abc import Sequence

from localize.languages import primary, same_language, written_in
from localize.model import Article
from localize.quotes.citation import trailing
from localize.quotes.items import Item, Kind, is_sentence, spoken
from localize.values import frozen


@frozen
class Passage:
    """A run of foreign items: a quote to be."""

    first: int
    """Index of its first item."""
    last: int
    """Index of its last item, included."""
    language: str
    container: int
    quoted: tuple[int, ...]
    """Places of the quoted segments."""
    reference: tuple[int, ...]
    """Places of the segments of a reference that stands below them in the same block."""


def passages(article: Article, found: Sequence[Item]) -> list[Passage]:
    """Return the runs of foreign items that are quotes: in a block quotation, or whole sentences elsewhere."""
    runs: list[list[int]] = []
    for number, item in enumerate(found):
        if item.kind is not Kind.FOREIGN:
            continue
        before = runs[-1][-1] if runs else -1
        together = (
            before >= 0
            and all(between.kind is Kind.ASIDE for between in found[before + 1 : number])
            and found[before].container == item.container
            and _one_language(article, found[before], item)
        )
        if together:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [passage for run in runs if (passage := _passage(article, found, run)) is not None]


def _among_references(found: Sequence[Item], run: Sequence[int]) -> bool:
    """Tell whether a run stands in a list of references, as an entry that lacks what references usually have."""
    sides = [found[number] for number in (run[0] - 1, run[-1] + 1) if 0 <= number < len(found)]
    return any(side.kind is Kind.CITATION and side.container == found[run[0]].container for side in sides)


def _one_language(article: Article, left: Item, right: Item) -> bool:
    """Tell whether two foreign items may be one text: of one language, or of languages that were only guessed."""
    if primary(left.language) == primary(right.language):
        return True
    guessed = not any(_declared(article, item) for item in (left, right))
    return guessed and written_in(left.language) == written_in(right.language)


def _declared(article: Article, item: Item) -> bool:
    """Tell whether an attribute below the root says the language of an item."""
    element = article.blocks[article.segments[item.place].block].element
    while element >= 0 and article.elements[element].tag not in ("html", "body"):
        if article.elements[element].get("lang"):
            return True
        element = article.elements[element].parent
    return False


def _passage(article: Article, found: Sequence[Item], run: Sequence[int]) -> Passage | None:
    places = [found[number].place for number in run]
    segments = [article.segments[place] for place in places]
    language, container = found[run[0]].language, found[run[0]].container
    quotation = container >= 0 and article.elements[container].tag in ("blockquote", "q")
    last_block = [segment for segment in segments if segment.block == segments[-1].block]
    below = trailing(article, last_block)
    quoted = places[: len(places) - below]
    texts = [article.segments[place].plain for place in quoted]
    speaks = any(is_sentence(text, language) for text in texts) or (
        all(is_sentence(text, language, least=2) for text in texts) and is_sentence(" ".join(texts), language, 12)
    )
    if not quotation and (not speaks or _among_references(found, run)):
        return None
    if not any(_declared(article, found[number]) for number in run):
        language = spoken(" ".join(texts)) or language
        if same_language(language, article.language):
            return None  # A sentence by itself was taken for another language; the whole is the article's own.
    return Passage(run[0], run[-1], language, container, tuple(quoted), tuple(places[len(places) - below :]))
