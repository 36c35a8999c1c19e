"""Labels are recognised in any width and bracket, before, behind and alone, and look-alikes are not."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from localize.quotes import labels
from tests.conftest import CASES

TABLE: dict[str, Any] = tomllib.loads((CASES / "quotes" / "labels.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "label", "rest"), TABLE["before"])
def test_a_text_that_begins_with_a_label(text: str, label: str, rest: str) -> None:
    found = labels.before(text)
    assert found is not None
    assert (labels.shown(text, found), text[found.end :]) == (label, rest)


@pytest.mark.parametrize(("text", "rest", "label"), TABLE["after"])
def test_a_text_that_ends_with_a_label(text: str, rest: str, label: str) -> None:
    found = labels.after(text)
    assert found is not None
    assert (text[: found.start], labels.shown(text, found)) == (rest, label)


@pytest.mark.parametrize("text", TABLE["whole"])
def test_a_text_that_is_a_label_alone(text: str) -> None:
    assert labels.whole(text)


@pytest.mark.parametrize("text", TABLE["none"])
def test_a_text_that_looks_like_a_label_and_is_none(text: str) -> None:
    assert not labels.whole(text)
    assert labels.before(text) is None
    assert labels.after(text) is None


def test_a_label_of_the_workspace_is_recognised_in_each_place() -> None:
    own = ("ざっくり言うと",)
    assert labels.whole("ざっくり言うと", own)
    assert labels.whole("【ざっくり言うと】", own)
    found = labels.before("（ざっくり言うと）母乳は", own)
    assert found is not None
    assert found.end == len("（ざっくり言うと）")
    assert not labels.whole("ざっくり言うと")
