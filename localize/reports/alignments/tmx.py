"""Alignments as TMX 1.4 (https://www.gala-global.org/tmx-14b), for other translation memories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from localize.reports.alignments.sides import Sides

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 can't hold, not even as references (section 2.2)."""


def tmx(found: Sequence[Sides]) -> str:
    """Return the beads of translations with text on both sides as translation units, each with its place and score."""
    root = ElementTree.Element("tmx", version="1.4")
    ElementTree.SubElement(
        root,
        "header",
        {
            "creationtool": "localize",
            "creationtoolversion": "1",
            "segtype": "sentence",
            "o-tmf": "localize",
            "adminlang": "en",
            "srclang": "*all*",
            "datatype": "plaintext",
        },
    )
    body = ElementTree.SubElement(root, "body")
    for item in found:
        for source, target, bead in item.rows() if item.paired else ():
            if not (bead.source and bead.target):
                continue
            unit = ElementTree.SubElement(body, "tu")
            _property(unit, "x-file", item.name)
            if item.quote is not None:
                _property(unit, "x-quote", " ".join(filter(None, (item.quote.id, item.quote.doi))))
            _property(unit, "x-score", f"{bead.score:.4f}")
            for language, text in ((item.source_language, source), (item.target_language, target)):
                variant = ElementTree.SubElement(unit, "tuv", {"xml:lang": language})
                ElementTree.SubElement(variant, "seg").text = _NO_XML.sub("", text)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _property(unit: ElementTree.Element, kind: str, text: str) -> None:
    ElementTree.SubElement(unit, "prop", type=kind).text = _NO_XML.sub("", text)
