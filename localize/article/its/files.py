"""Find the global rules of a page: in its scripts, and in files of the workspace that it links."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from localize.article.attributes import attributes
from localize.article.its.rules import Rule, Rules, RulesError, parse
from localize.errors import LocalizeError
from localize.languages.words import lowered

if TYPE_CHECKING:
    from localize.article.tree import Tree

Load = Callable[[str], bytes]
"""Returns the bytes of a file of the workspace; raises LocalizeError where it is missing or lies elsewhere."""

_MOST = 50
"""Sets of rules of a page."""
_DEEPEST = 5
"""Files that link files that link files."""
_REL = re.compile("its-rules", re.IGNORECASE)
_TAG = 4096
"""Characters before and behind the word that tells a link of rules, in which the rest of its tag is looked for."""
_SCRIPT = re.compile(r"<script\b[^>]*its\+xml[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)


class GlobalRule(NamedTuple):
    """A rule, and how its selectors are to be read."""

    rule: Rule
    language: str
    parameters: Mapping[str, str]
    where: str
    """`rules.xml:3`, or `line 3` of the page itself."""


class Gathered(NamedTuple):
    """The rules of a page in order of precedence, the strongest last, and what could not be read."""

    rules: list[GlobalRule]
    notes: list[str]


def gather(tree: Tree, source: str, path: str, load: Load | None) -> Gathered:
    """Return the global rules of a page; what can't be read is noted and left out."""
    found = Gathered([], [])
    elements = tree.document.select('link[rel~="its-rules" i], script[type="application/its+xml" i]')
    for element in elements[:_MOST]:
        place = element.source_location
        line = _line(source, place.start_tag.start_offset) if place else 1
        try:
            if element.tag == "link":
                _add_file(found, path, str(element.attrs.get("href") or ""), load, {}, _DEEPEST)
            elif place:
                inside = source[place.start_tag.end_offset : place.end_tag.start_offset if place.end_tag else None]
                line = _line(source, place.start_tag.end_offset)
                _add(found, parse(inside, line), path, "line ", load, {}, _DEEPEST)
        except (RulesError, LocalizeError) as error:
            own = error.line if isinstance(error, RulesError) and element.tag != "link" else None
            found.notes.append(f"line {own or line}: ITS rules are left out: {error}")
    if len(elements) > _MOST:
        found.notes.append(f"more than {_MOST} sets of ITS rules: the rest is left out")
    return found


def _line(source: str, start: int) -> int:
    text = source[:start]
    return text.count("\n") + text.count("\r") - text.count("\r\n") + 1


def _add(
    found: Gathered,
    rules: Rules,
    path: str,
    where: str,
    load: Load | None,
    parameters: Mapping[str, str],
    deeper: int,
) -> None:
    known = {**rules.parameters, **parameters}
    if rules.href is not None:
        _add_file(found, path, rules.href, load, known, deeper - 1)
    found.rules.extend(GlobalRule(rule, rules.language, known, f"{where}{rule.line}") for rule in rules.rules)


def _add_file(
    found: Gathered, path: str, href: str, load: Load | None, parameters: Mapping[str, str], deeper: int
) -> None:
    name = resolved(path, href)
    if not deeper:
        raise RulesError(f"{name} is linked through more than {_DEEPEST} files; link it from the page")
    if load is None:
        raise RulesError(f"{name} is linked, which only works in a workspace")
    data = load(name)
    try:
        _add(found, parse(data), name, f"{name}:", load, parameters, deeper)
    except RulesError as error:
        raise RulesError(f"{name}:{error.line}: {error}" if error.line else str(error)) from None


def resolved(path: str, href: str) -> str:
    """Return the path in the workspace of what a page or a file links; raises RulesError for anything elsewhere."""
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        raise RulesError(f"{href!r} is no address; link a file of the workspace") from None
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/") or "\\" in parts.path:
        raise RulesError(f"{href!r} is no file beside the article; link one of the workspace by a relative path")
    name = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    if name.startswith("../") or name == ".." or "\0" in name or posixpath.isabs(name) != posixpath.isabs(path):
        raise RulesError(f"{href!r} lies outside the workspace; link a file below its folder")
    return name


def linked(data: bytes, path: str, load: Load, language: str = "ja") -> tuple[str, ...]:
    """Return the files that the rules of an article may come from: those that its result depends on.

    `language` is that of the article, as for reading it.
    """
    small = (data.replace(b"\0", b"") if b"\0" in data[:64] else data).lower()
    if b"its-rules" not in small and b"its+xml" not in small:
        return ()
    text = _decoded(data, language)
    found: dict[str, None] = {}
    waiting = [(path, href) for href in dict.fromkeys(_links(text))]
    for script in _SCRIPT.finditer(text):
        waiting += [(path, href) for href in _href(script[1])]
    while waiting and len(found) < _MOST * _DEEPEST:
        try:
            name = resolved(*waiting.pop())
            if name not in found:
                found[name] = None
                waiting += [(name, href) for href in _href(load(name))]
        except (RulesError, LocalizeError):
            continue
    return tuple(found)


def _decoded(data: bytes, language: str) -> str:
    from localize.article.encoding import read_text

    try:
        return read_text(data, language=language).source
    except LocalizeError:
        return data.decode("latin-1")


def _links(text: str) -> Iterator[str]:
    """Yield what the links of a page to rules say, and perhaps other links."""
    small = lowered(text)
    for found in _REL.finditer(text):
        start = small.rfind("<link", max(0, found.start() - _TAG), found.start())
        if start >= 0:
            yield dict(attributes(text[start : found.end() + _TAG])).get("href", "")


def _href(data: str | bytes) -> Iterator[str]:
    try:
        href = parse(data).href
    except RulesError:
        return
    if href is not None:
        yield href
