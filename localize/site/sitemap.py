"""`sitemap.xml`: every page with its alternates.

The format is that of https://www.sitemaps.org/protocol.html, with the alternates that search engines read in it
(https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap). No dates: a page's
would be the date of the build, which says nothing about the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape

from localize.settings import Settings
from localize.site.addresses import page_url
from localize.site.editions import editions
from localize.site.types import Expected, Page, Source


def sitemap(sources: Iterable[Source], *, locales: Iterable[str], settings: Settings) -> Page | None:
    """List the pages of all locales with their alternates, sorted by address; None without `base_url`."""
    base_url = settings.site.base_url
    if not base_url:
        return None
    settings = replace(settings, project=replace(settings.project, locales=tuple(dict.fromkeys(locales))))
    entries: dict[str, str] = {}
    for source in sources:
        links = "".join(
            f'    <xhtml:link rel="alternate" hreflang="{_text(tag)}" href="{_text(url)}"/>\n'
            for tag, url in editions(source, settings)
        )
        for locale in settings.project.locales:
            url = page_url(base_url, locale, source.name)
            entries[url] = f"  <url>\n    <loc>{_text(url)}</loc>\n{links}  </url>\n"
    listed = "".join(entries[url] for url in sorted(entries))
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        f"{listed}</urlset>\n"
    )
    return Page("sitemap.xml", text.encode(), expected=Expected(""))


def _text(value: str) -> str:
    return escape(value)
