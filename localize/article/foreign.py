"""Find what a tokenizer alone takes for raw text in SVG and MathML, where it is an element like any other.

Whether `<title>` or `<style>` begins raw text, and whether `<![CDATA[` begins text, depends on the tree: on the namespace
of the element around it, and on what leads back to HTML
(https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign). So the tree parser is asked, but only of
pages on which such a thing seems to stand in a drawing or a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from localize.article.codecs import mended

RAW = ("title", "style", "script", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext")
"""What begins raw text in HTML."""
_ROOT = re.compile(r"<(?:svg|math)(?=[\s/>])", re.IGNORECASE)
_TAG = re.compile(rf"<(?:(/?)(?:svg|math)|(?:{'|'.join(RAW)}))(?=[\s/>])|<!\[CDATA\[", re.IGNORECASE)
_CDATA = "<![CDATA["
_PROBE = "<source/>"
"""As long as the beginning of a CDATA section. In HTML as in SVG it has no content and leads from neither to the other;
the tree tells in which it stands."""


def renamed(text: str) -> str:
    """Return a page, as long as `text`, that a tokenizer cuts as the tree wants it.

    Foreign elements that would begin raw text have names without a meaning in their start tags, as many letters `y`;
    foreign CDATA sections are comments.
    """
    if not _may_be(text):
        return text
    from turbohtml import Namespace, parse

    sections = dict(_sections(text))
    probed = _replaced(text, ((at, end, _PROBE.ljust(end - at)) for at, end in sections.items()))
    found: list[tuple[int, int, str]] = []
    # Names of attributes have to be text that UTF-8 can write.
    for element in parse(mended(probed), source_locations=True).select(",".join((*RAW, "source"))):
        place = element.source_location
        if place is None or element.namespace == Namespace.HTML:
            continue
        at = place.start_tag.start_offset
        if at in sections:
            end = sections[at]
            found.append((at, end, f"<!--{'_' * (end - at - 7)}-->"))
        elif element.tag in RAW:
            found.append((at + 1, at + 1 + len(element.tag), "y" * len(element.tag)))
    return _replaced(text, sorted(found))


def _may_be(text: str) -> bool:
    """Tell whether raw text or a CDATA section seems to stand in SVG or MathML."""
    root = _ROOT.search(text)
    depth = 0
    for found in _TAG.finditer(text, root.start()) if root else ():
        if found[1] is not None:
            depth = max(0, depth - 1) if found[1] else depth + 1
        elif depth:
            return True
    return False


def _sections(text: str) -> Iterator[tuple[int, int]]:
    """Yield where CDATA sections begin and end, if they are foreign."""
    at = text.find(_CDATA)
    while at >= 0:
        end = text.find("]]>", at + len(_CDATA))
        if end < 0:
            return
        yield at, end + 3
        at = text.find(_CDATA, end + 3)


def _replaced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with ranges, in order, replaced."""
    parts: list[str] = []
    done = 0
    for start, end, instead in changes:
        parts += (text[done:start], instead)
        done = end
    return "".join(parts) + text[done:]
