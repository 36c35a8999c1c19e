"""Turn a glossary file's bytes into text: UTF-8, or what a spreadsheet saves where that is beyond doubt."""

from __future__ import annotations

import codecs

from localize.errors import GlossaryError
from localize.model import Where

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_REMEDY = "save it as UTF-8 (in a spreadsheet: CSV UTF-8)"


def decode(data: bytes, name: str) -> str:
    """Decode UTF-8 with or without BOM, UTF-16 with BOM, or Shift_JIS that reads as Japanese.

    Raises GlossaryError for anything else, and for an empty file.
    """
    text = _decode(data, name)
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise GlossaryError(f"the file holds NUL characters and is no CSV text; {_REMEDY}", Where(name, line))
    if not text.strip():
        raise GlossaryError(
            "the file is empty; begin it with a line such as concept,domain,pos,ja,en,note", Where(name, 1)
        )
    return text


def _decode(data: bytes, name: str) -> str:
    if data.startswith(_UTF16) and not data.startswith(codecs.BOM_UTF32_LE):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise GlossaryError(f"the file begins like UTF-16 and then is not; {_REMEDY}", Where(name)) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        japanese = _shift_jis(data)
        if japanese is not None:
            return japanese
        line = data[: error.start].count(b"\n") + 1
        raise GlossaryError(f"byte 0x{data[error.start]:02x} is not UTF-8; {_REMEDY}", Where(name, line)) from error


def _shift_jis(data: bytes) -> str | None:
    """Decode Shift_JIS as Windows writes it, where the outcome reads as Japanese.

    Most bytes decode as something: EUC, GBK and Latin-1 come out as half-width katakana and rare kanji. A glossary
    has kana of full width, and next to no half-width ones.
    """
    try:
        text = data.decode("cp932")
    except UnicodeDecodeError:
        return None
    foreign = [c for c in text if not c.isascii()]
    kana = sum("\u3041" <= c <= "\u30fc" for c in foreign)
    narrow = sum("\uff61" <= c <= "\uff9f" for c in foreign)
    private = sum("\ue000" <= c <= "\uf8ff" for c in foreign)
    return text if kana * 10 >= len(foreign) and narrow * 10 <= len(foreign) and not private else None


def encode(text: str, like: bytes, name: str) -> bytes:
    """Encode a text as the bytes `like` are, with their byte order mark.

    Raises GlossaryError where that encoding lacks a character.
    """
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if like.startswith(mark):
            return mark + text.encode(codec)
    try:
        like.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return text.encode("cp932")
        except UnicodeEncodeError as error:
            raise GlossaryError(
                f"{text[error.start]!r} can't be written in Shift_JIS; {_REMEDY}", Where(name)
            ) from None
    return text.encode("utf-8")
