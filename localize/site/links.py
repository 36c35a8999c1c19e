"""Links between articles lead to the same locale; and which files the pages' relative addresses name.

Pages keep the folders of their articles, and the files that they name are copied along, so that relative addresses
work as they stand. Only addresses from the root, and absolute ones, of an article must change.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from localize.model import Article
from localize.site.addresses import is_relative, page_path, relative, resolved
from localize.site.place import Place
from localize.site.tags import AttributeEdit, set_attribute

_CSS_URL = re.compile(r"url\(\s*([\"']?)(.*?)\1\s*\)", re.IGNORECASE | re.DOTALL)
_FILE_ATTRIBUTES = {
    "href": {"a", "area", "link", "image", "use"},
    "xlink:href": {"image", "use"},
    "src": {"img", "script", "source", "video", "audio", "track", "iframe", "embed", "input"},
    "poster": {"video"},
    "data": {"object"},
}


def links(article: Article, place: Place) -> list[AttributeEdit]:
    """Make the links to articles lead to their pages in this locale; fragment and query stay."""
    changed: list[AttributeEdit] = []
    for element in article.elements:
        href = element.get("href")
        if element.tag in ("a", "area") and href:
            changed += set_attribute(article, element, "href", _localized(place, href))
    return changed


def _localized(place: Place, href: str) -> str:
    """Return the address to have in a link's place: the same, unless it leads to an article in another way."""
    if href.strip().startswith(("#", "?")):
        return href
    target = place.target(href)
    if target is None:
        return href
    parts = urlsplit(href.strip())
    tail = href.strip()[len(href.strip().split("#", 1)[0].split("?", 1)[0]) :]
    page = page_path(place.locale, target.name)
    if place.base is not None:
        url = place.url_of(target)
        return f"{url}{tail}" if url else href
    if is_relative(href):
        path = resolved(posixpath.dirname(place.path), parts.path)
        if path is not None and page in (path, f"{path}index.html"):
            return href
    return f"{relative(place.path, page)}{tail}"


def assets(article: Article, place: Place) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Return the files that a page names by relative addresses, and notes on those that can't be copied along.

    Files are pairs of the path in the workspace and the path below the site's folder; whether they are there is not
    known here. Out of the articles' folder nothing is copied.
    """
    if place.base is not None:
        return (), ()
    home = posixpath.dirname(place.own.path)
    folder = f"{place.folder}/" if place.folder else ""
    top = page_path(place.locale, "").removesuffix(".html")
    files: set[tuple[str, str]] = set()
    outside: set[str] = set()
    for url, embedded in _named(article):
        if not is_relative(url) or place.target(url) is not None:
            continue
        path = resolved(home, url)
        if path is not None and path.startswith(folder):
            if not path.endswith("/") and path != ".":
                files.add((path, f"{top}{path.removeprefix(folder)}"))
        elif embedded:
            outside.add(url.strip())
    if not outside:
        return tuple(sorted(files)), ()
    named = ", ".join(sorted(outside)[:3]) + (f" and {len(outside) - 3} more" if len(outside) > 3 else "")
    note = f"{article.path}: not copied to the site, since outside of the articles' folder: {named}"
    return tuple(sorted(files)), (note,)


def _named(article: Article) -> Iterator[tuple[str, bool]]:
    """Yield each address in a page, and whether the page embeds what it names."""
    for element in article.elements:
        if not element.attributes and element.tag != "style":
            continue
        for name, tags in _FILE_ATTRIBUTES.items():
            url = element.tag in tags and element.get(name)
            if url:
                yield url, element.tag not in ("a", "area")
        for name in ("srcset", "imagesrcset"):
            for candidate in _candidates(element.get(name) or ""):
                yield candidate, True
        style = element.get("style") or ""
        if element.tag == "style":
            style = article.source[element.open_end : element.close_start]
        for found in _CSS_URL.finditer(style):
            yield found[2], True


def _candidates(srcset: str) -> Iterator[str]:
    """Yield the addresses of a `srcset`: what stands before white space or a comma that ends a candidate."""
    for candidate in re.split(r",\s+|,$", srcset) if srcset else ():
        words = candidate.split()
        if words:
            yield words[0].rstrip(",")
