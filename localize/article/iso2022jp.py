"""ISO-2022-JP, in which a byte means what the escape sequences before it say."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

_CODECS = ("iso2022_jp", "iso2022_jp_ext")
_ESCAPE = re.compile(rb"\x1b(?:\([A-Z]|\$[@AB]|\$\([A-Z])")
_ASCII = b"\x1b(B"


def decode(data: bytes) -> str:
    """Decode ISO-2022-JP; as ASCII with lone surrogates where it is none."""
    for name in _CODECS:
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return data.decode("ascii", "surrogateescape")


def offsets(data: bytes, places: Sequence[int]) -> list[int]:
    """Return where the characters before each place end, so that an escape sequence belongs to what follows it."""
    for name in _CODECS:
        decoder = codecs.getincrementaldecoder(name)()
        ends = [0]
        try:
            for index in range(len(data)):
                ends += [index + 1] * len(decoder.decode(data[index : index + 1]))
        except UnicodeDecodeError:
            continue
        return [ends[place] if place < len(ends) else len(data) for place in places]
    return list(places)


def spliced(data: bytes, edits: Sequence[tuple[int, int, bytes]]) -> bytes:
    """Replace stretches of a file by encoded texts, which begin and end in ASCII.

    Escape sequences around a text lead from and to what stands beside it, never two in a row: browsers show a replacement
    character there (https://encoding.spec.whatwg.org/#iso-2022-jp-decoder).
    """
    escapes = [(found.end(), found[0]) for found in _ESCAPE.finditer(data)]
    parts: list[bytes] = []
    done = at = 0
    mode = _ASCII
    for start, end, text in edits:
        while at < len(escapes) and escapes[at][0] <= start:
            mode = escapes[at][1]
            at += 1
        parts.append(data[done:start])
        if text and mode != _ASCII:
            text = text.removeprefix(mode) if text.startswith(b"\x1b") else _ASCII + text
        if text:
            text = text.removesuffix(_ASCII)
            changes = _ESCAPE.findall(text)
            mode = changes[-1] if changes else mode
        last = mode
        while at < len(escapes) and escapes[at][0] <= end:
            mode = escapes[at][1]
            at += 1
        parts.append(text)
        if last != mode and not _ESCAPE.match(data, end):
            parts.append(mode)
        else:
            mode = last
        done = end
    return b"".join(parts) + data[done:]
