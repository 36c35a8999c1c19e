"""Prove that a page is its article but for translations and localization."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from localize.article.codecs import BOMS, decode, mended
from localize.errors import ArticleError
from localize.model import Article, Where
from localize.site import tree
from localize.site.alike import View, alike
from localize.site.events import Event, Signs, difference, gathered, marked, signs
from localize.site.outline import lingers
from localize.site.types import Expected


def verify(article: Article, data: bytes, expected: Expected) -> None:
    """Compare the page's element tree with the source's, as turbohtml's tree parser (WHATWG) sees them.

    Elements, their order and nesting, attributes, text, comments and scripts must be the source's, but for `expected`.
    Raises ArticleError naming the first difference.
    """
    changed = frozenset((tag, name) for tag, name, _ in expected.attributes)
    spread = frozenset(tree.named(e.tag, e.attributes, changed) for e in article.elements if lingers(e))
    walk = partial(tree.events, spread=spread, changed=changed)
    # A tree has an `html` element, whether its tag is there or not.
    prove(article, data, replace(expected, roots=()), None if spread else tree.view, walk, "its element tree")


def prove(
    article: Article,
    data: bytes,
    expected: Expected,
    view: Callable[[str, Signs], View | None] | None,
    walk: Callable[[str], Iterable[Event]],
    what: str,
    *,
    exact: bool = True,
) -> None:
    """Compare what a parser sees in the page with what it sees in the source; raises ArticleError.

    `view` writes what the parser sees as markup, where it can; `walk` tells it event by event. `what` names the parser's
    view. Where it is not `exact`, it is of tags as they stand, and white space counts as one blank.
    """
    page = decode(data.removeprefix(BOMS.get(expected.encoding, b"")), expected.encoding)
    # What stands for undecodable bytes is shown as parsers show it.
    source, shown = mended(article.source), mended(page)
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
    before, after = (re.sub(r"\r\n?", "\n", text) if "\r" in text else text for text in (before, after))
    different = None
    if not _alike(before, after, found, expected, view, exact=exact):
        events = [gathered(walk(text), found, exact=exact) for text in (before, after)]
        different = difference(events[0], events[1], expected)
    if different is not None:
        one, other = different
        raise ArticleError(
            f"the page for {expected.locale} would not be this page: where {one} stands, it would have {other} "
            f"({what} differs); look at the markup and at the translation of that place",
            _where(article, one),
        )
    _prove_quotes(article, page, expected)


def _alike(
    before: str,
    after: str,
    found: Signs,
    expected: Expected,
    view: Callable[[str, Signs], View | None] | None,
    *,
    exact: bool,
) -> bool:
    """Tell whether a look at both is enough; else they have to be walked through."""
    source = view(before, found) if view else None
    page = view(after, found) if view and source else None
    return source is not None and page is not None and alike(source, page, found, expected, exact=exact)


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
