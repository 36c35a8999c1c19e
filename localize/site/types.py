"""What the site's functions take and give, beside the types of `model`."""

from __future__ import annotations

from dataclasses import field

from localize.values import frozen


@frozen
class Source:
    """What the other pages of the site must know of an article: small, so that it can travel between processes."""

    path: str
    """Of the article, relative to the workspace."""
    name: str
    """Its path below the articles' folder, without suffix: `laser/pico-laser`. Pages are `<locale>/<name>.html`."""
    canonical: str | None = None
    """The address that the source page gives itself."""
    title: str = ""
    """Its title in the source language, white space collapsed."""


@frozen
class Expected:
    """Where a page may differ from its source, for the proof of the page; ranges count characters."""

    locale: str
    encoding: str = "utf-8"
    """How the page is encoded."""
    regions: tuple[tuple[int, int, int, int], ...] = ()
    """Translated text: start and end in the source, start and end on the page. Inline elements may change places."""
    removed: tuple[tuple[int, int], ...] = ()
    """In the source: whole elements that the settings take out, replaced alternates."""
    inserted: tuple[tuple[int, int], ...] = ()
    """On the page: alternates, a declaration."""
    wrapped: tuple[tuple[int, int], ...] = ()
    """On the page: the tags of `span` and `details` around text."""
    roots: tuple[tuple[int, int], ...] = ()
    """On the page: the tag of the `html` element, where the source leaves it out."""
    attributes: frozenset[tuple[str, str, str]] = frozenset()
    """Tag, name and new value of attributes that are translated or localized."""
    texts: frozenset[tuple[str, str]] = frozenset()
    """Old and new text of titles, text areas and XML declarations."""
    strings: frozenset[tuple[str, str]] = frozenset()
    """Old and new strings of structured data, as they are written."""
    verbatim: tuple[tuple[int, int], ...] = ()
    """In the source: quotes and their citations, whose characters stand on the page as they are, in this order."""


@frozen
class Page:
    """A localized page, proved to be its article but for translations and localization."""

    path: str
    """Below the site's folder: `en/laser/pico-laser.html`, `zh_Hans/index.html`."""
    data: bytes = field(repr=False)
    title: str = ""
    """In the page's language where it is translated; white space collapsed."""
    translated: int = 0
    """Segments on the page in the page's language."""
    untranslated: int = 0
    """Segments without a translation, shown in the source language or left out as `[site] untranslated` says."""
    omitted: tuple[str, ...] = ()
    """Ids of the segments that are left out, in order of the page."""
    assets: tuple[tuple[str, str], ...] = ()
    """Files that the page names by relative addresses, there or not: (path in the workspace, path below the site's
    folder). Copying those that are there keeps every relative address working and byte-identical."""
    notes: tuple[str, ...] = ()
    """What an editor should know."""
    expected: Expected = field(default=Expected(""), repr=False)
    """For `verify` and `verify_bs4`."""
