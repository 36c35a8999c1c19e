"""Where a page is among the others: its article, locale and settings, and which article an address leads to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import field
from urllib.parse import unquote, urljoin, urlsplit

from localize.languages import same_language
from localize.model import Article
from localize.settings import Settings
from localize.site.addresses import is_relative, page_path, page_url, resolved, root_url, same_address, source_url
from localize.site.sources import source
from localize.site.types import Source
from localize.values import frozen


@frozen
class Index:
    """The articles of a site; made once for all of its pages."""

    by_path: Mapping[str, Source] = field(repr=False)
    by_name: Mapping[str, Source] = field(repr=False)
    by_address: Mapping[str, Source] = field(repr=False)


@frozen
class Place:
    """A page to be built."""

    locale: str
    settings: Settings
    own: Source
    turned: bool
    """Whether the page is in another language than its article."""
    base: str | None
    """The `href` of the source's `<base>`, if it has one: then relative addresses are not relative to the page."""
    known: Index = field(repr=False)

    @property
    def path(self) -> str:
        """The page's path below the site's folder."""
        return page_path(self.locale, self.own.name)

    @property
    def url(self) -> str:
        """The page's address; empty without `base_url`."""
        return self.url_of(self.own)

    def url_of(self, source: Source) -> str:
        """Return the address of an article's page in this locale; empty without `base_url`."""
        base_url = self.settings.site.base_url
        return page_url(base_url, self.locale, source.name) if base_url else ""

    @property
    def address(self) -> str:
        """The address that the source's own links are relative to; empty where nothing tells."""
        canonical = self.own.canonical or ""
        home = source_url(self.settings.site.base_url, self.own) if self.settings.site.base_url else canonical
        return urljoin(home, self.base) if self.base is not None else home

    @property
    def folder(self) -> str:
        """The articles' folder: what the article's name is relative to."""
        stem = posixpath.splitext(self.own.path)[0]
        if stem == self.own.name or not stem.endswith(f"/{self.own.name}"):
            return "" if stem == self.own.name else posixpath.dirname(self.own.path)
        return stem.removesuffix(f"/{self.own.name}")

    def target(self, url: str) -> Source | None:
        """Return the article that a link of the source leads to, or None.

        A relative link leads to the file that stands there; others to the article that has the address, or that lies
        there when the articles' folder is the root of the site.
        """
        if self.base is None and is_relative(url):
            path = resolved(posixpath.dirname(self.own.path), url)
            found = self.known.by_path.get(f"{path}index.html" if path and path.endswith("/") else path or "")
            if found:
                return found
        try:
            whole = urljoin(self.address, url.strip())
            known = self.known.by_address.get(same_address(whole))
            parts = urlsplit(url.strip())
        except ValueError:
            return None
        if known or parts.scheme or parts.netloc or not parts.path.startswith("/"):
            return known
        path = unquote(parts.path).removeprefix(unquote(urlsplit(self.settings.site.base_url).path.rstrip("/")))
        name = posixpath.splitext(f"{path}index.html" if path.endswith("/") else path)[0]
        return self.known.by_name.get(name.lstrip("/"))


def index(sources: Iterable[Source], base_url: str) -> Index:
    """Index the articles of a site; of two with one address the first by path counts."""
    known = {item.path: item for item in sorted(sources, key=lambda item: item.path)}
    addresses: dict[str, Source] = {}
    for item in known.values():
        if item.canonical:
            addresses.setdefault(same_address(urljoin(base_url, item.canonical)), item)
    for item in known.values() if base_url else ():
        addresses.setdefault(same_address(root_url(base_url, item)), item)
    return Index(known, {item.name: item for item in known.values()}, addresses)


def place(article: Article, *, locale: str, settings: Settings, sources: Iterable[Source] | Index) -> Place:
    """Find a page's place; an article that is not among `sources` is named after its file."""
    base_url = settings.site.base_url
    known = sources if isinstance(sources, Index) else index(sources, base_url)
    if article.path not in known.by_path:
        stem = posixpath.splitext(posixpath.basename(article.path))[0] or "index"
        known = index([*known.by_path.values(), source(article, stem)], base_url)
    return Place(
        locale=locale,
        settings=settings,
        own=known.by_path[article.path],
        turned=not same_language(locale, article.language),
        base=next((e.get("href") for e in article.elements if e.tag == "base" and e.get("href") is not None), None),
        known=known,
    )
