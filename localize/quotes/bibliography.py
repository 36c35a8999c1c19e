"""What a reference says: identifiers, and authors, title, journal, year, volume and pages where they are told apart safely.

Three orders are known: `Authors. Title. Journal. Year;Volume(Issue):Pages` (ICMJE,
https://www.nlm.nih.gov/bsd/uniform_requirements.html), `Authors (Year). Title. Journal, Volume(Issue), Pages` (APA), and
`Authors: Title. Journal Volume: Pages, Year` (usual in Japanese medicine). A field that doesn't stand where one of them
has it is left out: a reference is shown as the page has it, and fields only find it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from localize.model import Reference
from localize.quotes.citation import doi

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PAGES = r"(?P<pages>[A-Za-z]{0,2}\d+(?:\s*[-–—‐]\s*[A-Za-z]{0,2}\d+)?)"
_ISSUE = r"(?:\s*\((?P<issue>[^()]{1,20})\))?"
_PLACES = (
    re.compile(
        rf"(?<!\d){_YEAR}(?:\s+[A-Z][a-z]{{2,8}}\.?(?:\s+\d{{1,2}})?)?\s*;\s*(?P<volume>\d+){_ISSUE}(?:\s*:\s*{_PAGES})?"
    ),
    re.compile(rf"(?<![\d-])(?P<volume>\d+){_ISSUE}\s*[:,]\s*{_PAGES}\s*[,.]\s*\(?{_YEAR}\)?(?![\d/])"),
    re.compile(rf"(?<![\d-])(?P<volume>\d+){_ISSUE}\s*[:,]\s*{_PAGES}\s*\({_YEAR}\)"),
)
_APA = re.compile(
    rf"(?P<authors>[^()]{{3,400}}?)\s*\({_YEAR}[a-z]?\)\.\s+(?P<title>[^.?!]{{8,300}}[.?!])\s+(?P<journal>[^,.;]{{3,100}}),"
    rf"\s*(?P<volume>\d+){_ISSUE}(?:,\s*{_PAGES})?"
)
_NUMBER = re.compile(r"\s*[\[(]?\d{1,3}[\]).]\s+")
_NAME = r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)? [A-Z]{1,3}"
_NAMES = re.compile(rf"(?P<names>{_NAME}(?:, {_NAME})*)(?:,? (?P<more>et al|ほか|他))?[.:]\s+")
_KANJI = r"[\u4e00-\u9fffぁ-んァ-ヶー々]{2,8}"
_KANJI_NAMES = re.compile(rf"(?P<names>{_KANJI}(?:[,、・,]\s*{_KANJI})*)(?:[,、]?\s*(?P<more>ほか|他))?[.:．：]\s*")
_APA_NAME = re.compile(r"[^\W\d_a-z][\w'’-]+, (?:[A-Z]\.[ -]?)+")
_TITLE = re.compile(r"(?P<title>[^.?!．。]{8,300}[.?!．。])\s*(?P<journal>\S.{0,99})")
_JOURNAL = re.compile(
    r"(?:[^\W\d_a-z][\w&'’-]*\.?|of|and|the|in|for|de|&)(?: (?:[^\W\d_a-z][\w&'’-]*\.?|of|and|the|in|for|de|&)){0,9}"
)

_PMID = re.compile(r"\bPMID:?\s*(\d{1,8})\b|(?:pubmed\.ncbi\.nlm\.nih\.gov|/pubmed)/(\d{1,8})\b")
_PMCID = re.compile(r"\bPMC(?:ID:?\s*(?:PMC)?)?\s?(\d{4,9})\b")
_ARXIV = re.compile(
    r"(?:\barXiv:\s*|arxiv\.org/(?:abs|pdf)/)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?", re.IGNORECASE
)


def parse(text: str, addresses: Iterable[str] = ()) -> Reference:
    """Return what a reference says; `addresses` are those that it links to, for identifiers that its words lack."""
    whole = [text, *addresses]
    plain = _NUMBER.sub("", " ".join(text.split()), count=1) if _NUMBER.match(text) else " ".join(text.split())
    fields = _apa(plain) or _ordered(plain)
    pmid, pmcid, arxiv = (_first(pattern, whole) for pattern in (_PMID, _PMCID, _ARXIV))
    return Reference(
        text=text,
        authors=fields.get("authors", ()),
        title=fields.get("title"),
        journal=fields.get("journal"),
        year=int(fields["year"]) if "year" in fields else None,
        volume=fields.get("volume"),
        issue=fields.get("issue"),
        pages=fields.get("pages"),
        doi=next((found for part in whole if (found := doi(part))), None),
        pmid=pmid,
        pmcid=f"PMC{pmcid}" if pmcid else None,
        arxiv=arxiv,
    )


def _first(pattern: re.Pattern[str], texts: Iterable[str]) -> str | None:
    for text in texts:
        if match := pattern.search(text):
            return next(group for group in match.groups() if group)
    return None


def _apa(text: str) -> dict[str, Any]:
    match = _APA.match(text)
    if match is None:
        return {}
    names = tuple(name.strip() for name in _APA_NAME.findall(match["authors"]))
    return {**_place(match), "authors": names, "title": _closed(match["title"]), "journal": match["journal"].strip()}


def _ordered(text: str) -> dict[str, Any]:
    """Return the fields of a reference in one of the two orders that begin with the names and end with the place."""
    place = next((match for pattern in _PLACES if (match := pattern.search(text))), None)
    if place is None:
        return {}
    fields = _place(place)
    head = text[: place.start()].rstrip(" ,;")
    names = _NAMES.match(head) or _KANJI_NAMES.match(head)
    if names is None:
        return fields
    fields["authors"] = tuple(name.strip() for name in re.split(r"[,、・,]", names["names"]))
    rest = _TITLE.fullmatch(head[names.end() :])
    if rest is None:
        return fields
    journal = rest["journal"].strip().rstrip(".．")
    if _JOURNAL.fullmatch(journal):
        fields |= {"title": _closed(rest["title"]), "journal": journal}
    return fields


def _place(match: re.Match[str]) -> dict[str, Any]:
    found = match.groupdict()
    return {name: value for name in ("year", "volume", "issue", "pages") if (value := found.get(name))}


def _closed(title: str) -> str:
    return title.strip().rstrip(".．。")


def same(left: Reference, right: Reference) -> bool:
    """Tell whether two references name one source.

    An identifier that both have decides, a DOI in any case of its letters (https://www.doi.org/doi-handbook/HTML/);
    else year, volume and first page together, or the same words.
    """
    for name in ("doi", "pmid", "pmcid", "arxiv"):
        mine, theirs = getattr(left, name), getattr(right, name)
        if mine and theirs:
            return str(mine).casefold() == str(theirs).casefold()
    place = [(r.year, r.volume, re.split(r"[-–—‐]", r.pages)[0].strip()) if r.pages else None for r in (left, right)]
    if None not in place and all(place[0] or ()) and place[0] == place[1]:
        return not (left.authors and right.authors) or left.authors[0] == right.authors[0]
    words = [re.sub(r"\W+", "", r.text).casefold() for r in (left, right)]
    return len(words[0]) > 20 and words[0] == words[1]
