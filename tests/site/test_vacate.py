"""What goes with text that is taken out: each case is a piece of a page, without what says 訳."""

from __future__ import annotations

import pytest

from localize import article, segments
from localize.article import Edit, splice
from localize.site.outline import outline
from localize.site.vacate import vacate

CASES = {
    "a paragraph goes with its line": ("<p>原文。</p>\n<p>訳文。</p>\n<p>次。</p>", "<p>原文。</p>\n<p>次。</p>"),
    "the first and the last paragraph too": ("<div>\n<p>訳文。</p>\n<p>次。</p>\n</div>", "<div>\n<p>次。</p>\n</div>"),
    "a box that held nothing else goes too": (
        "<p>前。</p>\n<div class=x><p>訳一。訳二。</p>\n<p><b>訳三。</b></p></div>\n<p>次。</p>",
        "<p>前。</p>\n<p>次。</p>",
    ),
    "a box with a picture stays": ("<div><p>訳文。</p><img src=a></div>", "<div><img src=a></div>"),
    "a box with a number that is no text stays": ("<div><p>訳文。</p>12</div>", "<div>12</div>"),
    "WordPress' comments go with their block": (
        "<!-- wp:paragraph -->\n<p>前。</p>\n<!-- /wp:paragraph -->\n\n"
        '<!-- wp:paragraph {"align":"left"} -->\n<p>訳文。</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:x /-->',
        "<!-- wp:paragraph -->\n<p>前。</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:x /-->",
    ),
    "another block's comments stay": (
        "<!-- wp:quote -->\n<p>訳文。</p>\n<p>次。</p><!-- /wp:quote -->",
        "<!-- wp:quote -->\n<p>次。</p><!-- /wp:quote -->",
    ),
    "text after a line break goes with the break": ("<p>原文。<br>\n訳文。</p>", "<p>原文。</p>"),
    "text before a line break goes with the break": ("<p>訳文。<br>\n原文。</p>", "<p>原文。</p>"),
    "text between line breaks goes with one": ("<p>原文。<br>訳文。<br>次。</p>", "<p>原文。<br>次。</p>"),
    "a sentence goes alone": ("<p>原文。訳文。次。</p>", "<p>原文。次。</p>"),
    "a sentence goes with the tags around it": ("<p>原文。<b>訳文。</b>次。</p>", "<p>原文。次。</p>"),
    "a citation beside it stays": (
        "<blockquote>Text.<br>訳文。<br><cite>著者 (2020)</cite></blockquote>",
        "<blockquote>Text.<br><cite>著者 (2020)</cite></blockquote>",
    ),
    "list items go, and the list with the last one": (
        "<ul><li>訳一</li><li>次</li></ul>\n<ul>\n<li>訳二</li>\n<li>訳三</li>\n</ul>",
        "<ul><li>次</li></ul>",
    ),
    "a term goes with its description": ("<dl><dt>訳</dt><dd>訳文。</dd><dt>次</dt></dl>", "<dl><dt>次</dt></dl>"),
    "a cell stays, empty, where its row has others": (
        "<table><tr><td>訳文</td><td>次</td></tr></table>",
        "<table><tr><td></td><td>次</td></tr></table>",
    ),
    "a row without other cells goes": (
        "<table><tr><td>訳文</td><td>訳</td></tr><tr><td>次</td></tr></table>",
        "<table><tr><td>次</td></tr></table>",
    ),
    "paragraphs without end tags": ("<p>前。\n<p>訳文。\n<p>次。", "<p>前。\n<p>次。"),
    "a column of which only its heading is left goes": (
        "<table><tr><th>原</th><th>和</th></tr>\n<tr><td>a</td><td>訳一</td></tr>\n<tr><td>b</td><td>訳二</td></tr></table>",
        "<table><tr><th>原</th></tr>\n<tr><td>a</td></tr>\n<tr><td>b</td></tr></table>",
    ),
    "a column with something else in it stays": (
        "<table><tr><td>a</td><td>訳一</td></tr>\n<tr><td>b</td><td>別</td></tr></table>",
        "<table><tr><td>a</td><td></td></tr>\n<tr><td>b</td><td>別</td></tr></table>",
    ),
    "a column of a table with spans stays": (
        "<table><tr><td colspan=2>a</td></tr>\n<tr><td>b</td><td>訳</td></tr></table>",
        "<table><tr><td colspan=2>a</td></tr>\n<tr><td>b</td><td></td></tr></table>",
    ),
    "details go with a summary that has nothing to open": (
        "<p>前。</p>\n<details><summary>開く</summary><p>訳文。</p></details>",
        "<p>前。</p>",
    ),
    "details with more in them keep their summary": (
        "<details><summary>開く</summary><p>訳文。</p><p>次。</p></details>",
        "<details><summary>開く</summary><p>次。</p></details>",
    ),
    "a form stays": ("<form><p>訳文。</p><input name=a></form>", "<form><input name=a></form>"),
    "what is in a comment stays where it is": (
        "<div><!-- 訳 --><p>次。</p></div>",
        "<div><!-- 訳 --><p>次。</p></div>",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_goes_with_text_that_is_taken_out(name: str) -> None:
    before, after = CASES[name]
    read = segments.segment(article.read(f"<body>{before}</body>".encode()))
    gone = {segment.id for segment in read.segments if "訳" in segment.text}
    edits = [Edit(vacancy.start, vacancy.end, "") for vacancy in vacate(outline(read), gone)]
    assert splice(read, edits).decode() == f"<body>{after}</body>"
