"""Decode and encode as the web does, and find the byte at which a character stands.

Bytes that stand for no character become lone surrogates U+DC80 to U+DCFF, as with Python's `surrogateescape`, so that
nothing of a file is lost.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from localize.article import iso2022jp

_SINGLE = {
    "ibm866": "cp866",
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso8859_8",
    **{f"windows-{number}": f"cp{number}" for number in range(1250, 1259)},
    **{f"iso-8859-{number}": f"iso8859_{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
}
_MULTI: dict[str, tuple[tuple[str, ...], str, bytes]] = {
    "shift_jis": (("cp932",), "cp932", rb"[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc]|[\xa1-\xdf]"),
    "euc-jp": (("euc_jp", "euc_jis_2004"), "euc_jp", rb"\x8f[\xa1-\xfe][\xa1-\xfe]|[\x8e\xa1-\xfe][\xa1-\xfe]"),
    "gbk": (("gb18030",), "gbk", rb"[\x81-\xfe](?:[\x40-\x7e\x80-\xfe]|[0-9][\x81-\xfe][0-9])"),
    "gb18030": (("gb18030",), "gb18030", rb"[\x81-\xfe](?:[\x40-\x7e\x80-\xfe]|[0-9][\x81-\xfe][0-9])"),
    "big5": (("big5hkscs", "cp950"), "cp950", rb"[\x81-\xfe][\x40-\x7e\xa1-\xfe]"),
    "euc-kr": (("cp949",), "cp949", rb"[\x81-\xfe][\x41-\xfe]"),
}
"""By encoding: Python's codecs that decode it, the one that encodes it, and what makes a character beside ASCII."""

_UNDECODABLE = re.compile("[\ud800-\udfff]")
BOMS = {
    "utf-32le": codecs.BOM_UTF32_LE,
    "utf-32be": codecs.BOM_UTF32_BE,
    "utf-8": codecs.BOM_UTF8,
    "utf-16le": codecs.BOM_UTF16_LE,
    "utf-16be": codecs.BOM_UTF16_BE,
}
"""Byte order marks; that of UTF-32 begins like that of UTF-16, and so stands before it."""

WIDE = {"utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "utf-32le": "utf-32-le", "utf-32be": "utf-32-be"}
"""Encodings of two or four bytes a unit, and Python's names. UTF-32 is none of the web's, but can be read."""


def undecodable(text: str) -> int:
    """Count the bytes that stand for no character."""
    return len(_UNDECODABLE.findall(text)) if not text.isascii() else 0


def mended(text: str) -> str:
    """Return a text with U+FFFD for bytes that stand for no character, and for halves of characters of UTF-16."""
    return _UNDECODABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def decode(data: bytes, encoding: str) -> str:
    """Decode bytes without a byte order mark; see the module about bytes that stand for nothing.

    Raises UnicodeDecodeError for what is no UTF-32.
    """
    if encoding == "utf-8":
        return data.decode("utf-8", "surrogateescape")
    if encoding in WIDE:
        unit = 4 if encoding.startswith("utf-32") else 2
        return data[: len(data) // unit * unit].decode(WIDE[encoding], "surrogatepass")
    if encoding == "iso-2022-jp":
        return iso2022jp.decode(data)
    if encoding in _SINGLE:
        return codecs.charmap_decode(data, "surrogateescape", _table(encoding))[0]
    names, _, _ = _MULTI[encoding]
    try:
        return data.decode(names[0])
    except UnicodeDecodeError:
        return "".join(text for text, _ in _runs(data, encoding))


@cache
def _table(encoding: str) -> str:
    """Return the 256 characters of a single-byte encoding; U+FFFE marks a byte without one."""
    name = _SINGLE[encoding]
    result = []
    for code in range(256):
        try:
            result.append(bytes([code]).decode(name))
        except UnicodeDecodeError:
            # The standard fills what vendors left free below 0xA0 with C1 controls, and leaves the rest undefined.
            result.append(chr(code) if code < 0xA0 else "\ufffe")
    return "".join(result)


@cache
def _units(encoding: str) -> re.Pattern[bytes]:
    unit = _MULTI[encoding][2]
    return re.compile(rb"([\x00-\x7f]+)|((?:%b)+)|." % unit, re.DOTALL)


@cache
def _unit(encoding: str) -> re.Pattern[bytes]:
    return re.compile(_MULTI[encoding][2] + rb"|.", re.DOTALL)


def _runs(data: bytes, encoding: str) -> list[tuple[str, int]]:
    """Return the text as runs, each with its length in bytes."""
    result: list[tuple[str, int]] = []
    for match in _units(encoding).finditer(data):
        raw = match[0]
        if match[1] is not None:
            result.append((raw.decode("ascii"), len(raw)))
            continue
        text = _strict(raw, encoding) if match[2] is not None else None
        if text is not None:
            result.append((text, len(raw)))
            continue
        for unit in _unit(encoding).findall(raw):
            text = _strict(unit, encoding)
            if text is None and encoding == "gbk" and unit == b"\x80":
                text = "€"
            result.append((unit.decode("ascii", "surrogateescape") if text is None else text, len(unit)))
    return result


def _strict(raw: bytes, encoding: str) -> str | None:
    for name in _MULTI[encoding][0]:
        try:
            return raw.decode(name)
        except UnicodeDecodeError:
            continue
    return None


def byte_offsets(data: bytes, source: str, encoding: str, places: Sequence[int]) -> list[int]:
    """Return the offsets in the file of characters of the decoded text.

    `places` rise. The byte order mark counts. In ISO-2022-JP the offset is where the preceding character ends, so that
    an escape sequence belongs to what follows it.
    """
    mark = BOMS.get(encoding, b"")
    at = len(mark) if mark and data.startswith(mark) else 0
    if encoding in _SINGLE:
        return list(places)
    if encoding in _MULTI:
        return _walk(data, encoding, places)
    if encoding == "iso-2022-jp":
        return iso2022jp.offsets(data, places)
    codec, errors = ("utf-8", "surrogateescape") if encoding == "utf-8" else (WIDE[encoding], "surrogatepass")
    if encoding == "utf-8" and source.isascii():
        return [at + place for place in places]
    result = []
    done = 0
    for place in places:
        at += len(source[done:place].encode(codec, errors))
        done = place
        result.append(at)
    return result


def _walk(data: bytes, encoding: str, places: Sequence[int]) -> list[int]:
    result: list[int] = []
    characters = size = 0
    pending = iter(places)
    place = next(pending, None)
    for text, length in _runs(data, encoding):
        if place is None:
            break
        ends: Sequence[int] = ()
        while place is not None and place < characters + len(text):
            if not ends:
                ends = _ends(text, data[size : size + length], encoding)
            result.append(size + ends[place - characters])
            place = next(pending, None)
        characters += len(text)
        size += length
    while place is not None:
        result.append(size)
        place = next(pending, None)
    return result


def _ends(text: str, raw: bytes, encoding: str) -> Sequence[int]:
    """Return for each character of a run how many bytes come before it."""
    if raw.isascii():
        return range(len(text))
    units = _unit(encoding).findall(raw)
    sizes = [len(unit) for unit in units]
    if len(units) != len(text):
        # Four characters of Big5 are two in Unicode; the second has no bytes of its own. What stands for nothing is a
        # character a byte.
        read = [_strict(unit, encoding) for unit in units]
        sizes = [
            size
            for unit, found in zip(units, read, strict=True)
            for size in ([1] * len(unit) if found is None else [len(unit), *[0] * (len(found) - 1)])
        ]
    return [0, *accumulate(sizes)]


def encode(text: str, encoding: str, *, json: bool = False) -> bytes:
    r"""Encode text; characters that the encoding lacks become references, or `\u` escapes inside JSON."""
    if encoding == "utf-8":
        return text.encode("utf-8", "surrogateescape")
    if encoding in WIDE:
        return text.encode(WIDE[encoding], "surrogatepass")
    if text.isascii():
        return text.encode("ascii")
    return _plain_encode(fitting(text, encoding, json=json), encoding) or b""


def fitting(text: str, encoding: str, *, json: bool = False) -> str:
    r"""Return text with what an encoding lacks as references, or as `\u` escapes inside JSON."""
    if encoding == "utf-8" or encoding in WIDE or text.isascii():
        return text
    raw = _plain_encode(text, encoding)
    if raw is not None and decode(raw, encoding) == text:
        return text
    lacking = {}
    for char in set(text):
        one = _plain_encode(char, encoding)
        if one is None or decode(one, encoding) != char:
            lacking[ord(char)] = _escaped(char, json=json)
    return text.translate(lacking)


def _plain_encode(text: str, encoding: str) -> bytes | None:
    try:
        if encoding in _SINGLE:
            return codecs.charmap_encode(text, "surrogateescape", codecs.charmap_build(_table(encoding)))[0]
        name = "iso2022_jp" if encoding == "iso-2022-jp" else _MULTI[encoding][1]
        return text.encode(name, "surrogateescape")
    except UnicodeEncodeError:
        return None


def _escaped(char: str, *, json: bool) -> str:
    if not json:
        return f"&#{ord(char)};"
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
