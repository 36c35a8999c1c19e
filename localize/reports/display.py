"""Text from catalogs, made safe to print, and its width on a terminal."""

from __future__ import annotations

import unicodedata

# Marks that change the direction of what follows, and so what a reader takes the text for (Trojan Source).
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Marks that show nothing; the joiners that build emoji and Indic letters are not among them.
_HIDDEN = frozenset("\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb")
_NAMES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def printable(text: str) -> str:
    """Make visible what isn't: control characters (`\\x1b`), direction marks, zero-width spaces, lone surrogates.

    A catalog may hold a terminal's escape sequences; printed as they are they could recolour, hide or overwrite
    what the report says.
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character in _NAMES:
        return _NAMES[character]
    if character in _BIDI or character in _HIDDEN or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
        return f"\\x{ord(character):02x}" if ord(character) < 0x100 else f"\\u{ord(character):04x}"
    return character


def width(text: str) -> int:
    """Return how many columns a text takes: two for wide East Asian characters, none for combining marks (UAX #11)."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
