"""Localize HTML articles through gettext catalogs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from localize.errors import (
    ArticleError,
    CatalogError,
    EngineError,
    GlossaryError,
    LocalizeError,
    WorkspaceError,
)
from localize.model import (
    Alignment,
    Article,
    Bead,
    Finding,
    Hit,
    Quote,
    Segment,
    Severity,
    Where,
)

if TYPE_CHECKING:
    from localize.api import Glossary, align, build_page, check_pair, read_article, split

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


def __getattr__(name: str) -> Any:
    """Load the functions when they are first used, so that importing a part of the package loads that part alone."""
    if name in __all__:
        from localize import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
