"""The rule `same-as-source`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.checks.base import Pair, Problem, check
from localize.checks.visible import visible
from localize.languages import has_script, same_language, written_in
from localize.model import Severity

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 4
_LATIN = "Latn"
_CODE = re.compile(r"`[^`]*`|<[^<>]*>|\{[^{}]*\}")
_PROSE = re.compile(r"(?<!\S)[(\[“‘\"']*([^\W\d_]{2,}(?:['’-][^\W\d_]+)*)[)\]”’\"'.,;:!?…]*(?!\S)")
_FEWEST_SMALL = 2
"""Words in small letters that make a text a phrase: more than one, since names have one (Staphylococcus aureus, in vitro)."""
_TITLE = 8
"""Words that are more than a name, whatever their letters."""


@check(Severity.ERROR)
def same_as_source(pair: Pair) -> Iterator[Problem]:
    """Report a translation that is the source text itself.

    A sentence in kana or hangul is no English, two words in small letters are no Japanese, and four words in a row are
    hardly the same in two languages. Names, abbreviations, numbers, units, code and options may be (PRP, Q&A, 5 mg,
    `--help`), and so may a few characters that Japanese and Chinese share (安全). A word or two of Latin letters that
    may be a name is information.

    Bad:
        ja: 効果には個人差があります。
        zh-Hans: 効果には個人差があります。

    Good:
        ja: 安全
        zh-Hans: 安全
    """
    source, target = visible(pair.source).text, visible(pair.target).text
    if source.lstrip()[:1] != target.lstrip()[:1]:
        return
    if "".join(source.split()) != "".join(target.split()) or same_language(pair.source_language, pair.target_language):
        return
    ours, theirs = written_in(pair.source_language), written_in(pair.target_language)
    foreign = {script for script in ours - theirs if has_script(source, script)}
    if foreign - {_LATIN} or (not ours - theirs and len(_WORD.findall(source)) >= _FEWEST_WORDS):
        yield Problem("the translation is the source text itself", "translate it")
    elif foreign:
        yield from _latin(source)


def _latin(text: str) -> Iterator[Problem]:
    """Report Latin letters, which every script has among its own, where they are words."""
    words = _PROSE.findall(_CODE.sub(" ", text))
    longer = [word for word in words if len(word) > 2]
    small, phrase = set(filter(str.islower, words)), list(filter(str.islower, longer))
    # How is it done: words of two letters count beside a longer one.
    if len(phrase) >= _FEWEST_SMALL or (phrase and len(small) > _FEWEST_SMALL) or len(longer) >= _TITLE:
        yield Problem("the translation is the source text itself", "translate it")
    elif any(any(map(str.islower, word)) for word in longer):
        message = "the translation is the source text itself"
        yield Problem(message, "translate it, if it is no name", severity=Severity.INFO)
