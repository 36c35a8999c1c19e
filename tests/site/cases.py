"""Cases of pages: `x.toml` says how `x.html` is built, `x.<variant>.expect.html` is the page."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from localize import article, segments, site
from localize.model import Article, Quote
from localize.settings import ProjectSettings, QuoteSettings, Settings, SiteSettings
from tests.conftest import CASES

FOLDER = CASES / "site"


@dataclass(frozen=True)
class Case:
    name: str
    article: Article
    translations: Mapping[str, str]
    locale: str
    settings: Settings
    sources: tuple[site.Source, ...]

    def page(self) -> site.Page:
        return site.page(
            self.article, self.translations, locale=self.locale, settings=self.settings, sources=self.sources
        )

    @property
    def expect(self) -> Path:
        return FOLDER / f"{self.name}.expect.html"


def cases() -> list[Case]:
    return [case for path in sorted(FOLDER.glob("*.toml")) for case in _read(path)]


def case(name: str) -> Case:
    return next(case for case in cases() if case.name == name)


def _read(path: Path) -> list[Case]:
    spec = tomllib.loads(path.read_text("utf-8"))
    where = spec.get("path", f"articles/{path.stem}.html")
    read = segments.segment(article.read(path.with_suffix(".html").read_bytes(), path=where))
    for wanted in spec.get("cuts", ()):
        read = segments.cut(read, _id(read, wanted["text"]), wanted["offset"])
    read = _quoted(read, spec.get("quotes", ()))
    name = spec.get("names", {}).get(where, path.stem)
    sources = (site.source(read, name), *(site.Source(**other) for other in spec.get("others", ())))
    found = []
    for variant, changed in spec["variants"].items():
        settings = _settings(spec["settings"], changed)
        locale = changed.get("locale", settings.project.locales[0])
        given = {s.id: spec["translations"][s.text] for s in read.segments if s.text in spec["translations"]}
        found.append(Case(f"{path.stem}.{variant}", read, given, locale, settings, sources))
    return found


def _settings(common: Mapping[str, Any], own: Mapping[str, Any]) -> Settings:
    project = ProjectSettings(locales=tuple(common["project"]["locales"]))
    quotes = QuoteSettings(**{**common.get("quotes", {}), **own.get("quotes", {})})
    return Settings(
        project=project, quotes=quotes, site=SiteSettings(**{**common.get("site", {}), **own.get("site", {})})
    )


def _quoted(read: Article, quotes: list[Mapping[str, Any]]) -> Article:
    """Note the quotes of a case, as the search for quotes would."""
    made = []
    parts: dict[str, tuple[str, str]] = {}
    for number, quote in enumerate(quotes, 1):
        named = {key: tuple(_id(read, text) for text in quote.get(key, ())) for key in _PARTS}
        for key, ids in named.items():
            parts.update(dict.fromkeys(ids, (_PARTS[key], f"q{number}")))
        words, translation, labels = (named[key] for key in ("segments", "translation", "labels"))
        made.append(Quote(f"q{number}", quote["language"], 1, "", words, translation, labels))
    marked = [
        replace(s, part=parts[s.id][0], quote=parts[s.id][1], locked=_LOCKS.get(parts[s.id][0], s.locked))
        if s.id in parts
        else s
        for s in read.segments
    ]
    return replace(read, segments=tuple(marked), quotes=tuple(made))


_LOCKS = {"quote": "quote", "citation": "reference"}
_PARTS = {"segments": "quote", "translation": "translation", "labels": "label", "citations": "citation"}


def _id(read: Article, text: str) -> str:
    return next(segment.id for segment in read.segments if segment.text == text)
