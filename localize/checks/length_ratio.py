"""The rule `length-ratio`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import sqrt

from localize.checks.base import Pair, Problem, check
from localize.checks.visible import visible
from localize.languages import primary
from localize.model import Severity

# Characters that say what 100 of English say, from professional translations of news (benchmarks/checks.py prints them).
_DENSITY = {"en": 100, "ja": 41, "zh": 32, "yue": 32, "ko": 53, "de": 118, "fr": 119, "es": 112}
# Lengths are sums of independent pieces, so that their variance grows with the length (Gale and Church, 1993,
# "A program for aligning sentences in bilingual corpora"). Of one English character:
_VARIANCE = 7.0
_LARGEST = 2.6
"""Standard deviations that a good pair stays under."""
_MARKUP = re.compile(r"<[^<>]*>?")
_WIDE = re.compile("[^\x00-\u024f]+")
_ENDS = re.compile(r"[.!?。！？][\s\"'”’»」』)）]*\Z")
_BREAKS_OFF = re.compile(r"([,、，])\s*\Z")
_SHORTEST = 40
"""Below this many English characters, headings and labels, the ratio says nothing."""


@check(Severity.WARNING)
def length_ratio(pair: Pair) -> Iterator[Problem]:
    """Report a translation that is far too short or too long for its source.

    A sentence may be missing, or stand there twice. What is usual is known for each language, and that short texts vary
    more than long ones; texts of a few words are left alone. Reported, too, is a translation that breaks off: it ends with a
    comma, where the source ends with a stop.

    Bad:
        ja: 施術後24時間は入浴と飲酒を控え、赤みが強いときは冷やし、3日たっても引かない場合は当院へご連絡ください。
        en: Avoid bathing and alcohol.

    Good:
        ja: 施術後24時間は入浴と飲酒を控え、赤みが強いときは冷やし、3日たっても引かない場合は当院へご連絡ください。
        en: For 24 hours after treatment avoid bathing and alcohol, cool the skin if it is very red, and contact us if it has not settled after 3 days.
    """
    if pair.authors_words:
        return
    broken = _BREAKS_OFF.search(visible(pair.target).text)
    if broken and _ENDS.search(visible(pair.source).text):
        yield Problem("the translation breaks off", "translate the rest", visible(pair.target).span(*broken.span(1)))
        return
    ours = _in_english(visible(pair.source).text, pair.source_language)
    theirs = _in_english(visible(pair.target).text, pair.target_language)
    if ours is None or theirs is None or max(ours, theirs) < _SHORTEST:
        return
    deviation = (theirs - ours) / sqrt(_VARIANCE * (ours + theirs) / 2)
    if abs(deviation) > _LARGEST:
        times = theirs / max(ours, 1)
        yield Problem(
            f"the translation is {'longer' if deviation > 0 else 'shorter'} than usual: {times:.1f} × what is expected",
            "see whether something is missing or stands there twice",
        )


def _in_english(text: str, language: str) -> float | None:
    """Return a text's length in characters that English would take; half-width letters count as English."""
    density = _DENSITY.get(primary(language))
    if density is None:
        return None
    # Markup that somebody wrote into a translation is the business of another rule.
    letters = "".join((_MARKUP.sub("", text) if "<" in text else text).split())
    narrow = len(_WIDE.sub("", letters)) if density < 100 else 0
    return narrow + (len(letters) - narrow) * 100 / density
