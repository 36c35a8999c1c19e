"""Every type that crosses a stage; needs the standard library only.

Offsets named `start` and `end` count characters of `Article.source`, half-open, unless a field says otherwise.
Lines and columns count from 1, as editors do; CR, LF and CRLF each end one line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from localize.values import frozen


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file of the workspace, for messages."""

    file: str
    """Path relative to the workspace, with forward slashes."""
    line: int | None = None
    """From 1; None where the whole file is meant."""
    column: int | None = None
    """From 1, in characters."""

    def __str__(self) -> str:
        if not self.file:  # An article that was read from bytes has no name.
            places = (("line", self.line), ("column", self.column))
            return ", ".join(f"{name} {number}" for name, number in places if number is not None) or "the article"
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


# --- the article -----------------------------------------------------------------------------------------------------


@frozen
class Element:
    """One element of the page as its tags stand in the source."""

    index: int
    """Its place in `Article.elements`, which is document order."""
    tag: str
    """Lower case, as HTML names it."""
    attributes: tuple[tuple[str, str], ...]
    """Names (lower case) and decoded values, in source order; of a repeated name the first counts."""
    start: int
    """Where the start tag begins."""
    open_end: int
    """Where the start tag ends."""
    close_start: int
    """Where the end tag begins; equal to `end` where the source has none."""
    end: int
    """Where the element ends, its end tag included."""
    parent: int
    """Index of the parent element, -1 at the top."""

    def get(self, name: str) -> str | None:
        """Return the decoded value of an attribute, or None."""
        for key, value in self.attributes:
            if key == name:
                return value
        return None


class Role(StrEnum):
    """What a piece of a block is."""

    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    VOID = "void"
    """A tag without content (`br`, `img`), or something opaque: a comment, a script, a template region."""


@frozen
class Piece:
    """A stretch of a block: text, or an inline tag."""

    role: Role
    start: int
    end: int
    text: str = ""
    """Decoded text of a TEXT piece. Either as long as its source, character for character, or the value of one
    character reference or escape, which is never cut."""
    element: int = -1
    """Of OPEN, CLOSE and element VOID pieces: index into `Article.elements`; -1 for text and for comments. Tags inside
    a JSON string are no elements of the page: `text` is their name, and pairs share a number below -1."""


class Form(StrEnum):
    """How the text of a block is written in the source, which decides how a translation is escaped."""

    TEXT = "text"
    """Character data between tags; may hold inline tags."""
    RCDATA = "rcdata"
    """`title` and `textarea`: character references, no tags."""
    ATTRIBUTE = "attribute"
    """An attribute's value, without its quotes."""
    JSON = "json"
    """The inside of a JSON string in a script element."""
    JSON_HTML = "json-html"
    """HTML inside a JSON string."""
    JSON_ATTRIBUTE = "json-attribute"
    """An attribute's value in HTML inside a JSON string."""

    @property
    def in_json(self) -> bool:
        """Whether it stands in a JSON string."""
        return self is Form.JSON or self is Form.JSON_HTML or self is Form.JSON_ATTRIBUTE


@frozen
class Block:
    """A run of text offered as a whole: a paragraph, a cell, an attribute's value, a JSON-LD string."""

    index: int
    """Its place in `Article.blocks`, which is order of `start`."""
    kind: str
    """heading, paragraph, list-item, table-cell, caption, button, quote, attribute, metadata, structured-data, …"""
    form: Form
    start: int
    end: int
    pieces: tuple[Piece, ...]
    """In source order, gapless from `start` to `end`."""
    element: int
    """The innermost element that holds the run (for ATTRIBUTE the element that has the attribute), -1 at the top."""
    name: str = ""
    """Attribute name, or JSON-LD path such as `author.name`; empty for text."""
    language: str = ""
    """BCP 47, from `lang` attributes, else the article's."""
    locked: str | None = None
    """Why it is not offered (`translate-no`, `reference`, `other-language`, `code`, …), or None."""
    context: str = ""
    """The headings above it, outermost first, joined by ` > `."""


class Flow(StrEnum):
    """How an element stands in the text around it."""

    BLOCK = "block"
    """It ends the text before it, and its own text is another one."""
    INLINE = "inline"
    """It is part of the text."""
    ISLAND = "island"
    """It stands in the text as a whole; what is inside is another text."""


@frozen
class Decision:
    """What a rule beside the built-in table says, and which rule it was."""

    value: str
    by: str
    """For people: `[extract] exclude ".menu"`, `ITS translateRule, rules.xml:3`."""


@frozen
class LocaleFilter:
    """The locales that a text is for (ITS 2.0, section 8.10)."""

    ranges: tuple[str, ...]
    """Extended language ranges, such as `*` and `*-CH`; none means no locale."""
    exclude: bool = False
    """Whether the ranges name the locales that it is not for."""


@frozen
class Mark:
    """What the settings and ITS rules say of an element, an attribute or a string of structured data."""

    lock: Decision | None = None
    """The reason why its text is not offered; an empty one says that it is offered."""
    flow: Decision | None = None
    """A `Flow`."""
    language: Decision | None = None
    """BCP 47."""
    notes: tuple[str, ...] = ()
    """For translators, of all text inside."""
    own_notes: tuple[str, ...] = ()
    """For translators, of the element itself and not of what is inside: that it is a term, or its id."""
    locales: LocaleFilter | None = None


@frozen
class Placeholder:
    """An inline tag, or pair of tags, as it stands in a segment's text."""

    name: str
    """`a1`, `br1`: the tag and a number, unique in its segment."""
    tag: str
    open: tuple[int, int]
    """Start and end of the start tag (or of the whole, when there is no content) in the source."""
    close: tuple[int, int] | None
    """Start and end of the end tag; None for `<br1/>`."""
    legend: str = ""
    """What helps a translator: `link to /contact/`, `image: …`; may be empty."""
    lone: bool = False
    """Whether it is a start tag or an end tag without its partner: moved past another, it would mean something else."""


@frozen
class Hit:
    """A glossary term found in a text."""

    concept: str
    """The concept's id."""
    start: int
    """In characters of the text that was searched."""
    end: int
    form: str
    """The term of the glossary that matched, as the glossary spells it."""


@frozen
class Segment:
    """The unit offered to a translator: a sentence, an attribute's value, a metadata value."""

    id: str
    """Stable: made of the text, and of a number where the same text occurs again on the page."""
    text: str
    """With placeholders; `<` and `&` of the text appear as themselves. This is the msgid."""
    plain: str
    """The visible text: no placeholders, white space collapsed."""
    kind: str
    line: int
    column: int
    offset: int
    """Byte offset in the file."""
    context: str
    language: str
    block: int
    """Index into `Article.blocks`."""
    start: int
    end: int
    placeholders: tuple[Placeholder, ...] = ()
    locked: str | None = None
    part: str | None = None
    """`quote`, `translation`, `label` or `citation` where the segment is part of a quote, else None."""
    quote: str | None = None
    """Id of the quote that it belongs to."""
    original: str | None = None
    """The authors' sentence(s) that a bead gives for a segment of a translation."""
    confidence: float | None = None
    """Score of that bead, 0 to 1."""
    terms: tuple[Hit, ...] = ()
    """Offsets count characters of `plain`."""
    notes: tuple[str, ...] = ()
    """What the page tells translators: `note: …`, `term: …`, `id: …`."""
    locales: LocaleFilter | None = None
    """The locales that it is for; None: all."""


@frozen
class Bead:
    """One alignment link; one side is empty where a sentence has no partner."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    """0 to 1; 0 for a sentence without partner."""


@frozen
class Alignment:
    """Two texts, sentence by sentence, and which sentences say the same."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    beads: tuple[Bead, ...]
    is_translation: bool
    """Whether one text is a translation of the other at all."""
    score: float
    """0 to 1, of the whole."""


@frozen
class Reference:
    """What a citation says of its source, as far as it is told apart safely."""

    text: str
    """The citation as the page shows it."""
    authors: tuple[str, ...] = ()
    title: str | None = None
    journal: str | None = None
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    """`10.5555/182`, however it was written."""
    pmid: str | None = None
    pmcid: str | None = None
    """`PMC1234567`."""
    arxiv: str | None = None


@frozen
class Quote:
    """A passage in another language than the article's, with its citation and its translation."""

    id: str
    """`q1`, `q2`, … in order of the page."""
    language: str
    line: int
    text: str
    """Visible text of the quoted passage, without citation and label."""
    segments: tuple[str, ...]
    """Ids of the quoted passage's segments."""
    translation: tuple[str, ...] = ()
    """Ids of the translation's segments, empty where there is none."""
    labels: tuple[str, ...] = ()
    """Ids of the segments that are the label."""
    label: str | None = None
    label_position: str | None = None
    """before, after or inside (as seen from the translation), or None."""
    label_line: int | None = None
    """Where the label stands, also of a text that was judged no translation."""
    citation: str | None = None
    doi: str | None = None
    alignment: Alignment | None = None
    """Of the quoted sentences (source) and the translation's (target), also where it was judged no translation."""
    reference: Reference | None = None
    """What the citation says; of the entry in the article's list of references where the quote itself has no citation."""
    listed: tuple[str, ...] = ()
    """Ids of the segments that repeat the reference elsewhere, in a list at the article's end."""

    @property
    def bilingual(self) -> bool:
        """Whether a translation belongs to it."""
        return bool(self.translation)

    @property
    def unaligned(self) -> bool:
        """Whether the text beside it is labelled as its translation, and doesn't say what it says."""
        return self.label is not None and not self.bilingual

    @property
    def score(self) -> float:
        """The alignment's score, 0 without one."""
        return self.alignment.score if self.alignment and self.translation else 0.0


@frozen
class Article:
    """A page in the source language: its bytes, what they say, and what of it is offered.

    Each stage fills its part: reading gives `elements` and `blocks`, segmenting `segments`, the search for quotes
    `quotes` and the segments' originals.
    """

    path: str
    """Relative to the workspace, forward slashes; names the article in catalogs."""
    data: bytes = field(repr=False)
    language: str
    encoding: str
    """The WHATWG name in lower case, for example `utf-8`, `shift_jis`."""
    encoding_origin: str
    """bom, declared, detected or assumed."""
    source: str = field(repr=False)
    """The decoded text, the byte order mark taken off."""
    elements: tuple[Element, ...] = field(default=(), repr=False)
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    segments: tuple[Segment, ...] = field(default=(), repr=False)
    quotes: tuple[Quote, ...] = field(default=(), repr=False)
    sentences: tuple[Segment, ...] = field(default=(), repr=False)
    """What the segments were before they were joined to paragraphs; empty where they are sentences."""
    notes: tuple[str, ...] = ()
    """What the reader should know: an encoding declared wrongly, bytes that stand for no character."""
    marks: Mapping[int, Mapping[str, Mark]] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    """What settings and ITS rules say, by element, then by attribute or JSON-LD path; `""` is the element itself."""
    selectors: tuple[str, ...] = ()
    """The selectors of the settings that found something, as `[extract] exclude "nav"`."""


# --- the glossary ----------------------------------------------------------------------------------------------------


@frozen
class Concept:
    """One row of a glossary: a meaning, and its words in each language."""

    id: str
    terms: Mapping[str, tuple[str, ...]]
    """By language: the preferred term, then accepted variants."""
    forbidden: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    domain: str = ""
    pos: str = ""
    note: str = ""
    where: Where = Where("")
    severity: Severity | None = None
    """Of findings about it, where it is not the rule's own."""
    ambiguous: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By language: those of its terms that mean other things, too (mean, subject, 反応)."""


# --- catalogs --------------------------------------------------------------------------------------------------------


class State(StrEnum):
    """How far an entry is."""

    CONFIRMED = "confirmed"
    DRAFT = "draft"
    UNTRANSLATED = "untranslated"


@frozen
class Entry:
    """One entry of a catalog, with everything that any tool has put into it."""

    msgid: str
    msgstr: str = ""
    msgctxt: str | None = None
    comments: tuple[str, ...] = ()
    """`# ` lines: a translator's, and `origin: …`."""
    extracted: tuple[str, ...] = ()
    """`#. ` lines."""
    references: tuple[str, ...] = ()
    """`#: ` places."""
    flags: tuple[str, ...] = ()
    previous_msgid: str | None = None
    previous_msgctxt: str | None = None
    obsolete: bool = False
    msgid_plural: str | None = None
    msgstr_plural: tuple[str, ...] = ()
    line: int | None = None
    """Line of its msgid in the file that was read; None for a new entry."""
    previous_msgid_plural: str | None = None

    @property
    def fuzzy(self) -> bool:
        """Whether no person has confirmed it."""
        return "fuzzy" in self.flags

    @property
    def state(self) -> State:
        """Confirmed, draft or untranslated."""
        if not (self.msgstr or any(self.msgstr_plural)):
            return State.UNTRANSLATED
        return State.DRAFT if self.fuzzy else State.CONFIRMED


@frozen
class Catalog:
    """A template (`locale` is None) or the catalog of an article in one locale."""

    path: str
    locale: str | None
    """BCP 47."""
    header: tuple[tuple[str, str], ...] = ()
    header_comments: tuple[str, ...] = ()
    header_flags: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    trailing: tuple[str, ...] = ()
    """Comment lines after the last entry."""


# --- checks ----------------------------------------------------------------------------------------------------------


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@frozen
class Finding:
    """What a check reports."""

    rule: str
    severity: Severity
    where: Where
    message: str
    remedy: str = ""
    source: str = ""
    """The source text that it is about."""
    target: str = ""
    """The translation that it is about."""
    span: tuple[int, int] | None = None
    """The faulty part of `target`."""
    article: Where | None = None
    """The place in the article."""
    locale: str | None = None
