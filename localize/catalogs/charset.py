"""Bytes of a PO file -> its text."""

from __future__ import annotations

import codecs
import re

from localize.errors import CatalogError
from localize.model import Where

_DECLARED = re.compile(rb"Content-Type:[^\n]*?charset=[ \t]*([A-Za-z0-9_:.+-]+)", re.IGNORECASE)

_REFERENCES = re.compile(rb"^(#:[^\r\n]*)", re.MULTILINE)

_PLAIN = re.compile(
    r"ascii|utf-8|iso8859-\d+|cp\d+|koi8-[rut]|gb2312|gbk|gb18030|hz|big5|big5hkscs|euc_kr|euc_jp|euc_jis_2004"
    r"|euc_jisx0213|shift_jis|shift_jis_2004|iso2022_\w+|johab|tis-620|mac-[\w-]+|ptcp154|kz1048"
)
"""Codecs that map bytes to characters. Python has others (`unicode_escape`, `idna`), which a file shall not choose."""

_WIDER = {
    "ascii": ("utf-8",),
    "shift_jis": ("cp932",),
    "gb2312": ("gbk", "gb18030"),
    "gbk": ("gb18030",),
    "big5": ("cp950", "big5hkscs"),
    "euc_kr": ("cp949",),
    "euc_jp": ("euc_jis_2004",),
}
"""Supersets that files declared as the key often use, as in https://encoding.spec.whatwg.org/#names-and-labels."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes, path: str) -> str:
    """Decode a PO file: by its byte order mark, as UTF-8 where it is that, else as its header says.

    Text that is valid UTF-8 and not plain ASCII was written as UTF-8: tools that convert a file and forget its
    header are common, and another encoding gives such bytes by accident hardly ever. Where the rest is in the header's
    charset, a reference may be UTF-8: msgconv leaves the names of files as they are. Raises CatalogError, with the
    line, for bytes that stand for no character.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], (name,), path)
    if not data.isascii():
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    declared = _DECLARED.search(data)
    codec = _codec(declared.group(1).decode("ascii")) if declared else None
    return _strict(data, (codec, *_WIDER.get(codec, ())) if codec else ("utf-8",), path)


def charset_note(data: bytes) -> str | None:
    """Return what a reader should know where a PO file names a charset that isn't known; None where all is well."""
    declared = _DECLARED.search(data)
    name = declared.group(1).decode("ascii") if declared else "CHARSET"
    if name == "CHARSET" or _codec(name) or data.startswith(tuple(mark for mark, _ in _MARKS)):
        return None
    return f"names the charset {name}, which is none, and is read as UTF-8; correct Content-Type in the header"


def _codec(name: str) -> str | None:
    """Return Python's name of a charset; None for the placeholder of templates and for what is no plain charset."""
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    return found if _PLAIN.fullmatch(found) else None


def _strict(data: bytes, codecs_to_try: tuple[str, ...], path: str) -> str:
    first: UnicodeDecodeError | None = None
    for codec in codecs_to_try:
        try:
            return _unescaped(data.decode(codec), codec)
        except UnicodeDecodeError as error:
            first = first or error
            text = _beside_references(data, codec)
            if text is not None:
                return _unescaped(text, codec)
    assert first is not None  # at least one codec was tried
    line = data.count(b"\n", 0, first.start) + 1
    raise CatalogError(
        f"the bytes here are not {first.encoding.replace('_', '-')}; save the file as UTF-8, or name its real charset in the header "
        "Content-Type",
        Where(path, line),
    )


def _beside_references(data: bytes, codec: str) -> str | None:
    """Decode a text whose references are UTF-8, and nothing else is; None where it is no such text."""
    try:
        parts = _REFERENCES.split(data)
        return "".join(part.decode("utf-8" if part.startswith(b"#:") else codec) for part in parts)
    except UnicodeDecodeError:
        return None


def _unescaped(text: str, codec: str) -> str:
    """Take out the backslashes that some tools put behind characters whose second byte is one.

    Readers that go by bytes need them in Shift_JIS and its like: there the katakana so is written as three bytes,
    and stands before a backslash once decoded. It is so in the whole file or nowhere, and what such a backslash
    would escape otherwise gives the file away.
    """
    weak = "".join(c for c in sorted(set(text)) if not c.isascii() and c.encode(codec, "ignore")[1:] == b"\\")
    if not weak:
        return text
    followed = re.findall(rf"[{re.escape(weak)}](\\.)?", text)
    if all(followed) and any(escape[1] not in '\\"ntrvbfax01234567' for escape in followed):
        return re.sub(rf"([{re.escape(weak)}])\\", r"\1", text)
    return text
