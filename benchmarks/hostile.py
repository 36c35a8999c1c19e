"""Time pages made to break a program, at a size and at half of it: read, segment, place, splice.

    PYTHONPATH=. python benchmarks/hostile.py
    PYTHONPATH=. python benchmarks/hostile.py --run

A ratio of about 2 says that time grows as the page does. Prints seconds of the processor. With `--run` it is the whole
command, twice: `localize run` from nothing, then with every entry translated, the page built and proved; with the memory
that it takes.
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from localize.article import read, splice
from localize.segments import place, segment

TEXT = "本文です。"
ENTRY = re.compile(r'^msgid "(.+)"\nmsgstr ""$', re.MULTILINE)
JAPANESE = re.compile("[\u3000-\u9fff]+")
PAGES: dict[str, tuple[int, Callable[[int], str]]] = {
    "nested elements": (100_000, lambda size: "<div>" * size + TEXT),
    "nested <nav>": (100_000, lambda size: "<nav>" * size + TEXT),
    "unclosed <p><b>": (20_000, lambda size: "<p><b>" * size + TEXT),
    "less-than signs": (1_000_000, lambda size: "<" * size + TEXT),
    "attributes": (100_000, lambda size: "<p " + " ".join(f"a{n}=x" for n in range(size)) + f">{TEXT}"),
    "open braces": (300_000, lambda size: "<p>" + "{{ {% [a b=c " * (size // 3) + TEXT),
    "sentences in one paragraph": (100_000, lambda size: "<p>" + TEXT * size),
    "footnotes": (50_000, lambda size: "<p>" + "文。<sup>1</sup>" * size),
    # Last, since a process counts the peak of the one that began it as its own.
    "bytes in one line of paragraphs": (
        50_000_000,
        lambda size: ("<p>" + "効果には個人差がある。" * 10 + "</p>") * (size // 340),
    ),
    "bytes in one sentence": (50_000_000, lambda size: "<p>" + "あ" * (size // 3)),
}


def seconds(page: str) -> float:
    """Return how long a page takes, there and back."""
    data = f"<meta charset=utf-8>{page}".encode()
    start = time.process_time()
    article = segment(read(data))
    edits = place(article, {item.id: item.text for item in article.segments}, language="en")
    built = splice(article, edits)
    took = time.process_time() - start
    if edits or built != data:
        raise AssertionError("the page doesn't come back byte for byte")
    return took


def translated(entry: re.Match[str]) -> str:
    """Return an entry with a translation that has the placeholders and figures of its text."""
    return f'msgid "{entry[1]}"\nmsgstr "{JAPANESE.sub("A text.", entry[1])}"'


def command(folder: Path) -> tuple[float, int]:
    """Run `localize run` in a workspace; return seconds of the processor and megabytes at the peak."""
    process = subprocess.Popen(
        [sys.executable, "-m", "localize", "run", "--no-drafts"], cwd=folder, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise AssertionError("the command fails")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def print_runs() -> None:
    """Print the table of whole runs."""
    print("| page | from nothing | translated, built and proved |")
    print("|---|---|---|")
    for name, (size, make) in PAGES.items():
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            (folder / "articles").mkdir()
            (folder / "localize.toml").write_text('[project]\nlocales = ["en"]\nglossary = []\n', encoding="utf-8")
            text = f"<!DOCTYPE html><meta charset=utf-8><title>題名</title>{make(size)}"
            (folder / "articles" / "x.html").write_text(text, encoding="utf-8")
            first = command(folder)
            catalog = folder / "locales" / "en" / "LC_MESSAGES" / "x.po"
            head, _, entries = catalog.read_text(encoding="utf-8").partition("\n\n")
            catalog.write_text(f"{head}\n\n{ENTRY.sub(translated, entries)}", encoding="utf-8")
            second = command(folder)
        cells = (f"{took:.1f} s, {memory} MB" for took, memory in (first, second))
        print(f"| {size:,} {name} | {' | '.join(cells)} |", flush=True)


def main() -> None:
    """Print the table."""
    print(f"Python {platform.python_version()}")
    print()
    if "--run" in sys.argv:
        print_runs()
        return
    print("| page | half of it | whole | ratio |")
    print("|---|---|---|---|")
    seconds("<p>" + TEXT)
    for name, (size, make) in PAGES.items():
        half, whole = seconds(make(size // 2)), seconds(make(size))
        print(f"| {size:,} {name} | {half:.2f} s | {whole:.2f} s | {whole / max(half, 1e-9):.1f} |", flush=True)


if __name__ == "__main__":
    main()
