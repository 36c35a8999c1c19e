"""Compare two parses of a page as markup: a look that most pages need no more than, since nearly all of it is done in C.

It says that two parses agree only where the walk event by event (`events.difference`) finds nothing either. Where it
can't tell, the walk has to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from localize.site.events import BLANKS, Event, Signs, agree
from localize.site.types import Expected
from localize.values import frozen

_TAG = re.compile(r"<!--.*?-->|<[^/][^>]*>", re.DOTALL)
_ATTRIBUTE = re.compile(r' ([^ ]+?)="([^"]*)"')
_REFERENCES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&nbsp;", "\xa0"), ("&amp;", "&"))


@frozen
class View:
    """What a parser has seen, written as markup: `<`, `>`, `&` and `"` of texts, values and comments are references."""

    markup: str
    texts: str
    """All texts in it, one after the other: where the signs of regions may stand."""


def alike(source: View, page: View, signs: Signs, expected: Expected, *, exact: bool = True) -> bool:
    """Tell whether what a parser has seen in a page surely is what it has seen in the source, but for `expected`.

    `exact` is as in `events.gathered`.
    """
    one, other = _folded(source, signs), _folded(page, signs)
    # A name may hold a less-than sign, and then what follows looks like a tag.
    if one is None or other is None or any(view.markup.count("<") != view.markup.count(">") for view in (source, page)):
        return False
    (left, regions), (right, others) = one, other
    (first, *parts), (start, *changed) = left.split("<"), right.split("<")
    return (
        first == start
        and len(parts) == len(changed)
        and left.count(signs.opening) == right.count(signs.opening)
        and all(
            _parts_agree(old, new, expected, exact=exact) for old, new in zip(parts, changed, strict=True) if old != new
        )
        and all(_regions_agree(regions.get(n, ""), others.get(n, ""), expected) for n in regions.keys() | others.keys())
    )


def _folded(view: View, signs: Signs) -> tuple[str, Mapping[int, str]] | None:
    """Take what is in regions out; return the rest, and by their number the markup of the regions that hold tags.

    None where a sign stands in anything but text, or without its partner.
    """
    opening, closing = signs.opening, signs.closing
    numbers = {text.count(sign) for text in (view.markup, view.texts) for sign in (opening, closing)}
    if len(numbers) > 1:
        return None
    *parts, last = re.sub(f"{opening}[^<{opening}{closing}]*{closing}", opening, view.markup).split(closing)
    kept: list[str] = []
    tags: dict[int, str] = {}
    number = 0
    for part in parts:
        before, opened, inner = part.rpartition(opening)
        if not opened:
            return None
        number += before.count(opening) + 1
        tags[number] = inner
        kept += (before, opening)
    return "".join(kept) + last, tags


def _regions_agree(one: str, other: str, expected: Expected) -> bool:
    """Compare the tags and comments of two regions."""
    if one == other:
        return True
    old, new = _TAG.findall(one), _TAG.findall(other)
    if old == new:
        return True
    before, after = (Event("region", inner=tuple(map(event, tags))) for tags in (old, new))
    return agree(before, after, expected, "")


def _parts_agree(old: str, new: str, expected: Expected, *, exact: bool) -> bool:
    """Compare two tags, or the texts behind them, that differ; the `<` before a tag is left out."""
    if old.startswith(("!", "?")) or new.startswith(("!", "?")):
        return False
    tag, _, text = old.partition(">")
    other, _, shown = new.partition(">")
    one = event(f"<{tag}>")
    if tag != other and (tag.startswith("/") or not agree(one, event(f"<{other}>"), expected, "")):
        return False
    text, shown = plain(text), plain(shown)
    if not exact:
        text, shown = BLANKS.sub(" ", text), BLANKS.sub(" ", shown)
    return agree(Event("text", text), Event("text", shown), expected, one.value)


def event(piece: str) -> Event:
    """Return what a piece of markup stands for: a start tag, a comment, a doctype or a text."""
    if not piece.startswith("<"):
        return Event("text", plain(piece))
    if piece.startswith("<!--"):
        return Event("comment", plain(piece[4:-3]))
    if piece.startswith(("<!", "<?")):
        return Event("doctype", plain(piece[2:-1]))
    inside = piece[1:-1]
    return Event("open", inside.partition(" ")[0], tuple((n, plain(value)) for n, value in _ATTRIBUTE.findall(inside)))


def plain(markup: str) -> str:
    """Return the text that is written as markup."""
    if "&" in markup:
        for reference, char in _REFERENCES:
            markup = markup.replace(reference, char)
    return markup


def written(text: str) -> str:
    """Write a text as markup."""
    if "&" in text or "<" in text or ">" in text or '"' in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text
