"""Edits of the head: the page's own address, its alternates, Open Graph's locale, the encoding's declaration.

An insertion stands on a line of its own, indented as its neighbour is.
"""

from __future__ import annotations

import re

from localize.article import Edit
from localize.article.codecs import BOMS
from localize.article.labels import encoding_named
from localize.languages import og_locale
from localize.model import Article, Element
from localize.settings import Settings
from localize.site.addresses import relative
from localize.site.editions import editions
from localize.site.place import Place
from localize.site.sources import rels
from localize.site.tags import (
    AttributeEdit,
    Changes,
    Insertion,
    after_blanks,
    before_root,
    is_fragment,
    line_start,
    set_attribute,
    void,
)

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s;\"']+)", re.IGNORECASE)
_XML_ENCODING = re.compile(r"\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([^\"'>]+)", re.IGNORECASE)

# --- the encoding ----------------------------------------------------------------------------------------------------


def page_encoding(article: Article, settings: Settings) -> str:
    """Return how a page is encoded: as UTF-8, or as its article where the settings and browsers let it."""
    own = article.encoding
    return own if settings.site.encoding == "source" and not own.startswith("utf-32") else "utf-8"


def marked(article: Article, data: bytes, encoding: str) -> bytes:
    """Return a page with the byte order mark that browsers need to read UTF-16."""
    needed = encoding.startswith("utf-16") and article.encoding_origin != "bom"
    return BOMS[encoding] + data if needed else data


def declaration(article: Article, encoding: str, *, plain_ascii: bool) -> Changes:
    """Make the declaration say how the page is encoded.

    Where the source has none, one is added, unless a byte order mark says so, the page is pure ASCII, or it is a
    fragment: without one, browsers would take the page for windows-1252.
    """
    tags: list[AttributeEdit] = []
    edits: list[Edit] = []
    declared = article.encoding_origin == "bom" or encoding.startswith("utf-16")
    xml = _XML_ENCODING.match(article.source)
    if xml:
        declared = True
        if not _names(xml[1], encoding):
            edits.append(Edit(*xml.span(1), _label(encoding)))
    for element in article.elements:
        if element.tag != "meta":
            continue
        name, value = _declaration(element, encoding)
        if name:
            declared = True
            tags += set_attribute(article, element, name, value)
    if declared or plain_ascii or is_fragment(article):
        return Changes(tuple(tags), edits=tuple(edits))
    added = void(article, "meta", ("charset", encoding))
    return Changes(tuple(tags), (_first_in_head(article, added),), tuple(edits))


def _declaration(element: Element, encoding: str) -> tuple[str, str]:
    """Return the attribute of a `meta` element that declares the encoding, and the value that it must have."""
    charset = element.get("charset")
    if charset is not None:
        return "charset", charset if _names(charset, encoding) else _label(encoding)
    content = element.get("content") or ""
    found = _CHARSET.search(content)
    if found is None or (element.get("http-equiv") or "").strip().lower() != "content-type":
        return "", ""
    if _names(found[1], encoding):
        return "content", content
    return "content", f"{content[: found.start(1)]}{_label(encoding)}{content[found.end(1) :]}"


def _names(label: str, encoding: str) -> bool:
    named = encoding_named(label) or ""
    return named == encoding or (named.startswith("utf-16") and encoding.startswith("utf-16"))


def _label(encoding: str) -> str:
    """Return an encoding's label; which of the two UTF-16 it is, the byte order mark tells."""
    return "utf-16" if encoding.startswith("utf-16") else encoding


def _first_in_head(article: Article, markup: str) -> Insertion:
    """Put markup at the start of the head: a declaration counts in the first 1,024 bytes alone."""
    head = next((element for element in article.elements if element.tag == "head"), None)
    if head is None:
        return _before_all(article, markup)
    following = next((e.start for e in article.elements if e.start >= head.open_end), head.open_end)
    return Insertion(head.open_end, line_start(article, following) + markup)


def _before_all(article: Article, markup: str) -> Insertion:
    """Put markup before all else, where there is no tag of the head; white space behind it would become part of it."""
    root = next((element.open_end for element in article.elements if element.tag == "html"), None)
    at = before_root(article) if root is None else after_blanks(article, root)
    return Insertion(at, markup + line_start(article, at))


# --- addresses -------------------------------------------------------------------------------------------------------


def addresses(article: Article, place: Place) -> Changes:
    """Point `canonical` and `og:url` to this page, and list its alternates in the other languages.

    A source page's own address on a localized page would tell search engines that it is a mere copy. Without `base_url`
    the page names itself by a relative address, which holds wherever it is served; `og:url`, which must be absolute, goes,
    and alternates, which must be too, are left as they are.
    """
    own = place.url
    if not own and place.turned and place.base is None:
        own = relative(place.path, place.path)
    tags: list[AttributeEdit] = []
    cuts: list[tuple[int, int]] = []
    for element in article.elements if own else ():
        if element.tag == "link" and "canonical" in rels(element) and element.get("href") is not None:
            tags += set_attribute(article, element, "href", own)
        elif element.tag == "meta" and element.get("property") == "og:url" and element.get("content") is not None:
            if place.url:
                tags += set_attribute(article, element, "content", own)
            else:
                cuts.append((element.start, element.end))
    if not place.settings.site.base_url:
        return Changes(tuple(tags), cuts=tuple(cuts))
    return _joined(Changes(tuple(tags)), _alternates(article, place))


def _joined(one: Changes, other: Changes) -> Changes:
    return Changes(
        one.tags + other.tags, one.insertions + other.insertions, one.edits + other.edits, one.cuts + other.cuts
    )


def _alternates(article: Article, place: Place) -> Changes:
    """Replace the alternates of the source, or add some after `canonical`, else after the title."""
    present = [
        element
        for element in article.elements
        if element.tag == "link"
        and "alternate" in rels(element)
        and "stylesheet" not in rels(element)
        and element.get("hreflang") is not None
        and (element.get("type") or "text/html").strip().lower() in ("text/html", "application/xhtml+xml")
    ]
    markup = [
        void(article, "link", ("rel", "alternate"), ("hreflang", language), ("href", url))
        for language, url in editions(place.own, place.settings)
    ]
    if present:
        return _exchanged(article, present, markup)
    after = _anchor(article)
    if after is not None:
        line = line_start(article, after.start)
        return Changes(insertions=(Insertion(after.end, "".join(line + link for link in markup)),))
    return Changes() if is_fragment(article) else Changes(insertions=(_before_all(article, "".join(markup)),))


def _exchanged(article: Article, present: list[Element], markup: list[str]) -> Changes:
    """Put markup where the first of some elements stands, and take them away with the lines they stand on."""
    first = present[0]
    line = line_start(article, first.start)
    return Changes(
        insertions=(Insertion(first.start - len(line), "".join(line + item for item in markup)),),
        cuts=tuple((e.start - len(line_start(article, e.start)), e.end) for e in present),
    )


def _anchor(article: Article) -> Element | None:
    """Return what alternates stand after: canonical, the title, the last `meta` of the head; None where none is."""
    body = next((element.start for element in article.elements if element.tag == "body"), len(article.source))
    early = [element for element in article.elements if element.end <= body]
    parents = {e.index: article.elements[e.parent].tag if e.parent >= 0 else "" for e in early}
    for found in (
        [e for e in early if e.tag == "link" and "canonical" in rels(e)],
        [e for e in early if e.tag == "title" and parents[e.index] in ("", "head", "html")],
        [e for e in early if e.tag == "meta" and parents[e.index] == "head"],
    ):
        if found:
            return found[-1]
    return None


# --- Open Graph ------------------------------------------------------------------------------------------------------


def open_graph(article: Article, place: Place) -> Changes:
    """Set `og:locale`, and list the other editions as `og:locale:alternate`; only on pages that use Open Graph.

    https://ogp.me/#optional: without `og:locale` a page counts as `en_US`.
    """
    metas = [e for e in article.elements if e.tag == "meta" and (e.get("property") or "").startswith("og:")]
    if not metas or not place.turned:
        return Changes()
    own = og_locale(place.locale)
    project = place.settings.project
    others = sorted({og_locale(tag) for tag in (project.source, *project.locales)} - {own})
    markup = [void(article, "meta", ("property", "og:locale:alternate"), ("content", other)) for other in others]
    stated = next((e for e in metas if e.get("property") == "og:locale"), None)
    tags = set_attribute(article, stated, "content", own) if stated is not None else ()
    if stated is None:
        markup.insert(0, void(article, "meta", ("property", "og:locale"), ("content", own)))
    present = [e for e in metas if e.get("property") == "og:locale:alternate"]
    if present:
        return _joined(Changes(tags), _exchanged(article, present, markup))
    after = stated or metas[0]
    line = line_start(article, after.start)
    return Changes(tags, (Insertion(after.end, "".join(line + meta for meta in markup)),) if markup else ())
