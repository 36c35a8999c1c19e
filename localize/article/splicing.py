"""Put texts into an article's bytes, and leave every other byte as it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from localize.article import iso2022jp
from localize.article.codecs import BOMS, WIDE, byte_offsets, encode, fitting, mended
from localize.article.embedded import is_html
from localize.article.rules import TEMPLATE
from localize.errors import ArticleError
from localize.model import Article, Form


class Edit(NamedTuple):
    """A replacement of `source[start:end]` by `text`, which is markup, escaped already."""

    start: int
    end: int
    text: str


_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_QUOTED = {**_MARKUP, ord('"'): "&quot;", ord("'"): "&#39;"}
_JSON = {
    **{chr(code): f"\\u{code:04x}" for code in (*range(0x20), 0x26, 0x3C, 0x3E, 0x2028, 0x2029)},
    '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f",
}  # fmt: skip
_JSON_ESCAPES = str.maketrans(_JSON)
_JSON_HTML_ESCAPES = str.maketrans({**_JSON, "\n": "\\u000a", "\r": "\\u000d", "\t": "\\u0009"})
r"""In HTML `\n` and its like are layout."""
_BRACKET = re.compile(r"[{}\[\]]")
_BRACES = re.compile(r"\A[{}]|[{}]\Z|\{[{%#]|[}%#]\}")
_SPACE = re.compile(r"\s")
_TELLING = re.compile(r"[&<>\"'{}\[\]]")
"""Characters that may have to be escaped in text and attributes."""


def escape(text: str, form: Form, quote: str = '"', *, before: bool = False, after: bool = False) -> str:
    r"""Write text so that it reads back as exactly this text in its place, and never as markup.

    White space that a reader would take for layout (at the edges, doubled, line ends) is written as a character
    reference of six digits, or as `\u` escape in JSON. `quote` is that of the attribute; without one, `"` is assumed,
    which the caller has to add. `before` and `after` say that something visible stands there, so that a blank at that
    edge is no layout.
    """
    if _TELLING.search(text) is None and text == " ".join(text.split()) and (form is Form.TEXT or not form.in_json):
        return text
    if form.in_json:
        if form is not Form.JSON or is_html(text):
            written = text.translate(_QUOTED if form is Form.JSON_ATTRIBUTE else _MARKUP).translate(_JSON_HTML_ESCAPES)
        else:
            written = text.translate(_JSON_ESCAPES)
    else:
        written = text.translate(_MARKUP)
        if form is Form.ATTRIBUTE:
            written = written.replace("'", "&#39;") if quote == "'" else written.replace('"', "&quot;")
    if _BRACKET.search(written):
        written = _inert(written, form)
    if _SPACE.search(text) is None:
        return written
    parts = _SPACE.split(written)
    # Escaping neither adds nor removes white space but for JSON's \n, \r and \t, which are safe already.
    marks = _SPACE.findall(written)
    result = [parts[0]]
    for place, mark in enumerate(marks):
        left, right = parts[place], parts[place + 1]
        seen = bool(left or (before and not place)) and bool(right or (after and place == len(marks) - 1))
        plain = seen and mark not in "\t\n\r\f\v"
        result += (mark if plain else _reference(mark, form), right)
    return "".join(result)


def _inert(written: str, form: Form) -> str:
    """Write brackets as references where a template engine would take them for its own (`{{ x }}`, `[gallery id=1]`).

    So are those without a partner: what stands beside the text may have it.
    """
    torn = written.rfind("[") > written.rfind("]") or written.count("]", 0, written.find("[") % (len(written) + 1))
    if torn or _BRACES.search(written) or TEMPLATE.search(written):
        return _BRACKET.sub(lambda found: _reference(found[0], form), written)
    return written


def _reference(char: str, form: Form) -> str:
    return f"\\u{ord(char):04x}" if form.in_json else f"&#x{ord(char):06x};"


def splice(article: Article, edits: Iterable[Edit], *, encoding: str | None = None) -> bytes:
    r"""Return the article's bytes with the edits made.

    `encoding` None keeps the article's: characters that it lacks become references, in JSON `\u` escapes. Bytes that no
    edit touches are the file's own. An edit inside a range that another one deletes is dropped; raises ArticleError
    where two edits overlap otherwise. With another encoding the text is the same and the bytes are not.
    """
    target = encoding or article.encoding
    kept = written(article, _settled(article, edits), target)
    if target != article.encoding:
        return _encoded(article, _applied(article.source, kept), target)
    if not kept:
        return article.data
    if target == "utf-8":
        # In UTF-8 each character is encoded by itself, also what stands for bytes that are none.
        mark = BOMS[target] if article.data.startswith(BOMS[target]) else b""
        if mark + encode(article.source, target) == article.data:
            return mark + encode(_applied(article.source, kept), target)
    places = sorted({place for edit in kept for place in (edit.start, edit.end)})
    offsets = dict(zip(places, byte_offsets(article.data, article.source, article.encoding, places), strict=True))
    if article.encoding == "iso-2022-jp":
        kept = _merged(kept)
    made = [(offsets[edit.start], offsets[edit.end], encode(edit.text, article.encoding)) for edit in kept]
    if article.encoding == "iso-2022-jp":
        return iso2022jp.spliced(article.data, made)
    parts: list[bytes] = []
    done = 0
    for start, end, text in made:
        parts += (article.data[done:start], text)
        done = end
    return b"".join(parts) + article.data[done:]


def _merged(edits: Iterable[Edit]) -> list[Edit]:
    """Make edits that touch one another one."""
    result: list[Edit] = []
    for edit in edits:
        if result and result[-1].end == edit.start:
            edit = Edit(result[-1].start, edit.end, result.pop().text + edit.text)
        result.append(edit)
    return result


def written(article: Article, edits: Iterable[Edit], encoding: str) -> list[Edit]:
    r"""Return edits with what the encoding lacks as references, in scripts as `\u` escapes of JSON."""
    if encoding == "utf-8" or encoding in WIDE:
        return list(edits)
    scripts = [(element.open_end, element.close_start) for element in article.elements if element.tag == "script"]
    starts = [start for start, _ in scripts]
    result = []
    for edit in edits:
        at = bisect_right(starts, edit.start) - 1
        inside = at >= 0 and edit.end <= scripts[at][1]
        text = fitting(edit.text, encoding, json=inside)
        result.append(edit if text == edit.text else Edit(edit.start, edit.end, text))
    return result


def _settled(article: Article, edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits in order, without those inside a deleted range."""
    edits = list(edits)
    at = 0
    for start, end, _ in edits:
        if start < at or end < start:
            break
        at = end
    else:
        if at <= len(article.source):
            return edits
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.start < edit.end, -edit.end)):
        if not 0 <= edit.start <= edit.end <= len(article.source):
            raise ArticleError(f"an edit of {edit.start} to {edit.end} is outside the page", article.path or None)
        last = kept[-1] if kept else None
        if last is not None and edit.start < last.end:
            if not last.text and edit.end <= last.end:
                continue
            raise ArticleError(f"two edits overlap at {edit.start}", article.path or None)
        kept.append(edit)
    return kept


def _applied(source: str, edits: list[Edit]) -> str:
    parts: list[str] = []
    done = 0
    for start, end, text in edits:
        parts += (source[done:start], text)
        done = end
    parts.append(source[done:])
    return "".join(parts)


def _encoded(article: Article, text: str, encoding: str) -> bytes:
    """Return a whole page in another encoding; a byte order mark stays where UTF-8 or UTF-16 is asked for."""
    if article.encoding in WIDE and encoding not in WIDE:
        text = mended(text)
    marked = article.encoding_origin == "bom" and encoding in BOMS
    return (BOMS[encoding] if marked else b"") + encode(text, encoding)
