"""Say in plain words why the text of an element, an attribute or a string of structured data is offered or not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from localize.article import rules, selectors
from localize.article.marks import EXCLUDED, INCLUDED, OFFERED
from localize.article.positions import position
from localize.article.states import says_no
from localize.article.tree import Tree, place_of
from localize.article.values import is_json_ld, kind_of
from localize.model import Article, Block, Element, Flow, Form, LocaleFilter, Role

_LONGEST = 80
_NEAR = 200
"""Texts inside an element of which it is asked whether they are its own."""
_MOST = 1000
"""Answers to one question."""

_DETECTED = {
    "reference": "it reads like a bibliographic reference, or is nothing but an address or a DOI",
    "undecodable": "it has bytes that stand for no character",
}


@dataclass(frozen=True, slots=True)
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
        self.texts = [block for block in article.blocks if block.form in (Form.TEXT, Form.RCDATA)]
        self.starts = [block.start for block in self.texts]

    # --- elements ------------------------------------------------------------------------------------------------

    def element(self, element: Element) -> Answer:
        """Answer for an element: its own text, that around it, or those inside."""
        flow = self._flow(element)
        low = bisect_left(self.starts, element.start)
        inside = [
            block for block in self.texts[low : bisect_left(self.starts, element.end)] if block.end <= element.end
        ]
        own = [block for block in inside[:_NEAR] if block.element <= element.index or self._wraps(block, element)]
        if own:
            block = own[0]
            more = f"the first of {len(own)} texts in it" if len(own) > 1 else ""
            return self._of_block(element, "", block, flow, more)
        if inside:
            offered = sum(block.locked is None for block in inside)
            texts = f"{len(inside)} texts, of which {offered} are offered" if len(inside) > 1 else "one text"
            rule = f"it has no text of its own; elements inside have {texts}"
            return self._answer(element, "", offered > 0, "", "", rule, flow, "")
        around = self._around(element, low)
        if around is not None and flow.startswith(Flow.INLINE):
            return self._of_block(
                element, "", around, flow, "it is part of the text around it", self._innermost(around)
            )
        return self._answer(element, "", False, "", *self._silent(element), flow, "")

    def _wraps(self, block: Block, element: Element) -> bool:
        """Tell whether nothing but inline tags lie between an element and a text inside."""
        index = block.element
        while index > element.index:
            above = self.article.elements[index]
            if not self._flow(above).startswith(Flow.INLINE):
                return False
            index = above.parent
        return index == element.index

    def _around(self, element: Element, low: int) -> Block | None:
        for block in reversed(self.texts[max(0, low - 50) : low]):
            if block.start <= element.start and element.end <= block.end:
                return block
        return None

    def _silent(self, element: Element) -> tuple[str, str]:
        """Say why there is no text: reason and rule."""
        for above in self._up(element):
            lock = self._lock(above)
            if lock is not None:
                if lock[0] == EXCLUDED:
                    return EXCLUDED, lock[1]
                break
        for above in self._up(element):
            if above.tag in rules.OPAQUE:
                return (
                    "no-text",
                    f"<{above.tag}>{self._at(above)} holds code or another document, which the table leaves alone",
                )
        if any(above.tag in rules.CODE for above in self._up(element)):
            return "code", "the table keeps <code> and its like within a sentence as they are"
        inside = self.article.source[element.open_end : element.close_start]
        if element.tag in rules.VOIDS or not inside.strip():
            return "no-text", "it is empty; ask for one of its attributes, such as img@alt"
        return "no-text", "it has no word: no letter of any script"

    def _of_block(
        self, element: Element, name: str, block: Block, flow: str, more: str, holder: Element | None = None
    ) -> Answer:
        reason = block.locked or ""
        decide = self._offering if block.locked is None else self._locking
        rule = decide(holder or element, name, block)
        rule = f"{more}; {rule}" if more else rule
        text = " ".join("".join(piece.text for piece in block.pieces if piece.role is Role.TEXT).split())
        return self._answer(element, name, block.locked is None, block.kind, reason, rule, flow, text)

    # --- attributes and structured data ----------------------------------------------------------------------------

    def attribute(self, element: Element, name: str) -> Answer:
        """Answer for an attribute that the element has."""
        for block in self.article.blocks:
            if block.form is Form.ATTRIBUTE and block.element == element.index and block.name == name:
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
        found = [b for b in self.article.blocks if b.form.in_json and b.element == element.index and b.name == path]
        for block in found:
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

    def _up(self, element: Element) -> Iterator[Element]:
        index = element.index
        while index >= 0:
            yield self.article.elements[index]
            index = self.article.elements[index].parent

    def _at(self, element: Element) -> str:
        return f" at line {position(self.article, element.start)[0]}"

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

    def _innermost(self, block: Block) -> Element | None:
        """Return the innermost element around a text."""
        place = bisect_left(self.article.elements, block.start, key=lambda element: element.start) - 1
        while place >= 0:
            element = self.article.elements[place]
            if element.open_end <= block.start and block.end <= element.close_start:
                return element
            place = element.parent
        return None

    def _locking(self, element: Element, name: str, block: Block) -> str:
        if name:
            mark = self.article.marks.get(element.index, {}).get(name)
            if mark is not None and mark.lock is not None and mark.lock.value == block.locked:
                return mark.lock.by
        if block.locked == "other-language":
            return f"it is written in {block.language}, and the article in {self.article.language}"
        if block.locked in _DETECTED:
            return _DETECTED[block.locked]
        for above in self._up(element if name else self._innermost(block) or element):
            lock = self._lock(above)
            if lock is not None and lock[0] == block.locked:
                return lock[1]
        root = self.article.marks.get(-1, {}).get("")
        return root.lock.by if root is not None and root.lock is not None else str(block.locked)

    def _offering(self, element: Element, name: str, block: Block) -> str:
        marks = self.article.marks.get(element.index, {})
        mark = marks.get(name)
        if mark is not None and mark.lock is not None and mark.lock.value in (OFFERED, INCLUDED):
            return mark.lock.by
        if block.form.in_json:
            return f"the table lists {name.rpartition('.')[2]} of JSON-LD"
        if name:
            return f"the table lists {name}" + ("" if rules.ATTRIBUTES.get(name) is None else f" of {element.tag}")
        for above in self._up(element):
            lock = self._lock(above)
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
        line, column, _ = position(self.article, element.start)
        shown = _shown(element) + (f"@{name}" if name else "")
        text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        notes = tuple(self._filters(element, name))
        return Answer(line, column, shown, offered, kind, reason, rule, flow, text, notes)

    def _filters(self, element: Element, name: str) -> Iterator[str]:
        for above, key in [(element, name), *((above, "") for above in self._up(element))]:
            mark = self.article.marks.get(above.index, {}).get(key)
            if mark is not None and mark.locales is not None:
                yield f"{_locales(mark.locales)} (ITS locale filter{self._at(above)})"
                return


def _locales(found: LocaleFilter) -> str:
    ranges = ", ".join(found.ranges)
    if not found.ranges:
        return "for all locales" if found.exclude else "for no locale"
    return f"not for {ranges}" if found.exclude else f"only for {ranges}"


def _shown(element: Element) -> str:
    """Name an element as a selector does."""
    classes = (element.get("class") or "").split()
    return element.tag + (f"#{element.get('id')}" if element.get("id") else "") + "".join(f".{c}" for c in classes[:3])
