"""A page's bytes to an article: its text, elements and blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from localize.article.blocks import read_blocks, read_elements
from localize.article.encoding import read_text
from localize.article.marked import by_element
from localize.article.marks import find
from localize.model import Article
from localize.settings import ExtractSettings

if TYPE_CHECKING:
    import re

    from localize.article.its.files import Load


def read(
    data: bytes,
    *,
    path: str = "",
    language: str = "ja",
    settings: ExtractSettings | None = None,
    load: Load | None = None,
) -> Article:
    """Read a page: decode it, find its elements and the blocks of text to translate.

    Any bytes in: markup errors are read as browsers read them. `settings` and ITS rules add to what the table says is
    translatable; `load` reads the files of the workspace that the page links rules from. Raises ArticleError where the
    file is empty or no text, or where it can't be decoded faithfully.
    """
    page = _decoded(data, path, language)
    marks = find(page.source, path, settings or ExtractSettings(), load)
    elements, blocks = read_blocks(page.source, language, marks)
    return replace(
        page,
        elements=elements,
        blocks=blocks,
        notes=(*page.notes, *marks.notes),
        marks=by_element(elements, marks),
        selectors=marks.selectors,
    )


def read_start(data: bytes, stop: re.Pattern[str], *, path: str = "", language: str = "ja") -> tuple[Article, str]:
    """Read the elements of a page up to what `stop` finds first, and return the text behind it, unread.

    An element that is open there ends there. Where nothing is found all is read. There are no blocks. Raises
    ArticleError as `read` does.
    """
    page = _decoded(data, path, language)
    found = stop.search(page.source)
    end = found.end() if found else len(page.source)
    return replace(page, elements=read_elements(page.source, language, end)), page.source[end:]


def _decoded(data: bytes, path: str, language: str) -> Article:
    """Return a page of which nothing but its text is known; raises ArticleError."""
    decoded = read_text(data, path=path, language=language)
    return Article(
        path=path,
        data=data,
        language=language,
        encoding=decoded.encoding,
        encoding_origin=decoded.origin,
        source=decoded.source,
        notes=decoded.notes,
    )
