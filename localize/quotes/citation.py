"""Where a quote comes from: its reference, and the DOI in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from urllib.parse import unquote

from localize.article.elements import FAR
from localize.article.locks import is_reference
from localize.model import Article, Block, Segment

_ADDRESS = re.compile(r"https?://\S*$", re.IGNORECASE)
_BEHIND = re.compile(r"/(?:abstract|full|pdf|epdf|html)/?$")
_LEAD = re.compile(r"\s*(?:引用(?:元|文献)?|出典|参考(?:文献)?|文献|原著|Source|References?|From)\s*[:：]?\s*(?=\S)")
_ANNOUNCED = re.compile(r"\s*(?:引用(?:元|文献)?|出典|参考(?:文献)?|文献|原著|Sources?|References?|From)\s*[:：]?\s*")
_LINE_START = re.compile(r"\s*(?:[—–―‐-]\s|[(（\[]?(?:Source|From|Cited|Reference|出典|引用))")


@cache
def _doi() -> re.Pattern[str]:
    return re.compile(r"\b10\.\d{4,9}/[^\s\"<>{}|^`\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]+")


def doi(text: str) -> str | None:
    """Return the first DOI of a text, as `10.1000/182`, whether written alone, after `doi:` or as an address.

    The end follows Crossref's advice (https://www.crossref.org/blog/dois-and-matching-regular-expressions/); a closing
    bracket belongs to it only if it opens one, and a full stop never ends it.
    """
    match = _doi().search(text)
    if match is None:
        return None
    found = match.group()
    if _ADDRESS.search(text[: match.start()]):
        # What a publisher's address says behind the DOI is the page, not the paper.
        found = _BEHIND.sub("", re.split(r"[?#]", found)[0])
    found = unquote(found).rstrip(".,;:'’”!?")
    while (
        found and found[-1] in ")]>" and found.count(found[-1]) > found.count({")": "(", "]": "[", ">": "<"}[found[-1]])
    ):
        found = found[:-1].rstrip(".,;:")
    return found or None


def cited(article: Article) -> list[tuple[int, int]]:
    """Return where the page's `<cite>` elements begin and end."""
    return [(element.start, element.end) for element in article.elements if element.tag == "cite"]


def cites(block: Block, marked: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a block is a citation: locked as a reference, or all inside one of the `<cite>` elements."""
    return block.locked == "reference" or any(start <= block.start and block.end <= end for start, end in marked)


def ancestor(article: Article, element: int, *tags: str) -> int | None:
    """Return the innermost element with one of these tags, from an element upwards; not from far above."""
    for _ in range(FAR):
        if element < 0:
            return None
        if article.elements[element].tag in tags:
            return element
        element = article.elements[element].parent
    return None


def announces(segment: Segment) -> bool:
    """Tell whether a segment is the word that announces a citation (引用, 出典:), which is translated like any other."""
    return segment.locked is None and _ANNOUNCED.fullmatch(segment.plain) is not None


def trailing(article: Article, segments: Sequence[Segment]) -> int:
    """Return how many of a quote's last segments are its reference, written below it in the same block."""
    for start in range(1, len(segments)):
        between = article.source[segments[start - 1].end : segments[start].start].lower()
        if "<br" not in between and "<cite" not in between and not _LINE_START.match(segments[start].plain):
            continue
        rest = " ".join(segment.plain for segment in segments[start:])
        if is_reference(rest, cited=True) or (_doi().search(rest) and len(rest) < 400):
            return len(segments) - start
    return 0


def text(segments: Iterable[Segment]) -> str | None:
    """Return the reference as the page shows it, without the word that announces it."""
    whole = " ".join(segment.plain for segment in segments)
    return _LEAD.sub("", whole, count=1).strip() or None


def addresses(article: Article, blocks: Iterable[Block]) -> list[str]:
    """Return the addresses that citations link to, in order."""
    marked = cited(article)
    found = []
    for block in blocks:
        around = [(start, end) for start, end in marked if start <= block.start and block.end <= end]
        start, end = around[0] if around else (block.start, block.end)
        found += [
            element.get("href") or ""
            for element in article.elements
            if element.tag == "a" and element.start < end and start < element.end
        ]
    return found
