"""What a rule is made of, and what it is given."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from localize.catalogs import Source, source
from localize.checks.siblings import Sibling, Siblings
from localize.checks.visible import shown
from localize.model import Severity, State
from localize.settings import DEFAULT_CHECKS, CheckSettings
from localize.values import frozen

if TYPE_CHECKING:
    from localize.glossary import Glossary
    from localize.model import Article, Catalog, Entry, Segment, Where


@frozen
class Pair:
    """A source text and its translation, with all that is known of them."""

    source: str
    """With placeholders, as the msgid has them."""
    target: str
    source_language: str
    target_language: str
    glossary: Glossary | None = None
    state: State = State.CONFIRMED
    original: str | None = None
    """The words of the authors that are quoted, where the source text is their translation."""
    origin: str | None = None
    """Where the translation comes from, as its comment says: `quote q1 …`, `argos 1.9 ja→en`; None for a person's."""
    confidence: float | None = None
    """How sure the alignment of the source text with `original` is, 0 to 1."""
    segment: Segment | None = None
    context: str | None = None
    """The entry's msgctxt."""
    siblings: Siblings | None = None
    """The other entries of the catalog."""
    settings: CheckSettings = DEFAULT_CHECKS
    elsewhere: Sibling | None = None
    """The entry of another catalog that the same text should follow, where it is translated in another way."""

    @property
    def taken(self) -> bool:
        """Whether the translation was taken over from another catalog."""
        return source(self.origin) is Source.CATALOG

    @property
    def quoted(self) -> bool:
        """Whether the translation was filled in from a quote."""
        return source(self.origin) is Source.QUOTE

    @property
    def authors_words(self) -> bool:
        """Whether the translation is what the quoted authors wrote, which the glossary does not bind."""
        return self.original is not None and same_words(self.original, self.target)


def same_words(a: str, b: str) -> bool:
    """Tell whether two texts show the same, placeholders and the kind of white space aside."""
    return shown(a).split() == shown(b).split()


@frozen
class Sheet:
    """A catalog and its article, for what can only be seen in the whole."""

    catalog: Catalog
    source_language: str
    article: Article | None = None
    settings: CheckSettings = DEFAULT_CHECKS

    @property
    def locale(self) -> str:
        """The catalog's language."""
        return self.catalog.locale or ""

    @property
    def live(self) -> tuple[Entry, ...]:
        """The entries that are not obsolete, in the order of the page."""
        return tuple(entry for entry in self.catalog.entries if not entry.obsolete)


@frozen
class Problem:
    """What a rule found in a pair, or in a whole catalog."""

    message: str
    remedy: str = ""
    span: tuple[int, int] | None = None
    """The faulty part of the translation, placeholders counted."""
    severity: Severity | None = None
    """Where it is not the rule's own."""
    concept: str = ""
    """Of the glossary, where the problem is about one; a waiver may name it."""
    entry: Entry | None = None
    """Of a rule about catalogs: the entry that it found it in; None where it is about the catalog, or the article."""
    article: Where | None = None
    """The place in the article, where it is not the entry's."""


class Subject(StrEnum):
    """What a rule is about, which is what it is given."""

    PAIR = "pair"
    """A text and its translation: `Pair`."""
    CATALOG = "catalog"
    """A whole catalog: `Sheet`."""
    ARTICLE = "article"
    """An article, whatever the locale: `Article`."""
    GLOSSARY = "glossary"
    """The glossary itself: `Glossary`."""


@frozen
class Rule:
    """A check by its name."""

    name: str
    severity: Severity
    """Of its findings, unless they say otherwise."""
    summary: str
    """One line: what it reports."""
    doc: str
    """All of what `localize explain` prints, examples included."""
    find: Callable[[Any], Iterable[Problem]]
    """Yields the problems of what the rule is about."""
    states: frozenset[State]
    """Which entries it looks at, where it is about pairs."""
    about: Subject = Subject.PAIR
    default: bool = True
    """Whether it runs unless asked for."""


def check(
    severity: Severity,
    *,
    about: Subject = Subject.PAIR,
    states: Collection[State] = (State.CONFIRMED,),
    default: bool = True,
) -> Callable[[Callable[[Any], Iterable[Problem]]], Rule]:
    """Make a rule of a function that yields the problems of what the rule is about.

    The rule is called as the function is, hyphens for underscores; its docstring's first line is the summary. What
    a rule for confirmed entries finds in a draft counts as information, since a draft waits for a person anyway.
    """

    def make(function: Callable[[Any], Iterable[Problem]]) -> Rule:
        doc = inspect.cleandoc(function.__doc__ or "")
        name, summary = function.__name__.replace("_", "-"), doc.partition("\n")[0].rstrip(".")
        return Rule(name, severity, summary, doc, function, frozenset(states), about, default)

    return make
