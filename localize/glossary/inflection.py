"""The forms that a word of a European language can stand for.

Each language is a table of endings. A form is turned into every base that it may come from; two words match where
one base is common. Most bases made this way are no words at all, which does no harm: a glossary does not hold them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from localize.glossary.spelling import american, umlauts

# (ending of the form, ending of the base); the shortest base is three letters.
_NOUNS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("ves", "f"),
        ("ves", "fe"),
        ("men", "man"),
        # Latin and Greek plurals of medicine: bacteria, mitochondria, nuclei, striae, diagnoses, matrices, stigmata,
        # lentigines, foramina, phalanges, irides, viscera, corpora.
        ("a", "um"),
        ("a", "on"),
        ("i", "us"),
        ("ae", "a"),
        ("es", "is"),
        ("ices", "ix"),
        ("ices", "ex"),
        ("mata", "ma"),
        ("ines", "o"),
        ("mina", "men"),
        ("nges", "nx"),
        ("ides", "is"),
        ("era", "us"),
        ("ora", "us"),
    ),
    "de": (
        ("e", ""),
        ("en", ""),
        ("er", ""),
        ("es", ""),
        ("em", ""),
        ("ern", ""),
        ("n", ""),
        ("s", ""),
        ("innen", "in"),
        ("ens", ""),
        ("en", "us"),
        ("en", "um"),
        ("a", "um"),
    ),
    "fr": (
        ("s", ""),
        ("x", ""),
        ("aux", "al"),
        ("aux", "ail"),
        ("e", ""),
        ("es", ""),
        ("guë", "gu"),
        ("guës", "gu"),
        ("elle", "el"),
        ("elles", "el"),
        ("ienne", "ien"),
        ("iennes", "ien"),
        ("ive", "if"),
        ("ives", "if"),
        ("euse", "eux"),
        ("euses", "eux"),
    ),
    "es": (("s", ""), ("es", ""), ("ces", "z"), ("as", "o"), ("a", "o"), ("os", "a")),
}
_VERBS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e")),
}
_IRREGULAR = {
    "en": {"feet": "foot", "teeth": "tooth", "children": "child", "mice": "mouse", "women": "woman", "lice": "louse"},
    "fr": {"yeux": "oeil", "maux": "mal"},
    "es": {"regímenes": "régimen", "especímenes": "espécimen", "caracteres": "carácter"},
}
# Words that end like a plural and are none.
_NO_PLURAL = ("ss", "us", "is")
_SHORTEST = 3
# A French e makes another word of a short one: foi and foie, dos and dose.
_SHORTEST_BEFORE_E = 4
_UMLAUTS = str.maketrans("äöü", "aou")
_ACUTES = str.maketrans("áéíóú", "aeiou")


@lru_cache(maxsize=16384)
def bases(word: str, language: str, *, verb: bool = False) -> frozenset[str]:
    """Return what a case-folded word may be a form of, itself included."""
    return frozenset(_bases(word, language, verb))


def _bases(word: str, language: str, verb: bool) -> Iterator[str]:
    if word.isdecimal():
        yield word
        return
    forms = list(_forms(word, language, verb))
    yield from forms
    other = american(word) if language == "en" else umlauts(word) if language == "de" else word
    if other != word:
        yield from _forms(other, language, verb)
    elif language == "en":
        # A plural may hide what its singular is written like: tumours, oedemas.
        yield from map(american, forms)


def _forms(word: str, language: str, verb: bool) -> Iterator[str]:
    yield word
    irregular = _IRREGULAR.get(language, {}).get(word)
    if irregular:
        yield irregular
    plural = language != "en" or not word.endswith(_NO_PLURAL)
    for ending, replacement in _rules(language, word[-1:], plural, verb):
        if not word.endswith(ending):
            continue
        stem = word[: -len(ending)]
        if len(stem) + len(replacement) < _SHORTEST or len(stem) < 2:
            continue
        base = stem + replacement
        if language == "fr" and ending in ("e", "es") and len(base) < _SHORTEST_BEFORE_E:
            continue
        yield base
        if verb and language == "en" and not replacement and len(stem) > 3 and stem[-1] == stem[-2]:
            yield stem[:-1]  # stopped, injecting needs none
        if language == "de":
            yield base.translate(_UMLAUTS)
        if language == "es":
            yield base.translate(_ACUTES)
            if base.endswith("on"):
                yield base[:-2] + "ón"


@cache
def _rules(language: str, last: str, plural: bool, verb: bool) -> tuple[tuple[str, str], ...]:
    """Return the rules whose ending has a last letter."""
    rules = (*(_NOUNS.get(language, ()) if plural else ()), *(_VERBS.get(language, ()) if verb else ()))
    return tuple(rule for rule in rules if rule[0][-1] == last)
