"""The rule `citation`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from localize.checks.base import Pair, Problem, check
from localize.checks.visible import visible
from localize.model import Severity

# DOI: the prefix 10.NNNN and any printable suffix (ISO 26324; the DOI handbook, 2.2). Japanese text follows at once,
# so that the suffix ends at the first character which is not ASCII.
_KINDS = (
    ("DOI", re.compile(r"\b10\.\d{4,9}/[!-;=?-~]+", re.ASCII)),
    ("address", re.compile(r"\bhttps?://[!-;=?-~]+", re.ASCII | re.IGNORECASE)),
    ("e-mail address", re.compile(r"\b[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)),
    ("PMID", re.compile(r"\bPMID:?\s*\d+", re.ASCII | re.IGNORECASE)),
)
_MAY_CITE = re.compile(r"10\.|://|@|pmid")
_TRAILING = ".,;:!?'\""
_BRACKETS = {")": "(", "]": "[", "}": "{"}


@check(Severity.ERROR)
def citation(pair: Pair) -> Iterator[Problem]:
    """Report a DOI, PMID, web address or e-mail address that differs between source and translation.

    A reader who looks a study up must find it: these are copied, never translated. Letter case counts only where it
    does for the address.

    Bad:
        ja: 詳細は原著(doi:10.5555/skin.2021.014)を参照。
        en: See the original paper (doi:10.5555/skin.2021.041).

    Good:
        ja: 詳細は原著(doi:10.5555/skin.2021.014)を参照。
        en: See the original paper (doi:10.5555/skin.2021.014).
    """
    source, target = visible(pair.source), visible(pair.target)
    ours, theirs = find_citations(source.text), find_citations(target.text)
    if not (ours or theirs):
        return
    missing = [found for key, found in ours.items() if key not in theirs]
    extra = [found for key, found in theirs.items() if key not in ours]
    for kind, text, _ in () if pair.authors_words else missing:
        other = next((found for found in extra if found[0] == kind), None)
        if other is None:
            yield Problem(f"{_named(kind, text)} of the source is not in the translation", "copy it from the source")
            continue
        extra.remove(other)
        yield Problem(
            f"{_named(kind, text)} of the source is {other[1]} in the translation",
            "copy it from the source",
            target.span(*other[2]),
        )
    for kind, text, span in () if pair.authors_words else extra:
        yield Problem(
            f"{_named(kind, text)} of the translation is not in the source", "take it away", target.span(*span)
        )


def _named(kind: str, text: str) -> str:
    """Return a citation as a message begins with it; a PMID is written with its name."""
    return text if kind == "PMID" else f"the {kind} {text}"


_Found = tuple[str, str, tuple[int, int]]
_NONE: Mapping[str, _Found] = MappingProxyType({})


@lru_cache(maxsize=256)  # Two rules read the same text in a row.
def find_citations(text: str) -> Mapping[str, _Found]:
    """Return each citation by what identifies it, in the order of the text: its kind, what is written, its place."""
    if not _MAY_CITE.search((text if text.isascii() else unicodedata.normalize("NFKC", text)).lower()):
        return _NONE
    text = "".join(map(_narrow, text))
    found: dict[str, _Found] = {}
    taken: list[tuple[int, int]] = []
    for kind, pattern in _KINDS:
        for match in pattern.finditer(text):
            written = _trimmed(match.group())
            span = match.start(), match.start() + len(written)
            # The DOI inside https://doi.org/10.… is reported once, as a DOI; what leads to it may differ.
            if any(start < span[1] and span[0] < end for start, end in taken):
                continue
            taken.append(span)
            found.setdefault(f"{kind} {_identity(kind, written)}", (kind, written, span))
    return MappingProxyType(dict(sorted(found.items(), key=lambda item: item[1][2])))


def _narrow(character: str) -> str:
    narrow = unicodedata.normalize("NFKC", character)
    return narrow if len(narrow) == 1 and narrow.isascii() else character


def _trimmed(text: str) -> str:
    """Take off the sentence's own punctuation and a bracket that is not opened inside."""
    while text and (
        text[-1] in _TRAILING or (text[-1] in _BRACKETS and text.count(text[-1]) > text.count(_BRACKETS[text[-1]]))
    ):
        text = text[:-1]
    return text


def _identity(kind: str, text: str) -> str:
    if kind == "PMID":
        return re.sub(r"\D", "", text)
    if kind == "address":
        scheme, _, rest = text.partition("://")
        host, slash, path = rest.partition("/")
        return f"{scheme}://{host}".lower() + (slash + path).rstrip("/")
    return text.lower()
