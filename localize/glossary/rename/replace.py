"""Replace a term in a translation."""

from __future__ import annotations

from collections.abc import Sequence

from localize.glossary.rename import english, korean
from localize.values import frozen

_UNINFLECTED = ("ja", "zh", "yue", "th", "vi")
_TAGS = "<>"


@frozen
class Renamed:
    """A translation with another term."""

    text: str
    doubts: tuple[str, ...] = ()
    """Why a person must look at it; none where the new text is sure."""


def rename(text: str, spans: Sequence[tuple[int, int]], old: str, new: str, language: str) -> Renamed:
    """Replace a term at its places in a text; `spans` are those of `old` in any form, from left to right.

    English: the new term gets the number, possessive, capitals and hyphens of the old one, and the right article before
    it. Chinese and Japanese have no forms; Korean particles behind it follow its last sound. In other languages gender
    and case are not known, so that what is replaced there is a proposal. Where a form isn't known, the old words stay.
    """
    primary = language.split("-")[0].lower()
    doubts: dict[str, None] = {}
    for start, end in reversed(spans):
        written = text[start:end]
        if any(sign in written for sign in _TAGS):
            doubts["a tag stands inside the term"] = None
            continue
        if primary == "en":
            made = english.like(written, old, new)
            if made is None:
                doubts[f'the form of "{new}" for "{written}" is not known'] = None
                continue
            made = english.beside(text[:start], made, text[end:])
            before = text[:start]
            other = english.article(before, written, made)
            if other and other[2] is None:
                doubts[f'"a" or "an" before "{made}"'] = None
            elif other:
                before = f"{before[: other[0]]}{other[2]}{before[other[1] :]}"
            text = before + made + text[end:]
            continue
        after = text[end:]
        if primary == "ko":
            found = korean.particle(after, new)
            if found and found[1]:
                after = found[1] + after[len(found[0]) :]
            elif found:
                doubts[f'the particle {found[0]} behind "{new}" may have to change'] = None
        elif primary not in _UNINFLECTED:
            if written.casefold() != old.casefold():
                doubts[f'the form of "{new}" for "{written}" is not known'] = None
                continue
            doubts["gender, number or case around it may have to change"] = None
        text = text[:start] + _cased(written, old, new) + after
    return Renamed(text, tuple(doubts))


def _cased(written: str, old: str, new: str) -> str:
    return new[:1].upper() + new[1:] if written[:1].isupper() and not old[:1].isupper() else new
