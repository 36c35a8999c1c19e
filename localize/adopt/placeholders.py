"""A page's own tags as placeholders of the article's segment."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from localize.adopt.addresses import essence
from localize.languages import joint
from localize.model import Article, Element, Piece, Placeholder, Role, Segment
from localize.segments import fault
from localize.segments.legends import content
from localize.segments.placeholders import Mark, marks

_SAME = {"strong": "b", "em": "i"}
"""Tags that authors use for one another."""
_LINKS = ("a", "area")
_NAME = re.compile(r"[\x21-\x3b\x3d\x3f-\x7e](?:[ \x21-\x3b\x3d\x3f-\x7e]{0,80}[\x21-\x3b\x3d\x3f-\x7e])?")
"""Words in Latin letters and digits, without a tag."""


def carried(
    article: Article, segment: Segment, page: Article, parts: Sequence[Segment], language: str
) -> tuple[str, tuple[str, ...]]:
    """Return the text of the page's segments with the placeholders of one of the article, and why that is in doubt.

    A placeholder is told by its tag, and by where its link leads or what is in it; else the first of a tag is the first. Tags that the
    article doesn't have there are left out, the words inside stay.
    """
    offered = [(place, item) for place, part in enumerate(parts) for item in part.placeholders]
    names = _names(article, segment, page, [item for _, item in offered])
    renamed: list[dict[str, str]] = [{} for _ in parts]
    lost: list[Placeholder] = []
    for (place, item), name in zip(offered, names, strict=True):
        if name:
            renamed[place][item.name] = name
        else:
            lost.append(item)
    text = ""
    for part, known in zip(parts, renamed, strict=True):
        shown = _renamed(page, part, known)
        text += joint(text, shown, language) + shown
    text = _around(segment, text)
    wrong = fault(segment, text)
    doubts = [wrong] if wrong else []
    if any(item.tag in _LINKS for item in lost):
        doubts.append("the page has a link here that the article lacks")
    strays = [shown for item in lost if item.close is None and (shown := _visible(page, item).strip())]
    doubts += [f"the page has “{shown}” here, which is no part of the article's sentence" for shown in strays]
    ours = {item.name: item for item in segment.placeholders}
    for (_, item), name in zip(offered, names, strict=True):
        if name and item.close is None:
            here, there = _visible(article, ours[name]), _visible(page, item)
            if here.split() != there.split():
                doubts.append(f"the page has “{there}” where the article has “{here}”")
    return text, tuple(doubts)


def _around(segment: Segment, text: str) -> str:
    """Put tags that the page lacks around the same words: names and numbers stay as they are."""
    for item in segment.placeholders:
        opened, closed = f"<{item.name}>", f"</{item.name}>"
        if item.close is None or opened in text:
            continue
        inner = segment.text.partition(opened)[2].partition(closed)[0]
        places = [found.span() for found in re.finditer(rf"(?<!\w){re.escape(inner)}(?!\w)", text)]
        if _NAME.fullmatch(inner) and len(places) == 1:
            start, end = places[0]
            text = f"{text[:start]}{opened}{text[start:end]}{closed}{text[end:]}"
    return text


def _names(article: Article, segment: Segment, page: Article, items: Sequence[Placeholder]) -> list[str | None]:
    """Return for each of the page's placeholders the article's that it stands for, or None."""
    free = list(segment.placeholders)
    found: list[str | None] = [None] * len(items)
    ours = {item.name: _telling(article, item) for item in free}
    for exact in (True, False):
        for place, item in enumerate(items):
            if found[place] is not None:
                continue
            theirs = _telling(page, item)
            for candidate in free:
                if _alike(candidate, item) and (not exact or (theirs and ours[candidate.name] == theirs)):
                    found[place] = candidate.name
                    free.remove(candidate)
                    break
    return found


def _alike(one: Placeholder, other: Placeholder) -> bool:
    tags = (_SAME.get(item.tag, item.tag) for item in (one, other))
    return len(set(tags)) == 1 and (one.close is None) == (other.close is None)


def _telling(article: Article, item: Placeholder) -> str:
    """Return what tells a placeholder from others of its tag on both pages: an address, or untranslated content."""
    element = _element(article, item)
    if element is not None:
        for name in ("href", "src", "id", "name"):
            value = element.get(name)
            if value:
                return f"{name}={essence(value)}"
    return " ".join(article.source[item.open[1] if item.close else item.open[0] : (item.close or item.open)[1]].split())


def _element(article: Article, item: Placeholder) -> Element | None:
    """Return the element that a placeholder begins with."""
    elements = article.elements
    place = bisect_left(elements, item.open[0], key=lambda element: element.start)
    while place < len(elements) and elements[place].start < item.open[1]:
        if elements[place].tag == item.tag:
            return elements[place]
        place += 1
    return None


def _renamed(page: Article, part: Segment, known: Mapping[str, str]) -> str:
    """Return a segment's text with other names for its placeholders; those without one are taken out."""
    own = {item.name: item for item in part.placeholders}
    return "".join(_mark(page, mark, own, known) for mark in marks(part.text, set(own)))


def _mark(page: Article, mark: Mark, own: Mapping[str, Placeholder], known: Mapping[str, str]) -> str:
    if not mark.name:
        return mark.text
    if mark.name in known:
        name = known[mark.name]
        return {"open": f"<{name}>", "close": f"</{name}>"}.get(mark.role, f"<{name}/>")
    return _visible(page, own[mark.name]) if mark.role == "void" else ""


def _visible(page: Article, item: Placeholder) -> str:
    """Return the words in a placeholder that translators don't open, such as code."""
    if item.tag == "br":
        return " "
    element = _element(page, item)
    return content(page, Piece(Role.VOID, *item.open, "", element.index), item.tag) if element else ""
