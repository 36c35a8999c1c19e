"""Prove a page again with an independent parser."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from localize.errors import ArticleError
from localize.model import Article
from localize.site.alike import View, event, written
from localize.site.events import Event, Signs
from localize.site.proof import prove
from localize.site.types import Expected


def verify_bs4(article: Article, data: bytes, expected: Expected) -> None:
    """Compare the page's elements with the source's, as Python's `html.parser` under Beautiful Soup sees them.

    It sees tags as they stand, where `verify` sees the tree that a browser builds. Raises ArticleError naming the first
    difference, or where Beautiful Soup refuses to read the page.
    """
    from bs4 import ParserRejectedMarkup

    try:
        prove(article, data, expected, _view, _events, "what Beautiful Soup sees in it", exact=False)
    except ParserRejectedMarkup as error:
        reason = str(error).rpartition("\n")[2].strip()
        raise ArticleError(
            f"Beautiful Soup can't read this page, and so can't prove it ({reason}); correct that place of the article, "
            "or build it without --verify",
            article.path or None,
        ) from None


def _events(text: str) -> Iterator[Event]:
    return map(event, _read(text).pieces)


def _view(text: str, signs: Signs) -> View:
    """Return what Beautiful Soup sees as markup, without what the comments among the signs stand around."""
    found = _read(text)
    markup = "".join(found.pieces)
    if signs.word in text:
        kept, *parts = markup.split(f"<!--{signs.word}-")
        mark = f"{signs.keep}-->".removeprefix(f"{signs.word}-")
        markup = kept + "".join(part.removeprefix(mark) for part in parts if part.startswith(mark))
    return View(markup, "".join(found.texts))


def _read(text: str) -> Any:
    """Return the start tags, texts and comments of a page in their order, each as markup, and the texts by themselves.

    Beautiful Soup's parser reads the page. The tree that it would make has the same things in the same order, and takes
    most of its time, so it is told to make none.
    """
    import warnings

    from bs4 import XMLParsedAsHTMLWarning

    with warnings.catch_warnings():
        # XHTML is an article like any other, and both sides are read alike.
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return _reader()(text)


@cache
def _reader() -> Any:
    from bs4 import BeautifulSoup
    from bs4.element import Comment, Declaration, Doctype, NavigableString, ProcessingInstruction

    class Reader(BeautifulSoup):
        """Notes what the parser tells, and makes nothing of it."""

        pieces: list[str]
        texts: list[str]

        def __init__(self, text: str) -> None:
            super().__init__(text, "html.parser", on_duplicate_attribute="ignore", store_line_numbers=False)

        def reset(self) -> None:
            super().reset()
            self.pieces, self.texts = [], []

        def handle_starttag(self, name: str, namespace: Any, nsprefix: Any, attrs: Any, *_: Any, **__: Any) -> None:
            self.endData()
            values = "".join([f' {key}="{written(value)}"' for key, value in attrs.items()]) if attrs else ""
            self.pieces.append(f"<{name}{values}>")

        def handle_endtag(self, name: str, nsprefix: str | None = None) -> None:
            self.endData()

        def endData(self, containerClass: type[NavigableString] | None = None) -> None:
            if not self.current_data:
                return
            data, self.current_data = written("".join(self.current_data)), []
            if containerClass is None or not issubclass(containerClass, _UNSEEN):
                self.pieces.append(data)
                self.texts.append(data)
            elif issubclass(containerClass, Doctype):
                self.pieces.append(f"<!{data}>")
            else:
                self.pieces.append(f"<!--{data}-->")

    _UNSEEN = (Comment, Declaration, Doctype, ProcessingInstruction)
    return Reader
