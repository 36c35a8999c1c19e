"""Edits inside start tags: set an attribute's value, add an attribute; and markup on lines of its own."""

from __future__ import annotations

import re
from enum import Enum, IntEnum

from localize.article import Edit, attribute_span, escape
from localize.model import Article, Element, Form
from localize.values import frozen

_LINE = re.compile(r"(\r\n|\n|\r)[ \t]*\Z")
_COMMENTS = re.compile(r"<!--.*?-->|<[?!][^>]*>", re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype[^>]*>", re.IGNORECASE)


class Rank(IntEnum):
    """What comes first where several things are inserted at one place: what ends there, then what begins."""

    CLOSE_SPAN = 0
    CLOSE_DETAILS = 1
    AMONG = 2
    OPEN_DETAILS = 3
    OPEN_SPAN = 4


class Kind(Enum):
    """What an insertion is to a parser."""

    ELEMENT = "element"
    """One whole element, or several."""
    WRAPPER = "wrapper"
    """A tag around what stands in the source."""
    ROOT = "root"
    """The start tag of the `html` element, which parsers that build a tree have seen without it."""


@frozen
class Insertion:
    """Markup put in."""

    at: int
    text: str
    rank: Rank = Rank.AMONG
    kind: Kind = Kind.ELEMENT


@frozen
class AttributeEdit:
    """An edit of one attribute, with what a parser must see afterwards."""

    edit: Edit
    tag: str
    name: str
    old: str | None
    new: str


@frozen
class Changes:
    """What one kind of localization changes."""

    tags: tuple[AttributeEdit, ...] = ()
    insertions: tuple[Insertion, ...] = ()
    edits: tuple[Edit, ...] = ()
    cuts: tuple[tuple[int, int], ...] = ()


def set_attribute(article: Article, element: Element, name: str, value: str) -> tuple[AttributeEdit, ...]:
    """Set an attribute, adding it where the tag has none; nothing where it has that value."""
    old = element.get(name)
    if old == value:
        return ()
    span = attribute_span(article, element, name)
    if span is None:
        at = element.start + 1 + len(element.tag)
        edit = Edit(at, at, f' {name}="{escape(value, Form.ATTRIBUTE, chr(34))}"')
    elif span[2]:
        edit = Edit(span[0], span[1], escape(value, Form.ATTRIBUTE, span[2]))
    else:
        # Without quotes the value could not hold white space, and without `=` it would join the name.
        quoted = f'"{escape(value, Form.ATTRIBUTE, chr(34))}"'
        bare = article.source[: span[0]].rstrip("\t\n\f\r ").endswith("=")
        edit = Edit(span[0], span[1], quoted if bare else f"={quoted}")
    return (AttributeEdit(edit, element.tag, name, old, value),)


def is_fragment(article: Article) -> bool:
    """Tell whether an article is a piece of a page, to be put into one by something else."""
    return doctype_end(article) == 0 and not any(e.tag in ("html", "head", "body", "title") for e in article.elements)


def before_root(article: Article) -> int:
    """Return where the `html` tag would stand that an article leaves out: after the doctype, comments, white space."""
    start = end = doctype_end(article)
    for found in _COMMENTS.finditer(article.source, start):
        if article.source[end : found.start()].strip():
            break
        end = found.end()
    return after_blanks(article, end)


def after_blanks(article: Article, offset: int) -> int:
    """Return the offset of the next character that isn't white space."""
    rest = article.source[offset:]
    return offset + len(rest) - len(rest.lstrip(" \t\n\f\r"))


def doctype_end(article: Article) -> int:
    """Return where the doctype ends; 0 where there is none."""
    first = article.elements[0].start if article.elements else len(article.source)
    found = _DOCTYPE.search(article.source, 0, first)
    return found.end() if found else 0


def line_start(article: Article, offset: int) -> str:
    """Return the line break and the indentation before `offset`; empty where something else stands before it."""
    found = _LINE.search(article.source, max(0, offset - 200), offset)
    return found[0] if found else ""


def void(article: Article, tag: str, *pairs: tuple[str, str]) -> str:
    """Write a void element; with a slash where the article is XHTML."""
    inside = "".join(f' {name}="{escape(value, Form.ATTRIBUTE, chr(34))}"' for name, value in pairs)
    xhtml = any(e.tag == "html" and e.get("xmlns") for e in article.elements[:1])
    return f"<{tag}{inside} />" if xhtml else f"<{tag}{inside}>"
