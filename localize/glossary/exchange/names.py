"""Ids as XML allows them, and back."""

from __future__ import annotations

import re

_NOT_A_NAME = re.compile(r"[^\w.-]|_(?=x[0-9A-F]{4,6}_)", re.ASCII)
_WRITTEN = re.compile(r"_x([0-9A-F]{4,6})_")


def to_name(identity: str) -> str:
    """Write any id as an XML name without colon: what can't stand there becomes `_x0020_`, as in ECMA-376, 22.9.2.19."""
    name = _NOT_A_NAME.sub(_code, identity)
    return name if re.match(r"[A-Za-z_]", name) else f"{_code_of(name[:1])}{name[1:]}"


def from_name(name: str) -> str:
    """Return the id that was written as an XML name."""
    return _WRITTEN.sub(lambda found: _character(found[1], found[0]), name)


def _code(found: re.Match[str]) -> str:
    return _code_of(found.group())


def _code_of(character: str) -> str:
    return f"_x{ord(character):04X}_" if character else "_"


def _character(code: str, written: str) -> str:
    number = int(code, 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else written
