"""Lists of pages: the index of a locale, the front page, the sitemap."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

from bs4 import BeautifulSoup

from localize import site
from localize.settings import ProjectSettings, Settings, SiteSettings
from localize.site import Expected, Page, Source

SETTINGS = Settings(
    project=ProjectSettings(locales=("en", "zh-Hans")), site=SiteSettings(base_url="https://clinic.example/a&b/")
)
SOURCES = [Source("articles/b.html", "b", "https://clinic.example/col/b/"), Source("articles/l/a.html", "l/a é")]
XHTML = "{http://www.w3.org/1999/xhtml}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def page(path: str, title: str, locale: str = "en") -> Page:
    return Page(path, b"", title, expected=Expected(locale))


def test_an_index_lists_the_pages_of_its_locale_by_title() -> None:
    pages = [page("en/b.html", "Beta"), page("en/l/a é.html", "<script>Alpha"), page("ko/x.html", "X", "ko")]
    made = site.index_page(pages, locale="en", settings=SETTINGS)
    assert made is not None and made.path == "en/index.html"
    soup = BeautifulSoup(made.data, "html.parser")
    assert [(a["href"], a.get_text()) for a in soup.find_all("a")] == [
        ("l/a%20%C3%A9.html", "<script>Alpha"),
        ("b.html", "Beta"),
    ]
    assert soup.html is not None and soup.html["lang"] == "en" and soup.script is None


def test_an_article_named_index_is_the_index() -> None:
    assert site.index_page([page("en/index.html", "Home")], locale="en", settings=SETTINGS) is None


def test_an_index_of_a_right_to_left_locale_says_so() -> None:
    made = site.index_page([], locale="ar", settings=SETTINGS)
    assert made is not None and b'<html lang="ar" dir="rtl">' in made.data


def test_the_front_page_names_each_edition_in_its_own_language() -> None:
    made = site.front_page(["en", "zh-Hans"], settings=SETTINGS)
    soup = BeautifulSoup(made.data, "html.parser")
    assert [(a["href"], a["lang"], a.get_text()) for a in soup.find_all("a")] == [
        ("en/index.html", "en", "English"),
        ("zh_Hans/index.html", "zh-Hans", "简体中文"),
    ]


def test_a_sitemap_lists_each_page_with_all_its_alternates() -> None:
    made = site.sitemap(SOURCES, locales=["en", "zh-Hans"], settings=SETTINGS)
    assert made is not None and made.path == "sitemap.xml"
    root = ET.fromstring(made.data)
    found = {
        url.findtext(f"{MAP}loc"): [(link.get("hreflang"), link.get("href")) for link in url.findall(f"{XHTML}link")]
        for url in root.findall(f"{MAP}url")
    }
    base = "https://clinic.example/a&b"
    assert list(found) == [
        f"{base}/{folder}/{name}.html" for folder in ("en", "zh_Hans") for name in ("b", "l/a%20%C3%A9")
    ]
    assert found[f"{base}/en/b.html"] == [
        ("ja", "https://clinic.example/col/b/"),
        ("en", f"{base}/en/b.html"),
        ("zh-Hans", f"{base}/zh_Hans/b.html"),
        ("x-default", "https://clinic.example/col/b/"),
    ]


def test_a_sitemap_does_not_depend_on_the_order_of_its_sources() -> None:
    one = site.sitemap(SOURCES, locales=["en"], settings=SETTINGS)
    other = site.sitemap(SOURCES[::-1], locales=["en"], settings=SETTINGS)
    assert one == other


def test_without_an_address_of_the_site_there_is_no_sitemap() -> None:
    assert site.sitemap(SOURCES, locales=["en"], settings=replace(SETTINGS, site=SiteSettings())) is None
