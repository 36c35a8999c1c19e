"""The rule `glossary-forbidden`."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.base import Pair, Problem, check
from localize.checks.visible import visible
from localize.model import Severity


@check(Severity.ERROR)
def glossary_forbidden(pair: Pair) -> Iterator[Problem]:
    """Report a word that the glossary forbids.

    A forbidden word inside a longer accepted term is no fault, and neither is one that another concept accepts. The
    words of quoted authors are theirs. A row's own severity counts, where its column `severity` has one.

    Bad:
        ja: シミの治療を行います。
        en: We treat stains.
        glossary: age-spot: ja=シミ; en=age spot; forbidden:en=stain

    Good:
        ja: シミの治療を行います。
        en: We treat age spots.
        glossary: age-spot: ja=シミ; en=age spot; forbidden:en=stain
    """
    if pair.glossary is None or pair.authors_words:
        return
    seen = visible(pair.target)
    for hit in pair.glossary.forbidden(seen.text, pair.target_language):
        concept = pair.glossary.concept(hit.concept)
        terms = pair.glossary.terms(concept, pair.target_language) if concept else ()
        remedy = f'write "{terms[0]}"' if terms else "choose another word"
        why = f" ({concept.note})" if concept and concept.note else ""
        yield Problem(
            f'the glossary forbids "{seen.text[hit.start : hit.end]}" for {hit.concept}',
            remedy + why,
            seen.span(hit.start, hit.end),
            concept.severity if concept else None,
            concept=hit.concept,
        )
