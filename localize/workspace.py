"""`localize.toml` -> Workspace: its settings, and how its files are named."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from localize import toml
from localize.errors import WorkspaceError
from localize.languages import gettext_name
from localize.settings import ExtractSettings, Settings
from localize.values import frozen

if TYPE_CHECKING:
    from localize.model import Where

NAME = "localize.toml"

CHOICES = {
    ("segments", "unit"): ("sentence", "paragraph"),
    ("quotes", "same_language"): ("omit", "keep", "collapse"),
    ("site", "untranslated"): ("source", "omit", "error"),
    ("site", "encoding"): ("utf-8", "source"),
}
"""Settings that take one of a few words."""

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""The shape of a BCP 47 language tag, as far as it is needed to be safe as a folder's name (RFC 5646, section 2.1)."""


@frozen
class Workspace:
    """A folder with `localize.toml`."""

    root: Path
    settings: Settings

    def name(self, article: str) -> str:
        """Return an article's path below the fixed part of the pattern that finds it, without its suffix.

        With `articles/**/*.html` the name of `articles/laser/pico.html` is `laser/pico`.
        """
        return _name(self.settings.project.articles, article)

    def names(self, articles: Iterable[str]) -> dict[str, str]:
        """Return the name of each article.

        Raises WorkspaceError when two of them would share their catalogs and pages.
        """
        paths: dict[str, str] = {}
        for path in articles:
            other = paths.setdefault(self.name(path), path)
            if other != path:
                raise WorkspaceError(f"would share its catalogs with {other}; rename one of the two", path)
        return {path: name for name, path in paths.items()}

    def template(self, article: str) -> str:
        """Return the path of an article's template."""
        return f"{self.settings.project.catalogs}/templates/{self.name(article)}.pot"

    def catalog(self, article: str, locale: str) -> str:
        """Return the path of an article's catalog in a locale."""
        return f"{self.settings.project.catalogs}/{gettext_name(locale)}/LC_MESSAGES/{self.name(article)}.po"

    def page(self, article: str, locale: str) -> str:
        """Return the path of an article's page in a locale."""
        return f"{self.settings.project.site}/{gettext_name(locale)}/{self.name(article)}.html"


def _name(patterns: tuple[str, ...], article: str) -> str:
    folder, _, file = article.rpartition("/")
    for fixed, last in _fixed_parts(patterns):
        if f"{folder}/".startswith(fixed) and fnmatchcase(file, last):
            article = article.removeprefix(fixed)
            break
    dot = file.rfind(".")
    return article[: dot - len(file)] if 0 < dot < len(file) - 1 else article


@lru_cache(maxsize=8)
def _fixed_parts(patterns: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the fixed folders of each pattern, with a slash behind them, and its last part."""
    fixed = [(fixed_part(pattern).as_posix(), PurePosixPath(pattern).name) for pattern in patterns]
    return tuple(("" if folder == "." else f"{folder}/", last) for folder, last in fixed)


def parse(data: bytes) -> Settings:
    """Read `localize.toml`.

    Raises WorkspaceError with the line for bad TOML, unknown keys (the message lists the valid ones) and wrong types.
    """
    text, document = toml.read(data, NAME)
    tables = {f.name: f for f in dataclasses.fields(Settings)}
    _known(document, tables, "table", text)
    types = get_type_hints(Settings)
    settings = Settings(**{name: _table(types[name], name, table, text) for name, table in document.items()})
    _check_selectors(settings.extract, text)
    project = settings.project
    for key in ("catalogs", "site"):
        _own_folder(getattr(project, key), key, project.articles, text)
    if settings.site.base_url and not settings.site.base_url.startswith(("http://", "https://")):
        raise WorkspaceError("base_url must begin with https:// or http://", _where(text, "base_url"))
    source = tag(project.source, _where(text, "source"))
    locales = tuple(dict.fromkeys(tag(locale, _where(text, "locales")) for locale in project.locales))
    if source in locales:
        raise WorkspaceError(f"{source} is the articles' own language; take it out of locales", _where(text, "locales"))
    return dataclasses.replace(settings, project=dataclasses.replace(project, source=source, locales=locales))


def extract_settings(lists: Mapping[str, Sequence[str]]) -> ExtractSettings:
    """Read what `[extract]` says from a mapping of its keys to selectors.

    Raises WorkspaceError for an unknown key (the message lists the valid ones) and for what is no selector.
    """
    table = {key: value if isinstance(value, str) else list(value) for key, value in lists.items()}
    try:
        settings: ExtractSettings = _table(ExtractSettings, "extract", table, "")
        _check_selectors(settings, "")
    except WorkspaceError as error:
        raise WorkspaceError(f"extract: {error.message}") from None
    return settings


def _own_folder(folder: str, key: str, articles: Iterable[str], text: str) -> None:
    """Refuse a folder to write to that isn't one of its own below the workspace: articles could be overwritten."""
    path = PurePosixPath(folder)
    if not path.parts or path.is_absolute() or ".." in path.parts:
        raise WorkspaceError(f'{key} must be a folder below the workspace, such as "{key}"', _where(text, key))
    if any(fixed_part(pattern).is_relative_to(path) for pattern in articles):
        raise WorkspaceError(f"{key} must be another folder than the articles'", _where(text, key))


def _check_selectors(settings: ExtractSettings, text: str) -> None:
    """Refuse what is no selector, with its line."""
    if settings == ExtractSettings():
        return
    from localize.article.selectors import parse
    from localize.article.tree import SelectorError

    for item in dataclasses.fields(settings):
        for selector in getattr(settings, item.name):
            try:
                parse(selector, attribute={"attributes": True, "inline": False}.get(item.name))
            except SelectorError as error:
                where = _where_value(text, item.name, selector)
                raise WorkspaceError(f'{item.name}: "{selector}" {error}; correct it', where) from None


def tag(text: str, where: Where | None = None) -> str:
    """Return a language tag as BCP 47 writes it: `zh-Hans` for `zh_hans` (RFC 5646, section 2.1.1).

    Raises WorkspaceError for what is no tag.
    """
    written = text.replace("_", "-")
    if not _TAG.fullmatch(written):
        raise WorkspaceError(f"{text!r} is no language tag; write one such as en, zh-Hans or pt-BR", where)
    first, *rest = written.split("-")
    shapes = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(shapes.get(len(part), str.lower)(part) for part in rest)])


def _table(kind: type[Any], name: str, table: object, text: str) -> Any:
    if not isinstance(table, dict):
        raise WorkspaceError(f"{name} must be a table; write [{name}]", _where(text, name))
    hints = get_type_hints(kind)
    _known(table, hints, f"key in [{name}]", text)
    values = {key: _value(value, hints[key], name, key, text) for key, value in table.items()}
    return kind(**values)


def _value(value: object, hint: Any, table: str, key: str, text: str) -> Any:
    choices = CHOICES.get((table, key))
    if choices and value not in choices:
        raise WorkspaceError(f"{key} must be one of {', '.join(choices)}", _where(text, key))
    if hint in (str, bool) and isinstance(value, hint):
        return value
    if get_origin(hint) is Mapping and isinstance(value, dict):
        return {name: _value(item, get_args(hint)[1], f"{table}.{key}", name, text) for name, item in value.items()}
    if get_origin(hint) is tuple and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    wanted = {str: "a string in quotes", bool: "true or false"}.get(hint, 'a list of strings, such as ["en", "ko"]')
    if get_origin(hint) is Mapping:
        wanted = f"a table; write [{table}.{key}]"
    raise WorkspaceError(f"{key} must be {wanted}", _where(text, key))


def _known(given: dict[str, Any], valid: dict[str, Any], what: str, text: str) -> None:
    for key in given:
        if key not in valid:
            raise WorkspaceError(f"unknown {what}: {key}; valid are {', '.join(valid)}", _where(text, key))


def _where(text: str, key: str) -> Where:
    """Return the line that sets a key; tomllib tells no lines."""
    from localize.model import Where

    match = re.search(rf"^\s*\[?\s*\"?{re.escape(key)}\b", text, re.MULTILINE)
    return Where(NAME, text.count("\n", 0, match.end()) + 1) if match else Where(NAME)


def _where_value(text: str, key: str, value: str) -> Where:
    """Return the line of a value in a list, or else of its key."""
    from localize.model import Where

    start = re.search(rf"^\s*{re.escape(key)}\b", text, re.MULTILINE)
    at = text.find(value, start.end()) if start else -1
    return Where(NAME, text.count("\n", 0, at) + 1) if at >= 0 else _where(text, key)


def fixed_part(pattern: str) -> PurePosixPath:
    """Return the folders of a glob before its first part with a wildcard (or its file name)."""
    parts = PurePosixPath(pattern).parts[:-1]
    wild = next((i for i, part in enumerate(parts) if any(c in part for c in "*?[")), len(parts))
    return PurePosixPath(*parts[:wild])


def starter(source: str, locales: Sequence[str]) -> bytes:
    """Return a first `localize.toml`; raises WorkspaceError for what is no language tag or no other language."""
    from localize.model import Where

    source, *locales = (tag(text, Where(NAME)) for text in (source, *locales))
    listed = ", ".join(f'"{locale}"' for locale in locales)
    made = _STARTER.format(source=source, locales=listed).encode()
    parse(made)
    return made


_STARTER = """\
# A workspace of localize: articles in one language, catalogs and pages in others.

[project]
source = "{source}"
locales = [{locales}]
articles = ["articles/**/*.html"]
catalogs = "locales"
glossary = ["glossary/medical.csv"]
site = "site"

[quotes]
labels = []                  # more labels of translations, beside the built-in ones
same_language = "omit"       # omit, keep or collapse: the translation, on a page in the quote's own language

[site]
base_url = ""                # for example "https://clinic.example"; alternates and the sitemap need it
untranslated = "source"      # source, omit or error: what stands for a sentence without a translation
drafts = false               # whether machine drafts appear on pages

[engine]
name = "argos"

[checks]
skip = []
# [checks.required]          # texts that articles must have, translated in every locale
# "articles/**/*.html" = ["リスク・副作用"]
"""
