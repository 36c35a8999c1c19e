"""Whether a page is a translation of an article at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from localize.adopt.meaning import vectors
from localize.adopt.types import BlockLink
from localize.errors import ArticleError
from localize.languages import detect, native_name, same_language
from localize.model import Article
from localize.quotes import Encoder

_READ = 20_000
"""Characters of a page by which its language is told."""
_LONGEST = 300
"""Characters that a text counts at most."""
_MOST = 200
"""Blocks by which a page is judged, the longest."""
_LEAST = 0.45
"""How much of the shorter page must have a partner that is its nearest.

Of 106 pages beside their own translation the least had 0.47, and the next 0.82; beside that of another page of the same manual,
with the same menus, half had less than 0.25."""
_LEAST_LIKE = 0.25
"""Likeness of a pair that counts: with few blocks, the nearest may be far off."""


def require_translation(article: Article, page: Article, links: Iterable[BlockLink], *, encoder: Encoder) -> None:
    """Raise ArticleError where a page doesn't say what the article says."""
    if nearness(article, page, links, encoder) < _LEAST:
        raise ArticleError(f"isn't a translation of {article.path}; name its article with --article", page.path)


def require_language(article: Article, page: Article) -> None:
    """Raise ArticleError where a page is written in another language than its own."""
    known = {segment.text for segment in article.segments}
    texts = [segment.plain for segment in page.segments if segment.text not in known]
    found = detect("\n".join(texts)[:_READ])
    if not texts:
        raise ArticleError("says nothing that the article doesn't say; give its translation", page.path)
    if found and not same_language(found, page.language):
        raise ArticleError(
            f"is in {native_name(found)} ({found}), not in {native_name(page.language)} ({page.language}); "
            "give another --locale or page",
            page.path,
        )


def nearness(article: Article, page: Article, links: Iterable[BlockLink], encoder: Encoder) -> float:
    """Return how much of the shorter of the pages has a partner that is its nearest, 0 to 1.

    Partners are looked for among all blocks that are linked, so that a link which nothing but structure made seldom
    counts. Both pages may hold more than the other; a page that has nothing but a menu in common holds more of either.
    """
    ours, theirs = (_texts(one) for one in (article, page))
    pairs: dict[tuple[str, ...], tuple[str, ...]] = {}
    for link in links:
        source = tuple(text for block in link.source for text in ours.get(block, ()))
        target = tuple(text for block in link.target for text in theirs.get(block, ()))
        if source and target and source != target:
            pairs.setdefault(source, target)
    chosen = sorted(pairs.items(), key=lambda pair: -_size(pair[0]))[:_MOST]
    if not chosen:
        return 0.0
    rows = vectors([source for source, _ in chosen], article.language, encoder)
    columns = vectors([target for _, target in chosen], page.language, encoder)
    table = rows @ columns.T
    nearest = table.argmax(1)
    right = [
        pair
        for place, pair in enumerate(chosen)
        if chosen[nearest[place]][1] == pair[1] and table[place, place] >= _LEAST_LIKE
    ]
    same = set(ours.values()) & set(theirs.values())
    shares = []
    for side, known in enumerate((ours, theirs)):
        sizes = sorted((_size(texts) for texts in set(known.values()) - same), reverse=True)[:_MOST]
        shares.append(sum(_size(pair[side]) for pair in right) / max(sum(sizes), 1))
    return max(shares)


def _texts(page: Article) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for segment in page.segments:
        if segment.locked is None or segment.locked == "other-language":
            found.setdefault(segment.block, []).append(segment.plain)
    return {block: tuple(texts) for block, texts in found.items()}


def _size(texts: Sequence[str]) -> int:
    return min(sum(map(len, texts)), _LONGEST)
