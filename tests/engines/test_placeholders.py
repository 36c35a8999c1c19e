"""Texts with placeholders through engines that mangle them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.engines.placeholders import in_order, translate_texts
from tests.engines.glossator import Glossator

WORDS = {
    "主要血管イベント": "major vascular events",
    "は21%減少した。": "fell by 21%.",
    "スタチンにより": "With statins",
}


def drop(text: str) -> str:
    return re.sub(r"\{\d+\}", "", text)


def swap(text: str) -> str:
    return re.sub(r"\{(\d+)\}", lambda found: f"{{{3 - int(found[1])}}}", text)


@pytest.mark.parametrize(
    ("text", "answer", "expected"),
    [
        # Marks that come back take their placeholders with them.
        ("a<b1>c</b1>", lambda text: text.upper(), "A<b1>C</b1>"),
        ("a<b1>c</b1>", lambda text: text.replace("{1}", " { 1 } "), "a <b1> c</b1>"),
        # Those that don't: piece by piece, with spaces outside the placeholders.
        ("スタチンにより<a1>主要血管イベント</a1>は21%減少した。", lambda t: WORDS.get(drop(t), drop(t)),
         "With statins <a1>major vascular events</a1> fell by 21%."),
        ("a<b1>c</b1>", swap, "a <b1>c</b1>"),
        ("a<b1>c</b1>", lambda text: f"{{1}}{{2}}{drop(text)}", "{1}{2}a <b1>{1}{2}c</b1>"),
        ("a<b1>c</b1>", lambda text: f"{text}{{2}}", None),
        # Signs and numbers are no work for an engine.
        ("薬(<b1>21%</b1>)。", drop, "薬(<b1>21%</b1>)."),
        ("<b1>(1)</b1><br1/>", drop, "<b1>(1)</b1><br1/>"),
        # A text with marks of its own.
        ("{1}は<b1>薬</b1>", drop, None),
        ("\n 薬 \n", drop, "\n 薬 \n"),
    ],
)  # fmt: skip
def test_placeholders_come_through(text: str, answer: Callable[[str], str], expected: str | None) -> None:
    found = translate_texts([text], Glossator(answer), "ja", "en")[0]
    assert in_order(found, text)
    if expected is not None:
        assert found == expected


TEXTS = st.lists(
    st.sampled_from(["薬", "は。", "21%", "<br1/>", "<b1>", "</b1>", "<a1>", "</a1>", "{1}", " "]), max_size=8
).map("".join)
ANSWERS = st.lists(st.sampled_from(["{1}", "{2}", "{3}", "{", "x", " ", "<b1>", "</a1>", "\n", ""]), max_size=6).map(
    "".join
)


@settings(max_examples=200, deadline=None)
@given(TEXTS.filter(lambda text: in_order(text, text)), ANSWERS, st.booleans())
def test_no_answer_of_an_engine_loses_a_placeholder(text: str, answer: str, echo: bool) -> None:
    engine = Glossator(lambda asked: (asked if echo else "") + answer)
    assert in_order(translate_texts([text], engine, "ja", "en")[0], text)


@pytest.mark.parametrize(
    ("translation", "text", "fits"),
    [
        ("<a1>x</a1>", "<a1>y</a1>", True),
        ("x", "y", True),
        ("<b1>x</b1><a1>z</a1>", "<a1>x</a1><b1>z</b1>", True),
        ("</a1>x<a1>", "<a1>y</a1>", False),
        ("<a1><b1>x</a1></b1>", "<a1><b1>x</b1></a1>", False),
        ("<a1>x", "<a1>y</a1>", False),
        ("<br1/><br1/>", "<br1/>", False),
    ],
)
def test_placeholders_must_be_complete_and_nested(translation: str, text: str, fits: bool) -> None:
    assert in_order(translation, text) is fits
