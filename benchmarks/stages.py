"""Show where the time of an extraction goes, stage by stage, for one article that this file makes.

    PYTHONPATH=. python benchmarks/stages.py [BYTES]

Milliseconds of the processor for each megabyte, the least of five rounds, with Python's garbage collector as it is by
default. The floor is what the tokenizer alone takes for the same page.
"""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from pages import article as made

from localize import article, catalogs, quotes, segments
from localize.article.tokens import masked, tokens

T = TypeVar("T")


NOW = datetime(2026, 1, 1, tzinfo=UTC)


def once(data: bytes, least: dict[str, float]) -> str:
    """Go through all stages once, keep the least time of each, and return how much was found."""
    from turbohtml import tokenize

    def timed(name: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        result = work()
        least[name] = min(time.process_time() - start, least.get(name, float("inf")))
        return result

    source = data.decode()
    text = masked(source)
    timed("floor: the tokenizer alone", lambda: list(tokenize(text, resolve_references=False, capture_source=True)))
    timed("tokens with their places (part of reading)", lambda: sum(1 for _ in tokens(source)))
    page = timed("read: elements and blocks", lambda: article.read(data, path="a.html"))
    cut = timed("segment: sentences, placeholders, lines, ids", lambda: segments.segment(page))
    whole = timed("look for quotes (there are none)", lambda: quotes.find(cut))
    template = timed("template", lambda: catalogs.template(whole, None, path="a.pot"))
    merged = timed("catalog", lambda: catalogs.merge(whole, None, locale="en", path="a.po", now=NOW, template=template))
    timed("write both", lambda: catalogs.render(template) + catalogs.render(merged))
    return f"{len(whole.blocks):,} blocks, {len(whole.segments):,} segments, {len(merged.entries):,} entries"


def main() -> None:
    """Print the table."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    data = made(2, size)
    least: dict[str, float] = {}
    for _ in range(5):
        found = once(data, least)
    print(f"{platform.processor() or platform.machine()}; Python {platform.python_version()}; {len(data):,} bytes")
    print(found)
    print()
    print("| stage | ms a MB |")
    print("|---|---|")
    for name, seconds in least.items():
        print(f"| {name} | {1e9 * seconds / len(data):.0f} |")
    total = sum(seconds for name, seconds in list(least.items())[2:])
    print(f"| all stages | {1e9 * total / len(data):.0f} |")


if __name__ == "__main__":
    main()
