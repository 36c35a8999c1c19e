"""Read the attributes of a tag, and the character references of text, with their places.

Both follow the states of the WHATWG tokenizer (https://html.spec.whatwg.org/multipage/parsing.html), of which turbohtml
gives the result but not the places inside a tag.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import NamedTuple

from localize.model import Article, Element

_TAG_NAME = re.compile(r"</?[^\t\n\f\r />]*")
_ATTRIBUTE = re.compile(
    r"[\t\n\f\r /]*(=?[^\t\n\f\r />=]*)"
    r"(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:\"([^\"]*)\"|'([^']*)'|([^\t\n\f\r >\"'][^\t\n\f\r >]*)|(?=>)))?"
)
_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]+;?|#[0-9]+;?|[a-zA-Z][a-zA-Z0-9]*;?)")
_LONGEST = max(map(len, html5))
# What numeric references to the C1 range stand for, by the standard's table: windows-1252.
_C1 = dict(enumerate("€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ", 0x80))


class Attribute(NamedTuple):
    """One attribute of a tag; `start` and `end` are those of the value, `quote` is `"`, `'` or empty."""

    name: str
    start: int
    end: int
    quote: str


class Reference(NamedTuple):
    """A character reference and what it stands for."""

    start: int
    end: int
    value: str


def scan(tag: str) -> list[Attribute]:
    """Return the attributes of a start tag, repeated names too, with offsets in `tag`."""
    return scan_tag(tag, 0)[0]


def scan_tag(text: str, at: int) -> tuple[list[Attribute], int]:
    """Return the attributes of the tag that begins at `at`, and where it ends; offsets are those of `text`."""
    found = _TAG_NAME.match(text, at)
    at = found.end() if found else at
    result: list[Attribute] = []
    while True:
        match = _ATTRIBUTE.match(text, at)
        if match is None or not match[1]:
            end = match.end() if match else at
            return result, end + text.startswith(">", end)
        group = match.lastindex or 1
        if group == 1:
            result.append(Attribute(match[1].lower(), match.end(), match.end(), ""))
        else:
            result.append(Attribute(match[1].lower(), *match.span(group), ("", '"', "'", "")[group - 1]))
        at = match.end()


def attributes(tag: str) -> tuple[tuple[str, str], ...]:
    """Return names and decoded values of a start tag's attributes; of a repeated name the first."""
    result: dict[str, str] = {}
    for item in scan(tag):
        if item.name not in result:
            result[item.name] = decode(tag[item.start : item.end], in_attribute=True)
    return tuple(result.items())


def attribute_span(article: Article, element: Element, name: str) -> tuple[int, int, str] | None:
    """Find an attribute's value in the source.

    Returns its start, its end and its quote, which is empty where the value has none (then the attribute may also lack
    `=`: start and end are equal and stand behind the name). None where the element has no such attribute.
    """
    for item in scan(article.source[element.start : element.open_end]):
        if item.name == name:
            return element.start + item.start, element.start + item.end, item.quote
    return None


def references(text: str, *, in_attribute: bool) -> list[Reference]:
    """Find the character references of a text, by the rules for text or for attributes."""
    if "&" not in text:
        return []
    result = []
    for match in _REFERENCE.finditer(text):
        raw = match[0]
        if raw[1] == "#":
            result.append(Reference(match.start(), match.end(), _numeric(raw)))
            continue
        name = _longest(raw[1:])
        if not name:
            continue
        end = match.start() + 1 + len(name)
        if in_attribute and name[-1] != ";":
            following = text[end : end + 1]
            if following == "=" or (following.isascii() and following.isalnum()):
                continue
        result.append(Reference(match.start(), end, html5[name]))
    return result


def decode(text: str, *, in_attribute: bool) -> str:
    """Return a text with its character references resolved."""
    found = references(text, in_attribute=in_attribute)
    if not found:
        return text
    parts: list[str] = []
    at = 0
    for item in found:
        parts += (text[at : item.start], item.value)
        at = item.end
    return "".join(parts) + text[at:]


def _longest(name: str) -> str:
    """Return the longest beginning of `name` that names a character."""
    if name in html5:
        return name
    for length in range(min(len(name), _LONGEST), 1, -1):
        if name[:length] in html5:
            return name[:length]
    return ""


def _numeric(raw: str) -> str:
    digits = raw[2:].rstrip(";")
    if digits[0] in "xX":
        digits = digits[1:].lstrip("0") or "0"
        code = int(digits, 16) if len(digits) < 8 else 0x110000
    else:
        digits = digits.lstrip("0") or "0"
        code = int(digits) if len(digits) < 9 else 0x110000
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\N{REPLACEMENT CHARACTER}"
    return _C1.get(code) or chr(code)
