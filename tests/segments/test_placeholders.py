"""Placeholders in translations: which can be placed, and what is said of those that can't."""

from __future__ import annotations

import pytest

from localize.article import read, splice
from localize.errors import ArticleError
from localize.model import Article, Segment
from localize.segments import fault, place, plain, segment
from tests.segments.pages import page


def only(inside: str) -> tuple[Article, Segment]:
    article = segment(read(page(inside), path="x.html"))
    return article, article.segments[0]


SOURCE = '<p>前<a href="/x/" title="題">中<b>太</b></a>と<br>後</p>'


@pytest.mark.parametrize(("translation", "wrong"), [
    ("a<a1>b<b1>c</b1></a1><br1/>", None),
    ("<br1/>x<b1>c</b1><a1>y</a1>", None),
    ("a<b1>c</b1><br1/>", "a1 is missing"),
    ("<a1>b<b1>c</a1></b1><br1/>", "</a1> is misnested"),
    ("<a1>b<b1>c</b1><br1/>", "<a1> is not closed"),
    ("</a1><b1></b1><br1/>", "</a1> closes nothing"),
    ("<a1></a1><b1></b1><br1/><br1/>", "br1 is there twice"),
    ("<a1></a1><b1></b1><br1>", "<br1> must be <br1/>"),
    ("<a1/><b1></b1><br1/>", "<a1/> must be <a1>…</a1>"),
    ("<a1></a1><b1></b1><br1/><i1>", "unknown placeholder <i1>"),
    ("<a1></a1><b1></b1></br1/>", "</br1/> is no placeholder"),
    ("<a1></a1><b1></b1><br1/>\0", "the character U+0000 has no place on a page"),
    ("<a1></a1><b1></b1><br1/>\ud800", "the character U+D800 has no place on a page"),
    ("<a1></a1><b1></b1><br1/><script>", None),
])  # fmt: skip
def test_a_translation_that_cannot_be_placed_says_why(translation: str, wrong: str | None) -> None:
    article, item = only(SOURCE)
    assert item.text == "前<a1>中<b1>太</b1></a1>と<br1/>後"
    assert fault(item, translation) == wrong
    if wrong:
        with pytest.raises(ArticleError, match=r"x\.html:1:47: .*can't be placed: "):
            place(article, {item.id: translation})
    else:
        place(article, {item.id: translation})


def test_markup_comes_back_where_the_translation_puts_it() -> None:
    article, item = only(SOURCE)
    built = splice(article, place(article, {item.id: "A<br1/>B <b1>bold</b1> <a1>link</a1>."}))
    assert built == page('<p>A<br>B <b>bold</b> <a href="/x/" title="題">link</a>.</p>')


def test_attributes_inside_a_sentence_are_translated_with_it_and_without_it() -> None:
    article, item = only(SOURCE)
    title = next(other for other in article.segments if other.text == "題")
    assert splice(article, place(article, {title.id: 'a "title"'})) == page(
        SOURCE.replace('title="題"', 'title="a &quot;title&quot;"')
    )
    built = splice(article, place(article, {title.id: "T", item.id: "<a1>l<b1>b</b1></a1><br1/>e"}))
    assert built == page('<p><a href="/x/" title="T">l<b>b</b></a><br>e</p>')


def test_islands_inside_a_sentence_are_translated_with_it() -> None:
    article = segment(read(page("<p>前<select><option title=題>東京</select>後の文</p>")), unit="paragraph")
    texts = {item.text: item.id for item in article.segments}
    translations = {texts["前<select1/>後の文"]: "a <select1/> b", texts["東京"]: "Tokyo", texts["題"]: "a title"}
    assert splice(article, place(article, translations)) == page(
        '<p>a <select><option title="a title">Tokyo</select> b</p>'
    )


def test_text_that_looks_like_a_placeholder_stays_text() -> None:
    article, item = only("<p>&lt;a1&gt;は<a href=x>印</a>です&lt;/b2></p>")
    assert item.text == "<a1>は<a2>印</a2>です</b2>"
    built = splice(article, place(article, {item.id: "<a2>x</a2> is <a1>, </b2>"}))
    assert built == page("<p><a href=x>x</a> is &lt;a1&gt;, &lt;/b2&gt;</p>")


def test_a_translation_replaces_ruby_and_the_source_keeps_it() -> None:
    inside = "<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>を読む。<b><ruby>東<rt>ひがし</ruby></b>へ。</p>"
    article = segment(read(page(inside)))
    first, second = article.segments
    assert (first.text, second.text) == ("漢字を読む。", "<b1>東</b1>へ。")
    assert splice(article, place(article, {first.id: "Read kanji.", second.id: "To the <b1>east</b1>."})) == page(
        "<p>Read kanji.To the <b>east</b>.</p>"
    )
    assert place(article, {first.id: first.text}) == ()


def test_an_unquoted_value_gets_quotes_when_it_is_translated() -> None:
    article, item = only("<img alt=絵>")
    assert splice(article, place(article, {item.id: 'a "b" c'})) == page('<img alt="a &quot;b&quot; c">')


@pytest.mark.parametrize(("inside", "translations", "language", "built"), [
    ("<p>一つ。二つ。</p>", ["One.", "Two."], "en", "<p>One. Two.</p>"),
    ("<p>一つ。二つ。</p>", ["One.", "Two."], None, "<p>One.Two.</p>"),
    ("<p>一つ。二つ。</p>", ["一。", "二。"], "zh", "<p>一。二。</p>"),
    ("<p>一つ。\n  二つ。</p>", ["One.", "Two."], "en", "<p>One.\n  Two.</p>"),
    ("<p>一つ。 二つ。</p>", ["一。", "二。"], "zh", "<p>一。二。</p>"),
    ("<p>一つ! 二つ。</p>", ["One!", "Two."], "en", "<p>One! Two.</p>"),
    ("<p>一つ。<b>二つ。</b></p>", ["One.", "Two."], "en", "<p>One. <b>Two.</b></p>"),
    ("<p><b>一つ。</b>二つ。</p>", ["One.", "Two."], "en", "<p><b>One.</b> Two.</p>"),
    ("<p>一つ。<br>二つ。</p>", ["One.", "Two."], "en", "<p>One.<br>Two.</p>"),
    ("<p>一つ。二つ。三つ。</p>", ["One.", None, "Three."], "en", "<p>One. 二つ。 Three.</p>"),
    ("<p>一つ。二つ。</p>", ["一つ。", "二つ。"], "en", "<p>一つ。二つ。</p>"),
    ("<p>一つ。二つ。</p>", ["一つ。", "Two."], "en", "<p>一つ。 Two.</p>"),
    ("<p>一つ。</p><p>二つ。</p>", ["One.", "Two."], "en", "<p>One.</p><p>Two.</p>"),
])  # fmt: skip
def test_sentences_side_by_side_get_the_white_space_of_the_language(
    inside: str, translations: list[str | None], language: str | None, built: str
) -> None:
    article = segment(read(page(inside)))
    chosen = {item.id: text for item, text in zip(article.segments, translations, strict=True) if text is not None}
    assert splice(article, place(article, chosen, language=language)) == page(built)


def test_the_space_goes_when_a_language_has_none() -> None:
    article = segment(read(page("<p>One is here. <b>Two is here.</b> Three is here.</p>"), language="en"))
    translations = dict(zip([item.id for item in article.segments], ["一。", "二。", "三。"], strict=True))
    assert splice(article, place(article, translations, language="ja")) == page("<p>一。<b>二。</b>三。</p>")


def test_plain_text_has_no_placeholders() -> None:
    _, item = only("<p>前<b>太</b>の<br>語 and<br>word <code>x</code>です</p>")
    assert plain(item.text, item.placeholders) == "前太の語 and word です"
    assert item.plain == "前太の語 and word xです"


def test_equal_texts_have_ids_of_their_own_and_unchanged_ones_keep_theirs() -> None:
    article = segment(read(page("<p>同じ文。</p><p>別の文。</p><p>同じ文。</p>")))
    first, other, again = (item.id for item in article.segments)
    assert again == f"{first}-2"
    assert [item.id for item in segment(read(page("<p>新しい文。</p><p>別の文。</p>"))).segments][1] == other
