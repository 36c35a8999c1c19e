"""Localize HTML articles through gettext catalogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localize.deferred import deferred

if TYPE_CHECKING:
    from localize.api import Glossary, align, build_page, check_pair, read_article, split
    from localize.errors import (
        ArticleError,
        CatalogError,
        EngineError,
        GlossaryError,
        LocalizeError,
        WorkspaceError,
    )
    from localize.model import Alignment, Article, Bead, Finding, Hit, Quote, Segment, Severity, Where
else:
    # A command that needs a part of the package loads that part alone.
    __getattr__ = deferred(
        __name__,
        api="Glossary align build_page check_pair read_article split",
        errors="ArticleError CatalogError EngineError GlossaryError LocalizeError WorkspaceError",
        model="Alignment Article Bead Finding Hit Quote Segment Severity Where",
    )

__all__ = [
    "Alignment",
    "Article",
    "ArticleError",
    "Bead",
    "CatalogError",
    "EngineError",
    "Finding",
    "Glossary",
    "GlossaryError",
    "Hit",
    "LocalizeError",
    "Quote",
    "Segment",
    "Severity",
    "Where",
    "WorkspaceError",
    "align",
    "build_page",
    "check_pair",
    "read_article",
    "split",
]
