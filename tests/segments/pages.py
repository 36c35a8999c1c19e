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
REFERENCES = (
    "&amp;",
    "&lt;",
    "&nbsp;",
    "&#32;",
    "&#x000020;",
    "&#12354;",
    "&#0;",
    "&amp",
    "&notit;",
    "&",
    "&#xD800;",
    "&#xDC00",
    "&#56320;",
    "&#127;",
    "&#x00007f;",
    "&zwnj;",
)
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
    "math",
    "object",
    "iframe",
    "plaintext",
    "P",
    "Div",
    "SVG",
    "B",
    "TITLE",
    "NoScript",
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
    ' TITLE="題"',
    ' title=""',
    " aria-label='名'",
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
    "<!--[if lt IE 9]><p>古い</p><![endif]-->",
    "<![if !IE]>",
    "<![endif]>",
    '<!-- wp:paragraph {"align":"center"} -->',
    "<!-- /wp:paragraph -->",
    "<?php if (1): ?>",
    "{{{ x }}}",
    "{# 注 #}",
    "[gallery ids=1]",
    "[/x]",
    "<math><mi>x</mi></math>",
    "<svg><![CDATA[文]]></svg>",
    "<svg><style><![CDATA[ <b> > ]]></style>字</svg>",
    "<svg><title>題<b>次</b></title></svg>",
    "<svg><textarea>欄<g>字</textarea></svg>",
    "<foreignObject>",
    "<svg><title>",
    "\ufeff",
    '<script type="application/ld+json">{"name": "名\\u3042 <\\/b>", "x": ["y"]}</script>',
    '<script type="application/ld+json">{"text": "字<img alt=\\"絵\\u3042&amp;\\" title=\'題\\n\'>後<b title=無>"}</script>',
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


UNSEEN = (
    "\n", "\r\n  ", " ", "\x00", "&#127;", "&nbsp;", "&zwnj;", "<!-- 注 -->", "</q>", "<i></i>", "<b> </b>", "<script></script>",
)  # fmt: skip
"""What shows nothing."""
BESIDE = (
    *UNSEEN, *UNSEEN, "<br>", "<br>", "<img alt=絵>", "<img>", "<code>x</code>", "<wbr>", "<svg></svg>", "{{ x }}", "<!x>",
)  # fmt: skip
"""What stands between texts and tags of a line, most of it unseen."""


def woven_by(chance: random.Random, depth: int = 0) -> str:
    """Return text with well-formed elements of a line, much of which shows nothing."""
    parts = []
    for _ in range(chance.randint(1, 5)):
        kind = chance.random()
        if kind < 0.2 or (kind < 0.5 and depth == 5):
            parts.append(chance.choice(("語", "文字", "word", "「引用」", "、", "本文です。", "Dr. A.", ":")))
        elif kind < 0.5:
            tag = chance.choice(("b", "span", "a", "sup", "em"))
            parts.append(f"<{tag}>{woven_by(chance, depth + 1)}</{tag}>")
        else:
            parts.append(chance.choice(BESIDE))
    return "".join(parts)


def page(inside: str) -> bytes:
    """Return a page in UTF-8 with this body."""
    return f'<!DOCTYPE html><meta charset="utf-8"><body>{inside}'.encode("utf-8", "surrogatepass")


MARKED = ("utf-8-sig", "utf-16", "utf-16-be", "utf-16-le")
"""Encodings that a page may be saved in with a byte order mark."""


def marked(inside: str, encoding: str) -> bytes:
    """Return a page with a byte order mark."""
    text = f"<!DOCTYPE html><body>{inside}"
    return (text if encoding in ("utf-8-sig", "utf-16") else f"\ufeff{text}").encode(encoding, "surrogatepass")


MARKS = " \n\t\r　\u00a0\u2003<>&\"'`=/\\-;#{}[]%?!.。、」「あ漢ｱaZ019\u0301\u200b\u2028\u2029\u202e\u2066👍"
"""Markup's own characters, white space, what changes direction or belongs to what stands before it."""

SCRAPS = (
    "</title>", "</textarea>", "</script>", "]]>", "-->", "<!--", "{{", "}}", "&amp;", "&#0;", "\0", "\x1b", "\ud800", "\udfff",
    "\u2028", "`", "[x y=z]", "<b>", "語", " ", "\ufffe", "\ufeff", "<?", "${x}", "\\u003c",
)  # fmt: skip

TEXTS = st.text(
    st.one_of(st.sampled_from(MARKS), st.characters(exclude_categories=["Cs", "Cc"])), min_size=1, max_size=40
) | st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=8).map("".join)
"""Translations: any text, markup's own characters first, and what no page can hold."""


def text_by(chance: random.Random) -> str:
    """Return any text, far more quickly than it is drawn."""
    made = []
    for _ in range(chance.randint(1, 30)):
        kind = chance.random()
        if kind < 0.5:
            made.append(chance.choice(MARKS))
        elif kind < 0.7:
            made.append(chance.choice(SCRAPS) if chance.random() < 0.3 else "語")
        else:
            code = chance.randrange(0x20, chance.choice((0x250, 0x3000, 0x10000, 0x110000)))
            made.append(chr(code) if chance.random() < 0.05 or not 0xD800 <= code < 0xE000 else "字")
    return "".join(made)


BEGINNINGS = (*"。.!? 　<>&\"'`=/\\-;#{}[]%漢aZ0\u0301\u200b👍", "語", "word")
"""What is put before texts."""

JOINTS = (
    "lt;",
    "amp;",
    "#60;",
    "x3c;",
    "#",
    "a",
    "b>",
    "/b>",
    "!--",
    "?php ",
    "<",
    "&",
    "</",
    "&#",
    ";",
    "語",
    "。",
    " ",
    "=x]",
    "[",
    "{",
)
"""What is put beside other texts: each would be markup or a reference behind the wrong character."""
