"""PO bytes -> Catalog."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from localize.catalogs.charset import decode
from localize.catalogs.comments import by_kind
from localize.catalogs.plain import plain_entries
from localize.errors import CatalogError
from localize.model import Catalog, Entry, Where

if TYPE_CHECKING:
    import polib

    from localize.catalogs.lines import Prepared


class _Lines:
    """A text that is already split, handed to polib in place of a string.

    polib splits a string at every Unicode line separator, and opens a string that names a file.
    """

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def splitlines(self) -> list[str]:
        return self._lines


def parse(data: bytes, path: str, locale: str | None) -> Catalog:
    """Read a PO file or template; nothing that another tool has put into it is lost.

    Any charset that the header names, a byte order mark and CRLF are accepted. Raises CatalogError, with the line,
    for bytes that are not text, a fault of syntax, and two entries with the same msgctxt and msgid.
    """
    text = decode(data, path)
    trailing: tuple[str, ...] = ()
    entries = plain_entries(text)
    if entries is None:
        entries, trailing = any_entries(text, path)
    _refuse_duplicates(entries, path)
    header = next((e for e in entries if not e.msgid and e.msgctxt is None and not e.obsolete), None)
    if header is None:
        return Catalog(path, locale, entries=tuple(entries), trailing=trailing)
    return Catalog(
        path,
        locale,
        header=_fields(header.msgstr),
        header_comments=_all_comments(header),
        header_flags=header.flags,
        entries=tuple(entry for entry in entries if entry is not header),
        trailing=trailing,
    )


def any_entries(text: str, path: str) -> tuple[list[Entry], tuple[str, ...]]:
    """Read the entries of any PO file, and the comment lines behind the last; raises CatalogError with the line."""
    from localize.catalogs.lines import prepare

    prepared = prepare(text, path)
    return _entries(prepared, path), prepared.trailing


def _entries(prepared: Prepared, path: str) -> list[Entry]:
    import polib

    class Every(polib.POFile):
        """Keeps the header among the entries: polib's own dict of it loses order, comments and repeated fields."""

        def find(self, *_args: Any, **_options: Any) -> None:
            """Find nothing, so that no entry is taken out."""

    try:
        found = polib.pofile(cast("str", _Lines(list(prepared.lines))), encoding="utf-8", klass=Every)
    except OSError as error:
        place = re.search(r"line (\d+)", str(error))
        raise CatalogError(
            "the entry is not well-formed; correct it", Where(path, int(place.group(1)) if place else None)
        ) from error
    # polib takes comments at the start of a file for the file's; they are the first entry's.
    first = [found.header] if found.header else []
    entries = []
    for item, line in zip(found, prepared.msgids, strict=True):
        entries.append(_entry(item, line, "\n".join([*first, *([item.tcomment] if item.tcomment else [])])))
        first = []
    return entries


def _entry(item: polib.POEntry, line: int, comments: str) -> Entry:
    own, extracted, references, flags = by_kind(comments.split("\n") if comments else ())
    plural = item.msgstr_plural or {}
    return Entry(
        msgid=item.msgid,
        msgstr=item.msgstr or "",
        msgctxt=item.msgctxt,
        comments=own,
        extracted=extracted,
        references=references,
        flags=flags,
        previous_msgid=item.previous_msgid,
        previous_msgctxt=item.previous_msgctxt,
        obsolete=bool(item.obsolete),
        msgid_plural=item.msgid_plural if plural else None,
        msgstr_plural=tuple(plural[index] for index in sorted(plural)),
        line=line,
        previous_msgid_plural=item.previous_msgid_plural,
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
