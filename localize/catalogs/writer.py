"""Catalog -> PO bytes and MO bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from struct import Struct, pack

from localize.catalogs.headers import as_utf8
from localize.model import Catalog, Entry

_BREAK = re.compile(r"\r\n|\n|\r")
_PLURALS = re.compile(r"\s*nplurals\s*=\s*[1-9]\s*;\s*plural\s*=[n\d\s?:&|=!<>%()]{1,500};?\s*")
_ESCAPES = {
    **{code: rf"\{code:03o}" for code in (*range(0x01, 0x08), *range(0x0E, 0x20), 0x7F)},
    **dict(zip(b'\0\\"\t\n\r\v\b\f', ("\ufffd", r"\\", r"\"", r"\t", r"\n", r"\r", r"\v", r"\b", r"\f"), strict=True)),
}
_ESCAPED = re.compile(r'[\x00-\x1f\x7f"\\]')
"""What is written in another way: controls as three octal digits where they have no letter, as gettext does."""


def render(catalog: Catalog) -> bytes:
    """Write a catalog as gettext's own tools do with --no-wrap: UTF-8, LF, a sentence a line.

    Comments stand in the order of GNU msgcat and Poedit (`# `, `#.`, `#:`, `#,`, `#|`), so that saving a file with
    one of them moves nothing.
    """
    blocks = ["\n".join(_entry_lines(_header(catalog)))]
    blocks += [_simple(entry) or "\n".join(_entry_lines(entry)) for entry in catalog.entries]
    if catalog.trailing:
        blocks.append("\n".join(text.rstrip() for text in catalog.trailing))
    return ("\n\n".join(blocks) + "\n").encode("utf-8", errors="replace")


def numbered(catalog: Catalog) -> Catalog:
    """Return the catalog with the lines that its entries have when it is written."""
    entries, line = [], len(_entry_lines(_header(catalog))) + 2
    for entry in catalog.entries:
        if _head_if_simple(entry) is not None:
            above, height = len(entry.extracted) + bool(entry.references), 2
        else:
            above, height = _height_above(entry), _height(entry)
        entries.append(entry if entry.line == line + above else _at(entry, line + above))
        line += above + height + 1
    return replace(catalog, entries=tuple(entries))


_rest = attrgetter(
    *("comments", "flags", "obsolete", "msgid_plural", "msgstr_plural"),
    *("msgctxt", "previous_msgid", "previous_msgctxt", "previous_msgid_plural"),
)
"""What a simple entry has nothing of."""
_NOTHING = _rest(Entry(""))


def _head_if_simple(entry: Entry) -> str | None:
    """Return the lines above the msgid of an entry that is as most are; None for any other.

    It has, on a line each, extracted comments, a place, and two strings.
    """
    if _rest(entry) != _NOTHING or "\n" in entry.msgid or "\n" in entry.msgstr:
        return None
    return _head(entry.extracted, entry.references)


@lru_cache(maxsize=64)
def _head(extracted: tuple[str, ...], references: tuple[str, ...]) -> str | None:
    """Return comments and places as lines, None where one of them has several; many texts in a row have the same."""
    if not all(map(_is_single, (*extracted, *references))):
        return None
    head = "".join([f"#. {comment}".rstrip() + "\n" for comment in extracted])
    return f"{head}#: {' '.join(references)}\n" if references else head


def _simple(entry: Entry) -> str | None:
    """Return the lines of a simple entry as one text, as `_entry_lines` gives them; None for any other."""
    head = _head_if_simple(entry)
    return None if head is None else f'{head}msgid "{_escape(entry.msgid)}"\nmsgstr "{_escape(entry.msgstr)}"'


def _at(entry: Entry, line: int) -> Entry:
    """Return an entry with another line; `replace` takes four times as long."""
    return Entry(
        entry.msgid,
        entry.msgstr,
        entry.msgctxt,
        entry.comments,
        entry.extracted,
        entry.references,
        entry.flags,
        entry.previous_msgid,
        entry.previous_msgctxt,
        entry.obsolete,
        entry.msgid_plural,
        entry.msgstr_plural,
        line,
        entry.previous_msgid_plural,
    )


def _height_above(entry: Entry) -> int:
    """Count the lines of an entry above its msgid."""
    above = bool(entry.references) + bool(entry.flags)
    for comments in (entry.comments, entry.extracted):
        for text in comments:
            above += 1 if _is_single(text) else len(_BREAK.split(text))
    if (
        entry.previous_msgid is not None
        or entry.previous_msgctxt is not None
        or entry.previous_msgid_plural is not None
    ):
        previous = (entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural)
        above += sum(map(_field_height, previous))
    return above + (_field_height(entry.msgctxt) if entry.msgctxt is not None else 0)


def _height(entry: Entry) -> int:
    """Count the lines of an entry from its msgid on."""
    height = _field_height(entry.msgid)
    if entry.msgid_plural is None:
        height += _field_height(entry.msgstr)
    else:
        height += _field_height(entry.msgid_plural)
    return height + sum(map(_field_height, entry.msgstr_plural))


def _field_height(text: str | None) -> int:
    """Count the lines of a statement."""
    if text is None:
        return 0
    lines = text.count("\n") + (not text.endswith("\n"))
    return 1 if lines < 2 or not text else lines + 1


def compile_mo(catalog: Catalog) -> bytes:
    """Compile the confirmed entries as `msgfmt` does: without fuzzy ones and without the template's date.

    A `Plural-Forms` that is no expression of numbers is left out too, for programs that load the file evaluate it.
    """
    header = tuple(
        (name, value)
        for name, value in catalog.header
        if name != "POT-Creation-Date" and (name != "Plural-Forms" or _PLURALS.fullmatch(value))
    )
    texts = [(b"", _header_text(header).encode())]
    texts += sorted(
        (_binary_key(entry).encode(), "\0".join(entry.msgstr_plural or (entry.msgstr,)).encode())
        for entry in catalog.entries
        if not (entry.obsolete or entry.fuzzy) and (all(entry.msgstr_plural) if entry.msgid_plural else entry.msgstr)
    )
    # Two tables of lengths and places, then the texts, each with a NUL behind it; there is no hash table
    # (https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html).
    at = after = _MO_HEAD.size + 16 * len(texts)
    tables: list[int] = []
    for column in (0, 1):
        for text in texts:
            tables += (len(text[column]), at)
            at += len(text[column]) + 1
    head = _MO_HEAD.pack(0x950412DE, 0, len(texts), _MO_HEAD.size, _MO_HEAD.size + 8 * len(texts), 0, after)
    return b"".join((head, pack(f"<{len(tables)}I", *tables), *(t[c] + b"\0" for c in (0, 1) for t in texts)))


_MO_HEAD = Struct("<7I")


def _binary_key(entry: Entry) -> str:
    """Return what a program looks an entry up by: the context before its text, the plural behind it."""
    context = f"{entry.msgctxt}\4" if entry.msgctxt else ""
    return f"{context}{entry.msgid}\0{entry.msgid_plural}" if entry.msgid_plural else f"{context}{entry.msgid}"


def _header(catalog: Catalog) -> Entry:
    """Return the header as an entry."""
    marked = [text for text in catalog.header_comments if text.startswith(("#.", "#:"))]
    return Entry(
        "",
        _header_text(catalog.header),
        comments=tuple(text for text in catalog.header_comments if text not in marked),
        extracted=tuple(text[2:].strip() for text in marked if text.startswith("#.")),
        references=tuple(text[2:].strip() for text in marked if text.startswith("#:")),
        flags=catalog.header_flags,
    )


def _header_text(header: tuple[tuple[str, str], ...]) -> str:
    return "".join(f"{name}: {value}\n" if name else f"{value}\n" for name, value in as_utf8(header))


def _entry_lines(entry: Entry) -> list[str]:
    lines = [f"# {comment}".rstrip() for comment in _single_lines(entry.comments)]
    lines += [f"#. {comment}".rstrip() for comment in _single_lines(entry.extracted)]
    if entry.references:
        lines.append(f"#: {' '.join(_single_lines(entry.references))}")
    if entry.flags:
        lines.append(f"#, {', '.join(entry.flags)}")
    mark = "#~" if entry.obsolete else "#"
    if entry.previous_msgctxt is not None:
        lines += _field(f"{mark}| msgctxt", f"{mark}| ", entry.previous_msgctxt)
    if entry.previous_msgid is not None:
        lines += _field(f"{mark}| msgid", f"{mark}| ", entry.previous_msgid)
    if entry.previous_msgid_plural is not None:
        lines += _field(f"{mark}| msgid_plural", f"{mark}| ", entry.previous_msgid_plural)
    mark = "#~ " if entry.obsolete else ""
    if entry.msgctxt is not None:
        lines += _field(f"{mark}msgctxt", mark, entry.msgctxt)
    lines += _field(f"{mark}msgid", mark, entry.msgid)
    if entry.msgid_plural is None:
        lines += _field(f"{mark}msgstr", mark, entry.msgstr)
    else:
        lines += _field(f"{mark}msgid_plural", mark, entry.msgid_plural)
    for index, text in enumerate(entry.msgstr_plural):
        lines += _field(f"{mark}msgstr[{index}]", mark, text)
    return lines


def _is_single(text: str) -> bool:
    return "\n" not in text and "\r" not in text


def _single_lines(texts: tuple[str, ...]) -> Sequence[str]:
    """Return the lines of comments: a line break inside one must not start an entry."""
    if all(map(_is_single, texts)):
        return texts
    return [line for text in texts for line in _BREAK.split(text)]


def _field(name: str, mark: str, text: str) -> list[str]:
    """Return a statement: on one line, or one line for each line of the text, as gettext has it."""
    if "\n" not in text:
        return [f'{name} "{_escape(text)}"']
    pieces = text.split("\n")
    lines = [f"{piece}\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])
    if len(lines) < 2:
        return [f'{name} "{_escape(text)}"']
    return [f'{name} ""', *(f'{mark}"{_escape(line)}"' for line in lines)]


def _escape(text: str) -> str:
    return text.translate(_ESCAPES) if _ESCAPED.search(text) else text
