"""The proof finds what is not expected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from localize import article, segments, site
from localize.errors import ArticleError
from localize.model import Article
from localize.site import Expected
from tests.site.cases import case

PROOFS = [site.verify, site.verify_bs4]

TAMPERED = [
    ("<h1>", "<h2>"),
    ("<h1>", '<h1 onclick="x()">'),
    ("</ul>", "</ul><script>x()</script>"),
    ("<img ", "<p><img "),
    ('src="a.png"', 'src="b.png"'),
    ("<div lang", "<!-- x --><div lang"),
    ("美肌", "別の字"),
    ('<input type="submit"', '<input type="reset"'),
    ("</body>", "more</body>"),
]


@pytest.mark.parametrize("proof", PROOFS)
@pytest.mark.parametrize(("old", "new"), TAMPERED)
def test_a_page_with_anything_else_changed_is_refused(
    proof: Callable[[Article, bytes, Expected], None], old: str, new: str
) -> None:
    built = case("gaps.en")
    page = built.page()
    text = page.data.decode()
    assert text.count(old) == 1
    # Ranges behind the change would be off, so the change stands behind the last of them or keeps its length.
    tampered = text.replace(old, new)
    expected = _moved(page.expected, text.index(old), len(new) - len(old))
    proof(built.article, page.data, page.expected)
    with pytest.raises(ArticleError, match="would not be this page"):
        proof(built.article, tampered.encode(), expected)


def _moved(expected: Expected, at: int, shift: int) -> Expected:
    def place(offset: int) -> int:
        return offset + shift if offset > at else offset

    return replace(
        expected,
        regions=tuple((a, b, place(c), place(d)) for a, b, c, d in expected.regions),
        inserted=tuple((place(a), place(b)) for a, b in expected.inserted),
    )


def test_a_quote_that_is_not_there_word_for_word_is_refused() -> None:
    built = case("quote.ar")
    page = built.page()
    changed = page.data.replace(b"12% (p", b"13% (p", 1)
    with pytest.raises(ArticleError, match=r"would not be this page|would change the quote"):
        site.verify(built.article, changed, page.expected)


def test_a_quote_is_proved_even_where_the_page_may_differ() -> None:
    built = case("quote.keep")
    page = built.page()
    source, text = built.article.source, page.data.decode()
    everything = replace(
        page.expected, regions=((source.index("<p>次"), len(source), text.index("<p>There"), len(text)),)
    )
    site.verify(built.article, page.data, everything)
    for old, new in (
        ("12% (p", "13% (p"),
        ("No serious", "No  erious"),
        ("Mori B.", "Mori C."),
        ("doi:10.5555/x.2", "doi:10.5555/x.3"),
    ):
        with pytest.raises(ArticleError, match="would change the quote"):
            site.verify(built.article, text.replace(old, new, 1).encode(), everything)


def test_a_refusal_names_file_and_place_and_says_what_to_do() -> None:
    built = case("piece.en")
    page = built.page()
    with pytest.raises(ArticleError) as caught:
        site.verify(built.article, page.data.replace(b"</p>\n", b"</p>\n<i>x</i>", 1), page.expected)
    assert str(caught.value).startswith("articles/piece.html")
    assert "; look at the markup" in str(caught.value)


def test_a_refusal_names_the_tags_of_the_text_that_would_be_another_one() -> None:
    drawing = (
        '<svg><label>単語<script type="application/ld+json">{"text": "<p>名"}</script>次の語<b href="/x/">終わりの語。'
    )
    source = segments.segment(article.read(f'<html lang="ja"><body><p>前。{drawing}'.encode()))
    moved = {item.id: "The <b1/>end<script1/>." for item in source.segments if item.placeholders}
    with pytest.raises(ArticleError, match="with <script>, <p> stands, it would have translated text with <script> "):
        site.page(source, moved, locale="en")


@pytest.mark.parametrize("body", ['<i title="題">', "<b title=題>文", "<title>題\0</title>", "<textarea>字\0"])
def test_torn_markup_that_was_refused_once_is_built(body: str) -> None:
    source = f'<!DOCTYPE html><meta charset="utf-8"><body>{body}'
    read = segments.segment(article.read(source.encode(), path="x.html"))
    page = site.page(read, {item.id: f"word {item.text} word" for item in read.segments}, locale="en")
    assert "word" in page.data.decode()
