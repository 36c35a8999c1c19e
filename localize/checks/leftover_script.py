"""The rule `leftover-script`."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.base import Pair, Problem, check
from localize.checks.visible import visible
from localize.languages import leftover, primary, written_in
from localize.languages.rules import words
from localize.languages.words import late
from localize.model import Severity

_BRACKETS = {"(": ")", "（": "）", "[": "]", "［": "］"}

# English that no name and no term has, and no program for a keyword, where it stands among other characters.
_ALONE = words(
    "before after during without between should would could because although these those their your are was were the"
)
_IN_PHRASES = _ALONE | words("of and or with from to at by for on is be been as that this it if when not no an")
_LETTER = r"[^\x00-\u024f\W]"
_PHRASE = rf"(?:(?<={_LETTER})|(?<={_LETTER} ))[a-z]{{2,}}(?: [a-z]{{2,}})*(?= ?{_LETTER})"


@check(Severity.ERROR)
def leftover_script(pair: Pair) -> Iterator[Problem]:
    """Report letters of the source language that are left in the translation.

    From Japanese into English these are kana and kanji, into Chinese and Korean kana. A word in brackets after its
    translation is meant to be there: `Kampo (漢方)`. Into languages without Latin letters, a phrase of English words
    that the source has, too, is a warning; names, terms and abbreviations may stay. A translation that is the source
    itself is the business of the rule `same-as-source`.

    Bad:
        ja: ヒアルロン酸の注射は一回で終わります。
        en: The ヒアルロン酸 injection takes one visit.

    Good:
        ja: 漢方を併用します。
        en: We also use Kampo (漢方) medicine.
    """
    seen = visible(pair.target)
    if primary(pair.source_language) == "en" and "Latn" not in written_in(pair.target_language):
        yield from _english(pair)
        return
    left = leftover(seen.text, pair.source_language, pair.target_language)
    if not left or seen.text.split() == visible(pair.source).text.split():
        return  # the business of same-as-source
    for start, end in left:
        opening, closing = seen.text[max(0, start - 1) : start], seen.text[end : end + 1]
        if start > 1 and closing and _BRACKETS.get(opening) == closing:
            continue
        yield Problem(f'"{seen.text[start:end]}" is left in the source language', "translate it", seen.span(start, end))


def _english(pair: Pair) -> Iterator[Problem]:
    """Report phrases of small letters between characters; a name, a title and what stands in quotes have other neighbours."""
    seen, source = visible(pair.target), visible(pair.source).text
    for found in late(_PHRASE).finditer(seen.text) if not pair.authors_words else ():
        said = found.group().split(" ")
        left = said[0] in _ALONE if len(said) == 1 else not _IN_PHRASES.isdisjoint(said)
        if left and found.group() in source:
            message = f'"{found.group()}" is left in the source language'
            yield Problem(message, "translate it", seen.span(*found.span()), Severity.WARNING)
