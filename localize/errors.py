"""Errors meant for people: each says what is wrong, where, and what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from localize.model import Where


CONFLICT = "a conflict mark of version control; keep one of the two sides"
_CONFLICT = re.compile(r"<{7}(?: |$)|={7}$|>{7}(?: |$)|\|{7}(?: |$)")


def is_conflict(line: str) -> bool:
    """Tell whether a line of a file is a mark that version control leaves where two sides changed the same lines."""
    return _CONFLICT.match(line.rstrip("\r\n")) is not None


class LocalizeError(Exception):
    """The root of every error meant for people; `str()` is one line, `file:line: what; what to do`."""

    def __init__(self, message: str, where: Where | str | None = None) -> None:
        self.message = " ".join(message.split())
        if isinstance(where, str):
            from localize.model import Where

            where = Where(where)
        self.where = where
        super().__init__(f"{self.where}: {self.message}" if self.where else self.message)

    def __reduce__(self) -> tuple[type[LocalizeError], tuple[str, Where | None]]:
        """Travel between processes with the place."""
        return type(self), (self.message, self.where)


class ArticleError(LocalizeError):
    """An article can't be read, or a translation can't be placed in it."""


class CatalogError(LocalizeError):
    """A template or catalog can't be read."""


class GlossaryError(LocalizeError):
    """A glossary can't be read or contradicts itself."""

    def __init__(
        self, message: str, where: Where | str | None = None, problems: tuple[GlossaryError, ...] = ()
    ) -> None:
        super().__init__(message, where)
        self.problems = problems or (self,)
        """Each of the file's problems by itself."""


class EngineError(LocalizeError):
    """A translation engine is missing, lacks a model, or failed."""


class WorkspaceError(LocalizeError):
    """`localize.toml` is missing or wrong, or a file of the workspace can't be read or written."""
