"""Every engine keeps the contract of `Engine`."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize import engines
from localize.errors import EngineError


@pytest.mark.parametrize("name", engines.names())
def test_an_engine_bears_its_name_and_refuses_what_it_cannot_do(name: str, home: Path) -> None:
    engine = engines.get(name)
    assert engine.name == name
    assert engine.pairs() == sorted(engine.pairs())
    with pytest.raises(EngineError):
        engine.require("tlh", "ja")
    with pytest.raises(EngineError):
        engine.translate(["x"], "tlh", "ja")


def test_an_unknown_engine_is_an_error_that_lists_those_there_are() -> None:
    with pytest.raises(EngineError, match=r"^localize\.toml: no engine is called deepl; choose one of argos"):
        engines.get("deepl")


def test_the_overview_says_what_each_engine_can_do(ja_en: Path) -> None:
    assert ("argos", ("ja→en",), "") in engines.overview()
