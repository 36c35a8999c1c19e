"""Say in a few words what a placeholder stands for."""

from __future__ import annotations

import re

from localize.article.attributes import attributes, decode
from localize.article.rules import CODE, ISLANDS, VOIDS
from localize.article.structured import unescape
from localize.article.tokens import REFERENCE, TEXT, tokens
from localize.article.trim import is_template
from localize.model import Article, Piece, Role

_LONGEST = 60
_LONGEST_CONTENT = 1000
_NOTE = re.compile(r"[\s\d\[\]()（）*※†‡,，、–-]+|\[?[a-z]\]?")
_SIMPLE = {
    "br": "line break",
    "wbr": "possible line break",
    "svg": "drawing",
    "math": "formula",
    "input": "input field",
    "select": "selection list",
    "textarea": "input field",
    "button": "button",
    "script": "script",
    "style": "style",
    "iframe": "embedded page",
    "video": "video",
    "audio": "sound",
    "comment": "comment",
}


def legend(article: Article, piece: Piece, tag: str) -> str:
    """Return what helps a translator to place a placeholder; empty where the tag says it all."""
    if piece.element < 0:
        if tag == "a" and piece.role is not Role.VOID:
            target = dict(attributes(unescape(article.source[piece.start : piece.end]))).get("href")
            return _short(f"link to {target}") if target else ""
        if is_template(piece, article.source):
            return _short(f"code: {article.source[piece.start : piece.end]}")
        return _SIMPLE.get(tag, "")
    element = article.elements[piece.element]
    if tag == "sup" and _is_note(article, piece):
        return "footnote mark"
    if not element.attributes and tag not in CODE:
        return _SIMPLE.get(tag, "")
    if element.get("translate") == "no" or "notranslate" in (element.get("class") or "").split():
        return _short(f"not translated: {content(article, piece, tag)}")
    if tag in CODE:
        return _short(f"code: {content(article, piece, tag)}")
    if tag == "a":
        target = element.get("href")
        return _short(f"link to {target}") if target else ""
    if tag == "img":
        name = element.get("alt") or (element.get("src") or "").rsplit("/", 1)[-1]
        return _short(f"image: {name}") if name else "image"
    if tag in ("abbr", "dfn") and element.get("title"):
        return _short(f"title: {element.get('title')}")
    return _SIMPLE.get(tag, "")


def _is_note(article: Article, piece: Piece) -> bool:
    """Tell a footnote's mark, which is in brackets, a sign or a link, from an exponent."""
    element = article.elements[piece.element]
    shown = content(article, piece, "sup")
    linked = article.source.startswith("<a", element.open_end)
    return _NOTE.fullmatch(shown) is not None and (linked or not shown.strip().isalnum())


def content(article: Article, piece: Piece, tag: str) -> str:
    """Return what readers see of a placeholder that translators don't open: code, and what is not to be translated."""
    if piece.element < 0 or tag in VOIDS or tag in ISLANDS:
        return ""
    element = article.elements[piece.element]
    # Nested ones would be read again and again, were they not bounded.
    raw = article.source[element.open_end : min(element.close_start, element.open_end + _LONGEST_CONTENT)]
    if "<" in raw:
        raw = "".join(raw[token[1] : token[2]] for token in tokens(raw) if token[0] in (TEXT, REFERENCE))
    return decode(raw, in_attribute=False)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
