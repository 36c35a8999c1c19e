"""Measure how well pages that exist already are taken over: pairs of pages that professional translators made.

    python benchmarks/adopt.py [FOLDER] [--sample N] [--seed S]

FOLDER (`../shared/corpora/html-ja`) holds `COLLECTION/PAGE.ja.html`, `COLLECTION/PAGE.en.html` and `pairs.tsv`. The English
page of each pair is adopted into an empty catalog of the Japanese one, and the page is built from it. Where both have the
same structure, block by block, the text of each block that is offered must come back as the English page has it, white space aside;
blocks that are the same on both pages are not counted. With `--sample` it prints entries of the other pairs, to be judged by eye.
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from localize import article as articles
from localize import pipeline, segments
from localize.adopt import Adoption, Found, adopt, fill
from localize.article import splice
from localize.catalogs import merge, translations
from localize.errors import ArticleError
from localize.model import Article, Catalog
from localize.quotes import remembering

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "html-ja"


@dataclass
class Row:
    """What is counted of a family of pairs."""

    pairs: int = 0
    refused: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def read(path: Path, language: str) -> Article:
    """Read a page with its segments."""
    return segments.segment(articles.read(path.read_bytes(), path=path.name, language=language))


def texts(page: Article) -> dict[int, str]:
    """Return the visible text of each block, what no translator sees included, white space collapsed."""
    whole = segments.segment(replace(page, segments=()), unit="paragraph")
    return {segment.block: segment.plain for segment in whole.segments}


def same_structure(one: Article, other: Article) -> bool:
    """Tell whether two pages have the same blocks in the same elements."""
    return [_signature(one, b.index) for b in one.blocks] == [_signature(other, b.index) for b in other.blocks]


def _signature(page: Article, index: int) -> tuple[str, ...]:
    block = page.blocks[index]
    return block.kind, block.form, block.name, page.elements[block.element].tag if block.element >= 0 else ""


def built(source: Article, catalog: Catalog, *, drafts: bool) -> Article:
    """Build the page and read it again."""
    placed = translations(source, catalog, drafts=drafts)
    data = splice(source, segments.place(source, placed, language="en"))
    return segments.segment(articles.read(data, path=source.path, language="en"))


def measure(
    folder: Path, collection: str, page: str, row: Row, encoder: object
) -> tuple[Article, Adoption, Catalog] | None:
    """Adopt one page and count."""
    source = pipeline.understand((folder / collection / f"{page}.ja.html").read_bytes(), path=f"{page}.html")
    target = read(folder / collection / f"{page}.en.html", "en")
    row.pairs += 1
    start = time.process_time()
    try:
        adoption = adopt(source, target, encoder=encoder)  # type: ignore[arg-type]
    except ArticleError as error:
        print(f"  refused: {error}")
        row.refused += 1
        return None
    row.seconds += time.process_time() - start
    empty = merge(source, None, locale="en", path=f"{page}.po", now=datetime.now(UTC))
    filled = fill(empty, adoption.found, origin="adopted")
    confirmed = sum(not found.doubts for _, found in filled.entries)
    row.counts["confirmed"] += confirmed
    row.counts["fuzzy"] += len(filled.entries) - confirmed
    row.counts["left"] += filled.left
    row.counts["unplaced"] += len(adoption.unplaced)
    row.counts["equal"] += same_structure(source, target)
    if same_structure(source, target):
        ours, theirs = texts(source), texts(target)
        pages = [texts(built(source, filled.catalog, drafts=drafts)) for drafts in (False, True)]
        for block in source.blocks:
            text = ours.get(block.index)
            if block.locked is None and text is not None and text != theirs[block.index]:
                row.counts["blocks"] += 1
                back = [page.get(block.index) == theirs[block.index] for page in pages]
                row.counts["back confirmed"] += back[0]
                row.counts["back"] += back[1]
                if not back[1] and VERBOSE:
                    why = [d for _, f in filled.entries if f.segment.block == block.index for d in f.doubts]
                    row.counts["why: " + ("; ".join(sorted({d.split(":")[0][-30:] for d in why})) or "-")] += 1
                    print(
                        f"  {page}: {text!r}\n    page {theirs[block.index]!r}\n    back {pages[1].get(block.index)!r}"
                    )
    return source, adoption, filled.catalog


VERBOSE = False
LEAST_JUDGED = 10
"""Characters of a text that is judged by eye: shorter ones are mostly the same on all pages."""


def _judgeable(one: Found) -> bool:
    return len(one.segment.plain) >= LEAST_JUDGED and one.text != one.segment.text


def main() -> None:
    """Print the table."""
    global VERBOSE
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--only", default="")
    parser.add_argument(
        "--sample", type=int, default=0, help="print so many adopted entries of pairs of unequal structure"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true", help="print the blocks that don't come back")
    options = parser.parse_args()
    VERBOSE = options.verbose
    with (options.folder / "pairs.tsv").open(encoding="utf-8", newline="") as stream:
        pairs = [(row["collection"], row["page"]) for row in csv.DictReader(stream, delimiter="\t")]
    rows: dict[str, Row] = {}
    judged = []
    encoder = remembering()
    for collection, page in pairs:
        if options.only and options.only != collection:
            continue
        row = rows.setdefault(collection, Row())
        found = measure(options.folder, collection, page, row, encoder)
        if found and collection == "apache2-doc":
            judged += [(page, one) for one in found[1].found if _judgeable(one)]
    print(
        "| | pairs | refused | equal | confirmed | fuzzy | left | unplaced | blocks | back, confirmed | back, with drafts | s a page |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|---|")
    total = Row()
    for name, row in rows.items():
        total.pairs += row.pairs
        total.refused += row.refused
        total.counts += row.counts
        total.seconds += row.seconds
        print(line(name, row))
    print(line("all", total))
    if VERBOSE:
        for reason, number in total.counts.most_common():
            print(number, reason)
    random.Random(options.seed).shuffle(judged)
    known: set[str] = set()
    for doubtful, number in ((False, options.sample), (True, options.sample // 2)):
        here = [(page, one) for page, one in judged if bool(one.doubts) == doubtful]
        for page, one in here:
            if one.segment.text in known or number == 0:
                continue
            known.add(one.segment.text)
            number -= 1
            print(f"\n{page}:{one.segment.line} {one.score:.2f} {'; '.join(one.doubts) or 'confirmed'}")
            print(f"  {one.segment.text}\n  {one.text}{f'   [{one.whole}]' if one.whole else ''}")


def line(name: str, row: Row) -> str:
    """Return a line of the table."""
    counts = row.counts
    shares = [f"{counts[key] / max(counts['blocks'], 1):.1%}" for key in ("back confirmed", "back")]
    numbers = [str(counts[key]) for key in ("equal", "confirmed", "fuzzy", "left", "unplaced", "blocks")]
    return f"| {name} | {row.pairs} | {row.refused} | {' | '.join(numbers + shares)} | {row.seconds / max(row.pairs, 1):.2f} |"


if __name__ == "__main__":
    main()
