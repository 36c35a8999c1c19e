"""Catalog -> PO bytes and MO bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from localize.catalogs.headers import as_utf8
from localize.model import Catalog, Entry

_CONTROL = re.compile(r"[\x01-\x07\x0e-\x1f\x7f]")


def render(catalog: Catalog) -> bytes:
    """Write a catalog as gettext's own tools do with --no-wrap: UTF-8, LF, a sentence a line.

    Comments stand in the order of GNU msgcat and Poedit (`# `, `#.`, `#:`, `#,`, `#|`), so that saving a file with
    one of them moves nothing.
    """
    blocks = ["\n".join(lines) for lines, _ in _blocks(catalog)]
    return ("\n\n".join(blocks) + "\n").encode("utf-8", errors="replace")


def numbered(catalog: Catalog) -> Catalog:
    """Return the catalog with the lines that its entries have when it is written."""
    entries, line = [], 1
    for lines, entry in _blocks(catalog):
        if entry is not None:
            offset = next(i for i, text in enumerate(lines) if re.match(r"(?:#~ )?msgid ", text))
            entries.append(replace(entry, line=line + offset))
        line += len(lines) + 1
    return replace(catalog, entries=tuple(entries))


def compile_mo(catalog: Catalog) -> bytes:
    """Compile the confirmed entries as `msgfmt` does: without fuzzy ones and without the template's date."""
    import polib

    class WithHeader(polib.POFile):
        """A file with the header as it stands: polib's own would be sorted."""

        def metadata_as_entry(self) -> polib.POEntry:
            """Return the header."""
            header = tuple(field for field in catalog.header if field[0] != "POT-Creation-Date")
            return polib.POEntry(msgid="", msgstr=_header_text(header))

    binary = WithHeader(encoding="utf-8")
    for entry in catalog.entries:
        if entry.obsolete or entry.fuzzy or not (entry.msgstr or (entry.msgstr_plural and all(entry.msgstr_plural))):
            continue
        binary.append(
            polib.POEntry(
                msgid=entry.msgid,
                msgstr=entry.msgstr,
                msgctxt=entry.msgctxt,
                msgid_plural=entry.msgid_plural or "",
                msgstr_plural=dict(enumerate(entry.msgstr_plural)),
            )
        )
    return bytes(binary.to_binary())


def _blocks(catalog: Catalog) -> Iterator[tuple[list[str], Entry | None]]:
    """Yield the lines of the header, of each entry with the entry, and of the comments at the end."""
    marked = [text for text in catalog.header_comments if text.startswith(("#.", "#:"))]
    header = Entry(
        "",
        _header_text(catalog.header),
        comments=tuple(text for text in catalog.header_comments if text not in marked),
        extracted=tuple(text[2:].strip() for text in marked if text.startswith("#.")),
        references=tuple(text[2:].strip() for text in marked if text.startswith("#:")),
        flags=catalog.header_flags,
    )
    yield list(_entry_lines(header)), None
    for entry in catalog.entries:
        yield list(_entry_lines(entry)), entry
    if catalog.trailing:
        yield [text.rstrip() for text in catalog.trailing], None


def _header_text(header: tuple[tuple[str, str], ...]) -> str:
    return "".join(f"{name}: {value}\n" if name else f"{value}\n" for name, value in as_utf8(header))


def _entry_lines(entry: Entry) -> Iterator[str]:
    for comment in _single_lines(entry.comments):
        yield f"# {comment}".rstrip()
    for comment in _single_lines(entry.extracted):
        yield f"#. {comment}".rstrip()
    if entry.references:
        yield f"#: {' '.join(_single_lines(entry.references))}"
    if entry.flags:
        yield f"#, {', '.join(entry.flags)}"
    mark = "#~" if entry.obsolete else "#"
    yield from _field(f"{mark}| msgctxt", f"{mark}| ", entry.previous_msgctxt)
    yield from _field(f"{mark}| msgid", f"{mark}| ", entry.previous_msgid)
    yield from _field(f"{mark}| msgid_plural", f"{mark}| ", entry.previous_msgid_plural)
    mark = "#~ " if entry.obsolete else ""
    yield from _field(f"{mark}msgctxt", mark, entry.msgctxt)
    yield from _field(f"{mark}msgid", mark, entry.msgid)
    yield from _field(f"{mark}msgid_plural", mark, entry.msgid_plural)
    if entry.msgid_plural is None:
        yield from _field(f"{mark}msgstr", mark, entry.msgstr)
    for index, text in enumerate(entry.msgstr_plural):
        yield from _field(f"{mark}msgstr[{index}]", mark, text)


def _single_lines(texts: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of comments: a line break inside one must not start an entry."""
    for text in texts:
        yield from re.split(r"\r\n|\n|\r", text)


def _field(name: str, mark: str, text: str | None) -> Iterator[str]:
    """Yield a statement: on one line, or one line for each line of the text, as gettext has it."""
    if text is None:
        return
    pieces = text.split("\n")
    lines = [f"{piece}\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])
    if len(lines) < 2:
        yield f'{name} "{_escape(text)}"'
        return
    yield f'{name} ""'
    for line in lines:
        yield f'{mark}"{_escape(line)}"'


def _escape(text: str) -> str:
    import polib

    return _CONTROL.sub(lambda found: rf"\{ord(found.group()):03o}", polib.escape(text.replace("\0", "\ufffd")))
