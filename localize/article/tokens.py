"""Cut a page into tokens that know their exact place in the source.

turbohtml's tokenizer follows the WHATWG algorithm. It counts lines and columns and takes CRLF for one character, so it
is given a copy of the source in which every CR and LF is a space: white space to the tokenizer just the same, and the
column is then the offset. The copy differs in more things, at the same length: `</>`, which makes no token and so
hides in the text around it, is a comment; what PHP would run is blanked out, for it may hold quotes and `>`;
`noscript` has another name, because a tokenizer takes its content for raw text while a reader without scripts sees
elements there; and so have elements in SVG and MathML that would begin raw text in HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from localize.article.foreign import RAW, renamed

TEXT, OPEN, CLOSE, REFERENCE, OPAQUE = range(5)
"""Kinds of tokens; OPAQUE is a comment, a doctype, a processing instruction, or source that makes no token at all."""

_NOSCRIPT = re.compile(r"(</?)noscript(?=[\s/>])", re.IGNORECASE)
_PHP = re.compile(r"<\?(?:php\b|=)(?:.*?\?>|.*\Z)", re.IGNORECASE | re.DOTALL)
_STAND_IN = "x-noscr"
"""As long as `noscript` less one: a letter more names it."""


Token: TypeAlias = tuple[int, int, int, str, tuple[tuple[str, str], ...], bool]
"""Kind, start, end (where the next one starts), value (a tag's name in lower case, or the text that a reference stands
for), attributes, and whether it may close itself: raw text never does."""


def masked(source: str) -> str:
    """Return the copy of the source that is given to a parser, as long as the source; a tokenizer needs `renamed` as well."""
    text = source.replace("\n", " ").replace("\r", " ").replace("</>", "<!>")
    if "<?" in text:
        text = _PHP.sub(lambda found: "_" * len(found[0]), text)
    if _NOSCRIPT.search(text):
        text = _NOSCRIPT.sub(rf"\1{_STAND_IN}x", text)
    return text


def tokens(source: str) -> Iterator[Token]:
    """Yield the tokens of a page in order, gapless from the first character to the last."""
    from turbohtml import TokenType, tokenize

    text_type, start_type, end_type = TokenType.TEXT, TokenType.START_TAG, TokenType.END_TAG
    reference_type = TokenType.CHARACTER_REFERENCE
    text = renamed(masked(source))
    at = 0
    for token in tokenize(text, resolve_references=False, capture_source=True):
        start = token.col
        if start > at:
            yield (OPAQUE, at, start, "", (), False)
        kind = token.type
        if kind == text_type:
            at = start + len(token.data or "")
            yield (TEXT, start, at, "", (), False)
            continue
        at = start + len(token.source or "")
        if kind == start_type:
            attributes, tag = token.attrs, token.tag or " "
            yield (
                OPEN,
                start,
                at,
                _name(tag, source, start + 1) if tag[0] in "xy" else tag,
                _attributes(attributes, source, start, at) if attributes else (),
                token.self_closing and tag not in RAW,
            )
        elif kind == end_type:
            tag = token.tag or " "
            yield (CLOSE, start, at, _name(tag, source, start + 2) if tag[0] in "xy" else tag, (), False)
        elif kind == reference_type:
            yield (REFERENCE, start, at, token.data or "", (), False)
        else:
            yield (OPAQUE, start, at, "", (), False)
    if at < len(source):
        yield (OPAQUE, at, len(source), "", (), False)


def _name(tag: str, source: str, start: int) -> str:
    """Return the name of a tag that may be a renamed one, as it stands in the source."""
    if tag == _STAND_IN + "x" or not tag.strip("y"):
        return source[start : start + len(tag)].lower()
    return tag


def _attributes(attributes: list[tuple[str, str]], source: str, start: int, end: int) -> tuple[tuple[str, str], ...]:
    """Return a tag's attributes; where the copy differed from the source, read them again."""
    from localize.article.attributes import attributes as read

    tag = source[start:end]
    if "\n" in tag or "\r" in tag or "<?" in tag or "</>" in tag:
        return read(tag)
    return tuple(attributes)
