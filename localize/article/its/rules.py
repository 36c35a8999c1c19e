"""Read global rules: the element `its:rules`, from a script of the page or from a linked file.

Entities are refused, and so is anything that is no well-formed XML: rules are untrusted text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from localize.values import frozen

NAMESPACE = "http://www.w3.org/2005/11/its"
_HREF = "http://www.w3.org/1999/xlink href"
LARGEST = 1_000_000
"""Bytes of a rules file, or characters of a script."""
MOST = 1000
"""Rules of a page."""


class RulesError(ValueError):
    """Rules that can't be read; `line` is that of the file or script."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


@frozen
class Rule:
    """One global rule (ITS 2.0, section 5.2.1)."""

    name: str
    """`translateRule`, `locNoteRule`, …"""
    attributes: Mapping[str, str]
    line: int
    namespaces: Mapping[str, str]
    """In scope, by prefix."""
    text: str = ""
    """Of its `locNote` element."""

    @property
    def selector(self) -> str:
        """The nodes that the rule is about."""
        return self.attributes.get("selector", "")


@frozen
class Rules:
    """What one `its:rules` element holds."""

    rules: tuple[Rule, ...] = ()
    language: str = "xpath"
    """Of selectors: xpath or css (section 5.3.1)."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    href: str | None = None
    """More rules, which come before these (section 5.4)."""
    href_line: int = 1


class _Reader:
    def __init__(self, first_line: int, encoding: str | None) -> None:
        self.first_line = first_line
        self.parser: Any = ParserCreate(encoding, namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartNamespaceDeclHandler = self._declare
        self.parser.EndNamespaceDeclHandler = self._undeclare
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.scopes: dict[str, list[str]] = {}
        self.rules: list[Rule] = []
        self.parameters: dict[str, str] = {}
        self.language = "xpath"
        self.href: str | None = None
        self.href_line = 1
        self.inside = False
        self.param = ""
        self.note = False
        self.parts: list[str] = []

    @property
    def line(self) -> int:
        return self.first_line + int(self.parser.CurrentLineNumber) - 1

    def _doctype(self, *_: object) -> None:
        raise RulesError("a document type is not allowed in rules; take the line out", self.line)

    def _declare(self, prefix: str | None, address: str) -> None:
        self.scopes.setdefault(prefix or "", []).append(address)

    def _undeclare(self, prefix: str | None) -> None:
        self.scopes[prefix or ""].pop()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if namespace != NAMESPACE:
            return
        if local == "rules":
            self.inside = True
            self.language = attributes.get("queryLanguage", "xpath").strip().lower()
            self.href, self.href_line = attributes.get(_HREF), self.line
        elif local == "param":
            self.param, self.parts = attributes.get("name", ""), []
        elif local == "locNote":
            self.note, self.parts = True, []
        elif self.inside and local.endswith("Rule"):
            if len(self.rules) == MOST:
                raise RulesError(f"more than {MOST} rules; merge some", self.line)
            scope = {prefix: found[-1] for prefix, found in self.scopes.items() if found}
            self.rules.append(Rule(local, dict(attributes), self.line, scope))

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        text = " ".join("".join(self.parts).split())
        if local == "param" and self.param:
            self.parameters[self.param.rpartition(":")[2]] = text
            self.param = ""
        elif local == "locNote" and self.rules and self.note:
            last = self.rules[-1]
            self.rules[-1] = Rule(last.name, last.attributes, last.line, last.namespaces, text)
            self.note = False

    def _text(self, text: str) -> None:
        if self.param or self.note:
            self.parts.append(text)


def parse(data: str | bytes, first_line: int = 1) -> Rules:
    """Read rules: a file's bytes, or the text of a script that begins on `first_line`. Raises RulesError."""
    if len(data) > LARGEST:
        raise RulesError("rules are larger than a megabyte; split the file", first_line)
    reader = _Reader(first_line, None)
    if isinstance(data, str):
        leading = len(data) - len(data.lstrip())
        reader = _Reader(first_line + data.count("\n", 0, leading), "utf-8")
        data = data[leading:].encode("utf-8", "replace")
    try:
        reader.parser.Parse(data, True)
    except ExpatError as error:
        raise RulesError(f"rules are no well-formed XML ({error}); correct them", reader.line) from None
    if not reader.inside:
        raise RulesError(f"holds no its:rules element of {NAMESPACE}; check the namespace", reader.first_line)
    if reader.language not in ("xpath", "css"):
        raise RulesError(f'queryLanguage "{reader.language}" is not known; use xpath or css', reader.first_line)
    return Rules(tuple(reader.rules), reader.language, reader.parameters, reader.href, reader.href_line)
