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
    strong: str
    """Of the words of reserve those that a translation must have in some way."""
    every: str = "(?!)"
    """What leaves no exception, which a statement with a reserve, or of most, does not say."""
    most: str = "(?!)"
    """What leaves exceptions without being a reserve."""


_WORDS = {
    "ja": _Words(
        "可能性|かもしれ|考えられ|思われ|示唆|期待[さでし]|見込[まめみ]|とみられ|推測|推定|目指|目的|場合が|こともあ|ことがあ|やすく|傾向|報告され|といわれ|と言われ|でしょう|おそれ|恐れ|かねな|かねません",
        "証明|実証|保証|必ず(?!しも)|確実|絶対|完治|根治|完全に|100[%％]|まったくな[いくか]|全くな[いくか]|副作用(?:は|の心配は|が)(?:ない|ありません)|永久|リスクゼロ"
        "|世界一|日本一|最高の|痛み[^。]{0,5}(?:な[いく]|ません)|無痛",
        "可能性が|かもしれ|示唆され|期待でき|期待され|考えられて[いお]",
        every="必ず(?!しも)|いつも|常に|(?:すべて|全て)の(?:方|人|患者)|全員|誰でも|だれでも|どなたでも",
        most="多くの(?:方|人|患者)|(?:方|人|患者)が多|ほとんどの(?:方|人|患者)|大半の|一部の|少な[くい]|にくい|傾向|(?:ことが|場合が)ある|(?:ことが|場合が)あり",
    ),
    "en": _Words(
        r"\bmay\b|\bmight\b|\bcould\b|\bcan\b|\bwould\b|suggest|\blikely\b|possib|potential|probabl|perhaps|expect"
        r"|\bappear|\bseem|indicat|believed|thought to|considered|estimated|reported|associated|\bhope|\baims?\b|\baimed"
        r"|promis|\bhelps?\b|\btends?\b|sometimes|occasion|prone|susceptib|easier|easily",
        r"\bprov(?:e[sdn]?|ing|en)\b|guarante|warrant|\bensur|\bassur(?!ance)|definite|undoubted|without fail"
        r"|(?<!\ba )\bcertain(?:ly|ty)?\b(?! \w+s\b)|\balways (?:works?|effective|succe|safe|improves?)"
        r"|\bcure[sd]?\b|complete(?:ly)? (?:safe|cure|eliminat|free|remov)|100 ?%|\bpermanent|\bperfectly\b|miracle"
        r"|no (?:risks?|side effects?)\b|\bpainless|(?<!almost )(?<!nearly )(?<!virtually )\b(?:pain|risk)-free"
        r"|\bbest\b(?! (?:to\b|if\b|regards|wishes|known))|number one",
        r"(?<!you )\bmay\b(?! \d)|\bmight\b|\bsuggests?\b",
        every=r"\balways\b|\beveryone\b|\beverybody\b|\ball (?:patients|people|women|men|children)"
        r"|\bevery (?:patient|person|case)|\bin all cases|\bwithout exception",
        most=r"\bmost\b|\bmany\b|\bsome\b|\bless\b|\btend|\busual|\boften\b|\bgenerally\b|\bmostly\b",
    ),
    "zh": _Words(
        "可能|或许|也许|有望|期待|预期|据认为|认为|提示|推测|推定|有时|倾向|容易|据报|旨在|估计|大概|会有|有助于|恐|据说|被认为",
        "证明|證明|证实|證實|保证|保證|一定(?!程度|的)|必定|必然|绝对|絕對|根治|治愈|完全|永久|无副作用|没有副作用|百分之百|100[%％]|最佳|第一(?=品牌|名)|无痛",
        "可能会|或许|也许|有望|提示",
        every="总是|总会|所有(?:人|患者)|每个人|人人",
        most="大多数|多数|许多|很多|部分|一些|往往|通常",
    ),
    "ko": _Words(
        "가능성|수 (?:있|도)|생각|보인|추정|추측|기대|시사|경향|보고|예상|쉽|듯|것으로|경우",
        "증명|입증|보장|보증|반드시(?! .{0,8}것은 아)|확실|절대|완치|근치|완벽|영구|100 ?[%％]|부작용(?:이|은)? 없|최고의|무통",
        "지도 모|가능성이|시사",
        every="항상|언제나|모든 (?:환자|사람|분)|누구나",
        most="대부분|많은|일부|대개|보통|흔히",
    ),
    "de": _Words(
        r"\bkann\b|\bkönn|\bmöglich|\bvermutlich|\bwahrscheinlich|\bvielleicht|\bdürfte|\bsollte|\bscheint"
        r"|\bscheinen|hinweis|\bmitunter|\bmanchmal|\berwart|\bhoff|\bwürde|\bgilt als|\bgelten als|\bhilf"
        r"|\bneig",
        r"\bbewiesen|\bbeweis|\bsicher(?:ge)?stell|\bwunder(?!bar)|\bgewährleist|\bnachgewiesen|\bgarantiert"
        r"|\bgarantie|\bheilt\b|\bsicher (?:wirk|heil)|\bvöllig (?:sicher|ungefährlich)|\b100 ?%"
        r"|\bnebenwirkungsfrei|\bohne (?:risiko|nebenwirkungen)|\bschmerzlos|\bschmerzfrei",
        r"\bmöglicherweise|\bvielleicht|\bkönnte|\bvermutlich",
        every=r"\bimmer\b(?! noch)|\bstets\b|\balle (?:patient|menschen)|\bjede[rs]?\b|\bausnahmslos",
        most=r"\bdie meisten|\bviele|\bmeist|\beinige|\boft\b",
    ),
    "fr": _Words(
        r"\bpeu[tvx]|\bpourr|\bpossib|\bprobabl|\bpeut-être|\bsuggèr|\bsembl|\bparaît|\bparfois|\bdevrait"
        r"|\bserait|\baurait|\bindiqu|\bespér|\battend|\baide|\btend|\bpotentiel|\béventuel|\bsuppos|\bprétend",
        r"\bprouv|\bgaranti|\bguéri[rt]|\bà coup sûr|\bsans (?:risque|effets? secondaires?|aucun risque)"
        r"|\b100 ?%|\bindolore|\bmeilleur|\btotalement sûr",
        r"\bpourrai|\bpeut-être|\bsuggèr",
        every=r"\btoujours\b(?! pas)|\btous les (?:patients|cas)|\btout le monde|\bchacun\b",
        most=r"\bla plupart|\bbeaucoup|\bsouvent|\bcertain|\bgénéralement",
    ),
}

_NOT_BEFORE = re.compile(r"(?:\bnot?|n[’']t|never|cannot|without|\bno|不|没有|未|无法)(?: \w+){0,2} ?\Z", re.IGNORECASE)
_NOT_BEHIND = re.compile(r"[^。.]{0,8}(?:ない|ません|않|못|없|아니)")
_REST = re.compile(r"[A-Za-z]+|[ぁ-ん]{1,5}")


@check(Severity.WARNING, default=False)
def claim(pair: Pair) -> Iterator[Problem]:
    """Report a wording that advertising rules forbid, and a translation that claims more than its source.

    Off unless `[checks] enable = ["claim"]`, `--only claim`, or `[checks.claims]` has wordings of a locale that must
    not be written (these are errors): `en = ["guaranteed", "painless"]`. Claiming more is: a certainty that the source
    does not have (proves, guaranteed, cures), everyone and always for most and may, or none of its reserve (可能性がある,
    may, suggests) left.

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
    ours, theirs = primary(pair.source_language), primary(pair.target_language)
    if forbidden or ours not in _WORDS or theirs not in _WORDS:
        return
    source = unicodedata.normalize("NFKC", visible(pair.source).text)

    def meant(kind: str) -> re.Match[str] | None:
        return _pattern(kind, ours).search(source)

    def written(kind: str) -> re.Match[str] | None:
        return _pattern(kind, theirs).search(target.text)

    reserve, more = meant("hedge"), None
    if not meant("sure"):
        more = written("sure")
        if more is None and not meant("every") and (leaves_exceptions := meant("strong") or meant("most")):
            reserve, more = leaves_exceptions, written("every")
    if more and not _denied(target.text, more):
        said = f', the source only "{_word(source, reserve)}"' if reserve else ", the source does not"
        yield Problem(f'the translation says "{_word(target.text, more)}"{said}', "claim no more than the source", target.span(*more.span()))  # fmt: skip
    elif reserve and meant("strong") and not written("hedge"):
        yield Problem(f'the reserve of the source ("{_word(source, reserve)}") is not in the translation', "say it with a reserve, too")  # fmt: skip


@cache
def _pattern(kind: str, language: str) -> re.Pattern[str]:
    """Return the pattern of a kind of words, a field of the language's table."""
    return re.compile(getattr(_WORDS[language], kind), re.IGNORECASE)


def _word(text: str, found: re.Match[str]) -> str:
    """Return what was found to the end of its word, as a message quotes it."""
    rest = _REST.match(text, found.end())
    return found.group() + (rest.group() if rest else "")


def _denied(text: str, found: re.Match[str]) -> bool:
    """Tell whether a certainty is denied: cannot be guaranteed, has not been proven, 보장하지 않습니다."""
    before, behind = text[max(0, found.start() - 24) : found.start()], text[found.end() : found.end() + 12]
    return _NOT_BEFORE.search(before) is not None or _NOT_BEHIND.match(behind) is not None


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
