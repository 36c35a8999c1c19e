"""The translation under a quote, on a page in the quote's own language, where it repeats what the authors say.

`[quotes] same_language` decides: `omit` takes it out with its label, `collapse` folds it under its label, `keep` leaves
it. The quote itself and its citation stay byte for byte.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from localize.languages import native_name, same_language
from localize.model import Article, Element, Quote
from localize.site.marks import attributes
from localize.site.outline import Outline
from localize.site.tags import Insertion, Kind, Rank
from localize.site.vacate import Vacancy, enclosed, vacate

FLOW = frozenset({
    "body", "div", "section", "article", "main", "blockquote", "figure", "aside", "header", "footer", "nav", "td",
    "th", "li", "dd", "figcaption", "details", "form", "fieldset"
})  # fmt: skip
"""Elements that may hold `details` (flow content, https://html.spec.whatwg.org/multipage/dom.html#flow-content)."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A translation to be folded under its label."""

    ranges: tuple[tuple[int, int], ...]
    """Whole elements."""
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
    """Return what is folded; a translation that shares a paragraph with other text can't be, and is kept."""
    made: list[Fold] = []
    for quote in quotes:
        whole = vacate(outline, {*quote.translation, *quote.labels})
        groups = _groups(outline, whole)
        if not groups or any(vacancy.element < 0 for vacancy in whole):
            continue
        gone = [(vacancy.start, vacancy.end) for vacancy in vacate(outline, set(quote.labels))]
        summary, language = _summary(outline.article, quote, translations, locale)
        # An insertion inside a range that goes would go with it; a label alone needs no fold.
        ranges = tuple(_outside(start, end, gone) for start, end in groups)
        ranges = tuple(found for found in ranges if not any(low <= found[0] and found[1] <= high for low, high in gone))
        made.append(Fold(ranges, summary, language, quote.labels, tuple(gone)))
    return tuple(made)


def _outside(start: int, end: int, gone: list[tuple[int, int]]) -> tuple[int, int]:
    start = min([low for low, high in gone if low < start < high], default=start)
    return start, max([high for low, high in gone if low < end < high], default=end)


def _groups(outline: Outline, whole: tuple[Vacancy, ...]) -> list[tuple[int, int]]:
    """Return the ranges of neighbouring elements; of a list item its inside. Empty where nothing may be folded."""
    groups: list[tuple[int, int]] = []
    for vacancy in whole:
        if vacancy.element < 0:
            continue
        element = outline.article.elements[vacancy.element]
        parent = outline.article.elements[element.parent] if element.parent >= 0 else None
        if parent is None or parent.tag in FLOW:
            start, end = enclosed(outline, element)
        elif element.tag in FLOW:
            start, end = element.open_end, element.close_start
        else:
            return []
        if groups and not outline.article.source[groups[-1][1] : start].strip() and _siblings(parent, groups[-1][0]):
            groups[-1] = groups[-1][0], end
        else:
            groups.append((start, end))
    return groups


def _siblings(parent: Element | None, start: int) -> bool:
    return parent is None or parent.open_end <= start


def _summary(article: Article, quote: Quote, translations: Mapping[str, str], locale: str) -> tuple[str, str]:
    """Return the label in the page's language, else as it is, else the name of the translation's language."""
    from localize.segments import plain

    labels = [segment for segment in article.segments if segment.id in quote.labels]
    if not labels:
        return native_name(article.language), article.language
    translated = all(segment.id in translations for segment in labels)
    texts = [plain(translations.get(s.id, s.text), s.placeholders) for s in labels]
    return " ".join(texts), locale if translated else article.language


def details(fold: Fold, locale: str) -> list[Insertion]:
    """Return the insertions that fold."""
    mark = "" if fold.language == locale else attributes(fold.language, locale)
    opening = f"<details><summary{mark}>{escape(fold.summary, quote=False)}</summary>"
    return [
        insertion
        for start, end in fold.ranges
        for insertion in (
            Insertion(start, opening, Rank.OPEN_DETAILS, Kind.WRAPPER),
            Insertion(end, "</details>", Rank.CLOSE_DETAILS, Kind.WRAPPER),
        )
    ]
