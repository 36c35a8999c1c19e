"""The lines of a PO file -> what stands in its entries.

As strict as GNU gettext: what is out of order is an error with its line. All comments are kept as they stand, and so are
the previous texts, those of obsolete entries too. A line ends where editors end it (LF, CRLF, CR), not at a line separator
inside a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from localize.errors import CatalogError
from localize.model import Where

_BREAK = re.compile(r"\r*\n|\r")
_BLANK = " \t\f\v"
_STRINGS = re.compile(r'[ \t]*"((?:[^"\\]|\\.)*)"[ \t]*')
_STATEMENT = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)[ \t]*(?:\[[ \t]*(\d)[ \t]*\])?(?=[ \t]*")')
_PREVIOUS = re.compile(r'(msgctxt|msgid_plural|msgid)(?=[ \t]*")')
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)

_AFTER = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural", "msgstr"),
    "msgid_plural": ("msgstr[0]",),
    "msgstr": ("msgctxt", "msgid"),
}
"""What may follow a statement; `msgstr[1]` may follow `msgstr[0]`, and so on."""


@dataclass(slots=True)
class Draft:
    """What stands in one entry; each text in the parts that its lines have."""

    comments: list[str] = field(default_factory=list)
    """Comment lines as they stand, with their marks."""
    texts: dict[str, list[str]] = field(default_factory=dict)
    """By statement: `msgid`, `msgstr[0]`."""
    previous: dict[str, list[str]] = field(default_factory=dict)
    """By statement, those behind `#|`."""
    obsolete: bool = False
    line: int = 0
    """Of its msgid; 0 as long as there is none."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """What stands in a file."""

    entries: tuple[Draft, ...]
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
    drafts: list[Draft] = field(default_factory=lambda: [Draft()])
    """The last one may have no msgid yet."""
    parts: list[str] = field(default_factory=list)
    """Of the last text."""

    def draft(self) -> Draft:
        """Return the entry that a comment or a statement belongs to."""
        if self.drafts[-1].line and _complete(self.after):
            self.drafts.append(Draft())
        return self.drafts[-1]

    def error(self, message: str) -> CatalogError:
        return CatalogError(message, Where(self.path, self.line))


def read(text: str, path: str) -> Drafts:
    """Read the lines of a PO file; raises CatalogError with the line."""
    state = _State(path)
    rows = [row.strip(_BLANK) for row in _BREAK.split(text)]
    for state.line, row in enumerate(rows, start=1):
        if row:
            _read(row, state)
    if not _complete(state.after):
        state.line = state.last
        raise state.error(f"the entry ends after {state.after}; add its {_AFTER[state.after][-1]}")
    return Drafts(
        tuple(draft for draft in state.drafts if draft.line),
        tuple(row for row in rows[state.last :] if row.strip("#~")),
    )


def _read(line: str, state: _State) -> None:
    obsolete, rest = False, line
    if line.startswith("#~|"):
        _previous(line[3:].strip(_BLANK), state)
        return
    if line.startswith("#~"):
        obsolete, rest = True, line[2:].strip(_BLANK)
        if not rest:
            return
    if rest.startswith("#|"):
        _previous(rest[2:].strip(_BLANK), state)
        return
    if rest.startswith("#"):
        state.open = state.previous = False
        if state.after == "msgctxt":
            raise state.error("a comment stands between msgctxt and msgid; move it above the entry")
        state.draft().comments.append(rest.rstrip())
        return
    state.previous = False
    if rest.startswith('"'):
        if not state.open or obsolete != state.obsolete:
            raise state.error("a string stands alone; it must follow msgid or msgstr on the line before")
        state.last = state.line
        state.parts.append(_string(rest, state))
    else:
        _statement(rest, obsolete, state)


def _statement(rest: str, obsolete: bool, state: _State) -> None:
    found = _STATEMENT.match(rest)
    if found is None:
        if re.match(r"<{7}|={7}$|>{7}", rest):
            raise state.error("a conflict mark of version control; keep one of the two sides")
        raise state.error(f"neither a comment nor msgid, msgstr or a string in quotes: {rest[:40]}; correct the line")
    keyword, index = found.groups()
    name = f"{keyword}[{index}]" if index else keyword
    if index and keyword != "msgstr":
        raise state.error(f"{name} makes no sense; only msgstr has a number")
    starts = _complete(state.after)
    allowed = _allowed(state.after)
    if name not in allowed or (not starts and obsolete != state.obsolete):
        raise state.error(f"{name} stands where {' or '.join(allowed)} should; correct the entry")
    draft = state.drafts[-1] if keyword == "msgstr" else state.draft()
    state.after, state.obsolete, state.open, state.last = name, obsolete, True, state.line
    if keyword == "msgid":
        draft.line, draft.obsolete = state.line, obsolete
    state.parts = draft.texts[name] = [_string(rest[found.end() :], state)]


def _allowed(after: str) -> tuple[str, ...]:
    if after.startswith("msgstr["):
        return (f"msgstr[{int(after[7:-1]) + 1}]", *_AFTER["msgstr"])
    return _AFTER[after]


def _complete(after: str) -> bool:
    return not after or after.startswith("msgstr")


def _previous(rest: str, state: _State) -> None:
    state.open = False
    if not _complete(state.after):
        raise state.error("a previous text stands inside an entry; move it above the entry")
    if rest.startswith('"'):
        if not state.previous:
            raise state.error("a string stands alone; it must follow a previous msgid on the line before")
        state.parts.append(_string(rest, state))
        return
    found = _PREVIOUS.match(rest)
    if found is None:
        raise state.error(f"not a previous msgid: {rest[:40]}; correct or remove the line")
    state.previous = True
    state.parts = state.draft().previous[found.group(1)] = [_string(rest[found.end() :], state)]


def _string(rest: str, state: _State) -> str:
    """Return what the quoted strings of a line say."""
    parts, position = [], 0
    while position < len(rest):
        found = _STRINGS.match(rest, position)
        if found is None:
            raise state.error('a quotation mark is missing or too many; write one inside a text as \\"')
        parts.append(found.group(1))
        position = found.end()
    text = "".join(parts)
    return _ESCAPE.sub(lambda found: _escape(found, state), text) if "\\" in text else text


_LETTERS = {"\\": "\\", '"': '"', "n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f", "a": "\a"}


def _escape(found: re.Match[str], state: _State) -> str:
    octal, hexadecimal, letter = found.groups()
    if letter:
        if letter in _LETTERS:
            return _LETTERS[letter]
        raise state.error(f"unknown escape {found.group()}; write a backslash as \\\\")
    code = int(octal, 8) if octal else int(hexadecimal, 16)
    if not 0 < code < 128:
        raise state.error(f"escape {found.group()} stands for no character; write the character itself")
    return chr(code)
