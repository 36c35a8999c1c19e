"""The rule `inconsistent-translation`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.checks.base import Pair, Problem, check
from localize.checks.siblings import gist
from localize.languages import primary
from localize.model import Severity

_NUMBERLESS = frozenset(("ja", "zh", "ko"))
_PLURAL = re.compile(r"(?<=[a-z]{3})s\b")


@check(Severity.WARNING)
def inconsistent_translation(pair: Pair) -> Iterator[Problem]:
    """Report a source text that a catalog translates in two ways.

    Texts count as one where they differ in nothing but placeholders, case, width, white space or punctuation at their
    edges; from a language without plurals, singular and plural may both be right (Module, Modules). The first entry of
    a catalog counts; later ones are reported. Entries of another context (msgctxt), and the words of quoted authors, may
    differ.

    Bad:
        ja: 効果には個人差があります
        en: Results may not be the same for everyone
        also: 効果には個人差があります。 = Results vary from person to person.

    Good:
        ja: 効果には個人差があります
        en: Results vary from person to person
        also: 効果には個人差があります。 = Results vary from person to person.
    """
    if pair.siblings is None or pair.authors_words or not gist(pair.source):
        return
    known = pair.siblings.by_source.get(gist(pair.source), ())
    first = next((other for other in known if other.context == pair.context), None)
    if first is not None and first.source != pair.source and _said(first.target, pair) != _said(pair.target, pair):
        line = f" (line {first.line})" if first.line else ""
        yield Problem(
            f'the same text is "{first.target}" elsewhere{line}', "use one translation, or tell the texts apart"
        )


def _said(text: str, pair: Pair) -> str:
    """Return what a translation says, whether of one or of more where the source can't tell."""
    numberless = primary(pair.source_language) in _NUMBERLESS and primary(pair.target_language) == "en"
    return gist(_PLURAL.sub("", text) if numberless else text)
