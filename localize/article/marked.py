"""What marks change in a page while it is read, and afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from localize.article.marks import EXCLUDED, INCLUDED, Marks, reason
from localize.article.runs import BlockDraft
from localize.article.states import State
from localize.model import Element, Flow, Mark

_DETECTED = frozenset({"other-language", "reference"})
"""Reasons that come from the text itself, which a mark overrules."""


def marked(state: State, mark: Mark, outer: State, index: int) -> State:
    """Return the state inside an element for which there is a mark; `outer` is that around it."""
    if mark.flow is not None:
        inline = mark.flow.value == Flow.INLINE
        state = state._replace(holder=outer.holder if inline else index, kind=outer.kind if inline else state.kind)
    if mark.language is not None:
        state = state._replace(language=mark.language.value)
    if mark.lock is not None:
        state = state._replace(locked=reason(mark.lock), coded=False)
    return state


def by_element(elements: Sequence[Element], marks: Marks) -> Mapping[int, Mapping[str, Mark]]:
    """Return marks by index of the element; -1 is the page."""
    if not marks.places and marks.root is None:
        return {}
    places = marks.places
    found: dict[int, Mapping[str, Mark]] = {} if marks.root is None else {-1: {"": marks.root}}
    found |= {element.index: places[element.start] for element in elements if element.start in places}
    return found


def settled(drafts: Iterable[BlockDraft], elements: Sequence[Element], marks: Marks) -> list[BlockDraft]:
    """Return the blocks without those that are excluded, and with those that a mark offers or locks."""
    found = by_element(elements, marks)
    offered = _offered(elements, found)
    result = []
    for draft in drafts:
        mark = found.get(draft.element, {}).get(draft.name) if draft.name else None
        locked = draft.locked
        if mark is not None and mark.lock is not None:
            locked = locked if locked == "undecodable" else reason(mark.lock)
        elif locked in _DETECTED and draft.element >= 0 and offered[draft.element]:
            locked = None
        if locked != EXCLUDED:
            result.append(draft if locked == draft.locked else draft._replace(locked=locked))
    return result


def _offered(elements: Sequence[Element], marks: Mapping[int, Mapping[str, Mark]]) -> list[bool]:
    """Tell of each element whether the innermost rule about it, or about one around it, is an `include`."""
    result: list[bool] = []
    for element in elements:
        own = marks.get(element.index)
        lock = own[""].lock if own and "" in own else None
        if lock is not None:
            result.append(lock.value == INCLUDED)
        else:
            result.append(element.parent >= 0 and result[element.parent])
    return result
