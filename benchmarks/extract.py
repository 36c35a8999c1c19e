"""Compare extraction with html2po of the Translate Toolkit and with gettext-extractor, on articles that this file makes.

    python benchmarks/extract.py [--peer ENVIRONMENT] [--node FOLDER] [--rounds 3] [--limit 300] [--only 10MB]

All make catalogs from nothing: `localize extract` a template and one catalog of each article (sentences, with their
places, headings and the glossary of an empty workspace), html2po one catalog of each (blocks), gettext-extractor one
template of all (blocks, as raw HTML). ENVIRONMENT is a virtual environment with html2po in it; without one it is made, and
translate-toolkit installed from the package index. FOLDER is one where `npm install gettext-extractor` was run; without
one this peer is left out. All are whole processes, start-up included, and run in turn: A, B, C, A, B, C. Times are the
least of the rounds, of processor and clock; a ratio above 1 says how often localize is done while the other is done once.
Where one needs more than the limit it is stopped, and the ratio is a lower bound.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from processes import LOCALIZE, Took, in_turn, machine, peer_environment, ratio, run, workspace

SIZES = {
    "one article": (1, 20_000),
    "1MB": (1, 1_000_000),
    "2MB": (1, 2_000_000),
    "5MB": (1, 5_000_000),
    "10MB": (1, 10_000_000),
    "1000 articles": (1000, 8_000),
}
USUAL = ("one article", "1MB", "1000 articles")
LIMIT = 300.0
"""Seconds after which a program is stopped, unless told."""
_NODE = """
const {GettextExtractor, HtmlExtractors} = require('gettext-extractor');
const extractor = new GettextExtractor();
const units = 'title, h1, h2, h3, p, li, dt, dd, th, td, caption, figcaption';
extractor.createHtmlParser([
  HtmlExtractors.elementContent(units), HtmlExtractors.elementAttribute('img', 'alt'),
]).parseFilesGlob('articles/**/*.html');
extractor.savePotFile('node.pot');
"""


def ours(work: Path, limit: float) -> Took:
    """Extract a workspace from nothing."""
    for name in ("locales", ".localize"):
        shutil.rmtree(work / name, ignore_errors=True)
    took = run([*LOCALIZE, "extract"], work, limit)
    if took.ended and not any((work / "locales").rglob("*.po")):
        sys.exit("localize wrote no catalog")
    return took


def html2po(work: Path, peer: Path, limit: float) -> Took:
    """Convert the articles with html2po."""
    target = work / "po"
    shutil.rmtree(target, ignore_errors=True)
    took = run([str(peer / "bin" / "html2po"), "--progress=none", "articles", "po"], work, limit)
    if took.ended and not any(target.rglob("*.po")):
        sys.exit("html2po wrote no catalog")
    return took


def gettext_extractor(work: Path, node: Path, limit: float) -> Took:
    """Extract the articles with gettext-extractor."""
    target = work / "node.pot"
    target.unlink(missing_ok=True)
    script = f"module.paths.push({str(node / 'node_modules')!r});{_NODE}"
    took = run(["node", "-e", script], work, limit)
    if took.ended and "msgid" not in target.read_text(encoding="utf-8"):
        sys.exit("gettext-extractor wrote no template")
    return took


def cell(took: Took) -> str:
    """Return times as a cell of the table."""
    more = "" if took.ended else "> "
    return f"{more}{took.processor:.2f} s, {more}{took.clock:.2f} s"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Compare extraction with html2po and gettext-extractor.")
    parser.add_argument("--peer", type=Path, help="a virtual environment with html2po")
    parser.add_argument("--node", type=Path, help="a folder with gettext-extractor in its node_modules")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds after which a program is stopped")
    parser.add_argument("--only", action="append", choices=SIZES, help="a row; without this the usual ones")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        peer = chosen.peer.absolute() if chosen.peer else peer_environment(root / "peer")
        version = subprocess.run([peer / "bin" / "html2po", "--version"], capture_output=True, text=True, check=True)
        print(f"{machine()}; {version.stdout.strip()}\n")
        others = ["html2po", *(["gettext-extractor"] if chosen.node else [])]
        print(f"| input | bytes | localize: processor, clock | {' | '.join(others)} | ratios: processor, clock |")
        print("|---|---|---|---|" + "---|" * len(others))
        for title in chosen.only or USUAL:
            count, size = SIZES[title]
            work = root / title.replace(" ", "-")
            total = workspace(work, count, size)
            programs = [partial(ours, work, chosen.limit), partial(html2po, work, peer, chosen.limit)]
            if chosen.node:
                programs.append(partial(gettext_extractor, work, chosen.node.absolute(), chosen.limit))
            mine, *theirs = in_turn(chosen.rounds, programs)
            ratios = "; ".join(ratio(mine, took) for took in theirs)
            print(f"| {title} | {total:,} | {' | '.join(map(cell, (mine, *theirs)))} | {ratios} |", flush=True)
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
