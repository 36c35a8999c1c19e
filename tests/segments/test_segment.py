"""How blocks are cut into segments: pages beside the listing of their segments."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize.article import read
from localize.model import Article
from localize.segments import segment
from tests.conftest import CASES

PAGES = sorted((CASES / "segments").glob("*.html"))


def listing(article: Article) -> str:
    """List the segments of an article: place, kind, text, then the legends of its placeholders."""
    lines = []
    for item in article.segments:
        lines.append(f"{item.line}:{item.column} {item.kind}{f' ({item.locked})' if item.locked else ''}: {item.text}")
        if item.plain != item.text:
            lines.append(f"    plain: {item.plain}")
        lines += [f"    {holder.name}: {holder.legend}" for holder in item.placeholders if holder.legend]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_segments_of_a_page_are_those_listed_beside_it(page: Path) -> None:
    expected = page.with_suffix(".expect.txt").read_text(encoding="utf-8")
    assert listing(segment(read(page.read_bytes()))) == expected
