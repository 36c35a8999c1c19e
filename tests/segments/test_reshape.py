"""Cutting a segment in two, and making neighbours one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.article import read, splice
from localize.errors import ArticleError
from localize.segments import cut, join, place, segment
from tests.segments.pages import page, torn


def test_a_label_is_cut_off_and_each_half_is_placed_by_itself() -> None:
    article = segment(read(page("<p>(和訳)ラットの<b>皮膚</b>が改善した。</p>")))
    halves = cut(article, article.segments[0].id, 4)
    assert [item.text for item in halves.segments] == ["(和訳)", "ラットの<b1>皮膚</b1>が改善した。"]
    assert [item.column for item in halves.segments] == [47, 51]
    label, rest = halves.segments
    assert splice(halves, place(halves, {label.id: "", rest.id: "Rat <b1>skin</b1> improved."})) == page(
        "<p>Rat <b>skin</b> improved.</p>"
    )
    assert place(halves, {item.id: item.text for item in halves.segments}) == ()


def test_a_label_in_bold_is_cut_off_with_its_tags() -> None:
    article = segment(read(page("<p><strong>(和訳)</strong>  &#12459;ラット&amp;皮膚</p>")))
    text = article.segments[0].text
    halves = cut(article, article.segments[0].id, text.index("</strong1>") + len("</strong1>"))
    assert [item.text for item in halves.segments] == ["(和訳)", "カラット&皮膚"]


@pytest.mark.parametrize(
    ("offset", "words"), [(0, "edge"), (99, "edge"), (3, "a placeholder stands there"), (5, "is open")]
)
def test_a_cut_at_a_bad_place_is_an_error(offset: int, words: str) -> None:
    article = segment(read(page("<p>前の<b>太字</b>の文</p>")))
    assert article.segments[0].text == "前の<b1>太字</b1>の文"
    with pytest.raises(ArticleError, match=words):
        cut(article, article.segments[0].id, 7 if offset == 5 else offset)


def test_a_half_without_a_letter_is_an_error() -> None:
    article = segment(read(page("<p>123文です。</p>")))
    with pytest.raises(ArticleError, match="no letter"):
        cut(article, article.segments[0].id, 3)


def test_neighbours_are_joined_and_can_be_cut_again() -> None:
    article = segment(read(page("<p>一つ目。<br>二つ目。<i>三つ目</i>だ。</p><p>別。</p>")))
    ids = [item.id for item in article.segments]
    joined = join(article, ids[:3])
    assert [item.text for item in joined.segments] == ["一つ目。<br1/>二つ目。<i1>三つ目</i1>だ。", "別。"]
    assert cut(joined, joined.segments[0].id, 4).segments[0].text == "一つ目。"
    with pytest.raises(ArticleError, match="not neighbours"):
        join(article, [ids[2], ids[3]])
    with pytest.raises(ArticleError, match="not neighbours"):
        join(article, [ids[0], ids[2]])
    with pytest.raises(ArticleError, match="no segment"):
        join(article, ["none"])


@settings(max_examples=100, deadline=None)
@given(torn(), st.integers(1, 12))
def test_cutting_anywhere_keeps_the_page_and_loses_no_letter(inside: str, offset: int) -> None:
    article = segment(read(page(inside)), unit="paragraph")
    for item in article.segments:
        try:
            halves = cut(article, item.id, offset)
        except ArticleError:
            continue
        assert place(halves, {half.id: half.text for half in halves.segments}) == ()
        before = "".join(char for other in article.segments for char in other.plain if char.isalpha())
        after = "".join(char for other in halves.segments for char in other.plain if char.isalpha())
        assert before == after
