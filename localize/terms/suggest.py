"""Gather the sentences of a workspace that two languages share, and suggest terms."""

from __future__ import annotations

from collections.abc import Sequence

from localize import pipeline
from localize.glossary import decode, exchange
from localize.glossary.exchange.found import concept
from localize.glossary.read import PLAIN
from localize.glossary.rows import changed, header, sheet
from localize.glossary.suggest import Sentence, Suggestion, suggest
from localize.languages import same_language
from localize.model import Article, State, Where
from localize.quotes import pairs
from localize.segments.placeholders import TAG
from localize.work import Work


def suggest_terms(work: Work, locale: str) -> list[Suggestion]:
    """Return candidates for the glossary in a locale, the best first.

    They come from the beads of bilingual quotes in that language, the confirmed entries of its catalogs, and what the
    articles say in brackets. An article or catalog that can't be read is noted in the report.
    """
    sentences: list[Sentence] = []
    for path in work.progress(work.articles, total=len(work.articles), title="read"):
        with work.report.keep():
            article = pipeline.read_article(work, path)
            sentences += _of_beads(article, locale)
            sentences += _of_catalog(work, article, locale)
    return suggest(sentences, work.glossary, work.workspace.settings.project.source, locale)


def _of_beads(article: Article, locale: str) -> list[Sentence]:
    lines = {quote.id: quote.line for quote in article.quotes}
    return [
        Sentence(bead.translation, Where(article.path, lines[bead.quote]), bead.original, "bead")
        for bead in pairs(article)
        if same_language(bead.original_language, locale)
    ]


def _of_catalog(work: Work, article: Article, locale: str) -> list[Sentence]:
    """Return the article's own sentences, each with its confirmed translation."""
    path = work.workspace.catalog(article.path, locale)
    known = {}
    if work.exists(path):
        from localize.catalogs import parse

        for entry in parse(work.read(path), path, locale).entries:
            if entry.state is State.CONFIRMED and not entry.obsolete:
                known[entry.msgid] = TAG.sub("", entry.msgstr)
    found = []
    for segment in article.segments:
        if segment.locked is None and segment.part in (None, "translation"):
            translation = "" if segment.original else known.get(segment.text, "")
            found.append(Sentence(segment.plain, Where(article.path, segment.line), translation, "catalog"))
    return found


def rows(work: Work, found: Sequence[Suggestion], locale: str) -> str:
    """Return suggestions as rows for the end of the workspace's first glossary, or as a glossary where it has none."""
    project = work.workspace.settings.project
    path = next(iter(project.glossary), "")
    known = work.glossary.concepts if work.glossary else ()
    text = decode(work.read(path), path) if path and work.exists(path) else header([project.source, locale], [])
    table = sheet(text, path)
    columns = [column for column in table.columns if ":" not in column]
    new = [
        concept("", {project.source: s.source, locale: s.target}, Where(""), pos="noun", note=_note(s))
        for s in found
        if s.target
    ]
    languages = [column for column in columns if column not in PLAIN]
    made = dict.fromkeys(exchange.combine(known, new, languages).added)
    merged = [c for c in exchange.combine(known, new, languages).concepts if c.id in made]
    lines = changed(table, {}, merged)[len(table.text) :].lstrip("\r\n")
    return lines if known else table.text + lines


def _note(suggestion: Suggestion) -> str:
    return "suggested: " + ", ".join(f"{item.kind} {item.count}" for item in suggestion.evidence)
