"""Find the rules, and run them over pairs and catalogs."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from localize.catalogs import origin
from localize.checks.base import Pair, Problem, Rule, Sheet, Subject, same_words
from localize.checks.siblings import Sibling, siblings_of
from localize.model import Article, Catalog, Entry, Finding, Segment, Severity, State, Where
from localize.settings import DEFAULT_CHECKS, CheckSettings

if TYPE_CHECKING:
    from localize.glossary import Glossary

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


def misnamed(names: Iterable[str]) -> str | None:
    """Return what to say of the first name that no rule has, and which one may be meant; None where each is a rule's."""
    from difflib import get_close_matches

    known = rules()
    name = next((name for name in names if name not in known), None)
    if name is None:
        return None
    if "," in name:
        return f"no rule {name}; name one rule at a time"
    near = get_close_matches(name.lower().replace("_", "-"), known, n=1)
    return f"no rule {name}; did you mean {near[0]}?" if near else f"no rule {name}; there are {', '.join(known)}"


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
    empty, since the pair is in no file. Rules for whole catalogs find nothing here.
    """
    state = State.CONFIRMED if target else State.UNTRANSLATED
    settings = CheckSettings(skip=tuple(skip))
    pair = Pair(source, target, source_language, target_language, glossary, state, original, settings=settings)
    frame = Finding("", Severity.INFO, Where(""), "", locale=target_language)
    return sorted(_check(_for_pairs(active(settings)), pair, frame), key=_order)


_ByState = Mapping[State, tuple[Rule, ...]]


def _for_pairs(chosen: Iterable[Rule]) -> _ByState:
    """Return the rules about pairs by the state of the entries that they look at."""
    about_pairs = [rule for rule in chosen if rule.about is Subject.PAIR]
    return {state: tuple(rule for rule in about_pairs if state in rule.states) for state in State}


def active(settings: CheckSettings) -> tuple[Rule, ...]:
    """Return the rules that run under these settings, in the order of names."""
    wanted = {*settings.enable, *(["claim"] if settings.claims else [])}
    return tuple(
        rule for name, rule in rules().items() if name not in settings.skip and (rule.default or name in wanted)
    )


def check_catalog(
    article: Article | None,
    catalog: Catalog,
    *,
    source_language: str,
    glossary: Glossary | None = None,
    settings: CheckSettings = DEFAULT_CHECKS,
) -> list[Finding]:
    """Check a catalog and its entries; each finding names the catalog's line and the article's.

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
    chosen = active(settings)
    for_pairs = _for_pairs(chosen)
    sheet = Sheet(catalog, source_language, article, settings)
    frames: dict[int, Finding] = {}
    base = Pair("", "", source_language, catalog.locale, glossary, siblings=siblings, settings=settings)
    findings: list[Finding] = []
    for entry in sheet.live:
        segment = _segment_of(entry, by_text.get(entry.msgid, ()))
        place = Where(article.path, segment.line, segment.column) if article and segment else None
        frame = Finding(
            "",
            Severity.INFO,
            Where(catalog.path, entry.line),
            "",
            source=entry.msgid,
            target=entry.msgstr,
            article=place,
            locale=catalog.locale,
        )
        frames[id(entry)] = frame
        waivers = _waivers(entry)
        for pair in _pairs(entry, segment, base):
            findings.extend(_check(for_pairs, pair, frame, waivers))
    findings.extend(_survey(chosen, sheet, frames))
    return sorted(findings, key=_order)


def _survey(chosen: Iterable[Rule], sheet: Sheet, frames: Mapping[int, Finding]) -> Iterator[Finding]:
    """Run the rules for whole catalogs."""
    whole = Finding("", Severity.INFO, Where(sheet.catalog.path), "", locale=sheet.catalog.locale)
    for rule in chosen:
        for problem in rule.find(sheet) if rule.about is Subject.CATALOG else ():
            entry = problem.entry
            frame = frames[id(entry)] if entry else whole
            if problem.article:
                frame = replace(frame, article=problem.article)
            yield _finding(rule, problem, frame, sheet.settings, _waivers(entry) if entry else frozenset())


def check_repeat(
    catalog: Catalog,
    entry: Entry,
    elsewhere: Sibling,
    article: Where,
    *,
    source_language: str,
    settings: CheckSettings = DEFAULT_CHECKS,
) -> list[Finding]:
    """Check an entry against the one in another catalog that has the same text; `article` is the place of the text."""
    if catalog.locale is None:
        return []
    frame = Finding("", Severity.INFO, Where(catalog.path, entry.line), "", article=article, locale=catalog.locale)
    base = Pair("", "", source_language, catalog.locale, settings=settings)
    chosen = _for_pairs([rules()["inconsistent-repeat"]])
    return [
        finding
        for pair in _pairs(entry, None, base)
        for finding in _check(chosen, replace(pair, elsewhere=elsewhere), frame, _waivers(entry))
    ]


def check_article(article: Article, *, settings: CheckSettings = DEFAULT_CHECKS) -> list[Finding]:
    """Check an article itself, whatever the locale; each finding names the article's line. Sorted by line, then rule."""
    findings = [
        _finding(rule, problem, Finding("", Severity.INFO, problem.article or Where(article.path), ""), settings)
        for rule in active(settings)
        if rule.about is Subject.ARTICLE
        for problem in rule.find(article)
    ]
    return sorted(findings, key=_order)


def _segment_of(entry: Entry, segments: Collection[Segment]) -> Segment | None:
    """Choose the segment that an entry is about: of several with one text the one whose original fills the entry.

    Otherwise it is the one whose original is surest; an entry with a msgctxt is about segments of that kind.
    """
    if not segments:
        return None
    known = [s for s in segments if entry.msgctxt in (None, s.kind)]
    with_original = [s for s in known if s.original is not None]
    filled = [s for s in with_original if s.original is not None and same_words(s.original, entry.msgstr)]
    surest = max(with_original, key=lambda segment: segment.confidence or 0.0, default=None)
    return next(iter(filled), surest) or next(iter(known), None)


def _pairs(entry: Entry, segment: Segment | None, known: Pair) -> Iterator[Pair]:
    """Yield the pairs of an entry, one a plural form; `known` is what all pairs of the catalog have."""
    pair = Pair(
        entry.msgid,
        entry.msgstr,
        known.source_language,
        known.target_language,
        known.glossary,
        entry.state,
        segment.original if segment else None,
        origin(entry),
        segment.confidence if segment else None,
        segment,
        entry.msgctxt,
        known.siblings,
        known.settings,
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


def _check(chosen: _ByState, pair: Pair, frame: Finding, waivers: _Waivers = frozenset()) -> Iterator[Finding]:
    if (frame.source, frame.target) != (pair.source, pair.target):
        frame = replace(frame, source=pair.source, target=pair.target)
    for rule in chosen[pair.state]:
        for problem in rule.find(pair):
            found = _finding(rule, problem, frame, pair.settings, waivers)
            draft = pair.state is State.DRAFT and State.CONFIRMED in rule.states
            yield replace(found, severity=Severity.INFO) if draft else found


def _finding(
    rule: Rule, problem: Problem, frame: Finding, settings: CheckSettings, waivers: _Waivers = frozenset()
) -> Finding:
    """Make a finding of a problem: as bad as the settings say, or else the problem, or else the rule.

    `frame` has all that is not the rule's: places, texts, locale.
    """
    named = settings.severity.get(rule.name)
    severity = Severity(named) if named else problem.severity or rule.severity
    if _waived(rule.name, problem, waivers):
        problem = replace(problem, message=f"waived: {problem.message}", remedy=_UNWAIVE)
        severity = Severity.INFO
    return Finding(
        rule.name,
        severity,
        frame.where,
        problem.message,
        problem.remedy,
        frame.source,
        frame.target,
        problem.span,
        frame.article,
        frame.locale,
    )


_UNWAIVE = "take the comment `waive:` out of the entry to have it checked again"


def _waived(rule: str, problem: Problem, waivers: _Waivers) -> bool:
    return rule not in _NEVER_WAIVED and bool(waivers & {(rule, ""), (rule, problem.concept)})


def _order(finding: Finding) -> tuple[str, int, str, tuple[int, int], str]:
    return finding.where.file, finding.where.line or 0, finding.rule, finding.span or (-1, -1), finding.message
