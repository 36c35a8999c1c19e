"""Putting texts into the bytes of a page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.article import Edit, attribute_span, escape, position, positions, read, splice
from localize.errors import ArticleError
from localize.model import Form

PAGE = "<p title='題'>本文です。\r\n<img alt=絵 src=x></p>"


def test_edits_leave_all_other_bytes_alone() -> None:
    article = read(PAGE.encode())
    at = article.source.index("本文")
    assert splice(article, [Edit(at, at + 2, "text"), Edit(0, 0, "<!-- a -->")]) == (
        b"<!-- a -->" + PAGE.replace("本文", "text").encode()
    )


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp", "gb18030", "big5", "cp949"]
)
def test_unedited_bytes_are_the_files_own_in_every_encoding(codec: str) -> None:
    label = {"cp932": "shift_jis", "cp949": "euc-kr", "utf-8-sig": "utf-8", "iso2022_jp": "iso-2022-jp"}.get(
        codec, codec
    )
    source = f"<meta charset={label.replace('_', '-')}><p>本文之一</p><p>本文之二</p>"
    article = read(source.encode(codec))
    assert article.source == source
    first = article.blocks[0]
    assert splice(article, [Edit(first.start, first.end, "本之文")]) == source.replace("本文之一", "本之文").encode(
        codec
    )


def test_characters_that_the_encoding_lacks_become_references_or_escapes() -> None:
    source = '<meta charset=shift_jis><p>本文</p><script type="application/ld+json">{"name": "本文"}</script>'
    article = read(source.encode("cp932"))
    edits = [Edit(block.start, block.end, "é😀") for block in article.blocks]
    assert splice(article, edits).decode("ascii") == (
        source.replace("本文", "&#233;&#128512;", 1).replace("本文", "\\u00e9\\ud83d\\ude00")
    )


def test_another_encoding_can_be_asked_for() -> None:
    article = read("<meta charset=shift_jis><p>本文</p>".encode("cp932"))
    first = article.blocks[0]
    edits = [Edit(first.start, first.end, "文é"), Edit(14, 23, "utf-8")]
    assert splice(article, edits, encoding="utf-8") == "<meta charset=utf-8><p>文é</p>".encode()


def test_an_edit_inside_a_deleted_range_is_dropped() -> None:
    article = read(b"<p>abcdef</p>")
    assert splice(article, [Edit(3, 9, ""), Edit(5, 6, "x"), Edit(3, 3, "y")]) == b"<p>y</p>"


@pytest.mark.parametrize(
    "edits", [[Edit(3, 6, "x"), Edit(5, 8, "y")], [Edit(3, 9, "x"), Edit(4, 5, "")], [Edit(0, 99, "")]]
)
def test_edits_that_contradict_each_other_are_an_error(edits: list[Edit]) -> None:
    with pytest.raises(ArticleError, match=r"overlap|outside"):
        splice(read(b"<p>abcdef</p>", path="x.html"), edits)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text("aあ\r\n é", max_size=4)), max_size=6))
def test_edits_are_made_as_a_list_of_replacements_would_be(items: list[tuple[int, int, str]]) -> None:
    source = "<p>あいうえお\r\n漢字かな混じり🙂の文章です。\rabc</p>"
    article = read(source.encode())
    edits: list[Edit] = []
    at = 0
    for skip, length, text in items:
        start = min(at + skip, len(source))
        end = min(start + length, len(source))
        edits.append(Edit(start, end, text))
        at = end + 1
        if at > len(source):
            break
    expected = source
    for edit in reversed(edits):
        expected = expected[: edit.start] + edit.text + expected[edit.end :]
    assert splice(article, edits) == expected.encode()


@pytest.mark.parametrize(
    ("text", "form", "quote", "written"),
    [
        ("a < b & c > d", Form.TEXT, '"', "a &lt; b &amp; c &gt; d"),
        (' a  b\n"', Form.TEXT, '"', '&#x000020;a&#x000020;&#x000020;b&#x00000a;"'),
        ("\u3000全角\u3000中", Form.TEXT, '"', "&#x003000;全角\u3000中"),
        ('it\'s "x"', Form.ATTRIBUTE, "'", 'it&#39;s "x"'),
        ('it\'s "x"', Form.ATTRIBUTE, '"', "it's &quot;x&quot;"),
        ("</title>", Form.RCDATA, '"', "&lt;/title&gt;"),
        ('<x>"\\\n', Form.JSON, '"', '\\u003cx\\u003e\\"\\\\\\n'),
        ("<b> &amp;\n", Form.JSON, '"', "\\u0026lt;b\\u0026gt; \\u0026amp;amp;\\u000a"),
        ("a & b", Form.JSON_HTML, '"', "a \\u0026amp; b"),
        ("{{ x }}", Form.TEXT, '"', "&#x00007b;&#x00007b; x &#x00007d;&#x00007d;"),
        ("see [1]", Form.TEXT, '"', "see [1]"),
    ],
)
def test_text_is_escaped_for_its_place(text: str, form: Form, quote: str, written: str) -> None:
    assert escape(text, form, quote) == written


def test_places_are_lines_columns_and_bytes() -> None:
    source = "あ\r\nい\rう\n\n<p>え</p>"
    article = read(source.encode("utf-8-sig"))
    assert article.source == source
    assert position(article, 0) == (1, 1, 3)
    assert position(article, source.index("い")) == (2, 1, 8)
    assert position(article, source.index("う")) == (3, 1, 12)
    assert position(article, source.index("え")) == (5, 4, 20)
    assert positions(article, []) == []


@pytest.mark.parametrize(
    ("tag", "name", "value"),
    [
        ('<a title="x y">', "title", ("x y", '"')),
        ("<a title='x \"y'>", "title", ('x "y', "'")),
        ("<a title=x/>", "title", ("x/", "")),
        ("<a TITLE = x href=y>", "title", ("x", "")),
        ("<a title>", "title", ("", "")),
        ("<a title=''>", "title", ("", "'")),
        ("<a/title=x/b=c>", "title", ("x/b=c", "")),
        ("<a href=x>", "title", None),
        ("<a title=a title=b>", "title", ("a", "")),
    ],
)
def test_an_attribute_is_found_in_its_tag(tag: str, name: str, value: tuple[str, str] | None) -> None:
    article = read(f"x{tag}</a>".encode())
    found = attribute_span(article, article.elements[0], name)
    assert (found and (article.source[found[0] : found[1]], found[2])) == value


@pytest.mark.parametrize("tag", ["<script title=題/>", "<style title=題/ >", "<title lang=題/>"])
def test_a_slash_in_a_value_without_quotes_closes_nothing_in_a_drawing(tag: str) -> None:
    source = f"<p>前</p><svg>{tag}</p><p>本文</p>"
    name = tag[1:].partition(" ")[0]
    element = next(element for element in read(source.encode()).elements if element.tag == name)
    assert element.end == len(source)
