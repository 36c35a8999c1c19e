"""Time pages made to break a program, at a size and at half of it: read, segment, place, splice.

    PYTHONPATH=. python benchmarks/hostile.py

A ratio of about 2 says that time grows as the page does. Prints seconds of the processor.
"""

from __future__ import annotations

import platform
import time
from collections.abc import Callable

from localize.article import read, splice
from localize.segments import place, segment

TEXT = "本文です。"
PAGES: dict[str, tuple[int, Callable[[int], str]]] = {
    "bytes in one line of paragraphs": (
        50_000_000,
        lambda size: ("<p>" + "効果には個人差がある。" * 10 + "</p>") * (size // 340),
    ),
    "bytes in one sentence": (50_000_000, lambda size: "<p>" + "あ" * (size // 3)),
    "nested elements": (100_000, lambda size: "<div>" * size + TEXT),
    "nested <nav>": (100_000, lambda size: "<nav>" * size + TEXT),
    "unclosed <p><b>": (20_000, lambda size: "<p><b>" * size + TEXT),
    "less-than signs": (1_000_000, lambda size: "<" * size + TEXT),
    "attributes": (100_000, lambda size: "<p " + " ".join(f"a{n}=x" for n in range(size)) + f">{TEXT}"),
    "open braces": (300_000, lambda size: "<p>" + "{{ {% [a b=c " * (size // 3) + TEXT),
    "sentences in one paragraph": (100_000, lambda size: "<p>" + TEXT * size),
    "footnotes": (50_000, lambda size: "<p>" + "文。<sup>1</sup>" * size),
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


def main() -> None:
    """Print the table."""
    print(f"Python {platform.python_version()}")
    print()
    print("| page | half of it | whole | ratio |")
    print("|---|---|---|---|")
    seconds("<p>" + TEXT)
    for name, (size, make) in PAGES.items():
        half, whole = seconds(make(size // 2)), seconds(make(size))
        print(f"| {size:,} {name} | {half:.2f} s | {whole:.2f} s | {whole / max(half, 1e-9):.1f} |", flush=True)


if __name__ == "__main__":
    main()
