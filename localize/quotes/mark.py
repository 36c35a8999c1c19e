"""Write what was found into the segments: parts, originals, labels cut off, sentences of one bead joined."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from localize.errors import ArticleError
from localize.model import Alignment, Article, Bead, Quote, Reference, Segment
from localize.quotes.pairs import joined
from localize.quotes.regions import NOWHERE, Mark, Sentence
from localize.segments import cut, join
from localize.values import frozen

_TAG = re.compile(r"</?([a-z]+[0-9]+)/?>")
Key = tuple[int, int]
"""Block and start: names a segment while ids change."""


@frozen
class Found:
    """A quote, in places of the article as it was searched."""

    id: str
    language: str
    quoted: tuple[int, ...]
    reference: tuple[int, ...]
    citation: str | None
    doi: str | None
    alignment: Alignment | None
    sentences: tuple[Sentence, ...]
    """Of the translation; empty where there is none."""
    label: Mark | None
    position: str | None
    label_place: int | None = None
    source: Reference | None = None
    listed: tuple[int, ...] = ()
    """Places of the segments that repeat the reference."""


@frozen
class Part:
    """What a segment becomes."""

    part: str
    quote: str
    original: str | None = None
    confidence: float | None = None
    language: str | None = None


def mark(article: Article, found: Sequence[Found]) -> Article:
    """Return the article with its quotes, and its segments with their parts in them."""
    before = article.segments
    parts: dict[Key, Part] = {}
    labels: dict[str, list[Key]] = {}
    for quote in found:
        for place in quote.reference:
            parts.setdefault(_key(before[place]), Part("citation", quote.id))
        for place in quote.quoted:
            parts[_key(before[place])] = Part("quote", quote.id, language=quote.language)
        if not quote.sentences:
            continue
        article, own = _cut_labels(article, before, quote)
        labels[quote.id] = own
        for key in own:
            parts[key] = Part("label", quote.id)
        article, translated = _translation(article, before, quote)
        parts.update((key, part) for key, part in translated.items() if key not in own)
    segments = tuple(_with(segment, parts.get(_key(segment))) for segment in article.segments)
    at = {_key(segment): segment for segment in segments}
    belonging: dict[str, list[Segment]] = {}
    for segment in segments:
        if segment.quote is not None:
            belonging.setdefault(segment.quote, []).append(segment)
    quotes = tuple(_quote(before, at, belonging.get(quote.id, []), quote, labels.get(quote.id, [])) for quote in found)
    return replace(article, segments=segments, quotes=quotes)


def _key(segment: Segment) -> Key:
    return segment.block, segment.start


def _at(article: Article, key: Key) -> int | None:
    return next((place for place, segment in enumerate(article.segments) if _key(segment) == key), None)


def _with(segment: Segment, part: Part | None) -> Segment:
    if part is None:
        return segment
    changed = replace(segment, part=part.part, quote=part.quote, original=part.original, confidence=part.confidence)
    if part.part == "label":
        return replace(changed, kind="label")
    if part.part == "quote":
        # A passage whose block is not wholly in another language is locked here.
        return replace(changed, locked=_quote_lock(segment.locked), language=part.language or segment.language)
    return changed


def _quote_lock(lock: str | None) -> str:
    """Return why quoted words are not offered; a text cut off a reference is locked as what it is."""
    return lock if lock and lock != "reference" else "other-language"


def _cut_labels(article: Article, before: Sequence[Segment], quote: Found) -> tuple[Article, list[Key]]:
    """Cut the labels off that begin or end a segment; return the labels' segments."""
    keys: list[Key] = []
    marks = [m for sentence in quote.sentences for m in (sentence.before, sentence.after) if m is not None]
    if quote.label is not None and quote.label not in marks:
        marks.append(quote.label)
    inside = {sentence.place for sentence in quote.sentences}
    for item in marks:
        if item.span is None:
            if item == quote.label and item.place != NOWHERE:
                keys.append(_key(before[item.place]))
            continue
        if item.place not in inside:
            continue
        key = _key(before[item.place])
        at_start = item.span[0] == 0
        # A label at the start was cut before one at the end, and what follows it begins later than the segment did.
        candidates = [
            place
            for place, segment in enumerate(article.segments)
            if segment.block == key[0] and before[item.place].start <= segment.start < before[item.place].end
        ]
        place = candidates[0] if at_start else candidates[-1]
        segment = article.segments[place]
        offset = item.span[1] if at_start else len(segment.text) - (item.span[1] - item.span[0])
        try:
            article = cut(article, segment.id, offset)
        except ArticleError:
            # The label shares a tag with the text: it stays in the sentence.
            continue
        keys.append(_key(article.segments[place + (0 if at_start else 1)]))
    return article, list(dict.fromkeys(keys))


def _translation(article: Article, before: Sequence[Segment], quote: Found) -> tuple[Article, dict[Key, Part]]:
    """Join the sentences of each bead where they stand side by side; return each segment's original."""
    assert quote.alignment is not None
    sentences, alignment = quote.sentences, quote.alignment
    parts: dict[Key, Part] = {}
    for places in _groups(sentences, alignment.beads):
        beads = [
            bead for bead in alignment.beads if bead.source and any(sentences[j].place in places for j in bead.target)
        ]
        keys = [_text_key(article, before[place]) for place in sorted(places)]
        if len(keys) > 1:
            article, keys = _joined(article, keys)
        order = sorted({i for bead in beads for i in bead.source})
        scores = [bead.score for bead in beads]
        for number, key in enumerate(keys):
            first = number == 0 and bool(beads)
            place = _at(article, key)
            words = _original(article, before, quote, order, None if place is None else article.segments[place])
            parts[key] = Part(
                "translation",
                quote.id,
                original=words if first else None,
                confidence=round(min(scores), 4) if scores else 0.0,
            )
    return article, parts


def _groups(sentences: Sequence[Sentence], beads: Sequence[Bead]) -> list[set[int]]:
    """Return the segments of the translation in groups that share a bead, in order."""
    groups: list[set[int]] = []
    linked = [{sentences[j].place for j in bead.target} for bead in beads if bead.target]
    for places in linked:
        touching = [group for group in groups if group & places]
        groups = [group for group in groups if not group & places]
        groups.append(places.union(*touching))
    return sorted(groups, key=min)


def _text_key(article: Article, segment: Segment) -> Key:
    """Return where a segment's text proper begins now that its labels are cut off."""
    inside = [
        other
        for other in article.segments
        if other.block == segment.block and segment.start <= other.start < segment.end
    ]
    if len(inside) == 1:
        return _key(inside[0])
    # Label, text; text, label; or label, text, label: the text is the longest.
    return _key(max(inside, key=lambda other: len(other.plain)))


def _joined(article: Article, keys: list[Key]) -> tuple[Article, list[Key]]:
    places = [place for key in keys if (place := _at(article, key)) is not None]
    if len({key[0] for key in keys}) == 1 and places == list(range(places[0], places[0] + len(places))):
        try:
            return join(article, [article.segments[place].id for place in places]), keys[:1]
        except ArticleError:
            # The sentences can't be one text (a tag begins in one and ends elsewhere): each stays by itself.
            return article, keys
    return article, keys


def _original(
    article: Article, before: Sequence[Segment], quote: Found, order: Sequence[int], segment: Segment | None
) -> str:
    """Return the authors' words, with those of the translation's placeholders that the quote has as well.

    A tag of the quote is the translation's of the same name, in order; where the two differ, the words stand alone.
    """
    assert quote.alignment is not None
    plain = joined([quote.alignment.source[i] for i in order], quote.language)
    if segment is None or not segment.placeholders or len(quote.quoted) != len(quote.alignment.source):
        return plain
    marked = " ".join(before[quote.quoted[i]].text for i in order)
    sources = [p for i in order for p in before[quote.quoted[i]].placeholders]
    if sorted(p.tag for p in sources) != sorted(p.tag for p in segment.placeholders) or len(order) > 1:
        return plain
    wanted: dict[str, list[str]] = {}
    for placeholder in segment.placeholders:
        wanted.setdefault(placeholder.tag, []).append(placeholder.name)
    names = {placeholder.name: wanted[placeholder.tag].pop(0) for placeholder in sources}
    return _TAG.sub(lambda match: match.group().replace(match[1], names.get(match[1], match[1])), marked)


def _quote(
    before: Sequence[Segment], at: Mapping[Key, Segment], mine: Sequence[Segment], quote: Found, labels: Sequence[Key]
) -> Quote:
    quoted = [at[key] for place in quote.quoted if (key := _key(before[place])) in at]
    return Quote(
        id=quote.id,
        language=quote.language,
        line=before[quote.quoted[0]].line,
        text=" ".join(before[place].plain for place in quote.quoted),
        segments=tuple(segment.id for segment in quoted if segment.part == "quote"),
        translation=tuple(segment.id for segment in mine if segment.part == "translation"),
        labels=tuple(segment.id for segment in mine if segment.part == "label" and _key(segment) in labels),
        label=quote.label.text if quote.label else None,
        label_position=quote.position,
        label_line=None if quote.label_place is None else before[quote.label_place].line,
        citation=quote.citation,
        doi=quote.doi,
        alignment=quote.alignment,
        reference=quote.source,
        listed=tuple(at[key].id for place in quote.listed if (key := _key(before[place])) in at),
    )
