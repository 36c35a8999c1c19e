"""Which article a page translates: by what the pages say of each other, else by their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import unquote, urlsplit

from localize.adopt.addresses import parts
from localize.languages import same_language
from localize.model import Article


def alternates(page: Article, language: str) -> tuple[str, ...]:
    """Return the addresses that a page gives for itself in a language (`<link rel="alternate" hreflang="en">`)."""
    found = []
    for element in page.elements:
        rels = (element.get("rel") or "").lower().split()
        tag, href = element.get("hreflang") or "", element.get("href")
        if (
            element.tag in ("link", "a")
            and "alternate" in rels
            and href
            and tag.strip()
            and same_language(tag.strip(), language)
        ):
            found.append(href)
    return tuple(dict.fromkeys(found))


def named(path: str, articles: Mapping[str, str]) -> list[str]:
    """Return the articles whose names end a path the furthest; `articles` are their names by path.

    `old/en/laser/pico.html` is `laser/pico` rather than `pico`. Folders and endings that are a language don't count.
    """
    wanted = _path(path)
    scores = {article: _shared(wanted, parts(f"{name}.html")) for article, name in articles.items()}
    best = max(scores.values(), default=0)
    return [article for article, score in scores.items() if best and score == best]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many parts of two paths are the same, counted from the end; start pages share one, too."""
    if not one or not other:
        return int(not one and not other)
    count = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a.casefold() != b.casefold():
            break
        count += 1
    return count


def _path(address: str) -> tuple[str, ...]:
    try:
        split = urlsplit(address.strip())
    except ValueError:
        return ()
    return parts(unquote(split.path))
