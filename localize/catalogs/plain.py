"""The text of a PO file in the plain form -> its entries, at once.

The plain form is what this program, GNU msgcat, Poedit and Weblate write: of an entry first the comments, then the
previous texts, then msgctxt, msgid and msgstr, each at the start of a line; one string a line; and no escapes but those of
a backslash, a quotation mark, a line break and a tab. Most files have nothing else. Where a file has, be it in one line,
polib reads the whole of it, and says what is wrong.
"""

from __future__ import annotations

import re
from functools import cache

from localize.catalogs.comments import by_kind
from localize.model import Entry


def plain_entries(text: str) -> list[Entry] | None:
    """Read the entries of a PO file in the plain form, in order; None where anything in it is not plain."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        if "\r" in text:
            return None
    entries: list[Entry] = []
    place, line = 0, 1
    live = _entry("")
    while place < len(text):
        mark = ""
        found = live.match(text, place)
        if found is None:
            mark = "#~ "
            found = _entry(mark).match(text, place)
        if found is None:
            return None
        above, old_context, old, old_plural, context, msgid, msgstr, plural, rows = found.groups()
        forms = _forms(rows, mark) if rows else ()
        if forms is None:
            return None
        line += text.count("\n", place, found.start("msgid"))
        comments, extracted, references, flags = by_kind(map(str.rstrip, above.split("\n")[:-1]))
        before = _before(mark)
        entries.append(
            Entry(
                _text(msgid, mark),
                _text(msgstr, mark) if msgstr else "",
                _text(context, mark) if context else None,
                comments,
                extracted,
                references,
                flags,
                _text(old, before) if old else None,
                _text(old_context, before) if old_context else None,
                mark != "",
                _text(plural, mark) if plural else None,
                forms,
                line,
                _text(old_plural, before) if old_plural else None,
            )
        )
        line += text.count("\n", found.start("msgid"), found.end())
        place = found.end()
    return entries


def _before(mark: str) -> str:
    """Return what stands before the previous texts of an entry whose lines begin with `mark`."""
    return "#~| " if mark else "#| "


def _strings(mark: str) -> str:
    """Return the pattern of a text: a string a line, each but the first behind `mark`."""
    string = r'"[^"\\\n]*(?:\\["\\nt][^"\\\n]*)*"\n'
    return f"{string}(?:{re.escape(mark)}{string})*"


@cache
def _entry(mark: str) -> re.Pattern[str]:
    """Return the pattern of an entry whose lines begin with `mark`, and of the empty lines behind it."""
    text, before = _strings(mark), re.escape(_before(mark))
    old = _strings(_before(mark))
    return re.compile(
        r"((?:#(?:[ .:,][^\n]*)?\n)*)"
        rf"(?:{before}msgctxt ({old}))?(?:{before}msgid ({old}))?(?:{before}msgid_plural ({old}))?"
        rf"(?:{mark}msgctxt ({text}))?{mark}msgid (?P<msgid>{text})"
        rf"(?:{mark}msgstr ({text})|{mark}msgid_plural ({text})((?:{mark}msgstr\[[0-9]\] {text})+))\n*"
    )


@cache
def _form(mark: str) -> re.Pattern[str]:
    return re.compile(rf"{mark}msgstr\[([0-9])\] ({_strings(mark)})")


def _forms(rows: str, mark: str) -> tuple[str, ...] | None:
    """Return the plural forms; None where they aren't counted from 0."""
    found = _form(mark).findall(rows)
    if [number for number, _ in found] != list("0123456789"[: len(found)]):
        return None
    return tuple([_text(strings, mark) for _, strings in found])


def _text(strings: str, mark: str) -> str:
    """Return what the strings of some lines say; `mark` stands before each but the first."""
    text = strings[1:-2]
    if "\n" in text:
        text = text.replace(f'"\n{mark}"', "")
    if "\\" not in text:
        return text
    # Two backslashes are one, and escape nothing behind them.
    pieces = text.split("\\\\")
    return "\\".join([piece.replace("\\n", "\n").replace("\\t", "\t").replace('\\"', '"') for piece in pieces])
