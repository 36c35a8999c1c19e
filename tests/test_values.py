"""Frozen values behave as frozen, slotted dataclasses do."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace

import pytest

from localize.values import frozen


@frozen
class Ours:
    name: str
    size: int = 3
    parts: tuple[str, ...] = field(default_factory=tuple)
    hidden: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Standard:
    name: str
    size: int = 3
    parts: tuple[str, ...] = field(default_factory=tuple)
    hidden: str = field(default="", repr=False)


@frozen
class One:
    name: str


@frozen
class Nothing:
    pass


def test_fields_and_values_are_those_of_a_dataclass() -> None:
    ours, standard = Ours("a", parts=("b",)), Standard("a", parts=("b",))
    assert [item.name for item in fields(ours)] == [item.name for item in fields(standard)]
    assert asdict(ours) == asdict(standard)
    assert repr(ours) == repr(standard).replace("Standard", "Ours")
    assert hash(ours) == hash(standard)
    assert Ours.__match_args__ == Standard.__match_args__


def test_values_are_equal_by_their_fields_and_class() -> None:
    assert Ours("a") == Ours("a")
    assert Ours("a") != Ours("b")
    assert Ours("a") != Standard("a")  # type: ignore[comparison-overlap]
    assert {One("a"), One("a")} == {One("a")}
    assert Nothing() == Nothing()


def test_a_default_is_made_anew_for_each_value() -> None:
    @frozen
    class Holder:
        found: list[str] = field(default_factory=list)

    first, second = Holder(), Holder()
    first.found.append("x")
    assert second.found == []
    assert Holder(["y"]).found == ["y"]


@pytest.mark.parametrize("value", [Ours("a", 4, ("b",), "c"), One("a"), Nothing()], ids=lambda v: type(v).__name__)
def test_values_can_be_copied_and_sent_to_another_process(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) == value
    assert copy.deepcopy(value) == value


def test_a_value_can_be_replaced_and_not_changed() -> None:
    value = Ours("a")
    assert replace(value, size=5) == Ours("a", 5)
    with pytest.raises(FrozenInstanceError, match="size"):
        value.size = 4  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="size"):
        del value.size
    with pytest.raises((FrozenInstanceError, AttributeError)):
        value.other = 1  # type: ignore[attr-defined]
    assert value == Ours("a")


def test_a_wrong_call_says_what_it_says_elsewhere() -> None:
    with pytest.raises(TypeError, match=r"Ours\.__init__\(\) missing 1 required positional argument: 'name'"):
        Ours()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'colour'"):
        Ours("a", colour="red")  # type: ignore[call-arg]


def test_a_field_without_a_default_stands_before_those_with_one() -> None:
    with pytest.raises(SyntaxError):

        @frozen
        class Wrong:
            first: int = 1
            second: str  # type: ignore[misc]
