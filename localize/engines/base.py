"""What a translation engine is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from localize.model import Catalog
from localize.values import frozen


class Engine(Protocol):
    """Translates plain sentences; placeholders and sentence boundaries are none of its business.

    Languages are BCP 47 tags, as in `localize.toml`; what they are called in the engine is its own affair.
    """

    name: str
    """As `[engine] name` has it."""

    def pairs(self) -> list[tuple[str, str]]:
        """Return the language pairs that it can translate here and now, sorted; raises EngineError."""

    def require(self, source: str, target: str) -> None:
        """Raise EngineError, with what to do about it, unless it can translate from source to target."""

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Translate sentences, one for one; raises EngineError."""

    def origin(self, source: str, target: str) -> str:
        """Return what made a translation, for the comment of a draft: `argos 1.9 ja→en`; raises EngineError."""


@frozen
class DraftResult:
    """A catalog with drafts in it."""

    catalog: Catalog
    drafted: int
    """Entries that got a draft."""
    dropped: int
    """Drafts that were thrown away: they lost a placeholder, or said nothing."""
