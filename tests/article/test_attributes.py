"""Reading tags and references: the same as turbohtml's tokenizer, which knows no places."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from turbohtml import TokenType, tokenize

from localize.article.attributes import attributes, references
from localize.article.tokens import CLOSE, OPEN, TEXT, tokens


def expected(tag: str) -> tuple[tuple[str, str], ...] | None:
    """Return the attributes that turbohtml reads in a tag; None where it is none."""
    first = next(iter(tokenize(tag)), None)
    return tuple(first.attrs or ()) if first is not None and first.type == TokenType.START_TAG else None


@settings(max_examples=400, deadline=None)
@given(st.text(" \t\n/>=\"'a&bt;#x1lamp<\u3042", max_size=30))
def test_attributes_are_read_as_the_tokenizer_reads_them(inside: str) -> None:
    tag = f"<a {inside}>"
    first = next(iter(tokenize(tag, capture_source=True)), None)
    if first is not None and first.type == TokenType.START_TAG and first.source == tag:
        assert attributes(tag) == expected(tag)


def test_attributes_of_real_pages_are_read_as_the_tokenizer_reads_them(shared: Path) -> None:
    for path in sorted((shared / "corpora/html-ja").rglob("*.html"))[::7]:
        source = path.read_text(encoding="utf-8", errors="replace").replace("\r", "")
        for token in tokenize(source, capture_source=True):
            if token.type == TokenType.START_TAG and token.source:
                assert attributes(token.source) == tuple(token.attrs or ())


@pytest.mark.parametrize(
    ("text", "in_attribute", "values"),
    [
        ("&amp;&lt;", False, ["&", "<"]),
        ("&ampx &notit;", False, ["&", "¬"]),
        ("&ampx &amp= &amp;", True, ["&"]),
        ("&#65;&#x41;&#X41 &#0; &#x110000; &#128;", False, ["A", "A", "A", "\ufffd", "\ufffd", "€"]),
        ("&#xD800;&#99999999999999999999;", False, ["\ufffd", "\ufffd"]),
        ("&; & &unknown; &#; &#x;", False, []),
        ("&NotEqualTilde;", False, ["≂̸"]),
    ],
)
def test_references_are_found(text: str, in_attribute: bool, values: list[str]) -> None:
    assert [item.value for item in references(text, in_attribute=in_attribute)] == values


@settings(max_examples=300, deadline=None)
@given(st.text("<>/!?-& ;=\"'\r\n\0apbscript-title svg[]x\u3042\ud800\U0001f642", max_size=60))
def test_tokens_leave_no_gap(source: str) -> None:
    edge = 0
    for kind, start, end, value, _, _ in tokens(source):
        assert start == edge < end
        assert (value != "") or kind not in (OPEN, CLOSE)
        edge = end
    assert edge == len(source)


def test_tags_are_found_where_they_stand() -> None:
    source = "a\r\n<B\r\nclass='x\r\ny'>c</></b\r>&lt;<NoScript>d</noscript><svg><title/>e</svg>"
    found = [(kind, source[start:end], value) for kind, start, end, value, _, _ in tokens(source) if kind != TEXT]
    assert [item[1] for item in found] == [
        "<B\r\nclass='x\r\ny'>", "</>", "</b\r>", "&lt;", "<NoScript>", "</noscript>", "<svg>", "<title/>", "</svg>",
    ]  # fmt: skip
    assert [item[2] for item in found if item[0] in (OPEN, CLOSE)] == [
        "b", "b", "noscript", "noscript", "svg", "title", "svg",
    ]  # fmt: skip
    assert next(item[4] for item in tokens(source) if item[0] == OPEN) == (("class", "x\r\ny"),)
