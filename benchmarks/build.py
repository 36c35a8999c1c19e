"""Compare building pages with po2html of the Translate Toolkit, on articles that this file makes.

    python benchmarks/build.py [--peer ENVIRONMENT] [--rounds 3] [--limit 300] [--only 10MB]

Each program builds from the catalogs that it has extracted itself, with every entry translated. `localize build` proves
each page with a tree parser and compiles the catalogs as well; with `--verify` beautifulsoup4 proves each page again.
po2html writes the pages. Times and ratios are as in `extract.py`.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path

import polib
from extract import LIMIT, SIZES, USUAL, cell, html2po
from extract import ours as extract
from processes import LOCALIZE, Took, in_turn, machine, peer_environment, ratio, run, workspace


def translate(folder: Path) -> None:
    """Give every entry of every catalog a translation."""
    for path in folder.rglob("*.po"):
        catalog = polib.pofile(str(path), wrapwidth=0)
        for entry in catalog:
            entry.msgstr = f"T {entry.msgid}"
        catalog.save()


def build(work: Path, limit: float, *options: str) -> Took:
    """Build all pages anew."""
    for name in ("site", ".localize"):
        shutil.rmtree(work / name, ignore_errors=True)
    took = run([*LOCALIZE, "build", *options], work, limit)
    page = next((work / "site" / "en").rglob("a*.html"), None)
    if took.ended and (page is None or "<p>T " not in page.read_text(encoding="utf-8")):
        sys.exit("localize built no page")
    return took


def po2html(work: Path, peer: Path, limit: float) -> Took:
    """Build all pages with po2html."""
    shutil.rmtree(work / "built", ignore_errors=True)
    took = run([str(peer / "bin" / "po2html"), "--progress=none", "-t", "articles", "po", "built"], work, limit)
    if took.ended and not any((work / "built").rglob("*.html")):
        sys.exit("po2html built no page")
    return took


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Compare building pages with po2html.")
    parser.add_argument("--peer", type=Path, help="a virtual environment with po2html")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds after which a program is stopped")
    parser.add_argument("--only", action="append", choices=SIZES, help="a row; without this the usual ones")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        peer = chosen.peer.absolute() if chosen.peer else peer_environment(root / "peer")
        print(f"{machine()}\n")
        print("| input | localize build: processor, clock | with --verify | po2html | ratios: processor, clock |")
        print("|---|---|---|---|---|")
        for title in chosen.only or USUAL:
            count, size = SIZES[title]
            work = root / title.replace(" ", "-")
            workspace(work, count, size)
            extract(work, chosen.limit)
            html2po(work, peer, chosen.limit)
            translate(work)
            programs = [
                partial(build, work, chosen.limit),
                partial(build, work, chosen.limit, "--verify"),
                partial(po2html, work, peer, chosen.limit),
            ]
            quick, verified, theirs = in_turn(chosen.rounds, programs)
            cells = " | ".join(map(cell, (quick, verified, theirs)))
            print(f"| {title} | {cells} | {ratio(quick, theirs)}; {ratio(verified, theirs)} |", flush=True)
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
