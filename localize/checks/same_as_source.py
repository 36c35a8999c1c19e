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
_UNSPACED_SCRIPTS = ("Hira", "Kana", "Hang", "Thai")


@check(Severity.ERROR)
def same_as_source(pair: Pair) -> Iterator[Problem]:
    """Report a translation that is the source text itself.

    A sentence in kana or hangul is no English, and four words in a row are hardly the same in two languages. Names,
    abbreviations and numbers may be (PRP, Q&A), and so may a few characters that Japanese and Chinese share (安全).

    Bad:
        ja: 効果には個人差があります。
        zh-Hans: 効果には個人差があります。

    Good:
        ja: 安全
        zh-Hans: 安全
    """
    source, target = visible(pair.source).text, visible(pair.target).text
    if "".join(source.split()) != "".join(target.split()) or same_language(pair.source_language, pair.target_language):
        return
    ours, theirs = written_in(pair.source_language), written_in(pair.target_language)
    foreign = any(has_script(source, script) for script in ours - theirs)
    if foreign or (not ours - theirs and len(_WORD.findall(source)) >= _FEWEST_WORDS):
        yield Problem("the translation is the source text itself", "translate it")
