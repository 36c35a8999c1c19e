"""The marks that end sentences in any language, and what may follow them."""

from __future__ import annotations

import re

from localize.values import frozen

# Full width, half width, doubled; Arabic, Devanagari, Armenian, Ethiopic, Burmese, Khmer; the ellipsis.
FULL = "。！？｡‼⁇⁈⁉؟۔।॥։።፧။។"
"""Marks that need no white space behind them."""
STOPS = FULL + "．.!?…‥"
LINE = r"\n\r\x85\u2028\u2029\x0b\x0c"

# A footnote's mark behind the stop belongs to the sentence: [3], [1,2], [注 1], ¹².
REFERENCE = re.compile(
    r"(?:\[(?:[^\W\d_]{1,6}\s)?\d{1,3}(?:[,，、–-]\s?\d{1,3}){0,8}\]|[¹²³⁰⁴-⁹]{1,6}(?:[,–⁻-][¹²³⁰⁴-⁹]{1,4}){0,4}|[†‡])+"
)
DECORATED = (
    r"(?:[♪♫♬♡♥❤☺]|[\U0001F300-\U0001FAFF\u2600-\u2604\u2607-\u27BF]|[\ufe0f\u200d\U0001F3FB-\U0001F3FF]"
    r"|[★☆](?=[★☆]{0,4}(?:\s|$))|[ㅋㅎㅠㅜ]|[\^＾]{2}|[（(][笑泣汗涙爆][）)])"
)
"""One emoji, note or the like that may follow a stop, as a regular expression."""
DECORATION = re.compile(f"{DECORATED}+")
# The same behind a space: laughter, faces and emoji that end a line or stand before the next word.
SPACED_DECORATION = re.compile(
    r" ?(?:(?:[ㅋㅎㅠㅜ]{2,}|[\^＾]{2}|[♡♥❤☺]|[\U0001F300-\U0001FAFF][\ufe0f\u200d\U0001F3FB-\U0001F3FF]*)+"
    r"(?=\s*\Z|\s|[가-힣]))"
)


@frozen
class Place:
    """A place where a sentence may end."""

    start: int
    """Of the run of marks."""
    end: int
    last: int
    """Where the sentence starts that may end here."""
    marked: bool = True
    """False where no mark stands, only a word that ends sentences."""
