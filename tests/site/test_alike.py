"""The quick look at two parses of a page proves what the walk through them proves, and nothing else."""

from __future__ import annotations

import importlib
import random
import re
from collections.abc import Callable, Iterator

import pytest

from localize import article, segments, site
from localize.errors import ArticleError
from localize.model import Article
from localize.site import Expected, tree
from localize.site.alike import View, alike, event, written
from localize.site.events import Signs
from tests.site.cases import Case, case, cases

Proof = Callable[[Article, bytes, Expected], None]
PROOFS: list[Proof] = [site.verify, site.verify_bs4]
PROOF = importlib.import_module("localize.site.proof")
SIGNS = Signs("localize-0", "\ue000", "\ue001")

MARKUP = [
    "</p>",
    "<p>",
    "<b>",
    "</b>",
    "<!-- x -->",
    "<tr>",
    "<span lang='ja'>",
    "</span>",
    "<br>",
    '"',
    "<",
    "&lt;",
    " ",
    "\ue005",
]


def outcome(proof: Proof, read: Article, data: bytes, expected: Expected) -> str:
    try:
        proof(read, data, expected)
    except ArticleError as error:
        return str(error)
    return ""


def tampered(page: str, chance: random.Random) -> str:
    """Return a page with one fault: a tag gone, doubled or moved, markup put in, a value or a word changed."""
    tags = list(re.finditer(r"<[^>]*>", page))
    tag = chance.choice(tags)
    kind = chance.randrange(6)
    if kind == 0:
        return page[: tag.start()] + page[tag.end() :]
    if kind == 1:
        return page[: tag.end()] + tag[0] + page[tag.end() :]
    if kind == 2:
        other = chance.choice(tags)
        first, second = sorted((tag, other), key=lambda found: found.start())
        between = page[first.end() : second.start()] if first is not second else ""
        return page[: first.start()] + second[0] + between + first[0] + page[second.end() :]
    place = chance.randrange(len(page))
    if kind == 3:
        return page[:place] + chance.choice(MARKUP) + page[place:]
    if kind == 4:
        return page[: tag.start()] + re.sub(r'="([^"]*)"', r'="\1x"', tag[0], count=1) + page[tag.end() :]
    return page[:place] + chance.choice("xあ<&\n") + page[place + 1 :]


@pytest.mark.parametrize("proof", PROOFS)
@pytest.mark.parametrize("built", cases(), ids=lambda built: built.name)
def test_a_page_with_any_fault_is_refused_or_not_as_the_walk_alone_does(
    proof: Proof, built: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = built.page()
    text = page.data.decode(page.expected.encoding)
    chance = random.Random(built.name)
    pages = [text, *(tampered(text, chance) for _ in range(60))]
    data = [one.encode(page.expected.encoding, "ignore") for one in pages]
    quick = [outcome(proof, built.article, one, page.expected) for one in data]
    monkeypatch.setattr(PROOF, "_alike", lambda *_, **__: False)
    assert quick == [outcome(proof, built.article, one, page.expected) for one in data]
    assert quick[0] == ""
    assert sum(map(bool, quick)) > 20


@pytest.mark.parametrize("proof", PROOFS)
@pytest.mark.parametrize(
    "name", ["gaps.en", "gaps.ar", "gaps.omit", "clinic.en", "quote.ar", "quote.collapse", "piece.en"]
)
def test_a_good_page_needs_no_walk(proof: Proof, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    built = case(name)
    page = built.page()

    def walked(*_: object, **__: object) -> Iterator[object]:
        pytest.fail("walked")

    monkeypatch.setattr(PROOF, "gathered", walked)
    proof(built.article, page.data, page.expected)


def views(source: str, page: str) -> tuple[View, View]:
    made = [View(markup, re.sub(r"<[^>]*>", "", markup)) for markup in (source, page)]
    return made[0], made[1]


@pytest.mark.parametrize(
    ("source", "page", "same"),
    [
        ("<p>文", "<p>文", True),
        ("<p>文", "<p>字", False),
        ("<p>\ue000文\ue001", "<p>\ue000word\ue001", True),
        ("<p>\ue000文\ue001", "\ue000word\ue001<p>", False),
        ("<p>\ue000文\ue001", "<p>\ue000<i>word</i>\ue001", False),
        ("<p>\ue000<i>文</i><b>\ue001", "<p>\ue000<b></b><i>word</i>\ue001", True),
        ("<p>\ue000<i>文</i>\ue001", "<p>\ue000word\ue001", False),
        ("<p>\ue000<ruby>文<rt>よ</rt></ruby>\ue001", "<p>\ue000word\ue001", True),
        ("<p>\ue000word\ue001", "<p>\ue000<ruby>文<rt>よ</rt></ruby>\ue001", False),
        ("<p>\ue000<!--&amp;-->文\ue001", "<p>\ue000<!--&amp;amp;-->word\ue001", False),
        ('<p<p lang="ja">', '<p<p lang="en">', False),
        ("<?a><p>", "<?b><p>", False),
        ('<p x="\ue000文\ue001">', '<p x="\ue000word\ue001">', False),
        ("<p>\ue001文\ue000", "<p>\ue001word\ue000", False),
        ("<p>\ue000文\ue001<p>\ue000字\ue001", "<p>\ue000word<p>\ue001<p>\ue000字\ue001", False),
        ('<p lang="ja">', '<p lang="en">', True),
        ("<p>", '<p lang="en">', True),
        ('<p lang="en">', "<p>", False),
        ('<p lang="ja">', '<p lang="ko">', False),
        ('<p lang="ja">', '<i lang="en">', False),
        ("<title>題</title>", "<title>A &amp; B</title>", True),
        ("<title>題</title>", "<title>A</title>", False),
        ('<script>{"a": "名"}</script>', '<script>{"a": "name"}</script>', True),
        ('<script>{"名": "名"}</script>', '<script>{"名": "named"}</script>', False),
        ("<!--a--><p>", "<!--b--><p>", False),
        ("<!DOCTYPE html><p>", "<!DOCTYPE htm><p>", False),
    ],
)
def test_only_what_is_expected_may_differ(source: str, page: str, same: bool) -> None:
    expected = Expected(
        "en",
        attributes=frozenset({("p", "lang", "en")}),
        texts=frozenset({("題", "A & B")}),
        strings=frozenset({("名", "name")}),
    )
    assert alike(*views(source, page), SIGNS, expected) == same


@pytest.mark.parametrize("value", ['a"b', "<&>", "&lt;", "&amp;quot;", "\xa0&nbsp;", ""])
def test_what_is_written_as_markup_reads_back(value: str) -> None:
    read = event(f'<a{_NAME} href="{written(value)}" ="="x">')
    assert read.value == f"a{_NAME}"
    assert read.attributes == (("href", value), ('="', "x"))
    assert event(written(value)).value == value
    assert event(f"<!--{written(value)}-->").value == value


_NAME = "<b"


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p>(drop)<i>x</i>(keep)文", "<p>文</p>"),
        ('<p>(unwrap)<span lang="ja">(keep)文<b>字</b>(unwrap)</span>(keep)。', "<p>文<b>字</b>。</p>"),
        (
            "(unwrap)<details><summary>x</summary>(keep)<p>(unwrap)<span>(keep)文(unwrap)</span>(keep)</p>"
            "(unwrap)</details>(keep)",
            "<p>文</p>",
        ),
        # What is put in begins, ends or moves something that isn't put in.
        ("<p>(unwrap)<span>(keep)文<b>字(unwrap)</span>(keep)。</b>", None),
        ("<p><span>文(unwrap)<span>(keep)字</span>文(unwrap)</span>(keep)", None),
        ("(drop)<div>(keep)文</div>", None),
        ("<p>(drop)<i>x(keep)文</i>", None),
        ("<table>(drop)<tr><td>x(keep)<td>文</table>", None),
        ("(unwrap)<table>(keep)<tr><td>文(unwrap)</table>(keep)", None),
        # Signs without partners, or one pair in another.
        ("<p>(drop)文", None),
        ("<p>(keep)文", None),
        ("<p>(unwrap)<span>(keep)文</span>", None),
        ("(drop)<p>(drop)x(keep)</p>(keep)文", None),
    ],
)
def test_only_whole_elements_are_taken_out_of_a_tree_and_others_left_to_the_walk(
    markup: str, shown: str | None
) -> None:
    for name in ("drop", "unwrap", "keep"):
        markup = markup.replace(f"({name})", f"<!--{getattr(SIGNS, name)}-->")
    found = tree.view(f"<!DOCTYPE html><body>{markup}", SIGNS)
    assert (found and found.markup.partition("<body>")[2]) == (shown and f"{shown}</body></html>")


HIDDEN = [
    ("<c ? 1", "<c \n 1"),
    ("""x('<p lang="ja">""", """x('<p lang="en">"""),
    ('<!--<p lang="ja">', '<!--<p lang="en">'),
    ('<?x <p lang="ja"', '<?x <p lang="en"'),
]


def test_what_stands_in_a_script_is_not_taken_for_tags() -> None:
    source = (
        "<!DOCTYPE html><title>題</title><p>文</p><script>if (a<b) x('<p>'); b <c ? 1 : 2</script><p lang=ja>字</p>"
        '<script>x(\'<p lang="ja">\')</script><!--<p lang="ja">--><?x <p lang="ja"?><script><!--<script></script>'
        '<p lang="ja">--></script>'
    )
    read = segments.segment(article.read(source.encode(), path="x.html"))
    page = site.page(read, {item.id: f"word {item.text}" for item in read.segments}, locale="en")
    for proof in PROOFS:
        proof(read, page.data, page.expected)
        for old, new in (("x('<p>')", "x('<b>')"), ("a<b", "a<c"), ("</script>", "</script><p>"), *HIDDEN):
            assert old in page.data.decode()
            with pytest.raises(ArticleError, match="would not be this page"):
                proof(read, page.data.replace(old.encode(), new.encode()), page.expected)
    # Python's parser ends that script where browsers don't, and sees a paragraph that may change its language.
    with pytest.raises(ArticleError, match="would not be this page"):
        site.verify(read, page.data.replace(b'</script><p lang="ja">', b'</script><p lang="en">'), page.expected)


def test_a_page_that_beautiful_soup_refuses_is_an_error_of_its_article() -> None:
    read = segments.segment(article.read("<!DOCTYPE html><title>題</title><![x[ y]]><p>文".encode(), path="x.html"))
    page = site.page(read, {}, locale="en")
    with pytest.raises(ArticleError, match=r"^x.html: Beautiful Soup can't read this page.*without --verify$"):
        site.verify_bs4(read, page.data, page.expected)
