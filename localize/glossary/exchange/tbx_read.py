"""TBX -> concepts: ISO 30042 of 2008 (root `martif`) and of 2019 (root `tbx`), in both styles.

In the style DCA a data category is an attribute (`<termNote type="partOfSpeech">`), in DCT an element of its own
namespace (`<min:partOfSpeech>`). The parser is expat, one concept at a time, so that memory and time grow with the file
alone. Nothing outside the file is read, and a file that declares entities is refused, so that none can expand.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from xml.parsers import expat

from localize.errors import GlossaryError
from localize.glossary.exchange.found import Found, Losses, concept, one_line, tag
from localize.glossary.exchange.names import from_name
from localize.model import Concept, Where

_ROOTS = ("martif", "tbx")
_ENTRY = ("termEntry", "conceptEntry")
_LANGUAGE = ("langSet", "langSec")
_TERM = ("tig", "ntig", "termSec")
_CORE = "urn:iso:std:iso:30042:ed-2"
_XML = "http://www.w3.org/XML/1998/namespace"
_CATEGORIES = ("admin", "adminNote", "descrip", "descripNote", "termNote", "transac", "transacNote", "ref", "xref")
_GROUPS = ("adminGrp", "descripGrp", "transacGrp", "termNoteGrp", "termGrp", "termCompList", "termComp", "body", "text")
_FORBIDDEN = ("deprecated", "superseded", "obsolete", "forbidden", "notRecommended")
_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")
_FORMATTING = ("hi", "foreign", "ph", "sc", "ec", "br")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_tbx(data: bytes, name: str) -> Found:
    """Read the concepts of a TBX file.

    The preferred term comes first, then admitted ones; deprecated and superseded terms are forbidden ones. Subject
    field, part of speech, definitions and notes are kept; what else there is (contexts, dates, pictures) is counted.
    Raises GlossaryError, with the line, for what is no well-formed XML, no TBX, or declares entities.
    """
    reader = _Reader(name)
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    parser.buffer_text = True
    reader.parser = parser
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text.append
    parser.EntityDeclHandler = reader.refuse
    parser.SkippedEntityHandler = reader.unknown
    try:
        parser.Parse(_as_utf8(data, name), True)
    except expat.ExpatError as error:
        what = expat.errors.messages[error.code]
        raise GlossaryError(
            f"isn't well-formed XML: {what}; export the file anew, or correct it",
            Where(name, error.lineno, error.offset + 1),
        ) from None
    return Found(tuple(reader.concepts), reader.losses.lines("can't be kept in a glossary"))


def _as_utf8(data: bytes, name: str) -> bytes:
    """Return the bytes in UTF-8; expat itself knows few encodings."""
    declared = _DECLARED.match(data)
    encoding = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    encoding = encoding or (declared.group(1).decode("ascii") if declared else "utf-8")
    try:
        known = codecs.lookup(encoding)
        if not known._is_text_encoding or known.name in ("unicode_escape", "raw_unicode_escape", "idna", "punycode"):
            raise LookupError
        return known.decode(data)[0].encode("utf-8", "surrogatepass")
    except LookupError:
        raise GlossaryError(f"the encoding {encoding} isn't known; save the file as UTF-8", Where(name, 1)) from None
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise GlossaryError(
            f"byte 0x{data[error.start]:02x} is not {encoding}; save the file as UTF-8", Where(name, line)
        ) from None


@dataclass(slots=True)
class _Term:
    text: str = ""
    status: str = ""
    line: int = 0


@dataclass(slots=True)
class _Entry:
    """What is known of the concept that is being read."""

    identity: str
    where: Where
    terms: dict[str, list[_Term]] = field(default_factory=dict)
    domain: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class _Reader:
    """Turns the parser's events into concepts."""

    parser: expat.XMLParserType

    def __init__(self, name: str) -> None:
        self.name = name
        self.path: list[tuple[str, str, int]] = []
        """Of each open element: its name, its data category, and where its text begins in `text`."""
        self.text: list[str] = []
        self.entry: _Entry | None = None
        self.language: str | None = None
        self.term: _Term | None = None
        self.concepts: list[Concept] = []
        self.losses = Losses()

    def where(self) -> Where:
        return Where(self.name, self.parser.CurrentLineNumber)

    def refuse(self, entity: str, *_rest: object) -> None:
        raise GlossaryError(f"declares the entity {entity}, which is not read; write the text itself", self.where())

    def unknown(self, entity: str, is_parameter: bool) -> None:
        if not is_parameter:
            raise GlossaryError(f"&{entity}; stands for nothing here; write the character itself", self.where())

    def start(self, full: str, attributes: dict[str, str]) -> None:
        space, _, local = full.rpartition(" ")
        if not self.path and local not in _ROOTS:
            raise GlossaryError(f"is XML, but no TBX: it begins with <{local}>, not <martif> or <tbx>", self.where())
        category = attributes.get("type", "") if local in _CATEGORIES else "" if space in ("", _CORE) else local
        if local in _ENTRY:
            self.entry = _Entry(from_name(attributes.get("id", "")), self.where())
        elif local in _LANGUAGE and self.entry:
            self.language = self._language(attributes)
        elif local in _TERM and self.entry:
            self.term = _Term()
        self.path.append((local, category, len(self.text)))

    def _language(self, attributes: dict[str, str]) -> str:
        written = attributes.get(f"{_XML} lang") or attributes.get("lang")
        if not written:
            raise GlossaryError("a language has no xml:lang; add it", self.where())
        return tag(written, self.where())

    def end(self, full: str) -> None:
        local, category, begin = self.path.pop()
        if local in _FORMATTING:
            return  # Its text is that of the element around it.
        text = one_line("".join(self.text[begin:]))
        del self.text[begin:]
        if self.entry is not None:
            self._take(local, category, text)

    def _take(self, local: str, category: str, text: str) -> None:
        entry = self.entry
        assert entry is not None
        if local == "term":
            term = self.term or _Term()
            term.text, term.line = text, self.parser.CurrentLineNumber
            if self.language is None:
                raise GlossaryError("a term stands outside of its language; move it into one", self.where())
            entry.terms.setdefault(self.language, []).append(term)
            if not text:
                self.losses.add("empty term")
        elif local in _TERM:
            self.term = None
        elif local in _LANGUAGE:
            self.language = None
        elif local in _ENTRY:
            self._finish(entry)
        elif category or local == "note":
            self._category(entry, category or local, text)
        elif text and local not in _GROUPS:
            self.losses.add(f"{local} element")

    def _category(self, entry: _Entry, category: str, text: str) -> None:
        if not text:
            return
        if category in ("administrativeStatus", "normativeAuthorization") and self.term is not None:
            self.term.status = text
        elif category == "subjectField":
            entry.domain.append(text)
        elif category == "partOfSpeech":
            entry.pos.append(text)
        elif category in ("note", "definition"):
            entry.notes.append(text)
        else:
            self.losses.add(f"{category} element")

    def _finish(self, entry: _Entry) -> None:
        terms: dict[str, list[str]] = {}
        forbidden: dict[str, list[str]] = {}
        for language, found in entry.terms.items():
            preferred = [term for term in found if term.status.startswith(("preferred", "standardized"))]
            for term in (*preferred, *(term for term in found if term not in preferred)):
                kept = forbidden if term.status.startswith(_FORBIDDEN) else terms
                kept.setdefault(language, []).append(term.text)
        pos = list(dict.fromkeys(entry.pos))
        domain = list(dict.fromkeys(entry.domain))
        self.losses.add("further part of speech", max(0, len(pos) - 1))
        self.concepts.append(
            concept(
                entry.identity,
                terms,
                entry.where,
                forbidden=forbidden,
                domain="; ".join(domain),
                pos=pos[0] if pos else "",
                note="; ".join(dict.fromkeys(entry.notes)),
            )
        )
        self.entry = None
