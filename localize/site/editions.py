"""The editions of an article, for its alternates and the sitemap."""

from __future__ import annotations

from collections.abc import Iterator

from localize.settings import Settings
from localize.site.addresses import page_url, source_url
from localize.site.types import Source


def editions(source: Source, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield language and address of every edition: the source, each locale, and `x-default`, the source again.

    The addresses are absolute, so `base_url` must be set.
    """
    base_url, project = settings.site.base_url, settings.project
    home = source_url(base_url, source)
    if project.source not in project.locales:
        yield project.source, home
    for locale in dict.fromkeys(project.locales):
        yield locale, page_url(base_url, locale, source.name)
    yield "x-default", home
