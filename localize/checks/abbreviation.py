"""The rule `abbreviation`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from localize.catalogs import is_quoted
from localize.checks.base import Problem, Sheet, Subject, check
from localize.checks.visible import shown, visible
from localize.languages import primary
from localize.languages.rules import words
from localize.model import Entry, Severity, State

# Two capitals at least, three letters and digits in all: PRP, IL-6, mRNA, but neither CT nor US.
_SHORT = re.compile(
    r"(?<![A-Za-z0-9@./_-])(?=[a-z]{0,2}[A-Z0-9-]*[A-Z][A-Z0-9-]*[A-Z])[a-z]{0,2}[A-Z][A-Za-z0-9]{2,7}(?![A-Za-z0-9@/_])"
)
# One of two letters counts where the page defines it: 関節リウマチ（RA）.
_PAIR = re.compile(r"(?<![A-Za-z0-9@./_-])[A-Z]{2}(?![A-Za-z0-9@/_-])")
_ENDING = re.compile(r"(?<=[A-Z0-9])(?:s|ed|ing)\Z")
_CAPITALS = re.compile(r"[A-Z][a-z0-9-]?[A-Z]")
# Brackets and marks of full width are made half-width first: sets of ASCII alone are compiled in a tenth of the time.
_NARROW = str.maketrans("（）：；，", "():;,")
_DEFINED = r"(?:[(\[][^()\[\]]{{0,60}}?(?<![A-Za-z]){0}s?(?![A-Za-z])[^()\[\]]{{0,60}}[)\]]|(?<![A-Za-z]){0}s?\s?[(\[][^()\[\]]{{4,}}[)\]])"
_NEAR_BRACKETS = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]*\s?[(\[][^()\[\]]*[)\]]")
_LEADING = r"(?:以下|略称|略して|いわゆる|別名|通称|以下、|简称|簡稱|下称|이하|약칭)?"
# What stands in brackets is the abbreviation, with its words or without: (PRP), (PRP: platelet-rich plasma), (以下PRP).
_DEFINING = (
    rf"[(\[]\s*{_LEADING}\s*[「“\"]?{{0}}s?[」”\"]?(?:療法|法)?\s*(?:[:;,、=][^()\[\]]{{{{3,80}}}})?[)\]]"
    r"|[(\[][^()\[\]]{{3,80}}[:;,、=]\s*{0}s?\s*[)\]]"
    r"|(?<![A-Za-z])(?<![A-Z] ){0}s?\s?[(\[][^()\[\]]{{4,}}[)\]]"
)
_KNOWN = words("""
    DNA RNA mRNA HIV AIDS MRI PET PCR ELISA COVID SARS LED FAQ PDF URL HTML USA WHO FDA NIH UVA UVB BMI SPF SNS LINE NHK ASCII URI USB CPU
    QOL DOI PMID PMCID JAMA BMJ NEJM ISSN ISBN GMP ISO III VIII VII XII HbA1c
""")
"""What readers know by these letters, or is no abbreviation of the text."""
_REORDERS = frozenset(("fr", "es", "it", "pt", "ro", "ca", "gl"))
"""Languages that put an abbreviation's letters in another order: DNA is ADN."""


@check(Severity.WARNING, about=Subject.CATALOG)
def abbreviation(sheet: Sheet) -> Iterator[Problem]:
    """Report an abbreviation that the translation does not define where the article does, or writes in another way later.

    A page defines an abbreviation once, at its first use, 多血小板血漿(PRP), and then uses it. The translation should define it in
    the same place, and have the same letters later. Reported, too, is one that only the translation has and that is
    defined nowhere on the page. What readers know by its letters (DNA, MRI) needs no definition, and the words of quoted
    authors stay as they are.

    Bad:
        ja: PRPは自分の血液から作ります。
        en: PRP is made from your own blood.
        also: 多血小板血漿(PRP)を注射します。 = PRP is injected.

    Bad:
        ja: PRPは自分の血液から作ります。
        en: PRF is made from your own blood.
        also: 多血小板血漿(PRP)を注射します。 = Platelet-rich plasma (PRP) is injected.

    Good:
        ja: PRPは自分の血液から作ります。
        en: PRP is made from your own blood.
        also: 多血小板血漿(PRP)を注射します。 = Platelet-rich plasma (PRP) is injected.
    """
    pairs = [_Texts(entry) for entry in sheet.live if entry.state is State.CONFIRMED and entry.msgid_plural is None]
    # What the authors of a quote spell out is theirs to say.
    ours = [pair for pair in pairs if not is_quoted(pair.entry)]
    first_defined = {short: pair for pair in reversed(ours) for short in pair.defined_in_source}
    yield from _undefined(pairs, first_defined)
    if primary(sheet.locale) not in _REORDERS:
        yield from _changed(ours, {short for pair in ours for short in _pairs_defined(pair.source)})


class _Texts:
    """An entry's two texts, and their abbreviations."""

    __slots__ = ("defined_in_source", "entry", "ours", "source", "target", "theirs")

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.source, self.target = shown(entry.msgid), shown(entry.msgstr)
        self.ours, self.theirs = _abbreviations(self.source), _abbreviations(self.target)
        self.defined_in_source = [short for short in self.ours if _defines(self.source, short, _DEFINING)]


def _abbreviations(text: str) -> list[str]:
    if not _CAPITALS.search(text):
        return []
    # A title in capitals is none, word by word.
    letters = [c for c in text if c.isalpha()]
    if sum(map(str.isupper, letters)) > len(letters) * 0.6 and len(letters) > 12:
        return []
    return list(dict.fromkeys(_ENDING.sub("", found.group()) for found in _SHORT.finditer(text)))


def _defines(text: str, short: str, pattern: str = _DEFINED) -> bool:
    """Tell whether a text says what an abbreviation stands for; `_DEFINED` takes any bracket that has it for that."""
    text = text.translate(_NARROW)
    # A pattern for each abbreviation takes long to compile: most stand nowhere near a bracket.
    if not any(short in found.group() for found in _NEAR_BRACKETS.finditer(text)):
        return False
    return any(
        # (LDAP, NFS): a list says of none what it stands for.
        pattern is _DEFINED or len(_abbreviations(found.group())) <= 1
        for found in re.finditer(pattern.format(re.escape(short)), text)
    )


def _undefined(pairs: Sequence[_Texts], first_defined: dict[str, _Texts]) -> Iterator[Problem]:
    used = {short for pair in pairs for short in pair.theirs}
    defined = {short for pair in pairs for short in pair.theirs if _defines(pair.target, short)}
    in_source = {short for pair in pairs for short in pair.ours}
    lost = [short for short in first_defined if short in used and short not in defined and short not in _KNOWN]
    new = used - in_source - defined - _KNOWN
    if not lost and not new:
        return
    plain = {word for pair in pairs for word in re.findall(r"[A-Za-z]+", pair.target)}
    stressed = {short for short in (*lost, *new) if short.lower() in plain or short.title() in plain}
    for short in lost:
        if short not in stressed:
            yield Problem(
                f"{short} is defined here in the article, and nowhere in the translation",
                f"write it out at its first use, with ({short}) behind it",
                entry=first_defined[short].entry,
            )
    for pair in pairs:
        for short in pair.theirs if not is_quoted(pair.entry) else ():
            # FEES, for emphasis; XML, where the article has xml.
            if short not in new or short in stressed or short.lower() in pair.source.lower():
                continue
            if not any(len(o) == len(short) and _alike(o, short) for o in pair.ours):
                new.remove(short)
                yield Problem(
                    f"{short} is not in the article, and the translation does not say what it stands for",
                    f"write it out at its first use, with ({short}) behind it",
                    _span(pair, short),
                    entry=pair.entry,
                )


def _pairs_defined(text: str) -> Iterator[str]:
    return (short for short in set(_PAIR.findall(text)) if _defines(text, short, _DEFINING))


def _changed(pairs: Sequence[_Texts], two_letters: set[str]) -> Iterator[Problem]:
    for pair in pairs:
        lost = [short for short in pair.ours if short not in pair.target]
        new = [short for short in pair.theirs if short not in pair.source]
        short_ones = [short for short in two_letters if short in pair.source and short not in pair.target]
        if short_ones:
            lost += sorted(short_ones)
            new += [short for short in _PAIR.findall(pair.target) if short not in pair.source]
        for short in lost:
            other = next((o for o in new if len(o) == len(short) and _alike(o, short)), None)
            if other:
                yield Problem(f"{short} in the source is {other} in the translation", f"write {short}", _span(pair, other), entry=pair.entry)  # fmt: skip


def _alike(one: str, other: str) -> bool:
    """Tell whether two abbreviations of one length may be one that is mistyped: a letter differs, or two changed places."""
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 or (len(apart) == 2 and apart[0] == apart[1][::-1])


def _span(pair: _Texts, short: str) -> tuple[int, int]:
    start = pair.target.index(short)
    return visible(pair.entry.msgstr).span(start, start + len(short))
