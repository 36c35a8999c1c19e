"""The lines of a PO file, checked, and written so that polib reads them without loss.

polib's reader is lenient where gettext is strict and drops what it doesn't know: the previous texts of obsolete
entries, empty and trailing comments, the header's other comments, escapes such as `\\a`; it takes a line separator
inside a sentence for the end of a line, and a msgid without msgstr for an entry that another one may overwrite. So
each line is looked at here first: comments are handed on as translator's comments with their mark kept in the text,
strings in the one form that polib knows, and what is out of order is an error with its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from localize.errors import CONFLICT, CatalogError, is_conflict
from localize.model import Where
from localize.values import frozen

_BREAK = re.compile(r"\r*\n|\r")
_BLANK = " \t\f\v"
_STRINGS = re.compile(r'[ \t]*"((?:[^"\\]|\\.)*)"[ \t]*')
_STATEMENT = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)[ \t]*(?:\[[ \t]*(\d)[ \t]*\])?(?=[ \t]*")')
_PREVIOUS = re.compile(r'(msgctxt|msgid_plural|msgid)(?=[ \t]*")')
_UNSEEN = re.compile(r"[^\S ]|[\x00-\x1f\x7f\xad\u200b-\u200f\u2060\ufeff]")
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)

_AFTER = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural", "msgstr"),
    "msgid_plural": ("msgstr[0]",),
    "msgstr": ("msgctxt", "msgid"),
}
"""What may follow a statement; `msgstr[1]` may follow `msgstr[0]`, and so on."""


@frozen
class Prepared:
    """What polib is given, and what it would lose."""

    lines: tuple[str, ...]
    """One for each line of the file."""
    msgids: tuple[int, ...]
    """Line of the msgid of each entry, in order."""
    trailing: tuple[str, ...]
    """Comment lines after the last entry, as they are."""


@dataclass(slots=True)
class _State:
    path: str
    line: int = 0
    after: str = ""
    """The last statement; empty at the start."""
    obsolete: bool = False
    """Whether it was one of an obsolete entry."""
    previous: bool = False
    """Whether a `#|` string may be continued here."""
    open: bool = False
    """Whether a string may be continued here."""
    last: int = 0
    """Line of the last statement or string of an entry."""
    msgids: list[int] = field(default_factory=list)

    def error(self, message: str) -> CatalogError:
        return CatalogError(message, Where(self.path, self.line))


def prepare(text: str, path: str) -> Prepared:
    """Check the lines of a PO file and rewrite them for polib; raises CatalogError with the line."""
    state = _State(path)
    rows = [row.strip(_BLANK) for row in _BREAK.split(text)]
    lines = []
    for state.line, row in enumerate(rows, start=1):
        lines.append(_prepare(row, state))
    if not _complete(state.after):
        state.line = state.last
        raise state.error(f"the entry ends after {state.after}; add its {_AFTER[state.after][-1]}")
    return Prepared(
        tuple(lines[: state.last]), tuple(state.msgids), tuple(row for row in rows[state.last :] if row.strip("#~"))
    )


def _prepare(line: str, state: _State) -> str:
    if not line:
        return ""
    obsolete, rest = False, line
    if line.startswith("#~|"):
        return _previous(line[3:].strip(_BLANK), state)
    if line.startswith("#~"):
        obsolete, rest = True, line[2:].strip(_BLANK)
        if not rest:
            return ""
    if rest.startswith("#|"):
        return _previous(rest[2:].strip(_BLANK), state)
    if rest.startswith("#"):
        state.open = state.previous = False
        if state.after == "msgctxt":
            raise state.error("a comment stands between msgctxt and msgid; move it above the entry")
        return f"# {rest}"
    state.previous = False
    if rest.startswith('"'):
        if not state.open or obsolete != state.obsolete:
            raise state.error("a string stands alone; it must follow msgid or msgstr on the line before")
        state.last = state.line
        return f"{'#~ ' if obsolete else ''}{_string(rest, state)}"
    return _statement(rest, obsolete, state)


def _statement(rest: str, obsolete: bool, state: _State) -> str:
    found = _STATEMENT.match(rest)
    if found is None:
        if is_conflict(rest):
            raise state.error(CONFLICT)
        raise state.error(
            f"neither a comment nor msgid, msgstr or a string in quotes: {_visible(rest[:40])}; correct the line"
        )
    keyword, index = found.groups()
    name = f"{keyword}[{index}]" if index else keyword
    if index and keyword != "msgstr":
        raise state.error(f"{name} makes no sense; only msgstr has a number")
    starts = _complete(state.after) or not state.after
    if name not in _allowed(state.after) or (not starts and obsolete != state.obsolete):
        expected = " or ".join(_allowed(state.after))
        raise state.error(f"{name} stands where {expected} should; correct the entry")
    state.after, state.obsolete, state.open, state.last = name, obsolete, True, state.line
    if keyword == "msgid":
        state.msgids.append(state.line)
    return f"{'#~ ' if obsolete else ''}{name} {_string(rest[found.end() :], state)}"


def _visible(text: str) -> str:
    """Return a text in which blanks other than spaces, and what shows nothing, are escapes: they are what is wrong."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _allowed(after: str) -> tuple[str, ...]:
    if after.startswith("msgstr["):
        return (f"msgstr[{int(after[7:-1]) + 1}]", *_AFTER["msgstr"])
    return _AFTER[after]


def _complete(after: str) -> bool:
    return not after or after.startswith("msgstr")


def _previous(rest: str, state: _State) -> str:
    state.open = False
    if not _complete(state.after):
        raise state.error("a previous text stands inside an entry; move it above the entry")
    if rest.startswith('"'):
        if not state.previous:
            raise state.error("a string stands alone; it must follow a previous msgid on the line before")
        return f"#| {_string(rest, state)}"
    found = _PREVIOUS.match(rest)
    if found is None:
        raise state.error(f"not a previous msgid: {_visible(rest[:40])}; correct or remove the line")
    state.previous = True
    return f"#| {found.group(1)} {_string(rest[found.end() :], state)}"


def _string(rest: str, state: _State) -> str:
    """Return the quoted strings of a line as one, with the escapes that polib knows."""
    parts, position = [], 0
    while position < len(rest):
        found = _STRINGS.match(rest, position)
        if found is None:
            raise state.error('a quotation mark is missing or too many; write one inside a text as \\"')
        parts.append(found.group(1))
        position = found.end()
    return '"' + _ESCAPE.sub(lambda found: _escape(found, state), "".join(parts)) + '"'


def _escape(found: re.Match[str], state: _State) -> str:
    octal, hexadecimal, letter = found.groups()
    if letter:
        if letter in '\\"ntrvbf':
            return found.group()
        if letter == "a":
            return "\a"
        raise state.error(f"unknown escape {found.group()}; write a backslash as \\\\")
    code = int(octal, 8) if octal else int(hexadecimal, 16)
    if not 0 < code < 128:
        raise state.error(f"escape {found.group()} stands for no character; write the character itself")
    known = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r", "\v": r"\v", "\b": r"\b", "\f": r"\f"}
    return known.get(chr(code), chr(code))
