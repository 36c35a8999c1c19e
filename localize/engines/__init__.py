"""Machine translation: one file or folder an engine, one line here; drafts are the same for all."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

from localize.deferred import deferred
from localize.errors import EngineError

if TYPE_CHECKING:
    from pathlib import Path

    from localize.engines.base import DraftResult, Engine
    from localize.engines.drafts import draft, sources, translates
else:
    __getattr__ = deferred(__name__, base="DraftResult Engine", drafts="draft sources translates")

ENGINES: Mapping[str, str] = {
    "argos": "Argos",
}
"""Every engine by the name that `[engine] name` has, which is its module's, too: its class."""

__all__ = [
    "ENGINES",
    "DraftResult",
    "Engine",
    "draft",
    "get",
    "install_model",
    "names",
    "overview",
    "sources",
    "translates",
]


def names() -> list[str]:
    """Return the names of all engines, sorted."""
    return sorted(ENGINES)


def get(name: str) -> Engine:
    """Return an engine by its name; raises EngineError for one that there isn't."""
    if name not in ENGINES:
        raise EngineError(f"no engine is called {name}; choose one of {', '.join(names())}", "localize.toml")
    return cast("Engine", getattr(import_module(f"{__name__}.{name}"), ENGINES[name])())


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
