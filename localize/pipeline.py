"""The flow: one call an arrow, article by article, so that one bad file never stops the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from localize.errors import EngineError
from localize.model import Article, Catalog, Finding, State
from localize.work import Work

if TYPE_CHECKING:
    from localize.engines import Engine
    from localize.glossary import Glossary
    from localize.site import Page, Source


def run(
    work: Work,
    *,
    drafts: bool = False,
    must_draft: bool = False,
    checks: bool = True,
    pages: bool = True,
    verify: bool = False,
) -> None:
    """Extract every article into its template and catalogs; draft, check and build as asked.

    What goes wrong with one file is noted in the report, and the next one is done. Raises EngineError where drafts
    are a must and no engine can make them.
    """
    engines = find_engines(work, must=must_draft) if drafts else {}
    sources = read_sources(work) if pages else ()
    built: list[Page] = []
    for path in work.each("localize"):
        with work.report.keep():
            article = read_article(work, path)
            work.report.count(article)
            for locale, catalog in extract(work, article).items():
                with work.report.keep():
                    if locale in engines:
                        catalog = draft(work, article, catalog, engines[locale])
                    work.report.count_states(locale, catalog)
                    if checks:
                        work.report.findings += find_faults(work, article, catalog)
                    if pages:
                        built.append(build_page(work, article, catalog, sources, verify=verify))
    work.report.findings.sort(key=_place)
    if pages:
        build_site(work, sources, built)


def build(work: Work, *, verify: bool = False) -> None:
    """Build pages and compiled catalogs from the catalogs as they are."""
    sources = read_sources(work)
    built: list[Page] = []
    for path in work.each("build"):
        with work.report.keep():
            article = read_article(work, path)
            for catalog in catalogs(work, path).values():
                with work.report.keep():
                    built.append(build_page(work, article, catalog, sources, verify=verify))
    build_site(work, sources, built)


def check(work: Work) -> None:
    """Check the catalogs as they are; write nothing."""
    for path in work.each("check"):
        with work.report.keep():
            article = read_article(work, path)
            for catalog in catalogs(work, path).values():
                work.report.findings += find_faults(work, article, catalog)
    work.report.findings.sort(key=_place)


def stats(work: Work) -> list[tuple[str, dict[State, int]]]:
    """Count the entries of each catalog by state: (path, numbers), sorted by path."""
    rows = []
    for path in work.articles:
        for catalog in catalogs(work, path).values():
            states = dict.fromkeys(State, 0)
            for entry in catalog.entries:
                if not entry.obsolete:
                    states[entry.state] += 1
            rows.append((catalog.path, states))
    return sorted(rows, key=lambda row: row[0])


# --- the arrows ------------------------------------------------------------------------------------------------------


def understand(
    data: bytes, *, path: str = "", language: str = "ja", unit: str = "sentence", labels: tuple[str, ...] = ()
) -> Article:
    """Bytes -> Article: read it, split it into segments, find the quotes and their translations.

    Raises ArticleError when the bytes are no article.
    """
    from localize import article, quotes, segments

    return quotes.find(segments.segment(article.read(data, path=path, language=language), unit=unit), labels=labels)


def read_article(work: Work, path: str) -> Article:
    """Read an article of the workspace, and note what is odd about it; raises ArticleError, WorkspaceError."""
    settings = work.workspace.settings
    article = understand(
        work.read(path),
        path=path,
        language=settings.project.source,
        unit=settings.segments.unit,
        labels=settings.quotes.labels,
    )
    for note in article.notes:
        work.report.note(f"{path}: {note}")
    return article


def with_terms(article: Article, glossary: Glossary | None) -> Article:
    """Note in each segment which glossary terms it holds."""
    if glossary is None:
        return article
    found = tuple(replace(s, terms=tuple(glossary.match(s.plain, s.language))) for s in article.segments)
    return replace(article, segments=found)


def catalogs(work: Work, path: str) -> dict[str, Catalog]:
    """Read an article's catalogs by locale; those that are missing or broken are noted in the report."""
    from localize.catalogs import parse

    found = {}
    for locale in work.locales:
        name = work.workspace.catalog(path, locale)
        if not work.exists(name):
            work.report.note(f'{name}: there is no such catalog yet; make it with "localize extract"')
            continue
        with work.report.keep():
            found[locale] = parse(work.read(name), name, locale)
    return found


def extract(work: Work, article: Article) -> dict[str, Catalog]:
    """Article -> its template and its catalog in each locale, written; return the catalogs by locale.

    A catalog that can't be read is noted as an error and left alone.
    """
    from localize.catalogs import merge, parse, render, template

    workspace, report = work.workspace, work.report
    with report.keep():
        path = workspace.template(article.path)
        old = parse(work.read(path), path, None) if work.exists(path) else None
        work.write(path, render(template(article, old, path=path, now=work.now)))
    found = {}
    for locale in work.locales:
        with report.keep():
            path = workspace.catalog(article.path, locale)
            old = parse(work.read(path), path, locale) if work.exists(path) else None
            merged = merge(article, old, locale=locale, path=path, glossary=work.glossary, now=work.now)
            found[locale] = _save(work, merged)
    return found


def find_engines(work: Work, *, must: bool) -> dict[str, Engine]:
    """Return the engine for each locale that can be drafted.

    Where there is none the report notes why; raises EngineError instead where drafts are a must.
    """
    from localize import engines

    settings = work.workspace.settings
    found: dict[str, Engine] = {}
    missing: list[EngineError] = []
    for locale in work.locales:
        try:
            engine = engines.get(settings.engine.name)
            engine.require(settings.project.source, locale)
            found[locale] = engine
        except EngineError as error:
            missing.append(error)
    if must:
        work.report.errors += missing
    elif missing:
        without = ", ".join(locale for locale in work.locales if locale not in found)
        work.report.note(f"no drafts for {without}: {missing[0]}")
    return found


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


def _save(work: Work, catalog: Catalog) -> Catalog:
    """Write a catalog, and return it with the lines that its entries have in the file."""
    from localize.catalogs import numbered, render

    work.write(catalog.path, render(catalog))
    return numbered(catalog)


def find_faults(work: Work, article: Article, catalog: Catalog) -> list[Finding]:
    """Check a catalog against its article."""
    from localize.checks import check_catalog

    settings = work.workspace.settings
    return check_catalog(
        article, catalog, source_language=settings.project.source, glossary=work.glossary, skip=settings.checks.skip
    )


def _place(finding: Finding) -> tuple[str, int, str, str]:
    return finding.where.file, finding.where.line or 0, finding.rule, finding.message


# --- the site --------------------------------------------------------------------------------------------------------


def read_sources(work: Work) -> tuple[Source, ...]:
    """Read what each page must know of the others: the name, address and title of every article that can be read."""
    from localize import article, site
    from localize.work import Report

    language = work.workspace.settings.project.source
    elsewhere = Report()  # A bad article is reported where it is worked on, once.
    found = []
    for path, name in work.names.items():
        with elsewhere.keep():
            page = article.read(work.read(path), path=path, language=language)
            found.append(site.source(page, name))
    return tuple(found)


def build_page(
    work: Work, article: Article, catalog: Catalog, sources: tuple[Source, ...], *, verify: bool = False
) -> Page:
    """Build the page of an article from its catalog, prove it, and write it with the compiled catalog.

    Returns the page without its bytes. Raises ArticleError when the page can't be proved.
    """
    from localize import site
    from localize.catalogs import compile_mo, translations

    settings, locale = work.workspace.settings, catalog.locale or ""
    texts: Mapping[str, str] = translations(article, catalog, drafts=settings.site.drafts)
    page = site.page(article, texts, locale=locale, settings=settings, sources=sources)
    if verify:
        site.verify_bs4(article, page.data, page.expected)
    _write_page(work, locale, page)
    work.write(catalog.path.removesuffix(".po") + ".mo", compile_mo(catalog))
    for note in page.notes:
        work.report.note(note)
    return replace(page, data=b"")


def build_site(work: Work, sources: tuple[Source, ...], pages: list[Page]) -> None:
    """Write what belongs to the site as a whole: the lists of pages, the sitemap, and the files that pages name.

    The lists need every page, so a run that was narrowed to some articles or locales leaves them alone.
    """
    from localize import site

    settings = work.workspace.settings
    assets = sorted({asset for page in pages for asset in page.assets})
    for path, copy in assets:
        with work.report.keep():
            if work.exists(path):
                work.write(f"{settings.project.site}/{copy}", work.read(path))
    if set(work.articles) != set(work.names) or set(work.locales) != set(settings.project.locales):
        return
    lists = [site.front_page(work.locales, settings=settings)]
    for locale in work.locales:
        own = [page for page in pages if page.expected.locale == locale]
        index = site.index_page(own, locale=locale, settings=settings)
        lists += [index] if index else []
    whole = site.sitemap(sources, locales=work.locales, settings=settings)
    for page in [*lists, *([whole] if whole else [])]:
        with work.report.keep():
            work.write(f"{settings.project.site}/{page.path}", page.data)


def _write_page(work: Work, locale: str, page: Page) -> None:
    path = f"{work.workspace.settings.project.site}/{page.path}"
    work.write(path, page.data)
    work.report.pages.append((locale, path))
