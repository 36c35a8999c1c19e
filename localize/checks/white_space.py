"""The rule `white-space`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.checks.base import Pair, Problem, check
from localize.checks.visible import Visible, visible
from localize.languages import UNSPACED, primary
from localize.languages.scripts import is_east_asian
from localize.model import Severity

_SEPARATES = frozenset(("en", "fr", "es"))
"""Languages that write their words apart; German makes one of two."""
_DOUBLE = re.compile(r"(?<=\S)[ \u3000\t]{2,}(?=\S)")
_MAY_DOUBLE = re.compile(r"[ \u3000\t][ \u3000\t]")
_IDEOGRAPHIC = re.compile("\u3000")
# French sets spaces before ; : ! ?; of the other languages none sets one before a comma or stop.
_BEFORE_STOP = re.compile(r"(?<=[^\s.,(\[…])[ ]+(?=[,.](?:\s|\Z))|(?<=\w)[ ]+(?=,[^\W\d_]{2}[^\W\d_ ]* )")
_BEFORE_MARK = re.compile(r"(?<=\w)[ ]+(?=[;:!?](?:\s|\Z))")
_IN_BRACKETS = re.compile(r"(?<=[(\[])[ ]+(?=\w)|(?<=\w)[ ]+(?=[)\]])")
# A sentence that follows another without a space. Not a name such as U.S.A or node.Js: a word stands on both sides.
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{2})[.!?](?=[A-ZÀ-Þ][a-zà-ÿ]+[\s,])|(?<=[a-zà-ÿ]{2}),(?=[a-zà-ÿ]{2})")
# A bracket of words; one of an ending, course(s), or of a formula, poly(lactic acid), belongs to its word.
_BEFORE_BRACKET = re.compile(r"(?<=[a-zà-ÿ]{3})(?<!poly)\((?=[^\W\d_]{3,}[ ,][^()]*\))")
# A link that touches the words beside it; plural endings may.
_TOUCHES = re.compile(r"(?<=[^\W\d_]{2})<a\d+>(?=[^\W\d_]{2})|(?<=[^\W\d_]{2})</a\d+>(?=[^\W\d_]{3})")
# On the other side of the space there must be a letter.
_BESIDE_MARK = re.compile(r" (?<=[^\x00-\x7f] ) *(?=[、。，！？」』）])| (?<=[、。，「『（] ) *(?=[^\x00-\x7f])")


@check(Severity.ERROR)
def white_space(pair: Pair) -> Iterator[Problem]:
    """Report white space that is doubled, missing, or out of place.

    Two spaces in a row, a space before a comma or stop, none after one, a Japanese full-width space in English, space at
    the edges where the source has none. In Japanese and Chinese a space beside full-width punctuation is a warning. What
    the source has in the same way is no fault.

    Bad:
        ja: 冷やしてください。こすらないでください。
        en: Please cool it.Do not  rub it .

    Good:
        ja: 冷やしてください。こすらないでください。
        en: Please cool it. Do not rub it.
    """
    if pair.original is not None and visible(pair.original).text == visible(pair.target).text:
        return
    source, target = visible(pair.source).text, visible(pair.target)
    for message, remedy, found in _faults(target.text, primary(pair.target_language), source):
        if not _at_a_tag(pair.target, target, found):
            severity = Severity.WARNING if found.re is _BESIDE_MARK else None
            yield Problem(message, remedy, target.span(*found.span()), severity)
    for touching in _TOUCHES.finditer(pair.target) if "<a" in pair.target else ():
        glued = primary(pair.source_language) not in UNSPACED and _TOUCHES.search(pair.source)
        if primary(pair.target_language) in _SEPARATES and not glued:
            yield Problem("no space beside a link", "put a space between the words", touching.span())
    yield from _edges(pair)


def _faults(text: str, language: str, source: str) -> Iterator[tuple[str, str, re.Match[str]]]:
    doubled = list(_DOUBLE.finditer(text)) if _MAY_DOUBLE.search(text) else []
    if doubled and not _DOUBLE.search(source):
        for found in doubled:
            yield "two spaces in a row", "leave one", found
    if language in UNSPACED:
        for found in _BESIDE_MARK.finditer(text) if " " in text else ():
            if is_east_asian(text[found.start() - 1]) or is_east_asian(text[found.end()]):
                yield "a space beside full-width punctuation", "take it away", found
        return
    for found in _IDEOGRAPHIC.finditer(text):
        yield "a full-width space", "write a plain space", found
    marks = [_BEFORE_STOP, _IN_BRACKETS, *(() if language == "fr" else (_BEFORE_MARK,))]
    for pattern in marks:
        for found in pattern.finditer(text):
            yield "a space where none belongs", "take it away", found
    for found in _GLUED.finditer(text):
        # {a,the}: a list as programs have it.
        listed = text.rfind("{", 0, found.start()) > text.rfind("}", 0, found.start())
        if not listed and text[found.start() - 2 : found.end() + 2] not in source:
            yield f"no space after {found.group()}", "put a space behind it", found
    for found in _BEFORE_BRACKET.finditer(text) if "(" in text else ():
        if text[found.start() - 3 : found.end() + 3] not in source:
            yield "no space before (", "put a space before it", found


def _at_a_tag(raw: str, target: Visible, found: re.Match[str]) -> bool:
    """Tell whether a tag stands in the gap, or beside it something that shows, an image or the like."""
    last = len(target.places) - 1
    within = target.span(*found.span())
    if within[1] - within[0] > found.end() - found.start():
        return True
    start = target.places[found.start() - 1] if found.start() else 0
    end = target.places[found.end()] if found.end() <= last else len(raw)
    return "/>" in raw[start:end] or _is_a_name(raw, start) or _is_a_name(raw, end)


def _is_a_name(raw: str, place: int) -> bool:
    """Tell whether a mark is all that its element holds, as the key <strong1>,</strong1> is."""
    return raw[place - 1 : place] == ">" and raw[place + 1 : place + 3] == "</"


def _edges(pair: Pair) -> Iterator[Problem]:
    """Compare the edges of the texts as they are in the catalog: pages keep them."""
    for name, edge in (("start", slice(0, 1)), ("end", slice(-1, None))):
        ours, theirs = pair.source[edge], pair.target[edge]
        if theirs.isspace() and not ours.isspace() and pair.target.strip():
            span = (0, 1) if name == "start" else (len(pair.target) - 1, len(pair.target))
            yield Problem(f"white space at the {name}, where the source has none", "take it away", span)
