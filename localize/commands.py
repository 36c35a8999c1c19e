"""What the commands do: the flow for every article, so that one bad file never stops the others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from localize import files, memo, pipeline, understood
from localize.derived import in_use
from localize.digests import Digests
from localize.errors import EngineError, WorkspaceError
from localize.languages import gettext_name
from localize.parallel import spread
from localize.work import Report, Work

if TYPE_CHECKING:
    from localize.catalogs import Said
    from localize.engines import Engine
    from localize.model import Finding, State
    from localize.repeats import Offers, Repeats
    from localize.site import Index, Source


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """What of the flow is asked for."""

    extract: bool = True
    checks: bool = True
    pages: bool = True
    verify: bool = False
    listed: bool = True
    """Whether findings are wanted one by one; else only how many there are."""
    engines: dict[str, Engine] = field(default_factory=dict)
    """By locale, where drafts are wanted and can be made."""
    sources: tuple[Source, ...] = ()
    """What a page must know of the other articles."""
    orphans: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By locale: catalogs whose article is gone."""
    states: dict[str, str] | None = None
    """In which state the index of repeated texts knows each article; None where it isn't asked."""
    offers: Offers = field(default_factory=dict)
    """What catalogs can take over from others, by article."""
    reading: str = ""
    """What the reading of articles depends on, where what was understood of them may do; else empty."""

    @property
    def kind(self) -> str:
        """Name the memos of these steps."""
        return "-".join(name for name in ("extract", "checks", "pages", "listed") if getattr(self, name))


@in_use()
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

    What goes wrong with one file is noted in the report, and the next one is done. The checks' findings are counted
    only; `check` lists them.
    """
    engines = find_engines(work, must=must_draft) if drafts else {}
    sources = read_sources(work) if pages else ()
    orphans = find_orphans(work)
    do(work, Steps(True, checks, pages, verify, False, engines, sources, orphans), "localize")


@in_use()
def build(work: Work, *, verify: bool = False) -> None:
    """Build pages and compiled catalogs from the catalogs as they are."""
    do(work, Steps(False, False, True, verify, sources=read_sources(work)), "build")


@in_use()
def check(work: Work) -> None:
    """Check the catalogs as they are; write nothing but memos."""
    do(work, Steps(False, True, False, reading=understood.basis(work)), "check")


def do(work: Work, steps: Steps, title: str) -> None:
    """Take the steps for every article, and write what belongs to the site as a whole."""
    basis = memo.basis(work, steps.verify, steps.sources, steps.orphans) if work.articles else ""
    # What comes again on a site is known when all of it is looked at.
    wanted = work.whole and len(work.articles) > 1 and (steps.extract or steps.checks)
    index = _index(work) if wanted else None
    if index is None:
        for report in _reports(work, steps, basis, work.articles, title):
            work.report.merge(report)
    else:
        with closing(index):
            _do_whole(work, replace(steps, states=index.states()), basis, title, index)
    skip = work.workspace.settings.checks.skip
    if steps.checks and len(work.articles) == len(work.names) and "glossary-conflict" not in skip:
        _check_glossary(work)
    work.report.findings.sort(key=_place)
    if steps.extract and work.whole:
        _note_idle(work)
    if steps.pages:
        build_site(work, steps.sources)


def _note_idle(work: Work) -> None:
    """Note selectors of the settings that find nothing in any article; where one can't be read it isn't known."""
    if not work.articles or work.report.articles < len(work.articles):
        return
    extract = work.workspace.settings.extract
    for item in fields(extract):
        for selector in getattr(extract, item.name):
            named = f'[extract] {item.name} "{selector}"'
            if named not in work.report.selectors:
                work.report.note(f"localize.toml: {named} finds nothing in any article; correct it, or take it out")


def _check_glossary(work: Work) -> None:
    """Check the glossaries themselves; where none has changed since last time, say what was said then."""
    kind = memo.Kind("glossary", memo.basis(work), _glossaries)
    paths = ("glossary",) if work.workspace.settings.project.glossary else ()
    for report in memo.each(
        work, kind, _glossary_report, paths, "glossary", to_plain=memo.from_report, from_plain=memo.to_report
    ):
        work.report.merge(report)


def _glossaries(work: Work, path: str) -> tuple[str, ...]:
    del path
    return work.workspace.settings.project.glossary


def _glossary_report(work: Work, path: str) -> Report:
    del path
    with work.report.keep():
        work.report.findings += pipeline.check_glossary(work)
    return work.report


def _index(work: Work) -> Repeats:
    from localize.repeats import Repeats

    return Repeats.of(work)


def _do_whole(work: Work, steps: Steps, basis: str, title: str, index: Repeats) -> None:
    """Take the steps for every article; then let catalogs take over from each other what comes again."""
    reports: dict[str, Report] = {}

    def take(steps: Steps, paths: tuple[str, ...], title: str) -> None:
        for path, report in zip(paths, _reports(work, steps, basis, paths, title), strict=True):
            if report.said:
                index.keep(path, *report.said)
                report.said = None
            reports[path] = report.after(reports[path]) if path in reports else report

    index.forget_all_but(work.articles)
    take(steps, work.articles, title)
    offers = index.offers() if steps.extract else {}
    if offers:
        take(replace(steps, offers=offers), tuple(sorted(offers)), "repeated texts")
    for report in reports.values():
        work.report.merge(report)
    if steps.checks and "inconsistent-repeat" not in work.workspace.settings.checks.skip:
        conflicts = tuple(index.conflicts())
        if conflicts:
            with work.report.keep():
                work.report.findings += pipeline.find_repeats(work, conflicts)


def _reports(work: Work, steps: Steps, basis: str, paths: tuple[str, ...], title: str) -> Iterator[Report]:
    """Take the steps for some articles; where nothing has changed since last time, say what was said then."""
    job = partial(one, steps)
    if steps.engines:  # Another day an engine may say something else.
        work.prepare()
        return spread(work, job, paths, title, partial(_load, steps))
    kind = memo.Kind(steps.kind, basis, partial(_files, steps), partial(_load, steps))
    return memo.each(
        work,
        kind,
        job,
        paths,
        title,
        to_plain=memo.from_report,
        from_plain=memo.to_report,
        holds=partial(_is_known, steps),
    )


def _is_known(steps: Steps, work: Work, path: str, digests: Digests) -> bool:
    """Tell whether an article needn't be worked on for the texts that it shares with others."""
    if steps.states is None:
        return True
    return path not in steps.offers and steps.states.get(path) == _state(work, path, digests)


def _state(work: Work, path: str, digests: Digests) -> str:
    """Return a digest of an article and its catalogs."""
    return digests.stamp("", (path, *(work.workspace.catalog(path, locale) for locale in work.locales)))


def _files(steps: Steps, work: Work, path: str) -> tuple[str, ...]:
    """Return the files that an article's result is made from, and those that are made from it."""
    workspace = work.workspace
    catalogs = tuple(workspace.catalog(path, locale) for locale in work.locales)
    found = (path, *_linked(work, path), *catalogs)
    if steps.extract:
        found += (workspace.template(path),)
    if steps.pages:
        found += tuple(workspace.page(path, locale) for locale in work.locales)
        found += tuple(catalog.removesuffix(".po") + ".mo" for catalog in catalogs)
    return found


def _linked(work: Work, path: str) -> tuple[str, ...]:
    """Return the files with rules that an article links."""
    from localize.article.its import linked

    try:
        return linked(work.read(path), path, work.read, work.workspace.settings.project.source)
    except WorkspaceError:
        return ()


@lru_cache(maxsize=1)  # Once for all pages that a process builds.
def _site_index(steps: Steps, base_url: str) -> Index:
    from localize import site

    return site.index(steps.sources, base_url)


def _load(steps: Steps, work: Work) -> None:
    """Load what checks and pages need, by checking and building a small article."""
    from localize import catalogs, site

    article = pipeline.understand("<p>本文。".encode(), language=work.workspace.settings.project.source)
    for locale in work.locales:
        catalog = catalogs.merge(article, None, locale=locale, path="", now=work.now)
        if steps.checks:
            pipeline.find_article_faults(work, article)
            pipeline.find_faults(work, article, catalog)
        if steps.pages:
            site.page(article, {}, locale=locale)
            catalogs.compile_mo(catalog)


def one(steps: Steps, work: Work, path: str) -> Report:
    """Take the steps for one article."""
    from localize.catalogs import said as find_said

    report = work.report
    if not work.terms.sound:  # Without its terms a catalog would lose its hints, and a draft its words.
        steps = replace(steps, extract=False, engines={}, offers={})
    with report.keep():
        if steps.reading:
            article = understood.recall(work, path, steps.reading, pipeline.read_article)
        else:
            article = pipeline.read_article(work, path)
        report.count(article)
        if steps.checks:
            report.findings += pipeline.find_article_faults(work, article)
        catalogs = pipeline.extract(work, article, steps.orphans) if steps.extract else pipeline.catalogs(work, path)
        said: dict[str, tuple[Said, ...]] = {}
        for locale, catalog in catalogs.items():
            with report.keep():
                offers = steps.offers.get(path, {}).get(locale)
                if offers:
                    catalog = pipeline.take_over(work, article, catalog, offers)
                if locale in steps.engines:
                    catalog = pipeline.draft(work, article, catalog, steps.engines[locale])
                report.count_states(locale, catalog)
                if steps.states is not None:
                    said[locale] = find_said(article, catalog)
                if steps.checks:
                    report.findings += pipeline.find_faults(work, article, catalog)
                if steps.pages:
                    index = _site_index(steps, work.workspace.settings.site.base_url)
                    report.pages.append(pipeline.build_page(work, article, catalog, index, verify=steps.verify))
        if steps.states is not None:
            report.said = (_state(work, path, Digests(work)), said)
    if not steps.listed:
        report.let_go()
    return report


def _place(finding: Finding) -> tuple[str, int, str, str]:
    return finding.where.file, finding.where.line or 0, finding.rule, finding.message


def stats(work: Work) -> list[tuple[str, dict[State, int]]]:
    """Count the entries of each catalog by state: (path, numbers), sorted by path."""
    from localize.catalogs import statistics

    found = [catalog for path in work.articles for catalog in pipeline.catalogs(work, path).values()]
    return sorted(((catalog.path, statistics(catalog)) for catalog in found), key=lambda row: row[0])


def find_engines(work: Work, *, must: bool) -> dict[str, Engine]:
    """Return the engine for each locale that can be drafted.

    Where there is none the report says why: as a note, or as an error where drafts are a must. An engine that knows the
    locale from another language than the articles' drafts what quoted authors wrote in that one.
    """
    from localize import engines

    settings = work.workspace.settings
    found: dict[str, Engine] = {}
    missing: list[EngineError] = []
    for locale in work.locales:
        try:
            engine = engines.get(settings.engine.name)
            source = settings.project.source
            known = () if engines.translates(engine, source, locale) else engines.sources(engine, locale)
            if not known:
                engine.require(source, locale)
            else:
                work.report.note(
                    f"drafts for {locale} come from {', '.join(known)} alone, where quoted authors wrote it; "
                    f"install a model for {source} to {locale} for the rest"
                )
            found[locale] = engine
        except EngineError as error:
            missing.append(error)
    if must:
        work.report.errors += missing
    elif missing:
        without = ", ".join(locale for locale in work.locales if locale not in found)
        work.report.note(f"no drafts for {without}: {missing[0]}")
    return found


def find_orphans(work: Work) -> dict[str, tuple[str, ...]]:
    """Return the catalogs of each locale whose article is gone, and note all files of such articles, a line for each."""
    project, known = work.workspace.settings.project, set(work.names.values())
    gone: dict[str, list[str]] = {}

    def look(folder: str, suffix: str, own: frozenset[str] = frozenset()) -> tuple[str, ...]:
        found = []
        for path in files.glob(work.workspace.root, [f"{folder}/**/*{suffix}"]):
            name = path.removeprefix(f"{folder}/").removesuffix(suffix)
            if name not in known and name not in own:
                gone.setdefault(name, []).append(path)
                found.append(path)
        return tuple(found)

    orphans: dict[str, tuple[str, ...]] = {}
    for locale in work.locales:
        folder = gettext_name(locale)
        catalogs = f"{project.catalogs}/{folder}/LC_MESSAGES"
        orphans[locale] = look(catalogs, ".po")
        look(catalogs, ".mo")
        look(f"{project.site}/{folder}", ".html", frozenset(("index",)))
    look(f"{project.catalogs}/templates", ".pot")
    for name, paths in sorted(gone.items()):
        work.report.note(
            f"{name}: its article is gone; delete what is left of it, unless something else needs it: {', '.join(paths)}"
        )
    return orphans


def read_sources(work: Work) -> tuple[Source, ...]:
    """Read what each page must know of the others: the name, address and title of every article that can be read."""
    kind = memo.Kind("sources", memo.basis(work), _alone)
    found = memo.each(
        work, kind, _source, tuple(work.names), "look through", to_plain=_source_values, from_plain=_source_of
    )
    return tuple(source for source in found if source is not None)


def _alone(work: Work, path: str) -> tuple[str, ...]:
    """Return the article itself: nothing else says what other pages must know of it."""
    del work
    return (path,)


def _source(work: Work, path: str) -> Source | None:
    from localize import site

    with work.report.keep():  # A bad article is reported where it is worked on, once.
        language = work.workspace.settings.project.source
        return site.read_source(work.read(path), work.names[path], path=path, language=language)
    return None


def _source_values(source: Source | None) -> list[Any] | None:
    return [source.path, source.name, source.canonical, source.title] if source else None


def _source_of(values: list[Any] | None) -> Source | None:
    from localize import site

    return site.Source(*values) if values else None


def build_site(work: Work, sources: tuple[Source, ...]) -> None:
    """Write what belongs to the site as a whole: the lists of pages, the sitemap, and the files that pages name.

    The lists need every page, so a run that was narrowed to some articles or locales leaves them alone.
    """
    from localize import site

    settings, pages = work.workspace.settings, work.report.pages
    assets = sorted({asset for page in pages for asset in page.assets})
    for path, copy in assets:
        with work.report.keep():
            if work.exists(path):
                work.write(f"{settings.project.site}/{copy}", work.read(path), sync=False)
    if not work.whole:
        return
    lists = [site.front_page(work.locales, settings=settings)]
    for locale in work.locales:
        own = [page for page in pages if page.expected.locale == locale]
        made = {f"{settings.project.site}/{page.path}" for page in own}
        if any(
            path not in made and work.exists(path) for path in (work.workspace.page(a, locale) for a in work.articles)
        ):
            continue  # A page that could not be built anew is still on the site, and stays in its list.
        index = site.index_page(own, locale=locale, settings=settings)
        lists += [index] if index else []
    whole = site.sitemap(sources, locales=work.locales, settings=settings)
    for page in [*lists, *([whole] if whole else [])]:
        with work.report.keep():
            work.write(f"{settings.project.site}/{page.path}", page.data, sync=False)
