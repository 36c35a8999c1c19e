"""What the other pages of the site must know of an article."""

from __future__ import annotations

import re

from localize.article.attributes import decode
from localize.model import Article, Element
from localize.site.types import Source

_MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


def source(article: Article, name: str) -> Source:
    """Tell what the other pages of the site must know of an article; `name` is its path below the articles' folder.

    Elements are enough: the article needs no segments.
    """
    return Source(article.path, name, canonical(article), title(article) or name)


def rels(element: Element) -> tuple[str, ...]:
    """Return the link types of an element, in lower case."""
    return tuple((element.get("rel") or "").lower().split())


def canonical(article: Article) -> str | None:
    """Return the address that a page gives itself, white space stripped."""
    for element in article.elements:
        if element.tag == "link" and "canonical" in rels(element) and element.get("href"):
            return (element.get("href") or "").strip()
    return None


def title(article: Article) -> str:
    """Return a page's title in the source language, white space collapsed; its first heading where it has none."""
    for tag in ("title", "h1"):
        for element in article.elements:
            if element.tag == tag and (element.parent < 0 or article.elements[element.parent].tag != "svg"):
                inner = article.source[element.open_end : element.close_start]
                found = " ".join(decode(_MARKUP.sub("", inner), in_attribute=False).split())
                if found:
                    return found
    return ""
