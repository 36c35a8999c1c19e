"""The source that each quote names, and where the page names it again: the list of references at an article's end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from localize.model import Article, Reference
from localize.quotes import bibliography, citation
from localize.quotes.items import Item, Kind
from localize.quotes.passages import Passage
from localize.values import frozen


@frozen
class Source:
    """What a quote's citation says, and its repetitions."""

    reference: Reference | None
    listed: tuple[int, ...]
    """Places of the segments that repeat it."""


def sources(
    article: Article, found: Sequence[Item], runs: Sequence[Passage], cited: Sequence[Sequence[int]]
) -> list[Source]:
    """Return each quote's source.

    A quote without a citation has that of the entry which it links to (`<a href="#ref-1">[1]</a>`). An entry repeats a
    citation when an identifier or volume and pages say so; a likeness of words is not enough.
    """
    entries = _entries(article, found, {place for places in cited for place in places})
    result = []
    for passage, places in zip(runs, cited, strict=True):
        own = _reference(article, passage, places)
        noted = _noted(article, passage, entries)
        if own is None and noted:
            own = noted[0][1]
        elif own is not None and noted and own.text == "":
            own = replace(noted[0][1], doi=own.doi or noted[0][1].doi)
        listed = [
            place
            for entry, reference in entries
            if own and (bibliography.same(own, reference) or (entry, reference) in noted)
            for place in entry
        ]
        result.append(Source(own, tuple(sorted(set(listed)))))
    return result


Entry = tuple[tuple[int, ...], Reference]


def _entries(article: Article, found: Sequence[Item], used: set[int]) -> list[Entry]:
    """Return the references that are no quote's citation: places and what they say, a block each."""
    blocks: dict[int, list[int]] = {}
    for item in found:
        if item.kind is Kind.CITATION and item.place not in used:
            blocks.setdefault(article.segments[item.place].block, []).append(item.place)
    return [(tuple(places), _said(article, places)) for places in blocks.values()]


def _said(article: Article, places: Sequence[int], more: Sequence[str] = ()) -> Reference:
    segments = [article.segments[place] for place in places]
    blocks = [article.blocks[index] for index in sorted({segment.block for segment in segments})]
    return bibliography.parse(citation.text(segments) or "", [*citation.addresses(article, blocks), *more])


def _reference(article: Article, passage: Passage, places: Sequence[int]) -> Reference | None:
    """Return what a quote's own citation says, or its `cite` attribute; None where neither names a source."""
    block = article.blocks[article.segments[passage.quoted[0]].block]
    more = citation.addresses(article, [block]) if not places else ()
    quotation = citation.ancestor(article, block.element, "blockquote", "q")
    cite = article.elements[quotation].get("cite") if quotation is not None else None
    said = _said(article, places, [*more, *([cite] if cite else [])])
    return said if places or said.doi or said.pmid or said.pmcid or said.arxiv else None


def _noted(article: Article, passage: Passage, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries that a quote's block quotation, or else its last block, links to."""
    segment = article.segments[passage.quoted[-1]]
    block = article.blocks[segment.block]
    quotation = citation.ancestor(article, block.element, "blockquote", "q")
    element = quotation if quotation is not None else block.element
    if element < 0:
        return []
    start, end = article.elements[element].start, article.elements[element].end
    if quotation is None:
        start, end = block.start, block.end
    names = {
        (link.get("href") or "")[1:]
        for link in article.elements
        if link.tag == "a" and start <= link.start < end and (link.get("href") or "").startswith("#")
    }
    spans = [(e.start, e.end) for e in article.elements if e.get("id") in names] if names else []
    return [
        (places, reference)
        for places, reference in entries
        if any(start <= article.segments[places[0]].start < end for start, end in spans)
    ]
