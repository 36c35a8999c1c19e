"""Drafts: untranslated entries get an engine's translation, fuzzy and with its origin; nothing else is touched."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from localize.catalogs import numbered, revised, with_origin
from localize.engines.base import DraftResult, Engine
from localize.engines.placeholders import in_order, translate_texts
from localize.errors import EngineError
from localize.languages import same_language
from localize.model import Article, Catalog, Entry, Segment, State
from localize.segments import fault
from localize.values import frozen

if TYPE_CHECKING:
    from localize.glossary import Glossary

_ORIGINAL = re.compile(r"original \(([A-Za-z0-9-]+)\): (.+)")


@frozen
class _Job:
    """One entry to draft."""

    index: int
    text: str
    language: str
    origin: str


def draft(
    catalog: Catalog,
    engine: Engine,
    *,
    source: str,
    target: str,
    article: Article | None = None,
    glossary: Glossary | None = None,
    now: datetime | None = None,
) -> DraftResult:
    """Draft the untranslated entries of a catalog.

    A draft is fuzzy and names its origin in a comment. Equal sentences are translated once. Where an entry has the
    authors' own words in a third language that the engine can translate from, they are drafted from: the article's
    sentence is a translation itself. A draft that can't stand in the page for want of a placeholder is dropped.
    `article` makes that check exact; `now` is the date of change. Raises EngineError when the engine fails.
    """
    jobs = _jobs(catalog, engine, source, target)
    segments = {segment.text: segment for segment in article.segments} if article else {}
    entries = list(catalog.entries)
    drafted = dropped = 0
    for language in sorted({job.language for job in jobs}):
        group = [job for job in jobs if job.language == language]
        texts = translate_texts([job.text for job in group], engine, language, target, glossary)
        for job, text in zip(group, texts, strict=True):
            entry = entries[job.index]
            if not text.strip() or not _fits(text, entry, segments.get(entry.msgid)):
                dropped += 1
                continue
            entries[job.index] = _drafted(entry, text, job.origin)
            drafted += 1
    if not drafted:
        return DraftResult(catalog, 0, dropped)
    result = revised(replace(catalog, entries=tuple(entries)), now)
    return DraftResult(numbered(result), drafted, dropped)


def _fits(text: str, entry: Entry, segment: Segment | None) -> bool:
    """Tell whether a draft has the placeholders of its entry."""
    return fault(segment, text) is None if segment else in_order(text, entry.msgid)


def _drafted(entry: Entry, text: str, origin: str) -> Entry:
    flags = ("fuzzy", *(flag for flag in entry.flags if flag != "fuzzy"))
    return replace(entry, msgstr=text, comments=with_origin(entry.comments, origin), flags=flags)


def _jobs(catalog: Catalog, engine: Engine, source: str, target: str) -> list[_Job]:
    """Return what is to be drafted, and from what; raises EngineError when the engine can't."""
    wanted = [
        (index, entry)
        for index, entry in enumerate(catalog.entries)
        if not entry.obsolete and entry.state is State.UNTRANSLATED and entry.msgid and entry.msgid_plural is None
    ]
    jobs = []
    origins: dict[str, str | None] = {}
    for index, entry in wanted:
        for language, text in _originals(entry, source, target):
            if language not in origins:
                origins[language] = _origin(engine, language, target)
            origin = origins[language]
            if origin and in_order(text, entry.msgid):
                jobs.append(_Job(index, text, language, f"{origin}, from the original"))
                break
        else:
            if source not in origins:
                origins[source] = _origin(engine, source, target)
            origin = origins[source]
            if origin:
                jobs.append(_Job(index, entry.msgid, source, origin))
    if wanted and not jobs and not sources(engine, target):
        engine.require(source, target)
    return jobs


def _originals(entry: Entry, source: str, target: str) -> list[tuple[str, str]]:
    """Return the authors' words that an entry shows, by language, but for those in its own or the article's."""
    found = [match.groups() for match in map(_ORIGINAL.fullmatch, entry.extracted) if match]
    return [
        (language, text)
        for language, text in found
        if not same_language(language, target) and not same_language(language, source)
    ]


def _origin(engine: Engine, language: str, target: str) -> str | None:
    return engine.origin(language, target) if translates(engine, language, target) else None


def translates(engine: Engine, source: str, target: str) -> bool:
    """Tell whether an engine can translate from one language to another."""
    try:
        engine.require(source, target)
    except EngineError:
        return False
    return True


def sources(engine: Engine, target: str) -> tuple[str, ...]:
    """Return the languages that an engine can translate from into a language, sorted; raises EngineError."""
    known = {source for source, _ in engine.pairs() if not same_language(source, target)}
    return tuple(sorted(source for source in known if translates(engine, source, target)))
