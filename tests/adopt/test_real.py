"""Real pairs of pages: what is adopted gives the translated page back."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize.adopt import adopt, fill
from localize.errors import ArticleError
from tests.adopt.pages import built, empty, page, shown, source

PAIRS = (
    ("installation-guide", "ch03s03"),
    ("installation-guide", "ch08s04"),
    ("debian-faq", "redistributing"),
    ("aptitude", "pr01s04"),
    ("maint-guide", "checkit"),
)


@pytest.mark.parametrize(("collection", "name"), PAIRS)
def test_blocks_come_back_as_the_page_has_them(shared: Path, collection: str, name: str) -> None:
    folder = shared / "corpora" / "html-ja" / collection
    article = source((folder / f"{name}.ja.html").read_bytes())
    old = page((folder / f"{name}.en.html").read_bytes())
    adoption = adopt(article, old)
    catalog = fill(empty(article), adoption.found, origin="adopted").catalog
    rows = zip(article.blocks, shown(article), shown(old), shown(built(article, catalog)), strict=True)
    translated = [(theirs, back) for block, ours, theirs, back in rows if ours != theirs and block.locked is None]
    assert sum(theirs == back for theirs, back in translated) >= 0.95 * len(translated)
    assert sum(not found.doubts for found in adoption.found) >= 0.75 * len(adoption.found)


def test_another_page_of_the_manual_is_refused(shared: Path) -> None:
    folder = shared / "corpora" / "html-ja" / "debian-faq"
    with pytest.raises(ArticleError, match="isn't a translation"):
        adopt(source((folder / "kernel.ja.html").read_bytes()), page((folder / "pkgtools.en.html").read_bytes()))


def test_a_portuguese_page_is_no_english_one(shared: Path) -> None:
    folder = shared / "corpora" / "html-ja" / "apache2-doc"
    with pytest.raises(ArticleError, match="português"):
        adopt(source((folder / "bind.ja.html").read_bytes()), page((folder / "bind.en.html").read_bytes()))
