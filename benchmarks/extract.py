"""Compare extraction with html2po of the Translate Toolkit, on articles that this file makes, in one run.

    python benchmarks/extract.py [--peer ENVIRONMENT] [--rounds 3] [--limit 300] [--without 10MB]

Both make catalogs from nothing: `localize extract` a template and one catalog of each article (sentences, with their
places, headings and the glossary of an empty workspace), html2po one catalog (blocks). ENVIRONMENT is a virtual
environment with html2po in it; without one it is made, and translate-toolkit installed from the package index. Both are
whole processes, start-up included, and run in turn: A, B, A, B. Times are the least of the rounds, of processor and
clock; a ratio above 1 says how often localize is done while html2po is done once. Where html2po needs more than the
limit it is stopped, and the ratio is a lower bound.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from pages import article

SIZES = {"one article": (1, 20_000), "1MB": (1, 1_000_000), "10MB": (1, 10_000_000), "1000 articles": (1000, 8_000)}
LIMIT = 300.0
"""Seconds after which a program is stopped, unless told."""
_CONFIG = '[project]\nsource = "ja"\nlocales = ["en"]\narticles = ["articles/**/*.html"]\nglossary = []\n'


class Took(NamedTuple):
    """Seconds that a program took."""

    processor: float
    clock: float
    ended: bool
    """False where it was stopped."""


def run(command: list[str], folder: Path, limit: float) -> Took:
    """Run a program to its end, or to the limit."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        ended = False
    else:
        ended = True
        if done.returncode:
            sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()[-500:]}")
    after, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - start
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(processor, clock, ended)


def ours(work: Path, limit: float) -> Took:
    """Extract a workspace from nothing."""
    for name in ("locales", ".localize"):
        shutil.rmtree(work / name, ignore_errors=True)
    took = run([sys.executable, "-m", "localize", "extract"], work, limit)
    if took.ended and not any((work / "locales").rglob("*.po")):
        sys.exit("localize wrote no catalog")
    return took


def theirs(work: Path, peer: Path, limit: float) -> Took:
    """Convert the articles with html2po."""
    target = work / "po"
    shutil.rmtree(target, ignore_errors=True)
    took = run([str(peer / "bin" / "html2po"), "--progress=none", "articles", "po"], work, limit)
    if took.ended and not any(target.rglob("*.po")):
        sys.exit("html2po wrote no catalog")
    return took


def workspace(root: Path, count: int, size: int) -> int:
    """Make a workspace; return how many bytes its articles have."""
    (root / "articles").mkdir(parents=True)
    (root / "localize.toml").write_text(_CONFIG, encoding="utf-8")
    total = 0
    for number in range(count):
        total += (root / "articles" / f"a{number:05}.html").write_bytes(article(number, size))
    return total


def peer_environment(folder: Path) -> Path:
    """Make an environment with html2po."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    install = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "translate-toolkit"]
    subprocess.run(install, check=True)
    return folder


def processor_name() -> str:
    """Return what the machine calls its processor, and how many cores this process may use."""
    names = [platform.processor() or platform.machine()]
    info = Path("/proc/cpuinfo")
    if info.is_file():
        rows = info.read_text(encoding="utf-8").splitlines()
        names = [row.partition(":")[2].strip() for row in rows if row.startswith("model name")] or names
    return f"{names[0]}, {len(os.sched_getaffinity(0))} cores"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Compare extraction with html2po.")
    parser.add_argument("--peer", type=Path, help="a virtual environment with html2po")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds after which a program is stopped")
    parser.add_argument("--without", action="append", default=[], choices=SIZES, help="leave a row out")
    chosen = parser.parse_args()
    os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        peer = chosen.peer.absolute() if chosen.peer else peer_environment(root / "peer")
        version = subprocess.run([peer / "bin" / "html2po", "--version"], capture_output=True, text=True, check=True)
        print(
            f"{processor_name()}; Python {platform.python_version()}; {version.stdout.strip()}; load {os.getloadavg()[0]:.1f}"
        )
        print()
        print("| input | bytes | localize: processor, clock | html2po: processor, clock | ratio: processor, clock |")
        print("|---|---|---|---|---|")
        for title, (count, size) in SIZES.items():
            if title in chosen.without:
                continue
            work = root / title.replace(" ", "-")
            total = workspace(work, count, size)
            results: tuple[list[Took], list[Took]] = ([], [])
            for _ in range(chosen.rounds):
                results[0].append(ours(work, chosen.limit))
                if not results[1] or results[1][-1].clock < chosen.limit / 5:
                    results[1].append(theirs(work, peer, chosen.limit))
            mine, other = (
                Took(min(t.processor for t in took), min(t.clock for t in took), all(t.ended for t in took))
                for took in results
            )
            more = "" if other.ended else "> "
            print(
                f"| {title} | {total:,} | {mine.processor:.2f} s, {mine.clock:.2f} s"
                f" | {more}{other.processor:.2f} s, {more}{other.clock:.2f} s"
                f" | {more}{other.processor / mine.processor:.1f}, {more}{other.clock / mine.clock:.1f} |",
                flush=True,
            )
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
