"""The form that an English term has in a text, given to another term; None where that can't be known."""

from __future__ import annotations

import re

from localize.glossary.spelling import american
from localize.glossary.words import keeps_case

_POSSESSIVE = re.compile(r"['’]s?$")
_HYPHENS = re.compile(r"[‐‑‒–—-]")
_IRREGULAR = re.compile(r"(?i)(?:um|us|on|ma|ex|ix|eau|man|foot|tooth|child|mouse|louse)$")
_VOWEL_SOUND = re.compile(r"(?i)^(?:[aeiou]|hour|honest|honou?r|heir)")
_CONSONANT_SOUND = re.compile(r"(?i)^(?:u[bcdfgklmprstv][aeiou]|uni(?!n|mp)|eu|ewe|one\b|once\b)")
_CAPITAL_AFTER = re.compile(r"(?:</?\w+>)*\s(?:</?\w+>)*[A-Z][a-z]")
_WORD_BEFORE = re.compile(r"[\w,]\s(?:</?\w+>)*$")
_SMALL_WORD = re.compile(r"(?<=\s)(?!(?:and|for|in|of|on|or|the|to|with)\b)[a-z]")
_SPELLED = 4
"""Letters of the longest abbreviation that is read letter by letter, as a rule."""
_LETTER_WITH_VOWEL = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel: an MRI, a PRP."""


def like(written: str, old: str, new: str) -> str | None:
    """Return `new` in the form that `written` gives to `old`: number, possessive, capitals, hyphens.

    None where the form is another one (a verb's), or where the plural of `new` is not a matter of rule.
    """
    ending = _POSSESSIVE.search(written)
    bare = written[: ending.start()] if ending else written
    plain = " ".join(_HYPHENS.sub(" ", bare).split())
    base = " ".join(_HYPHENS.sub(" ", old).split())
    if plain.casefold() == base.casefold() or _joined(plain) == _joined(base):
        made: str | None = new
    elif _one_spelling(plain) == _one_spelling(base):
        made = new
    elif _one_spelling(plain) in {_one_spelling(found) for found in plurals(base)}:
        made = plural(new)
    else:
        return None
    if made is None:
        return None
    if _HYPHENS.search(bare) and not _HYPHENS.search(old):
        made = made.replace(" ", "-")
    made = _capitals(bare, old, made)
    if not ending:
        return made
    return made + (
        ending.group()[0] if made.endswith("s") and plain.casefold() != base.casefold() else f"{ending.group()[0]}s"
    )


def _one_spelling(text: str) -> str:
    return " ".join(map(american, text.casefold().split()))


def _joined(text: str) -> str:
    return text.replace(" ", "").casefold()


def plurals(term: str) -> tuple[str, ...]:
    """Return every plural that a term may have, Latin ones too."""
    regular = _regular(term)
    latin = {"is": "es", "um": "a", "us": "i", "on": "a", "ma": "mata", "ex": "ices", "ix": "ices", "a": "ae"}
    return (regular, *(term[: -len(end)] + more for end, more in latin.items() if term.endswith(end)))


def plural(term: str) -> str | None:
    """Return a term's plural; None where it is no matter of rule (septum, nucleus, criterion)."""
    if keeps_case(term.split()[-1]):
        return f"{term}s"
    if term.endswith("sis"):
        return f"{term[:-2]}es"
    return None if _IRREGULAR.search(term) or term.endswith(("s", "ness", "ity")) else _regular(term)


def _regular(term: str) -> str:
    if re.search(r"(?i)[^aeiou]y$", term):
        return f"{term[:-1]}ies"
    return f"{term}es" if re.search(r"(?i)(?:s|x|z|ch|sh)$", term) else f"{term}s"


def _capitals(written: str, old: str, new: str) -> str:
    if written.isupper() and not old.isupper() and len(written) > 1:
        return new.upper()
    words, own = written.split(), old.split()
    if len(words) > 1 and all(a[:1].isupper() and not b[:1].isupper() for a, b in zip(words, own, strict=False)):
        return " ".join(word[:1].upper() + word[1:] for word in new.split(" "))
    if written[:1].isupper() and not old[:1].isupper():
        return new[:1].upper() + new[1:]
    return new


def beside(before: str, made: str, after: str) -> str:
    """Return a new term with the capitals of the heading that it stands in (Wrinkle Treatment, Uses of Exosomes)."""
    if made[:1].isupper() and (_CAPITAL_AFTER.match(after) or _WORD_BEFORE.search(before)):
        return _SMALL_WORD.sub(lambda found: found.group().upper(), made)
    return made


def article(before: str, old: str, new: str) -> tuple[int, int, str | None] | None:
    """Return the place of the article before a term and the form that the new term asks for.

    None where there is no article, or it stays; no form where the sound of the new term's beginning isn't known.
    """
    found = re.search(r"(?i)(?<![\w-])(an?)\s+(?:</?\w+>)*$", before)
    if found is None or new.split()[0].casefold() == old.split()[0].casefold():
        return None
    vowel = begins_with_vowel(new)
    if vowel is None:
        return *found.span(1), None
    made = "an" if vowel else "a"
    if made == found[1].lower():
        return None
    return *found.span(1), made.capitalize() if found[1][0].isupper() else made


def begins_with_vowel(term: str) -> bool | None:
    """Tell whether a term is spoken with a vowel at its beginning: an hour, a unit, an MRI; None for SARS or 3D."""
    first = re.split(r"[\s‐-―-]", term)[0]
    if not first[:1].isalpha():
        return None
    if first.isupper() and (len(first) <= _SPELLED or not re.search("[AEIOU]", first[:2])):
        spelled = first[0].upper() in _LETTER_WITH_VOWEL
        as_word = bool(_VOWEL_SOUND.match(first))
        readable = len(first) > 2 and first[1] in "AEIOU" and first[0] not in "AEIOU"
        return None if readable and spelled != as_word else spelled
    if _CONSONANT_SOUND.match(first):
        return False
    return bool(_VOWEL_SOUND.match(first))
