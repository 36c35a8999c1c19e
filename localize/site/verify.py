"""Prove that a page is its article but for translations and localization."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from localize.article.codecs import BOMS, decode
from localize.errors import ArticleError
from localize.model import Article, Where
from localize.site.events import Event, difference, gathered, marked, signs
from localize.site.outline import lingers
from localize.site.types import Expected

if TYPE_CHECKING:
    from turbohtml import Node

_LOST = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")


def verify(article: Article, data: bytes, expected: Expected) -> None:
    """Compare the page's element tree with the source's, as turbohtml's tree parser (WHATWG) sees them.

    Elements, their order and nesting, attributes, text, comments and scripts must be the source's, but for `expected`.
    Raises ArticleError naming the first difference.
    """
    # A tree has an `html` element, whether its tag is there or not.
    changed = frozenset((tag, name) for tag, name, _ in expected.attributes)
    spread = frozenset(_named(e.tag, e.attributes, changed) for e in article.elements if lingers(e))
    parse = partial(tree, spread=spread, changed=changed)
    prove(article, data, replace(expected, roots=()), parse, "its element tree")


def prove(
    article: Article,
    data: bytes,
    expected: Expected,
    parse: Callable[[str], Iterator[Event]],
    what: str,
    *,
    exact: bool = True,
) -> None:
    """Compare what a parser sees in the page with what it sees in the source; raises ArticleError.

    `what` names the parser's view. Where it is not `exact`, it is of tags as they stand, and white space counts as one
    blank.
    """
    page = decode(data.removeprefix(BOMS.get(expected.encoding, b"")), expected.encoding)
    source, shown = _readable(article.source), _readable(page)
    found = signs(source, shown)
    inserted = (*expected.inserted, *expected.roots)
    # A parser that builds no tree begins no elements of its own, so all that is dropped is dropped as it stands.
    before = marked(
        source,
        found,
        regions=[region[:2] for region in expected.regions],
        dropped=expected.removed if exact else (),
        unwrapped=() if exact else expected.removed,
    )
    after = marked(
        shown,
        found,
        regions=[region[2:] for region in expected.regions],
        dropped=inserted if exact else (),
        unwrapped=expected.wrapped if exact else (*inserted, *expected.wrapped),
    )
    before, after = (re.sub(r"\r\n?", "\n", text) for text in (before, after))
    views = [gathered(parse(text), found, exact=exact) for text in (before, after)]
    different = difference(views[0], views[1], expected)
    if different is not None:
        one, other = different
        raise ArticleError(
            f"the page for {expected.locale} would not be this page: where {one} stands, it would have {other} "
            f"({what} differs); look at the markup and at the translation of that place",
            _where(article, one),
        )
    _prove_quotes(article, page, expected)


def _readable(text: str) -> str:
    """Return a text with what stands for undecodable bytes as parsers show it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(_LOST)
    return text


def _prove_quotes(article: Article, page: str, expected: Expected) -> None:
    """Find each quote on the page, character for character and in order; raises ArticleError naming one that is not."""
    at = 0
    for start, end in expected.verbatim:
        words = article.source[start:end]
        found = page.find(words, at)
        if found < 0:
            raise ArticleError(
                f"the page for {expected.locale} would change the quote {words[:60]!r}; report this as a bug",
                Where(article.path, article.source.count("\n", 0, start) + 1),
            )
        at = found + len(words)


def _where(article: Article, event: Event) -> Where:
    """Return the line of an event, as far as its text tells."""
    text = event.value.strip()[:60]
    at = article.source.find(text) if text and event.kind in ("text", "comment") else -1
    return Where(article.path, article.source.count("\n", 0, at) + 1 if at >= 0 else None)


def _named(
    tag: str, attributes: Iterable[tuple[str, str]], changed: Collection[tuple[str, str]]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return what tells an element from others, but for what localization changes."""
    return tag, tuple(
        (name, value)
        for name, value in attributes
        if name not in ("href", "lang", "dir") and (tag, name) not in changed
    )


def tree(
    text: str,
    *,
    spread: Collection[tuple[str, tuple[tuple[str, str], ...]]] = (),
    changed: Collection[tuple[str, str]] = (),
) -> Iterator[Event]:
    """Yield the events of a page's tree, in order of the document; however deep it is.

    Elements in `spread` have no end tag; a parser repeats them wherever text follows, so they are looked through.
    `changed` are tags and attributes whose values tell no element from another.
    """
    from turbohtml import CData, Comment, Doctype, Element, ProcessingInstruction, Text, parse

    document = parse(text, positions=False, allow_declarative_shadow_roots=False)
    stack: list[tuple[str, Iterator[Node]]] = [("", iter(document.children))]
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
            if spread and _named(node.tag, attributes, changed) in spread:
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
