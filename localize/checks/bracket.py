"""The rule `bracket`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from localize.checks.base import Pair, Problem, check
from localize.checks.visible import visible
from localize.languages import primary
from localize.model import Severity

# Full and half width are one kind: translators open with one and close with the other, which is a matter of width.
_BRACKETS = ("(（)）", "[［]］", "{｛}｝", "【】", "《》", "〈〉", "〔〕")
_QUOTES = ("「｢」｣", "『』")
_ANY = re.compile(f"[{re.escape(''.join((*_BRACKETS, *_QUOTES, '“”')))}]")
# German and others close with what English opens with.
_CURLY_IN = frozenset(("en", "ja", "zh", "yue", "ko"))
# The label of a list's item, 1) or a), and faces close nothing.
_LABEL = re.compile(r"(?:(?:\A\s*|[\n;:。、，]\s*|[.,]\s+)(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})|[:;=]-?|\^[_o]?\^?)\Z")


@check(Severity.ERROR)
def bracket(pair: Pair) -> Iterator[Problem]:
    """Report a bracket or quotation mark that is opened and not closed, or closed and not opened.

    Full and half width count as one kind. Where the source's own are not paired, since a quotation goes on in the next
    sentence, the translation's need not be. The straight mark " and the apostrophe are left alone.

    Bad:
        ja: 間隔は4週間です(目安)。
        en: The interval is 4 weeks (as a guide.

    Good:
        ja: 間隔は4週間です(目安)。
        en: The interval is 4 weeks (as a guide).
    """
    if pair.authors_words:
        return
    target = visible(pair.target)
    if not _ANY.search(target.text):
        return
    source = visible(pair.source).text
    curly = ("“”",) if primary(pair.target_language) in _CURLY_IN else ()
    for kinds, marks in ((_BRACKETS, ""), ((*_QUOTES, *curly), '"')):
        lone = _unpaired(target.text, kinds)
        # A straight quotation mark that is alone tells, too, that the quotation goes on elsewhere.
        if (
            lone
            and not _unpaired(source, _BRACKETS if kinds is _BRACKETS else (*_QUOTES, "“”"))
            and (not marks or source.count(marks) % 2 == 0)
        ):
            place = lone[0]
            what = "is not closed" if target.text[place] in _opening(kinds) else "closes nothing"
            yield Problem(
                f"the bracket {target.text[place]} {what}",
                "write the other half, or take it away",
                target.span(place, place + 1),
            )


@cache
def _marks(kinds: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    closing = {mark: kind for kind in kinds for mark in kind[len(kind) // 2 :]}
    return re.compile(f"[{re.escape(''.join(kinds))}]"), _opening(kinds), closing


def _opening(kinds: tuple[str, ...]) -> dict[str, str]:
    return {mark: kind for kind in kinds for mark in kind[: len(kind) // 2]}


def _unpaired(text: str, kinds: tuple[str, ...]) -> list[int]:
    marks, opening, closing = _marks(kinds)
    waiting: list[tuple[str, int]] = []
    lone: list[int] = []
    for found in marks.finditer(text):
        place, mark = found.start(), found.group()
        if mark in opening:
            waiting.append((opening[mark], place))
        elif mark in closing:
            if waiting and waiting[-1][0] == closing[mark]:
                waiting.pop()
            elif not (mark in ")）" and _LABEL.search(text[max(0, place - 6) : place])):
                lone.append(place)
    return sorted([*lone, *(place for _, place in waiting)])
