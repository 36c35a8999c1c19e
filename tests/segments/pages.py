"""Make pages for the laws: well-formed ones, torn ones, and what a reader may meet."""

from __future__ import annotations

import os

from hypothesis import strategies as st


def cases(usual: int) -> int:
    """Return how many cases a law is tried on: `usual`, or what LOCALIZE_CASES says."""
    return int(os.environ.get("LOCALIZE_CASES") or usual)


WORDS = st.sampled_from(
    [
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
        "　",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\t",
    ]
)
REFERENCES = st.sampled_from(
    ["&amp;", "&lt;", "&nbsp;", "&#32;", "&#x000020;", "&#12354;", "&#0;", "&amp", "&notit;", "&"]
)
TAGS = st.sampled_from(
    [
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
    ]
)
ATTRIBUTES = st.sampled_from(
    [
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
    ]
)
ODD = st.sampled_from(
    [
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
        "\0",
        "<svg><title/></svg>",
        "[x y=z]",
        "<hr>",
        '<script type="application/ld+json">{"name": "名\\u3042 <\\/b>", "x": ["y"]}</script>',
    ]
)


@st.composite
def torn(draw: st.DrawFn) -> str:
    """Draw markup of any kind, mostly broken."""
    parts = []
    for _ in range(draw(st.integers(1, 25))):
        kind = draw(st.integers(0, 6))
        if kind <= 1:
            parts.append(draw(WORDS))
        elif kind == 2:
            parts.append(draw(REFERENCES))
        elif kind == 3:
            parts.append(f"<{draw(TAGS)}{draw(ATTRIBUTES)}>")
        elif kind == 4:
            parts.append(f"</{draw(TAGS)}>")
        else:
            parts.append(draw(ODD))
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
