"""The rule `markup-injected`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.checks.base import Pair, Problem, check
from localize.checks.visible import short
from localize.languages.rules import words
from localize.languages.words import late
from localize.model import Severity, State
from localize.segments.placeholders import TAG

# Elements of HTML, SVG and MathML that a person may type by habit or an attacker on purpose.
_ELEMENTS = words("""
    a abbr address animate applet area article aside audio b base bdi bdo blink blockquote body br button
    canvas caption center cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed
    fieldset figcaption figure font footer foreignobject form frame frameset h1 h2 h3 h4 h5 h6 head header
    hgroup hr html i iframe image img input ins kbd label legend li link main map mark marquee math menu meta
    meter nav noscript object ol optgroup option output p param picture plaintext pre progress q rp rt ruby s
    samp script search section select slot small source span strike strong style sub summary sup svg table
    tbody td template textarea tfoot th thead time title tr track tt u ul use var video wbr xmp
""")
_EVENT = (
    "abort animation\\w+ auxclick before\\w+ blur canplay\\w* change click close contextmenu copy cut dblclick drag\\w* "
    "drop ended error focus\\w* formdata hashchange input invalid key\\w+ load\\w* message mouse\\w+ offline page\\w+ "
    "paste play\\w* pointer\\w+ popstate reset resize scroll\\w* search seek\\w+ select\\w* storage submit toggle "
    "touch\\w+ transition\\w+ unload wheel"
).replace(" ", "|")
_MARKUP = re.compile(
    # A whole tag, a tag with an attribute, or the start of an element that is dangerous alone; `a <b and c> d` is none.
    r"</?(?P<whole>[a-z][a-z0-9]*)\s*/?>|<(?P<begun>[a-z][a-z0-9]*)[\s/][^<>]*=[^<>]*>?"
    r"|</?(?:embed|iframe|object|script|style|svg)\b[^<>]*>?"
    r"|<!--|<!\[CDATA\[|<!doctype\b[^<>]*>?|<\?\w+"
    r"|\bon(?P<event>\w+)\s*=|\b(?:java|vb)script\s*:|\bdata:text/html\b"
    r"|&(?:[a-z]{2,8}|#\d+|#x[0-9a-f]+);",
    re.IGNORECASE,
)
_MAY_MARK_UP = re.compile(r"[<&=]|[AaTt]\s*:")


@check(Severity.ERROR, states=(State.CONFIRMED, State.DRAFT))
def markup_injected(pair: Pair) -> Iterator[Problem]:
    """Report markup, a character reference or script in a translation that its source does not have.

    The page shows it as text, letter by letter, and never runs it; a reader should not see it, and a reviewer should
    know that somebody tried. Markup that the source text shows, as an article on HTML would, may stand in the
    translation.

    Bad:
        ja: 料金表
        en: Prices<script>alert(1)</script>

    Bad:
        ja: 料金表
        en: Prices" onmouseover="alert(1)

    Good:
        ja: p値は0.05未満(p<0.05)でした。
        en: The p value was below 0.05 (p<0.05).
    """
    written = list(_markup(pair.target)) if _MAY_MARK_UP.search(pair.target) else []
    allowed = {found.group().lower() for found in _markup(pair.source)} if written else set[str]()
    reported: set[str] = set()
    for found in written:
        text = found.group().lower()
        element = (found["whole"] or found["begun"] or text).lower()
        # A tag that closes an element which was reported is a part of that.
        told = (element if text.startswith("</") else text) in reported
        if text in allowed or told or TAG.fullmatch(found.group()):
            continue
        reported |= {text, element}
        yield Problem(
            f"{short(found.group())} is in the translation and not in the source; the page shows it as text",
            "take it away; to format a passage, use the placeholders of the source",
            found.span(),
        )


def _markup(text: str) -> Iterator[re.Match[str]]:
    """Yield what is markup or script: of what looks like a tag or an event's attribute only what HTML knows by name."""
    place = 0
    while found := _MARKUP.search(text, place):
        element, event = found["whole"] or found["begun"], found["event"]
        known = element.lower() in _ELEMENTS if element else not event or late(_EVENT).fullmatch(event.lower())
        place = found.end() if known else found.start() + 1
        if known:
            yield found
