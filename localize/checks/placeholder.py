"""The rule `placeholder`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from localize.checks.base import Pair, Problem, check
from localize.model import Severity, State
from localize.segments import fault
from localize.segments.placeholders import TAG


@check(Severity.ERROR, states=(State.CONFIRMED, State.DRAFT))
def placeholder(pair: Pair) -> Iterator[Problem]:
    """Report a placeholder that is missing, unknown, doubled or wrongly nested.

    `<a1>…</a1>` and `<br1/>` stand for the page's own tags. Their order may change with the language's; each must be
    there once, closed, and not across another. A translation that breaks this is not placed on the page.

    Bad:
        ja: 詳しくは<a1>料金表</a1>をご覧ください。
        en: See the price list for details.

    Bad:
        ja: <b1>必ず</b1><a1>医師</a1>にご相談ください。
        en: <b1>Always ask a <a1>doctor</b1></a1>.

    Good:
        ja: 詳しくは<a1>料金表</a1>をご覧ください。
        en: For details see the <a1>price list</a1>.
    """
    if pair.segment is None and not (TAG.search(pair.source) or TAG.search(pair.target)):
        return
    faults = list(_faults(pair))
    for message, remedy, span in faults:
        yield Problem(message, remedy, span)
    other = None if faults or pair.segment is None else fault(pair.segment, pair.target)
    if other:
        yield Problem(f"{other}; the translation can't be placed", "write it anew")


_Fault = tuple[str, str, tuple[int, int] | None]


def _faults(pair: Pair) -> Iterator[_Fault]:
    wanted = _expected(pair)
    tokens = list(TAG.finditer(pair.target))
    known = {form for forms in wanted.values() for form in forms}
    literal = set(map(_form, TAG.finditer(pair.source)))
    counts = Counter(map(_form, tokens))
    broken = False
    for name, forms in wanted.items():
        absent = [form for form in forms if not counts[form]]
        if len(absent) == len(forms):
            yield f"{_whole(name, forms)} is missing", f"put {_whole(name, forms)} where it belongs", None
        elif absent:
            yield f"{absent[0]} is missing", f"{_whole(name, forms)} must be whole", None
        broken = broken or bool(absent)
    for found in tokens:
        form = _form(found)
        if form not in known and form not in literal:
            broken = True
            yield (
                f"the source has no {found.group()}",
                "take it away; to change one, copy it from the source",
                found.span(),
            )
    doubled = next((t for t in reversed(tokens) if counts[_form(t)] > 1 and _form(t) in known), None)
    if doubled:
        yield f"{doubled.group()} is there {counts[_form(doubled)]} times", "keep one", doubled.span()
    elif not broken:
        yield from _misnested([token for token in tokens if _form(token) in known])


def _form(token: re.Match[str]) -> str:
    return token.group()


def _whole(name: str, forms: tuple[str, ...]) -> str:
    return f"<{name}>…</{name}>" if len(forms) > 1 else forms[0]


def _expected(pair: Pair) -> dict[str, tuple[str, ...]]:
    """Return each placeholder's name and the tags that make it; of a bare pair what the source has whole."""
    if pair.segment is not None:
        names = ((p.name, p.close is not None) for p in pair.segment.placeholders)
        return {name: (f"<{name}>", f"</{name}>") if paired else (f"<{name}/>",) for name, paired in names}
    forms = Counter(map(_form, TAG.finditer(pair.source)))
    expected: dict[str, tuple[str, ...]] = {}
    for found in TAG.finditer(pair.source):
        name = found[2]
        if found[3]:
            expected[name] = (f"<{name}/>",)
        elif forms[f"<{name}>"] == forms[f"</{name}>"] == 1:
            expected[name] = (f"<{name}>", f"</{name}>")
    return expected


def _misnested(tokens: list[re.Match[str]]) -> Iterator[_Fault]:
    open_names: list[str] = []
    for token in tokens:
        if token[3]:
            continue
        if not token[1]:
            open_names.append(token[2])
            continue
        if not open_names or open_names[-1] != token[2]:
            within = f" before </{open_names[-1]}>" if open_names else " before it is opened"
            yield f"{token.group()} closes{within}", "close the inner placeholder first", token.span()
            return
        open_names.pop()
