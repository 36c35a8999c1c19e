"""Gather the evidence for terms that the glossary lacks, and rank them."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from localize.glossary.boundaries import is_kanji
from localize.glossary.inflection import bases
from localize.glossary.suggest.glosses import abbreviations, bracketed
from localize.glossary.suggest.phrases import Phrase, phrases
from localize.glossary.suggest.sound import ALIKE, is_written_by_sound, likeness
from localize.glossary.suggest.statistics import is_bound, links
from localize.glossary.termbase import Glossary
from localize.model import Where
from localize.values import frozen

_EXAMPLE = 80


@frozen
class Sentence:
    """A sentence of an article, with its translation where one is known."""

    text: str
    where: Where
    translation: str = ""
    kind: str = ""
    """What the translation is: `bead` of a quote, or `catalog`."""


@frozen
class Evidence:
    """Why two words are taken for one concept."""

    kind: str
    """`bracket`, `abbreviation`, `sound`, `bead`, `catalog` or `frequency`."""
    count: int
    where: Where
    example: str


@frozen
class Suggestion:
    """A concept that the glossary may want."""

    source: tuple[str, ...]
    """Terms in the articles' language, the likeliest first."""
    target: tuple[str, ...]
    """In the locale's; empty where no translation is known."""
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(slots=True)
class _Candidate:
    """What is known of one source phrase; grows while evidence is gathered."""

    forms: Counter[str] = field(default_factory=Counter)
    targets: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    evidence: list[Evidence] = field(default_factory=list)
    score: float = 0.0


def suggest(sentences: Sequence[Sentence], glossary: Glossary | None, source: str, target: str) -> list[Suggestion]:
    """Return candidates that the glossary doesn't have, the best first.

    Evidence is: a gloss in brackets behind a Japanese phrase (エクソソーム(exosome)); an abbreviation that both sides define;
    katakana that sounds like a word of the translation; phrases that stand in the same pairs of sentences, by the
    log-likelihood ratio and Dice's coefficient; and, for phrases without a translation, how often they stand in the
    articles.
    """
    frequency = _Frequency(sentences, source)
    candidates: dict[str, _Candidate] = {}
    _from_brackets(sentences, target, candidates)
    _from_abbreviations(sentences, candidates)
    _from_pairs(sentences, source, target, candidates)
    _from_frequency(frequency, candidates)
    made = []
    for key, candidate in candidates.items():
        count = frequency.counts[key]
        form = max(
            frequency.forms.get(key, candidate.forms) or {key: 1},
            key=lambda f: ((frequency.forms.get(key) or candidate.forms)[f], f),
        )
        if glossary and _known(form, glossary, source):
            continue
        words = sorted(candidate.targets, key=lambda word: (-candidate.targets[word], word))
        score = math.log2(1 + count) * _weight(form, frequency.words.get(key, 1))
        score *= candidate.score if words else 0.1
        made.append(Suggestion((form,), tuple(words[:3]), round(score, 2), tuple(candidate.evidence)))
    return sorted(made, key=lambda s: (not s.target, -s.score, s.source))


def _weight(form: str, words: int) -> float:
    """Weigh how much a phrase looks like a term: compounds, long katakana and Latin words do, two kanji hardly."""
    if words > 1:
        return 1.5 if words == 2 else 1.8
    return 0.5 if len(form) < 3 else 1.0


def _known(form: str, glossary: Glossary, language: str) -> bool:
    """Tell whether the whole phrase is one term of the glossary."""
    return any(hit.start == 0 and hit.end == len(form) for hit in glossary.match(form, language))


class _Frequency:
    """How often each phrase stands in the articles."""

    def __init__(self, sentences: Sequence[Sentence], language: str) -> None:
        self.counts: Counter[str] = Counter()
        self.forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.places: dict[str, tuple[Where, str]] = {}
        self.files: defaultdict[str, set[str]] = defaultdict(set)
        self.words: dict[str, int] = {}
        self.around: defaultdict[str, tuple[Counter[str], Counter[str]]] = defaultdict(lambda: (Counter(), Counter()))
        for sentence in {s.text: s for s in reversed(sentences)}.values():
            found = phrases(sentence.text, language)
            for phrase in found:
                self.counts[phrase.key] += 1
                self.words[phrase.key] = phrase.words
                before, after = self.around[phrase.key]
                before[phrase.before] += 1
                after[phrase.after] += 1
                self.forms[phrase.key][phrase.text] += 1
                self.places.setdefault(phrase.key, (sentence.where, sentence.text))
                self.files[phrase.key].add(sentence.where.file)


def _from_brackets(sentences: Sequence[Sentence], target: str, candidates: dict[str, _Candidate]) -> None:
    latin = target.split("-")[0] not in ("ja", "zh", "ko")
    found: defaultdict[str, dict[str, list[Sentence]]] = defaultdict(lambda: defaultdict(list))
    forms: dict[str, str] = {}
    for sentence in {s.text: s for s in reversed(sentences)}.values():
        for term, word, _ in bracketed(sentence.text):
            found[_key(term)][word].append(sentence)
            forms.setdefault(_key(term), term)
    if not latin:
        return
    for key, words in found.items():
        candidate = candidates.setdefault(key, _Candidate())
        candidate.forms[forms[key]] += 1
        for word, seen in words.items():
            short = word.isupper() and " " not in word
            candidate.targets[word] += 0.4 if short else 1.5
            candidate.score += 1.5 if short else 2.5
            candidate.evidence.append(Evidence("bracket", len(seen), seen[0].where, _around(seen[0].text, word)))


def _from_abbreviations(sentences: Sequence[Sentence], candidates: dict[str, _Candidate]) -> None:
    """Join the two definitions of one abbreviation: 多血小板血漿(PRP) and platelet-rich plasma (PRP)."""
    defined: dict[str, tuple[str, Sentence]] = {}
    for sentence in sentences:
        for full, short in abbreviations(sentence.translation):
            defined.setdefault(short, (full, sentence))
    for candidate in candidates.values():
        for word in list(candidate.targets):
            if word in defined:
                full, sentence = defined[word]
                candidate.targets[full] += 2.0
                candidate.score += 1.5
                candidate.evidence.append(Evidence("abbreviation", 1, sentence.where, f"{full} ({word})"))


def _from_pairs(sentences: Sequence[Sentence], source: str, target: str, candidates: dict[str, _Candidate]) -> None:
    pairs = list({(s.text, s.translation): s for s in sentences if s.translation}.values())
    sides = [(phrases(s.text, source), phrases(s.translation, target)) for s in pairs]
    shown: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for _, translated in sides:
        for phrase in translated:
            # A capital at the beginning of a sentence is no part of the word.
            lower = phrase.begins and phrase.text[1:].split(" ")[0].islower()
            # It counts for little: a name (Sydney) begins sentences, too.
            shown[phrase.key][phrase.text[0].lower() + phrase.text[1:] if lower else phrase.text] += (
                1 if not lower else 0.1
            )
    told = [(a, _singular(b, shown, target)) for a, b in sides]
    sounds = _alike(told) if source.split("-")[0] == "ja" else {}
    for key, (other, places) in sounds.items():
        candidate = candidates.setdefault(key, _Candidate())
        candidate.forms[key] += len(places)
        candidate.targets[_written(shown[other])] += 1 + math.log2(1 + len(places))
        candidate.score += 0.5 + math.log2(1 + len(places)) / 2
        _show(candidate, "sound", [pairs[number] for number in places])
    taken = {other for other, _ in sounds.values()}
    rest = [([p for p in a if p.key not in sounds], [p for p in b if p.key not in taken]) for a, b in told]
    for link in links(rest, lambda key: _length(key, target)):
        candidate = candidates.setdefault(link.source, _Candidate())
        for phrase in sides[link.pairs[0]][0]:
            if phrase.key == link.source:
                candidate.forms[phrase.text] += 1
        candidate.targets[_written(shown[link.target])] += link.dice * math.log2(1 + len(link.pairs))
        candidate.score += link.dice**2 * math.log2(1 + len(link.pairs)) / (4 if link.rivals else 2)
        for kind in ("bead", "catalog"):
            _show(candidate, kind, [pairs[number] for number in link.pairs if pairs[number].kind == kind])


def _written(forms: Mapping[str, float]) -> str:
    return max(forms, key=lambda form: (forms[form], form.islower(), form))


def _show(candidate: _Candidate, kind: str, places: Sequence[Sentence]) -> None:
    if places:
        shortest = min(places, key=lambda s: len(s.text) + len(s.translation))
        example = f"{_shortened(shortest.text)} = {_shortened(shortest.translation)}"
        candidate.evidence.append(Evidence(kind, len(places), shortest.where, example))


def _alike(sides: Sequence[tuple[Sequence[Phrase], Sequence[Phrase]]]) -> dict[str, tuple[str, tuple[int, ...]]]:
    """Return the katakana phrases that sound like a phrase of the translation: it, and the pairs that have both.

    The best likeness goes first, then the longest phrase, then the most pairs; each phrase counts once, and a part of
    one that stands in the same pairs alone not at all.
    """
    both: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for number, (source, target) in enumerate(sides):
        others = {phrase.key for phrase in target}
        for key in {phrase.key for phrase in source if is_written_by_sound(phrase.text)}:
            for other in others:
                if likeness(key, other) >= ALIKE:
                    both[key, other].add(number)
    order = sorted(both, key=lambda pair: (-likeness(*pair), -len(pair[0]), -len(both[pair]), pair))
    found: dict[str, tuple[str, tuple[int, ...]]] = {}
    for key, other in order:
        places = both[key, other]
        inside = any(key in long and other in word and places <= set(more) for long, (word, more) in found.items())
        if key not in found and not inside and all(other != word for word, _ in found.values()):
            found[key] = other, tuple(sorted(places))
    return found


def _singular(found: Sequence[Phrase], shown: Container[str], language: str) -> list[Phrase]:
    """Count a plural with its singular where both stand in the translations."""
    made = []
    for phrase in found:
        head, space, last = phrase.key.rpartition(" ")
        known = [base for base in bases(last, language) if base != last and f"{head}{space}{base}" in shown]
        made.append(replace(phrase, key=f"{head}{space}{min(known, key=len)}") if known else phrase)
    return made


_LENGTHS = {"zh": (0.9, 0.6), "ko": (1.0, 0.9), "ja": (1.0, 1.0)}
"""Characters of a translation for a kanji and for a kana, as in this project's example catalogs; others as English."""


def _length(key: str, language: str) -> float:
    kanji, kana = _LENGTHS.get(language.split("-")[0], (3.2, 1.4))
    return sum(kanji if is_kanji(character) else kana for character in key)


def _from_frequency(frequency: _Frequency, candidates: dict[str, _Candidate]) -> None:
    for key, count in frequency.counts.items():
        if count >= 3 and key not in candidates and not any(map(is_bound, frequency.around[key])):
            where, example = frequency.places[key]
            candidate = candidates.setdefault(key, _Candidate())
            candidate.evidence.append(Evidence("frequency", count, where, _shortened(example)))


def _key(term: str) -> str:
    return unicodedata.normalize("NFKC", term).casefold()


def _shortened(text: str) -> str:
    return text if len(text) <= _EXAMPLE else text[: _EXAMPLE - 1] + "…"


def _around(text: str, word: str) -> str:
    place = text.find(word)
    return ("…" if place > 30 else "") + text[max(0, place - 30) : place + len(word) + 10]
