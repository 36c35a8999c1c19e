"""Where a quote's translation may stand, and which stretch of it is the translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from localize.languages import numbers, primary, split
from localize.model import Alignment, Article, Segment
from localize.quotes import labels
from localize.quotes.items import Item, Kind
from localize.quotes.passages import Passage
from localize.values import frozen

_MOST_BLOCKS = 12
"""A translation begins and ends within so many blocks of its quote."""


_MOST_ITEMS = 2000
"""Sentences of a translation that a person has named, at most."""

NOWHERE = -1
"""The place of a label that is no text of the page: an `aria-label`."""


@frozen
class Mark:
    """A label: a segment of its own, or the beginning or end of one, or an attribute's value."""

    place: int
    span: tuple[int, int] | None
    """Offsets in the segment's text; None for the whole segment. An end of the text is where the text proper starts."""
    text: str


@frozen
class Sentence:
    """A sentence that may be part of the translation."""

    text: str
    """Visible text, label taken off."""
    place: int
    """Index into `Article.segments`."""
    opens: bool
    """Whether it begins a block or a line."""
    before: Mark | None = None
    after: Mark | None = None


def region(
    article: Article,
    found: Sequence[Item],
    passage: Passage,
    more: Sequence[str],
    taken: frozenset[int],
    *,
    forward: bool,
) -> list[Sentence]:
    """Return the article's own sentences behind a quote, or before it, as far as its translation may be.

    Other quotes are passed over as long as nothing of the article's own stood between: two quotes may come first and
    their two translations after. Headings end the region, citations and figures don't.
    """
    size = len(passage.quoted)
    chosen: list[Item] = []
    blocks: list[int] = []
    steps = found[passage.last + 1 :] if forward else reversed(found[: passage.first])
    sentences = 0
    for item in islice(steps, 400 + 4 * size):
        if item.kind is Kind.BREAK or (item.kind is Kind.FOREIGN and sentences):
            break
        if item.place in taken:
            if sentences:
                break
            chosen = []
            continue
        if item.kind not in (Kind.OWN, Kind.LABEL):
            continue
        block = article.segments[item.place].block
        if block not in blocks:
            blocks.append(block)
        if len(blocks) > _MOST_BLOCKS or sentences > 3 * size + 10:
            break
        chosen.append(item)
        sentences += item.kind is Kind.OWN
    return _sentences(article, chosen if forward else chosen[::-1], more)


def stretch(
    article: Article, found: Sequence[Item], begins: str, ends: str | None, more: Sequence[str]
) -> list[Sentence]:
    """Return the article's own sentences from one that begins with some words to one that ends with some.

    Without `ends` it is the rest of the block. A label before the first words is left out of account; there is nothing
    where the words are not found.
    """
    own = [item for item in found if item.kind in (Kind.OWN, Kind.LABEL)]
    for first, item in enumerate(own):
        segment = article.segments[item.place]
        head = labels.before(segment.text, more)
        shown = _without(segment.plain, labels.shown(segment.text, head), at_start=True) if head else segment.plain
        if item.kind is not Kind.OWN or not (shown.startswith(begins) or segment.plain.startswith(begins)):
            continue
        start = first - (first > 0 and own[first - 1].kind is Kind.LABEL)
        for last in range(first, min(first + _MOST_ITEMS, len(own))):
            other = article.segments[own[last].place]
            if ends is None and other.block != segment.block:
                return _sentences(article, own[start:last], more)
            if ends is not None and _ends(other, ends, more):
                return _sentences(article, own[start : last + 1], more)
        return _sentences(article, own[start:], more) if ends is None else []
    return []


def _ends(segment: Segment, words: str, more: Sequence[str]) -> bool:
    """Tell whether a segment ends with some words, the label behind them taken off."""
    tail = labels.after(segment.text, more) or labels.closing(segment.text)
    text = _without(segment.plain, labels.shown(segment.text, tail), at_start=False) if tail else segment.plain
    return text.rstrip().endswith(words) or segment.plain.rstrip().endswith(words)


def _sentences(article: Article, chosen: Sequence[Item], more: Sequence[str]) -> list[Sentence]:
    found: list[Sentence] = []
    waiting: Mark | None = None
    named: int | None = None
    inside = ""
    for number, item in enumerate(chosen):
        segment = article.segments[item.place]
        if item.kind is Kind.LABEL:
            waiting = Mark(item.place, None, segment.plain)
            if found and found[-1].after is None:
                found[-1] = replace(found[-1], after=waiting)
            continue
        text, head, tail = segment.text, labels.before(segment.text, more), labels.after(segment.text, more)
        before, after = waiting, None
        waiting = None
        plain = segment.plain
        if head is not None:
            before = Mark(item.place, (0, head.end), labels.shown(text, head))
            plain = _without(plain, before.text, at_start=True)
        if head is not None and head.open:
            tail = labels.closing(text)
        if tail is not None and (head is None or tail.start >= head.end):
            after = Mark(item.place, (tail.start, len(text)), labels.shown(text, tail))
            plain = _without(plain, after.text, at_start=False)
        element, name = _named(article, segment.block, more)
        if name and element != named and before is None:
            before = Mark(NOWHERE, None, name)
        if named is not None and element != named and found and found[-1].after is None:
            # What such an element holds ends with it.
            found[-1] = replace(found[-1], after=Mark(NOWHERE, None, inside))
        named, inside = element, name
        previous = article.segments[chosen[number - 1].place] if number else None
        opens = (
            previous is None or previous.block != segment.block or "<br" in article.source[previous.end : segment.start]
        )
        whole = previous is None or previous.block != segment.block
        following = chosen[number + 1] if number + 1 < len(chosen) else None
        whole = whole and (following is None or article.segments[following.place].block != segment.block)
        # A block offered as one segment may hold several sentences.
        parts = split(plain, segment.language) if whole else [plain]
        for index, part in enumerate(parts or [plain]):
            found.append(
                Sentence(
                    part,
                    item.place,
                    opens and index == 0,
                    before if index == 0 else None,
                    after if index == len(parts) - 1 else None,
                )
            )
    return found


def _named(article: Article, block: int, more: Sequence[str]) -> tuple[int | None, str]:
    """Return the element around a block whose `aria-label` is the label of a translation, and that label."""
    element = article.blocks[block].element
    while element >= 0:
        name = " ".join((article.elements[element].get("aria-label") or "").split())
        if name and labels.whole(name, more):
            return element, name
        element = article.elements[element].parent
    return None, ""


def _without(plain: str, label: str, *, at_start: bool) -> str:
    """Return a visible text without the label that it begins or ends with."""
    where = plain.find(label) if at_start else plain.rfind(label)
    if where < 0:
        return plain
    rest = plain[where + len(label) :] if at_start else plain[:where] + plain[where + len(label) :]
    return rest.strip()


def plausible(source: Sequence[str], sentences: Sequence[Sentence], language: str, own: str, ratio: float) -> bool:
    """Tell by length and numbers whether a region may hold a translation at all, before anything is embedded.

    `ratio` is how many characters of the article's language say what one of the quote's does.
    """
    if not sentences:
        return False
    if any(sentence.before or sentence.after for sentence in sentences):
        return True
    expected = ratio * sum(len("".join(text.split())) for text in source)
    if sum(len("".join(sentence.text.split())) for sentence in sentences) < 0.3 * expected:
        return False
    ours = {number.value for text in source for number in numbers(text, language)}
    theirs = {number.value for sentence in sentences for number in numbers(sentence.text, own)}
    return len(ours) < 3 or bool(ours & theirs)


def windows(alignment: Alignment, sentences: Sequence[Sentence], limit: int = 3) -> Iterator[tuple[int, int]]:
    """Return stretches of the target that may be the translation, best first, as half-open ranges.

    A sentence counts what its bead's score says above an even chance, one without partner counts against; a label at
    the edge speaks for a stretch, one in the middle against it. A stretch begins where a block or a line begins, or at a
    label.
    """
    worth = [-0.4] * len(sentences)
    for bead in alignment.beads:
        for j in bead.target:
            if bead.source:
                worth[j] = bead.score - 0.4
    # A label in its own block, between two texts, is the edge of one of them only.
    begins = [bool(s.before) for s in sentences]
    ends = [bool(s.after) for s in sentences]
    scored = []
    for a, first in enumerate(sentences):
        if not (first.opens or first.before):
            continue
        total = 1.0 if begins[a] else 0.0
        for b in range(a, len(sentences)):
            total += worth[b] - (1.0 if b > a and begins[b] else 0.0)
            bonus = 1.0 if ends[b] and not begins[a] else 0.0
            if worth[b] > 0 or ends[b]:
                scored.append((round(total + bonus, 4), -(b - a), -a, b))
            if ends[b]:
                total -= 1.0
    for total, _, a, b in sorted(scored, reverse=True)[:limit]:
        if total > 0:
            yield -a, b + 1


def usual_ratio(lengths: Mapping[str, float], language: str, own: str) -> float:
    """Return how many characters of one language say what one of another does, 1 where nothing is known."""
    return lengths.get(primary(own), 1.0) / lengths.get(primary(language), 1.0)
