"""Find what a page declares its encoding to be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from localize.article.attributes import Attribute, scan_tag
from localize.article.labels import encoding_named

_PRESCAN = 65_536
"""Bytes in which a declaration is looked for. The standard asks for 1024 at least."""

_MARKUP = re.compile(r"<!--|</?[a-z]|<[!/?]", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._:-]+)[\"']")
_CHARSET = re.compile(r"charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;\"']+))", re.IGNORECASE)


def declaration(data: bytes) -> str | None:
    """Return the label of the encoding that a page declares, in a `meta` element or else as XML does."""
    head = data[:_PRESCAN].decode("latin-1")
    at = 0
    while match := _MARKUP.search(head, at):
        if match[0] == "<!--":
            at = head.find("-->", match.start() + 2) + 3
            if at < 3:
                break
        elif match[0][-1].isalpha():
            items, at = scan_tag(head, match.start())
            label = _meta_label(head, match.start(), items)
            if label is not None and head[at - 1] == ">":
                return label
        else:
            at = head.find(">", match.end()) + 1
            if at < 1:
                break
    found_xml = _XML.match(head)
    return found_xml[1] if found_xml else None


def _meta_label(head: str, start: int, items: Sequence[Attribute]) -> str | None:
    """Return the label that a tag declares, where it is a `meta` that does."""
    if head[start + 1 : start + 5].lower() != "meta" or head[start + 5 : start + 6] not in tuple("\t\n\f\r /"):
        return None
    values: dict[str, str] = {}
    for item in items:
        values.setdefault(item.name, head[item.start : item.end])
    label = values.get("charset")
    if label is None and values.get("http-equiv", "").lower() == "content-type":
        found = _CHARSET.search(values.get("content", ""))
        label = next((group for group in found.groups() if group is not None), None) if found else None
    return label.strip() if label and encoding_named(label) else None
