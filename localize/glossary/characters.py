"""Find terms in languages that put no, or optional, spaces between words: the longest term, with a look at its edges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from localize.glossary.boundaries import stands_alone
from localize.glossary.fold import is_katakana, readings
from localize.glossary.words import keeps_case, same_case

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_LONG = "ー"


class CharacterIndex:
    """The terms of one language in an automaton. Built once, then only read."""

    def __init__(self, terms: Iterator[tuple[str, int, bool]], language: str, *, anywhere: bool = False) -> None:
        """Take terms as (text, owner, whether it is a verb); of two that are written alike the lower owner counts.

        With `anywhere` a term that is a part of a compound is found, too: 암 of 폐암.
        """
        self.language = language
        self.anywhere = anywhere
        self.owners: dict[str, list[tuple[int, str]]] = {}
        for text, owner, _ in terms:
            # A set would put them in another order each time.
            for reading in dict.fromkeys(folded.text for folded in readings(text, language)):
                if reading:
                    self.owners.setdefault(reading, []).append((owner, text))
        self.patterns = sorted(self.owners)
        self.automaton = self._build()

    def _build(self) -> AhoCorasick | None:
        if not self.patterns:
            return None
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(self.patterns)

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield (start, end, owner) of the longest terms from left to right, none overlapping."""
        if self.automaton is None:
            return
        found = [
            (folded.starts[first], _with_long_mark(text, folded.ends[after_last - 1]), pattern)
            for folded in readings(text, self.language)
            for pattern, first, after_last in self.automaton.find_matches_as_indexes(folded.text, overlapping=True)
            if not self._cuts_a_character(folded.starts, folded.ends, first, after_last)
        ]
        found.sort(key=lambda match: (match[0], -match[1]))
        free_from = 0
        for start, matches in groupby(found, key=itemgetter(0)):
            for _, end, pattern in matches if start >= free_from else ():
                owner = self._owner(self.patterns[pattern], text[start:end])
                if owner is not None and stands_alone(text, start, end, self.language, anywhere=self.anywhere):
                    yield start, end, owner
                    free_from = end
                    break

    @staticmethod
    def _cuts_a_character(starts: Sequence[int], ends: Sequence[int], first: int, after_last: int) -> bool:
        """Tell whether a match takes only a part of what one character of the text stands for (ミ of ㍉)."""
        return bool(first and starts[first - 1] == starts[first]) or bool(
            after_last < len(starts) and starts[after_last] < ends[after_last - 1]
        )

    def _owner(self, pattern: str, written: str) -> int | None:
        """Return the first term of this pattern that the text writes in its case, and with spaces where these matter."""
        fitting = (owner for owner, term in self.owners[pattern] if _cased(term, written) and _spaced(term, written))
        return min(fitting, default=None)


_SHORT = 3


def _cased(term: str, written: str) -> bool:
    """Tell whether a text writes an abbreviation in its case; Kaplan-Meier is two names and none."""
    return not any(map(keeps_case, term.split("-"))) or same_case(term, written)


def _spaced(term: str, written: str) -> bool:
    """Tell whether a space may stand in a term; of a short word it makes two others (전이, 전 이)."""
    return " " not in written or " " in term or len(term) > _SHORT


def _with_long_mark(text: str, end: int) -> int:
    """Take in the long-vowel mark that a longer spelling has (レーザ found in レーザートーニング)."""
    return end + 1 if text[end : end + 1] == _LONG and end > 2 and all(map(is_katakana, text[end - 3 : end])) else end
