"""What of a page is offered, and as what: pages beside the listing of their blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize.article import read
from localize.model import Article, Role
from tests.conftest import CASES

PAGES = sorted((CASES / "article").glob("*.html"))


def listing(article: Article) -> str:
    """List the blocks of an article, one a line."""
    lines = []
    for block in article.blocks:
        tag = article.elements[block.element].tag if block.element >= 0 else "-"
        shown = "".join(
            piece.text if piece.role is Role.TEXT else f"<{article.source[piece.start : piece.end]}>"
            for piece in block.pieces
        )
        place = f"{tag}@{block.name}" if block.name else tag
        lines.append(
            f"{block.kind} | {block.form.value} | {place} | {block.language} | {block.locked or '-'} | "
            f"{block.context or '-'} | {' '.join(shown.split())}"
        )
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_blocks_of_a_page_are_those_listed_beside_it(page: Path) -> None:
    expected = page.with_suffix(".expect.txt").read_text(encoding="utf-8")
    assert listing(read(page.read_bytes())) == expected
