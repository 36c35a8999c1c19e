"""Decide how the bytes of a page are encoded, and decode them so that nothing is lost.

In order: a byte order mark, the page's own declaration, detection. Each is checked against the bytes: a declaration that
they contradict is not believed, and the reader is told so in a note.
"""

from __future__ import annotations

import re

from localize.article.codecs import BOMS, decode, undecodable
from localize.article.declared import declaration
from localize.article.detect import (
    Decoded,
    decoded_wide,
    detected,
    is_likelier,
    is_mostly,
    is_single_byte,
    is_utf8,
    wide,
)
from localize.article.labels import encoding_named
from localize.article.plausible import likeness
from localize.errors import ArticleError

_FEW = 8
"""Fewer letters beyond ASCII than these are no witness against a declaration."""

_READABLE = 0.35
"""What looks this much like a text of Chinese characters, kana or hangul is one."""

_MAGIC = {
    b"%PDF-": "a PDF file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"RIFF": "a media file",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x1b$)C": "ISO-2022-KR text",
}
_SHIFTED = re.compile(rb"\x1b\$[@B]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


def read_text(data: bytes, *, path: str = "", language: str = "ja") -> Decoded:
    """Decode a page.

    `language` settles what bytes alone leave open. Raises ArticleError where the file is empty, is no text, or can't be
    decoded without losing part of it.
    """
    if not data.strip(b" \t\r\n\f\x00"):
        raise ArticleError("the file is empty; write the article or remove it", path or None)
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            remedy = "save it as UTF-8" if what.endswith("text") else "take it out of [project] articles"
            raise ArticleError(f"this is {what}, not HTML as browsers read it; {remedy}", path or None)
    decoded = _by_mark(data) or _by_declaration(data, path, language) or detected(data, language)
    if decoded is None and not _is_binary(data.decode("latin-1")):
        raise ArticleError(
            "the encoding can't be determined; save the file as UTF-8 and declare it with <meta charset>", path or None
        )
    if decoded is None or _is_binary(decoded.source):
        raise ArticleError("this is binary data, not HTML; take it out of [project] articles", path or None)
    lost = undecodable(decoded.source)
    if lost and lost > max(8, len(data) / 100):
        raise ArticleError(
            f"{lost} bytes are not valid {decoded.encoding}, which it is taken for ({decoded.origin}); "
            "save the file as UTF-8 and declare it with <meta charset>",
            path or None,
        )
    if decoded.origin == "detected" and decoded.encoding != "utf-8" and not decoded.notes:
        note = f"declares no encoding and is read as {decoded.encoding}; declare it, or save the file as UTF-8"
        decoded = decoded._replace(notes=(note,))
    if lost:
        note = f"{lost} byte(s) stand for no character of {decoded.encoding}; the texts that hold them are not offered"
        return decoded._replace(notes=(*decoded.notes, note))
    return decoded


def _is_binary(text: str) -> bool:
    controls = len(_CONTROLS.findall(text))
    return controls > 16 and controls > len(text) / 20


def _by_mark(data: bytes) -> Decoded | None:
    for encoding, mark in BOMS.items():
        if data.startswith(mark):
            return decoded_wide(data[len(mark) :], encoding, "bom")
    return None


def _by_declaration(data: bytes, path: str, language: str) -> Decoded | None:
    if wide(data):
        return None
    label = declaration(data)
    if label is None:
        return None
    encoding = encoding_named(label)
    if encoding in ("utf-16le", "utf-16be"):
        encoding = "utf-8"
    elif encoding == "x-user-defined":
        encoding = "windows-1252"
    if encoding == "replacement":
        raise ArticleError(
            f"declares {label}, which browsers don't read; save the file as UTF-8 and declare it with <meta charset>",
            path or None,
        )
    if encoding is None:
        return None
    declared = Decoded(decode(data, encoding), encoding, "declared")
    other: Decoded | None
    if data.isascii():
        # ISO-2022-JP by its escape sequences, whatever is declared.
        shifted = encoding != "iso-2022-jp" and _SHIFTED.search(data)
        other = Decoded(decode(data, "iso-2022-jp"), "iso-2022-jp", "detected") if shifted else None
    else:
        other = _contradiction(data, declared, language)
    if other is None:
        return declared
    shown = "UTF-8" if other.encoding == "utf-8" else other.encoding
    return other._replace(notes=(f"declares {label}, but its bytes are {shown}; correct the declaration",))


def _contradiction(data: bytes, declared: Decoded, language: str) -> Decoded | None:
    """Return what bytes beyond ASCII are where they are surely not what is declared.

    Two witnesses are asked: the detector, which goes by pairs of bytes, and how much the text looks like one.
    """
    encoding = declared.encoding
    if encoding != "utf-8" and b"\x1b$" not in data and is_utf8(data):
        return Decoded(decode(data, "utf-8"), "utf-8", "detected")
    lost = undecodable(declared.source)
    if encoding == "utf-8" and (not lost or is_mostly(declared.source, lost, 4)):
        return None
    other = detected(data, language)
    if other is None or other.origin != "detected" or other.encoding == encoding:
        return None
    if lost and not is_mostly(declared.source, lost, 50) and undecodable(other.source) < lost:
        return other
    found = likeness(other.source)
    if found.letters < _FEW:
        return None
    # What reads well as a text of several bytes a character hardly ever does so by chance.
    if is_single_byte(encoding) and not is_single_byte(other.encoding):
        return other if found.share >= _READABLE else None
    if is_single_byte(other.encoding):
        readable = not is_single_byte(encoding) and not lost and likeness(declared.source).share >= _READABLE
        return other if not readable and is_likelier(other, declared, 0.3) else None
    return other if is_likelier(other, declared, 0.05) else None
