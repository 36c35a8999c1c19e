"""Compare start-up with that of a two-command Typer program, in one run.

    python benchmarks/startup.py [--rounds 9]

`localize --help` against the program's `--help`; `localize check` and `localize extract` in a workspace without articles
against a command that does nothing. Times are the least of the rounds, of the processor; they run in turn.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path

from processes import LOCALIZE, in_turn, machine, run, workspace

_PROGRAM = """
import typer

app = typer.Typer()


@app.command()
def one() -> None:
    pass


@app.command()
def two(name: str = "x") -> None:
    print(name)


app()
"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Compare start-up with that of a small Typer program.")
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        workspace(work, 0, 0)
        (work / "small.py").write_text(_PROGRAM, encoding="utf-8")
        small = [sys.executable, "small.py"]
        commands = [
            [*small, "--help"],
            [*LOCALIZE, "--help"],
            [*small, "one"],
            [*LOCALIZE, "check"],
            [*LOCALIZE, "extract"],
        ]
        took = in_turn(chosen.rounds, [partial(run, command, work) for command in commands])
        shown, help_, nothing, check, extract = (one.processor for one in took)
        print(f"{machine()}\n")
        print("| localize | a two-command Typer program | ratio |")
        print("|---|---|---|")
        for title, mine, theirs in (
            ("--help", help_, shown),
            ("check, no articles", check, nothing),
            ("extract, no articles", extract, nothing),
        ):
            print(f"| {title}: {1000 * mine:.0f} ms | {1000 * theirs:.0f} ms | {mine / theirs:.2f} |")


if __name__ == "__main__":
    main()
