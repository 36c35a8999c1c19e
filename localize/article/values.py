"""Find the attributes of an element that are for people, and the strings of structured data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from localize.article.attributes import Attribute, references, scan
from localize.article.rules import ATTRIBUTES, LETTER, METAS, TITLE_IS_A_NAME, VALUE_TYPES
from localize.article.structured import escapes, strings


class Value(NamedTuple):
    """A value for people, with its place in the source."""

    kind: str
    name: str
    span: tuple[int, int]
    cuts: list[tuple[int, int, str]]
    """Its character references or escapes: start, end and what each stands for."""


def attribute_values(
    source: str, tag: str, attributes: tuple[tuple[str, str], ...], start: int, end: int
) -> Iterator[Value]:
    """Yield the values for people among the attributes of the start tag at `start`."""
    places: dict[str, Attribute] = {}
    for name, value in attributes:
        if name not in ATTRIBUTES or not LETTER.search(value):
            continue
        tags = ATTRIBUTES[name]
        kind = _kind(tag, name, dict(attributes)) if tags is None or tag in tags else None
        if kind is None:
            continue
        if not places:
            for item in scan(source[start:end]):
                places.setdefault(item.name, item)
        place = places.get(name)
        if place is None:
            continue
        low, high = start + place.start, start + place.end
        found = references(source[low:high], in_attribute=True)
        yield Value(kind, name, (low, high), [(low + item.start, low + item.end, item.value) for item in found])


def _kind(tag: str, name: str, attributes: dict[str, str]) -> str | None:
    """Return the kind of an attribute's text; None where conditions say that it is not for people."""
    if name == "content":
        key = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or ""
        return "metadata" if key.strip().lower() in METAS else None
    if name == "value":
        return "button" if attributes.get("type", "").strip().lower() in VALUE_TYPES else None
    if name == "title" and tag in TITLE_IS_A_NAME:
        return None
    return "attribute"


def structured_values(source: str, start: int, end: int) -> Iterator[Value]:
    """Yield the strings for people of the JSON between two offsets; none where it is not JSON."""
    for item in strings(source, start, end) or ():
        inside = source[item.start : item.end]
        cuts = [(item.start + low, item.start + high, value) for low, high, value in escapes(inside)]
        yield Value("structured-data", item.path, (item.start, item.end), cuts)
