"""What the other pages of the site must know of an article."""

from __future__ import annotations

import re

from localize.article import read_start
from localize.article.attributes import decode
from localize.article.codecs import mended
from localize.model import Article, Element
from localize.site.types import Source

_HEAD_END = re.compile(r"</head\s*>|<body[\s/>]", re.IGNORECASE)
_NOWHERE = re.compile(r"(?!)")
_LINK = re.compile("<link", re.IGNORECASE)
_MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


def source(article: Article, name: str) -> Source:
    """Tell what the other pages of the site must know of an article; `name` is its path below the articles' folder.

    Elements are enough: the article needs no segments.
    """
    return Source(article.path, name, canonical(article), title(article) or name)


def read_source(data: bytes, name: str, *, path: str, language: str) -> Source:
    """Tell what the other pages of the site must know of an article, reading no more of it than that takes.

    That is the head, where the title stands in it and no link behind it. Raises ArticleError as reading the article does.
    """
    page, rest = read_start(data, _HEAD_END, path=path, language=language)
    own = _named(page, "title")
    # A title that is still open goes on behind the head.
    if rest and (own is None or own.close_start == own.end or _LINK.search(rest)):
        page, _ = read_start(data, _NOWHERE, path=path, language=language)
    return source(page, name)


def rels(element: Element) -> tuple[str, ...]:
    """Return the link types of an element, in lower case."""
    return tuple((element.get("rel") or "").lower().split())


def canonical(article: Article) -> str | None:
    """Return the address that a page gives itself, white space stripped; U+FFFD for what stands for no character."""
    for element in article.elements:
        if element.tag == "link" and "canonical" in rels(element) and element.get("href"):
            return mended((element.get("href") or "").strip())
    return None


def title(article: Article) -> str:
    """Return a page's title in the source language, white space collapsed; its first heading where it has none."""
    element = _named(article, "title") or _named(article, "h1")
    return _text(article, element) if element else ""


def _named(article: Article, tag: str) -> Element | None:
    """Return the first element of a name that has text; titles of drawings don't count."""
    named = (
        element
        for element in article.elements
        if element.tag == tag and (element.parent < 0 or article.elements[element.parent].tag != "svg")
    )
    return next((element for element in named if _text(article, element)), None)


def _text(article: Article, element: Element) -> str:
    inner = article.source[element.open_end : element.close_start]
    return mended(" ".join(decode(_MARKUP.sub("", inner), in_attribute=False).split()))
