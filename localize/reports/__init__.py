"""Reports: findings as text for people, as JSON for programs, and in the formats of code hosts and CI servers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from localize.errors import LocalizeError
    from localize.model import Finding, Where

__all__ = ["REPORTS", "moved", "unreadable"]


def _render(name: str, findings: Sequence[Finding]) -> str:
    return cast("str", getattr(import_module(f"{__name__}.{name}"), name)(findings))


REPORTS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    name: partial(_render, name) for name in ("text", "json", "github", "sarif", "junit")
}
"""Every form of report by its name, which is its module's and its function's; each ends with a line break unless it is empty."""


def unreadable(errors: Iterable[LocalizeError]) -> list[Finding]:
    """Return files that can't be read as findings, for reports that must name them."""
    from localize.model import Finding, Severity, Where
    from localize.reports.identity import UNREADABLE

    return [Finding(UNREADABLE, Severity.ERROR, error.where or Where(""), error.message) for error in errors]


def moved(findings: Iterable[Finding], folder: str) -> list[Finding]:
    """Return findings whose files are named from a folder above the workspace; `folder` is the way from there to it."""
    from dataclasses import replace

    if not folder:
        return list(findings)

    def at(where: Where | None) -> Where | None:
        return replace(where, file=f"{folder}/{where.file}") if where and where.file else where

    return [replace(found, where=at(found.where) or found.where, article=at(found.article)) for found in findings]
