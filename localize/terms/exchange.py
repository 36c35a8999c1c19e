"""Import other programs' glossaries into one of the workspace's, and export it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from localize import files
from localize.errors import GlossaryError, WorkspaceError
from localize.glossary import Glossary, decode, exchange
from localize.glossary.encoding import encode
from localize.glossary.exchange.found import tag
from localize.glossary.exchange.pairs import Pair
from localize.glossary.read import PLAIN
from localize.glossary.rows import cells_of, changed, header, sheet
from localize.model import Concept, Where
from localize.settings import GLOSSARY
from localize.values import frozen
from localize.work import Work


@frozen
class Imported:
    """What an import did, or would do."""

    into: str
    """The glossary file, relative to the workspace."""
    found: int
    """Concepts that the files hold."""
    added: tuple[str, ...]
    changed: tuple[str, ...]
    conflicts: tuple[str, ...]
    left_out: int
    """Words that could not be taken over."""

    @property
    def unchanged(self) -> int:
        """How many of the concepts found changed nothing."""
        return self.found - len(self.added) - len(self.changed)


def import_files(
    work: Work, paths: Iterable[str], *, into: str | None = None, languages: Sequence[str] = (), dry_run: bool = False
) -> Imported:
    """Merge glossaries of other programs into `into`, by default the workspace's first one, and write it.

    A file that can't be read is noted in the report, and the others are imported. What the glossary says already is
    never overwritten; `Imported.conflicts` tells where the two disagree. Raises GlossaryError, WorkspaceError.
    """
    project = work.workspace.settings.project
    target = into or next(iter(project.glossary or GLOSSARY))
    place = files.inside(work.workspace.root, target)
    found: list[Concept] = []
    for path in paths:
        with work.report.keep():
            given = _read(path, languages)
            found += given.concepts
            for line in given.left_out:
                work.report.note(f"{path}: {line}")
    data = files.read(place, target) if place.exists() else _new(found, project.source)
    known = Glossary.parse(data, target)
    text = decode(data, target)
    table = sheet(text, target)
    languages = [column for column in table.columns if column not in PLAIN and ":" not in column]
    merged = exchange.combine(known.concepts, found, languages)
    by_id = {concept.id: concept for concept in merged.concepts}
    cells = {
        (old.where.line or 0, column): cell
        for old in known.concepts
        if by_id[old.id] is not old
        for (column, cell), before in zip(cells_of(by_id[old.id]), _before(old, by_id[old.id]), strict=True)
        if cell != before
    }
    written = encode(changed(table, cells, [by_id[identity] for identity in merged.added]), data, target)
    Glossary.parse(written, target)  # What can't be read again is not written.
    if not dry_run and files.write(place, written, target):
        work.report.written.append(target)
    # The default is one as soon as it is there.
    after = (
        (*project.glossary, *GLOSSARY)
        if dry_run
        else files.find_workspace(work.workspace.root).settings.project.glossary
    )
    if target not in after:
        work.report.note(f"{target}: is not among [project] glossary in localize.toml yet; add it there")
    return Imported(target, len(found), merged.added, merged.changed, merged.conflicts, merged.left_out)


def _before(old: Concept, new: Concept) -> list[str]:
    """Return what the row of a concept said in each of the cells that it has now."""
    said = dict(cells_of(old))
    return [said.get(column, "") for column, _ in cells_of(new)]


def _new(found: Sequence[Concept], source: str) -> bytes:
    tags = [source, *(tag for concept in found for tag in (*concept.terms, *concept.forbidden))]
    forbidden = [tag for concept in found for tag in concept.forbidden]
    return header(list(dict.fromkeys(tags)), list(dict.fromkeys(forbidden))).encode()


def _read(path: str, languages: Sequence[str]) -> exchange.Found:
    data = files.read(Path(path), path)
    if path.lower().endswith((".po", ".pot")):
        return _read_po(data, path, languages)
    return exchange.read(data, path, languages)


def _read_po(data: bytes, path: str, languages: Sequence[str]) -> exchange.Found:
    """Read a glossary that is kept as a catalog: msgid, msgstr, and the definition in a comment."""
    from localize.catalogs import parse

    catalog = parse(data, path, None)
    told = next((value for name, value in catalog.header if name == "Language" and value), "")
    tags = [tag(language, Where(path)) for language in (*languages, *([told] if len(languages) == 1 and told else []))]
    if not tags:
        raise GlossaryError(
            "doesn't say its languages; name them with --languages, such as --languages en,ja", Where(path, 1)
        )
    pairs = []
    for entry in catalog.entries:
        if entry.obsolete:
            continue
        note = " ".join(comment.strip().strip('"') for comment in entry.extracted)
        words = [(tags[0], entry.msgid)]
        words += [(tags[1], entry.msgstr)] if len(tags) > 1 and not entry.fuzzy else []
        pairs.append(Pair(tuple(words), Where(path, entry.line), note=note))
    fuzzy = sum(entry.fuzzy and bool(entry.msgstr) and not entry.obsolete for entry in catalog.entries)
    found = exchange.from_pairs(pairs)
    drafts = (f"{fuzzy} fuzzy translations are not taken over",) if fuzzy else ()
    return exchange.Found(found.concepts, (*found.left_out, *drafts))


def export_glossary(work: Work, name: str, locale: str | None = None) -> bytes:
    """Return the workspace's glossary in a format of `exchange.FORMATS`; what it can't hold is noted in the report.

    A format for two languages needs `locale`, where the workspace has more than one. Raises WorkspaceError.
    """
    from localize.glossary.tags import column_for

    concepts = work.glossary.concepts if work.glossary else ()
    columns = list(dict.fromkeys(tag for concept in concepts for tag in (*concept.terms, *concept.forbidden)))
    project = work.workspace.settings.project
    target = locale or (project.locales[0] if len(project.locales) == 1 else "")
    if exchange.FORMATS[name].bilingual and not target:
        raise WorkspaceError(f"the format {name} holds two languages; name one with --locale, such as --locale en")
    source = column_for(project.source, columns) or project.source
    options = exchange.Options(source, column_for(target, columns) or target if target else "", work.now.date())
    data, losses = exchange.write(concepts, name, options)
    for line in losses:
        work.report.note(line)
    return data
