"""Prove a page again with an independent parser."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from localize.model import Article
from localize.site.alike import View, event, written
from localize.site.events import Event, Signs
from localize.site.types import Expected
from localize.site.verify import prove


def verify_bs4(article: Article, data: bytes, expected: Expected) -> None:
    """Compare the page's elements with the source's, as Python's `html.parser` under Beautiful Soup sees them.

    It sees tags as they stand, where `verify` sees the tree that a browser builds. Raises ArticleError naming the first
    difference.
    """
    prove(article, data, expected, _view, _events, "what Beautiful Soup sees in it", exact=False)


def _events(text: str) -> Iterator[Event]:
    return map(event, pieces(text))


def _view(text: str, signs: Signs) -> View:
    """Return what Beautiful Soup sees as markup, without what the comments among the signs stand around."""
    found = pieces(text)
    markup = "".join(found)
    if signs.word in text:
        kept, *parts = markup.split(f"<!--{signs.word}-")
        mark = f"{signs.keep}-->".removeprefix(f"{signs.word}-")
        markup = kept + "".join(part.removeprefix(mark) for part in parts if part.startswith(mark))
    return View(markup, "".join(piece for piece in found if not piece.startswith("<")))


def pieces(text: str) -> list[str]:
    """Return the start tags, texts and comments of a page in their order, each as markup.

    Beautiful Soup's parser reads the page. The tree that it would make has the same things in the same order, and takes
    most of its time, so it is told to make none.
    """
    import warnings

    from bs4 import XMLParsedAsHTMLWarning

    with warnings.catch_warnings():
        # XHTML is an article like any other, and both sides are read alike.
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return list(_reader()(text).pieces)


@cache
def _reader() -> Any:
    from bs4 import BeautifulSoup
    from bs4.element import Comment, Declaration, Doctype, NavigableString, ProcessingInstruction

    class Reader(BeautifulSoup):
        """Notes what the parser tells, and makes nothing of it."""

        pieces: list[str]

        def __init__(self, text: str) -> None:
            super().__init__(text, "html.parser", on_duplicate_attribute="ignore", store_line_numbers=False)

        def reset(self) -> None:
            super().reset()
            self.pieces = []

        def handle_starttag(self, name: str, namespace: Any, nsprefix: Any, attrs: Any, *_: Any, **__: Any) -> None:
            self.endData()
            values = "".join([f' {key}="{written(value)}"' for key, value in attrs.items()]) if attrs else ""
            self.pieces.append(f"<{name}{values}>")

        def handle_endtag(self, name: str, nsprefix: str | None = None) -> None:
            self.endData()

        def endData(self, containerClass: type[NavigableString] | None = None) -> None:
            data, self.current_data = "".join(self.current_data), []
            if containerClass is None or not issubclass(containerClass, _UNSEEN):
                if data:
                    self.pieces.append(written(data))
            elif issubclass(containerClass, Doctype):
                self.pieces.append(f"<!{written(data)}>")
            else:
                self.pieces.append(f"<!--{written(data)}-->")

    _UNSEEN = (Comment, Declaration, Doctype, ProcessingInstruction)
    return Reader
