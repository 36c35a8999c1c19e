"""Commands that are imported when they are looked up, and options that are validated where that is needed.

To start is most of what a small job takes. Of thirteen commands twelve aren't asked for, and Typer validates every option
with pydantic, which takes as long to import as Typer itself, even where none was given. A number or a choice that is one
needs no such look; what is none is Typer's to refuse.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import partial
from importlib import import_module
from typing import Any

import typer.main
from typer.core import TyperGroup

_NAMES = (
    *("init", "run", "extract", "translate", "check", "build", "inspect", "align", "adopt", "stats", "explain"),
    *("glossary", "engines"),
)
"""In the order of the help. Each is a module with a function of its name; where it has an `app`, a group of commands."""


class Commands(TyperGroup):
    """The program's commands."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Loaded()  # type: ignore[assignment]  # Nothing is added to it.

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters that stand before the command."""
        return _with_defaults(super().get_params(ctx))


class _Loaded(Mapping[str, Any]):
    """Commands by name."""

    def __init__(self) -> None:
        self._known: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._known:
            if name not in _NAMES:
                raise KeyError(name)
            self._known[name] = _load(name)
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


def _load(name: str) -> Any:
    module = import_module(f"localize.cli.{name}")
    if hasattr(module, "app"):
        group: Any = typer.main.get_group(module.app)
        group.name = name
        for command in (group, *group.commands.values()):
            command.get_params = partial(_parameters, command)
        return group
    app = typer.Typer(add_completion=False)
    app.command(name)(getattr(module, name))
    alone: Any = typer.main.get_command(app)
    alone.get_params = partial(_parameters, alone)
    return alone


def _parameters(command: Any, context: Any) -> list[Any]:
    return _with_defaults(type(command).get_params(command, context))


def _with_defaults(parameters: list[Any]) -> list[Any]:
    """Return parameters that take their defaults as they are."""
    for parameter in parameters:
        parameter.process_value = partial(_value, parameter)
    return parameters


def _value(parameter: Any, context: Any, value: Any) -> Any:
    """Return a parameter's value: texts and defaults as they are, plain numbers and choices read, anything else validated."""
    source = context.get_parameter_source(parameter.name)
    is_default = source is not None and source.name == "DEFAULT"
    if isinstance(value, str) and not (is_default or parameter.callback):
        plain = _plain(parameter.type_descriptor, value)
        if plain is not None:
            return plain
    if parameter.required or not (is_default or parameter.type_descriptor.annotation in (str, list[str])):
        return type(parameter).process_value(parameter, context, value)
    if parameter.multiple or parameter.nargs == -1:
        value = list(value) if value else ()
    return parameter.callback(context, parameter, value) if parameter.callback else value


def _plain(kind: Any, value: str) -> Any:
    """Return a whole number in its range, or the choice that is written so; None for what Typer has to judge."""
    if kind.annotation is int and value.isascii() and value.isdigit():
        number, least, most = int(value[:9]), kind.parameter_info.min, kind.parameter_info.max
        within = len(value) < 10 and (least is None or least <= number) and (most is None or number <= most)
        return number if within else None
    if isinstance(kind.annotation, type) and issubclass(kind.annotation, Enum):
        return next((choice for choice in kind.annotation if choice.value == value), None)
    return None
