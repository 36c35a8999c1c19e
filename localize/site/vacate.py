"""Take segments out of a page so that no empty box is left: which ranges of the source go.

A paragraph that holds nothing else goes as a whole, with WordPress' block comments around it; where a block holds more,
only the text goes, with the line break that set it apart. Everything else stays byte for byte.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable

from localize.model import Block, Element, Piece, Role, Segment
from localize.site.columns import vacant_columns
from localize.site.outline import Outline, lingers
from localize.site.tags import after_blanks
from localize.values import frozen

Range = tuple[int, int]

KEPT = frozenset(
    {"html", "head", "body", "main", "article", "td", "th", "caption", "colgroup", "col", "summary", "legend"}
)
"""Elements that stay even when they are empty: the page or a table would be another one without them."""

SUBSTANCE = frozenset({
    "img", "picture", "svg", "math", "video", "audio", "source", "track", "iframe", "object", "embed", "canvas", "hr",
    "input", "button", "select", "textarea", "option", "label", "meter", "progress", "output", "script", "style",
    "template", "noscript", "link", "meta", "map", "area", "form", "dialog", "slot", "portal"
})  # fmt: skip
"""Elements that count as content even when they hold no text."""

LAYOUT = frozenset({"br", "wbr"})

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BREAKS_BEFORE = re.compile(r"(?:\s*<br\b[^>]*>)+\s*\Z", re.IGNORECASE)
_BREAKS_AFTER = re.compile(r"(?:\s*<br\b[^>]*>)+\s*", re.IGNORECASE)
_WP_BEFORE = re.compile(r"<!--\s+wp:([\w/-]+)(?:\s+\{(?:(?!-->).)*\})?\s+-->\s*\Z", re.DOTALL)
_WP_AFTER = re.compile(r"\s*<!--\s+/wp:([\w/-]+)\s+-->")
_WP_REACH = 2000
"""How far back the comment that opens a WordPress block is looked for, in characters; its JSON is seldom longer."""


@frozen
class Vacancy:
    """What goes."""

    start: int
    end: int
    element: int = -1
    """The element that goes as a whole, -1 where only text goes."""


def vacate(outline: Outline, ids: Collection[str]) -> tuple[Vacancy, ...]:
    """Return the ranges to delete so that the segments `ids` are gone, in order, apart from one another."""
    if not ids:
        return ()
    blocks = [(block, _wanted(outline, block, ids)) for block in outline.texts]
    blocks = [(block, wanted) for block, wanted in blocks if wanted]
    bare = sorted((block.start, block.end) for block, wanted in blocks if _is_bare(outline, block, wanted))
    whole = set(bare)
    found: dict[int, Vacancy] = {}
    parts: list[Vacancy] = []
    empty = [block for block, _ in blocks if (block.start, block.end) in whole]
    for cell in vacant_columns(outline, empty, lambda element: _is_empty(outline, element, bare)):
        found[cell.index] = Vacancy(*_with_margins(outline, cell), cell.index)
    for block, wanted in blocks:
        if (block.start, block.end) in whole:
            element = _emptied(outline, block, bare)
            if element is not None:
                found[element.index] = Vacancy(*_with_margins(outline, element), element.index)
                continue
        parts += [Vacancy(*cut) for cut in _cuts(outline, block, wanted)]
    return _apart([*found.values(), *parts])


def _wanted(outline: Outline, block: Block, ids: Collection[str]) -> tuple[Segment, ...]:
    return tuple(segment for segment in outline.segments.get(block.index, ()) if segment.id in ids)


def _apart(vacancies: Iterable[Vacancy]) -> tuple[Vacancy, ...]:
    """Drop what lies in a larger range."""
    kept: list[Vacancy] = []
    for vacancy in sorted(vacancies, key=lambda vacancy: (vacancy.start, -vacancy.end)):
        if not kept or vacancy.start >= kept[-1].end:
            kept.append(vacancy)
    return tuple(kept)


# --- whole elements --------------------------------------------------------------------------------------------------


def _is_bare(outline: Outline, block: Block, wanted: Collection[Segment]) -> bool:
    """Tell whether a block shows nothing but the wanted segments."""
    for piece in block.pieces:
        if piece.role is Role.TEXT and not _is_blank(piece):
            covered = _covered(piece, wanted)
        elif piece.role is Role.VOID and piece.element >= 0:
            layout = outline.article.elements[piece.element].tag in LAYOUT
            covered = layout or any(s.start <= piece.start and piece.end <= s.end for s in wanted)
        else:
            covered = True
        if not covered:
            return False
    return True


def _is_blank(piece: Piece) -> bool:
    return not piece.text.strip()


def _covered(piece: Piece, wanted: Collection[Segment]) -> bool:
    """Tell whether the visible characters of a text piece lie in wanted segments."""
    if len(piece.text) != piece.end - piece.start:
        return any(s.start <= piece.start and piece.end <= s.end for s in wanted)
    at = piece.start
    for segment in wanted:  # In order, and apart from one another.
        if segment.start > at and piece.text[at - piece.start : segment.start - piece.start].strip():
            return False
        at = max(at, segment.end)
        if at >= piece.end:
            return True
    return not piece.text[at - piece.start :].strip()


def _emptied(outline: Outline, block: Block, bare: list[Range]) -> Element | None:
    """Return the outermost element that would be left without content, or None."""
    best = None
    for element in outline.ancestors(block.element):
        if not _is_empty(outline, element, bare):
            break
        if element.tag not in KEPT and element.tag not in SUBSTANCE:
            best = element
    return best


def _is_empty(outline: Outline, element: Element, bare: list[Range]) -> bool:
    """Tell whether an element holds nothing visible when the `bare` ranges (in order) are gone, and is closed properly.

    The heading of `details` is not worth keeping by itself.
    """
    if element.tag in ("html", "body", "head") or lingers(element):
        return False
    start, end = element.open_end, element.close_start
    if element.tag == "details":
        inside = outline.elements_in(start, end)
        heading = next((e for e in inside if e.tag == "summary" and e.parent == element.index), None)
        bare = sorted([*bare, (heading.start, heading.end)]) if heading else bare
    if not all(_lies_in(bare, block.start, block.end) for block in outline.texts_in(start, end)):
        return False
    inner = outline.elements_in(start, end)
    if any(child.end > end or lingers(child) for child in inner):
        return False  # Misnested: taking it out would take a part of something else.
    holes = [hole for hole in bare[bisect_left(bare, (start, start)) : bisect_left(bare, (end, end))] if hole[1] <= end]
    tags: list[Range] = []
    for child in inner:
        if _lies_in(holes, child.start, child.end):
            continue
        if child.tag in SUBSTANCE:
            return False
        tags += [(child.start, child.open_end), (child.close_start, child.end)]
    rest, at = [], start
    for low, high in sorted([*holes, *tags]):
        rest.append(outline.article.source[at:low] if at < low else "")
        at = max(at, high)
    rest.append(outline.article.source[at:end])
    return not _COMMENT.sub("", "\0".join(rest)).replace("\0", "").replace("&nbsp;", "").strip()


def _lies_in(ranges: list[Range], start: int, end: int) -> bool:
    """Tell whether a range lies in one of others, which are in order."""
    place = bisect_right(ranges, (start, end))
    before = ranges[place - 1] if place else (0, -1)
    after = ranges[place] if place < len(ranges) else (0, -1)
    return (before[0] <= start and end <= before[1]) or (after[0] <= start and end <= after[1])


def enclosed(outline: Outline, element: Element) -> Range:
    """Return an element's range, widened by the WordPress block comments around it."""
    source = outline.article.source
    before = _WP_BEFORE.search(source, max(0, element.start - _WP_REACH), element.start)
    after = _WP_AFTER.match(source, element.end)
    if before and after and before[1] == after[1]:
        return before.start(), after.end()
    return element.start, element.end


def _with_margins(outline: Outline, element: Element) -> Range:
    """Return what goes with an element: its WordPress comments, and the white space before it."""
    source = outline.article.source
    start, end = enclosed(outline, element)
    if element.close_start == element.end:
        return start, end  # Without an end tag, the white space at its end is its own.
    earlier = outline.elements_in(
        outline.article.elements[element.parent].start if element.parent >= 0 else 0, element.start
    )
    if any(e.end == element.start and e.open_end < e.close_start == e.end for e in earlier):
        # The white space before it belongs to an element without an end tag.
        return start, after_blanks(outline.article, end)
    if any(ancestor.tag in ("pre", "textarea") for ancestor in outline.ancestors(element.parent)):
        return start, end
    blank = start
    while blank > 0 and source[blank - 1].isspace():
        blank -= 1
    # Between two words one white space must stay: the one after the element.
    if end >= len(source) or source[end].isspace() or source.startswith("</", end) or _is_block(element):
        start = blank
    return start, end


def _is_block(element: Element) -> bool:
    return element.tag not in {"span", "a", "b", "i", "em", "strong", "small", "q", "cite", "mark", "u", "font"}


# --- parts of a block ------------------------------------------------------------------------------------------------


def _cuts(outline: Outline, block: Block, wanted: tuple[Segment, ...]) -> list[Range]:
    """Return the ranges to delete in a block that keeps other content, or whose element must stay."""
    ranges: list[Range] = []
    elements = outline.article.elements
    for segment in wanted:
        for piece in block.pieces:
            low, high = max(piece.start, segment.start), min(piece.end, segment.end)
            if low >= high:
                continue
            if piece.role in (Role.OPEN, Role.CLOSE):
                element = elements[piece.element] if piece.element >= 0 else None
                if element is None or element.start < segment.start or element.end > segment.end:
                    continue
            ranges.append((low, high))
    ranges = _merged(outline, ranges)
    inline = [elements[piece.element] for piece in block.pieces if piece.role is Role.OPEN and piece.element >= 0]
    for element in sorted(inline, key=lambda element: -element.start):
        touched = any(element.start < high and low < element.end for low, high in ranges)
        if (
            touched
            and element.end <= block.end
            and element.tag not in SUBSTANCE
            and _is_empty(outline, element, ranges)
        ):
            ranges = _merged(outline, [*ranges, (element.start, element.end)])
    return [_with_breaks(outline, block, *cut) for cut in ranges]


def _merged(outline: Outline, ranges: list[Range]) -> list[Range]:
    """Join ranges that nothing but white space and line breaks lie between."""
    source = outline.article.source
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined:
            last, gap = joined[-1], source[joined[-1][1] : start]
            if start <= last[1] or not gap.strip() or _BREAKS_AFTER.fullmatch(gap):
                joined[-1] = last[0], max(last[1], end)
                continue
        joined.append((start, end))
    return joined


def _with_breaks(outline: Outline, block: Block, start: int, end: int) -> Range:
    """Widen a range by the line break that sets it apart from the rest of its block."""
    source = outline.article.source
    before = _BREAKS_BEFORE.search(source, block.start, start)
    after = _BREAKS_AFTER.match(source, end, block.end)
    last = not source[end : block.end].strip()
    first = not source[block.start : start].strip()
    if before and (after or last):
        return before.start(), end
    if after and (first or before):
        return start, after.end()
    if source[start - 1 : start].isspace() and (last or source[end : end + 1].isspace()):
        while start > block.start and source[start - 1].isspace():
            start -= 1
    return start, end
