"""What other pages must know of an article, read from as little of it as possible."""

from __future__ import annotations

import pytest

from localize import article, segments, site
from localize.errors import ArticleError
from localize.settings import Settings, SiteSettings
from tests.site.test_links import OTHERS

HEAD = '<!DOCTYPE html><html><head><title>見出し</title><link rel="canonical" href="https://clinic.example/a/"></head>'


@pytest.mark.parametrize(
    ("page", "canonical", "title"),
    [
        (f"{HEAD}<body><h1>別</h1><p>文。", "https://clinic.example/a/", "見出し"),
        (f"{HEAD}<body><title>別</title><link rel=canonical href=/b/>", "https://clinic.example/a/", "見出し"),
        ("<head><title>見出し</title></head><body><LINK rel=canonical href=/b/>", "/b/", "見出し"),
        ("<head><title> </title></head><body><title>後</title><h1>別</h1>", None, "後"),
        ("<head></head><body><h1>別</h1>", None, "別"),
        ("<head><title>見</head><body>出し", None, "見出し"),
        ("<head><!-- </head> --><title>見出し</title></head><p>文。", None, "見出し"),
        ("<head><svg><title>図</title></svg></head><body><h1>別</h1>", None, "別"),
        ("<title>見出し</title><p>文。", None, "見出し"),
        ("<p>文。", None, "laser/x"),
    ],
)
def test_the_head_is_enough_where_nothing_behind_it_counts(page: str, canonical: str | None, title: str) -> None:
    data = page.encode()
    found = site.read_source(data, "laser/x", path="articles/laser/x.html", language="ja")
    assert found == site.source(article.read(data, path="articles/laser/x.html"), "laser/x")
    assert (found.canonical, found.title) == (canonical, title)


def test_a_bad_article_is_the_same_error() -> None:
    with pytest.raises(ArticleError, match="empty"):
        site.read_source(b" \n", "x", path="articles/x.html", language="ja")


@pytest.mark.parametrize("base_url", ["", "https://clinic.example"])
def test_an_index_of_the_site_says_what_the_articles_say(base_url: str) -> None:
    links = '<p><a href="pico.html">甲</a><a href="/column/pico/">乙</a><a href="/laser/">丙</a><a href="../%E8%82%8C">丁</a>'
    read = segments.segment(
        article.read(f"<!DOCTYPE html><title>x</title>{links}".encode(), path="articles/laser/x.html")
    )
    settings = Settings(site=SiteSettings(base_url=base_url))
    known = (site.source(read, "laser/x"), *OTHERS)
    pages = [
        site.page(read, {}, locale="en", settings=settings, sources=given)
        for given in (known, tuple(reversed(known)), site.index(known, base_url))
    ]
    assert pages[0] == pages[1] == pages[2]
    # An article that the index lacks is named after its file, as one that the sources lack.
    alone = [
        site.page(read, {}, locale="en", settings=settings, sources=g) for g in (OTHERS, site.index(OTHERS, base_url))
    ]
    assert alone[0] == alone[1]
    assert alone[0].path == "en/x.html"
