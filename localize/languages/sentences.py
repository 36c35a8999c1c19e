"""Sentence boundaries, for any text in linear time.

Only the places where a mark stands that can end a sentence, and line breaks, are looked at; a language's table
(`Rules`) says what they mean there. In doubt a text stays whole: a translator mends two sentences in one entry more
easily than half a sentence.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from localize.languages import spaced, unspaced
from localize.languages.brackets import BLANK_LINE, pair
from localize.languages.items import BULLETED, LABEL, LABELLED, follows, opens_series
from localize.languages.lines import standing_lines
from localize.languages.locales import primary
from localize.languages.marks import LINE, STOPS, Place
from localize.languages.rules import UNSPACED, Rules, rules
from localize.languages.words import late

_SPACE = re.compile(r"\s*")
_WORD = re.compile(r"[^\W_]")
_BLANK = re.compile(BLANK_LINE)


@cache
def _candidates(stops: str, bare: str) -> re.Pattern[str]:
    run = f"[{STOPS}{re.escape(stops)}]"
    # Dots of an ellipsis may have spaces between them.
    return re.compile(
        f"(?P<stop>{run}+(?: {run}+)*)|(?P<line>[{LINE}]\\s*)|(?P<bullet>(?<=\\s)[•⁃](?=\\s))|(?P<item>{LABELLED})"
        + (f"|{bare}" if bare else "")
    )


@cache
def _starts(stops: str, bare: str) -> re.Pattern[str]:
    return re.compile(f"[{STOPS}{LINE}•⁃{re.escape(stops + bare)}]")


def _matches(text: str, table: Rules) -> list[re.Match[str]]:
    """Return the places where a sentence may end.

    A search for single characters first is far quicker than trying everything everywhere; only an item of a list within
    a line starts with any letter, and it has one of two marks with a blank behind it.
    """
    candidates = _candidates(table.stops, table.bare)
    if ". " in text or ") " in text or (table.bare and not table.bare_starts):
        return list(candidates.finditer(text))
    search, match_at = _starts(table.stops, table.bare_starts).search, candidates.match
    matches = []
    found = search(text)
    while found:
        at = found.start()
        match = match_at(text, at)
        if match:
            matches.append(match)
            at = match.end()
        else:
            at += 1
        found = search(text, at)
    return matches


def boundaries(text: str, language: str) -> list[int]:
    """Return the offsets in `text` where a new sentence starts, without 0, strictly rising.

    Each is the offset of a character that is no white space: white space between sentences belongs to the first.
    """
    table = rules(language)
    matches = _matches(text, table)
    if not matches or (not table.spaced and matches[0].end() == len(text)):
        return []
    found: list[int] = []
    last = _SPACE.match(text).end()  # type: ignore[union-attr]
    if (start := _behind_label(text, last, table)) > last:
        found.append(start)
        last = start
    if matches[0].end() == len(text):
        return found
    pairs = pair(text, table.pairs, spaced=table.spaced)
    decide = spaced.ends if table.spaced else unspaced.ends
    standing = (
        standing_lines(text, table) if table.spaced and any(m.lastgroup == "line" for m in matches) else frozenset()
    )
    for match in matches:
        if match.start() < last:
            continue
        if match.lastgroup == "bullet":
            end: int | None = match.start()
        elif match.lastgroup == "item":
            starts = follows(text, last, match.start()) or opens_series(text, last, match.start())
            end = match.start() if starts else None
        elif match.lastgroup == "line":
            enclosed = pairs.around(match.start()) is not None
            ended = (match.start() in standing and not enclosed) or _breaks(text, match, last, table, enclosed)
            end = match.end() if ended else None
        else:
            end = decide(text, Place(match.start(), match.end(), last, match.lastgroup == "stop"), table, pairs)
        if end is None:
            continue
        start = _SPACE.match(text, end).end()  # type: ignore[union-attr]
        if last < start < len(text):
            found.append(start)
            last = start
            if (start := _behind_label(text, last, table)) > last:
                found.append(start)
                last = start
    return found


def _behind_label(text: str, start: int, table: Rules) -> int:
    """Return where the sentence starts behind a run-in heading of an abstract (`Methods We …`), else the offset itself.

    What is copied from a journal's page often has no mark between the two.
    """
    if not table.labels:
        return start
    match = late(table.labels).match(text, start)
    return match.end() if match and match.end() < len(text) else start


def _breaks(text: str, match: re.Match[str], last: int, table: Rules, enclosed: bool) -> bool:
    """Tell whether a line break without a mark before it ends a sentence.

    A blank line does, and an item of a list on the next line; a line that ends like a sentence does where lines are
    not filled with spaces between words.
    """
    if _BLANK.search(match.group()):
        return True
    if enclosed:
        return False
    if BULLETED.match(text, match.end()):
        return True
    if table.spaced and LABEL.match(text, last) and text[match.end() : match.end() + 1].isupper():
        return True
    line = text[max(last, match.start() - 200) : match.start()].rstrip()
    if table.spaced:
        # "Dear all:", and a ruled line of ____ or ----.
        return line.endswith(":") or (len(line) > 2 and _WORD.search(line) is None)
    if unspaced.figures(line) and match.start() - last < 200:
        return True
    return unspaced.closes(line, table) and not unspaced.goes_on(text, match.end(), table)


def split(text: str, language: str) -> list[str]:
    """Split a text into its sentences, without the white space around them; an empty text has none.

    Joined, the parts are the text, white space aside.
    """
    edges = [0, *boundaries(text, language), len(text)]
    return [part for start, end in pairwise(edges) if (part := text[start:end].strip())]


def ends_like_sentence(text: str, language: str) -> bool:
    """Tell whether a text ends like a sentence, so that a line break after it ends one too.

    A stop does, behind which closing brackets, quotation marks, footnote marks and emoji may follow; that of an
    abbreviation which needs something after it does not. In Japanese a polite predicate (です, ます) does as well.
    """
    table = rules(language)
    tail = text.rstrip()[-200:]
    return spaced.closes(tail, table) if table.spaced else unspaced.closes(tail, table)


def joint(left: str, right: str, language: str) -> str:
    """Return the white space between two sentences that stand side by side: none in Japanese and Chinese, else one.

    None either where a side is empty or has white space there already.
    """
    if not left or not right or left[-1].isspace() or right[0].isspace():
        return ""
    if primary(language) not in UNSPACED:
        return " "
    # Latin sentences within Japanese text, such as a title after another, keep their space.
    return " " if left[-1].isascii() and right[0].isascii() and left[-1] not in ")]" and right[0].isalnum() else ""
