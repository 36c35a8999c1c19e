"""Tell how much a decoded text looks like what people write.

Bytes of one encoding read in another often stand for characters all the same, but hardly ever for those that texts are
full of, nor for words of one script. This is a second opinion beside a detector that goes by pairs of bytes.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

_JAPANESE = (
    "日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者地合市業内相方四定今回新場金員入選立開"
    "手力学問高代明実円関決子動京全目表戦経通外最言現理調体化田当八六約主題下意法不来作性的要用制治度務強気小七成期公取都"
    "和機平加山思家話世受区多県続進正安設保改数記女初指心界支第産結点教報書活原先共得解名交資予向際面文反元重近千考認画海"
    "利組知道信集件別物使求所次水半品論計感特情示変基私各直式確運果容必応電住能無再位置流有過少検料状工建語空止送可役切由"
    "説転食比難車何足違消番術療病医治薬院細胞効果研究"
)
_CHINESE = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成"
    "方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工"
    "使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西月话合回特代内信表化"
    "老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活更别打女变四神总何电数安少报才结反受"
    "這個們來為國說時會對於著過發後種經麼學現當沒動還進樣從實軍無與長機關點業將兩間問並應戰頭體見產話內給門兒東聲員論處義"
    "幾認條氣題變總電數報開裡"
)
_KOREAN = (
    "이다는의에을를가고하로은한지사기도리서나대어자시인해일아그들수부스전정보라만성과장제구주안여있상조무으소내원유게면경적공"
    "비동신업개때바것되러우모중위국학방연데문등년세실미화관거치야물까회분당통체산각마선용저임음니습요"
)
_KANA = "".join(map(chr, (*range(0x3041, 0x3094), *range(0x30A1, 0x30F7), 0x30FC)))
_COMMON = frozenset(_JAPANESE + _CHINESE + _KOREAN + _KANA)
"""The commonest characters of newspapers; a text's own hundred or two are mostly among them."""

_WORD = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_LATIN = re.compile(r"[a-zA-Z\u00aa-\u024f\u1e00-\u1eff]+")
_NO_LATIN = re.compile(r"[^a-zA-Z\u00aa-\u024f\u1e00-\u1eff]+")
_BESIDE = re.compile(
    r"[\x00-\x7f\xa0\xa1\xab\xad\xbb\xbf\u0300-\u036f\u0591-\u05c7\u0610-\u06ff\u0900-\u0eff\u2010-\u2026\u2032-\u203a\u3000-\u303f\uff00-\uff65]|\Z"
)
"""What people put beside words: ASCII, quotation marks, dashes, marks of vowels; not the signs that wrongly read bytes are full of."""
_SAMPLE = 200_000


@cache
def _wide_letters() -> re.Pattern[str]:
    """Return what finds letters of scripts without capitals. It is only compiled where it is needed."""
    return re.compile(
        r"[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc]|[\U00020000-\U0003ffff]"
    )


class Likeness(NamedTuple):
    """How much a text looks like one."""

    share: float
    """Of its letters beyond ASCII those that stand where people write them, 0 to 1."""
    letters: int
    """How many letters beyond ASCII there are."""


def likeness(text: str) -> Likeness:
    """Judge the letters of a text beyond ASCII.

    Chinese characters, kana and hangul count where they are among the commonest. Other letters count in words of one
    script with usual capitals; accented Latin letters need plain ones beside them.
    """
    good = 0.0
    total = 0
    letters = _wide_letters()
    for found in _WORD.finditer(text, 0, _SAMPLE):
        word = found[0]
        wide = letters.findall(word)
        good += sum(letter in _COMMON for letter in wide)
        total += len(wide)
        if len(wide) < len(word):
            rest = letters.sub("", word) if wide else word
            count = sum(letter > "\x7f" for letter in rest)
            beside = _BESIDE.match(text, found.end()) and (not found.start() or _BESIDE.match(text, found.start() - 1))
            good += count * _word(rest) if beside else 0
            total += count
    return Likeness(good / total if total else 1.0, total)


def _word(word: str) -> float:
    """Return how much a word looks like one of an alphabet; amid a word capitals are those of another one, read wrongly."""
    if _LATIN.fullmatch(word):
        return 1.0 if len(word) == 1 or any(letter < "\x80" for letter in word) else 0.0
    if not _NO_LATIN.fullmatch(word) or any(a.islower() and b.isupper() for a, b in pairwise(word)):
        return 0.0
    return 0.5 if len(word) > 1 and word.isupper() else 1.0
