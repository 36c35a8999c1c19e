"""The authors' own words as translations."""

from __future__ import annotations

import re
from dataclasses import replace

from localize.catalogs.origins import from_quote, is_quoted, origin, with_origin
from localize.catalogs.templates import renewed
from localize.languages import same_language
from localize.model import Article, Entry, Quote, Segment
from localize.segments import fault

CONFIDENT = 0.6
"""Score of a bead from which the authors' words are filled in as confirmed; below, as fuzzy.

Of links in professional English-Japanese translations with sentences left out, added and moved together, 98 of 100
are right from here on, and four of five below.
"""

TAG = re.compile(r"</?[a-z]+\d+/?>")
"""A placeholder as it stands in a text."""

_RECORDED = re.compile(r"original \([^)]*\): (.*)")


def filled(article: Article, segments: list[Segment], locale: str, *, fresh: Entry, old: Entry | None) -> Entry:
    """Return the entry of a text, with the authors' words where the catalog is in their language.

    A translation that a person made or changed is never overwritten: words are filled in where there are none, or
    where those that were filled in before have changed in the article. Where the text is no quote's translation any
    more, words that were filled in are taken back; they stand in the article.
    """
    entry = renewed(fresh, old) if old else fresh
    found = _best(article, segments, locale)
    if found is None:
        return _withdrawn(entry) if old and _filled_before(old) else entry
    segment, quote = found
    words, sure = _placeable(segment)
    comments = with_origin(entry.comments, from_quote(quote))
    if entry.msgstr == words and origin(entry) is not None:
        return replace(entry, comments=comments)
    if old and entry.msgstr and not _filled_before(old):
        return entry
    sure = sure and (segment.confidence is None or segment.confidence >= CONFIDENT)
    flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
    return replace(
        entry,
        msgstr=words,
        comments=comments,
        flags=flags if sure else ("fuzzy", *flags),
        previous_msgid=None,
        previous_msgctxt=None,
        previous_msgid_plural=None,
    )


def _withdrawn(entry: Entry) -> Entry:
    flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
    return replace(entry, msgstr="", comments=with_origin(entry.comments, None), flags=flags)


def _best(article: Article, segments: list[Segment], locale: str) -> tuple[Segment, Quote] | None:
    """Return the segment whose original in the locale's language is surest, with its quote."""
    if not any(segment.original for segment in segments):
        return None
    quotes = {quote.id: quote for quote in article.quotes}
    found = [
        (segment, quotes[segment.quote])
        for segment in segments
        if segment.original and segment.quote in quotes and same_language(quotes[segment.quote].language, locale)
    ]
    return max(found, key=lambda pair: pair[0].confidence or 0.0, default=None)


def _placeable(segment: Segment) -> tuple[str, bool]:
    """Return the authors' words in a form that can stand in the segment's place, and whether there is one.

    The authors' passage may be marked up in another way than its translation; then its own tags are left out. A tag
    inside the translation, which the original lacks, can only be placed by a person.
    """
    words = segment.original or ""
    return next(((form, True) for form in (words, TAG.sub("", words)) if fault(segment, form) is None), (words, False))


def _filled_before(old: Entry) -> bool:
    """Tell whether a translation is the original as it was filled in, and no person has changed it."""
    if not is_quoted(old):
        return False
    words = TAG.sub("", old.msgstr).split()
    recorded = (_RECORDED.fullmatch(line) for line in old.extracted)
    return any(TAG.sub("", line.group(1)).split() == words for line in recorded if line)
