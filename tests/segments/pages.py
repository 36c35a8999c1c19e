"""Make pages for the laws: well-formed ones, torn ones, and what a reader may meet."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence

from hypothesis import strategies as st


def cases(usual: int) -> int:
    """Return how many cases a law is tried on: `usual`, or what LOCALIZE_CASES says."""
    return int(os.environ.get("LOCALIZE_CASES") or usual)


KINDS = ("word", "word", "reference", "start", "end", "odd", "odd")
WORDS = (
    "本文です。",
    "次の文",
    "「引用。」",
    "語",
    "ＡＢＣ",
    "word",
    "Dr. A.",
    "0.05",
    "…",
    "!",
    "?",
    "\u3000",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
)
REFERENCES = ("&amp;", "&lt;", "&nbsp;", "&#32;", "&#x000020;", "&#12354;", "&#0;", "&amp", "&notit;", "&")
TAGS = (
    "b",
    "i",
    "strong",
    "em",
    "span",
    "a",
    "code",
    "ruby",
    "rt",
    "rp",
    "sup",
    "label",
    "p",
    "div",
    "li",
    "ul",
    "td",
    "tr",
    "table",
    "h2",
    "button",
    "select",
    "option",
    "svg",
    "title",
    "text",
    "textarea",
    "blockquote",
    "template",
    "noscript",
    "script",
    "style",
    "pre",
    "cite",
    "q",
    "video",
)
ATTRIBUTES = (
    "",
    "",
    "",
    " title='題 &amp; \"名\"'",
    ' title="題"',
    " title=題/",
    " alt=絵",
    " lang=en",
    ' translate="no"',
    " translate=yes",
    " class='a b'",
    " title",
    " title=a title=b",
    "\nhref='/x/'",
    " /",
)
ODD = (
    "<br>",
    "<br/>",
    "<img alt=絵>",
    "<!-- 注 -->",
    "</>",
    "<!x>",
    "<?php echo '>' ?>",
    "{{ x }}",
    "{% if %}",
    "<wbr>",
    "<input type=submit value=送る>",
    "<",
    "</",
    "<a",
    "<![CDATA[x]]>",
    "\x00",
    "<svg><title/></svg>",
    "[x y=z]",
    "<hr>",
    '<script type="application/ld+json">{"name": "名\\u3042 <\\/b>", "x": ["y"]}</script>',
    '<script type="application/ld+json">{"text": "<p>名\\u3042<b>太</b>\\n</p><a href=\\"/x\\">続&amp;</a><br>\\u003ci>末"}</script>',
)


@st.composite
def torn(draw: st.DrawFn) -> str:
    """Draw markup of any kind, mostly broken."""
    return _torn(lambda choices: draw(st.sampled_from(choices)), draw(st.integers(1, 25)))


def torn_by(chance: random.Random) -> str:
    """Return markup of any kind, mostly broken, far more quickly than it is drawn."""
    return _torn(chance.choice, chance.randint(1, 25))


def _torn(choose: Callable[[Sequence[str]], str], length: int) -> str:
    parts = []
    for _ in range(length):
        kind = choose(KINDS)
        if kind == "word":
            parts.append(choose(WORDS))
        elif kind == "reference":
            parts.append(choose(REFERENCES))
        elif kind == "start":
            parts.append(f"<{choose(TAGS)}{choose(ATTRIBUTES)}>")
        elif kind == "end":
            parts.append(f"</{choose(TAGS)}>")
        else:
            parts.append(choose(ODD))
    return "".join(parts)


def page(inside: str) -> bytes:
    """Return a page in UTF-8 with this body."""
    return f'<!DOCTYPE html><meta charset="utf-8"><body>{inside}'.encode("utf-8", "surrogatepass")


TEXTS = st.text(
    st.one_of(
        st.sampled_from(" \n\t\r　\u00a0\u2003<>&\"'`=/\\-;#{}[]%?!.。、」「あ漢ｱaZ019\u0301\u200b\u2028👍"),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    min_size=1,
    max_size=40,
)
"""Translations: all that can stand on a page, markup's own characters first."""

BEGINNINGS = (*"。.!? 　<>&\"'`=/\\-;#{}[]%漢aZ0\u0301\u200b👍", "語", "word")
"""What is put before texts."""
