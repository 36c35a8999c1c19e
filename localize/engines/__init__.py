"""Machine translation: one file or folder an engine, one line here; drafts are the same for all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from localize.engines.argos import Argos
from localize.engines.base import DraftResult, Engine
from localize.engines.drafts import draft
from localize.errors import EngineError

ENGINES: dict[str, Callable[[], Engine]] = {
    "argos": Argos,
}
"""Every engine by the name that `[engine] name` has."""

__all__ = ["ENGINES", "DraftResult", "Engine", "draft", "get", "install_model", "names", "overview"]


def names() -> list[str]:
    """Return the names of all engines, sorted."""
    return sorted(ENGINES)


def get(name: str) -> Engine:
    """Return an engine by its name; raises EngineError for one that there isn't."""
    if name not in ENGINES:
        raise EngineError(f"no engine is called {name}; choose one of {', '.join(names())}", "localize.toml")
    return ENGINES[name]()


def overview() -> list[tuple[str, tuple[str, ...], str]]:
    """Return each engine's name, its language pairs (`ja→en`), and why it can't be used (empty when it can)."""
    found = []
    for name in names():
        try:
            pairs = tuple(f"{source}→{target}" for source, target in get(name).pairs())
            found.append((name, pairs, ""))
        except EngineError as error:
            found.append((name, (), str(error)))
    return found


def install_model(path: Path) -> str:
    """Install an Argos model from a file, without the network, and return its name; raises EngineError."""
    from localize.engines.argos.models import install

    return install(path).name
