"""The rule `inconsistent-translation`."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.base import Pair, Problem, check
from localize.checks.siblings import gist
from localize.model import Severity


@check(Severity.WARNING)
def inconsistent_translation(pair: Pair) -> Iterator[Problem]:
    """Report a source text that a catalog translates in two ways.

    Texts count as one where they differ in nothing but placeholders, case, width, white space or punctuation at their
    edges. The first entry of a catalog counts; later ones are reported. Entries of another context (msgctxt), and the
    words of quoted authors, may differ; so may "Module" and "Modules", which Japanese does not tell apart.

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
    if first is not None and first.source != pair.source and _numberless(first.target) != _numberless(pair.target):
        line = f" (line {first.line})" if first.line else ""
        yield Problem(
            f'the same text is "{first.target}" elsewhere{line}', "use one translation, or tell the texts apart"
        )


def _numberless(text: str) -> str:
    return gist(text).rstrip("s")
