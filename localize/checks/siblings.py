"""What the other entries of a catalog say: equal sources, and equal translations."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from localize.checks.visible import shown
from localize.model import Entry, State
from localize.values import frozen


@frozen
class Sibling:
    """A confirmed entry of the same catalog, or of another."""

    source: str
    target: str
    context: str | None = None
    """Its msgctxt: the same words for something else."""
    line: int | None = None
    file: str = ""
    """The catalog, where it is another one."""


@frozen
class Siblings:
    """The confirmed entries of a catalog by what they say, in the order of the catalog."""

    by_source: Mapping[str, tuple[Sibling, ...]]
    by_target: Mapping[str, tuple[Sibling, ...]]

    @classmethod
    def of(cls, siblings: Iterable[Sibling]) -> Siblings:
        """Index entries."""
        by_source: dict[str, tuple[Sibling, ...]] = {}
        by_target: dict[str, tuple[Sibling, ...]] = {}
        for sibling in siblings:
            for index, text in ((by_source, sibling.source), (by_target, sibling.target)):
                key = gist(text)
                index[key] = (*index.get(key, ()), sibling)
        return cls(MappingProxyType(by_source), MappingProxyType(by_target))


def siblings_of(entries: Iterable[Entry]) -> Siblings:
    """Return the confirmed entries of a catalog, obsolete and plural ones aside."""
    return Siblings.of(
        Sibling(entry.msgid, entry.msgstr, entry.msgctxt, entry.line)
        for entry in entries
        if entry.state is State.CONFIRMED and not entry.obsolete and entry.msgid_plural is None
    )


@lru_cache(maxsize=32768)
def gist(text: str) -> str:
    """Return what two texts have in common that differ in placeholders, case, width, space or outer punctuation."""
    plain = unicodedata.normalize("NFKC", shown(text)).casefold()
    start, end = 0, len(plain)
    while start < end and not plain[start].isalnum():
        start += 1
    while start < end and not plain[end - 1].isalnum():
        end -= 1
    return "".join(plain[start:end].split())
