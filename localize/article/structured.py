"""Find the strings for people in JSON-LD, with their places.

A parser gives values and loses places, so this is a scanner of its own: without recursion, strict about the grammar of
RFC 8259, and silent (nothing is offered) where the data is not JSON.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from localize.article.rules import JSON_KEYS, LETTER

_TOKEN = re.compile(
    r'[ \t\n\r]*+(?:"((?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"'
    r"|([{}\[\],:])|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))"
)
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_SIMPLE = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class JsonString(NamedTuple):
    """A string value; `start` and `end` are those of its inside, in the text that was scanned."""

    path: str
    """Keys from the outermost to its own, joined by full stops; lists and `@graph` add nothing."""
    start: int
    end: int


def strings(text: str, start: int, end: int, more: frozenset[str] = frozenset()) -> list[JsonString] | None:
    """Return the string values for people in the JSON between two offsets; None where it is not JSON.

    `more` are paths that are for people though their keys are not in the table.
    """
    found: list[JsonString] = []
    containers: list[tuple[str, str]] = []
    path = key = ""
    expect = "value"
    at = start
    while True:
        match = _TOKEN.match(text, at, end)
        if match is None:
            complete = expect == "end" and not text[at:end].strip(" \t\n\r")
            return found if complete else None
        at = match.end()
        mark = match[2]
        if match[1] is not None and expect in ("key", "key-or-close"):
            key = match[1]
            expect = "colon"
        elif match[1] is not None and expect in ("value", "value-or-close"):
            if (key in JSON_KEYS or (more and _join(path, key) in more)) and _for_people(match[1]):
                found.append(JsonString(_join(path, key), *match.span(1)))
            expect = "comma" if containers else "end"
        elif match[3] is not None and expect in ("value", "value-or-close"):
            expect = "comma" if containers else "end"
        elif mark == ":" and expect == "colon":
            expect = "value"
        elif mark == "," and expect == "comma":
            expect = "key" if containers[-1][0] == "{" else "value"
        elif mark in ("{", "[") and expect in ("value", "value-or-close"):
            containers.append((mark, f"{path}\0{key}"))
            if mark == "{":
                path, key = _join(path, key), ""
                expect = "key-or-close"
            else:
                expect = "value-or-close"
        elif (
            mark in ("}", "]")
            and containers
            and (expect == "comma" or expect == ("key-or-close" if mark == "}" else "value-or-close"))
        ):
            opened, outside = containers.pop()
            if opened + mark not in ("{}", "[]"):
                return None
            path, key = outside.split("\0")
            expect = "comma" if containers else "end"
        else:
            return None


def _join(path: str, key: str) -> str:
    if not key or key == "@graph" or len(path) > 200:
        return path
    return f"{path}.{key}" if path else key


def _for_people(inside: str) -> bool:
    text = unescape(inside) if "\\" in inside else inside
    return LETTER.search(text) is not None


def escapes(inside: str) -> list[tuple[int, int, str]]:
    """Return the escapes inside a JSON string: start, end and what each stands for."""
    return [(match.start(), match.end(), _value(match[0])) for match in _ESCAPE.finditer(inside)]


def unescape(inside: str) -> str:
    """Return what the inside of a JSON string says; a lone surrogate says U+FFFD."""
    return _ESCAPE.sub(lambda match: _value(match[0]), inside)


def _value(escape: str) -> str:
    if escape[1] != "u":
        return _SIMPLE.get(escape[1], escape[1])
    digits = escape.replace("\\u", "")
    if len(digits) == 8:
        high, low = int(digits[:4], 16), int(digits[4:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    code = int(digits, 16)
    return "\N{REPLACEMENT CHARACTER}" if 0xD800 <= code <= 0xDFFF else chr(code)
