"""The examples in the rules' docstrings, as pairs that can be checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING

from localize.checks.base import Pair, Rule, Sheet, Subject
from localize.checks.siblings import Sibling, Siblings
from localize.model import Article, Catalog, Concept, Entry, Segment, State
from localize.settings import CheckSettings
from localize.values import frozen

if TYPE_CHECKING:
    from localize.glossary import Glossary

_OPTIONS = ("glossary", "original", "origin", "flag", "also", "page", "header", "required", "claim", "elsewhere")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


@frozen
class Example:
    """What a rule must report, or must not."""

    bad: bool
    subject: Pair | Sheet | Article | Glossary


def examples(rule: Rule) -> tuple[Example, ...]:
    """Read the `Bad:` and `Good:` examples of a rule: the source language's line, the target's, and what else counts.

    `glossary: ID: ja=…|…; en=…; forbidden:en=…` makes a glossary of one concept, ` + ` adds another; `original`, `origin` and
    `flag: fuzzy` are as in a catalog; `also: SOURCE = TARGET` is an entry before it, and `elsewhere: TARGET` what
    another catalog says of the same text. For whole catalogs `page: TEXT | TEXT`
    are the article's texts, `header: Name: value` is the catalog's header; `required: TEXT` and `claim: WORDING` are
    settings. `html: …` is a Japanese article. `\\u200b` stands for the character.
    """
    found: list[Example] = []
    for paragraph in rule.doc.split("\n\n"):
        title, _, body = paragraph.partition("\n")
        if title in ("Bad:", "Good:"):
            text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), body)
            found.append(Example(title == "Bad:", _READERS[rule.about](text)))
    return tuple(found)


def _article(body: str) -> Article:
    from localize import article, quotes, segments

    data = body.lstrip().removeprefix("html:").strip().encode()
    return quotes.find(segments.segment(article.read(data, path="example.html", language="ja")))


def _sheet(body: str) -> Sheet:
    pair, values = _pair(body), _values(body)
    flags = ("fuzzy",) if pair.state is State.DRAFT else ()
    before = [text.partition(" = ")[::2] for text in values.get("also", "").split(" | ") if text]
    entries = [Entry(source.strip(), target.strip()) for source, target in before]
    entries.append(Entry(pair.source, pair.target, flags=flags))
    name, _, value = values.get("header", "").partition(": ")
    catalog = Catalog("a.po", pair.target_language, ((name, value),) if name else (), entries=tuple(entries))
    page = _page(values["page"].split(" | "), pair.source_language) if "page" in values else None
    return Sheet(catalog, pair.source_language, page, pair.settings)


def _page(texts: list[str], language: str) -> Article:
    segments = tuple(
        Segment(f"s{line}", text, text, "paragraph", line, 1, 0, "", language, 0, 0, 0)
        for line, text in enumerate(texts, start=1)
    )
    return Article("a.html", b"", language, "utf-8", "declared", "", segments=segments)


def _values(body: str) -> dict[str, str]:
    lines = [line.strip().partition(":") for line in body.splitlines()]
    return {name: value.strip() for name, _, value in lines}


def _pair(body: str) -> Pair:
    values = _values(body)
    (source_language, source), (target_language, target) = [item for item in values.items() if item[0] not in _OPTIONS]
    state = State.DRAFT if values.get("flag") == "fuzzy" else State.CONFIRMED if target else State.UNTRANSLATED
    settings = CheckSettings(
        required={"*": (values["required"],)} if "required" in values else {},
        claims={target_language: (values["claim"],)} if "claim" in values else {},
    )
    return Pair(
        source,
        target,
        source_language,
        target_language,
        _glossary(values["glossary"]) if "glossary" in values else None,
        state,
        values.get("original"),
        values.get("origin"),
        siblings=_siblings(values["also"], source, target) if "also" in values else None,
        elsewhere=Sibling(source, values["elsewhere"]) if "elsewhere" in values else None,
        settings=settings,
    )


def _siblings(text: str, source: str, target: str) -> Siblings:
    other_source, _, other_target = text.partition(" = ")
    return Siblings.of((Sibling(other_source, other_target), Sibling(source, target)))


def _glossary(text: str) -> Glossary:
    from localize.glossary import Glossary

    return Glossary(tuple(map(_concept, text.split(" + "))))


def _concept(text: str) -> Concept:
    concept, _, rest = text.partition(":")
    columns = dict(part.strip().split("=", 1) for part in rest.split(";"))
    words = {name: tuple(value.split("|")) for name, value in columns.items()}
    forbidden = {
        name.removeprefix("forbidden:"): value for name, value in words.items() if name.startswith("forbidden:")
    }
    terms = {name: value for name, value in words.items() if not name.startswith("forbidden:")}
    return Concept(concept, MappingProxyType(terms), MappingProxyType(forbidden))


def _glossary_alone(body: str) -> Glossary:
    return _glossary(body.strip().removeprefix("glossary:").strip())


_READERS: dict[Subject, Callable[[str], Pair | Sheet | Article | Glossary]] = {
    Subject.PAIR: _pair,
    Subject.CATALOG: _sheet,
    Subject.ARTICLE: _article,
    Subject.GLOSSARY: _glossary_alone,
}
