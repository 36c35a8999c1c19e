"""Which article a page translates."""

from __future__ import annotations

import pytest

from localize.adopt.addresses import essence
from localize.adopt.partners import alternates, named
from tests.adopt.pages import page

ARTICLES = {
    "articles/about.html": "about",
    "articles/laser/pico.html": "laser/pico",
    "articles/pico.html": "pico",
    "articles/index.html": "index",
}


@pytest.mark.parametrize(
    ("path", "article"),
    [
        ("/srv/old/en/about.html", "articles/about.html"),
        ("about.en.html", "articles/about.html"),
        ("old/about_en.htm", "articles/about.html"),
        ("old/en/laser/pico.html", "articles/laser/pico.html"),
        ("https://clinic.example/about/", "articles/about.html"),
        ("https://clinic.example/ABOUT.html?x=1#top", "articles/about.html"),
        ("https://clinic.example/ja/", "articles/index.html"),
    ],
)
def test_a_path_names_its_article(path: str, article: str) -> None:
    assert named(path, ARTICLES) == [article]


@pytest.mark.parametrize("path", ["contact.html", "http://[broken"])
def test_a_path_may_name_none(path: str) -> None:
    assert named(path, {"articles/about.html": "about"}) == []


def test_pages_name_their_alternates() -> None:
    text = (
        '<link rel="alternate" hreflang="ja" href="/about.html"><link rel="alternate" hreflang="x-default" href="/x">'
        '<link rel="alternate" hreflang="fr" href="/fr/about.html"><link rel="stylesheet" href="/s.css">'
    )
    assert alternates(page(text), "ja") == ("/about.html",)


def test_the_essence_of_an_address_is_what_translations_share() -> None:
    same = {
        essence(url) for url in ("/en/price.html#skin", "../price/#skin", "https://clinic.example/price_en.html#skin")
    }
    assert same == {"price#skin"}
    assert essence("mailto:info@clinic.example") == "mailto:info@clinic.example"
