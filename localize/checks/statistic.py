"""The rule `statistic`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from localize.checks.base import Pair, Problem, check
from localize.checks.comparisons import Comparison, both_may_compare, comparisons, contradicts
from localize.checks.visible import Visible, visible
from localize.languages import has_digit, numbers
from localize.languages.rules import words
from localize.languages.words import late, lowered, words_of
from localize.model import Severity

# What a number is of. A name in capitals must have a number behind it, so that the word OR is none.
_MEASURES = {
    "HR": r"(?<![A-Za-z])HRs?(?![A-Za-z])(?=[^A-Za-z]{0,4}\d)|HR(?<=[(（]HR)(?=[)）])|ハザード比|风险比|危险比|위험비|(?i:hazard[- ]ratio|rapport de risques? instantanés|razón de riesgos instantáneos)",
    "OR": r"(?<![A-Za-z])ORs?(?![A-Za-z])(?=[^A-Za-z]{0,4}\d)|OR(?<=[(（]OR)(?=[)）])|オッズ比|比值比|优势比|오즈비|교차비|(?i:odds[- ]ratio|rapport des? cotes|razón de (?:posibilidades|momios|probabilidades))",
    "RR": r"(?<![A-Za-z])RRs?(?![A-Za-z])(?=[^A-Za-z]{0,4}\d)|RR(?<=[(（]RR)(?=[)）])|リスク比|相対リスク|相対危険度|相对风险|相对危险度|상대 ?위험도|(?i:risk ratio|relative risk|relatives? risiko|risque relatif|riesgo relativo)",
    "SD": r"(?<![A-Za-z])SD(?![A-Za-z])|標準偏差|标准差|标准偏差|표준 ?편차|(?i:standard deviation|standardabweichung|écart[- ]type|desviación (?:estándar|típica))",
    "SE": r"(?<![A-Za-z])SEM?(?![A-Za-z])|標準誤差|标准误|표준 ?오차|(?i:standard error|standardfehler|erreur[- ]type|erreur standard|error (?:estándar|típico))",
    "median": r"(?i)中央値|\bmedian(?:er|e|en|es)?\b|\bmédiane?s?\b|\bmedian[ao]s?\b|中位(?![置于於])|중앙값|중간값",
    "mean": r"(?i)平均|\bmean\b|\baverage|\bmittlere[rsn]?\b|mittelwert|durchschnitt|\bmoyenn?e?s?\b|\bpromedio|평균|均值",
}
_NAMES = {
    "HR": "hazard ratio", "OR": "odds ratio", "RR": "risk ratio", "SD": "standard deviation", "SE": "standard error",
    "median": "median", "mean": "mean",
}  # fmt: skip
# What no name of a measure is without: a word, a part of one, an abbreviation in capitals.
_WORDS = words("""
    hazard odds ratio rapport razón relative relatives relatif relativo standard standardabweichung écart desviación
    standardfehler erreur estándar típico típica median mediane medianer medianen medianes médian médiane médians
    médianes mediana medianas mediano medianos mean mittlere mittlerer mittleres mittleren moyen moyens moyenne moyennes
""")
_PARTS = ("average", "mittelwert", "durchschnitt", "promedio")
_CHARACTERS = "比|相対|相对|標準|标准|中央値|中位|平均|均值|비|위험도|표준|중앙값|중간값|평균"
_ABBREVIATIONS = tuple(filter(str.isupper, _MEASURES))
_SAYS_PLUS_MINUS = ("±", "+/", "プラスマイナス", "plus or minus")
_PLUS_MINUS = re.compile(r"±|\+/[-−]|プラスマイナス|plus or minus")
_NO_SIGN = re.compile(r"\s*\w{0,4}\s*[-–—−〜～~+/,.;:]?\s*")
_P = re.compile(r"[PpＰｐ](?<![A-Za-zＡ-Ｚａ-ｚ].)\s?(?:値|value|值|값)?\s?(?P<sign>[=<>＝＜＞≤≥≦≧⩽⩾])")
_OPERATORS = {"≤": "≤", "≦": "≤", "⩽": "≤", "≥": "≥", "≧": "≥", "⩾": "≥", "＜": "<", "＞": ">", "＝": "="}


@check(Severity.ERROR)
def statistic(pair: Pair) -> Iterator[Problem]:
    """Report a comparison, measure or ± that says something else in the translation.

    Compared are the direction of comparisons with the same number (p < 0.05, 20歳未満 and under 20, 3日以上 and at least
    3 days), < with ≤ where both texts write signs, p values, ±, and what a number is of: hazard, odds and risk ratio,
    standard deviation and error, median and mean. The numbers themselves are the business of `number`.

    Bad:
        ja: 差は有意であった(p < 0.05)。
        en: The difference was significant (p > 0.05).

    Bad:
        ja: ハザード比は0.79であった。
        en: The odds ratio was 0.79.

    Good:
        ja: 20歳未満の方は受けられません(ハザード比0.79、p < 0.05)。
        en: People under 20 cannot have it (HR 0.79; p < 0.05).
    """
    if pair.authors_words:
        return
    yield from _measures(pair)
    yield from _comparisons(pair)
    if has_digit(pair.source) or has_digit(pair.target):
        yield from _p_values(pair)
        yield from _plus_minus(pair)


def _comparisons(pair: Pair) -> Iterator[Problem]:
    source, target = visible(pair.source), visible(pair.target)
    if not both_may_compare((source.text, pair.source_language), (target.text, pair.target_language)):
        return
    ours = comparisons(source.text, pair.source_language)
    theirs = comparisons(target.text, pair.target_language) if ours else []
    for wanted in ours:
        same = [found for found in theirs if found.number.value == wanted.number.value]
        # One number may be compared twice: over 60 and under 60, which is two of each in both texts.
        both = [found for found in ours if found.number.value == wanted.number.value]
        if len(both) == len(same) > 1 and wanted is both[0]:
            yield from _directions(both, same, source, target)
            continue
        if same and all(contradicts(wanted, found) for found in same):
            found = same[0]
            if all(contradicts(other, found) for other in ours if other.number.value == found.number.value):
                yield _turned(wanted, found, source, target)


def _directions(
    ours: Sequence[Comparison], theirs: Sequence[Comparison], source: Visible, target: Visible
) -> Iterator[Problem]:
    """Compare the directions of one number that both texts compare as often."""
    directions = [found.direction for found in ours]
    lost = [
        found
        for found in ours
        if directions.count(found.direction) > [t.direction for t in theirs].count(found.direction)
    ]
    new = [
        found
        for found in theirs
        if [t.direction for t in theirs].count(found.direction) > directions.count(found.direction)
    ]
    if lost and new:
        yield _turned(lost[0], new[0], source, target)


def _turned(wanted: Comparison, found: Comparison, source: Visible, target: Visible) -> Problem:
    ours, theirs = source.text[wanted.start : wanted.end].strip(), target.text[found.start : found.end].strip()
    return Problem(
        f"{ours} in the source is {theirs} in the translation",
        f"write {wanted.sign} {wanted.number.text}" if wanted.sign else "turn the comparison round, as in the source",
        target.span(found.start, found.end),
    )


def _p_values(pair: Pair) -> Iterator[Problem]:
    """Compare = with <: two comparisons that contradict each other are found anyway."""
    source, target = visible(pair.source), visible(pair.target)
    ours = [_operator(m) for m in _P.finditer(source.text)]
    theirs = list(_P.finditer(target.text)) if ours else []
    if len(ours) != len(theirs):
        return
    for wanted, found in zip(ours, theirs, strict=True):
        given = _operator(found)
        if wanted != given and "=" in (wanted, given) and sorted(ours) != sorted(map(_operator, theirs)):
            yield Problem(f"p {wanted} in the source is p {given} in the translation", f"write {wanted}", target.span(*found.span("sign")))  # fmt: skip


def _operator(found: re.Match[str]) -> str:
    return _OPERATORS.get(found["sign"], found["sign"])


def _measures(pair: Pair) -> Iterator[Problem]:
    source, target = visible(pair.source), visible(pair.target)
    if not (_may_measure(source.text) and _may_measure(target.text)):
        return
    for group in (("HR", "OR", "RR"), ("SD", "SE"), ("median", "mean")):
        ours = {name: len(late(_MEASURES[name]).findall(source.text)) for name in group}
        if not any(ours.values()):
            continue
        theirs = {name: list(late(_MEASURES[name]).finditer(target.text)) for name in group}
        # A measure may be named twice, "relative risk (RR)"; other words are repeated as the language likes.
        most = 1 if "mean" in group else 9
        lost = [name for name in group if min(ours[name], most) > len(theirs[name])]
        new = [name for name in group if theirs[name] and not ours[name]]
        if lost and new:
            yield Problem(f"the {_NAMES[lost[0]]} of the source is the {_NAMES[new[0]]} in the translation", f"write {_NAMES[lost[0]]}", target.span(*theirs[new[0]][0].span()))  # fmt: skip


def _may_measure(text: str) -> bool:
    low = lowered(text)
    return (
        not _WORDS.isdisjoint(words_of(text))
        or any(name in text for name in _ABBREVIATIONS)
        or any(part in low for part in _PARTS)
        or (not text.isascii() and late(_CHARACTERS).search(text) is not None)
    )


def _plus_minus(pair: Pair) -> Iterator[Problem]:
    source, target = visible(pair.source), visible(pair.target)
    if not any(said in source.text for said in _SAYS_PLUS_MINUS):
        return
    ours, theirs = numbers(source.text, pair.source_language), numbers(target.text, pair.target_language)
    wanted = {
        (one.value, two.value): f"{one.text} ± {two.text}"
        for one, two in pairwise(ours)
        if two.start - one.end < 12 and _PLUS_MINUS.search(source.text[one.end : two.start])
    }
    for one, two in pairwise(theirs):
        between = target.text[one.end : two.start] if two.start - one.end < 12 else "too far"
        said = wanted.get((one.value, abs(two.value)))
        if said and _NO_SIGN.fullmatch(between):
            yield Problem(
                f"{said} in the source has no ± in the translation", "write ±", target.span(one.start, two.end)
            )
