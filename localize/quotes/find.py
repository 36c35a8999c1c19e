"""Find an article's quotes, their citations and their translations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from localize.model import Article
from localize.quotes.items import divided, items, speaks_one_language
from localize.quotes.passages import passages
from localize.settings import DECISIONS

# What only pages with quotes need is imported where it is used: most pages have none.
if TYPE_CHECKING:
    from localize.quotes.decisions import Decision
    from localize.quotes.encoder import Encoder
    from localize.quotes.items import Item
    from localize.quotes.likeness import Terms
    from localize.quotes.offers import Offer, Search
    from localize.quotes.passages import Passage


def find(
    article: Article,
    *,
    labels: tuple[str, ...] = (),
    encoder: Encoder | None = None,
    glossary: Terms | None = None,
    decisions: Iterable[Decision] = (),
) -> Article:
    """Return the article with its quotes; translations are found by aligning, labels are cut off, 1-2 beads joined.

    A quote is a passage in another language than the article's: a block quotation, or whole sentences elsewhere. What
    stands near it in the article's language is aligned with it, and is its translation if it aligns; a label makes up
    for weak evidence and never for none. `labels` adds to the labels that are known. A page without foreign passages
    loads no model. Terms of the `glossary` that both sides have are evidence. What people have decided (`decisions`)
    wins; a decision that fits no quote is noted in the article.
    """
    mine = tuple(decision for decision in decisions if decision.article == article.path)
    if not mine and speaks_one_language(article):
        return article
    article = divided(article)
    found = items(article, labels)
    runs = passages(article, found)
    if not runs and not mine:
        return article
    from localize.quotes import citation
    from localize.quotes.encoder import remembering
    from localize.quotes.mark import Found, mark
    from localize.quotes.offers import Search
    from localize.quotes.references import citations
    from localize.quotes.sources import sources

    cited = citations(article, found, runs)
    said = sources(article, found, runs, cited)
    search = Search(labels, remembering(encoder), glossary)
    chosen, notes = _chosen(article, runs, mine)
    settled = _settled(article, found, runs, search, chosen, notes)
    offers = _with_beads(_assign(article, found, runs, search, settled), chosen, notes)
    results = []
    for number, (passage, reference, source, offer) in enumerate(zip(runs, cited, said, offers, strict=True), 1):
        words = citation.text(article.segments[place] for place in reference)
        results.append(
            Found(
                id=f"q{number}",
                language=passage.language,
                quoted=passage.quoted,
                reference=tuple(reference),
                citation=words,
                doi=source.reference.doi if source.reference else None,
                alignment=offer.judged.alignment if offer else None,
                sentences=offer.sentences if offer and offer.accepted else (),
                label=offer.label if offer else None,
                source=source.reference,
                listed=source.listed,
                label_place=offer.label_place if offer else None,
                position=offer.position if offer else None,
            )
        )
    return mark(replace(article, notes=(*article.notes, *notes)), results)


def _assign(
    article: Article, found: list[Item], runs: list[Passage], search: Search, settled: Mapping[int, Offer | None]
) -> list[Offer | None]:
    """Return the best offer for each quote; a sentence translates one quote only, the one it translates best."""
    from localize.quotes.offers import best

    offers = [settled.get(number) for number in range(len(runs))]
    owner = {place: number for number, offer in settled.items() if offer for place in _places(offer)}
    taken = set(owner)
    waiting = [number for number in range(len(runs)) if number not in settled]
    # Each round settles at least one quote; those whose choice was not contested are never computed again.
    while waiting:
        fresh = {number: best(article, found, runs[number], frozenset(taken), search) for number in waiting}
        ranked = sorted(waiting, key=lambda number: (_rank(fresh[number]), -number), reverse=True)
        waiting = []
        for number in ranked:
            offer = fresh[number]
            places = _places(offer) if offer and offer.accepted else set()
            if places & set(owner):
                waiting.append(number)
                continue
            offers[number] = offer
            owner.update(dict.fromkeys(places, number))
            taken |= places
        waiting.sort()
    return [None if offer and not offer.accepted and _places(offer) & taken else offer for offer in offers]


def _places(offer: Offer) -> set[int]:
    return {sentence.place for sentence in offer.sentences}


def _rank(offer: Offer | None) -> tuple[bool, float, float]:
    return offer.rank if offer else (False, float("-inf"), 0.0)


# --- what people have decided ----------------------------------------------------------------------------------------


def _chosen(
    article: Article, runs: list[Passage], decisions: Iterable[Decision]
) -> tuple[dict[int, Decision], list[str]]:
    """Return the decision about each quote that has one, and notes on those that fit none."""
    texts = [" ".join(" ".join(article.segments[k].plain for k in passage.quoted).split()) for passage in runs]
    chosen: dict[int, Decision] = {}
    notes = []
    for decision in decisions:
        fitting = [k for k, text in enumerate(texts) if text.startswith(decision.begins) and k not in chosen]
        if fitting:
            chosen[fitting[0]] = decision
        else:
            notes.append(_note(decision, f'no quote begins with "{decision.begins[:60]}"'))
    return chosen, notes


def _note(decision: Decision, text: str) -> str:
    return f"{DECISIONS}:{decision.line}: {text}; correct the decision or take it out"


def _settled(
    article: Article,
    found: list[Item],
    runs: list[Passage],
    search: Search,
    chosen: Mapping[int, Decision],
    notes: list[str],
) -> dict[int, Offer | None]:
    """Return the translations that people have named; None for a quote that has none by their word."""
    from localize.quotes.offers import offered
    from localize.quotes.regions import stretch

    settled: dict[int, Offer | None] = {}
    for number, decision in sorted(chosen.items()):
        if decision.refused:
            settled[number] = None
        elif decision.translation is not None:
            sentences = stretch(article, found, decision.translation, decision.ends, search.labels)
            if sentences:
                settled[number] = offered(article, runs[number], sentences, search)
            else:
                notes.append(_note(decision, f'no translation begins with "{decision.translation[:60]}"'))
    return settled


def _with_beads(offers: list[Offer | None], chosen: Mapping[int, Decision], notes: list[str]) -> list[Offer | None]:
    """Return the offers with the beads that people have set."""
    from localize.quotes.decisions import decided

    for number, decision in sorted(chosen.items()):
        offer = offers[number]
        if not decision.beads or decision.refused:
            continue
        alignment = decided(offer.judged.alignment, decision) if offer else None
        if offer is None:
            notes.append(_note(decision, "beads are set, but the quote has no translation"))
        elif alignment is None:
            sizes = f"{len(offer.judged.alignment.source)} and {len(offer.judged.alignment.target)}"
            notes.append(_note(decision, f"beads name sentences that aren't there (there are {sizes})"))
        else:
            offers[number] = replace(offer, judged=offer.judged._replace(alignment=alignment), accepted=True)
    return offers
