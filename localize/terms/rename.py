"""Rename a term: in the glossary, and in each confirmed translation that uses it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from localize import files, pipeline
from localize.catalogs import is_quoted, render, revised
from localize.checks.visible import visible
from localize.errors import GlossaryError, WorkspaceError
from localize.glossary import Glossary, decode
from localize.glossary.encoding import encode
from localize.glossary.rename import Renamed, rename
from localize.glossary.rows import changed, sheet
from localize.glossary.tags import column_for
from localize.model import Concept, Entry, State, Where
from localize.values import frozen
from localize.work import Work


@frozen
class Change:
    """One translation that uses the old term."""

    where: Where
    before: str
    after: str
    doubts: tuple[str, ...]
    """Why it is fuzzy now; none where the new text is sure."""


@frozen
class Renaming:
    """What a renaming did, or would do."""

    concept: str
    old: str
    new: str
    changes: tuple[Change, ...]
    authors: tuple[Where, ...]
    """Entries with the old term that are the words of quoted authors, and were left alone."""
    drafts: int
    """Entries with the old term that no person has confirmed, and were left alone."""


@frozen
class _Plan:
    """What is to be renamed, with what finds it."""

    glossary: Glossary
    concept: Concept
    locale: str
    source: str
    old: str
    new: str
    only: Glossary
    """The old term alone."""
    newer: Glossary
    """The new term alone."""


def rename_term(
    work: Work, identity: str, locale: str, new: str, *, forbid_old: bool = False, dry_run: bool = False
) -> Renaming:
    """Make `new` the preferred term of a concept in a locale, and put it into every confirmed translation.

    A translation whose new form isn't sure becomes fuzzy, with a comment that says why. The words of quoted authors are
    never touched. Catalogs and glossary are written all or none. Where the concept prefers the new term already, nothing
    is done. Raises GlossaryError, WorkspaceError.
    """
    plan = _plan(work, identity, locale, " ".join(new.split()))
    if plan.old == plan.new:
        return Renaming(identity, plan.old, plan.new, (), (), 0)
    made: dict[str, bytes] = {}
    changes: list[Change] = []
    authors: list[Where] = []
    drafts = 0
    only = replace(work, locales=(locale,))
    for path in work.articles:
        for catalog in pipeline.catalogs(only, path).values():
            entries = []
            for entry in catalog.entries:
                done, found, state = _entry(entry, plan, catalog.path)
                entries.append(done)
                changes += found
                authors += [Where(catalog.path, entry.line)] if state == "authors" else []
                drafts += state == "draft"
            if tuple(entries) != catalog.entries:
                made[catalog.path] = render(revised(replace(catalog, entries=tuple(entries)), work.now))
    made[plan.concept.where.file] = _row(work, plan, forbid_old)
    if work.report.errors:
        raise WorkspaceError(
            "nothing was renamed, since a file can't be read; correct it first", work.report.errors[0].where
        )
    if not dry_run:
        # The glossary last: where this is cut short, the next run finds the old term still there and goes on.
        work.report.written += files.write_all(work.workspace.root, made)
    return Renaming(identity, plan.old, plan.new, tuple(changes), tuple(authors), drafts)


def _plan(work: Work, identity: str, locale: str, new: str) -> _Plan:
    glossary = work.glossary or Glossary()
    concept = glossary.concept(identity)
    if concept is None:
        raise GlossaryError(f'there is no concept {identity}; "localize glossary match TEXT" tells the ids in a text')
    column = column_for(locale, concept.terms.keys())
    if column is None:
        raise GlossaryError(f"{identity} has no term in {locale} yet; write it into the glossary", concept.where)
    if not any(map(str.isalnum, new)) or "|" in new:
        raise GlossaryError(f"{new!r} is no term; a term has a letter or digit, and no |", concept.where)
    old = concept.terms[column][0]
    only, newer = (Glossary((Concept(identity, MappingProxyType({locale: (word,)})),)) for word in (old, new))
    return _Plan(glossary, concept, locale, work.workspace.settings.project.source, old, new, only, newer)


def _entry(entry: Entry, plan: _Plan, path: str) -> tuple[Entry, list[Change], str]:
    """Return an entry as it becomes, its changes, and why it was left alone: `authors`, `draft` or nothing."""
    hints = tuple(_hint(line, plan) for line in entry.extracted)
    entry = entry if hints == entry.extracted else replace(entry, extracted=hints)
    targets = entry.msgstr_plural if entry.msgid_plural is not None else (entry.msgstr,)
    spans = [_spans(target, plan) for target in targets]
    if entry.obsolete or not any(spans):
        return entry, [], ""
    if is_quoted(entry):
        return entry, [], "authors"
    if entry.state is not State.CONFIRMED:
        return entry, [], "draft"
    said = [rename(t, found, plan.old, plan.new, plan.locale) for t, found in zip(targets, spans, strict=True)]
    if not _source_has(entry, plan):
        # The word may mean something else there.
        said = [
            Renamed(t, (f"the source doesn't name {plan.concept.id}",) if found else ())
            for t, found in zip(targets, spans, strict=True)
        ]
    doubts = tuple(dict.fromkeys(doubt for renamed in said for doubt in renamed.doubts))
    if any(found and plan.newer.match(visible(t).text, plan.locale) for t, found in zip(targets, spans, strict=True)):
        doubts += (f'it had "{plan.new}" already',)
    texts = tuple(renamed.text for renamed in said)
    done = replace(entry, msgstr_plural=texts) if entry.msgid_plural is not None else replace(entry, msgstr=texts[0])
    if doubts:
        comment = f'rename: "{plan.old}" is "{plan.new}" now ({plan.concept.id}): {"; ".join(doubts)}'
        done = replace(done, flags=("fuzzy", *entry.flags), comments=(*entry.comments, comment))
    changes = [
        Change(Where(path, entry.line), before, after, doubts)
        for before, after, found in zip(targets, texts, spans, strict=True)
        if found
    ]
    return done, changes, ""


def _hint(line: str, plan: _Plan) -> str:
    start, arrow, end = line.partition(" → ")
    told = start.removeprefix("term: ")
    ours = start.startswith("term: ") and told in plan.glossary.terms(plan.concept, plan.source)
    return f"{start}{arrow}{plan.new}" if ours and end == plan.old else line


def _spans(target: str, plan: _Plan) -> list[tuple[int, int]]:
    """Return where a translation has the old term, placeholders counted; not inside longer terms of the glossary."""
    seen = visible(target)
    found = []
    for hit in plan.glossary.match(seen.text, plan.locale):
        concepts = plan.glossary.alternatives(hit.form, plan.locale)
        word = seen.text[hit.start : hit.end]
        whole = [(own.start, own.end) for own in plan.only.match(word, plan.locale)] == [(0, len(word))]
        if whole and any(concept.id == plan.concept.id for concept in concepts):
            found.append(seen.span(hit.start, hit.end))
    return found


def _source_has(entry: Entry, plan: _Plan) -> bool:
    seen = visible(entry.msgid).text
    for hit in plan.glossary.match(seen, plan.source):
        meant = plan.glossary.alternatives(hit.form, plan.source)
        if hit.concept == plan.concept.id or any(concept.id == plan.concept.id for concept in meant):
            return True
    return False


def _row(work: Work, plan: _Plan, forbid_old: bool) -> bytes:
    """Return the glossary file with the concept's row changed, and nothing else."""
    path, line = plan.concept.where.file, plan.concept.where.line or 0
    data = work.read(path)
    table = sheet(decode(data, path), path)
    column = column_for(plan.locale, plan.concept.terms.keys()) or plan.locale
    kept = [word for word in _others(plan.concept.terms[column], plan) if word != plan.new]
    cells = {(line, column): "|".join([plan.new, *kept])}
    ambiguous = plan.concept.ambiguous.get(column, ())
    if plan.old in ambiguous:
        cells[line, f"ambiguous:{column}"] = "|".join(word for word in ambiguous if word != plan.old)
    forbidden = plan.concept.forbidden.get(column, ())
    if forbid_old and plan.old not in forbidden:
        cells[line, f"forbidden:{column}"] = "|".join([*forbidden, plan.old])
    made = encode(changed(table, cells), data, path)
    Glossary.parse(made, path)  # Raises where the new row contradicts another, or itself.
    return made


def _others(words: Sequence[str], plan: _Plan) -> Iterator[str]:
    """Yield the variants that are no forms of the old term."""
    for word in words:
        hits = plan.only.match(word, plan.locale)
        if [(hit.start, hit.end) for hit in hits] != [(0, len(word))]:
            yield word
