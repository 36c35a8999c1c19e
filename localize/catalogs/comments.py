"""The comment lines of an entry, by kind."""

from __future__ import annotations

import re
from collections.abc import Iterable

_REFERENCE = re.compile(r"\u2068[^\u2069]*\u2069(?::\d+)?|\S+")
"""A place; GNU gettext sets a name with spaces between U+2068 and U+2069."""

_Texts = tuple[str, ...]


def by_kind(lines: Iterable[str]) -> tuple[_Texts, _Texts, _Texts, _Texts]:
    """Return a translator's comments (`# `), extracted ones (`#. `), places (`#: `) and flags (`#, `)."""
    own: list[str] = []
    extracted: list[str] = []
    places: list[str] = []
    flags: list[str] = []
    for line in lines:
        mark = line[1:2]
        if mark == ".":
            extracted.append(line[2:].removeprefix(" "))
        elif mark == ":":
            places += _REFERENCE.findall(line[2:])
        elif mark == ",":
            flags += [flag.strip() for flag in line[2:].split(",") if flag.strip()]
        else:
            own.append(line[1:].removeprefix(" "))
    return tuple(own), tuple(extracted), tuple(places), tuple(flags)
