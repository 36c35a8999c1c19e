"""Items of lists in running text: bullets and numbers that start a line, or follow their forerunner in a line."""

from __future__ import annotations

import re

BULLETED = re.compile(
    r"(?:[•⁃‣◦●○■□◆◇▼▲▶►※★☆✓✔]|・|[*\-–—](?=\s)|[①-⑳⓪❶-❿]"
    r"|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{2,4})\)\s?|（(?:\d{1,2}|[０-９]{1,2})）"
    r"|(?:\d{1,3}|[a-z]|[ivx]{2,4})[.．]\)?(?=\s)|[０-９]{1,2}．)"
)
"""What a line starts with that is an item of a list."""

LABELLED = r"(?<=[\w.!?)\]] )(?=[⁃•]?\(?(?:\d{1,2}[.)]\)?|(?:[a-zA-Z]|[ivx]{2,4})\.?\)) \S)"
"""The place before a number or letter within a line that may be the next item of the list that the line is."""

_LABEL = re.compile(r"(?P<open>[⁃•]? ?\(?)(?P<label>\d{1,2}|[a-zA-Z]|[ivx]{2,4})(?P<close>[.)]{1,2}) ")
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def follows(text: str, first: int, second: int) -> bool:
    """Tell whether the label at one offset is the next after the one at another: `1. … 2. …`, `(a) … (b) …`."""
    one, two = _LABEL.match(text, first), _LABEL.match(text, second)
    if one is None or two is None or one["open"].strip() != two["open"].strip() or one["close"] != two["close"]:
        return False
    return bool({value + 1 for value in _values(one["label"])} & _values(two["label"]))


def _values(label: str) -> set[int]:
    if label.isdigit():
        return {int(label)}
    values = {_ROMAN.index(label)} if label in _ROMAN else set()
    # Letters count from far above, so that they are never mistaken for digits.
    return values | ({1000 + ord(label)} if len(label) == 1 else set())
