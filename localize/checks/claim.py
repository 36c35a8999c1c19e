"""The rule `claim`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from localize.checks.base import Pair, Problem, check
from localize.checks.visible import Visible, visible
from localize.languages import UNSPACED, primary
from localize.model import Severity
from localize.values import frozen


@frozen
class _Words:
    """Regular expressions of what makes a statement weaker, and of what makes it stronger than evidence can be."""

    hedge: str
    sure: str


_WORDS = {
    "ja": _Words(
        "可能性|かもしれ|考えられ|思われ|示唆|期待[さでし]|見込[まめみ]|とみられ|推測|推定|目指|目的|場合が|こともあ|ことがあ|やすく|傾向|報告され|といわれ|と言われ|でしょう",
        "証明|実証|保証|必ず(?!しも)|確実|絶対|完治|根治|完全に|100[%％]|まったくな[いくか]|全くな[いくか]|副作用(?:は|の心配は|が)(?:ない|ありません)|永久|リスクゼロ|世界一|日本一|最高の",
    ),
    "en": _Words(
        r"\bmay\b|\bmight\b|\bcould\b|\bcan\b|\bwould\b|suggest|\blikely\b|possib|potential|expect|\bappear|\bseem|believed|thought to|\bhope|\baims?\b|\baimed|indicat|associated|sometimes|\btends?\b|\bhelps?\b|reported|considered|estimated|probabl|perhaps|promis|prone|susceptib|occasion|easier|easily",
        r"\bprov(?:e[sdn]?|ing|en)\b|guarante|(?<!\ba )\bcertain(?:ly|ty)?\b(?! \w+s\b)|definite|\balways (?:works?|effective|succe|safe|improves?)|\bcure[sd]?\b|complete(?:ly)? (?:safe|cure|eliminat|free|remov)|100 ?%|without fail|\bensur|\bassur(?!ance)|undoubted|\bpermanent|\brisk-free|no (?:risks?|side effects?)\b|miracle|\bbest\b(?! (?:to\b|if\b|regards|wishes|known))|number one|\bperfectly\b",
    ),
    "zh": _Words(
        "可能|或许|也许|有望|期待|预期|据认为|认为|提示|推测|推定|有时|倾向|容易|据报|旨在|估计|大概|会有|有助于",
        "证明|證明|证实|證實|保证|保證|一定(?!程度|的)|必定|必然|绝对|絕對|根治|治愈|完全|永久|无副作用|没有副作用|百分之百|100[%％]|最佳|第一(?=品牌|名)",
    ),
    "ko": _Words(
        "가능성|수 (?:있|도)|생각|보인|추정|추측|기대|시사|경향|보고|예상|쉽|듯|것으로|경우",
        "증명|입증|보장|보증|반드시(?! .{0,8}것은 아)|확실|절대|완치|근치|완벽|영구|100 ?[%％]|부작용(?:이|은)? 없|최고의",
    ),
}


@check(Severity.WARNING, default=False)
def claim(pair: Pair) -> Iterator[Problem]:
    """Report a wording that advertising rules forbid, and a translation that claims more than its source.

    Off unless `[checks] enable = ["claim"]`, `--only claim`, or `[checks.claims]` has wordings of a locale that must not
    be written (these are errors): `en = ["guaranteed", "painless"]`. Claiming more is: a certainty that the source does not have
    (proves, guaranteed, always, cures), or none of its reserve (可能性がある, may, suggests) left.

    Bad:
        ja: しわが改善する可能性があります。
        en: It has been proven to improve wrinkles.

    Bad:
        ja: 効果が期待できます。
        en: Results are guaranteed.

    Bad:
        ja: 痛みの少ない施術です。
        en: This is a painless treatment.
        claim: painless

    Good:
        ja: しわが改善する可能性があります。
        en: It may improve wrinkles.
    """
    if pair.authors_words:
        return
    target = visible(pair.target)
    forbidden = list(_forbidden(target, pair))
    yield from forbidden
    ours, theirs = _patterns(primary(pair.source_language)), _patterns(primary(pair.target_language))
    if ours is None or theirs is None or forbidden:
        return
    source = unicodedata.normalize("NFKC", visible(pair.source).text)
    sure = None if ours[1].search(source) else theirs[1].search(target.text)
    hedge = ours[0].search(source)
    if sure and not _denied(target.text, sure):
        said = f', the source only "{_word(source, hedge)}"' if hedge else ", the source does not"
        yield Problem(f'the translation says "{_word(target.text, sure)}"{said}', "claim no more than the source", target.span(*sure.span()))  # fmt: skip
    elif hedge and _STRONG.search(source) and not theirs[0].search(target.text):
        yield Problem(f'the reserve of the source ("{_word(source, hedge)}") is not in the translation', "say it as the source does, such as with may")  # fmt: skip


_STRONG = re.compile(r"可能性が|かもしれ|示唆され|期待でき|期待され|(?<!you )\bmay\b(?! \d)|\bmight\b|\bsuggests?\b|可能会|或许|也许|有望|提示|지도 모|가능성이|시사", re.IGNORECASE)  # fmt: skip
_NOT_BEFORE = re.compile(r"(?:\bnot?|n[’']t|never|cannot|without|\bno|不|没有|未|无法)(?: \w+){0,2} ?\Z", re.IGNORECASE)
_NOT_BEHIND = re.compile(r"[^。.]{0,8}(?:ない|ません|않|못|없|아니)")


_REST = re.compile(r"[A-Za-z]+|[ぁ-ん]{1,5}")


def _word(text: str, found: re.Match[str]) -> str:
    """Return what was found to the end of its word, as a message quotes it."""
    rest = _REST.match(text, found.end())
    return found.group() + (rest.group() if rest else "")


def _denied(text: str, found: re.Match[str]) -> bool:
    """Tell whether a certainty is denied: cannot be guaranteed, has not been proven, 보장하지 않습니다."""
    before, behind = text[max(0, found.start() - 24) : found.start()], text[found.end() : found.end() + 12]
    return _NOT_BEFORE.search(before) is not None or _NOT_BEHIND.match(behind) is not None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    words = _WORDS.get(language)
    return None if words is None else (re.compile(words.hedge, re.IGNORECASE), re.compile(words.sure, re.IGNORECASE))


def _forbidden(target: Visible, pair: Pair) -> Iterator[Problem]:
    by_locale = pair.settings.claims
    tag = pair.target_language.lower()
    for locale, wordings in by_locale.items():
        if locale.lower().replace("_", "-") not in (tag, primary(tag)):
            continue
        for wording in wordings:
            for found in _wording(wording, primary(tag)).finditer(target.text) if wording.strip() else ():
                yield Problem(
                    f'"{found.group()}" is a wording that [checks.claims] forbids',
                    "say what is known, without promise",
                    target.span(*found.span()),
                    Severity.ERROR,
                )


@cache
def _wording(wording: str, language: str) -> re.Pattern[str]:
    """Compile a wording of the settings, whose letters stand for themselves; white space may be any."""
    plain = r"\s+".join(map(re.escape, wording.split()))
    glued = language in UNSPACED or language == "ko"
    return re.compile(plain if glued else rf"(?<!\w){plain}(?!\w)", re.IGNORECASE)
