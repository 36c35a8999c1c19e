"""The laws of placing: what is translated by itself changes no byte, and a translation reads back as it was written."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from localize.article import read, splice
from localize.article.rules import LETTER
from localize.article.tokens import REFERENCE, TEXT, tokens
from localize.errors import ArticleError
from localize.model import Article, Form, Role, Segment
from localize.segments import fault, place, segment
from localize.segments.placeholders import TAG, marks, plain
from localize.segments.placing import rendered
from localize.settings import ExtractSettings
from tests.segments.pages import (
    BEGINNINGS,
    JOINTS,
    MARKED,
    TEXTS,
    cases,
    marked,
    page,
    text_by,
    torn,
    torn_by,
    woven_by,
)

WRITTEN_SPACE = re.compile(r"&#(?:12|32)(?!\d)")
ANY_SPACE = re.compile(r"&#(?:12|32|x000020)(?!\d)")
"""A blank written as a reference is text, but splitters put it before or after the end of a sentence as they like."""
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""What no page can hold."""
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)


def assert_identity(data: bytes, unit: str = "sentence") -> None:
    """Assert that translating each segment by itself changes no byte of a page."""
    article = segment(read(data), unit=unit)
    same = {item.id: item.text for item in article.segments}
    assert len(same) == len(article.segments)
    assert all(fault(item, item.text) is None for item in article.segments)
    assert place(article, same, language="en") == ()
    assert splice(article, ()) == data
    for block in article.blocks:
        edges = [block.start, *(piece.end for piece in block.pieces)]
        assert [piece.start for piece in block.pieces] == edges[:-1]
        assert edges[-1] == block.end


def assert_rendering(data: bytes) -> None:
    """Assert that segments written as if their translations differed read back the same.

    Ruby is left out: its readings are what a translation takes away.
    """
    article = segment(read(data))
    texts = [item.text for item in article.segments]
    written = splice(article, rendered(article, article.segments, {item.id: item.text for item in article.segments}))
    if not any(element.tag == "ruby" for element in article.elements):
        assert [item.text for item in segment(read(written)).segments] == texts


def files(shared: Path) -> Iterator[Path]:
    for folder in ("articles", "corpora/html-wild/pages", "corpora/html-ja", "corpora/its2"):
        found = sorted((shared / folder).rglob("*.*htm*"))
        assert found, folder
        yield from found


def test_every_real_page_comes_back_byte_for_byte(shared: Path) -> None:
    for number, path in enumerate(files(shared)):
        data = path.read_bytes()
        assert_identity(data)
        assert_identity_or_refusal(data[: random.Random(path.name).randrange(len(data))])
        if number % 5 == 0:
            assert_rendering(data)


def assert_identity_or_refusal(data: bytes) -> None:
    """Assert the identity of a page that may be cut off before it says anything, or within a character."""
    try:
        assert_identity(data)
    except ArticleError as error:
        assert any(reason in str(error) for reason in ("bytes are not valid", "is empty", "can't be determined"))


def test_every_document_of_the_parser_tests_comes_back_byte_for_byte(shared: Path) -> None:
    documents: list[bytes] = []
    for path in sorted((shared / "corpora/html5lib-tests/tree-construction").rglob("*.dat")):
        documents += [part.split(b"\n#errors")[0] for part in path.read_bytes().split(b"#data\n")[1:]]
    for path in sorted((shared / "corpora/html5lib-tests/tokenizer").glob("*.test")):
        inputs = [case["input"] for case in json.loads(path.read_bytes()).get("tests", [])]
        documents += [text.encode("utf-8", "surrogatepass") for text in inputs if text.strip("\0\t\n\f\r ")]
    assert len(documents) > 8000
    for document in documents:
        for data in (
            b"<meta charset=utf-8>" + document,
            "<meta charset=utf-8><p>本文".encode() + document + "末尾。".encode(),
        ):
            assert_identity_or_refusal(data)
            assert_identity_or_refusal(data[: random.Random(data).randrange(len(data))])


@settings(max_examples=cases(300), deadline=None, suppress_health_check=SLOW)
@given(torn())
def test_any_markup_comes_back_byte_for_byte(inside: str) -> None:
    assert_identity(page(inside))
    assert_identity(page(inside), unit="paragraph")


@pytest.mark.parametrize("encoding", MARKED)
@settings(max_examples=cases(60), deadline=None, suppress_health_check=SLOW)
@given(inside=torn())
def test_a_byte_order_mark_stays(encoding: str, inside: str) -> None:
    assert_identity(marked(inside, encoding))


def test_pages_made_by_chance_come_back_and_take_translations() -> None:
    for seed in range(cases(300)):
        chance = random.Random(seed)
        data = page(torn_by(chance))
        if seed % 4 == 0:
            data = data[: chance.randint(44, len(data))]
        try:
            assert_identity(data, chance.choice(["sentence", "paragraph"]))
            # What is cut off within a character may be read in another encoding, and in yet another once it is edited.
            whole = data.decode(errors="ignore").encode()
            assert_translations(whole, chance)
            assert_neighbours(whole, chance)
        except AssertionError as error:
            error.add_note(f"seed {seed}: {data!r}")
            raise


def test_lines_made_by_chance_come_back_and_take_translations() -> None:
    for seed in range(cases(300)):
        chance = random.Random(seed)
        data = page(f"<p>前{woven_by(chance)}後")
        try:
            assert_identity(data, chance.choice(["sentence", "paragraph"]))
            assert_translations(data, chance)
            assert_neighbours(data, chance)
            assert_rendering(data)
        except AssertionError as error:
            error.add_note(f"seed {seed}: {data!r}")
            raise


FOUND = (
    "「引用。」[x y=z]<rt>x<div />&notit;<rt alt=絵>[x y=z]word</rt>本文です。</<svg lang=en><b title>ＡＢＣ",
    "前<button>中<button>後</button>文<p>A<code>x</p>",
    "<pre>ＡＢＣ<?php ec",
    "文&lt; 次の文<?php if (1): ?><?[/x]<?php if (1): ?>",
    "前<sup /></rt>後<span>中</span></rp><b>字",
    "語<rt />{{{ x }}}&#x000020;</rt>文<a>",
    "[x y=z]word<?php echo '>' ?> [gallery ids=1",
    "語<br/></q>\r\n</video>文",
    "文<br>&nbsp;<!-- 注 -->\n<br>&#127;\n<br><!-- 注 -->字",
    "前<b>\n<i>語</i>\n</b>後<b><i>語</i>\n</b>字",
    "前<i><!-- 注 -->\n<b>語</b></i>後",
    "前<!-- 注 -->&#127;<b>語</b>後<i>&#x00007f;</i>文",
    "前<b><i>語</i>\x00</b>後<sup>語<b>&nbsp;</b>\x00</sup>",
    "前<sup>。\n</sup>で<b>す。</q> </b>\r\n後",
    "文。<a>\x00字</a>後。<b>\n語</b>、<a> {{ x }}語</a>",
    "<p>、\x00<a>字</a><a>語</a>",
    "「引用。」<!-- 注 --></strong><strong alt=絵>文",
    "文<svg><title><b>字<script />\n<i>語</i></script>次</title></svg>",
    "文<svg><title>字<title/>語<b>次</b></title></svg>",
)
"""Markup in which texts once went astray."""


@pytest.mark.parametrize("inside", FOUND)
def test_markup_in_which_texts_went_astray_once_takes_translations(inside: str) -> None:
    assert_identity(page(inside))
    if not ANY_SPACE.search(inside):
        assert_rendering(page(inside))
    for seed in range(40):
        assert_translations(page(inside), random.Random(seed))
        assert_neighbours(page(inside), random.Random(seed))


RULES = """<script type="application/its+xml"><its:rules xmlns:its="http://www.w3.org/2005/11/its" version="2.0"
xmlns:h="http://www.w3.org/1999/xhtml"><its:translateRule selector="//h:td | //h:i/@title" translate="no"/>
<its:withinTextRule selector="//h:em" withinText="no"/><its:withinTextRule selector="//h:p/h:span" withinText="nested"/>
<its:withinTextRule selector="//h:button" withinText="yes"/><its:withinTextRule selector="//h:h2" withinText="yes"/>
<its:localeFilterRule selector="//h:b[2]" localeFilterList="ko"/></its:rules></script>"""
EXTRACT = ExtractSettings(
    include=("code", "pre"), exclude=("ul", "q", "img@alt"), lock=("cite", "sup"), attributes=("p@class", "a@href"),
    inline=("div", "li"),
)  # fmt: skip


def test_pages_with_rules_of_their_own_come_back_too() -> None:
    for seed in range(cases(200)):
        chance = random.Random(seed)
        data = page(RULES + (torn_by(chance) if seed % 2 else f"<p>前{woven_by(chance)}後"))
        article = segment(read(data, settings=EXTRACT))
        same = {item.id: item.text for item in article.segments}
        assert all(fault(item, item.text) is None for item in article.segments), seed
        assert splice(article, place(article, same, language="en")) == data, seed
        written = splice(article, rendered(article, article.segments, same))
        if not any(element.tag == "ruby" for element in article.elements) and not ANY_SPACE.search(article.source):
            again = segment(read(written, settings=EXTRACT))
            assert [item.text for item in again.segments] == list(same.values()), seed


def assert_translations(data: bytes, chance: random.Random) -> None:
    """Assert that whole blocks written otherwise read back so, and that no markup is made of them.

    Each is given another beginning and end; half of them have their placeholders in another order.
    """
    article = segment(read(data), unit="paragraph")
    # White space written as a reference is layout between placeholders and text beside a letter; ruby is taken away.
    if WRITTEN_SPACE.search(article.source) or any(element.tag == "ruby" for element in article.elements):
        return
    # A tag may end a drawing, and what is a script in it is none behind it: there the order of tags is part of what they mean.
    moving = not any(element.tag in ("svg", "math") for element in article.elements)
    wanted = {item.id: turned(item, chance, moving=moving) for item in article.segments}
    built = segment(read(splice(article, place(article, wanted, language="ja"))), unit="paragraph")
    assert skeleton(built, ordered=False) == skeleton(article, ordered=False)
    # Texts within a placeholder, such as a picture's, move with it.
    assert sorted(item.text for item in built.segments) == sorted(
        renumbered(wanted[item.id], item) for item in article.segments
    )


def turned(item: Segment, chance: random.Random, *, moving: bool) -> str:
    """Return another text with the placeholders of a segment, in another order where they are `moving`."""
    begin, end = ("".join(chance.choices(BEGINNINGS, k=3)) for _ in range(2))
    plainly = f"{begin}{item.text}{end}語"
    if fault(item, plainly) or not moving or chance.random() < 0.5:
        return item.text if fault(item, plainly) else plainly
    groups: list[str] = [""]
    depth = 0
    for mark in marks(item.text, {one.name for one in item.placeholders}):
        if not depth and mark.name:
            groups.append("")
        groups[-1] += mark.text
        depth += {"open": 1, "close": -1}.get(mark.role, 0)
        if not depth and mark.name:
            groups.append("")
    chance.shuffle(groups)
    text = "".join(f"語{begin}{group}" for group in groups) + "語"
    return text if fault(item, text) is None else plainly


def assert_neighbours(data: bytes, chance: random.Random) -> None:
    """Assert that sentences written otherwise stand on the page as they are, whatever is beside them."""
    article = segment(read(data))
    if any(element.tag == "ruby" for element in article.elements):
        return
    wanted: dict[str, str] = {}
    added: dict[int, str] = {}
    for item in article.segments:
        if article.blocks[item.block].form is Form.TEXT and chance.random() < 0.5:
            begin, end = ("".join(chance.choices(JOINTS, k=2)) for _ in range(2))
            if fault(item, f"{begin}{item.text}{end}"):
                continue
            wanted[item.id] = f"{begin}{item.text}{end}"
            added[item.start] = added.get(item.start, "") + begin
            added[item.end] = end + added.get(item.end, "")
    built = read(splice(article, place(article, wanted, language="en")))
    assert skeleton(built) == skeleton(article)
    assert shown(built.source, {}) == shown(article.source, added)


def shown(source: str, added: dict[int, str]) -> str:
    """Return all text of a page without white space and control characters, with texts added at places of the source."""
    parts: list[str] = []
    places = sorted(added)
    at = 0
    for kind, start, end, value, _, _ in tokens(source):
        done = start
        while at < len(places) and places[at] <= (end if kind == TEXT else start):
            parts += (source[done : places[at]] if kind == TEXT else "", added[places[at]])
            done = max(done, places[at])
            at += 1
        parts.append(source[done:end] if kind == TEXT else value if kind == REFERENCE else "")
    parts += (added[place] for place in places[at:])
    return CONTROLS.sub("", "".join("".join(parts).split()))


def renumbered(text: str, item: Segment) -> str:
    """Return a text with its placeholders numbered in the order in which they stand."""
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    known = {one.name for one in item.placeholders}
    taken = {found[2] for found in TAG.finditer("".join("" if m.name else m.text for m in marks(text, known)))}
    parts = []
    for mark in marks(text, known):
        if mark.name and mark.name not in names:
            letters = mark.name.rstrip("0123456789")
            number = counts.get(letters, 0) + 1
            while f"{letters}{number}" in taken:
                number += 1
            counts[letters] = number
            names[mark.name] = f"{letters}{number}"
        parts.append(mark.text.replace(mark.name, names[mark.name]) if mark.name else mark.text)
    return "".join(parts)


@settings(max_examples=cases(200), deadline=None, suppress_health_check=SLOW)
@given(torn())
def test_any_markup_written_anew_reads_back_the_same(inside: str) -> None:
    assume(not ANY_SPACE.search(inside))
    assert_rendering(page(inside))


@settings(max_examples=cases(100), deadline=None, suppress_health_check=SLOW)
@given(
    st.binary(max_size=60),
    st.sampled_from(["utf-8", "shift_jis", "euc-jp", "gbk", "windows-1252", "iso-2022-jp", "utf-16"]),
)
def test_any_bytes_are_read_or_refused(tail: bytes, encoding: str) -> None:
    data = b"<meta charset=" + encoding.encode() + b"><p>text " + tail
    try:
        read(data)
    except ArticleError:
        return
    assert_identity(data)


PLACES = {
    "text": ("<p>本文", "</p>", "p"),
    "inside inline": ("<p>前<b>本文", "</b>後</p>", "p"),
    "double-quoted": ('<p title="本文', '">x</p>', "p"),
    "single-quoted": ("<p title='本文", "'>x</p>", "p"),
    "unquoted": ("<p title=本文", ">x</p>", "p"),
    "title": ("<title>本文", "</title>", "title"),
    "textarea": ("<textarea>本文", "</textarea>", "textarea"),
    "JSON-LD": ('<script type="application/ld+json">{"name": "本文', '"}</script>', "script"),
    "HTML in JSON-LD": ('<script type="application/ld+json">{"text": "<p>前</p>本文', '<br>"}</script>', "script"),
    "attribute in JSON-LD": (
        '<script type="application/ld+json">{"text": "<p>前<img alt=\\"本文',
        '\\" src=x>後</p>"}</script>',
        "script",
    ),
    "quoted otherwise in JSON-LD": (
        '<script type="application/ld+json">{"text": "<b title=\'本文&amp;\\u3042',
        "'>前</b>\"}</script>",
        "script",
    ),
    "reference in JSON-LD": ('<script type="application/ld+json">{"text": "本文&amp;', '"}</script>', "script"),
    "SVG": ("<svg><text>本文", "</text></svg>", "text"),
    "meta": ('<meta name=description content="本文', '">', "meta"),
    "table cell": ("<table><tr><td>本文", "</table>", "td"),
    "upper case": ("<P TITLE='本文", "'>x</P>", "p"),
    "unquoted before another": ("<img alt=本文", " src=x>", "img"),
    "option": ("<select><option label=x>本文", "</select>", "option"),
    "button": ("<button>本文", "</button>", "button"),
    "value": ("<input type=submit value=本文", "/>", "input"),
    "noscript": ("<noscript><p>本文", "</p></noscript>", "p"),
    "template": ("<template><p>本文", "</p></template>", "p"),
    "markup in an SVG title": ("<svg><title>前の<tspan>本文", "</tspan>後</title></svg>", "title"),
    "SVG textarea": ("<svg><textarea>本文", "<g>後</g></textarea></svg>", "textarea"),
    "SVG title": ("<svg><title>本文", "</title></svg>", "title"),
    "MathML text": ("<p>前<math><mtext>x</mtext></math>本文", "</p>", "p"),
    "definition": ("<dl><dt>本文", "<dd>x</dl>", "dt"),
    "JSON-LD list": ('<script type="application/ld+json">[{"keywords": ["本文', '", "x"]}]</script>', "script"),
    "XHTML": ('<html xmlns="http://www.w3.org/1999/xhtml"><p>本文', "<br /></p></html>", "p"),
    "AMP": ("<html ⚡><amp-img alt='本文", "' src=x></amp-img></html>", "amp-img"),
    "e-mail": ("<!--[if mso]><table><tr><td><![endif]--><td>本文", "</td><!--[if mso]></td><![endif]-->", "td"),
    "beside a template": ("<p>{{ x }}本文", "{% y %}</p>", "p"),
    "unclosed": ("<p><b>本文", "", "p"),
}


@pytest.mark.parametrize("where", PLACES)
@settings(max_examples=cases(25), deadline=None, suppress_health_check=SLOW)
@given(translation=TEXTS)
def test_a_translation_reads_back_as_it_was_written(where: str, translation: str) -> None:
    assert_placed(where, translation)


def test_texts_made_by_chance_read_back_as_they_were_written() -> None:
    for seed in range(cases(500)):
        chance = random.Random(seed)
        where, translation = chance.choice(list(PLACES)), text_by(chance)
        try:
            assert_placed(where, translation)
        except AssertionError as error:
            error.add_note(f"seed {seed}: {translation!r} in {where}")
            raise


def assert_placed(where: str, translation: str) -> None:
    """Assert that a text reads back as itself from where it is placed, or is refused in a line that says why."""
    before, after, _ = PLACES[where]
    article = segment(read(page(before + after)), unit="paragraph")
    item = next(item for item in article.segments if "本文" in item.text)
    translation = item.text.replace("本文", translation)
    if not LETTER.search(plain(translation, item.placeholders)):
        return
    wrong = fault(item, translation)
    if wrong is not None:
        assert FORBIDDEN.search(translation) or TAG.search(translation)
        with pytest.raises(
            ArticleError, match=r"^line 1, column \d+: a translation of this line can't be placed: [^\n]*; correct"
        ):
            place(article, {item.id: translation})
        return
    built = splice(article, place(article, {item.id: translation}))
    again = segment(read(built), unit="paragraph")
    assert [other.text for other in again.segments] == [
        translation if other.id == item.id else other.text for other in article.segments
    ]
    assert skeleton(again) == skeleton(article)


def skeleton(article: Article, *, ordered: bool = True) -> list[tuple[str, list[str]]]:
    """Return the elements and the names of their attributes: what no translation may change but for their order."""
    found = [(element.tag, [name for name, _ in element.attributes]) for element in article.elements]
    return found if ordered else sorted(found)


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    " onmouseover=alert(1) ",
    "</p><p>",
    "-->",
    "<!--",
    "</title><b>",
    "</textarea>",
    "</script><script>",
    '"}</script>',
    "\\u003c/script>",
    "\\",
    "javascript:alert(1)",
    "<![CDATA[",
    "<?php system() ?>",
    "&lt;b&gt;",
    "&#60;",
]


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("attack", ATTACKS)
def test_a_translation_never_becomes_markup(where: str, attack: str) -> None:
    before, after, _ = PLACES[where]
    article = segment(read(page(before + after)), unit="paragraph")
    item = next(item for item in article.segments if "本文" in item.text)
    translation = item.text.replace("本文", f"x{attack}y")
    built = splice(article, place(article, {item.id: translation}))
    assert skeleton(read(built)) == skeleton(article)
    from turbohtml import parse

    tags = [node.tag for node in parse(built.decode()).find_all()]
    assert tags == [node.tag for node in parse(article.source).find_all()]


def test_sentences_of_a_block_are_placed_one_by_one() -> None:
    article = segment(read(page("<p>一つ目。二つ目。<b>三つ目</b>の文。</p>")))
    middle = article.segments[1]
    built = splice(article, place(article, {middle.id: "Second."}))
    assert built == page("<p>一つ目。Second.<b>三つ目</b>の文。</p>")


def test_every_piece_of_text_has_the_length_of_its_source_or_is_one_reference() -> None:
    article = read(page("<p>a&amp;b&nbsp;c\r\nd</p><p title='&quot;x&lt;'>e</p>"))
    for block in article.blocks:
        for piece in block.pieces:
            raw = article.source[piece.start : piece.end]
            assert piece.role is not Role.TEXT or piece.text == raw or raw.startswith("&")
