"""Compare the memory that 10,000 articles need with that of 1,000.

    python benchmarks/memory.py [--articles 1000 10000]

The peak is that of all processes of `localize extract` together: the sum of their resident sets without what they share
(`Pss` of Linux), looked at fifty times a second.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from pathlib import Path

from processes import ENVIRONMENT, LOCALIZE, machine, workspace


def family(process: int) -> list[int]:
    """Return a process and all that it has started."""
    found = [process]
    for number in found:
        for listed in Path(f"/proc/{number}/task").glob("*/children"):
            try:
                found += map(int, listed.read_text(encoding="ascii").split())
            except OSError:
                continue
    return found


def resident(process: int) -> int:
    """Return the bytes of memory that are a process's own or its share of what several use; 0 when it has ended."""
    try:
        rows = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(1024 * int(row.split()[1]) for row in rows if row.startswith("Pss:"))


def peak(work: Path) -> int:
    """Return the peak of an extraction from nothing."""
    process = subprocess.Popen([*LOCALIZE, "extract"], cwd=work, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(resident, family(process.pid))))
        time.sleep(0.02)
    if process.returncode:
        raise SystemExit(f"localize ended with {process.returncode}")
    return most


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Compare the memory that many and few articles need.")
    parser.add_argument("--articles", type=int, nargs=2, default=[1000, 10000])
    chosen = parser.parse_args()
    peaks = []
    print(f"{machine()}\n")
    print("| articles | peak of all processes |")
    print("|---|---|")
    for count in chosen.articles:
        with tempfile.TemporaryDirectory() as name:
            workspace(Path(name), count, 8_000)
            peaks.append(peak(Path(name)))
        print(f"| {count:,} | {peaks[-1] / 1e6:.0f} MB |", flush=True)
    print(f"\nratio: {peaks[1] / peaks[0]:.2f}")


if __name__ == "__main__":
    main()
