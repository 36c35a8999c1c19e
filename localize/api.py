"""The Python interface: each function is one call of a stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from localize import article as _article
from localize import glossary as _glossary
from localize import segments as _segments
from localize.checks import check_pair
from localize.files import read as _read
from localize.languages import split
from localize.model import Article
from localize.pipeline import understand
from localize.quotes import align
from localize.workspace import extract_settings

__all__ = ["Glossary", "align", "build_page", "check_pair", "read_article", "split"]


class Glossary(_glossary.Glossary):
    """A glossary that can be read from a file."""

    @classmethod
    def read(cls, path: str | Path) -> Glossary:
        """Read a CSV glossary.

        Raises GlossaryError with file and line when it is wrong, WorkspaceError when it can't be read.
        """
        return cls.parse(_read(Path(path)), str(path))


def read_article(
    data: bytes,
    *,
    language: str,
    path: str = "",
    labels: Sequence[str] = (),
    extract: Mapping[str, Sequence[str]] | None = None,
) -> Article:
    """Read an HTML article: its segments, and its quotes with their translations.

    `language` is the article's, as a BCP 47 tag; `labels` are further labels of translations, beside the built-in
    ones. `extract` is what a workspace's `[extract]` says, such as `{"exclude": ["nav.menu"]}`. Raises ArticleError when
    the bytes are no article, WorkspaceError where `extract` has a key or a selector that is none.
    """
    settings = extract_settings(extract) if extract else None
    return understand(data, path=path, language=language, labels=tuple(labels), extract=settings)


def build_page(article: Article, translations: Mapping[str, str], *, language: str | None = None) -> bytes:
    """Put translations, by segment id, into the article's bytes.

    Every byte that is not translated text is the article's own; a segment without a translation, or translated by its
    own text, stays as it is. The page keeps the article's encoding; a character that it lacks becomes a character
    reference. `language` is the translations', and decides the white space between sentences. Raises ArticleError when
    a translation can't be placed: a placeholder is missing, unknown or misnested.
    """
    return _article.splice(article, _segments.place(article, translations, language=language))
