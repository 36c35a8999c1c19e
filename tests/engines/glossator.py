"""An engine written by hand, that shows what it was given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from localize.errors import EngineError


class Glossator:
    """Translates by a function, from any of some languages, and remembers what it was asked."""

    name = "glossator"

    def __init__(self, translate: Callable[[str], str] = lambda text: f"T({text})", sources: Sequence[str] = ("ja",)):
        self._translate, self._sources = translate, sources
        self.asked: list[str] = []

    def pairs(self) -> list[tuple[str, str]]:
        return [(source, "xx") for source in sorted(self._sources)]

    def require(self, source: str, target: str) -> None:
        if source not in self._sources:
            raise EngineError(f"no model from {source} to {target}; install one")

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        self.require(source, target)
        self.asked += texts
        return [self._translate(text) for text in texts]

    def origin(self, source: str, target: str) -> str:
        self.require(source, target)
        return f"glossator 1 {source}→{target}"
