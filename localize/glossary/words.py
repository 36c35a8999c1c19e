"""Find terms in languages that put spaces between words: whole words, in any of their forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from localize.glossary.inflection import bases
from localize.values import frozen

_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(
    rf"[^\W_](?:[^\W_]|[\u0300-\u036f{_INVISIBLE}])*(?:['’](?=[^\W\d_])(?:[^\W_]|[\u0300-\u036f{_INVISIBLE}])+)?"
)
# Languages that write an article or pronoun before the apostrophe (l’exosome), where English writes the possessive.
_ELISION = frozenset(("fr", "it", "ca"))
_ELIDED_WORD = re.compile(rf"[^\W_](?:[^\W_]|[\u0300-\u036f{_INVISIBLE}])*")
# Most terms: nothing but words and numbers, a space between two.
_BARE_WORDS = re.compile(r"(?:[A-Za-z]+|[0-9]+)(?: (?:[A-Za-z]+|[0-9]+))*")
# The number of a reference that plain text leaves at the end of a word: radiotherapy3.
_NUMBERED = re.compile(r"([^\W\d_]{4,})(\d{1,3})")
# What makes the word before it a site's name: ClinicalTrials.gov.
_DOMAIN = re.compile(r"\.(?:com|edu|eu|gov|info|int|io|jp|kr|net|org|uk)\b")
_SEPARATOR = re.compile(r"[\s‐‑‒–—−-]+")
_APOSTROPHES = str.maketrans("’ʼ", "''")
_HYPHEN = re.compile(r"[‐‑‒–—−-]")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"})
_DROPPED = re.compile(f"[{_INVISIBLE}]")


@frozen
class Word:
    """A word of a text, and what stands between it and the word before."""

    text: str
    start: int
    end: int
    gap: str
    """A space for any white space or hyphens, else the characters themselves."""
    hyphened: bool
    """Whether a hyphen ties it to the word before."""

    @property
    def tied(self) -> bool:
        """Whether it may be one word with the word before."""
        return self.hyphened or not self.gap

    @property
    def key(self) -> str:
        """The word as it is looked up."""
        return self.text.casefold()


@frozen
class Pattern:
    """A term as a sequence of words."""

    words: tuple[Word, ...]
    owner: int
    """Which term it is, in the caller's numbering; of two equal ones the lower counts."""
    verb: bool = False


def words_of(text: str, language: str) -> Iterator[Word]:
    """Read the words of a text, possessive endings taken off; digits at the end of a small-letter word are one of their own."""
    last = 0
    if _BARE_WORDS.fullmatch(text):
        for part in text.split(" "):
            yield Word(part, last, last + len(part), " " if last else "", hyphened=False)
            last += len(part) + 1
        return
    for found in (_ELIDED_WORD if language in _ELISION else _WORD).finditer(text):
        gap = text[last : found.start()]
        plain = _plain(found.group())
        between, hyphened = (gap, False) if gap in ("", " ") else _between(gap)
        last = found.end()
        domain = _DOMAIN.match(text, last) if text.startswith(".", last) else None
        if domain:
            yield Word(plain + domain.group(), found.start(), last, between, hyphened)
            continue
        numbered = _NUMBERED.fullmatch(found.group()) if plain[-1:].isdigit() and plain[1:].islower() else None
        if numbered is None:
            yield Word(plain, found.start(), last, between, hyphened)
        else:
            word, number = _plain(numbered[1]), _plain(numbered[2])
            yield Word(word, found.start(), found.start() + numbered.end(1), between, hyphened)
            yield Word(number, found.start() + numbered.end(1), last, "", hyphened=False)


@lru_cache(maxsize=1024)
def _between(gap: str) -> tuple[str, bool]:
    """Return what stands between two words as it is compared, and whether it is a hyphen."""
    gap = gap.translate(_APOSTROPHES)
    return " " if _SEPARATOR.fullmatch(gap) else gap, bool(_HYPHEN.fullmatch(gap))


@lru_cache(maxsize=64)
def _words(text: str, language: str) -> tuple[Word, ...]:
    """Keep the words of the last texts, since a translation is searched for one concept after another."""
    return tuple(words_of(text, language))


@lru_cache(maxsize=16384)
def _plain(word: str) -> str:
    return _POSSESSIVE.sub("", unicodedata.normalize("NFKC", _DROPPED.sub("", word)).translate(_LIGATURES))


def keeps_case(word: str) -> bool:
    """Tell whether a word is an abbreviation that its letters' case belongs to: PRP, mRNA, iPS."""
    return sum(map(str.isupper, word)) > 1


_NAME_LIKE = 5


def same_case(term: str, written: str, *, numbered: bool = False) -> bool:
    """Tell whether a text writes an abbreviation in its own case, since AIDS is not aids, nor ART art.

    What no other word can be taken for may be written as a name, as British papers do: one of five capitals or more
    (Covid), in any case where a number follows it (covid-19).
    """
    if _capitals(term) == _capitals(written):
        return True
    letters = "".join(filter(str.isalpha, term))
    if len(letters) < _NAME_LIKE or not letters.isupper() or not written[1:].islower():
        return False
    return written[:1].isupper() or numbered or term[-1:].isdigit()


@lru_cache(maxsize=4096)
def _capitals(text: str) -> str:
    return "".join(filter(str.isupper, unicodedata.normalize("NFKC", text)))


class WordIndex:
    """The terms of one language, by the two words they begin with. Built once, then only read.

    Two, since hundreds of terms begin with one word (acute): what is looked at in a text must not grow with their number.
    """

    def __init__(self, terms: Iterator[tuple[str, int, bool]], language: str) -> None:
        """Take terms as (text, owner, whether it is a verb)."""
        self.language = language
        self.by_first: dict[str, list[Pattern]] = {}
        """Terms of one word."""
        self.by_two: dict[tuple[str, str], list[Pattern]] = {}
        self.firsts: set[str] = set()
        """What longer terms begin with."""
        self.longest = 1
        self.begins: set[str] = set()
        """What terms of any length begin with."""
        for text, owner, verb in terms:
            words = tuple(words_of(text, language))
            if not words:
                continue
            self._add(Pattern(words, owner, verb))
            joined = _joined(words, language)
            if len(joined) < len(words):
                self._add(Pattern(joined, owner, verb))

    def _add(self, pattern: Pattern) -> None:
        self.longest = max(self.longest, len(pattern.words))
        firsts = self._keys(pattern.words[0], pattern.verb)
        self.begins.update(firsts)
        if len(pattern.words) == 1:
            for key in firsts:
                self.by_first.setdefault(key, []).append(pattern)
            return
        self.firsts.update(firsts)
        for second in self._keys(pattern.words[1], pattern.verb):
            for key in firsts:
                self.by_two.setdefault((key, second), []).append(pattern)

    def _keys(self, word: Word, verb: bool) -> Collection[str]:
        if keeps_case(word.text):
            return (word.key,)
        keys = bases(word.key, self.language, verb=verb)
        return {*keys, *map(_bare, keys)} if self.language in _BARE_CAPITALS else keys

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield (start, end, owner) of the longest terms from left to right, none overlapping."""
        words = _words(text, self.language)
        index = 0
        while index < len(words):
            best = self._longest_at(words, index)
            if best is None:
                index += 1
                continue
            count, pattern = best
            yield words[index].start, words[index + count - 1].end, pattern.owner
            index += count

    def _longest_at(self, words: tuple[Word, ...], index: int) -> tuple[int, Pattern] | None:
        best: tuple[tuple[int, bool, int], int, Pattern] | None = None
        tied = index + 1 < len(words) and words[index + 1].tied
        if not tied and self.begins.isdisjoint(_lookups(words[index].text, self.language)):
            compound = self._compound(words[index])
            return (1, compound) if compound else None
        for count, sequence in _readings(words, index, self.longest + 1):
            for pattern in self._candidates(sequence):
                used = self._used(pattern, sequence)
                if not used:
                    continue
                taken = count + used - 1
                exact = all(a.text == b.text for a, b in zip(pattern.words, sequence, strict=False))
                rank = (taken, exact, -pattern.owner)
                if best is None or rank > best[0]:
                    best = rank, taken, pattern
        if best is None:
            compound = self._compound(words[index])
            return (1, compound) if compound else None
        return best[1], best[2]

    def _compound(self, word: Word) -> Pattern | None:
        """Return the longest term that a German compound begins or ends with (Stammzelltherapie, Gesichtshaut)."""
        if self.language != "de":
            return None
        key = word.key
        best: Pattern | None = None
        for place in range(_PART, len(key) - _REST + 1):
            for piece in (
                key[:place],
                key[: place - 1] if key[place - 1] in "sn" else "",
                f"{key[:place]}e",
                key[-place:],
            ):
                for pattern in self.by_first.get(piece, ()):
                    term = pattern.words[0].text
                    if len(term) < _PART or keeps_case(term):
                        continue
                    if key.startswith(term.casefold()) and _SUFFIX.match(key, len(term)):
                        continue
                    if best is None or len(term) > len(best.words[0].text):
                        best = pattern
        return best

    def _candidates(self, words: Sequence[Word]) -> list[Pattern]:
        keys = _lookups(words[0].text, self.language)
        found: dict[int, Pattern] = {}
        for key in keys:
            for pattern in self.by_first.get(key, ()):
                found[id(pattern)] = pattern
            if key in self.firsts and len(words) > 1:
                for second in _lookups(words[1].text, self.language):
                    for pattern in self.by_two.get((key, second), ()):
                        found[id(pattern)] = pattern
        return list(found.values())

    def _used(self, pattern: Pattern, words: tuple[Word, ...]) -> int:
        """Return how many words a pattern covers from the first one on, 0 where it does not match."""
        wanted = pattern.words
        if len(wanted) > len(words):
            return 0
        for place, (term, word) in enumerate(zip(wanted, words, strict=False)):
            if place and term.gap != word.gap:
                return 0
            numbered = wanted[place + 1].text.isdigit() if place + 1 < len(wanted) else False
            if not self._same(term.text, word.text, pattern.verb, numbered):
                return 0
        return len(wanted)

    def _same(self, term: str, word: str, verb: bool, numbered: bool) -> bool:
        if keeps_case(term):
            as_written = word if word.casefold() == term.casefold() else word.removesuffix("s")
            return as_written.casefold() == term.casefold() and same_case(term, as_written, numbered=numbered)
        wanted = bases(term.casefold(), self.language, verb=verb)
        if not wanted.isdisjoint(bases(word.casefold(), self.language, verb=verb)):
            return True
        if self.language not in _BARE_CAPITALS or not word[:1].isupper():
            return False
        bare = _bare if word.isupper() else _bare_first
        return not set(map(bare, wanted)).isdisjoint(bases(word.casefold(), self.language, verb=verb))


@lru_cache(maxsize=16384)
def _lookups(word: str, language: str) -> frozenset[str]:
    """Return what a word of a text is looked up as."""
    key = word.casefold()
    found = bases(key, language, verb=True)
    # The s of MRIs and CTs makes a plural, whatever stands before it.
    return found | {key[:-1]} if word[-1:] == "s" and keeps_case(word) else found


_BARE_CAPITALS = frozenset(("fr", "es", "it", "pt", "ca"))
"""Languages whose capitals may go without their accents: Etude, INFECCION."""


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _bare_first(word: str) -> str:
    return _bare(word[:1]) + word[1:]


_PART = 4
"""Letters of the shortest term that is found in a compound."""
_REST = 3
"""Letters of the shortest rest of a compound."""
_SUFFIX = re.compile("is(?:ation|ch|ier|mus|t)|iker|heit|keit|lich|haft")
"""What makes another word of a German one, and is none itself: Organ, Organisation, organisch."""


def _joined(words: tuple[Word, ...], language: str) -> tuple[Word, ...]:
    """Write words that are tied as one: anti-aging as antiaging; in English a term of two words, too (healthcare)."""
    compound = language == "en" and len(words) == 2 and all(word.text.islower() for word in words)
    if not compound and not any(word.tied for word in words[1:]):
        return words
    out: list[Word] = []
    for word in words:
        if out and (word.tied or (compound and word.gap == " ")):
            last = out[-1]
            out[-1] = Word(last.text + word.text, last.start, word.end, last.gap, last.hyphened)
        else:
            out.append(word)
    return tuple(out)


def _readings(words: tuple[Word, ...], index: int, most: int) -> Iterator[tuple[int, tuple[Word, ...]]]:
    """Yield the words from a place on, also with the first two joined where they are tied (micro-needling, covid19).

    Each comes with the number of words of the text that its first word stands for.
    """
    ahead = words[index : index + most]
    yield 1, ahead
    if len(ahead) > 1 and ahead[1].tied:
        first, second = ahead[:2]
        yield 2, (Word(first.text + second.text, first.start, second.end, first.gap, first.hyphened), *ahead[2:])
