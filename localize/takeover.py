"""Pages that were translated before: which article each of them is, and their texts in its catalog."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from localize import files, pipeline
from localize.errors import LocalizeError, WorkspaceError
from localize.model import Article, Catalog
from localize.values import frozen
from localize.work import Work, no_article

if TYPE_CHECKING:
    from localize.adopt import Filled


@frozen
class Taken:
    """What was taken over from a page."""

    file: str
    """The page, as it is named in the catalog."""
    article: str
    filled: Filled
    unplaced: tuple[tuple[int, str], ...]
    """Line and visible text of what of the page found no place."""


def adopt(work: Work, names: Sequence[str], *, article: str | None = None, write: bool = True) -> list[Taken]:
    """Take pages over into the catalogs of the one locale that is asked for, one after the other.

    `names` are files, in the workspace or not; `article` is the article of the one page, where it is told. A page that is
    given twice counts once. What goes wrong with a page is noted in the report, and the next one is done.
    """
    (locale,) = work.locales
    paths = {Path(name).resolve(): Path(name) for name in names}
    if article is not None and len(paths) != 1:
        raise WorkspaceError("--article names the article of one page; give one FILE with it")
    if article is not None and article not in work.names:
        raise WorkspaceError(no_article(work.workspace, work.names, article), article)
    taken = []
    catalogs: dict[str, tuple[Article, Catalog]] = {}
    for path in work.progress(paths.values(), total=len(paths), title="adopt"):
        with work.report.keep():
            shown = _shown(work, path)
            data = files.read(path, shown)
            known = article or _article_of(work, data, path, shown, locale)
            if path.resolve() == (work.workspace.root / known).resolve():
                raise WorkspaceError("is the article itself; give its translation", shown)
            if known not in catalogs:
                read = pipeline.read_article(work, known)
                catalogs[known] = read, pipeline.catalog_of(work, read, locale)
            source, catalog = catalogs[known]
            adoption, filled = pipeline.adopt(work, source, data, shown, catalog, write=write)
            catalogs[known] = source, filled.catalog
            taken.append(Taken(shown, known, filled, tuple((s.line, s.plain) for s in adoption.unplaced)))
    return taken


def _shown(work: Work, path: Path) -> str:
    """Return a page's path as it may stand in a catalog: in the workspace, as it was given, or its name alone."""
    real = path.resolve()
    if real.is_relative_to(work.workspace.root):
        name = real.relative_to(work.workspace.root).as_posix()
    else:
        name = path.name if path.is_absolute() else Path(os.path.normpath(path)).as_posix()
    return name.encode("utf-8", "replace").decode("utf-8")  # A name may be no text.


def _article_of(work: Work, data: bytes, path: Path, shown: str, locale: str) -> str:
    """Return the article that a page translates: as either page says, else by their names.

    Raises ArticleError for a page that can't be read, WorkspaceError where it can't be told.
    """
    from localize import article as articles
    from localize.adopt.partners import alternates, named

    source = work.workspace.settings.project.source
    page = articles.read(data, path=shown, language=locale)
    for address in alternates(page, source):
        found = named(address, work.names)
        if len(found) == 1:
            return found[0]
    found = named(path.resolve().as_posix(), work.names)
    if len(found) == 1:
        return found[0]
    candidates = []
    for known in work.names:
        try:
            other = articles.read(work.read(known), path=known, language=source)
        except LocalizeError:
            continue  # A bad article is reported where it is worked on.
        if any(
            named(address, {known: path.resolve().with_suffix("").as_posix()}) for address in alternates(other, locale)
        ):
            candidates.append(known)
    if len(candidates) == 1:
        return candidates[0]
    several = (
        f"could be that of {', '.join(sorted(found or candidates))}"
        if found or candidates
        else "has no article of its name"
    )
    raise WorkspaceError(f"{several}; name it with --article", shown)
