"""Find the rules, and run them over pairs and catalogs."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from localize.checks.base import Pair, Problem, Rule, Subject, same_words
from localize.checks.siblings import Sibling, siblings_of
from localize.model import Article, Catalog, Entry, Finding, Segment, Severity, State, Where

if TYPE_CHECKING:
    from localize.glossary import Glossary

_ORIGIN = "origin:"
_WAIVE = "waive:"
_NEVER_WAIVED = frozenset(("markup-injected", "placeholder"))
"""What keeps a translation from being placed, or a page from being safe, whoever says so."""


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by its name, in the order of names: one for each module here that holds its namesake."""
    from localize import checks

    found: dict[str, Rule] = {}
    for module in sorted(module.name for module in pkgutil.iter_modules(checks.__path__)):
        rule = getattr(importlib.import_module(f"{checks.__name__}.{module}"), module, None)
        if isinstance(rule, Rule):
            found[rule.name] = rule
    return MappingProxyType(dict(sorted(found.items())))


def check_pair(
    source: str,
    target: str,
    source_language: str,
    target_language: str,
    *,
    glossary: Glossary | None = None,
    original: str | None = None,
    skip: Collection[str] = (),
) -> list[Finding]:
    """Check one text and its translation; both may have placeholders.

    `original` is what quoted authors wrote, where the source text is a translation of it. The findings' `where` is
    empty, since the pair is in no file.
    """
    state = State.CONFIRMED if target else State.UNTRANSLATED
    pair = Pair(source, target, source_language, target_language, glossary, state, original)
    return sorted(_check(pair, Finding("", Severity.INFO, Where(""), "", locale=target_language), skip), key=_order)


def check_catalog(
    article: Article | None,
    catalog: Catalog,
    *,
    source_language: str,
    glossary: Glossary | None = None,
    skip: Collection[str] = (),
) -> list[Finding]:
    """Check the entries of a catalog; each finding names the catalog's line and the article's.

    Obsolete entries are left alone, and so is a template. Sorted by line, then rule. A translator's comment
    `waive: RULE` in an entry, or `waive: RULE CONCEPT` for one concept of the glossary, makes what the rule finds there
    information that says so.
    """
    if catalog.locale is None:
        return []
    by_text: dict[str, list[Segment]] = {}
    for known in article.segments if article else ():
        by_text.setdefault(known.text, []).append(known)
    siblings = siblings_of(catalog.entries)
    findings: list[Finding] = []
    for entry in catalog.entries:
        if entry.obsolete:
            continue
        segment = _segment_of(entry, by_text.get(entry.msgid, ()))
        place = Where(article.path, segment.line, segment.column) if article and segment else None
        frame = Finding("", Severity.INFO, Where(catalog.path, entry.line), "", article=place, locale=catalog.locale)
        waivers = _waivers(entry)
        for pair in _pairs(entry, segment, source_language, catalog.locale, glossary):
            findings.extend(_check(replace(pair, siblings=siblings), frame, skip, waivers))
    return sorted(findings, key=_order)


def check_repeat(
    catalog: Catalog, entry: Entry, elsewhere: Sibling, article: Where, *, source_language: str
) -> list[Finding]:
    """Check an entry against the one in another catalog that has the same text; `article` is the place of the text."""
    if catalog.locale is None:
        return []
    frame = Finding("", Severity.INFO, Where(catalog.path, entry.line), "", article=article, locale=catalog.locale)
    others = [name for name in rules() if name != "inconsistent-repeat"]
    return [
        finding
        for pair in _pairs(entry, None, source_language, catalog.locale, None)
        for finding in _check(replace(pair, elsewhere=elsewhere), frame, others, _waivers(entry))
    ]


def check_article(article: Article, *, skip: Collection[str] = ()) -> list[Finding]:
    """Check an article itself, whatever the locale; each finding names the article's line. Sorted by line, then rule."""
    findings = [
        Finding(
            rule.name,
            problem.severity or rule.severity,
            Where(article.path, problem.line),
            problem.message,
            problem.remedy,
        )
        for rule in rules().values()
        if rule.about is Subject.ARTICLE and rule.name not in skip
        for problem in rule.find(article)
    ]
    return sorted(findings, key=_order)


def _segment_of(entry: Entry, segments: Iterable[Segment]) -> Segment | None:
    """Choose the segment that an entry is about: of several with one text the one whose original fills the entry.

    Otherwise it is the one whose original is surest; an entry with a msgctxt is about segments of that kind.
    """
    known = [s for s in segments if entry.msgctxt in (None, s.kind)]
    with_original = [s for s in known if s.original is not None]
    filled = [s for s in with_original if s.original is not None and same_words(s.original, entry.msgstr)]
    surest = max(with_original, key=lambda segment: segment.confidence or 0.0, default=None)
    return next(iter(filled), surest) or next(iter(known), None)


def _pairs(
    entry: Entry, segment: Segment | None, source_language: str, locale: str, glossary: Glossary | None
) -> Iterator[Pair]:
    origins = [c.removeprefix(_ORIGIN).strip() for c in entry.comments if c.startswith(_ORIGIN)]
    pair = Pair(
        entry.msgid,
        entry.msgstr,
        source_language,
        locale,
        glossary,
        entry.state,
        segment.original if segment else None,
        origins[-1] if origins else None,
        segment.confidence if segment else None,
        segment,
        entry.msgctxt,
    )
    if entry.msgid_plural is None or entry.state is State.UNTRANSLATED:
        yield pair
        return
    many = len(entry.msgstr_plural) > 1
    for index, target in enumerate(entry.msgstr_plural):
        yield replace(pair, source=entry.msgid_plural if index or not many else entry.msgid, target=target)


_Waivers = frozenset[tuple[str, str]]


def _waivers(entry: Entry) -> _Waivers:
    """Read `waive: RULE` and `waive: RULE CONCEPT` of an entry's comments, as pairs of rule and concept."""
    found: set[tuple[str, str]] = set()
    for comment in entry.comments:
        if comment.strip().startswith(_WAIVE):
            rule, *concepts = comment.strip().removeprefix(_WAIVE).replace(",", " ").split() or [""]
            found.update((rule, concept) for concept in concepts or [""])
    return frozenset(found)


def _check(pair: Pair, frame: Finding, skip: Collection[str], waivers: _Waivers = frozenset()) -> Iterator[Finding]:
    for rule in rules().values():
        if rule.about is not Subject.PAIR or rule.name in skip or pair.state not in rule.states:
            continue
        for problem in rule.find(pair):
            severity = problem.severity or rule.severity
            if pair.state is State.DRAFT and State.CONFIRMED in rule.states:
                severity = Severity.INFO
            if _waived(rule.name, problem, waivers):
                problem = replace(problem, message=f"waived: {problem.message}", remedy=_UNWAIVE)
                severity = Severity.INFO
            yield replace(
                frame,
                rule=rule.name,
                severity=severity,
                message=problem.message,
                remedy=problem.remedy,
                source=pair.source,
                target=pair.target,
                span=problem.span,
            )


_UNWAIVE = "take the comment `waive:` out of the entry to have it checked again"


def _waived(rule: str, problem: Problem, waivers: _Waivers) -> bool:
    return rule not in _NEVER_WAIVED and bool(waivers & {(rule, ""), (rule, problem.concept)})


def _order(finding: Finding) -> tuple[str, int, str, tuple[int, int], str]:
    return finding.where.file, finding.where.line or 0, finding.rule, finding.span or (-1, -1), finding.message
