"""The rule `inconsistent-repeat`."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.base import Pair, Problem, check, same_words
from localize.model import Severity


@check(Severity.WARNING)
def inconsistent_repeat(pair: Pair) -> Iterator[Problem]:
    """Report a text that comes again on the site and is no longer translated as it is elsewhere.

    A menu, a disclaimer or a heading that stands in several articles is translated once, and the other catalogs take
    the translation over (`# origin: same text in …`). When the first one changes, the others are reported; when one of
    the others is changed, that one is. Of texts that people translated one by one, the translation that most catalogs
    have counts, and the others are information. Texts are the same where words, kind and headings above are.

    Bad:
        ja: 効果には個人差があります。
        en: Results vary.
        origin: same text in articles/laser.html
        elsewhere: Results vary from person to person.

    Good:
        ja: 効果には個人差があります。
        en: Results vary from person to person.
        origin: same text in articles/laser.html
        elsewhere: Results vary from person to person.
    """
    other = pair.elsewhere
    if other is None or same_words(other.target, pair.target):
        return
    place = f" ({other.file}:{other.line})" if other.file else ""
    yield Problem(
        f'the same text is "{other.target}" elsewhere{place}',
        "use one translation for both, or tell the texts apart",
        severity=None if pair.taken else Severity.INFO,
    )
