"""What an element hands down to the text inside: kind, language, and whether it is to be translated."""

from __future__ import annotations

from typing import NamedTuple

from localize.article.rules import (
    BLOCKS,
    CODE,
    CODE_BLOCKS,
    ISLANDS,
    KINDS,
    OF_THE_PAGE,
    OF_THE_PAGE_NAMES,
    OF_THE_PAGE_ROLES,
)


class State(NamedTuple):
    """What an element hands down to the text inside."""

    kind: str
    locked: str | None
    language: str
    holder: int
    """The innermost block or island."""
    cited: bool
    coded: bool
    """Whether the text is inside inline code."""


def inherited(tag: str, attributes: tuple[tuple[str, str], ...], outer: State, index: int, *, foreign: bool) -> State:
    """Return the state inside an element; `foreign` says that it stands in SVG or MathML."""
    kind, locked, language, holder, cited, coded = outer
    if tag in BLOCKS or tag in ISLANDS:
        holder = index
    own = KINDS.get(tag)
    if own is not None and (own != "paragraph" or kind == "heading"):
        kind = own
    elif tag == "body":
        kind = "paragraph"
    if tag == "title" and foreign:
        kind = "caption"
    if tag in CODE_BLOCKS:
        locked = locked or "code"
    elif tag == "cite":
        cited = True
    elif tag in CODE and locked is None:
        coded = True
    for name, value in attributes:
        if name == "translate":
            answer = value.strip().lower()
            if answer == "no":
                locked = "translate-no"
            elif answer in ("yes", ""):
                locked, coded = (None if locked == "translate-no" or tag in CODE_BLOCKS else locked), False
        elif name in ("lang", "xml:lang"):
            language = value.strip() or language
        elif name == "class" and "notranslate" in value.split():
            locked = "translate-no"
    return State(kind, locked, language, holder, cited, coded)


def of_the_page(tag: str, attributes: tuple[tuple[str, str], ...]) -> bool:
    """Tell whether an element is the page's footer or navigation, which no heading before it is above."""
    return tag in OF_THE_PAGE or any(
        (name == "role" and value.strip().lower() in OF_THE_PAGE_ROLES)
        or (name in ("id", "class") and not OF_THE_PAGE_NAMES.isdisjoint(value.lower().split()))
        for name, value in attributes
    )


def says_no(attributes: tuple[tuple[str, str], ...]) -> tuple[bool, str] | None:
    """Tell whether attributes say that an element is not to be translated, and which one does; None: they don't say."""
    found = None
    for name, value in attributes:
        if name == "translate" and value.strip().lower() in ("yes", "no", ""):
            found = value.strip().lower() == "no", f'translate="{value}"'
        elif name == "class" and "notranslate" in value.split():
            found = True, 'class="notranslate"'
    return found
