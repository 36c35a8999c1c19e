"""XPath 1.0 for a tree of HTML: names without namespaces, no function beyond the standard's, and a bound of the cost.

https://www.w3.org/TR/1999/REC-xpath-19991116/
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

XHTML = "http://www.w3.org/1999/xhtml"
_NAMESPACES = frozenset({XHTML, "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"})
_NAME = r"[^\W\d][\w.-]*"
_TOKEN = re.compile(
    rf"\s*(?:(?P<literal>\"[^\"]*\"|'[^']*')|(?P<number>\d+(?:\.\d*)?|\.\d+)|(?P<variable>\$(?:{_NAME}:)?{_NAME})"
    rf"|(?P<axis>{_NAME})\s*::|(?P<name>(?:{_NAME}:)?(?:{_NAME}|(?<=:)\*))"
    r"|(?P<mark>//|\.\.|!=|<=|>=|[\[\]()/.@,|=<>+*-]))\s*"
)
_FUNCTIONS = frozenset({
    "last", "position", "count", "id", "local-name", "namespace-uri", "name", "string", "concat", "starts-with",
    "contains", "substring-before", "substring-after", "substring", "string-length", "normalize-space", "translate",
    "boolean", "not", "true", "false", "lang", "number", "sum", "floor", "ceiling", "round", "comment", "text", "node",
    "processing-instruction",
})  # fmt: skip
_READERS = frozenset({"string", "contains", "starts-with", "normalize-space", "sum", "number", "concat"})
"""Functions that read all text of an element."""
_DEEP = frozenset({"descendant", "descendant-or-self", "ancestor", "ancestor-or-self"})
_BESIDE = frozenset({"following-sibling", "preceding-sibling"})
_FAR = frozenset({"following", "preceding"})
_OPERATORS = frozenset({"and", "or", "div", "mod"})


class Path(NamedTuple):
    """An expression without namespaces, and what bounds its cost."""

    text: str
    deep: int
    """Steps to descendants or ancestors, and one for the texts that are compared."""
    beside: int
    """Steps to siblings."""
    far: int
    """Steps to anywhere in the page."""
    variables: frozenset[str] = frozenset()
    reads_all: bool = False
    """Whether it may look at the whole page, or read all text of an element, from wherever it starts."""

    def cost(self, nodes: int, depth: int, siblings: int) -> int:
        """Return how many nodes an evaluation from every node of a tree may visit at most.

        Each node has at most `depth` ancestors, so steps to descendants, nested in predicates or not, visit at most
        `nodes * depth ** steps`. The steps of a path are taken to be nested in one another, which is more than they are.
        What lies beside a node, or anywhere, is gone through once more to put it in order.
        """
        # No need to be exact where it is far too much.
        steps = min(self.deep, 12), min(self.beside, 12), min(self.far, 12)
        return int(nodes * depth ** steps[0] * siblings ** (2 * steps[1]) * nodes ** (2 * steps[2]))


def translated(expression: str, namespaces: Mapping[str, str]) -> Path:
    """Read an expression; raises ValueError where it can't be used."""
    parts: list[str] = []
    deep = beside = far = 0
    at = level = 0
    before = ""
    raised = reads_all = False
    variables: set[str] = set()
    while at < len(expression):
        found = _TOKEN.match(expression, at)
        if found is None:
            raise ValueError(f"{expression[at : at + 10]!r} is no XPath")
        at = found.end()
        kind, token = found.lastgroup or "", found[found.lastgroup or 0]
        if kind == "axis":
            deep += token in _DEEP
            beside += token in _BESIDE or (token == "parent")
            far += token in _FAR
            raised = raised or token.startswith(("parent", "ancestor"))
            parts.append(f"{token}::")
        elif kind == "name":
            called = expression.startswith("(", at)
            parts.append(_name(token, namespaces, called))
            operator = token in _OPERATORS and before in (")", "]", "name", "literal", "number", "variable", ".", "*")
            if operator:
                parts[-1] = f" {parts[-1]} "
            deep += called and token in _READERS
            far += called and token == "id"
            reads_all = reads_all or (called and token in _READERS)
        elif kind == "variable":
            variables.add(token[1:].rpartition(":")[2])
            parts.append("$" + token[1:].rpartition(":")[2])
        else:
            level += (token == "[") - (token == "]")
            if token in ("/", "//") and not _continues(before):
                far += level > 0
                reads_all = True
            elif token == "//" and parts:
                far, deep = far + raised, deep + (not raised)
            beside += token == ".."
            raised = raised or token == ".."
            parts.append(token)
        before = kind if kind != "mark" else token
    compared = any(mark in parts for mark in ("=", "!=", "<", ">", "<=", ">="))
    return Path("".join(parts), deep + compared, beside, far, frozenset(variables), reads_all)


def _continues(before: str) -> bool:
    """Tell whether a slash after this continues a path."""
    return before in ("name", "]", ")", ".", "..", "*", "variable")


def _name(token: str, namespaces: Mapping[str, str], called: bool) -> str:
    prefix, _, local = token.rpartition(":")
    if called and (prefix or (local not in _FUNCTIONS and local not in _OPERATORS)):
        raise ValueError(f"the function {token}() is not one of XPath 1.0")
    if prefix and namespaces.get(prefix) not in _NAMESPACES:
        raise ValueError(f"the prefix {prefix} is not declared as {XHTML}")
    return local
