"""Bring all changes of a page together: edits that lie apart, and where each of them ends up on the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter
from typing import NamedTuple

from localize.article import Edit
from localize.errors import ArticleError
from localize.model import Article
from localize.site.tags import AttributeEdit, Insertion, Kind, Rank

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Region:
    """Text of the source and what stands for it on the page, as ranges of both."""

    source: Range
    page: Range


@dataclass(frozen=True, slots=True)
class Composed:
    """The edits of a page, disjoint and in order."""

    edits: tuple[Edit, ...] = field(repr=False)
    regions: tuple[Region, ...] = ()
    removed: tuple[Range, ...] = ()
    """Ranges of the source that are left out with their tags."""
    inserted: tuple[Range, ...] = ()
    """Ranges of the page."""
    wrapped: tuple[Range, ...] = ()
    """Ranges of the page: tags around text."""
    roots: tuple[Range, ...] = ()
    """Ranges of the page: the start tag of `html`."""


def compose(
    article: Article,
    *,
    texts: Iterable[Edit],
    values: Iterable[Edit],
    tags: Iterable[AttributeEdit],
    others: Iterable[Edit],
    cuts: Iterable[Range],
    insertions: Iterable[Insertion],
) -> Composed:
    """Bring changes together.

    `texts` are replacements of text between tags; `values` those in attributes, titles and structured data, also of
    tags that a text replacement moves; `tags` are edits of start tags, `others` those of anything else (a declaration,
    a script). What lies in a cut goes with it; an edit of a tag that a text replacement moves is made where it moves
    to. Raises ArticleError where changes contradict one another.
    """
    gone = sorted(cuts)
    kept = sorted((edit for edit in texts if not _inside_cut(edit, gone)), key=_in_order)
    own = list(dict.fromkeys(edit.edit for edit in tags if not _inside_cut(edit.edit, gone)))
    kept, own = _carried(article, kept, own, sorted(values, key=_in_order))
    starts = [text.start for text in kept]
    free = [e for e in (*values, *others) if not _inside_cut(e, gone) and _around(kept, starts, e) is None]
    return _laid_out(article, kept, [*own, *free], gone, [i for i in insertions if not _strictly_inside(i.at, gone)])


_in_order = attrgetter("start", "end", "text")
"""Edits compare in the same way, but slowly."""


def _inside_cut(edit: Edit, cuts: list[Range]) -> bool:
    """Tell whether an edit goes with a cut; white space between sentences may overlap it in part."""
    if not cuts:
        return False
    low = max(0, bisect_right(cuts, (edit.start, edit.start)) - 1)
    for start, end in cuts[low:]:
        if start > edit.end:
            break
        if (edit.start < end and start < edit.end) or (edit.start == edit.end and start < edit.start < end):
            return True
    return False


def _strictly_inside(at: int, cuts: list[Range]) -> bool:
    place = bisect_right(cuts, (at, -1)) - 1
    return place >= 0 and cuts[place][0] < at < cuts[place][1]


def _around(texts: list[Edit], starts: list[int], edit: Edit) -> Edit | None:
    """Return the text replacement that an edit lies in; both lists are in order."""
    place = bisect_right(starts, edit.start) - 1
    found = texts[place] if place >= 0 else None
    return found if found is not None and found.start < found.end and edit.end <= found.end else None


def _carried(
    article: Article, texts: list[Edit], tags: list[Edit], values: list[Edit]
) -> tuple[list[Edit], list[Edit]]:
    """Make the edits of tags that lie in a replaced text there, where the tag now is; return texts and the other edits.

    The replacement holds the tag as it stands in the source, with the values in it replaced. A tag that it leaves out (a
    reading of a word) takes its edits with it.
    """
    free: list[Edit] = []
    carried: dict[Edit, list[Edit]] = {}
    starts = [text.start for text in texts]
    for edit in tags:
        around = _around(texts, starts, edit)
        if around is None:
            free.append(edit)
        else:
            carried.setdefault(around, []).append(edit)
    return [_with_tags(article, text, carried[text], values) if text in carried else text for text in texts], free


def _with_tags(article: Article, text: Edit, tags: list[Edit], values: list[Edit]) -> Edit:
    source = article.source
    found: list[tuple[int, int, str]] = []
    low = bisect_left(article.elements, text.start, key=lambda element: element.start)
    high = bisect_left(article.elements, text.end, key=lambda element: element.start)
    for element in article.elements[low:high]:
        start, end = element.start, element.open_end
        own = [edit for edit in tags if start < edit.start and edit.end < end]
        if not own:
            continue
        inner = [edit for edit in values if start < edit.start and edit.end < end]
        old = _edited(source, start, end, inner)
        # Of several tags that are alike, the one in the same place: their order seldom changes.
        at = _nth(text.text, old, source.count(source[start:end], text.start, start))
        if at is not None:
            found.append((at, at + len(old), _edited(source, start, end, [*inner, *own])))
    changed = text.text
    for start, end, tag in sorted(set(found), reverse=True):
        changed = changed[:start] + tag + changed[end:]
    return Edit(text.start, text.end, changed)


def _nth(text: str, part: str, number: int) -> int | None:
    """Return where a part stands in a text for the time after `number` others, or for the last time; None: nowhere."""
    at = text.find(part)
    while number and at >= 0:
        further = text.find(part, at + 1)
        if further < 0:
            break
        at, number = further, number - 1
    return at if at >= 0 else None


def _edited(source: str, start: int, end: int, edits: list[Edit]) -> str:
    parts, at = [], start
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [source[at : edit.start], edit.text]
        at = edit.end
    return "".join(parts) + source[at:end]


class _Change(NamedTuple):
    """One change in the order of the page: replacements before which insertions come."""

    start: int
    order: int
    end: int
    text: str
    kind: str
    inserted: Kind = Kind.ELEMENT


def _laid_out(
    article: Article, texts: list[Edit], others: list[Edit], cuts: list[Range], insertions: list[Insertion]
) -> Composed:
    last = len(Rank)
    changes = [_Change(i.at, i.rank, i.at, i.text, "insertion", i.kind) for i in insertions]
    for edit in texts:
        # White space between two sentences comes after what ends there and before what begins.
        order = Rank.AMONG if edit.start == edit.end else last
        changes.append(_Change(edit.start, order, edit.end, edit.text, "text"))
    changes += [_Change(edit.start, last, edit.end, edit.text, "other") for edit in others]
    changes += [_Change(start, last, end, "", "cut") for start, end in cuts]
    changes.sort(key=itemgetter(0, 1, 2))
    edits: list[Edit] = []
    regions: list[Region] = []
    removed: list[Range] = []
    inserted: list[Range] = []
    wrapped: list[Range] = []
    roots: list[Range] = []
    at = shift = 0
    for change in changes:
        if change.start < at:
            raise ArticleError(f"two changes of the page overlap at {change.start}", article.path or None)
        place = (change.start + shift, change.start + shift + len(change.text))
        if change.kind == "text":
            regions.append(Region((change.start, change.end), place))
        elif change.kind == "insertion":
            {Kind.ELEMENT: inserted, Kind.WRAPPER: wrapped, Kind.ROOT: roots}[change.inserted].append(place)
        elif change.kind == "cut":
            if "<" in article.source[change.start : change.end]:
                removed.append((change.start, change.end))
            else:
                regions.append(Region((change.start, change.end), place))
        shift += len(change.text) - (change.end - change.start)
        at = change.end
        if edits and edits[-1].start == edits[-1].end == change.start:
            edits[-1] = Edit(change.start, change.end, edits[-1].text + change.text)
        else:
            edits.append(Edit(change.start, change.end, change.text))
    return Composed(tuple(edits), tuple(regions), tuple(removed), tuple(inserted), tuple(wrapped), tuple(roots))
