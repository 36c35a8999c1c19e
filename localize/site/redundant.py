"""The translation under a quote, on a page in the quote's own language, where it repeats what the authors say.

`[quotes] same_language` decides: `omit` takes it out with its label, `collapse` folds it under its label, `keep` leaves
it. The quote itself and its citation stay byte for byte.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from localize.languages import name_in, native_name, same_language
from localize.model import Article, Element, Quote
from localize.site.marks import attributes
from localize.site.outline import Outline
from localize.site.tags import Insertion, Kind, Rank
from localize.site.vacate import Vacancy, enclosed, vacate
from localize.values import frozen

FLOW = frozenset({
    "body", "div", "section", "article", "main", "blockquote", "figure", "aside", "header", "footer", "nav", "td",
    "th", "li", "dd", "figcaption", "details", "form", "fieldset"
})  # fmt: skip
"""Elements that may hold `details` (flow content, https://html.spec.whatwg.org/multipage/dom.html#flow-content)."""


@frozen
class Fold:
    """A translation to be folded under its label."""

    ranges: tuple[tuple[int, int, bool], ...]
    """Whole elements, or all that is in one (then True)."""
    summary: str
    """Visible text."""
    language: str
    """Of the summary."""
    labels: tuple[str, ...]
    """Ids of the segments that the summary stands for."""
    gone: tuple[tuple[int, int], ...]
    """Ranges that are left out, since the summary says what they say."""


def redundant(article: Article, locale: str) -> tuple[Quote, ...]:
    """Return the quotes whose translation repeats them on a page in `locale`."""
    return tuple(quote for quote in article.quotes if quote.bilingual and same_language(quote.language, locale))


def folds(
    outline: Outline, quotes: tuple[Quote, ...], translations: Mapping[str, str], locale: str
) -> tuple[Fold, ...]:
    """Return what is folded; a translation that shares a paragraph with other text can't be, and is kept.

    So is one that the page has folded already.
    """
    made: list[Fold] = []
    for quote in quotes:
        gone = [(vacancy.start, vacancy.end) for vacancy in vacate(outline, set(quote.labels))]
        whole = vacate(outline, {*quote.translation, *quote.labels})
        groups = _groups(outline, [v for v in whole if not any(low <= v.start and v.end <= high for low, high in gone)])
        if not groups:
            continue
        summary, language = _summary(outline.article, quote, translations, locale)
        # An insertion inside a range that goes would go with it; a label alone needs no fold.
        ranges = tuple((*_outside(start, end, gone), inside) for start, end, inside in groups)
        made.append(Fold(ranges, summary, language, quote.labels, tuple(gone)))
    return tuple(made)


def _outside(start: int, end: int, gone: list[tuple[int, int]]) -> tuple[int, int]:
    start = min([low for low, high in gone if low < start < high], default=start)
    return start, max([high for low, high in gone if low < end < high], default=end)


def _groups(outline: Outline, whole: Sequence[Vacancy]) -> list[tuple[int, int, bool]]:
    """Return the ranges of neighbouring elements; of a list item its inside. Empty where nothing may be folded."""
    groups: list[tuple[int, int, bool]] = []
    for vacancy in whole:
        element = outline.article.elements[vacancy.element] if vacancy.element >= 0 else _box(outline, vacancy)
        if element is None or element.tag == "details":
            return []
        parent = outline.article.elements[element.parent] if element.parent >= 0 else None
        inside = element.tag in PARTS or not (parent is None or parent.tag in FLOW)
        if not inside:
            start, end = enclosed(outline, element)
        elif element.tag in FLOW:
            start, end = element.open_end, element.close_start
        else:
            return []
        if groups and not outline.article.source[groups[-1][1] : start].strip() and _siblings(parent, groups[-1][0]):
            groups[-1] = groups[-1][0], end, inside
        else:
            groups.append((start, end, inside))
    return groups


PARTS = frozenset({"li", "dd", "figcaption", "td", "th"})
"""Elements that belong right into the one around them: what is in them is folded."""


def _box(outline: Outline, vacancy: Vacancy) -> Element | None:
    """Return the cell that holds nothing but a text that goes."""
    blocks = outline.texts_in(vacancy.start, vacancy.end)
    place = blocks[0].element if blocks else -1
    for element in outline.ancestors(place):
        inside = (
            outline.article.source[element.open_end : vacancy.start]
            + outline.article.source[vacancy.end : element.close_start]
        )
        if inside.strip():
            return None
        if element.tag in PARTS:
            return element
    return None


def _siblings(parent: Element | None, start: int) -> bool:
    return parent is None or parent.open_end <= start


def _summary(article: Article, quote: Quote, translations: Mapping[str, str], locale: str) -> tuple[str, str]:
    """Return the label in the page's language, else the name of the translation's language, and the language of that."""
    from localize.segments import plain

    labels = [segment for segment in article.segments if segment.id in quote.labels]
    if labels and all(segment.id in translations for segment in labels):
        return " ".join(plain(translations[s.id], s.placeholders) for s in labels), locale
    name = name_in(article.language, locale)
    return (name, locale) if name else (native_name(article.language), article.language)


def details(fold: Fold, locale: str) -> list[Insertion]:
    """Return the insertions that fold."""
    found = []
    for start, end, inside in fold.ranges:
        # The element around it may be marked as being in the translation's language.
        mark = attributes(fold.language, locale) if inside or fold.language != locale else ""
        opening = f"<details><summary{mark}>{escape(fold.summary, quote=False)}</summary>"
        found.append(Insertion(start, opening, Rank.OPEN_DETAILS, Kind.WRAPPER))
        found.append(Insertion(end, "</details>", Rank.CLOSE_DETAILS, Kind.WRAPPER))
    return found
