"""Print the tables of docs/checks.md, or write them into it."""

from __future__ import annotations

import argparse
from collections import defaultdict

import seeding
from seeding.measure import Row, false_alarms, measure, seeded
from seeding.pairs import ROOT, Good, examples, news, programs
from seeding.peer import Peer, pofilter

from localize.checks import rules

_MARK = "<!-- What follows is written by python benchmarks/checks.py --write. -->\n"


def share(part: int, whole: int) -> str:
    """Return a share in percent, to one place."""
    return f"{100 * part / whole:.1f}%" if whole else "–"


def faults_table(rows: list[Row], peer: bool) -> list[str]:
    """Return the table of mutations."""
    lines = ["| rule | fault | tried | found by the rule | by any rule | by pofilter |", "|---|---|---|---|---|---|"]
    for row in rows:
        name = row.mutation.name + (" +" if row.mutation.added else "")
        theirs = share(row.peer, row.tried) if peer else "–"
        lines.append(f"| `{row.mutation.rule}` | {name} | {row.tried} | {share(row.caught, row.tried)} | {share(row.any_rule, row.tried)} | {theirs} |")  # fmt: skip
    tried = sum(row.tried for row in rows)
    caught, found, theirs = (sum(getattr(row, name) for row in rows) for name in ("caught", "any_rule", "peer"))
    lines.append(f"| all | {len(rows)} kinds | {tried} | {share(caught, tried)} | {share(found, tried)} | {share(theirs, tried) if peer else '–'} |")  # fmt: skip
    return lines


def rules_table(rows: list[Row], sources: dict[str, list[Good]]) -> list[str]:
    """Return the table of rules with their false alarms."""
    counts = {name: false_alarms(part) for name, part in sources.items()}
    heads = "".join(f" flagged of {len(part):,}: {name} |" for name, part in sources.items())
    lines = [f"| rule | severity | seeded faults found |{heads} differ indeed |", f"|---|---|---|{'---|' * len(sources)}---|"]  # fmt: skip
    by_rule: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_rule[row.mutation.rule].append(row)
    for name, rule in rules().items():
        if name not in by_rule:
            continue
        caught, of = sum(r.caught for r in by_rule[name]), sum(r.tried for r in by_rule[name])
        flagged = "".join(f" {c[name]} ({share(c[name], len(sources[part]))}) |" for part, (c, _) in counts.items())
        lines.append(f"| `{name}` | {rule.severity.value} | {share(caught, of)} of {of} |{flagged} {sum(real[name] for _, real in counts.values()) or ''} |")  # fmt: skip
    return lines


def peer_lines(peer: Peer, sources: dict[str, list[Good]]) -> list[str]:
    """Say how many good pairs the peer flags, and how many of the catalog of faults each of the two finds."""
    lines = [
        f"- pofilter flags {share(sum(map(bool, peer(part))), len(part))} of the {len(part):,} good pairs: {name}."
        for name, part in sources.items()
    ]
    faults, clean = seeded("faults"), seeded("clean")
    found, flagged = sum(map(bool, peer(faults))), sum(map(bool, peer(clean)))
    lines.append(
        f"- Of the {len(faults)} faults in `tests/cases/checks/seeded` pofilter reports {found}, and it flags {flagged} of the {len(clean)} good pairs there; the rules report all and flag none, which the tests prove."
    )
    return lines


def main() -> None:
    """Measure, and print or write the tables."""
    parser = argparse.ArgumentParser(description=seeding.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pofilter", help="path of pofilter, to be measured beside")
    parser.add_argument("--missed", metavar="RULE", default="", help="print what this rule misses, too")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/checks.md")
    options = parser.parse_args()
    peer = pofilter(options.pofilter) if options.pofilter else None
    sources = {"example catalogs": examples(), "news": news(), "programs": programs()}
    rows = measure([*sources["example catalogs"], *sources["news"]], peer, options.missed)
    lines = ["## Seeded faults", "", *faults_table(rows, peer is not None), "", "## Rules", ""]
    lines += rules_table(rows, sources)
    if peer is not None:
        lines += ["", "## Beside pofilter", "", *peer_lines(peer, sources)]
    text = "\n".join(lines) + "\n"
    print(text, end="")
    if options.write:
        page = ROOT / "docs" / "checks.md"
        head = page.read_text("utf-8").partition(_MARK)[0].rstrip("\n")
        page.write_text(f"{head}\n\n{_MARK}\n{text}", "utf-8")


if __name__ == "__main__":
    main()
