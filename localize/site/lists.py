"""The page that lists a locale's pages, the page that leads to the locales, and the sitemap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape

from localize.languages import direction, native_name
from localize.settings import Settings
from localize.site.addresses import page_path, page_url, relative
from localize.site.editions import editions
from localize.site.types import Expected, Page, Source

_STYLE = (
    "body{font:1rem/1.7 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem;color:#222}"
    "h1{font-size:1.5rem}ul{padding-inline-start:1.2rem}a{color:#0b5a8a}"
)


def index_page(pages: Iterable[Page], *, locale: str, settings: Settings) -> Page | None:
    """List the pages of a locale by title; None when an article's own page is the index (`<locale>/index.html`).

    Only `pages` of the locale are listed.
    """
    del settings
    path = page_path(locale, "index")
    own = sorted((page.title, page.path) for page in pages if page.expected.locale == locale)
    if any(other == path for _, other in own):
        return None
    links = [(relative(path, other), title, "") for title, other in own]
    return _list(path, native_name(locale), locale, links)


def front_page(locales: Iterable[str], *, settings: Settings) -> Page:
    """List the editions: `index.html` of the site. Each is named in its own language."""
    links = [(relative("index.html", page_path(tag, "index")), native_name(tag), tag) for tag in dict.fromkeys(locales)]
    languages = " · ".join(name for _, name, _ in links)
    return _list("index.html", languages, settings.project.source if not links else links[0][2], links)


def _list(path: str, heading: str, locale: str, links: list[tuple[str, str, str]]) -> Page:
    """Write a page with a list of links: (address, text, language of the target where it is another)."""
    items = "".join(
        f'<li><a href="{escape(url)}"{_language(language)}>{escape(text)}</a></li>\n' for url, text, language in links
    )
    turned = ' dir="rtl"' if direction(locale) == "rtl" else ""
    text = (
        f'<!DOCTYPE html>\n<html lang="{escape(locale)}"{turned}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(heading)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{escape(heading)}</h1>\n<ul>\n{items}</ul>\n</main>\n"
        "</body>\n</html>\n"
    )
    return Page(path, text.encode(), heading, expected=Expected(locale))


def _language(tag: str) -> str:
    return f' lang="{escape(tag)}" hreflang="{escape(tag)}"' if tag else ""


def sitemap(sources: Iterable[Source], *, locales: Iterable[str], settings: Settings) -> Page | None:
    """List the pages of all locales with their alternates, sorted by address: `sitemap.xml`. None without `base_url`.

    The format is that of https://www.sitemaps.org/protocol.html, with the alternates that search engines read in it
    (https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap). No dates: a page's
    would be the date of the build, which says nothing about the page.
    """
    base_url = settings.site.base_url
    if not base_url:
        return None
    settings = replace(settings, project=replace(settings.project, locales=tuple(dict.fromkeys(locales))))
    entries: dict[str, str] = {}
    for source in sources:
        links = "".join(
            f'    <xhtml:link rel="alternate" hreflang="{escape(tag)}" href="{escape(url)}"/>\n'
            for tag, url in editions(source, settings)
        )
        for locale in settings.project.locales:
            url = page_url(base_url, locale, source.name)
            entries[url] = f"  <url>\n    <loc>{escape(url)}</loc>\n{links}  </url>\n"
    listed = "".join(entries[url] for url in sorted(entries))
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        f"{listed}</urlset>\n"
    )
    return Page("sitemap.xml", text.encode(), expected=Expected(""))
