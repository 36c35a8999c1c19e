"""Time a second run in which nothing changed, and one with one article changed, as shares of the first.

    python benchmarks/again.py [--articles 1000] [--rounds 3]

`localize extract` and `localize run --no-drafts`, each from nothing, again, and with a word changed in one article. Times
are the least of the rounds, of processor and clock, of all processes together.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from processes import LOCALIZE, Took, least, machine, run, workspace


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Time runs in which little or nothing has changed.")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        workspace(work, chosen.articles, 8_000)
        print(f"{machine()}; {chosen.articles:,} articles\n")
        print(
            "| command | from nothing: processor, clock | nothing changed | one article changed | shares: processor, clock |"
        )
        print("|---|---|---|---|---|")
        for command in (["extract"], ["run", "--no-drafts"]):
            took: tuple[list[Took], ...] = ([], [], [])
            for turn in range(chosen.rounds):
                for folder in ("locales", ".localize", "site"):
                    shutil.rmtree(work / folder, ignore_errors=True)
                took[0].append(run([*LOCALIZE, *command], work))
                took[1].append(run([*LOCALIZE, *command], work))
                article = work / "articles" / f"a{chosen.articles // 2:05}.html"
                text = article.read_text(encoding="utf-8")
                article.write_text(text.replace("一般的な情報", f"一般的な情報{turn}", 1), encoding="utf-8")
                took[2].append(run([*LOCALIZE, *command], work))
            first, again, changed = map(least, took)
            shares = "; ".join(
                f"{other.processor / first.processor:.1%}, {other.clock / first.clock:.1%}"
                for other in (again, changed)
            )
            cells = " | ".join(f"{t.processor:.2f} s, {t.clock:.2f} s" for t in (first, again, changed))
            print(f"| {' '.join(command)} | {cells} | {shares} |", flush=True)


if __name__ == "__main__":
    main()
