"""ITS 2.0: the W3C's test suite, node by node, and what of it reaches catalogs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from turbohtml import Element

from localize.article import read
from localize.article.its import Values, linked, parse, values
from localize.article.its.files import resolved
from localize.article.its.rules import RulesError
from localize.article.rules import ATTRIBUTES, BLOCKS, OPAQUE
from localize.article.tree import Node, Tree
from localize.errors import WorkspaceError
from localize.model import Article
from localize.segments import is_for, paragraphs, segment

OUTPUT = {
    "translate": ("translate",),
    "localefilter": ("localeFilter",),
    "elementswithintext": ("withinText",),
    "terminology": ("annotatorsRef", "term"),
    "localizationnote": ("locNote",),
    "idvalue": ("idValue",),
    "targetpointer": ("targetPointer",),
}
"""By folder of the suite: the data categories that its expected outputs show."""

DEFAULTS = {
    "translate": {"translate": "yes"},
    "localeFilter": {"localeFilterList": "*", "localeFilterType": "include"},
    "term": {"term": "no"},
}
HTML_TRANSLATES = {"lang", "style"}
"""Attributes that HTML lists as translatable, and that are no text: a language is changed, a style left alone."""


def said(found: Values, node: Node, category: str) -> dict[str, str]:
    """Return what holds for a node: what is said of it, of what is around it, or by default."""
    own = found.nodes.get(node, {}).get(category)
    if category == "annotatorsRef":
        return {"annotatorsRef": " ".join(annotators(found, node))} if annotators(found, node) else {}
    if own is not None:
        return {**({} if category != "localeFilter" else {"localeFilterType": "include"}), **own.values}
    if category == "withinText":
        return {} if node.attribute else {"withinText": within(node.element.tag)}
    if category == "translate" and node.attribute:
        listed = node.attribute in ATTRIBUTES or node.attribute in HTML_TRANSLATES
        return said(found, Node(node.element), category) if listed else {"translate": "no"}
    inherits = category in ("translate", "localeFilter") or (category == "locNote" and not node.attribute)
    around = node.element if node.attribute else node.element.parent
    if inherits and isinstance(around, Element):
        return said(found, Node(around), category)
    return DEFAULTS.get(category, {})


def annotators(found: Values, node: Node) -> list[str]:
    """Return the tools that annotated a node, one a data category (ITS 2.0, section 5.7)."""
    known: dict[str, str] = {}
    element: object = node.element
    while isinstance(element, Element):
        own = found.nodes.get(Node(element), {}).get("annotatorsRef")
        for item in own.values["annotatorsRef"].split() if own else []:
            known.setdefault(item.partition("|")[0], item)
        element = element.parent
    return sorted(known.values())


def within(tag: str) -> str:
    """Return how an element stands in the text around it, in the words of ITS."""
    if tag in BLOCKS or tag in ("title", "meta", "link"):
        return "no"
    return "nested" if tag in OPAQUE else "yes"


def nodes(tree: Tree) -> Iterator[tuple[str, Node]]:
    """Yield each element and attribute with its path, as the suite's outputs list them."""
    waiting = [("/html", tree.document.select("html")[0])]
    while waiting:
        path, element = waiting.pop()
        yield path, Node(element)
        yield from ((f"{path}/@{name}", Node(element, name)) for name in sorted(element.attrs))
        counts: Counter[str] = Counter()
        below = []
        for child in element.select(":scope > *"):
            counts[child.tag] += 1
            below.append((f"{path}/{child.tag}[{counts[child.tag]}]", child))
        waiting += reversed(below)


def output(page: Path) -> str:
    """Return a page's nodes with what ITS says of them, as the suite writes it."""
    source = page.read_text(encoding="utf-8")
    tree = Tree(source)
    found = values(tree, source, page.name, lambda name: (page.parent / name).read_bytes())
    assert not found.notes
    lines = []
    for path, node in nodes(tree):
        items: dict[str, str] = {}
        for category in OUTPUT[page.parent.parent.name]:
            items |= said(found, node, category)
        lines.append("\t".join([path, *(f'{name}="{value}"' for name, value in sorted(items.items()))]))
    return "\n".join(lines)


@pytest.mark.parametrize("category", OUTPUT)
def test_every_page_of_the_w3c_suite_says_what_is_expected_of_each_node(category: str, shared: Path) -> None:
    suite = shared / "corpora/its2"
    pages = sorted((suite / "inputdata" / category / "html").glob("*.html"))
    assert pages
    for page in pages:
        expected = (suite / "expected" / category / "html" / f"{page.stem}output.txt").read_text(encoding="utf-8")
        assert output(page) == "\n".join(line.rstrip() for line in expected.strip().splitlines()), page.name


# --- what it does ----------------------------------------------------------------------------------------------------


def rules(*inside: str, attributes: str = "") -> str:
    return (
        f'<its:rules xmlns:its="http://www.w3.org/2005/11/its" xmlns:h="http://www.w3.org/1999/xhtml" version="2.0"'
        f' xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>' + "".join(inside) + "</its:rules>"
    )


def page(body: str, *inside: str, attributes: str = "", load: Callable[[str], bytes] | None = None) -> Article:
    script = f'<script type="application/its+xml">{rules(*inside, attributes=attributes)}</script>' if inside else ""
    text = f'<!DOCTYPE html><html lang="ja"><meta charset="utf-8">{script}{body}'
    return segment(read(text.encode(), path="articles/a.html", load=load))


def listed(article: Article) -> list[tuple[str, str | None]]:
    return [(item.text, item.locked) for item in article.segments]


def test_global_rules_lock_and_offer_elements_and_attributes() -> None:
    article = page(
        '<p title="題">本文<b>太字</b></p><div><p translate="yes">訳す</p></div><pre>手順</pre>',
        '<its:translateRule selector="//h:p" translate="no"/>',
        '<its:translateRule selector="//h:b" translate="yes"/>',
        '<its:translateRule selector="//h:p/@title" translate="yes"/>',
        '<its:translateRule selector="//h:pre" translate="yes"/>',
    )
    assert listed(article) == [
        ("題", None), ("本文<b1/>", "translate-no"), ("太字", None), ("訳す", None), ("手順", None),
    ]  # fmt: skip


def test_selectors_may_be_css() -> None:
    article = page(
        '<p class="memo">控え</p><p>本文</p>',
        '<its:translateRule selector="p.memo" translate="no"/>',
        attributes='queryLanguage="css"',
    )
    assert listed(article) == [("控え", "translate-no"), ("本文", None)]


def test_rules_hold_also_where_the_page_lacks_the_tag() -> None:
    article = page("<table><tr><td>値</table><p>文", '<its:translateRule selector="//h:tbody" translate="no"/>')
    assert listed(article) == [("値", "translate-no"), ("文", None)]
    bare = read('<script type="application/its+xml">{}</script>文'.format(
        rules('<its:translateRule selector="/h:html" translate="no"/>')).encode())  # fmt: skip
    assert [block.locked for block in bare.blocks] == ["translate-no"]


def test_elements_within_text_join_and_cut_texts() -> None:
    article = page(
        '<p>前<span its-within-text="no">別の文</span>後</p><p>甲<button its-within-text="yes">押す</button>乙'
        '<i its-within-text="nested">島</i>丙</p>'
    )
    assert [text for text, _ in listed(article)] == ["前", "別の文", "後", "甲<button1>押す</button1>乙<i1/>丙", "島"]


def test_notes_and_terms_reach_translators() -> None:
    article = page(
        '<p its-loc-note="やさしく" its-loc-note-type="alert">一文目。<b its-term="yes" its-term-info-ref="#x">術語</b>の'
        '文。</p><img alt="絵"><p its-storage-size="20" its-allowed-characters="[a-z]">短く</p>',
        '<its:locNoteRule selector="//h:img/@alt" locNoteType="description"><its:locNote>図の\n上</its:locNote>'
        "</its:locNoteRule>",
        '<its:idValueRule selector="//h:b" idValue="concat(\'t-\', .)"/>',
    )
    assert [(item.text, item.notes) for item in article.segments] == [
        ("一文目。", ("note (alert): やさしく",)),
        ("<b1>術語</b1>の文。", ("note (alert): やさしく", "id: t-術語", "term: 術語 (see #x)")),
        ("絵", ("note: 図の 上",)),
        ("短く", ("note: allowed characters [a-z]", "note: at most 20 bytes in UTF-8")),
    ]


def test_a_paragraph_has_the_notes_of_all_its_sentences() -> None:
    whole = paragraphs(page("<p>一文目。<b its-loc-note='注' its-term=yes>術語</b>の文。</p>"))
    assert [(item.text, item.notes) for item in whole.segments] == [
        ("一文目。<b1>術語</b1>の文。", ("note: 注", "term: 術語"))
    ]


def test_a_note_of_an_outer_element_gives_way_to_the_nearest() -> None:
    article = page('<div its-loc-note="外"><p>甲</p><p its-loc-note="内">乙</p></div><p>丙</p>')
    assert [item.notes for item in article.segments] == [("note: 外",), ("note: 内",), ()]


@pytest.mark.parametrize(
    ("ranges", "kind", "locale", "meant"),
    [
        ("*", "include", "en", True), ("", "include", "en", False), ("", "exclude", "en", True),
        ("en-CA, fr-CA", "include", "fr-CA", True), ("en-CA", "include", "en", False), ("*-CA", "include", "en-CA", True),
        ("*-ca", "exclude", "en-CA", False), ("zh", "include", "zh-Hans", True), ("de-CH", "include", "de-Latn-CH", True),
        ("de-CH", "include", "de-x-CH", False), ("*-Hans", "exclude", "zh-Hant", True),
    ],
)  # fmt: skip
def test_a_text_is_for_the_locales_of_its_filter(ranges: str, kind: str, locale: str, meant: bool) -> None:
    article = page(f'<p its-locale-filter-list="{ranges}" its-locale-filter-type="{kind}">文')
    assert is_for(article.segments[0].locales, locale) is meant


def test_the_place_of_a_translation_is_not_offered() -> None:
    article = page(
        '<p class="s">原文</p><p class="t">訳文</p>',
        "<its:targetPointerRule selector=\"//h:p[@class='s']\" targetPointer=\"../h:p[@class='t']\"/>",
    )
    assert listed(article) == [("原文", None), ("訳文", "its-target")]


def test_a_rule_may_say_the_language() -> None:
    article = page('<p data-l="fr">Bonjour</p>', '<its:langRule selector="//h:*[@data-l]" langPointer="@data-l"/>')
    assert [(item.language, item.locked) for item in article.segments] == [("fr", "other-language")]


# --- rules are untrusted ---------------------------------------------------------------------------------------------


def files(**texts: str) -> Callable[[str], bytes]:
    def load(name: str) -> bytes:
        key = name.replace("/", "_").replace(".", "_")
        if key not in texts:
            raise WorkspaceError("there is no such file; check the path", name)
        return texts[key].encode()

    return load


NO = '<its:translateRule selector="//h:p" translate="no"/>'


def test_linked_files_are_read_and_are_what_the_result_depends_on() -> None:
    load = files(articles_r_xml=rules(NO, attributes='xlink:href="more/s.xml"'), articles_more_s_xml=rules(NO))
    data = '<meta charset=utf-8><link rel="its-rules" href="r.xml"><p>文'.encode()
    assert [block.locked for block in read(data, path="articles/a.html", load=load).blocks] == ["translate-no"]
    assert linked(data, "articles/a.html", load) == ("articles/r.xml", "articles/more/s.xml")
    assert linked(data.decode().encode("utf-16"), "articles/a.html", load) == ("articles/r.xml", "articles/more/s.xml")


@pytest.mark.parametrize(
    "href",
    ["https://x.example/r.xml", "//x/r.xml", "/etc/passwd", "../../r.xml", "..%2f..%2fr.xml", "C:\\r.xml", "", "%00"],
)
def test_no_link_leads_out_of_the_workspace(href: str) -> None:
    with pytest.raises(RulesError):
        resolved("articles/a.html", href)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<its:rules", "no well-formed XML"),
        ("<rules/>", "no its:rules element"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + rules(NO), "document type is not allowed"),
        (rules(NO, attributes='queryLanguage="sql"'), 'queryLanguage "sql" is not known'),
    ],
)
def test_bad_rules_are_noted_with_their_line_and_the_page_is_read(text: str, message: str) -> None:
    article = read(f'<meta charset=utf-8>\n<script type="application/its+xml">\n{text}</script><p>文'.encode())
    assert [block.locked for block in article.blocks] == [None]
    assert len(article.notes) == 1
    assert article.notes[0].startswith("line 3: ITS rules are left out: ")
    assert message in article.notes[0]


@pytest.mark.parametrize(
    ("selector", "message"),
    [
        ("//x:p", "the prefix x is not declared"),
        ("//h:p[", "no XPath"),
        ("//h:p[matches(., 'x')]", "matches() is not one of XPath 1.0"),
        ("document('x')//h:p", "document() is not one of XPath 1.0"),
        ("//h:p[$unknown]", "no XPath"),
        ("//*[.//*[.//*[.//*[.//*[.//*]]]]]", "would take too long"),
        ("//*[count(//*) = count(//*)]", "would take too long"),
        ("//*[preceding::* = following::*]", "would take too long"),
    ],
)
def test_a_selector_that_cannot_be_used_is_noted_and_left_out(selector: str, message: str) -> None:
    article = page("<div>" * 300 + "<p>文", f'<its:translateRule selector="{selector}" translate="no"/>' + NO)
    assert [item.locked for item in article.segments] == ["translate-no"]
    assert [message in note for note in article.notes] == [True]


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis", "utf-16"])
def test_a_file_is_found_by_the_name_that_the_page_gives_it(encoding: str) -> None:
    data = f'<meta charset="{encoding}"><LINK title="a > b" rel=its-rules href="規則.xml"><p>文章です。'.encode(
        encoding
    )
    assert linked(data, "articles/a.html", files()) == ("articles/規則.xml",)


def test_rules_that_link_one_another_end() -> None:
    load = files(articles_r_xml=rules(NO, attributes='xlink:href="r.xml"'))
    data = '<meta charset=utf-8><link rel="its-rules" href="r.xml"><p>文'.encode()
    assert "more than 5 files" in read(data, path="articles/a.html", load=load).notes[0]
    assert linked(data, "articles/a.html", load) == ("articles/r.xml",)


def test_parameters_are_values_and_nothing_else() -> None:
    names = ("extensions", "smart_strings", "self", "node", "a.b")
    params = "".join(f'<its:param name="{name}">x</its:param>' for name in names)
    article = page("<p id=x>文", params + '<its:translateRule selector="//h:p[@id=$a.b]" translate="no"/>')
    assert [item.locked for item in article.segments] == ["translate-no"]


def test_the_line_of_a_rule_is_that_of_its_file() -> None:
    assert [rule.line for rule in parse("\n\n" + rules("\n", NO, "\n\n", NO), 10).rules] == [13, 15]
