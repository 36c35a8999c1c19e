"""Find the attributes of an element that are for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from localize.article.attributes import Attribute, references, scan
from localize.article.marks import reason
from localize.article.rules import ATTRIBUTES, JSON_LD_TYPES, LETTER, METAS, TITLE_IS_A_NAME, VALUE_TYPES
from localize.model import Mark


class Value(NamedTuple):
    """A value for people, with its place in the source."""

    kind: str
    name: str
    span: tuple[int, int]
    cuts: list[tuple[int, int, str]]
    """Its character references or escapes: start, end and what each stands for."""


def attribute_values(
    source: str,
    tag: str,
    attributes: tuple[tuple[str, str], ...],
    start: int,
    end: int,
    own: Mapping[str, Mark] | None = None,
) -> Iterator[Value]:
    """Yield the values for people among the attributes of the start tag at `start`; `own` marks are by attribute."""
    places: dict[str, Attribute] = {}
    for name, value in attributes:
        if (name not in ATTRIBUTES and (own is None or name not in own)) or not LETTER.search(value):
            continue
        tags = ATTRIBUTES.get(name, ())
        kind = kind_of(tag, name, dict(attributes)) if tags is None or tag in tags else None
        if kind is None and own is not None and asked(own, name):
            kind = "metadata" if tag == "meta" else "attribute"
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


def kind_of(tag: str, name: str, attributes: dict[str, str]) -> str | None:
    """Return the kind of an attribute's text; None where conditions say that it is not for people."""
    if name == "content":
        # RDFa and microdata: what machines read instead of the element's text.
        named = (attributes.get("name") if tag == "meta" else "") or ""
        keys = (named or attributes.get("property") or attributes.get("itemprop") or "").lower()
        known = keys.strip() in METAS or any(key.removeprefix("schema:") in METAS for key in keys.split())
        return "metadata" if known else None
    if name == "value":
        return "button" if attributes.get("type", "").strip().lower() in VALUE_TYPES else None
    if name == "title" and tag in TITLE_IS_A_NAME:
        return None
    return "attribute"


def asked(own: Mapping[str, Mark], name: str) -> bool:
    """Tell whether a mark offers an attribute, or a string of structured data."""
    mark = own.get(name)
    return mark is not None and mark.lock is not None and reason(mark.lock) is None


def is_json_ld(attributes: tuple[tuple[str, str], ...]) -> bool:
    """Tell whether a script with these attributes is JSON-LD."""
    kind = next((value for name, value in attributes if name == "type"), "")
    return kind.partition(";")[0].strip().lower() in JSON_LD_TYPES
