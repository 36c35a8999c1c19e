"""Where a translation comes from, which a comment of its entry says: `# origin: quote q1 10.5555/x`.

What a person wrote has no such comment. The last one counts, for whoever writes one takes the others away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto

from localize.model import Entry, Quote

_PREFIX = "origin: "
_QUOTE = "quote "
_TAKEN = "same text in "
_MACHINE = re.compile(r".+ \S+→[\w-]+(?:, from the original)?")
"""The origin of a machine draft names the engine and both languages."""


class Source(Enum):
    """Who wrote a translation first."""

    PERSON = auto()
    """Somebody who works on the catalog, or on the page that was adopted."""
    QUOTE = auto()
    """The authors whom the article quotes."""
    CATALOG = auto()
    """Somebody who translated the same text in another catalog."""
    MACHINE = auto()


def from_quote(quote: Quote) -> str:
    """Return the origin of a translation that is the words of quoted authors."""
    return f"{_QUOTE}{quote.id} {quote.doi or ''}".rstrip()


def from_catalog(article: str) -> str:
    """Return the origin of a translation that was taken over from the catalog of another article, given by its path."""
    return f"{_TAKEN}{article}"


def origin(entry: Entry) -> str | None:
    """Return what an entry says of where its translation comes from; None where it says nothing."""
    return next((c.removeprefix(_PREFIX).strip() for c in reversed(entry.comments) if c.startswith(_PREFIX)), None)


def source(said: str | None) -> Source:
    """Return who wrote a translation first, by the origin that its entry says."""
    if said is None:
        return Source.PERSON
    if said.startswith(_QUOTE):
        return Source.QUOTE
    if said.startswith(_TAKEN):
        return Source.CATALOG
    return Source.MACHINE if _MACHINE.fullmatch(said) else Source.PERSON


def is_quoted(entry: Entry) -> bool:
    """Tell whether a translation was filled in from a quote, so that its words are the authors'."""
    return source(origin(entry)) is Source.QUOTE


def with_origin(comments: Iterable[str], said: str | None) -> tuple[str, ...]:
    """Return the comments of an entry with another origin, or with none."""
    others = tuple(comment for comment in comments if not comment.startswith(_PREFIX))
    return others if said is None else (*others, f"{_PREFIX}{said}")
