"""Articles, quotes and alignments as JSON values and as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

    from localize.article.why import Answer
    from localize.model import Alignment, Article, Bead, Quote


def console() -> Console:
    """Return the standard output, for rich text that comes from `shown`; nothing in a text is taken for markup."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def shown(text: str, style: str = "") -> Text:
    """Return a text of an article or catalog for the terminal, with control characters made visible."""
    from rich.text import Text

    from localize.reports.display import printable

    return Text(printable(text), style)


def article(found: Article) -> dict[str, Any]:
    """Return what `inspect --format json` prints."""
    return {
        "article": found.path,
        "language": found.language,
        "encoding": found.encoding,
        "segments": [
            {
                "id": s.id,
                "text": s.text,
                "plain": s.plain,
                "kind": s.kind,
                "line": s.line,
                "column": s.column,
                "context": s.context,
                "language": s.language,
                "locked": s.locked,
                "quote": s.quote,
                "original": s.original,
                "notes": list(s.notes),
                "terms": [{"concept": hit.concept, "start": hit.start, "end": hit.end} for hit in s.terms],
            }
            for s in found.segments
        ],
        "quotes": [quote(q) for q in found.quotes],
    }


def answer(found: Answer) -> dict[str, Any]:
    """Return an answer of `inspect --why`."""
    return {
        "line": found.line,
        "column": found.column,
        "what": found.shown,
        "offered": found.offered,
        "kind": found.kind or None,
        "reason": found.reason or None,
        "rule": found.rule,
        "flow": found.flow or None,
        "text": found.text,
        "notes": list(found.notes),
    }


def quote(found: Quote) -> dict[str, Any]:
    """Return a quote as `inspect` and `align` print it."""
    beads = alignment(found.alignment)["beads"] if found.alignment and found.bilingual else []
    return {
        "id": found.id,
        "language": found.language,
        "line": found.line,
        "text": found.text,
        "label": found.label,
        "label_position": found.label_position,
        "citation": found.citation,
        "doi": found.doi,
        "bilingual": found.bilingual,
        "score": round(found.score, 4),
        "beads": beads,
    }


def alignment(found: Alignment) -> dict[str, Any]:
    """Return an alignment with its sentences."""
    return {
        "is_translation": found.is_translation,
        "score": round(found.score, 4),
        "beads": [
            {
                "source": [found.source[i] for i in bead.source],
                "target": [found.target[j] for j in bead.target],
                "score": round(bead.score, 4),
            }
            for bead in found.beads
        ],
    }


def quote_text(found: Quote) -> RenderableType:
    """Return a quote as two columns, with a line that says what it is."""
    from rich.console import Group

    parts = [f"{found.id} line {found.line}", found.language, found.doi or "no DOI"]
    if found.bilingual:
        parts.append(f"labelled {found.label} {found.label_position}" if found.label else "no label")
        parts.append(f"score {found.score:.2f}")
    else:
        parts.append(f"labelled {found.label}, but says something else" if found.unaligned else "no translation")
    head = shown(", ".join(parts), "bold")
    if not (found.bilingual and found.alignment):
        return Group(head, shown(found.text, "dim"))
    return Group(head, alignment_text(found.alignment))


def _colour(bead: Bead) -> str:
    from localize.catalogs.originals import CONFIDENT

    return "green" if bead.score >= CONFIDENT else "yellow"


def alignment_text(found: Alignment) -> RenderableType:
    """Return an alignment as two columns with scores."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.HORIZONTALS, show_header=False, expand=True)
    for _ in ("source", "target"):
        table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", width=5)
    for bead in found.beads:
        left = shown(" ".join(found.source[i] for i in bead.source) or "–")
        right = shown(" ".join(found.target[j] for j in bead.target) or "–")
        table.add_row(left, right, shown(f"{bead.score:.2f}", _colour(bead)) if bead.source and bead.target else "")
    if not found.is_translation:
        table.caption = "not a translation of each other"
    return table
