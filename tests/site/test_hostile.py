"""Nothing that a catalog holds becomes markup."""

from __future__ import annotations

import json
from html import escape

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from localize import article, segments, site
from localize.article.embedded import is_html
from localize.model import Segment
from localize.segments import fault
from tests.site.cases import case

HOSTILE = [
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "</p><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "</title></textarea></script><!--",
    "]]>--></style>&lt;script&gt;",
    "x onerror=alert(1)",
    "\\u003cscript\\u003e \\",
]

SOURCE = """<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>題</title>
<script type="application/ld+json">{"name": "名"}</script></head>
<body><p>文<b>太</b>。</p><img src=a alt=絵 title='図'><textarea>字</textarea></body></html>"""


def everywhere(text: str) -> site.Page:
    """Build a page on which every segment is translated by a text, with the segment's placeholders after it."""
    read = segments.segment(article.read(SOURCE.encode(), path="articles/x.html"))
    given = {s.id: text + _placeholders(s) for s in read.segments if fault(s, text + _placeholders(s)) is None}
    page = site.page(read, given, locale="en")
    site.verify_bs4(read, page.data, page.expected)
    return page


def _placeholders(segment: Segment) -> str:
    return "".join(f"<{p.name}/>" if p.close is None else f"<{p.name}></{p.name}>" for p in segment.placeholders)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_translation_is_inert_text_wherever_it_stands(text: str) -> None:
    soup = BeautifulSoup(everywhere(text).data, "html.parser")
    assert [tag.name for tag in soup.find_all(True)] == [
        tag.name for tag in BeautifulSoup(SOURCE, "html.parser").find_all(True)
    ]
    image, script = soup.img, soup.script
    assert image is not None and script is not None and soup.title is not None and soup.p is not None
    assert sorted(image.attrs) == ["alt", "src", "title"]
    assert (image["alt"], image["title"], soup.title.string, soup.p.get_text()) == (text, text, text, text)
    # What would be HTML to those who read the data is written as the text that it is.
    assert json.loads(script.get_text()) == {"name": escape(text, quote=False) if is_html(text) else text}


def test_the_hostile_case_runs_no_script() -> None:
    page = case("hostile.en").page()
    soup = BeautifulSoup(page.data, "html.parser")
    assert len(soup.find_all("script")) == 1
    assert not [name for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("<>&\"'/-! \n=ab名]\\"), min_size=1, max_size=20))
def test_whatever_is_translated_the_page_is_proved(text: str) -> None:
    everywhere(text)
