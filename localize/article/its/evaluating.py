"""What ITS 2.0 says of each node of a page: local markup, and global rules where there is none.

Precedence is that of section 5.5: local markup before global rules, of which the last that selects a node counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from localize.article.its.files import GlobalRule, Load, gather
from localize.article.tree import Node, SelectorError, Tree
from localize.values import frozen

if TYPE_CHECKING:
    from turbohtml import Element

LOCAL = {
    "its-within-text": "withinText",
    "its-loc-note": "locNote",
    "its-loc-note-ref": "locNoteRef",
    "its-loc-note-type": "locNoteType",
    "its-term": "term",
    "its-term-info-ref": "termInfoRef",
    "its-term-confidence": "termConfidence",
    "its-locale-filter-list": "localeFilterList",
    "its-locale-filter-type": "localeFilterType",
    "its-storage-size": "storageSize",
    "its-storage-encoding": "storageEncoding",
    "its-line-break-type": "lineBreakType",
    "its-allowed-characters": "allowedCharacters",
    "its-annotators-ref": "annotatorsRef",
}
"""Local markup in HTML (section 6.1), and what it is called elsewhere."""

RULES = {
    "translateRule": ("translate", ("translate",)),
    "withinTextRule": ("withinText", ("withinText",)),
    "locNoteRule": ("locNote", ("locNote", "locNoteRef", "locNoteType")),
    "termRule": ("term", ("term", "termInfo", "termInfoRef")),
    "idValueRule": ("idValue", ("idValue",)),
    "localeFilterRule": ("localeFilter", ("localeFilterList", "localeFilterType")),
    "targetPointerRule": ("targetPointer", ("targetPointer",)),
    "langRule": ("lang", ("lang",)),
    "storageSizeRule": ("storageSize", ("storageSize", "storageEncoding", "lineBreakType")),
    "allowedCharactersRule": ("allowedCharacters", ("allowedCharacters",)),
}
"""By rule: its data category, and the values that it gives a node. Other rules say nothing that is used here."""

_CATEGORY = {name: category for category, names in RULES.values() for name in names} | {"termConfidence": "term"}
_PARAMETER = re.compile(r"\$([^\W\d][\w.-]*)")
_WORDS = frozenset({"translate", "withinText", "locNoteType", "term", "localeFilterType"})
"""Values that are words of the standard, in any case."""
_POINTERS = {
    "locNotePointer": "locNote",
    "locNoteRefPointer": "locNoteRef",
    "termInfoPointer": "termInfo",
    "termInfoRefPointer": "termInfoRef",
    "langPointer": "lang",
    "storageSizePointer": "storageSize",
    "storageEncodingPointer": "storageEncoding",
    "allowedCharactersPointer": "allowedCharacters",
}


@frozen
class Said:
    """What is said of a node in one data category."""

    values: dict[str, str]
    by: str
    local: bool = False


Category = dict[str, Said]


@frozen
class Values:
    """What is said of the nodes of a page; nothing is inherited here."""

    nodes: dict[Node, Category] = field(default_factory=dict)
    """By node, then by data category."""
    targets: dict[Node, str] = field(default_factory=dict)
    """Nodes that hold the translation of another (section 8.12), and the rule that says so."""
    notes: list[str] = field(default_factory=list)
    """What could not be read."""


def speaks_its(source: str) -> bool:
    """Tell cheaply whether a page may say anything in ITS."""
    return "its-" in source or "its+xml" in source or "ITS-" in source or "Its-" in source or "ITS+XML" in source


def values(tree: Tree, source: str, path: str, load: Load | None) -> Values:
    """Return what a page says in ITS of its nodes.

    `load` reads a file of the workspace; None where there is no workspace. Rules that can't be read or would take too
    long are noted and left out.
    """
    gathered = gather(tree, source, path, load)
    found = Values(notes=list(gathered.notes))
    for rule in gathered.rules:
        if rule.rule.name in RULES:
            try:
                _apply(found, tree, rule)
            except SelectorError as error:
                found.notes.append(f"{rule.where}: ITS {rule.rule.name} is left out: its selector {error}")
    for element, attributes in _marked(tree):
        _local(found, element, attributes)
    return found


def _apply(found: Values, tree: Tree, known: GlobalRule) -> None:
    rule = known.rule
    category, names = RULES[rule.name]
    if known.language == "css":
        nodes: list[Node | str] = [*tree.css(rule.selector)]
    else:
        nodes = tree.xpath(rule.selector, rule.namespaces, known.parameters)
    plain = {name: _word(name, rule.attributes[name]) for name in names if name in rule.attributes}
    if rule.text:
        plain["locNote"] = rule.text
    pointers = {name: rule.attributes[name] for name in _POINTERS if name in rule.attributes}
    by = f"ITS {rule.name}, {known.where}"

    def look(expression: str, node: Node) -> list[Node | str]:
        return tree.xpath(expression, rule.namespaces, known.parameters, node.element)

    for node in nodes:
        if isinstance(node, str):
            continue
        own = dict(plain)
        for name, expression in pointers.items():
            value = _text(tree, look(expression, node))
            if value is not None:
                own[_POINTERS[name]] = value
        if category == "idValue":
            own = {"idValue": _text(tree, look(rule.attributes.get("idValue", ""), node)) or ""}
        elif category == "targetPointer":
            own = {"targetPointer": _filled(rule.attributes.get("targetPointer", ""), known.parameters)}
            for target in look(rule.attributes.get("targetPointer", ""), node):
                if isinstance(target, Node):
                    found.targets[target] = by
        found.nodes.setdefault(node, {})[category] = Said(own, by)


def _filled(expression: str, parameters: Mapping[str, str]) -> str:
    """Return an expression with its parameters as literals."""
    return _PARAMETER.sub(lambda name: f"'{parameters[name[1]]}'" if name[1] in parameters else name[0], expression)


def _text(tree: Tree, found: list[Node | str]) -> str | None:
    """Return the text of the first node that an expression found, or its value."""
    for item in found:
        return " ".join(tree.text(item).split()) if isinstance(item, Node) else item
    return None


def _marked(tree: Tree) -> Iterator[tuple[Element, dict[str, str]]]:
    """Yield the elements that have local markup, with what it says."""
    selector = ",".join(f"[{name}]" for name in ("translate", *LOCAL))
    for element in tree.document.select(selector):
        yield element, {name: tree.text(Node(element, name)) for name in element.attrs}


def _local(found: Values, element: Element, attributes: dict[str, str]) -> None:
    said: dict[str, dict[str, str]] = {}
    for name, value in attributes.items():
        own = LOCAL.get(name)
        if own is not None:
            value = " ".join(value.split())
            said.setdefault(_CATEGORY.get(own, own), {})[own] = _word(own, value)
    answer = attributes.get("translate", "?").strip().lower()
    if answer in ("yes", "no", ""):
        said["translate"] = {"translate": answer or "yes"}
    node = Node(element)
    for category, own_values in said.items():
        by = next(
            name for name in attributes if _CATEGORY.get(LOCAL.get(name, name), LOCAL.get(name, name)) == category
        )
        found.nodes.setdefault(node, {})[category] = Said(own_values, f"its attribute {by}", local=True)


def _word(name: str, value: str) -> str:
    return value.strip().lower() if name in _WORDS else value.strip()
