"""The rule `bracket`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from localize.checks.base import Pair, Problem, check
from localize.checks.visible import Visible, visible
from localize.languages import primary
from localize.model import Severity

# Full and half width are one kind: translators open with one and close with the other, which is a matter of width.
_BRACKETS = ("(（)）", "[［]］", "{｛}｝", "【】", "《》", "〈〉", "〔〕")
_QUOTES = ("「｢」｣", "『』")
_MARKS = "".join((*_BRACKETS, *_QUOTES, "“”„«»‘", '"'))
_ANY = re.compile(f"[{re.escape(_MARKS)}]")
# German and others close with what English opens with, and some Germans open with what the French close with.
_OWN_QUOTES = {
    **dict.fromkeys(("en", "ja", "zh", "yue", "ko"), ("“”",)),
    "de": ("„„“”",), "fr": ("«»", "“”"), "es": ("«»", "“”"),
}  # fmt: skip
# An inch, a second and a key are no quotation marks.
_SINGLE_OPENS, _SINGLE_CLOSES = re.compile(r"(?<![\w’'])'(?=\w)"), re.compile(r"(?<=\S)'(?!\w)")
_SINGLE_ENDS = re.compile(r"(?<=[,.!?])'")
_QUOTING = re.compile('["“”«»„「『《‘]')
_LONE = frozenset('"‘')
"""Marks that are no half of a pair for sure."""
_OPENS_WITHIN = re.compile(r'\s"\w')
_STRAIGHT = re.compile(r'(?<![\d\\])"')
# The label of a list's item, 1) or a), and faces close nothing.
_LABEL = re.compile(r"(?:(?:\A\s*|[\n;:。、，]\s*|[.,]\s+)(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})|[:;=]-?|\^[_o]?\^?)\Z")


@check(Severity.ERROR)
def bracket(pair: Pair) -> Iterator[Problem]:
    """Report a bracket or quotation mark that is opened and not closed, or closed and not opened.

    Full and half width count as one kind. Where the source's own are not paired, since a quotation goes on in the next
    sentence, the translation's need not be. Straight marks " are counted; an apostrophe is left alone.

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
    alone = _unpaired(target.text, _BRACKETS)
    if alone and not _unpaired(source, _BRACKETS):
        yield _problem("bracket", _BRACKETS, alone[0], target)
    quotes = _quotes(pair.target_language)
    alone = _unpaired(target.text, quotes) or _lone_marks(target.text)
    if alone and target.text[alone[0]] in _LONE and not _QUOTING.search(source):
        # A mark that opens within a sentence is one, whatever the source has; another may belong to what goes on.
        alone = alone if _OPENS_WITHIN.match(target.text, alone[0] - 1) else []
    if alone and not _goes_on(source, pair.source_language):
        yield _problem("quotation mark", quotes, alone[0], target)


def _problem(name: str, kinds: tuple[str, ...], place: int, target: Visible) -> Problem:
    mark = target.text[place]
    what = "is not closed" if mark in _opening(kinds) or mark == "‘" else "closes nothing"
    what = "stands alone" if mark == '"' else what
    return Problem(f"the {name} {mark} {what}", "write the other half, or take it away", target.span(place, place + 1))


def _goes_on(text: str, language: str) -> bool:
    """Tell whether a quotation begins or ends elsewhere than in a text."""
    return bool(_unpaired(text, _quotes(language)) or _lone_marks(text)) or _single_goes_on(text)


def _single_goes_on(text: str) -> bool:
    """Tell whether a quotation in single straight marks begins or ends elsewhere; what closes one may be an apostrophe."""
    if "'" not in text:
        return False
    opened = len(_SINGLE_OPENS.findall(text))
    return opened > len(_SINGLE_CLOSES.findall(text)) or len(_SINGLE_ENDS.findall(text)) > opened


def _quotes(language: str) -> tuple[str, ...]:
    return (*_QUOTES, *_OWN_QUOTES.get(primary(language), ()))


@cache
def _marks(kinds: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    closing = {mark: kind for kind in kinds for mark in kind[len(kind) // 2 :]}
    return re.compile(f"[{re.escape(''.join(kinds))}]"), _opening(kinds), closing


def _opening(kinds: tuple[str, ...]) -> dict[str, str]:
    return {mark: kind for kind in kinds for mark in kind[: len(kind) // 2]}


def _lone_marks(text: str) -> list[int]:
    """Return the place of a straight mark that has no partner, or of a single one that opens and is never closed."""
    straight = [found.start() for found in _STRAIGHT.finditer(text)] if '"' in text else []
    if len(straight) % 2 and not any(mark in text for mark in "„“”"):
        return straight[-1:]
    opened = text.find("‘")
    # An apostrophe looks as the closing one does: rock ‘n’ roll.
    return [opened] if opened >= 0 and "’" not in text[opened:] and not text[opened + 1 : opened + 2].isdigit() else []


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
