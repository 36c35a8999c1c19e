"""The selectors of the settings: CSS, and after an `@` the name of an attribute or the path of a JSON-LD string."""

from __future__ import annotations

import re
from typing import NamedTuple

from localize.article.tree import SelectorError, check_css

_NAME = re.compile(r"\s*@\s*([\w.:@#-]+)\s*\Z")


class Selector(NamedTuple):
    """A selector of the settings."""

    css: str
    attribute: str
    """Empty where the element itself is meant."""


def parse(text: str, *, attribute: bool | None = None) -> Selector:
    """Read a selector such as `p.note` or `img@alt`; raises SelectorError where it is none.

    `attribute` True: it must name one; False: it must not.
    """
    found = _NAME.search(text)
    name = found[1] if found else ""
    css = text[: found.start()].strip() if found else text.strip()
    if attribute and not name:
        raise SelectorError('names no attribute; write one such as "figure@data-caption"')
    if attribute is False and name:
        raise SelectorError("names an attribute; only elements can stand here")
    check_css(css or ("*" if name else ""))
    return Selector(css or "*", name)
