"""Which citation belongs to which quote."""

from __future__ import annotations

from localize.model import Article
from localize.quotes.items import Item, Kind
from localize.quotes.passages import Passage

_NEAR = 6
"""Blocks between a quote and its citation, at most."""


def citations(article: Article, found: list[Item], runs: list[Passage]) -> list[list[int]]:
    """Return the places of each quote's citation.

    Its own block quotation's comes first, then a reference below it in the same block, then one that follows before the
    next heading or quote, then one that introduces it.
    """
    result: list[list[int]] = []
    used: set[int] = set()
    for passage in runs:
        chosen = list(passage.reference) or _behind(article, found, passage, used, inside=True)
        chosen = chosen or _behind(article, found, passage, used, inside=False)
        used.update(chosen)
        result.append(chosen)
    for number, passage in enumerate(runs):
        if not result[number]:
            result[number] = _ahead(article, found, passage, used)
            used.update(result[number])
    # Quotes of one block quotation share its citation.
    for number, passage in enumerate(runs):
        same = [k for k, other in enumerate(runs) if other.container == passage.container and result[k]]
        quotation = passage.container >= 0 and article.elements[passage.container].tag == "blockquote"
        if not result[number] and same and quotation:
            result[number] = result[same[-1]]
    return result


def _behind(article: Article, found: list[Item], passage: Passage, used: set[int], *, inside: bool) -> list[int]:
    chosen: list[int] = []
    blocks: set[int] = set()
    end = article.elements[passage.container].end if passage.container >= 0 else len(article.source)
    for item in found[passage.last + 1 :]:
        segment = article.segments[item.place]
        if inside and segment.start >= end:
            break
        if item.kind is Kind.CITATION and item.place not in used:
            if chosen and segment.block not in (
                article.segments[chosen[-1]].block,
                article.segments[chosen[0]].block + 1,
            ):
                break
            if chosen and segment.block != article.segments[chosen[0]].block and not inside:
                break
            chosen.append(item.place)
            continue
        if chosen or item.kind is Kind.BREAK or (item.kind is Kind.FOREIGN and item.place not in passage.quoted):
            break
        blocks.add(segment.block)
        if len(blocks) > _NEAR:
            break
    return chosen


def _ahead(article: Article, found: list[Item], passage: Passage, used: set[int]) -> list[int]:
    """Return the reference right before a quote, where no other quote has it."""
    chosen: list[int] = []
    for item in reversed(found[: passage.first]):
        if item.kind is Kind.ASIDE and not chosen:
            continue
        if item.kind is not Kind.CITATION or item.place in used:
            break
        if chosen and article.segments[item.place].block != article.segments[chosen[0]].block:
            break
        chosen.insert(0, item.place)
    return chosen
