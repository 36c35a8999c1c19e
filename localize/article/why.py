"""Say in plain words why the text of an element, an attribute or a string of structured data is offered or not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from localize.article import rules, selectors
from localize.article.around import Around
from localize.article.marks import EXCLUDED, INCLUDED, OFFERED
from localize.article.places import line_starts
from localize.article.states import says_no
from localize.article.tree import Tree, place_of
from localize.article.values import is_json_ld, kind_of
from localize.model import Article, Block, Element, Flow, LocaleFilter, Role
from localize.values import frozen

_LONGEST = 80
_BEGINNING = 10 * _LONGEST
"""Characters of a text that are looked at for its first words."""
_NEAR = 200
"""Texts inside an element of which it is asked whether they are its own."""
_MOST = 1000
"""Answers to one question."""

_VISIBLE = re.compile(r"\S")

_DETECTED = {
    "reference": "it reads like a bibliographic reference, or is nothing but an address or a DOI",
    "undecodable": "it has bytes that stand for no character",
}


@frozen
class Answer:
    """Why one element, attribute or string is offered or not."""

    line: int
    column: int
    shown: str
    """`p.note`, `img@alt`."""
    offered: bool
    kind: str
    """heading, paragraph, attribute, …; empty where there is no text."""
    reason: str
    """`translate-no`, `excluded`, …; empty where it is offered or has no text."""
    rule: str
    """What decided."""
    flow: str
    """How it stands in the text around it."""
    text: str
    """The first words of its text."""
    notes: tuple[str, ...] = ()


def why(article: Article, selector: str) -> list[Answer]:
    """Answer for everything that a selector finds, in order of the page; raises SelectorError."""
    asked = selectors.parse(selector)
    places = {place_of(node.element) for node in Tree(article.source).css(asked.css)}
    found = [element for element in article.elements if element.start in places][:_MOST]
    reader = _Reader(article)
    answers: list[Answer] = []
    missing: list[Answer] = []
    for element in found:
        if not asked.attribute:
            answers.append(reader.element(element))
        elif element.tag == "script":
            if is_json_ld(element.attributes):
                strings = list(reader.strings(element, asked.attribute))
                answers += strings
                missing += [] if strings else [reader.no_string(element, asked.attribute)]
        elif element.get(asked.attribute.lower()) is not None:
            answers.append(reader.attribute(element, asked.attribute.lower()))
    return answers or missing


class _Reader:
    def __init__(self, article: Article) -> None:
        self.article = article
        self.around = Around(article)
        self.lines = line_starts(article.source, len(article.source))
        self.values: dict[tuple[int, str], list[Block]] = {}
        """Blocks of attributes and of structured data, by element and name."""
        for block in article.blocks:
            if block.name:
                self.values.setdefault((block.element, block.name), []).append(block)

    # --- elements ------------------------------------------------------------------------------------------------

    def element(self, element: Element) -> Answer:
        """Answer for an element: its own text, that around it, or those inside."""
        flow = self._flow(element)
        inside = self.around.inside(element, _NEAR)
        own = [block for block in inside.first if block.element <= element.index or self._wraps(block, element)]
        if own:
            block = own[0]
            more = f"the first of {len(own)} texts in it" if len(own) > 1 else ""
            return self._of_block(element, "", block, flow, more)
        if inside.total:
            texts = f"{inside.total} texts, of which {inside.offered} are offered" if inside.total > 1 else "one text"
            rule = f"it has no text of its own; elements inside have {texts}"
            return self._answer(element, "", inside.offered > 0, "", "", rule, flow, "")
        text = self.around.text_around(element)
        if text is not None and flow.startswith(Flow.INLINE):
            more = "it is part of the text around it"
            return self._of_block(element, "", text, flow, more, self.around.innermost(text))
        return self._answer(element, "", False, "", *self._silent(element), flow, "")

    def _wraps(self, block: Block, element: Element) -> bool:
        """Tell whether nothing but inline tags lie between an element and a text inside."""
        holder = self.article.elements[block.element]
        apart = self.around.nearest(holder, "apart", lambda each: not self._flow(each).startswith(Flow.INLINE))
        return self.around.holds(element, holder.index) and (apart is None or apart.index <= element.index)

    def _silent(self, element: Element) -> tuple[str, str]:
        """Say why there is no text: reason and rule."""
        lock = self._nearest_lock(element)
        if lock is not None and lock[0] == EXCLUDED:
            return lock
        above = self.around.nearest(element, "opaque", lambda each: each.tag in rules.OPAQUE)
        if above is not None:
            rule = f"<{above.tag}>{self._at(above)} holds code or another document, which the table leaves alone"
            return "no-text", rule
        if self.around.nearest(element, "code", lambda each: each.tag in rules.CODE) is not None:
            return "code", "the table keeps <code> and its like within a sentence as they are"
        seen = _VISIBLE.search(self.article.source, element.open_end, max(element.open_end, element.close_start))
        if element.tag in rules.VOIDS or seen is None:
            return "no-text", "it is empty; ask for one of its attributes, such as img@alt"
        return "no-text", "it has no word: no letter of any script"

    def _of_block(
        self, element: Element, name: str, block: Block, flow: str, more: str, holder: Element | None = None
    ) -> Answer:
        reason = block.locked or ""
        decide = self._offering if block.locked is None else self._locking
        rule = decide(holder or element, name, block)
        rule = f"{more}; {rule}" if more else rule
        return self._answer(element, name, block.locked is None, block.kind, reason, rule, flow, _beginning(block))

    # --- attributes and structured data ----------------------------------------------------------------------------

    def attribute(self, element: Element, name: str) -> Answer:
        """Answer for an attribute that the element has."""
        for block in self.values.get((element.index, name), ()):
            return self._of_block(element, name, block, "", "")
        return self._answer(element, name, False, "", *self._no_attribute(element, name), "", element.get(name) or "")

    def _no_attribute(self, element: Element, name: str) -> tuple[str, str]:
        mark = self.article.marks.get(element.index, {}).get(name)
        if mark is not None and mark.lock is not None and mark.lock.value == EXCLUDED:
            return EXCLUDED, mark.lock.by
        reason, rule = self._silent(element)
        if reason == EXCLUDED:
            return reason, rule
        if not rules.LETTER.search(element.get(name) or ""):
            return "no-text", "it has no word: no letter of any script"
        hint = f'offer it with [extract] attributes = ["{element.tag}@{name}"]'
        if name not in rules.ATTRIBUTES:
            return "not-listed", f"the table does not list the attribute {name}; {hint}"
        tags = rules.ATTRIBUTES[name]
        if tags is not None and element.tag not in tags:
            return "not-listed", f"the table lists {name} for {', '.join(sorted(tags))}, not for {element.tag}; {hint}"
        if kind_of(element.tag, name, dict(element.attributes)) is None:
            return "not-listed", f"the table offers {name} of {element.tag} only where it is for people; {hint}"
        return "no-text", "an element around it is one that the table leaves alone"

    def strings(self, element: Element, path: str) -> Iterator[Answer]:
        """Answer for each string of structured data with this path."""
        for block in self.values.get((element.index, path), ()):
            yield self._of_block(element, path, block, "", "")

    def no_string(self, element: Element, path: str) -> Answer:
        """Answer for a script that offers no string with this path."""
        mark = self.article.marks.get(element.index, {}).get(path)
        if mark is not None and mark.lock is not None and mark.lock.value == EXCLUDED:
            return self._answer(element, path, False, "", EXCLUDED, mark.lock.by, "", "")
        rule = (
            f"there is no text at {path}, or the table does not list {path.rpartition('.')[2]}; "
            f'offer it with [extract] attributes = ["script@{path}"]'
        )
        return self._answer(element, path, False, "", "not-listed", rule, "", "")

    # --- what decided ----------------------------------------------------------------------------------------------

    def _at(self, element: Element) -> str:
        return f" at line {bisect_right(self.lines, element.start)}"

    def _lock(self, element: Element) -> tuple[str, str] | None:
        """Return what an element itself says of being offered, and the rule."""
        mark = self.article.marks.get(element.index, {}).get("")
        if mark is not None and mark.lock is not None:
            return mark.lock.value, mark.lock.by
        said = says_no(element.attributes)
        if said is not None:
            return ("translate-no" if said[0] else OFFERED), f"{said[1]} of <{element.tag}>{self._at(element)}"
        if element.tag in rules.CODE_BLOCKS:
            return "code", f"the table keeps <{element.tag}>, which is code{self._at(element)}"
        return None

    def _nearest_lock(self, element: Element) -> tuple[str, str] | None:
        """Return what is said of an element, or of the innermost one around it of which something is said."""
        above = self.around.nearest(element, "lock", lambda each: self._lock(each) is not None)
        return None if above is None else self._lock(above)

    def _locking(self, element: Element, name: str, block: Block) -> str:
        if name:
            mark = self.article.marks.get(element.index, {}).get(name)
            if mark is not None and mark.lock is not None and mark.lock.value == block.locked:
                return mark.lock.by
        if block.locked == "other-language":
            return f"it is written in {block.language}, and the article in {self.article.language}"
        if block.locked in _DETECTED:
            return _DETECTED[block.locked]
        inner = element if name else self.around.innermost(block) or element
        above = self.around.nearest(inner, f"lock {block.locked}", lambda each: self._locks(each, block.locked))
        lock = None if above is None else self._lock(above)
        if lock is not None:
            return lock[1]
        root = self.article.marks.get(-1, {}).get("")
        return root.lock.by if root is not None and root.lock is not None else str(block.locked)

    def _locks(self, element: Element, reason: str | None) -> bool:
        lock = self._lock(element)
        return lock is not None and lock[0] == reason

    def _offering(self, element: Element, name: str, block: Block) -> str:
        marks = self.article.marks.get(element.index, {})
        mark = marks.get(name)
        if mark is not None and mark.lock is not None and mark.lock.value in (OFFERED, INCLUDED):
            return mark.lock.by
        if block.form.in_json:
            return f"the table lists {name.rpartition('.')[2]} of JSON-LD"
        if name:
            return f"the table lists {name}" + ("" if rules.ATTRIBUTES.get(name) is None else f" of {element.tag}")
        lock = self._nearest_lock(element)
        if lock is not None:
            return lock[1]
        return f"the table offers the text of <{element.tag}>"

    def _flow(self, element: Element) -> str:
        mark = self.article.marks.get(element.index, {}).get("")
        if mark is not None and mark.flow is not None and element.tag not in rules.OPAQUE:
            return f"{mark.flow.value}: {mark.flow.by}"
        if element.tag in rules.BLOCKS:
            return f"{Flow.BLOCK}: its text is apart from that around it"
        if element.tag in rules.ISLANDS:
            return f"{Flow.ISLAND}: it stands in the text around it as a whole"
        lock = self._lock(element)
        if lock is not None and lock[0] not in (OFFERED, INCLUDED):
            return f"{Flow.ISLAND}: it stands in the text around it as a whole, since it is not offered"
        if element.tag in rules.CODE and lock is None:
            return f"{Flow.ISLAND}: a placeholder in the text around it, since it is code"
        return f"{Flow.INLINE}: part of the text around it"

    def _answer(
        self, element: Element, name: str, offered: bool, kind: str, reason: str, rule: str, flow: str, text: str
    ) -> Answer:
        line = bisect_right(self.lines, element.start)
        column = element.start - self.lines[line - 1] + 1
        shown = _shown(element) + (f"@{name}" if name else "")
        notes = tuple(self._filters(element, name))
        return Answer(line, column, shown, offered, kind, reason, rule, flow, _short(text), notes)

    def _filters(self, element: Element, name: str) -> Iterator[str]:
        above = self.around.nearest(element, "locales", lambda each: self._filter(each, "") is not None)
        own = self._filter(element, name)
        found = own or (self._filter(above, "") if above is not None else None)
        if found is not None:
            yield f"{_locales(found)} (ITS locale filter{self._at(element if own or above is None else above)})"

    def _filter(self, element: Element, name: str) -> LocaleFilter | None:
        mark = self.article.marks.get(element.index, {}).get(name)
        return None if mark is None else mark.locales


def _beginning(block: Block) -> str:
    """Return the first words of a block, a few more than are shown."""
    words: list[str] = []
    size = 0
    for piece in block.pieces:
        if piece.role is Role.TEXT:
            text = piece.text.lstrip()
            words += (" " if len(text) < len(piece.text) else "", text[:_BEGINNING])
            size += len(words[-1])
            if size >= _BEGINNING:
                break
    return " ".join("".join(words).split())


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _locales(found: LocaleFilter) -> str:
    ranges = ", ".join(found.ranges)
    if not found.ranges:
        return "for all locales" if found.exclude else "for no locale"
    return f"not for {ranges}" if found.exclude else f"only for {ranges}"


def _shown(element: Element) -> str:
    """Name an element as a selector does."""
    classes = (element.get("class") or "").split()
    return element.tag + (f"#{element.get('id')}" if element.get("id") else "") + "".join(f".{c}" for c in classes[:3])
