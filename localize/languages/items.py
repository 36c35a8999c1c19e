"""Items of lists in running text: bullets and numbers that start a line, or follow their forerunner in a line."""

from __future__ import annotations

import re
from itertools import islice

BULLETED = re.compile(
    r"(?:[•⁃‣◦●○■□◆◇▼▲▶►※★☆✓✔]|・|[*\-–—](?=\s)|[①-⑳⓪❶-❿]"
    r"|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{2,4})\)\s?|（(?:\d{1,2}|[０-９]{1,2})）"
    r"|(?:\d{1,3}|[a-z]|[ivx]{2,4})[.．]\)?(?=\s)|[０-９]{1,2}．)"
)
"""What a line starts with that is an item of a list."""

LABELLED = r"(?<=[\w.!?)\]] )(?=[⁃•]?\(?(?:\d{1,2}[.)]\)?|(?:[a-zA-Z]|[ivx]{2,4})\.?\)|[a-z]\.) \S)"
"""The place before a number or letter within a line that may be the next item of the list that the line is."""

LABEL = re.compile(r"(?P<open>[⁃•]? ?\(?)(?P<label>\d{1,2}|[a-zA-Z]|[ivx]{2,4})(?P<close>[.)]{1,2}) ")
_LATER = re.compile(LABELLED)
_FARTHEST = 400
"""Within how many characters the next item of a series stands."""
_MOST_BETWEEN = 3
"""How many other labels are looked at on the way there."""
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def follows(text: str, first: int, second: int) -> bool:
    """Tell whether the label at one offset is the next after the one at another: `1. … 2. …`, `(a) … (b) …`."""
    one, two = LABEL.match(text, first), LABEL.match(text, second)
    if one is None or two is None or not _next(one, two):
        return False
    # "a." is an initial or a letter of its own more often than a label: it takes three of them, or items with stops.
    return not _is_letter(two) or text[second - 2] in ".!?;" or _after(text, two) is not None or _is_later(one)


def opens_series(text: str, last: int, offset: int) -> bool:
    """Tell whether a series starts behind a stop, with the next item not far behind."""
    one = LABEL.match(text, offset)
    if one is None or offset - last < 2 or text[offset - 2] not in ".!?" or 1 not in _ranks(one["label"]):
        return False
    two = _after(text, one)
    return two is not None and (not _is_letter(one) or _after(text, two) is not None)


def is_label(text: str, start: int, offset: int) -> bool:
    """Tell whether the stop at an offset belongs to the second label of a line that starts with the first: `a. … b.`."""
    one = LABEL.match(text, start)
    two = LABEL.match(text, offset - 1)
    return one is not None and two is not None and two.end("label") == offset and _next(one, two)


def _next(one: re.Match[str], two: re.Match[str]) -> bool:
    if one["open"].strip() != two["open"].strip() or one["close"] != two["close"]:
        return False
    return bool({value + 1 for value in _values(one["label"])} & _values(two["label"]))


def _after(text: str, label: re.Match[str]) -> re.Match[str] | None:
    for place in islice(_LATER.finditer(text, label.end(), label.end() + _FARTHEST), _MOST_BETWEEN):
        found = LABEL.match(text, place.start())
        if found and _next(label, found):
            return found
    return None


def _is_letter(label: re.Match[str]) -> bool:
    return label["label"].isalpha() and label["close"] == "." and not label["open"].strip()


def _is_later(label: re.Match[str]) -> bool:
    return label["label"] not in ("a", "A")


def _ranks(label: str) -> set[int]:
    return {int(label)} if label.isdigit() else {1} if label in ("a", "A", "i", "I") else set()


def _values(label: str) -> set[int]:
    if label.isdigit():
        return {int(label)}
    values = {_ROMAN.index(label)} if label in _ROMAN else set()
    # Letters count from far above, so that they are never mistaken for digits.
    return values | ({1000 + ord(label)} if len(label) == 1 else set())
