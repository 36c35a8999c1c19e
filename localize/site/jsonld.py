"""Localize structured data: `inLanguage`, and the page's own address; only those strings' characters change."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from localize.article import Edit, escape
from localize.languages import same_language
from localize.model import Article, Form
from localize.site.addresses import same_address
from localize.site.place import Place
from localize.values import frozen

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|[{}\[\]:,]', re.DOTALL)

ABOUT_OTHERS = frozenset({"isPartOf", "translationOfWork", "workTranslation", "citation", "isBasedOn", "mentions"})
"""Properties (schema.org) whose values describe another work, in a language of its own."""

ADDRESSES = frozenset({"url", "mainEntityOfPage", "@id", "item"})
"""Properties that hold the page's address."""


@frozen
class JsonString:
    """A string value."""

    path: tuple[str, ...]
    """The keys that lead to it."""
    start: int
    """Of its characters, without quotes, in the article's source."""
    end: int
    value: str


def strings(article: Article) -> Iterator[JsonString]:
    """Yield the string values of all JSON-LD of a page, also where it is no valid JSON as a whole."""
    for element in article.elements:
        kind = (element.get("type") or "").split(";")[0].strip().lower()
        if element.tag == "script" and kind == "application/ld+json":
            yield from _values(article.source, element.open_end, element.close_start)


def _values(source: str, start: int, end: int) -> Iterator[JsonString]:
    keys: list[str] = []
    """The key whose value is being read, of each open object; "" of arrays."""
    waiting: JsonString | None = None
    for token in _TOKEN.finditer(source, start, end):
        mark = token[0]
        if token[1] is not None:
            try:
                value = json.loads(mark, strict=False)
            except ValueError:
                value = token[1]
            waiting = JsonString(tuple(key for key in keys if key), *token.span(1), value)
            continue
        if mark == ":" and waiting is not None:
            if keys:
                keys[-1] = waiting.value
        elif waiting is not None:
            yield waiting
        waiting = None
        if mark in "{[":
            keys.append("")
        elif mark in "}]" and keys:
            keys.pop()


def data(article: Article, place: Place) -> list[Edit]:
    """Return the edits of strings that name the page's language or address."""
    edits: list[Edit] = []
    own = same_address(place.own.canonical) if place.own.canonical and place.url else None
    if own is None and "inLanguage" not in article.source and "\\u" not in article.source:
        return edits
    for string in strings(article):
        if ABOUT_OTHERS & set(string.path) or not string.path:
            continue
        new = string.value
        if "inLanguage" in string.path:
            named = string.path[-1] in ("inLanguage", "alternateName")
            if named and string.value and same_language(string.value, article.language):
                new = place.locale
        elif string.path[-1] in ADDRESSES and own is not None and same_address(string.value) == own:
            new = place.url + string.value.strip()[len(string.value.strip().split("#", 1)[0]) :]
        if new != string.value:
            edits.append(Edit(string.start, string.end, escape(new, Form.JSON)))
    return edits
