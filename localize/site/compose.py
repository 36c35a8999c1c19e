"""Bring all changes of a page together: edits that lie apart, and where each of them ends up on the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import field
from operator import itemgetter
from typing import NamedTuple

from localize.article import Edit
from localize.errors import ArticleError
from localize.model import Article
from localize.site.tags import AttributeEdit, Insertion, Kind, Rank
from localize.values import frozen

Range = tuple[int, int]


@frozen
class Composed:
    """The edits of a page, disjoint and in order."""

    edits: tuple[Edit, ...] = field(repr=False)
    regions: tuple[tuple[int, int, int, int], ...] = ()
    """Text of the source and what stands for it on the page: start and end of both."""
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
    kept = sorted(edit for edit in texts if not _inside_cut(edit, gone)) if gone else sorted(texts)
    own = list(dict.fromkeys(edit.edit for edit in tags if not _inside_cut(edit.edit, gone)))
    kept, own = _carried(article, kept, own, sorted(values))
    starts = [text.start for text in kept]
    free = [e for e in (*values, *others) if not _inside_cut(e, gone) and _around(kept, starts, e) is None]
    return _laid_out(article, kept, [*own, *free], gone, [i for i in insertions if not _strictly_inside(i.at, gone)])


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
    if carried:
        texts = [_with_tags(article, text, carried[text], values) if text in carried else text for text in texts]
    return texts, free


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
    """The field of `Composed` in which it is noted; empty for none."""


def _laid_out(
    article: Article, texts: list[Edit], others: list[Edit], cuts: list[Range], insertions: list[Insertion]
) -> Composed:
    last = len(Rank)
    changes = [_Change(i.at, int(i.rank), i.at, i.text, _KINDS[i.kind]) for i in insertions]
    # White space between two sentences comes after what ends there and before what begins.
    among = int(Rank.AMONG)
    changes += [_Change(start, among if start == end else last, end, text, "regions") for start, end, text in texts]
    changes += [_Change(edit.start, last, edit.end, edit.text, "") for edit in others]
    changes += [_Change(start, last, end, "", _kind(article, start, end)) for start, end in cuts]
    changes.sort(key=itemgetter(0, 1, 2))
    edits: list[Edit] = []
    regions: list[tuple[int, int, int, int]] = []
    found: dict[str, list[Range]] = {"removed": [], "inserted": [], "wrapped": [], "roots": []}
    at = shift = 0
    open_at = -1
    """Where the last edit stands, if it only puts something in: what begins there is made one with it."""
    for start, _, end, text, kind in changes:
        if start < at:
            raise ArticleError(f"two changes of the page overlap at {start}", article.path or None)
        low = start + shift
        high = low + len(text)
        if kind == "regions":
            regions.append((start, end, low, high))
        elif kind:
            found[kind].append((start, end) if kind == "removed" else (low, high))
        shift = high - end
        at = end
        if start == open_at:
            edits[-1] = Edit(start, end, edits[-1].text + text)
        else:
            edits.append(Edit(start, end, text))
        open_at = start if start == end else -1
    ranges = {kind: tuple(places) for kind, places in found.items()}
    return Composed(tuple(edits), tuple(regions), **ranges)


def _kind(article: Article, start: int, end: int) -> str:
    """Return what a cut is to a parser: elements taken out, or text that nothing stands for."""
    return "removed" if "<" in article.source[start:end] else "regions"


_KINDS = {Kind.ELEMENT: "inserted", Kind.WRAPPER: "wrapped", Kind.ROOT: "roots"}
