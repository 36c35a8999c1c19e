"""Prove a page again with an independent parser."""

from __future__ import annotations

from collections.abc import Iterator

from localize.model import Article
from localize.site.events import Event
from localize.site.types import Expected
from localize.site.verify import prove


def verify_bs4(article: Article, data: bytes, expected: Expected) -> None:
    """Compare the page's elements with the source's, as Python's `html.parser` under Beautiful Soup sees them.

    It sees tags as they stand, where `verify` sees the tree that a browser builds. Raises ArticleError naming the first
    difference.
    """
    # Beautiful Soup shortens white space that stands alone, and a sign makes it stand alone: not exact.
    prove(article, data, expected, elements, "what Beautiful Soup sees in it", exact=False)


def elements(text: str) -> Iterator[Event]:
    """Yield the elements, texts and comments of a page in the order of their beginnings."""
    import warnings

    from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
    from bs4.element import Comment, Declaration, Doctype, NavigableString, ProcessingInstruction, Tag

    with warnings.catch_warnings():
        # XHTML is an article like any other, and both sides are read alike.
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(text, "html.parser", multi_valued_attributes=None, on_duplicate_attribute="ignore")
    for node in soup.descendants:
        if isinstance(node, Tag):
            yield Event("open", node.name, tuple((name, str(value)) for name, value in node.attrs.items()))
        elif isinstance(node, Doctype):
            yield Event("doctype", str(node))
        elif isinstance(node, (Comment, ProcessingInstruction, Declaration)):
            yield Event("comment", str(node))
        elif isinstance(node, NavigableString):
            yield Event("text", str(node))
