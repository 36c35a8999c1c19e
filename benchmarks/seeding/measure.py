"""What the rules report of pairs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from localize.catalogs import parse
from localize.checks import Rule, check_catalog, rules
from localize.model import Article, Catalog, Entry, Placeholder, Segment, Severity
from localize.settings import CheckSettings
from seeding.faults import Mutation
from seeding.mutations import MUTATIONS
from seeding.pairs import ROOT, Good, glossary
from seeding.peer import Peer

SETTINGS = CheckSettings(enable=("claim",), skip=("catalog-behind",))
"""All rules but the one that compares with a whole article: pairs stand alone here."""

MOST = 150
"""Pairs that one mutation is tried on."""


def reported(
    good: Good, before: Entry | None = None, at_least: Callable[[Rule], Severity] = lambda rule: Severity.WARNING
) -> Counter[str]:
    """Return how often each rule reports something in a pair as it stands in a catalog, information aside."""
    entry = Entry(good.source, good.target, comments=good.comments)
    catalog = Catalog(
        "a.po",
        good.target_language,
        (("Language", good.target_language),),
        entries=(*([before] if before else ()), entry),
    )
    glossary_or_none = glossary() if good.origin != "programs" else None
    article = _article(good) if good.original else None
    findings = check_catalog(
        article, catalog, source_language=good.source_language, glossary=glossary_or_none, settings=SETTINGS
    )
    order = list(Severity)
    return Counter(f.rule for f in findings if order.index(f.severity) <= order.index(at_least(rules()[f.rule])))


def _article(good: Good) -> Article:
    names = dict.fromkeys(re.findall(r"<(\w+\d)(/?)>", good.source))
    tags = tuple(Placeholder(name, name, (0, 0), None if void else (0, 0)) for name, void in names)
    text, language = good.source, good.source_language
    segment = Segment("s", text, text, "paragraph", 1, 1, 0, "", language, 0, 0, 0, tags, original=good.original)
    return Article("a.html", b"", language, "utf-8", "declared", "", segments=(segment,))


@dataclass(slots=True)
class Row:
    """What came of one mutation."""

    mutation: Mutation
    tried: int = 0
    caught: int = 0
    any_rule: int = 0
    peer: int = 0


def mutants(goods: Sequence[Good]) -> Iterable[tuple[Mutation, Good, Good]]:
    """Yield each mutation with the good pairs and bad pairs that it makes, at most `MOST` in even steps."""
    for mutation in MUTATIONS:
        made = [pairs for good in goods if (pairs := mutation.apply(good)) is not None]
        step = max(1, len(made) // MOST)
        yield from ((mutation, *pairs) for pairs in made[::step][:MOST])


def measure(goods: Sequence[Good], peer: Peer | None, missed: str = "") -> list[Row]:
    """Try every mutation, and let the peer see the same pairs."""
    found = {id(mutation): Row(mutation) for mutation in MUTATIONS}
    tried = list(mutants(goods))
    for mutation, good, bad in tried:
        row = found[id(mutation)]
        row.tried += 1
        # The neighbour is there before the fault, too, in its own right: alone it is no fault.
        news_of = reported(bad, mutation.before(good) if mutation.before else None) - reported(good)
        row.caught += mutation.rule in news_of
        row.any_rule += bool(news_of)
        if missed == mutation.rule and not news_of[missed]:
            print(f"{mutation.name}\n  {good.source}\n  {good.target}\n  {bad.target}")
    if peer is not None:
        verdicts = peer([pair for _, *pairs in tried for pair in pairs])
        for (mutation, *_), before, after in zip(tried, verdicts[::2], verdicts[1::2], strict=True):
            found[id(mutation)].peer += bool(after - before)
    return list(found.values())


def false_alarms(goods: Sequence[Good]) -> tuple[Counter[str], Counter[str]]:
    """Count the good pairs that each rule reports at its own severity, and those of them whose texts differ indeed."""
    flagged: Counter[str] = Counter()
    real: Counter[str] = Counter()
    for good in goods:
        for name in reported(good, at_least=lambda rule: rule.severity):
            flagged[name] += 1
            real[name] += good.verdict(name) == "right"
    return flagged, real


def seeded(kind: str) -> list[Good]:
    """Return the entries of `tests/cases/checks/seeded` of a kind, faults or clean; what only stands beside a fault is left out."""
    found: list[Good] = []
    for path in sorted((ROOT / "tests" / "cases" / "checks" / "seeded").glob(f"{kind}.*.po")):
        locale = path.name.split(".")[1].replace("_", "-")
        entries = parse(path.read_bytes(), path.name, locale).entries
        kept = [e for e in entries if "expect:" not in (comment.strip() for comment in e.comments)]
        found += [Good(e.msgid, e.msgstr, "ja", locale) for e in kept]
    return found
