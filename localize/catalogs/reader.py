"""PO bytes -> Catalog."""

from __future__ import annotations

import re

from localize.catalogs.charset import decode
from localize.catalogs.lines import Draft, read
from localize.errors import CatalogError
from localize.model import Catalog, Entry, Where

_REFERENCE = re.compile(r"\u2068[^\u2069]*\u2069(?::\d+)?|\S+")
"""A place; GNU gettext sets a name with spaces between U+2068 and U+2069."""


def parse(data: bytes, path: str, locale: str | None) -> Catalog:
    """Read a PO file or template; nothing that another tool has put into it is lost.

    Any charset that the header names, a byte order mark and CRLF are accepted. Raises CatalogError, with the line,
    for bytes that are not text, a fault of syntax, and two entries with the same msgctxt and msgid.
    """
    drafts = read(decode(data, path), path)
    entries = [_entry(draft) for draft in drafts.entries]
    _refuse_duplicates(entries, path)
    header = next((e for e in entries if not e.msgid and e.msgctxt is None and not e.obsolete), None)
    if header is None:
        return Catalog(path, locale, entries=tuple(entries), trailing=drafts.trailing)
    return Catalog(
        path,
        locale,
        header=_fields(header.msgstr),
        header_comments=_all_comments(header),
        header_flags=header.flags,
        entries=tuple(entry for entry in entries if entry is not header),
        trailing=drafts.trailing,
    )


def _entry(draft: Draft) -> Entry:
    kinds: dict[str, list[str]] = {"": [], ".": [], ":": [], ",": []}
    for comment in draft.comments:
        mark = comment[1:2] if comment[1:2] in (".", ":", ",") else ""
        kinds[mark].append(comment[1 + len(mark) :].removeprefix(" "))
    texts = {name: "".join(parts) for name, parts in draft.texts.items()}
    previous = {name: "".join(parts) for name, parts in draft.previous.items()}
    return Entry(
        msgid=texts["msgid"],
        msgstr=texts.get("msgstr", ""),
        msgctxt=texts.get("msgctxt"),
        comments=tuple(kinds[""]),
        extracted=tuple(kinds["."]),
        references=tuple(place for text in kinds[":"] for place in _REFERENCE.findall(text)),
        flags=tuple(flag.strip() for text in kinds[","] for flag in text.split(",") if flag.strip()),
        previous_msgid=previous.get("msgid"),
        previous_msgctxt=previous.get("msgctxt"),
        obsolete=draft.obsolete,
        msgid_plural=texts.get("msgid_plural"),
        msgstr_plural=tuple(text for name, text in texts.items() if name.startswith("msgstr[")),
        line=draft.line,
        previous_msgid_plural=previous.get("msgid_plural"),
    )


def _fields(msgstr: str) -> tuple[tuple[str, str], ...]:
    """Split the header into names and values; a line without a name keeps its text under an empty one."""
    fields = []
    for line in msgstr.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            fields.append((name.strip(), value.strip()))
        elif line.strip():
            fields.append(("", line.strip()))
    return tuple(fields)


def _all_comments(header: Entry) -> tuple[str, ...]:
    """Return every comment of the header; those that are no translator's keep their mark."""
    places = (f"#: {' '.join(header.references)}",) if header.references else ()
    return (*header.comments, *(f"#. {text}".rstrip() for text in header.extracted), *places)


def _refuse_duplicates(entries: list[Entry], path: str) -> None:
    """Raise CatalogError where two live entries have the same key, as every gettext tool does."""
    lines: dict[tuple[str | None, str], int | None] = {}
    for entry in entries:
        key = (entry.msgctxt, entry.msgid)
        if entry.obsolete:
            continue
        if key in lines:
            raise CatalogError(
                f"the same msgid as in line {lines[key]}; keep the better of the two entries", Where(path, entry.line)
            )
        lines[key] = entry.line
