"""What of a page tells its blocks apart without reading them: structure, and names that translations leave alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from localize.adopt.addresses import essence
from localize.languages import has_any_script
from localize.model import Article, Block, Form, Role, Segment
from localize.values import frozen

_ANCESTORS = 3
"""How many elements around a text its signature names: pages made by hand differ further out."""
_LEAST_NAME = 3
"""Letters of a text that both pages have, from which on it tells the place."""
_CJK = frozenset({"Hani", "Hira", "Kana", "Hang"})

Key = tuple[str, ...]


@frozen
class Node:
    """A block as it is looked at when pages are compared."""

    block: int
    text: str
    """Visible text."""
    segments: tuple[Segment, ...]
    fit: Key
    """Only blocks of one fit can be linked: form, and the name of an attribute."""
    kind: str
    signature: Key
    """Fit, kind and the tags around it."""
    keys: tuple[Key, ...]
    """What names the block on either page: ids, addresses, texts that aren't translated."""

    @property
    def in_order(self) -> bool:
        """Whether its place among the others tells something; metadata is known by name and stands in any order."""
        return self.fit[0] not in (Form.RCDATA, Form.JSON) and self.kind != "metadata"


def outline(article: Article) -> tuple[Node, ...]:
    """Return the blocks of a page that have segments."""
    segments: dict[int, list[Segment]] = {}
    for segment in article.segments:
        segments.setdefault(segment.block, []).append(segment)
    ids = _ids(article)
    return tuple(
        _node(article, block, tuple(segments[block.index]), ids.get(block.index, []))
        for block in article.blocks
        if block.index in segments
    )


def _node(article: Article, block: Block, segments: tuple[Segment, ...], ids: list[str]) -> Node:
    text = " ".join(segment.plain for segment in segments)
    element = article.elements[block.element] if block.element >= 0 else None
    name = block.name
    if element is not None and element.tag == "meta":
        name = next((element.get(key) for key in ("name", "property", "itemprop") if element.get(key)), "") or ""
    fit = (block.form.value, element.tag if block.form is not Form.TEXT and element else "", name.lower())
    signature = (*fit, block.kind, *_tags(article, block.element))
    keys: list[Key] = [("id", value) for value in ids]
    if block.form is Form.TEXT:
        hrefs = tuple(_links(article, block))
        keys += [("href", *hrefs)] if hrefs else []
    elif element is not None and block.form is Form.ATTRIBUTE:
        keys += [
            (key, block.name, essence(value)) for key in ("src", "href", "for", "id") if (value := element.get(key))
        ]
    if len(text) >= _LEAST_NAME and not has_any_script(text, _CJK):
        keys.append(("text", *fit, text))
    return Node(block.index, text, segments, fit, block.kind, signature, tuple(keys))


def _tags(article: Article, element: int) -> Iterator[str]:
    for _ in range(_ANCESTORS):
        if element < 0:
            return
        yield article.elements[element].tag
        element = article.elements[element].parent


def _ids(article: Article) -> dict[int, list[str]]:
    """Return the ids (and names of anchors) of elements by the block at which they stand or which they hold first."""
    starts = [block.start for block in article.blocks]
    found: dict[int, list[str]] = {}
    for element in article.elements:
        name = element.get("id") or (element.get("name") if element.tag == "a" else None)
        if not name:
            continue
        place = bisect_right(starts, element.start) - 1
        if place < 0 or article.blocks[place].end <= element.start or article.blocks[place].form is not Form.TEXT:
            place += 1
            while place < len(starts) and article.blocks[place].form is not Form.TEXT:
                place += 1
        if place < len(starts):
            found.setdefault(place, []).append(name)
    return found


def _links(article: Article, block: Block) -> Iterator[str]:
    for piece in block.pieces:
        if piece.role in (Role.OPEN, Role.VOID) and piece.element >= 0:
            element = article.elements[piece.element]
            value = element.get("href") or element.get("src")
            if value:
                yield essence(value)
