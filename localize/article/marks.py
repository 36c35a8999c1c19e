"""Bring together what the settings and ITS rules say of a page, before it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from localize.article import selectors
from localize.article.its.evaluating import Said, Values, speaks_its, values
from localize.article.rules import BLOCKS, ISLANDS, VOIDS
from localize.article.tree import Node, SelectorError, Tree, place_of
from localize.model import Decision, Flow, LocaleFilter, Mark
from localize.settings import ExtractSettings

if TYPE_CHECKING:
    from turbohtml import Element

    from localize.article.its.files import Load

OFFERED = ""
"""The value of a lock that says that there is none."""
INCLUDED = "included"
"""Likewise, whatever the text itself looks like."""
EXCLUDED = "excluded"
_MOST = 10
"""Notes about what could not be followed."""
_LONGEST = 500
"""Characters of a note for translators."""

Key = tuple[int, str]


class Marks(NamedTuple):
    """What is said of a page."""

    places: Mapping[int, Mapping[str, Mark]]
    """By the start of an element's tag, then by attribute or JSON-LD path; `""` is the element itself."""
    root: Mark | None
    """Of a root element that has no tag in the source."""
    notes: tuple[str, ...]
    """What could not be followed."""
    selectors: tuple[str, ...] = ()
    """Those of the settings that found something, as `[extract] exclude "nav"`."""


NONE = Marks({}, None, ())


def find(source: str, path: str, settings: ExtractSettings, load: Load | None) -> Marks:
    """Return what settings and ITS say of a page; without either it is not looked at."""
    speaks = speaks_its(source)
    if not speaks and settings == ExtractSettings():
        return NONE
    tree = Tree(source)
    found = _Found()
    notes: list[str] = []
    if speaks:
        said = values(tree, source, path, load)
        notes += said.notes
        _from_its(found, tree, said, notes)
    _from_settings(found, tree, settings, notes)
    places: dict[int, dict[str, Mark]] = {}
    for (place, name), mark in found.marks.items():
        places.setdefault(place, {})[name] = mark
    if len(notes) > _MOST:
        notes[_MOST:] = [f"{len(notes) - _MOST} more rules are left out"]
    return Marks(places, found.root, tuple(notes), tuple(found.selectors))


def reason(lock: Decision) -> str | None:
    """Return why a text is not offered, or None."""
    return None if lock.value in (OFFERED, INCLUDED) else lock.value


class _Found:
    """Marks while they are brought together."""

    def __init__(self) -> None:
        self.marks: dict[Key, Mark] = {}
        self.root: Mark | None = None
        self.selectors: dict[str, None] = {}

    def add(self, node: Node, mark: Mark, *, over: bool = True) -> None:
        """Add what is said of a node; `over` tells whether it counts more than what was said before."""
        place = place_of(node.element)
        if place is not None:
            key = (place, node.attribute)
            self.marks[key] = _merged(self.marks.get(key), mark, over=over)
        elif node.element.tag == "html" and not node.attribute:
            self.root = _merged(self.root, mark, over=over)
        elif not node.attribute:
            # An element that has no tag in the source (`tbody`) hands down what it would have said.
            inside = replace(mark, flow=None, own_notes=())
            for child in node.element.select(":scope > *"):
                self.add(Node(child), inside, over=False)


def _merged(old: Mark | None, new: Mark, *, over: bool) -> Mark:
    if old is None:
        return new
    first, second = (new, old) if over else (old, new)
    return Mark(
        lock=first.lock or second.lock,
        flow=first.flow or second.flow,
        language=first.language or second.language,
        notes=first.notes or second.notes,
        own_notes=tuple(dict.fromkeys((*old.own_notes, *new.own_notes))),
        locales=first.locales or second.locales,
    )


# --- settings --------------------------------------------------------------------------------------------------------


def _from_settings(found: _Found, tree: Tree, settings: ExtractSettings, notes: list[str]) -> None:
    """Add what the settings say; what a later list says of an element counts more."""
    lists = (
        ("exclude", settings.exclude, EXCLUDED),
        ("lock", settings.lock, "lock"),
        ("include", settings.include, INCLUDED),
        ("attributes", settings.attributes, OFFERED),
        ("inline", settings.inline, Flow.INLINE),
    )
    for name, texts, value in lists:
        for text in texts:
            decision = Decision(value, f'[extract] {name} "{text}"')
            mark = Mark(flow=decision) if name == "inline" else Mark(lock=decision)
            try:
                selector = selectors.parse(text)
                for element, _ in tree.css(selector.css):
                    # Names of attributes of HTML have no case, paths of JSON-LD have.
                    target = selector.attribute if element.tag == "script" else selector.attribute.lower()
                    found.add(Node(element, target), mark)
                    if decision.by not in found.selectors and _has(element, target):
                        found.selectors[decision.by] = None
            except SelectorError as error:
                found.selectors[decision.by] = None
                notes.append(f"{decision.by} is left out: it {error}")


def _has(element: Element, name: str) -> bool:
    """Tell whether an element has an attribute, or a script a key like the last of a path; each has its text (`""`)."""
    if element.tag == "script" and name:
        return f'"{name.rpartition(".")[2]}"' in str(element.text)
    return not name or name in element.attrs


# --- ITS -------------------------------------------------------------------------------------------------------------

_FLOWS = {"yes": Flow.INLINE, "no": Flow.BLOCK, "nested": Flow.ISLAND}


def _from_its(found: _Found, tree: Tree, said: Values, notes: list[str]) -> None:
    for node, categories in said.nodes.items():
        mark = Mark()
        for category, item in categories.items():
            try:
                mark = _with(mark, category, item, node, tree)
            except SelectorError as error:
                notes.append(f"{item.by} is left out: it {error}")
                break
        if mark.locales is not None and mark.flow is None and _is_inline(node):
            # Where it is left out, the sentence around it must not have it.
            mark = replace(mark, flow=Decision(Flow.ISLAND, categories["localeFilter"].by))
        if mark != Mark():
            found.add(node, mark)
    for node, by in said.targets.items():
        found.add(node, Mark(lock=Decision("its-target", by)))


def _with(mark: Mark, category: str, said: Said, node: Node, tree: Tree) -> Mark:
    own, by = said.values, said.by
    if category == "translate" and not said.local and not _says_itself(node):
        return replace(mark, lock=Decision("translate-no" if own["translate"] == "no" else OFFERED, by))
    if category == "withinText" and own.get("withinText") in _FLOWS and not node.attribute:
        return replace(mark, flow=Decision(_FLOWS[own["withinText"]], by))
    if category == "lang" and own.get("lang") and not node.attribute and node.element.attrs.get("lang") is None:
        return replace(mark, language=Decision(own["lang"], by))
    if category == "localeFilter" and "localeFilterList" in own:
        ranges = tuple(part.strip() for part in own["localeFilterList"].split(",") if part.strip())
        return replace(mark, locales=LocaleFilter(ranges, own.get("localeFilterType") == "exclude"))
    if category == "locNote":
        kind = " (alert)" if own.get("locNoteType") == "alert" else ""
        text = own.get("locNote") or (f"see {own['locNoteRef']}" if own.get("locNoteRef") else "")
        return replace(mark, notes=(*mark.notes, _short(f"note{kind}: {text}"))) if text else mark
    if category == "allowedCharacters" and own.get("allowedCharacters"):
        return replace(mark, notes=(*mark.notes, _short(f"note: allowed characters {own['allowedCharacters']}")))
    note = _own_note(category, own, node, tree)
    return replace(mark, own_notes=(*mark.own_notes, _short(note))) if note else mark


def _own_note(category: str, own: Mapping[str, str], node: Node, tree: Tree) -> str:
    if category == "term" and own.get("term") == "yes":
        more = own.get("termInfo") or (f"see {own['termInfoRef']}" if own.get("termInfoRef") else "")
        doubt = f"confidence {own['termConfidence']}" if own.get("termConfidence") else ""
        about = "; ".join(part for part in (more, doubt) if part)
        return f"term: {' '.join(tree.text(node).split())}" + (f" ({about})" if about else "")
    if category == "idValue" and own.get("idValue"):
        return f"id: {own['idValue']}"
    if category == "storageSize" and own.get("storageSize"):
        return f"note: at most {own['storageSize']} bytes in {own.get('storageEncoding') or 'UTF-8'}"
    return ""


def _is_inline(node: Node) -> bool:
    return not node.attribute and node.element.tag not in BLOCKS | ISLANDS | VOIDS


def _says_itself(node: Node) -> bool:
    """Tell whether an element says itself, other than in ITS, that it is not to be translated."""
    classes = node.element.attrs.get("class") or ()
    return not node.attribute and "notranslate" in (classes.split() if isinstance(classes, str) else classes)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
