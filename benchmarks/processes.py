"""What benchmarks of whole programs share: workspaces, peers, and how they are run and timed."""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from pages import article

LOCALIZE = [sys.executable, "-m", "localize"]
_CONFIG = '[project]\nsource = "ja"\nlocales = ["en"]\narticles = ["articles/**/*.html"]\nglossary = []\n'
ENVIRONMENT = dict(os.environ, PYTHONPATH=str(Path(__file__).resolve().parent.parent))
# An installed program is compiled once; so is this one, from the second run on.
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)


class Took(NamedTuple):
    """Seconds that a program took."""

    processor: float
    clock: float
    ended: bool
    """False where it was stopped."""


def run(command: list[str], folder: Path, limit: float = 600.0) -> Took:
    """Run a program to its end, or to the limit."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=limit, check=False, env=ENVIRONMENT)
    except subprocess.TimeoutExpired:
        ended = False
    else:
        ended = True
        if done.returncode:
            sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()[-500:]}")
    after, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - start
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(processor, clock, ended)


def least(took: list[Took]) -> Took:
    """Return the least times of several rounds."""
    return Took(min(t.processor for t in took), min(t.clock for t in took), all(t.ended for t in took))


def in_turn(rounds: int, programs: Sequence[Callable[[], Took]]) -> list[Took]:
    """Run programs in turn, A, B, A, B; return the least times of each."""
    found: list[list[Took]] = [[] for _ in programs]
    for _ in range(rounds):
        for program, results in zip(programs, found, strict=True):
            if all(took.ended for took in results):
                results.append(program())
    return [least(results) for results in found]


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


def machine() -> str:
    """Return a line on the machine: its processor, Python, and how busy it is with other work."""
    return f"{processor_name()}; Python {platform.python_version()}; load {os.getloadavg()[0]:.1f}"


def ratio(ours: Took, theirs: Took) -> str:
    """Return how often localize is done while the other is done once, by processor and clock."""
    more = "" if theirs.ended else "> "
    return f"{more}{theirs.processor / ours.processor:.1f}, {more}{theirs.clock / ours.clock:.1f}"


def processor_name() -> str:
    """Return what the machine calls its processor, and how many cores this process may use."""
    names = [platform.processor() or platform.machine()]
    info = Path("/proc/cpuinfo")
    if info.is_file():
        rows = info.read_text(encoding="utf-8").splitlines()
        names = [row.partition(":")[2].strip() for row in rows if row.startswith("model name")] or names
    return f"{names[0]}, {len(os.sched_getaffinity(0))} cores"
