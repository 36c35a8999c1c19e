"""What a language's file says about its sentences, and which file speaks for which language."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from localize.languages.locales import primary
from localize.values import frozen

EUROPEAN_PAIRS = ("()", "[]")
QUOTES = ("“”", '""')
QUOTED_PAIRS = (*EUROPEAN_PAIRS, *QUOTES, "‘’", "''", "''''", "«»", "„“", "„”")
"""Of languages with capitals."""
EAST_ASIAN_PAIRS = (
    *("「」", "『』", "（）", "()", "【】", "〔〕", "［］", "[]", "《》", "〈〉", "｢｣", "“”", '""'),
    *("｛｝", "{}", "〘〙", "〖〗", "＜＞"),
)


def words(text: str) -> frozenset[str]:
    """Return the words of a table that is written as running text."""
    return frozenset(text.split())


@frozen
class Rules:
    """The table of one language. Abbreviations are written in lower case and without their last stop."""

    spaced: bool = True
    """Whether white space stands between sentences; where it doesn't, a stop ends a sentence by itself."""
    pairs: tuple[str, ...] = EUROPEAN_PAIRS
    """Brackets and quotation marks, opening and closing half; a sentence doesn't end inside brackets, nor inside a
    quotation that is part of a sentence (「…。」と言った)."""
    whole: bool = False
    """Whether a quotation stays whole that its sentence starts before, though it ends with it."""
    stops: str = ""
    """Marks that end sentences in this language alone, besides those of all languages."""
    titles: frozenset[str] = frozenset()
    """Abbreviations that something always follows: `Dr.`, `e.g.`, `vs.`."""
    counters: frozenset[str] = frozenset()
    """Abbreviations only in front of a number: `No. 5`, `Fig. 2`, `Dec. 31`."""
    endings: frozenset[str] = frozenset()
    """Abbreviations that may stand last in a sentence: `etc.`, `et al.`, `Inc.`; one of `starters` must follow."""
    units: frozenset[str] = frozenset()
    """Abbreviations that end a sentence wherever a capital follows: `5 lb. Tom was …`, `6 p.m. The …`."""
    prepositions: frozenset[str] = frozenset()
    """Words that open a sentence with its time or place: `On Monday at 5 p.m. Mr. Smith …` goes on at the stop."""
    degrees: frozenset[str] = frozenset()
    """Abbreviations that, behind an article or a comma, end a sentence wherever a capital follows: `her Ph.D. Tom was …`."""
    starters: frozenset[str] = frozenset()
    """Words, in lower case, that a sentence starts with and a name doesn't."""
    capitals: bool = True
    """Whether a capital within a sentence marks a name, not any noun."""
    ordinals: bool = False
    """Whether a stop after one or two digits makes an ordinal: `3. Mai`, `19. Jahrhundert`."""
    continues: str = ""
    """Regular expression of what goes on with the sentence after `!`, `?` or a closed quotation."""
    resumes: str = ""
    """The same after a full stop, where far less goes on."""
    closes: str = ""
    """Regular expression of the end of a line that ends like a sentence without a stop."""
    bare: str = ""
    """Regular expression of what ends a sentence without a stop anywhere in a line."""
    bare_starts: str = ""
    """The characters that a match of `bare` can start with."""
    glued: str = ""
    """Regular expression of the word before a stop that ends a sentence though no white space follows it."""
    connects: str = ""
    """Regular expression of the word before an ellipsis that goes on with the sentence."""
    labels: str = ""
    """Regular expression of the run-in headings of an abstract (`Methods We …`), behind which the sentence starts."""


UNSPACED = frozenset({"ja", "zh", "yue"})
"""Languages that put no space between sentences, and indent with an ideographic one."""

# Languages that have a file of their own in this package; `yue` is written as Chinese is.
_FILES = {"ja": "ja", "zh": "zh", "yue": "zh", "en": "en", "ko": "ko", "de": "de", "fr": "fr", "es": "es"}


@cache
def rules(language: str) -> Rules:
    """Return the rules of a language; those of `other.py` where it has no file of its own."""
    name = _FILES.get(primary(language), "other")
    if name == "other":
        from localize.languages.other import rules_of

        return rules_of(primary(language))
    found: Rules = import_module(f"localize.languages.{name}").RULES
    return found
