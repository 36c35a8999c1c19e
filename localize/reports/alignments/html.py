"""Alignments as one page to look through, without anything from elsewhere in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from localize.catalogs.originals import CONFIDENT
from localize.languages import direction
from localize.model import Bead
from localize.reports.alignments.sides import Sides

_STYLE = """
:root { color-scheme: light dark; --sure: #2e7d32; --doubtful: #b26a00; --alone: #b3261e; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; font: 1rem/1.6 system-ui, sans-serif; }
h2 { overflow-wrap: anywhere; margin-top: 2.5rem; }
section { margin: 1.5rem 0; }
section > p { margin: .25rem 0; opacity: .8; overflow-wrap: anywhere; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
td { border-top: 1px solid #8884; overflow-wrap: anywhere; padding: .5rem .75rem; vertical-align: top; }
td.score { font-variant-numeric: tabular-nums; text-align: end; width: 3.5rem; }
tr > :first-child { border-inline-start: .4rem solid transparent; }
tr.sure > :first-child { border-inline-start-color: var(--sure); }
tr.doubtful > :first-child { border-inline-start-color: var(--doubtful); }
tr.alone > :first-child { border-inline-start-color: var(--alone); }
tr.doubtful { background: #ff98001c; }
tr.alone { background: #f443361c; }
.key span { border-inline-start: .4rem solid; margin-inline-end: 1rem; padding-inline-start: .4rem; }
@media (max-width: 40rem) { td { display: block; border-top: 0; width: auto; } td.score { text-align: start; width: auto; }
tr { display: block; border-top: 1px solid #8884; } tr > :nth-child(2) { border-inline-start: .4rem solid transparent; } }
"""


def html(found: Sequence[Sides]) -> str:
    """Return a page with each quote beside its translation, coloured by confidence, what has no partner included."""
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        # No text of an article can make the page load or run anything.
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Quotes and their translations</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
        "<h1>Quotes and their translations</h1>",
        f'<p class="key"><span style="color:var(--sure)">sure</span><span style="color:var(--doubtful)">doubtful, below'
        f' {CONFIDENT:.1f}</span><span style="color:var(--alone)">without partner</span></p>',
    ]
    for name, group in groupby(found, key=lambda item: item.name):
        parts.append(f"<h2>{_shown(name)}</h2>")
        for item in group:
            parts += _section(item)
    return "\n".join([*parts, "</body>\n</html>\n"])


def _section(item: Sides) -> Iterator[str]:
    yield "<section>"
    quote = item.quote
    if quote is not None:
        yield f"<h3>{_shown(quote.id)}, line {quote.line}</h3>"
        if quote.citation:
            yield f"<p>{_shown(quote.citation)}</p>"
    yield f"<p>{_verdict(item)}</p>"
    if item.paired or (quote is None and item.alignment):
        yield "<table>"
        for source, target, bead in item.rows():
            yield (
                f'<tr class="{_kind(bead)}">{_cell(source, item.source_language)}{_cell(target, item.target_language)}'
                f'<td class="score">{f"{bead.score:.2f}" if bead.source and bead.target else "–"}</td></tr>'
            )
        yield "</table>"
    elif quote is not None:
        yield f"<table><tr>{_cell(quote.text, quote.language)}</tr></table>"
    yield "</section>"


def _verdict(item: Sides) -> str:
    quote, languages = item.quote, f"{_shown(item.source_language)} → {_shown(item.target_language)}"
    if quote is not None and quote.unaligned:
        return f"{languages}: what is labelled “{_shown(quote.label or '')}” says something else"
    if not item.paired:
        return f"{languages}: no translation" if quote else f"{languages}: not a translation of each other"
    label = f", labelled “{_shown(quote.label)}”" if quote and quote.label else ""
    return f"{languages}{label}, score {item.alignment.score if item.alignment else 0:.2f}"


def _kind(bead: Bead) -> str:
    if not (bead.source and bead.target):
        return "alone"
    return "sure" if bead.score >= CONFIDENT else "doubtful"


def _cell(text: str, language: str) -> str:
    return f'<td lang="{escape(language)}" dir="{direction(language)}">{_shown(text)}</td>'


def _shown(text: str) -> str:
    """Return a text escaped, without characters that no page may hold."""
    return escape("".join(char for char in text if char.isprintable() or char in "\n\t"))
