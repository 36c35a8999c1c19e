"""What a command works on, and what it has done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from localize import files
from localize.errors import GlossaryError, LocalizeError, WorkspaceError
from localize.settings import DECISIONS
from localize.values import frozen
from localize.workspace import Workspace, tag

if TYPE_CHECKING:
    from localize.catalogs import Said
    from localize.glossary import Glossary
    from localize.model import Article, Catalog, Finding, Severity, State
    from localize.quotes.decisions import Decision
    from localize.site import Page

T = TypeVar("T")
Data = TypeVar("Data", bound=bytes | None)


@dataclass(slots=True)
class Report:
    """What a command did; grows while it works, and is printed at the end."""

    articles: int = 0
    segments: int = 0
    """Segments that are offered to translators."""
    quotes: int = 0
    bilingual: int = 0
    beads: int = 0
    """Links of bilingual quotes with a sentence on both sides."""
    states: dict[str, dict[State, int]] = field(default_factory=dict)
    """By locale: entries by state."""
    findings: list[Finding] = field(default_factory=list)
    tally: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By severity and rule: findings that were counted and let go."""
    errors: list[LocalizeError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    """What was done this time that a user should know; a note is as true the next time."""
    written: list[str] = field(default_factory=list)
    """Files that changed."""
    pages: list[Page] = field(default_factory=list)
    """Pages of articles that are there now, changed or not; without their bytes."""
    drafted: int = 0
    dropped: int = 0
    """Drafts that lost a placeholder."""
    selectors: set[str] = field(default_factory=set)
    """Those of the settings that found something in an article."""
    said: tuple[str, dict[str, tuple[Said, ...]]] | None = None
    """Of one article that was worked on: its state, and what its catalogs say, by locale."""

    @contextmanager
    def keep(self) -> Iterator[None]:
        """Note an error meant for people, and go on with the next file."""
        try:
            yield
        except LocalizeError as error:
            self.errors.append(error)

    def note(self, text: str) -> None:
        """Note something that a user should know, once."""
        if text not in self.notes:
            self.notes.append(text)

    def tell_each(self) -> None:
        """Name each problem of a glossary, where its error names the first and counts the others."""
        self.errors = [
            problem
            for error in self.errors
            for problem in (error.problems if isinstance(error, GlossaryError) else (error,))
        ]

    def count(self, article: Article) -> None:
        """Add an article to the numbers."""
        self.articles += 1
        self.selectors.update(article.selectors)
        self.segments += sum(segment.locked is None for segment in article.segments)
        self.quotes += len(article.quotes)
        self.bilingual += sum(quote.bilingual for quote in article.quotes)
        alignments = [quote.alignment for quote in article.quotes if quote.bilingual and quote.alignment]
        self.beads += sum(bool(b.source and b.target) for alignment in alignments for b in alignment.beads)

    def count_states(self, locale: str, catalog: Catalog) -> None:
        """Add a catalog's entries to the numbers."""
        from localize.catalogs import statistics

        self._add_states(locale, statistics(catalog))

    def _add_states(self, locale: str, numbers: Mapping[State, int]) -> None:
        from localize.model import State

        states = self.states.setdefault(locale, dict.fromkeys(State, 0))
        for state, number in numbers.items():
            states[state] += number

    def let_go(self) -> None:
        """Keep of the findings no more than how many there are."""
        self.tally, self.findings = self.numbers(), []

    def numbers(self) -> Counter[tuple[str, str]]:
        """Return how many findings there are, by severity and rule."""
        return self.tally + Counter((finding.severity.value, finding.rule) for finding in self.findings)

    def merge(self, other: Report) -> None:
        """Add what another report says, for example that of one article."""
        for name in ("articles", "segments", "quotes", "bilingual", "beads", "drafted", "dropped"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for locale, numbers in other.states.items():
            self._add_states(locale, numbers)
        for note in other.notes:
            self.note(note)
        self.events += other.events
        self.selectors |= other.selectors
        self.findings += other.findings
        self.tally.update(other.tally)
        self.errors += other.errors
        self.written += other.written
        self.pages += other.pages

    def after(self, earlier: Report) -> Report:
        """Return the report of an article that was worked on twice: how it is now, and all that was done to it."""
        self.written = list(dict.fromkeys([*earlier.written, *self.written]))
        self.events = [*earlier.events, *self.events]
        self.drafted += earlier.drafted
        self.dropped += earlier.dropped
        return self

    def fails(self, level: Severity | None) -> bool:
        """Tell whether a finding is at least as bad as `level` (None: nothing fails)."""
        from localize.model import Severity

        order = list(Severity)
        return level is not None and any(order.index(Severity(s)) <= order.index(level) for s, _ in self.numbers())


class Progress(Protocol):
    """Shows how far the work is."""

    def __call__(self, done: Iterable[T], *, total: int, title: str) -> Iterable[T]:
        """Return what is done, one by one."""


def silent(done: Iterable[T], *, total: int, title: str) -> Iterable[T]:
    """Show nothing."""
    del total, title
    return done


@dataclass(slots=True)
class Terms:
    """The glossaries of a workspace, read when they are first needed: where nothing is done anew, they aren't.

    One that can't be read is noted as an error in the command's report, and left out.
    """

    workspace: Workspace
    report: Report
    _glossary: Glossary | None = None
    _read: bool = False
    sound: bool = True
    """Whether all that were read could be."""

    @property
    def glossary(self) -> Glossary | None:
        """All of them as one; None where there is none."""
        self.read()
        return self._glossary

    def read(self) -> None:
        """Read them, once."""
        paths = self.workspace.settings.project.glossary
        if self._read or not paths:
            return
        self._read = True
        from localize.glossary import Glossary, merge

        glossaries = []
        for path in paths:
            with self.report.keep():
                glossaries.append(Glossary.parse(files.read(files.inside(self.workspace.root, path), path), path))
        self.sound = len(glossaries) == len(paths)
        self._glossary = merge(*glossaries) if glossaries else None


class Held(NamedTuple):
    """A file as it was read or written."""

    data: bytes
    state: files.State | None
    """From before it was read; None where it was written."""


@frozen
class Work:
    """The workspace, its glossary, and the locales and articles asked for."""

    workspace: Workspace
    locales: tuple[str, ...]
    articles: tuple[str, ...]
    names: dict[str, str]
    """The name of every article of the workspace, asked for or not."""
    terms: Terms
    report: Report
    progress: Progress
    now: datetime
    """For dates in headers of catalogs."""
    places: files.Places
    decisions: tuple[Decision, ...] = ()
    """What people have decided about quotes, in `quotes.toml`."""
    jobs: int | None = None
    """Processes to work with; None: as many as there are cores, for many articles."""
    held: dict[str, Held] | None = None
    """Files that were read or written while one article is worked on, and are not read twice."""

    @property
    def whole(self) -> bool:
        """Whether all articles and locales of the workspace are asked for."""
        return set(self.articles) == set(self.names) and set(self.locales) == set(
            self.workspace.settings.project.locales
        )

    @property
    def glossary(self) -> Glossary | None:
        """The workspace's glossary; None where it has none."""
        return self.terms.glossary

    def prepare(self) -> None:
        """Read what all articles need, before they are worked on."""
        self.terms.read()

    def alone(self) -> Work:
        """Return the same work with an empty report, for one article."""
        return replace(self, report=Report(), held={})

    def exists(self, path: str) -> bool:
        """Tell whether the workspace has a file; raises WorkspaceError for a path that leads out of it."""
        try:
            return Path(self.places.inside(path)).is_file()
        except OSError as error:
            raise WorkspaceError(f"can't be read ({error.strerror or error}); check its folder", path) from None

    def read(self, path: str) -> bytes:
        """Return the bytes of a file of the workspace; raises WorkspaceError."""
        return self._look(path, files.read)

    def find(self, path: str) -> bytes | None:
        """Return the bytes of a file of the workspace, None where there is none; raises WorkspaceError."""
        return self._look(path, files.find)

    def at_hand(self, path: str) -> Held | None:
        """Return a file that was read or written while this article is worked on; None where it was not."""
        return None if self.held is None else self.held.get(path)

    def _look(self, path: str, look: Callable[[Path | str, str], Data]) -> Data | bytes:
        """Return what `look` finds of a file, or what it was when it was read or written before."""
        held = self.at_hand(path)
        if held is not None:
            return held.data
        place = self.places.inside(path)
        state = None if self.held is None else files.state(place)
        data = look(place, path)
        if data is not None:
            self._hold(path, data, state)
        return data

    def _hold(self, path: str, data: bytes, state: files.State | None) -> None:
        if self.held is not None:
            self.held[path] = Held(data, state)

    def write(self, path: str, data: bytes, *, sync: bool = True) -> None:
        """Write a file of the workspace if its bytes change, and note that; `sync` as in `files.write`.

        Raises WorkspaceError where it can't be, and where it would overwrite what people have written.
        """
        if path in self.names or path in self.workspace.settings.project.glossary:
            raise WorkspaceError(
                "is an article or a glossary, which nothing is written over; change [project] site", path
            )
        if files.write(self.places.inside(path), data, path, sync=sync):
            self.report.written.append(path)
        self._hold(path, data, None)


def start(
    workspace: Workspace,
    *,
    locales: Iterable[str] = (),
    articles: Iterable[str] = (),
    progress: Progress = silent,
    jobs: int | None = None,
) -> Work:
    """Get ready to work: find the articles.

    `locales` and `articles` narrow the work; empty means all. Raises WorkspaceError for a locale or an article that the
    workspace doesn't have.
    """
    report = Report()
    known = workspace.settings.project.locales
    wanted = tuple(dict.fromkeys(map(tag, locales))) or known
    for locale in wanted:
        if locale not in known:
            raise WorkspaceError(f"has no locale {locale}; it has {', '.join(known)}", "localize.toml")
    project = workspace.settings.project
    made = tuple(f"{PurePosixPath(folder).as_posix()}/" for folder in (project.site, project.catalogs))
    found = files.glob(workspace.root, project.articles, report.errors, report.notes)
    names = workspace.names(path for path in found if not path.startswith(made))
    _known_names(workspace)
    chosen = tuple(dict.fromkeys(articles)) or tuple(names)
    for article in chosen:
        if article not in names:
            raise WorkspaceError(no_article(workspace, names, article), article)
    if not names:
        patterns = ", ".join(workspace.settings.project.articles)
        report.note(f"no articles yet; put HTML files where [project] articles looks: {patterns}")
    if not known:
        report.note("localize.toml: names no locale, so nothing is translated; list some in [project] locales")
    now = datetime.now(UTC).astimezone()
    return Work(
        workspace,
        wanted,
        chosen,
        names,
        Terms(workspace, report),
        report,
        progress,
        now,
        files.Places(workspace.root),
        _read_decisions(workspace, report, names),
        jobs,
    )


def no_article(workspace: Workspace, names: Iterable[str], path: str) -> str:
    """Return what to say of a path that is asked for as an article, and is none."""
    from difflib import get_close_matches

    for article in names:
        for locale in workspace.settings.project.locales:
            if workspace.catalog(article, locale) == path:
                return f"is a catalog; ask for its article: {article} --locale {locale}"
    if not (workspace.root / path).exists():
        near = get_close_matches(path, names, n=1, cutoff=0.9)
        return f"there is no such file; {f'did you mean {near[0]}?' if near else 'check the path'}"
    return "is no article of this workspace; see [project] articles in localize.toml"


def _read_decisions(workspace: Workspace, report: Report, names: Iterable[str]) -> tuple[Decision, ...]:
    """Read `quotes.toml`, where there is one; raises WorkspaceError, since without it what people decided would be undone."""
    if not (workspace.root / DECISIONS).exists():
        return ()
    from localize.quotes.decisions import parse

    found = parse(files.read(files.inside(workspace.root, DECISIONS), DECISIONS))
    for decision in found:
        if decision.article not in names:
            place = f"{DECISIONS}:{decision.line}"
            report.note(f"{place}: there is no article {decision.article}; correct the decision or take it out")
    return found


def _known_names(workspace: Workspace) -> None:
    """Refuse settings that name a rule or an engine that there isn't."""
    from localize import engines

    settings = workspace.settings
    checks = settings.checks
    for key, named in (("skip", checks.skip), ("enable", checks.enable), ("severity", tuple(checks.severity))):
        if named:
            from localize.checks import misnamed

            wrong = misnamed(named)
            if wrong:
                raise WorkspaceError(f"[checks] {key}: {wrong}", "localize.toml")
    if checks.severity:
        from localize.model import Severity
    for rule, level in checks.severity.items():
        if level not in list(Severity):
            raise WorkspaceError(
                f"[checks.severity] {rule} must be one of {', '.join(Severity)}, not {level}", "localize.toml"
            )
    for locale in checks.claims:
        if tag(locale) not in settings.project.locales:
            known = ", ".join(settings.project.locales)
            raise WorkspaceError(f"[checks.claims] has {locale}, the workspace has {known}", "localize.toml")
    if settings.engine.name not in engines.names():
        known = ", ".join(engines.names())
        raise WorkspaceError(f"[engine] name is no engine: {settings.engine.name}; there are {known}", "localize.toml")
