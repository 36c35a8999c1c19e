"""Find the encoding of bytes that nothing tells it of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from localize.article.codecs import decode, undecodable
from localize.article.labels import encoding_named
from localize.article.plausible import likeness
from localize.languages import primary

_DECLARED = re.compile(rb"charset|encoding", re.IGNORECASE)
_LANGUAGES = {"ja": "Japanese", "zh": "Chinese", "ko": "Korean", "ru": "Russian", "el": "Greek", "he": "Hebrew",
              "ar": "Arabic", "th": "Thai", "tr": "Turkish", "vi": "Vietnamese"}  # fmt: skip
"""Names that turbohtml's detection gives to languages."""
_SINGLE_BYTE = ("windows-", "iso-8859", "koi8", "ibm866", "macintosh", "x-mac")
_NONSENSE = {True: 0.3, False: 0.15}
"""A text is none where it looks less like one than this, in a single-byte encoding or another."""
_ENOUGH = 100
"""Letters that it takes to tell so."""


class Decoded(NamedTuple):
    """A page's text, and how it was come by."""

    source: str
    encoding: str
    origin: str
    """bom, declared, detected or assumed."""
    notes: tuple[str, ...] = ()


def detected(data: bytes, language: str) -> Decoded | None:
    """Decode bytes by what they look like; None where they look like nothing.

    `language` decides between encodings that fit as well. Of these detectors turbohtml's was right most often on real
    pages (benchmarks/encodings.py); what it takes the bytes for must also read like a text.
    """
    shape = wide(data)
    if shape:
        return decoded_wide(data, shape, "detected")
    if data.isascii() and b"\x1b$" not in data:
        return Decoded(decode(data, "utf-8"), "utf-8", "assumed")
    if b"\x1b$" not in data and is_utf8(data):
        return Decoded(decode(data, "utf-8"), "utf-8", "detected")
    source = decode(data, "utf-8")
    lost = undecodable(source)
    if lost and is_mostly(source, lost, 10):
        return Decoded(source, "utf-8", "detected")
    best = _likeliest(data, None)
    wanted = _LANGUAGES.get(primary(language))
    if best is not None and wanted is not None:
        other = _likeliest(data, wanted)
        if other is not None and other.encoding != best.encoding and is_likelier(other, best, 0.0):
            best = other
    if best is not None:
        share, letters = likeness(best.source)
        if letters >= _ENOUGH and share < _NONSENSE[is_single_byte(best.encoding)]:
            return None
    return best


def is_likelier(one: Decoded, other: Decoded, margin: float) -> bool:
    """Tell whether a reading of bytes loses no more than another and looks more like a text, by a margin of 0 to 1."""
    lost, others = undecodable(one.source), undecodable(other.source)
    if lost > others and not is_mostly(one.source, lost, 50):
        return False
    return likeness(one.source).share >= likeness(other.source).share + margin


def is_single_byte(encoding: str) -> bool:
    """Tell whether each byte is a character in an encoding."""
    return encoding.startswith(_SINGLE_BYTE)


def _likeliest(data: bytes, language: str | None) -> Decoded | None:
    best: tuple[int, Decoded] | None = None
    for encoding in _candidates(data, language):
        source = decode(data, encoding)
        lost = undecodable(source)
        if best is None or lost < best[0]:
            best = (lost, Decoded(source, encoding, "detected"))
        if not lost:
            break
    return best[1] if best else None


def _candidates(data: bytes, language: str | None) -> Iterator[str]:
    """Yield the encodings that the detector takes the bytes for, the likeliest first."""
    from turbohtml.detect import Detection, detect_all

    # It believes a declaration, which is judged elsewhere.
    sample = _DECLARED.sub(b"x", data[:1_000_000])
    for found in detect_all(sample, Detection(language=language)):
        name = (found.encoding or "").lower()
        if (found.confidence > 0 or name == "windows-1252") and encoding_named(name) == name:
            yield name
    yield "utf-8"


def is_mostly(source: str, lost: int, factor: int) -> bool:
    """Tell whether a text has so many more characters beyond ASCII than bytes that stand for none."""
    return sum(1 for char in source if char > "\x7f") - lost >= factor * lost


def is_utf8(data: bytes) -> bool:
    """Tell whether bytes are valid UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def wide(data: bytes) -> str | None:
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


def decoded_wide(data: bytes, encoding: str, origin: str) -> Decoded | None:
    """Decode UTF-16 or UTF-32; None where the bytes are no UTF-32."""
    if not encoding.startswith("utf-32"):
        return Decoded(decode(data, encoding), encoding, origin)
    try:
        source = decode(data, encoding)
    except UnicodeDecodeError:
        return None
    return Decoded(source, encoding, origin, ("is UTF-32, which browsers don't read; save it as UTF-8",))
