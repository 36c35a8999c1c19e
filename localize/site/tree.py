"""A page as turbohtml's tree parser sees it: as markup, for a quick look, and event by event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from localize.site.alike import View, written
from localize.site.events import Event, Signs

if TYPE_CHECKING:
    from turbohtml import Document, Node

Named = tuple[str, tuple[tuple[str, str], ...]]
"""What tells an element from others."""


def named(tag: str, attributes: Iterable[tuple[str, str]], changed: Collection[tuple[str, str]]) -> Named:
    """Return what tells an element from others, but for what localization changes: `changed` tags and attributes."""
    return tag, tuple(
        (name, value)
        for name, value in attributes
        if name not in ("href", "lang", "dir") and (tag, name) not in changed
    )


def view(text: str, signs: Signs) -> View | None:
    """Return a page's tree as markup, without what the comments among the signs stand around.

    None where such a comment isn't where it was put: a parser may begin or end elements there. What is dropped must be
    whole elements, and the tags of a wrapper those of one element.
    """
    document = _parsed(text)
    if signs.word in text and not _settled(document, signs):
        return None
    markup = _AS_IS.sub(_referenced, document.serialize())
    # A script may hold the end tag of a script; then more of them are left than begin.
    tags = Counter(_RAW_TAG.findall(markup))
    if any(tags[f"</{tag}>"] != tags[f"<{tag} "] + tags[f"<{tag}>"] for tag in _RAW.split("|")):
        return None
    return View(markup, document.text)


_RAW = "script|style|xmp|iframe|noembed|noframes|plaintext"
_RAW_TAG = re.compile(rf"</?(?:{_RAW})[ >]")
_AS_IS = re.compile(rf"<(?:(!--)(.*?)(-->)|(\?)([^>]*)(>)|(({_RAW})(?: [^>]*)?>)(.*?)(</\8>))", re.DOTALL)
"""What a tree's markup has as it is, where all else has references."""


def _referenced(found: re.Match[str]) -> str:
    """Write the inside of a comment or a script with references as well, so that nothing in it looks like a tag."""
    last = found.lastindex or 3
    start = 7 if last == 10 else last - 2
    return f"<{found[start]}{written(found[last - 1])}{found[last]}"


def _parsed(text: str) -> Document:
    from turbohtml import parse

    return parse(text, positions=False, allow_declarative_shadow_roots=False)


def _settled(document: Document, signs: Signs) -> bool:
    """Take out of a tree what stands between the signs' comments; tell whether each of them has its partner."""
    from turbohtml import Comment, Element

    comments = (node for node in document.descendants if isinstance(node, Comment) and node.data.startswith(signs.word))
    found = list(comments)
    wrappers: list[Element] = []
    for before, after in zip_longest(found[::2], found[1::2]):
        if after is None or before.data == signs.keep or after.data != signs.keep:
            return False
        inside, wrapper = before.parent, before.next_sibling
        if after.parent == inside:
            _drop(before, after)
        elif before.data == signs.unwrap and isinstance(wrapper, Element) and after.parent == wrapper:
            _drop(wrapper.children[0], after)
            before.extract()
            wrappers.append(wrapper)
        elif wrappers and inside == wrappers[-1] and wrapper is None and after == wrappers[-1].next_sibling:
            before.extract()
            after.extract()
            wrappers.pop().unwrap()
        else:
            return False
    return not wrappers


def _drop(first: Node, last: Node) -> None:
    """Take siblings out, from the first to the last."""
    while first != last:
        following = first.next_sibling
        if following is None:
            return
        first.extract()
        first = following
    last.extract()


def events(text: str, *, spread: Collection[Named] = (), changed: Collection[tuple[str, str]] = ()) -> Iterator[Event]:
    """Yield the events of a page's tree, in order of the document; however deep it is.

    Elements in `spread` have no end tag; a parser repeats them wherever text follows, so they are looked through.
    `changed` are tags and attributes whose values tell no element from another.
    """
    from turbohtml import CData, Comment, Doctype, Element, ProcessingInstruction, Text

    stack: list[tuple[str, Iterator[Node]]] = [("", iter(_parsed(text).children))]
    while stack:
        tag, children = stack[-1]
        node = next(children, None)
        if node is None:
            stack.pop()
            if tag:
                yield Event("close", tag)
        elif isinstance(node, Element) and node.tag == "head" and not node.attrs:
            # Its tag may be left out, and then it begins behind a sign before its first child. It ends where `body`
            # begins in any case.
            stack.append(("", iter(node.children)))
        elif isinstance(node, Element):
            attrs = node.attrs
            attributes = tuple([(name, _value(value)) for name, value in attrs.items()]) if attrs else ()
            if spread and named(node.tag, attributes, changed) in spread:
                stack.append(("", iter(node.children)))
                continue
            yield Event("open", node.tag, attributes)
            stack.append((node.tag, iter(node.children)))
        elif isinstance(node, (Text, CData)):
            yield Event("text", node.data)
        elif isinstance(node, (Comment, ProcessingInstruction)):
            yield Event("comment", node.data)
        elif isinstance(node, Doctype):
            yield Event("doctype", node.html)
        else:
            stack.append(("", iter(node.children)))


def _value(value: str | list[str] | None) -> str:
    """Return an attribute's value; turbohtml gives some, such as `class`, as lists."""
    return " ".join(value) if isinstance(value, list) else value or ""
