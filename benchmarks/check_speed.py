"""Time the checks: a large glossary against a small one, pofilter, and a check after which one catalog has changed.

    python benchmarks/check_speed.py [--pofilter PROGRAM] [--articles 300] [--rounds 2]

Each part prints a ratio of processor seconds (user and system, children included) from one run, A, B, A, B. The articles are made
of sentences of the example's; the large glossary has made-up katakana terms beside the shipped one. Modules are compiled before, as
those of installed programs are.
"""

from __future__ import annotations

import argparse
import csv
import io
import itertools
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGS = ROOT.parent / "shared" / "corpora" / "po-real"
LOCALIZE = [sys.executable, "-m", "localize"]
ONE = """
import sys
from pathlib import Path
from localize.catalogs import parse
from localize.checks import check_catalog

path, locale = Path(sys.argv[1]), sys.argv[2]
check_catalog(None, parse(path.read_bytes(), path.name, locale), source_language="en")
"""
"""Checks one catalog as `check` does, without an article or a glossary."""
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"


def environment(folder: str) -> dict[str, str]:
    """Return an environment in which Python keeps compiled modules in a folder, whatever the one outside says."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPYCACHEPREFIX": folder}


def seconds(command: Sequence[str], folder: Path, around: dict[str, str]) -> float:
    """Run a program, and return the processor seconds that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ended = subprocess.run(command, cwd=folder, env=around, capture_output=True, check=False)
    if ended.returncode not in (0, 1):  # 1: findings
        raise SystemExit(ended.stderr.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def compare(title: str, a: Callable[[], float], b: Callable[[], float], rounds: int) -> None:
    """Run A, B, A, B, and print the ratio of their sums; what runs first, to compile modules, isn't counted."""
    a(), b()
    times = [(a(), b()) for _ in range(rounds)]
    first, second = (sum(column) for column in zip(*times, strict=True))
    print(f"{title}: {first / rounds:.2f} s and {second / rounds:.2f} s, {first / second:.2f} ×")


def glossary(size: int) -> bytes:
    """Return a glossary of the shipped concepts and made-up ones."""
    chance = random.Random(7)
    rows = list(csv.reader(io.StringIO((ROOT / "glossary" / "medical.csv").read_text("utf-8-sig"))))
    head, known = rows[0], rows[1 : size + 1]
    words: set[str] = set()
    while len(words) < size - len(known):
        words.add("".join(chance.choices(_KANA, k=chance.randint(5, 9))))
    made = [[{"concept": f"term-{n}", "ja": word, "en": f"termword {n}"}.get(name, "") for name in head] for n, word in enumerate(sorted(words))]  # fmt: skip
    text = io.StringIO()
    csv.writer(text).writerows([head, *known, *made])
    return text.getvalue().encode()


def workspace(folder: Path, articles: int) -> None:
    """Make a workspace of articles with eight paragraphs each, and translate them by catalogs that `extract` makes."""
    texts = [
        re.sub(r"<[^>]+>", "", found[1]).strip()
        for path in sorted((ROOT / "articles").glob("*.html"))
        for found in re.finditer(r"<p>(.*?)</p>", path.read_text("utf-8", "ignore"), re.DOTALL)
    ]
    subprocess.run([*LOCALIZE, "init", "--locale", "en"], cwd=folder, check=True, capture_output=True)
    around = itertools.cycle(texts)
    for number in range(articles):
        body = "".join(f"<p>{next(around)}</p>\n" for _ in range(7))
        page = f'<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>記事{number}</title><h1>記事{number}</h1>{body}</html>'
        (folder / "articles" / f"a{number:03}.html").write_text(page, "utf-8")
    subprocess.run([*LOCALIZE, "extract"], cwd=folder, check=True, capture_output=True)
    for path in folder.glob("locales/en/LC_MESSAGES/*.po"):
        path.write_text(re.sub(r'(msgid ".+"\n)msgstr ""', r'\1msgstr "A translation, of some length, of a sentence."', path.read_text("utf-8")), "utf-8")  # fmt: skip


def main() -> None:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pofilter", help="path of pofilter, to be measured beside")
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as compiled:
        measure(options, environment(compiled))


def measure(options: argparse.Namespace, around: dict[str, str]) -> None:
    """Print the ratios; programs run in the environment `around`."""
    if options.pofilter:
        for name, locale in (("git-zh_CN-huge.po", "zh_CN"), ("python-docs-ja-library-stdtypes.po", "ja")):
            with tempfile.TemporaryDirectory() as out:
                ours = [sys.executable, "-c", ONE, str(CATALOGS / name), locale.replace("_CN", "-Hans")]
                theirs = [
                    options.pofilter,
                    "--progress=none",
                    f"--language={locale}",
                    str(CATALOGS / name),
                    f"{out}/o.po",
                ]
                compare(f"{name}, checks and pofilter", lambda c=ours: seconds(c, ROOT, around), lambda c=theirs: seconds(c, ROOT, around), options.rounds)  # type: ignore[misc]  # fmt: skip
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace(folder, options.articles)
        check = [*LOCALIZE, "check", "--jobs", "1"]

        def cold(size: int) -> float:
            (folder / "glossary" / "medical.csv").write_bytes(glossary(size))
            shutil.rmtree(folder / ".localize", ignore_errors=True)
            return seconds(check, folder, around)

        catalogs = itertools.cycle(sorted(folder.glob("locales/en/LC_MESSAGES/*.po")))

        def one_changed() -> float:
            path = next(catalogs)
            path.write_text(path.read_text("utf-8").replace("of some length", "of a length"), "utf-8")
            return seconds(check, folder, around)

        compare("10,000 concepts and 100", lambda: cold(10_000), lambda: cold(100), options.rounds)
        compare(f"one catalog of {options.articles} changed, and all", one_changed, lambda: cold(100), options.rounds)


if __name__ == "__main__":
    main()
