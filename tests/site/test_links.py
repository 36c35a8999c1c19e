"""Links between articles, and the files that pages name."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from localize import article, segments, site
from localize.settings import ProjectSettings, Settings, SiteSettings
from localize.site import Page, Source

OTHERS = (
    Source("articles/laser/pico.html", "laser/pico", "https://clinic.example/column/pico/"),
    Source("articles/laser/index.html", "laser/index"),
    Source("articles/肌 a:b.html", "肌 a:b"),
    Source("columns/tips.htm", "tips"),
)


def built(body: str, *, path: str = "articles/laser/x.html", name: str = "laser/x", base_url: str = "") -> Page:
    read = segments.segment(article.read(f"<!DOCTYPE html><title>x</title>{body}".encode(), path=path))
    settings = Settings(project=ProjectSettings(locales=("zh-Hans",)), site=SiteSettings(base_url=base_url))
    page = site.page(read, {}, locale="zh-Hans", settings=settings, sources=(site.source(read, name), *OTHERS))
    site.verify_bs4(read, page.data, page.expected)
    return page


def href(link: str, base_url: str = "https://clinic.example", before: str = "") -> str:
    page = built(f'{before}<p><a href="{link}">頁</a></p>', base_url=base_url)
    anchor = BeautifulSoup(page.data, "html.parser").a
    assert anchor is not None
    return str(anchor["href"])


@pytest.mark.parametrize(
    "link",
    [
        "pico.html",
        "./pico.html#risk",
        "../laser/",
        "#top",
        "?q=1",
        "",
        "/",
        "/contact/",
        "other.html",
        "../../outside.html",
        "mailto:a@clinic.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://elsewhere.example/column/pico/",
        "//[",
        "https://clinic.example/",
    ],
)
def test_a_link_that_works_as_it_stands_or_leads_to_no_article_stays(link: str) -> None:
    assert href(link) == link


@pytest.mark.parametrize(
    ("link", "localized"),
    [
        ("/laser/pico.html?a=1&amp;b=2#risk", "pico.html?a=1&b=2#risk"),
        ("/column/pico/", "pico.html"),
        ("https://clinic.example/column/pico/#top", "pico.html#top"),
        ("https://clinic.example/laser/pico.html", "pico.html"),
        ("HTTPS://Clinic.example/column/pico/", "pico.html"),
        ("/laser/", "index.html"),
        ("../../columns/tips.htm", "../tips.html"),
        ("/tips.html", "../tips.html"),
        ("/%E8%82%8C%20a:b.html", "../%E8%82%8C%20a:b.html"),
        ("/laser/x.html", "x.html"),
    ],
)
def test_a_link_to_an_article_leads_to_its_page_in_the_locale(link: str, localized: str) -> None:
    assert href(link) == localized


def test_without_an_address_of_the_site_links_from_the_root_still_find_articles() -> None:
    assert href("/laser/pico.html", base_url="") == "pico.html"


def test_below_a_path_of_the_host_links_from_the_root_find_articles() -> None:
    assert href("/site/laser/pico.html", base_url="https://host.example/site/") == "pico.html"


def test_with_a_base_element_links_become_absolute() -> None:
    base = '<base href="https://clinic.example/">'
    assert href("column/pico/", before=base) == "https://clinic.example/zh_Hans/laser/pico.html"
    assert href("column/pico/", before=base, base_url="") == "column/pico/"


def test_files_named_by_relative_addresses_are_to_be_copied_along() -> None:
    page = built(
        '<img src="a.svg#x" srcset="b.png 1x, ../img/c.png 2x"><video poster="d%20d.jpg"></video>'
        '<div style="background:url(\'e.png\')"></div><a href="leaflet.pdf">説明</a><a href="pico.html">頁</a>'
        '<img src="/root.png"><img src="https://x.example/y.png"><img src="data:image/png;base64,AA"><a href="dir/">d</a>'
    )
    assert page.assets == (
        ("articles/img/c.png", "zh_Hans/img/c.png"),
        ("articles/laser/a.svg", "zh_Hans/laser/a.svg"),
        ("articles/laser/b.png", "zh_Hans/laser/b.png"),
        ("articles/laser/d d.jpg", "zh_Hans/laser/d d.jpg"),
        ("articles/laser/e.png", "zh_Hans/laser/e.png"),
        ("articles/laser/leaflet.pdf", "zh_Hans/laser/leaflet.pdf"),
    )
    assert page.notes == ()


@pytest.mark.parametrize("url", ["../../secret.png", "../../../../etc/passwd", "..%2f..%2fsecret.png", "..\\..\\x.png"])
def test_no_file_outside_of_the_articles_folder_is_copied(url: str) -> None:
    page = built(f'<img src="{url}">')
    assert page.assets == ()
    assert [note for note in page.notes if "not copied" in note]
