"""The page as a tree, in which selectors find elements; only pages that have rules of their own need one.

The tree is the one that a browser builds, so that a selector finds what it finds in a browser's tools. Its elements are
named by where their start tags stand in the source, which is what links them with `Article.elements`. What a page or a
rules file can ask for is bounded: a selector that may take too long is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from localize.article.codecs import mended
from localize.article.tokens import masked
from localize.article.xpath import translated

if TYPE_CHECKING:
    from turbohtml import Element

LONGEST = 1000
"""Characters of a selector."""
MOST = 1_000_000_000
"""Steps that all selectors of a page may take by the estimate of their cost, a few nanoseconds each."""
_FOUND = 2000
"""What one node found costs, in the same steps: something is said of it."""
_COUNTED = re.compile(r":nth-(?:last-)?child\([^)]*\sof\s", re.IGNORECASE)
"""Pseudo-classes that count siblings of a kind, for each element anew."""


class SelectorError(ValueError):
    """A selector that is not valid, or would take too long."""


class Node(NamedTuple):
    """An element of the tree, or one of its attributes."""

    element: Element
    attribute: str = ""


class Shape(NamedTuple):
    """How large a tree is, which bounds what selectors cost."""

    nodes: int
    depth: int
    siblings: int
    """The most children of one element."""


class Tree:
    """A page's tree."""

    def __init__(self, source: str) -> None:
        from turbohtml import parse

        # The copy is as long as the source, so that offsets are the same; the tree wants `noscript` by its name, and
        # names of attributes that UTF-8 can write.
        text = masked(source).replace("x-noscrx", "noscript")
        self.document = parse(text if text.isascii() else mended(text), source_locations=True)
        self._left = MOST

    @cached_property
    def shape(self) -> Shape:
        """Count nodes, depth and siblings."""
        nodes, depth, most = 0, 1, 1
        waiting: list[tuple[Any, int]] = [(self.document, 0)]
        while waiting:
            node, level = waiting.pop()
            children = node.children
            nodes += len(children)
            depth = max(depth, level)
            most = max(most, len(children))
            waiting += [(child, level + 1) for child in children]
        return Shape(nodes, depth, most)

    def css(self, selector: str) -> list[Node]:
        """Return the elements that a CSS selector finds, in document order; raises SelectorError."""
        check_css(selector)
        nested, counted = selector.count(":has("), len(_COUNTED.findall(selector))
        if nested or counted:
            nodes, depth, siblings = self.shape
            wide = max(depth, siblings) if "~" in selector or "+" in selector else depth
            self._spend(nodes * wide**nested * siblings**counted)
        found = self.document.select(selector)
        self._spend(_FOUND * (len(found) + 1))
        return [Node(element) for element in found]

    def xpath(
        self,
        expression: str,
        namespaces: Mapping[str, str],
        parameters: Mapping[str, str],
        start: Element | None = None,
    ) -> list[Node | str]:
        """Return the nodes that an XPath 1.0 expression finds, or its value as the only item.

        `namespaces` are by prefix, `parameters` by name. Raises SelectorError.
        """
        from turbohtml import XPath, XPathString

        if len(expression) > LONGEST:
            raise SelectorError(f"is longer than {LONGEST} characters")
        try:
            path = translated(expression, namespaces)
        except ValueError as error:
            raise SelectorError(f"is no XPath that can be used: {error}") from None
        nodes = max(1, self.shape.nodes)
        cost = path.cost(*self.shape)
        # From one node, a path looks at what is near it, unless it starts at the root or reads all text inside.
        self._spend(cost if start is None else max(cost // nodes, _FOUND, 20 * nodes if path.reads_all else 0))
        try:
            search: Any = XPath(path.text, smart_strings=True)
            found = search(
                start or self.document, **{name: parameters[name] for name in path.variables & {*parameters}}
            )
        except (ValueError, TypeError) as error:
            raise SelectorError(f"is no XPath that can be used: {str(error).removeprefix('xpath: ')}") from None
        if not isinstance(found, list):
            self._spend(_FOUND)
            return [str(found)]
        self._spend(_FOUND * (len(found) + 1))
        result: list[Node | str] = []
        for item in found:
            if isinstance(item, XPathString):
                parent = item.getparent()
                result.append(
                    Node(parent, item.attrname or "") if item.is_attribute and parent is not None else str(item)
                )
            elif hasattr(item, "source_location"):
                result.append(Node(item))
        return result

    def text(self, node: Node) -> str:
        """Return the text of an element, or the value of an attribute; raises SelectorError."""
        if node.attribute:
            value = node.element.attrs.get(node.attribute)
            return " ".join(value) if isinstance(value, list) else str(value or "")
        text = str(node.element.text)
        self._spend(50 * len(text))
        return text

    def _spend(self, cost: int) -> None:
        if cost > self._left:
            raise SelectorError("would take too long on this page")
        self._left -= cost


def check_css(selector: str) -> None:
    """Raise SelectorError where a text is no CSS selector."""
    from turbohtml import parse

    if len(selector) > LONGEST:
        raise SelectorError(f"is longer than {LONGEST} characters")
    try:
        parse("").select(selector)
    except ValueError as error:
        raise SelectorError(f"is no CSS selector: {str(error).partition(': ')[2] or error}") from None


def place_of(element: Element) -> int | None:
    """Return where an element's start tag begins in the source; None where the source has none."""
    found = element.source_location
    return found.start_tag.start_offset if found else None
