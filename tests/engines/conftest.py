"""A home of its own for the engines, and a small genuine model."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize.engines import install_model
from tests.engines.argos_model import build_argos_model


@pytest.fixture(scope="session")
def argos_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a model from Japanese to English."""
    return build_argos_model(tmp_path_factory.mktemp("models"))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder without anything in it."""
    folder = tmp_path / "home of Ａ"
    folder.mkdir()
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR", "SNAP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(folder))
    return folder


@pytest.fixture
def ja_en(home: Path, argos_model: Path) -> Path:
    """A home folder with the model installed."""
    install_model(argos_model)
    return home
