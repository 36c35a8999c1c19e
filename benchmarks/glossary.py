"""Measure the glossary: how the time of reading and matching grows with the number of concepts, and its false alarms.

    python benchmarks/glossary.py

Concepts are the medical ones of JMdict and of a UTX dictionary in `../shared`, with a further word behind them where these
are not enough. Texts are the example catalogs' sentences. Times are of the processor, the best of three, and printed as
ratios to the smallest glossary of the same run. False alarms are what `glossary-term` warns of, with the shipped glossary,
in sentences of professional translations of news and medical abstracts that correspond one to one; each was read, and the
verdicts stand in `seeding/judged.csv`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from seeding.pairs import Good, news

from localize.catalogs import parse
from localize.checks import check_pair
from localize.glossary import Glossary
from localize.glossary.contradictions import match_key
from localize.glossary.exchange import read
from localize.model import Severity

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "corpora" / "glossaries"
SIZES = (100, 1000, 10000, 60000)
BEHIND = (("", ""), ("療法", " therapy"), ("検査", " test"), ("試験", " trial"))


def glossary(size: int) -> bytes:
    """Return a glossary of so many concepts, no two with one Japanese term."""
    found = [
        concept.terms
        for name in ("jmdict/jmdict-medical-ja-en.csv", "utx/medutx1.01.utx")
        for concept in read((SHARED / name).read_bytes(), name).concepts
    ]
    pairs = [
        (next(iter(t["ja"])), next(iter(t.get("en") or t.get("en-US") or ("x",))))
        for t in map(_plain, found)
        if "ja" in t
    ]
    rows: dict[str, str] = {}
    for ja, en in ((a + x, b + y) for x, y in BEHIND for a, b in pairs):
        if len(rows) == size:
            break
        if "|" not in ja + en and any(map(str.isalnum, ja)) and any(map(str.isalnum, en)):
            quoted = ",".join('"{}"'.format(text.replace('"', '""')) for text in (ja, en))
            rows.setdefault(match_key(ja, "ja"), quoted)
    return ("concept,ja,en\n" + "".join(f"c{n},{row}\n" for n, row in enumerate(rows.values()))).encode()


def _plain(terms: object) -> dict[str, tuple[str, ...]]:
    assert hasattr(terms, "items")
    return {tag.split("-")[0]: words for tag, words in terms.items()}


def best(work: Callable[[], object], times: int = 3) -> float:
    """Return the least processor time of some runs, in seconds."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def _match(known: Glossary, texts: list[str], language: str) -> int:
    return sum(len(known.match(text, language)) for text in texts)


def main() -> None:
    """Print both tables."""
    entries = [
        e
        for path in sorted((ROOT / "locales" / "en").rglob("*.po"))
        for e in parse(path.read_bytes(), path.name, "en").entries
    ]
    texts = {"ja": [e.msgid for e in entries], "en": [e.msgstr for e in entries if e.msgstr]}
    base: dict[str, float] = {}
    print("| concepts | reading | matching Japanese | matching English | hits |\n|---|---|---|---|---|")
    for size in SIZES:
        data = glossary(size)
        known = Glossary.parse(data, "g.csv")
        cells, hits = [("reading", best(partial(Glossary.parse, data, "g.csv")), 1.0)], 0
        for language, sentences in texts.items():
            known.match("a", language)
            kilobytes = sum(len(text.encode()) for text in sentences) / 1024
            taken = best(partial(_match, known, sentences, language))
            hits += _match(known, sentences, language)
            cells.append((language, taken, kilobytes))
        shown = []
        for name, taken, per in cells:
            ratio = taken / base.setdefault(name, taken)
            unit = f"{taken * 1e3:.0f} ms" if name == "reading" else f"{taken / per * 1e6:.0f} µs/kB"
            shown.append(f"{unit} ({ratio:.1f} ×)")
        print(f"| {size} | {' | '.join(shown)} | {hits} |")
    medical = Glossary.parse((ROOT / "glossary" / "medical.csv").read_bytes(), "glossary/medical.csv")
    print(
        "\n| languages | pairs | terms | errors: pairs | of these wrongly | warnings: pairs | of these wrongly |\n|---|---|---|---|---|---|---|"
    )
    for other in ("ja", "zh", "ko"):
        pairs = [p for p in news() if {p.source_language, p.target_language} == {other, "en"}]
        for languages in (("en", other), (other, "en")):
            _alarms(medical, pairs, languages)


def _alarms(medical: Glossary, pairs: list[Good], languages: tuple[str, str]) -> None:
    """Print how many pairs, read from one language into the other, `glossary-term` reports, and how many of them wrongly.

    A pair with an error counts as one of error alone.
    """
    terms = 0
    flagged: dict[Severity, list[str]] = {Severity.ERROR: [], Severity.WARNING: []}
    for pair in pairs:
        same = pair.source_language == languages[0]
        source, target = (pair.source, pair.target) if same else (pair.target, pair.source)
        terms += len({hit.concept for hit in medical.match(source, languages[0])})
        found = check_pair(source, target, *languages, glossary=medical)
        levels = {f.severity for f in found if f.rule == "glossary-term"} & set(flagged)
        if levels:
            flagged[min(levels, key=list(Severity).index)].append(pair.verdict("glossary-term", languages))
    counts = [n for verdicts in flagged.values() for n in (len(verdicts), len(verdicts) - verdicts.count("right"))]
    cells = [f"{count} ({count / len(pairs):.1%})" for count in counts]
    print(f"| {' → '.join(languages)} | {len(pairs)} | {terms} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
