"""Decide how the bytes of a page are encoded, and decode them so that nothing is lost.

In order: a byte order mark, the page's own declaration, detection. Each is checked against the bytes: a declaration that
they contradict is not believed, and the reader is told so in a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from localize.article.attributes import Attribute, scan_tag
from localize.article.codecs import BOMS, decode, undecodable
from localize.article.labels import encoding_named
from localize.errors import ArticleError
from localize.languages import primary

_PRESCAN = 65_536
"""Bytes in which a declaration is looked for. The standard asks for 1024 at least."""

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
_MARKUP = re.compile(r"<!--|</?[a-z]|<[!/?]", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._:-]+)[\"']")
_CHARSET = re.compile(r"charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;\"']+))", re.IGNORECASE)
_DECLARED = re.compile(rb"charset|encoding", re.IGNORECASE)
_SHIFTED = re.compile(rb"\x1b\$[@B]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_C1 = re.compile("[\x80-\x9f]")
_LANGUAGES = {"ja": "Japanese", "zh": "Chinese", "ko": "Korean", "ru": "Russian", "el": "Greek", "he": "Hebrew",
              "ar": "Arabic", "th": "Thai", "tr": "Turkish", "vi": "Vietnamese"}  # fmt: skip
"""Names that turbohtml's detection gives to languages."""


class Decoded(NamedTuple):
    """A page's text, and how it was come by."""

    source: str
    encoding: str
    origin: str
    """bom, declared, detected or assumed."""
    notes: tuple[str, ...] = ()


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
    decoded = _by_mark(data) or _by_declaration(data, path, language) or _by_detection(data, language)
    if decoded is None:
        raise ArticleError(
            "the encoding can't be determined; save the file as UTF-8 and declare it with <meta charset>", path or None
        )
    controls = len(_CONTROLS.findall(decoded.source))
    if controls > 16 and controls > len(decoded.source) / 20:
        raise ArticleError("this is binary data, not HTML; take it out of [project] articles", path or None)
    lost = undecodable(decoded.source)
    if lost and lost > max(8, len(data) / 100):
        raise ArticleError(
            f"{lost} bytes are not valid {decoded.encoding}, which it is taken for ({decoded.origin}); "
            "save the file as UTF-8 and declare it with <meta charset>",
            path or None,
        )
    if lost:
        note = f"{lost} byte(s) stand for no character of {decoded.encoding}; the texts that hold them are not offered"
        return decoded._replace(notes=(*decoded.notes, note))
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    for encoding, mark in BOMS.items():
        if data.startswith(mark):
            return _decoded_wide(data[len(mark) :], encoding, "bom")
    return None


def declaration(data: bytes) -> str | None:
    """Return the label of the encoding that a page declares, in a `meta` element or else as XML does."""
    head = data[:_PRESCAN].decode("latin-1")
    at = 0
    while match := _MARKUP.search(head, at):
        if match[0] == "<!--":
            at = head.find("-->", match.start() + 2) + 3
            if at < 3:
                break
        elif match[0][-1].isalpha():
            items, at = scan_tag(head, match.start())
            label = _meta_label(head, match.start(), items)
            if label is not None and head[at - 1] == ">":
                return label
        else:
            at = head.find(">", match.end()) + 1
            if at < 1:
                break
    found_xml = _XML.match(head)
    return found_xml[1] if found_xml else None


def _meta_label(head: str, start: int, items: Sequence[Attribute]) -> str | None:
    """Return the label that a tag declares, where it is a `meta` that does."""
    if head[start + 1 : start + 5].lower() != "meta" or head[start + 5 : start + 6] not in tuple("\t\n\f\r /"):
        return None
    values: dict[str, str] = {}
    for item in items:
        values.setdefault(item.name, head[item.start : item.end])
    label = values.get("charset")
    if label is None and values.get("http-equiv", "").lower() == "content-type":
        found = _CHARSET.search(values.get("content", ""))
        label = next((group for group in found.groups() if group is not None), None) if found else None
    return label.strip() if label and encoding_named(label) else None


def _by_declaration(data: bytes, path: str, language: str) -> Decoded | None:
    if _wide(data):
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
    if encoding != "iso-2022-jp" and data.isascii() and _SHIFTED.search(data):
        return None  # ISO-2022-JP by its escape sequences, whatever is declared.
    source = decode(data, encoding)
    if encoding != "utf-8" and not data.isascii() and b"\x1b$" not in data and _is_utf8(data):
        note = f"declares {label}, but its bytes are UTF-8; correct the declaration"
        return Decoded(decode(data, "utf-8"), "utf-8", "detected", (note,))
    lost = undecodable(source)
    if not lost and not (encoding.startswith(("windows-", "iso-8859")) and _C1.search(source)):
        return Decoded(source, encoding, "declared")
    if lost and _is_mostly(source, lost, 4 if encoding == "utf-8" else 50):
        return Decoded(source, encoding, "declared")
    other = _by_detection(data, language)
    if other is not None and other.origin == "detected" and other.encoding != encoding:
        better = undecodable(other.source)
        if better < lost or (not lost and not better and not other.encoding.startswith(("windows-", "iso-8859"))):
            note = f"declares {label}, but its bytes are {other.encoding}; correct the declaration"
            return other._replace(notes=(note,))
    return Decoded(source, encoding, "declared")


def _is_mostly(source: str, lost: int, factor: int) -> bool:
    """Tell whether a text has so many more characters beyond ASCII than bytes that stand for none."""
    return sum(1 for char in source if char > "\x7f") - lost >= factor * lost


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 without a byte order mark by where their zero bytes are."""
    head = data[:4096]
    if head[:4] == b"<\0\0\0":
        return "utf-32le"
    if head[:4] == b"\0\0\0<":
        return "utf-32be"
    if head[1:2] == head[3:4] == b"\0" != head[2:3] and head[:1] == b"<":
        return "utf-16le"
    if head[:1] == head[2:3] == b"\0" != head[3:4] and head[1:2] == b"<":
        return "utf-16be"
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = max(1, len(head) // 2)
    if len(head) < 4 or max(even, odd) < half * 0.3 or min(even, odd) > half * 0.05:
        return None
    return "utf-16le" if odd > even else "utf-16be"


def _decoded_wide(data: bytes, encoding: str, origin: str) -> Decoded | None:
    if not encoding.startswith("utf-32"):
        return Decoded(decode(data, encoding), encoding, origin)
    try:
        source = decode(data, encoding)
    except UnicodeDecodeError:
        return None
    return Decoded(source, encoding, origin, ("is UTF-32, which browsers don't read; save it as UTF-8",))


def _by_detection(data: bytes, language: str) -> Decoded | None:
    wide = _wide(data)
    if wide:
        return _decoded_wide(data, wide, "detected")
    if data.isascii() and b"\x1b$" not in data:
        return Decoded(decode(data, "utf-8"), "utf-8", "assumed")
    if _is_utf8(data) and b"\x1b$" not in data:
        return Decoded(decode(data, "utf-8"), "utf-8", "detected")
    source = decode(data, "utf-8")
    lost = undecodable(source)
    if lost and _is_mostly(source, lost, 10):
        return Decoded(source, "utf-8", "detected")
    best: Decoded | None = None
    for encoding in _candidates(data, language):
        source = decode(data, encoding)
        if not undecodable(source):
            return Decoded(source, encoding, "detected")
        if best is None or undecodable(source) < undecodable(best.source):
            best = Decoded(source, encoding, "detected")
    return best


def _candidates(data: bytes, language: str) -> list[str]:
    """Return the encodings that two detectors take the bytes for, the likeliest first."""
    from bs4.dammit import EncodingDetector
    from turbohtml.detect import Detection, detect_all

    # Both believe a declaration, which was looked at before.
    sample = _DECLARED.sub(b"x", data[:1_000_000])
    names = [
        found.encoding.lower()
        for found in detect_all(sample, Detection(language=_LANGUAGES.get(primary(language))))
        if found.encoding and (found.confidence > 0 or found.encoding.lower() == "windows-1252")
    ]
    # The detector of UnicodeDammit adds what other installed detectors say.
    names += (encoding_named(name) or "" for name in EncodingDetector(sample, is_html=True).encodings)
    names.append("utf-8")
    usable = (name for name in names if name not in ("replacement", "x-user-defined") and encoding_named(name) == name)
    return list(dict.fromkeys(usable))
