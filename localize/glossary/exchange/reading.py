"""Tell which format a file has, and read it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from localize.errors import GlossaryError
from localize.glossary.encoding import decode
from localize.glossary.exchange.found import Found, Losses, one_line, tag
from localize.glossary.exchange.pairs import Pair, from_pairs
from localize.glossary.exchange.tables import read_table
from localize.glossary.exchange.tbx_read import read_tbx
from localize.glossary.exchange.utx import read_utx
from localize.model import Where

_XML = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<\x00?(?:[?!]|[A-Za-z])")


_CODE = r"(?:n|vs|vk|vz|vi|vt|vn|v[1-5][a-z]*|adj|adv|aux|conj|cop|ctr|exp|int|num|pn|pref|prt|suf|na|an|a)(?:-[a-z]+)*"
_FIELD = "(?:anat|biol|chem|comp|food|geom|ling|math|med|mil|physics)"
_MISC = "(?:abbr|arch|col|fam|hon|hum|id|obs|obsc|pol|rare|sl|uk)"
# EDICT's marks before a gloss: parts of speech, the field, how the word is used, and the number of the sense.
_MARK = re.compile(
    rf"\s*\((?:(?P<pos>{_CODE}(?:,{_CODE})*)|(?P<field>{_FIELD}(?:,{_FIELD})*)|{_MISC}(?:,{_MISC})*|\d+)\)\s*"
)
_POS = (("num", ""), ("na", "adjective"), ("n", "noun"), ("v", "verb"), ("adj", "adjective"), ("adv", "adverb"))


def read(data: bytes, name: str, languages: Sequence[str] = ()) -> Found:
    """Read another program's glossary: TBX, UTX, EDICT, or a table (CSV or tabs) of Weblate, GlotPress, OmegaT and others.

    The format is told by the content. `languages` name the columns of a table that doesn't name them itself. Raises
    GlossaryError, with the line, for what can't be read.
    """
    if _XML.match(data) and re.search(rb"/|<\?|<(?:tbx|martif)\b", data):  # A term may begin with <.
        return read_tbx(data, name)
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\xfe\x00 \t\r\n"):
        return Found(())
    text = decode(data, name)
    wanted = tuple(tag(language, Where(name)) for language in languages)
    if text.startswith("#UTX"):
        return read_utx(text, name)
    lines = [line for line in text.split("\n") if line.strip()]
    if sum(_entry(line) is not None for line in lines[:50]) * 2 > len(lines[:50]):
        return _read_edict(text, name)
    if "msgid " in text and re.search(r'^msgid "', text, re.MULTILINE):
        raise GlossaryError("is a PO file; name it with the ending .po", Where(name))
    return read_table(text, name, wanted)


def _read_edict(text: str, name: str) -> Found:
    """Read EDICT: `headword [reading] /gloss/gloss/`, Japanese and English (https://www.edrdg.org/jmdict/edict.html)."""
    losses = Losses()
    pairs = []
    for line, row in enumerate(text.split("\n"), start=1):
        found = _entry(row)
        if found is None or found[0].startswith("？？？"):  # The head of such a file stands where a word would.
            losses.add("line without an entry", bool(row.strip()), Where(name, line))
            continue
        word, reading, glosses = found
        losses.add("reading", bool(reading))
        said = [_without_marks(gloss) for gloss in glosses.split("/")]
        words = (
            *(("ja", head) for head in word.split(";")),
            *(("en", one_line(gloss)) for _, _, gloss in said if gloss.strip()),
        )
        pos, field = (next((marks[place] for marks in said if marks[place]), "") for place in (0, 1))
        pairs.append(Pair(words, Where(name, line), field, pos))
    return from_pairs(pairs, losses)


def _without_marks(gloss: str) -> tuple[str, str, str]:
    """Return the part of speech and the field that a gloss is marked with, and the gloss without marks."""
    pos = field = ""
    while found := _MARK.match(gloss):
        code = found["pos"] or ""
        pos = pos or next((name for start, name in _POS if code.startswith(start)), "")
        field = field or found["field"] or ""
        gloss = gloss[found.end() :]
    return pos, field, "" if gloss.strip() == "(P)" else gloss  # (P) marks a common word.


def _entry(row: str) -> tuple[str, str, str] | None:
    """Return the headword, reading and glosses of a line of EDICT, or None."""
    head, slash, glosses = row.partition("/")
    word, bracket, reading = head.partition("[")
    closed = not bracket or reading.rstrip().endswith("]")
    if not slash or not word.strip() or not closed or not (bracket or head.endswith(" ")) or not glosses.strip("/ "):
        return None
    return word.strip(), reading.rstrip().removesuffix("]"), glosses.strip().rstrip("/")
