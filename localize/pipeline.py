"""The flow of one article: one call an arrow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from localize.work import Work

if TYPE_CHECKING:
    from localize.adopt import Adoption, Filled
    from localize.engines import Engine
    from localize.glossary import Glossary
    from localize.model import Article, Catalog, Entry, Finding
    from localize.quotes import Encoder
    from localize.quotes.decisions import Decision
    from localize.repeats import Conflict, Offer
    from localize.settings import ExtractSettings
    from localize.site import Index, Page


MOST_VECTORS = 400_000
"""Sentence vectors kept in `.localize/`, about half a gigabyte of them. A quote takes about fifteen."""


def understand(
    data: bytes,
    *,
    path: str = "",
    language: str = "ja",
    unit: str = "sentence",
    labels: tuple[str, ...] = (),
    extract: ExtractSettings | None = None,
    load: Callable[[str], bytes] | None = None,
    glossary: Glossary | None = None,
    encoder: Encoder | None = None,
    decisions: tuple[Decision, ...] = (),
) -> Article:
    """Bytes -> Article: read it, split it into segments, find the quotes and their translations.

    `load` reads a file of the workspace that the page links rules from; None where there is no workspace. Raises
    ArticleError when the bytes are no article.
    """
    from localize import article, quotes, segments

    page = article.read(data, path=path, language=language, settings=extract, load=load)
    found = quotes.find(segments.segment(page), labels=labels, glossary=glossary, encoder=encoder, decisions=decisions)
    return segments.paragraphs(found) if unit == "paragraph" else found


def read_article(work: Work, path: str) -> Article:
    """Read an article of the workspace, and note what is odd about it; raises ArticleError, WorkspaceError."""
    from localize import quotes
    from localize.derived import FOLDER, kept

    settings = work.workspace.settings
    data = work.read(path)
    with kept(work.places, f"{FOLDER}/vectors.sqlite", MOST_VECTORS) as stored:
        article = understand(
            data,
            path=path,
            language=settings.project.source,
            unit=settings.segments.unit,
            labels=settings.quotes.labels,
            extract=settings.extract,
            load=work.read,
            glossary=work.glossary,
            encoder=quotes.remembering(_encoder(work), stored),
            decisions=work.decisions,
        )
    for note in article.notes:
        work.report.note(f"{path}: {note}")
    return article


def _encoder(work: Work) -> Encoder | None:
    """Return the encoder that the settings choose; None for the built-in one."""
    folder = work.workspace.settings.quotes.encoder
    if not folder:
        return None
    from localize.quotes.folder import FolderEncoder

    return FolderEncoder(work.workspace.root / folder, folder)


def with_terms(article: Article, glossary: Glossary | None) -> Article:
    """Note in each segment which glossary terms it holds."""
    if glossary is None:
        return article
    found = tuple(replace(s, terms=tuple(glossary.match(s.plain, s.language))) for s in article.segments)
    return replace(article, segments=found)


def catalogs(work: Work, path: str) -> dict[str, Catalog]:
    """Read an article's catalogs by locale; those that are missing or broken are noted in the report."""
    found = {}
    for locale in work.locales:
        name = work.workspace.catalog(path, locale)
        with work.report.keep():
            data = _find(work, name)
            if data is None:
                work.report.note(f'{name}: there is no such catalog yet; make it with "localize extract"')
            else:
                found[locale] = _parsed(work, data, name, locale)
    return found


def _find(work: Work, path: str) -> bytes | None:
    """Return the bytes of a catalog or template; None where there is none.

    A file that a power cut left, empty or of NULs, is none: nobody's work is in it.
    """
    data = work.find(path)
    return data if data and data.strip(b"\0") else None


def _parsed(work: Work, data: bytes, path: str, locale: str | None) -> Catalog:
    """Parse a catalog, and note what is odd about it; raises CatalogError."""
    from localize.catalogs import charset_note, parse

    catalog = parse(data, path, locale)
    note = charset_note(data)
    if note:
        work.report.note(f"{path}: {note}")
    return catalog


def extract(work: Work, article: Article, orphans: Mapping[str, tuple[str, ...]] | None = None) -> dict[str, Catalog]:
    """Article -> its template and its catalog in each locale, written; return the catalogs by locale.

    A catalog that can't be read is noted as an error and left alone. An article without a catalog takes over that of an
    article that is gone (`orphans`, by locale) where most of its texts are there: it has been renamed.
    """
    from localize.catalogs import merge, render, template

    workspace, report = work.workspace, work.report
    made = None
    with report.keep():
        path = workspace.template(article.path)
        data = _find(work, path)
        old = None if data is None else _parsed(work, data, path, None)
        made = template(article, old, path=path, now=work.now)
        work.write(path, render(made), sync=False)
    found = {}
    for locale in work.locales:
        with report.keep():
            path = workspace.catalog(article.path, locale)
            data = _find(work, path)
            if data is None:
                old = _inherited(work, article, locale, (orphans or {}).get(locale, ()))
            else:
                old = _parsed(work, data, path, locale)
            merged = merge(article, old, locale=locale, path=path, glossary=work.glossary, now=work.now, template=made)
            found[locale] = _save(work, merged, sync=old is not None)
    return found


def _inherited(work: Work, article: Article, locale: str, orphans: tuple[str, ...]) -> Catalog | None:
    """Return the catalog of an article that is gone, if at least half of this article's texts are in it."""
    texts = {segment.text for segment in article.segments if segment.locked is None}
    best: tuple[int, Catalog | None] = (0, None)
    for path in orphans:
        with work.report.keep():
            catalog = _parsed(work, work.read(path), path, locale)
            shared = sum(not entry.obsolete and entry.msgid in texts for entry in catalog.entries)
            best = max(best, (shared, catalog), key=lambda pair: pair[0])
    if best[1] is None or 2 * best[0] < len(texts):
        return None
    work.report.events.append(f"{article.path}: takes over the translations of {best[1].path}, whose article is gone")
    return best[1]


def take_over(work: Work, article: Article, catalog: Catalog, offers: Mapping[int, Offer]) -> Catalog:
    """Fill a catalog with what the catalogs of other articles say of the same texts, and write it."""
    from localize.catalogs import Role, Taking, parse, role, take_over, text_digest

    locale = catalog.locale or ""
    found: dict[int, Taking] = {}
    for source in sorted({offer.source for offer in offers.values()}):
        path = work.workspace.catalog(source, locale)
        with work.report.keep():
            for entry in parse(work.read(path), path, locale).entries:
                offer = offers.get(text_digest(entry))
                if offer is not None and offer.source == source and role(entry) in (Role.OWN, Role.TAKEN):
                    found[text_digest(entry)] = Taking(entry.msgstr, source, offer.sure)
    taken = take_over(article, catalog, found, now=work.now)
    return catalog if taken is catalog else _save(work, taken)


def find_repeats(work: Work, conflicts: Iterable[Conflict]) -> list[Finding]:
    """Check the entries that say something else than those of other catalogs which they should follow."""
    from localize.catalogs import parse, role, text_digest
    from localize.checks import Sibling, check_repeat
    from localize.model import Where

    @lru_cache(maxsize=64)
    def entries(path: str, locale: str) -> tuple[Catalog, dict[int, Entry]]:
        name = work.workspace.catalog(path, locale)
        catalog = parse(work.read(name), name, locale)
        return catalog, {text_digest(entry): entry for entry in catalog.entries if role(entry) is not None}

    findings = []
    for one in conflicts:
        catalog, own = entries(one.path, one.locale)
        leader, other = entries(one.leader, one.locale)
        follow, place = other[one.text], Where(one.path, one.line, one.column)
        sibling = Sibling(follow.msgid, follow.msgstr, follow.msgctxt, follow.line, leader.path)
        settings = work.workspace.settings
        findings += check_repeat(
            catalog,
            own[one.text],
            sibling,
            place,
            source_language=settings.project.source,
            settings=settings.checks,
        )
    return findings


def catalog_of(work: Work, article: Article, locale: str) -> Catalog:
    """Return an article's catalog in a locale as extracting it would write it; raises CatalogError, WorkspaceError."""
    from localize.catalogs import merge, parse

    path = work.workspace.catalog(article.path, locale)
    data = _find(work, path)
    old = None if data is None else parse(data, path, locale)
    return merge(article, old, locale=locale, path=path, glossary=work.glossary, now=work.now)


def adopt(
    work: Work, article: Article, data: bytes, shown: str, catalog: Catalog, *, write: bool
) -> tuple[Adoption, Filled]:
    """Take the translations of a page that exists already over into a catalog, and write it where that is asked for.

    `shown` names the page in messages and in the entries. Raises ArticleError where the page can't be read, is in
    another language, or translates something else.
    """
    from localize import adopt as adopting
    from localize import article as articles
    from localize import segments

    settings, locale = work.workspace.settings, catalog.locale or ""
    page = segments.segment(articles.read(data, path=shown, language=locale), unit=settings.segments.unit)
    for note in page.notes:
        work.report.note(f"{shown}: {note}")
    adoption = adopting.adopt(article, page, glossary=work.glossary)
    filled = adopting.fill(catalog, adoption.found, origin=f"adopted from {shown}", now=work.now)
    if write:
        _save(work, filled.catalog)
    return adoption, filled


def draft(work: Work, article: Article, catalog: Catalog, engine: Engine) -> Catalog:
    """Fill what is untranslated in a catalog with the engine's drafts, and write it; raises EngineError."""
    from localize import engines

    source = work.workspace.settings.project.source
    result = engines.draft(
        catalog,
        engine,
        source=source,
        target=catalog.locale or "",
        article=article,
        glossary=work.glossary,
        now=work.now,
    )
    work.report.drafted += result.drafted
    work.report.dropped += result.dropped
    return _save(work, result.catalog)


def _save(work: Work, catalog: Catalog, *, sync: bool = True) -> Catalog:
    """Write a catalog, whose entries know their lines in the file, and return it.

    It may hold people's work, and is synced; but not the first one of an article, which can be made again from it.
    """
    from localize.catalogs import render

    work.write(catalog.path, render(catalog), sync=sync)
    return catalog


def find_article_faults(work: Work, article: Article) -> list[Finding]:
    """Check an article itself."""
    from localize.checks import check_article

    return check_article(article, settings=work.workspace.settings.checks)


def find_faults(work: Work, article: Article, catalog: Catalog) -> list[Finding]:
    """Check a catalog against its article."""
    from localize.checks import check_catalog

    settings = work.workspace.settings
    return check_catalog(
        article,
        catalog,
        source_language=settings.project.source,
        glossary=work.glossary,
        settings=settings.checks,
    )


def check_glossary(work: Work) -> list[Finding]:
    """Check the glossaries themselves."""
    from localize.glossary import check_glossary, decode

    if work.glossary is None:
        return []
    paths = sorted({concept.where.file for concept in work.glossary.concepts})
    from localize.model import Severity

    settings = work.workspace.settings
    sources = {path: decode(work.read(path), path) for path in paths}
    found = check_glossary(work.glossary, sources, settings.project.source)
    named = settings.checks.severity
    return [replace(one, severity=Severity(named[one.rule])) if one.rule in named else one for one in found]


def build_page(work: Work, article: Article, catalog: Catalog, known: Index, *, verify: bool = False) -> Page:
    """Build the page of an article from its catalog, prove it, and write it with the compiled catalog.

    Returns the page without its bytes. Raises ArticleError when the page can't be proved.
    """
    from localize import site
    from localize.catalogs import compile_mo, translations

    settings, locale = work.workspace.settings, catalog.locale or ""
    texts: Mapping[str, str] = translations(article, catalog, drafts=settings.site.drafts)
    page = site.page(article, texts, locale=locale, settings=settings, sources=known)
    if verify:
        site.verify_bs4(article, page.data, page.expected)
    work.write(f"{settings.project.site}/{page.path}", page.data, sync=False)
    work.write(catalog.path.removesuffix(".po") + ".mo", compile_mo(catalog), sync=False)
    for note in page.notes:
        work.report.note(note)
    return replace(page, data=b"", expected=site.Expected(locale))
