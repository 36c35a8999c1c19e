"""Concepts -> TBX: TBX-Basic of 2019 in the styles DCA and DCT, and of 2008 (`martif`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from localize.glossary.exchange.found import Losses
from localize.glossary.exchange.names import to_name
from localize.model import Concept

_POS = ("noun", "verb", "adjective", "adverb", "properNoun", "other")
"""The values of `partOfSpeech` in TBX-Basic."""
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MIN = "http://www.tbxinfo.net/ns/min"

_HEAD = {
    "dca": """\
<tbx type="TBX-Basic" style="dca" xml:lang="{language}" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader><fileDesc><sourceDesc><p>localize</p></sourceDesc></fileDesc></tbxHeader>
""",
    "dct": f"""\
<tbx type="TBX-Basic" style="dct" xml:lang="{{language}}" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="{_MIN}">
  <tbxHeader><fileDesc><sourceDesc><p>localize</p></sourceDesc></fileDesc></tbxHeader>
""",
    "v2": """\
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="{language}">
  <martifHeader><fileDesc><sourceDesc><p>localize</p></sourceDesc></fileDesc>\
<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>
""",
}


def write_tbx(concepts: Iterable[Concept], language: str, style: str, losses: Losses) -> str:
    """Write concepts as TBX; `style` is dca, dct or v2, `language` the one that the file is in.

    The preferred term has the status `preferredTerm-admn-sts`, variants `admittedTerm-admn-sts`, forbidden ones
    `deprecatedTerm-admn-sts`. `losses` counts what the format can't hold.
    """
    body = [line for concept in concepts for line in _entry(concept, style, losses)]
    root = "martif" if style == "v2" else "tbx"
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' + _HEAD[style].format(language=escape(language))
    return f"{head}  <text><body>\n" + "".join(f"{line}\n" for line in body) + f"  </body></text>\n</{root}>\n"


def _entry(concept: Concept, style: str, losses: Losses) -> Iterator[str]:
    entry, language, section = (
        ("termEntry", "langSet", "tig") if style == "v2" else ("conceptEntry", "langSec", "termSec")
    )
    pos = concept.pos
    if pos and pos not in _POS:
        losses.add("part of speech that TBX-Basic doesn't have")
        pos = ""
    losses.add("severity", concept.severity is not None)
    losses.add("ambiguous word", sum(map(len, concept.ambiguous.values())))
    losses.add("part of speech without a term", bool(pos) and not (concept.terms or concept.forbidden))
    yield f"    <{entry} id={quoteattr(to_name(concept.id))}>"
    if concept.domain:
        yield f"      {_data('descrip', 'subjectField', concept.domain, style, losses)}"
    if concept.note:
        yield f"      <note>{_text(concept.note, losses)}</note>"
    for tag in dict.fromkeys((*concept.terms, *concept.forbidden)):
        yield f"      <{language} xml:lang={quoteattr(tag)}>"
        for word, status in _words(concept, tag):
            told = [f"<term>{_text(word, losses)}</term>"]
            told += [_data("termNote", "partOfSpeech", pos, style, losses)] if pos else []
            told += [_data("termNote", "administrativeStatus", f"{status}Term-admn-sts", style, losses)]
            yield f"        <{section}>{''.join(told)}</{section}>"
        yield f"      </{language}>"
    yield f"    </{entry}>"


def _words(concept: Concept, tag: str) -> Iterator[tuple[str, str]]:
    for rank, word in enumerate(concept.terms.get(tag, ())):
        yield word, "admitted" if rank else "preferred"
    yield from ((word, "deprecated") for word in concept.forbidden.get(tag, ()))


def _data(element: str, category: str, text: str, style: str, losses: Losses) -> str:
    if style == "dct":
        return f"<min:{category}>{_text(text, losses)}</min:{category}>"
    return f'<{element} type="{category}">{_text(text, losses)}</{element}>'


def _text(text: str, losses: Losses) -> str:
    losses.add("control character", len(_NO_XML.findall(text)))
    return escape(_NO_XML.sub("\ufffd", text))
