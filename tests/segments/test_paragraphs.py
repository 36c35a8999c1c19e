"""Whole paragraphs: sentences joined once quotes are found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.article import read, splice
from localize.model import Article
from localize.pipeline import understand
from localize.segments import fault, paragraphs, place, segment
from tests.segments.pages import cases, page

ENGLISH = "Platelet-rich plasma increased hair density in men. No serious adverse events occurred during the study."
JAPANESE = "多血小板血漿は男性の毛髪密度を増加させた。研究期間中に重篤な有害事象は認められなかった。"


def texts(article: Article) -> list[str]:
    return [one.text for one in article.segments]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<p>一つ目。二つ目。</p><p>三つ目。</p>", ["一つ目。二つ目。", "三つ目。"]),
        ("<p><b>太字。</b>普通。</p>", ["<b1>太字。</b1>普通。"]),
        ("<p><em>一。二。</em></p>", ["一。二。"]),
        ("<p>一行目です。<br>二行目です。</p>", ["一行目です。<br1/>二行目です。"]),
    ],
)
def test_sentences_of_a_block_are_one_text(inside: str, expected: list[str]) -> None:
    article = paragraphs(segment(read(page(inside))))
    assert texts(article) == expected
    assert all(fault(one, one.text) is None for one in article.segments)


def test_a_quote_and_its_translation_in_one_paragraph_are_told_apart() -> None:
    html = f"<p>{ENGLISH}<br>(和訳)<br>{JAPANESE}</p><p>本文です。続きです。</p>".encode()
    article = understand(html, unit="paragraph")
    (quote,) = article.quotes
    assert quote.bilingual
    parts = [(one.part, one.text) for one in article.segments]
    assert parts == [("quote", ENGLISH), ("label", "(和訳)"), ("translation", JAPANESE), (None, "本文です。続きです。")]
    (translation,) = (one for one in article.segments if one.id in quote.translation)
    assert translation.original == ENGLISH
    assert [one.id for one in article.segments if one.part == "quote"] == list(quote.segments)


def test_placeholders_of_an_original_are_named_as_the_paragraph_names_them() -> None:
    english = ENGLISH.replace("density", "<em>density</em>").replace("study", "<em>study</em>")
    japanese = JAPANESE.replace("密度", "<em>密度</em>").replace("研究", "<em>研究</em>")
    html = f"<blockquote><p>{english}</p></blockquote><p>(和訳)</p><blockquote><p>{japanese}</p></blockquote>".encode()
    (translation,) = (one for one in understand(html, unit="paragraph").segments if one.part == "translation")
    assert translation.original is not None
    assert fault(translation, translation.original) is None
    assert "<em2>study</em2>" in translation.original


@settings(max_examples=cases(150), deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<b>",
                "</b>",
                "<a href=x>",
                "</a>",
                "文です。",
                "次。",
                " ",
                "<br>",
                "<!-- c -->",
                "(1)",
                " | ",
                "A b. ",
                "<input>",
            ]
        ),
        max_size=14,
    )
)
def test_paragraphs_translated_by_themselves_change_no_byte(parts: list[str]) -> None:
    data = page(f"<p>{''.join(parts)}</p>")
    article = paragraphs(segment(read(data)))
    same = {one.id: one.text for one in article.segments}
    assert len(same) == len(article.segments)
    assert all(fault(one, one.text) is None for one in article.segments)
    assert place(article, same, language="en") == ()
    assert splice(article, ()) == data
    ends = 0
    for one in article.segments:
        assert one.start >= ends
        ends = one.end
