"""The formats that a glossary is written in."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from types import MappingProxyType

from localize.glossary.cells import guarded
from localize.glossary.exchange.found import Losses
from localize.glossary.exchange.tbx_write import write_tbx
from localize.glossary.exchange.utx import write_utx
from localize.model import Concept
from localize.values import frozen

_GLOTPRESS_POS = (
    "adjective",
    "adverb",
    "conjunction",
    "expression",
    "interjection",
    "noun",
    "preposition",
    "pronoun",
    "verb",
)


@frozen
class Options:
    """What a format needs to know."""

    source: str
    target: str
    """Of a format for two languages; empty for others."""
    today: date


@frozen
class Format:
    """A format by its name on the command line."""

    title: str
    """For messages."""
    bilingual: bool
    write: Callable[[Sequence[Concept], Options, Losses], str]


def write(concepts: Sequence[Concept], name: str, options: Options) -> tuple[bytes, tuple[str, ...]]:
    """Write concepts in a format; return the file's bytes, and a line for each kind of what the format can't hold.

    The bytes are UTF-8. Only the columns of `options.source` and `options.target` go into a format for two languages.
    """
    made, losses = FORMATS[name], Losses()
    if made.bilingual:
        concepts = [_narrowed(concept, options, losses) for concept in concepts]
    text = made.write(concepts, options, losses)
    return text.encode("utf-8", "replace"), losses.lines(f"can't be written to {made.title}")


def _narrowed(concept: Concept, options: Options, losses: Losses) -> Concept:
    kept = (options.source, options.target)
    for words in (concept.terms, concept.forbidden):
        losses.add("word in another language", sum(len(found) for tag, found in words.items() if tag not in kept))
    losses.add("severity", concept.severity is not None)
    losses.add("ambiguous word", sum(len(words) for tag, words in concept.ambiguous.items() if tag in kept))
    return concept


def _rows(
    concepts: Iterable[Concept], options: Options, losses: Losses, held: Sequence[str]
) -> Iterator[tuple[Concept, str, str]]:
    """Yield (concept, source term, target term), a row for each target term; count what such rows can't hold."""
    for concept in concepts:
        source, target = concept.terms.get(options.source, ()), concept.terms.get(options.target, ())
        losses.add(
            "forbidden word", sum(len(concept.forbidden.get(tag, ())) for tag in (options.source, options.target))
        )
        if not source or not target:
            losses.add("concept without a term in both languages")
            continue
        losses.add(f"variant in {options.source}", len(source) - 1)
        losses.add("concept id")
        for name in ("domain", "pos", "note"):
            if name not in held:
                losses.add("part of speech" if name == "pos" else name, bool(getattr(concept, name)))
        yield from ((concept, source[0], word) for word in target)


def _csv(rows: Iterable[Sequence[str]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([guarded(cell) for cell in row] for row in rows)
    return stream.getvalue()


def _weblate(concepts: Sequence[Concept], options: Options, losses: Losses) -> str:
    rows = [("source", "target", "translator_comments")]
    rows += [(a, b, concept.note) for concept, a, b in _rows(concepts, options, losses, ("note",))]
    return _csv(rows)


def _glotpress(concepts: Sequence[Concept], options: Options, losses: Losses) -> str:
    rows = [(options.source, options.target, "pos", "description")]
    for concept, a, b in _rows(concepts, options, losses, ("note", "pos")):
        known = concept.pos in _GLOTPRESS_POS
        losses.add("part of speech that GlotPress doesn't have", bool(concept.pos) and not known)
        rows.append((a, b, concept.pos if known else "", concept.note))
    return _csv(rows)


def _omegat(concepts: Sequence[Concept], options: Options, losses: Losses) -> str:
    lines = []
    for concept, a, b in _rows(concepts, options, losses, ("note",)):
        if a.startswith("#"):
            losses.add("term that begins with #")
            continue
        cells = (" ".join(cell.split()) for cell in (a, b, concept.note))
        # OmegaT runs no formulas; only what reads as guarded is guarded, so that it comes back as it was.
        lines.append("\t".join(guarded(cell) if cell.startswith("'") else cell for cell in cells).rstrip("\t"))
    return "".join(f"{line}\n" for line in lines)


FORMATS = MappingProxyType(
    {
        "tbx": Format("TBX", False, lambda c, o, loss: write_tbx(c, o.source, "dca", loss)),
        "tbx-dct": Format("TBX", False, lambda c, o, loss: write_tbx(c, o.source, "dct", loss)),
        "tbx-v2": Format("TBX", False, lambda c, o, loss: write_tbx(c, o.source, "v2", loss)),
        "weblate": Format("Weblate's CSV", True, _weblate),
        "glotpress": Format("GlotPress's CSV", True, _glotpress),
        "omegat": Format("OmegaT's format", True, _omegat),
        "utx": Format("UTX", True, lambda c, o, loss: write_utx(c, o.source, o.target, o.today, loss)),
    }
)
"""Every format of `glossary export`, by name; the three of TBX differ in version and style."""
