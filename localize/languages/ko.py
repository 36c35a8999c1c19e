"""Korean: sentences."""

from __future__ import annotations

from localize.languages.readings import Readings, values
from localize.languages.rules import EUROPEAN_PAIRS, QUOTES, Rules, words

# Of the words in 요 those that are verbs: 필요 and 중요 are nouns.
_POLITE = (
    r"(?:니다|(?:어|아|여|에|예|세|네|군|지|까|래|해|데|구|거든|려|겨|져|켜|줘|춰|워|와|봐|돼|되|게|나)요|었죠|았죠|겠죠)"
    r"[ㅋㅎㅠㅜ~^♡♥☺\U0001F300-\U0001FAFF]*"
)

RULES = Rules(
    pairs=(*EUROPEAN_PAIRS, *QUOTES, "<>", "「」", "『』", "《》", "〈〉", "（）", "【】"),
    whole=True,
    titles=words("dr mr mrs ms prof st no nos fig figs vol vs cf e.g i.e approx ca p pp"),
    endings=words("al etc inc ltd co corp u.s u.k ph.d m.d"),
    # What takes up a quotation: "…다." 라고 말했다; particles stand right behind it.
    continues=(
        r"(?:\s?(?:이?라고|이?라며|이?라는|이?라면서|이?란|하고|하며|하는)|고\s|며\s|는\s|는데|라|이라|"
        r"(?:은|는|이|가|을|를|의|에|로|으로|와|과|도|만)(?=[\s,.]))"
    ),
    # Polite and plain predicates after which prose goes on without a space, or, the polite ones, without a stop.
    glued=r"(?:다|요|죠|까|음|함|임|오)",
    closes=_POLITE,
    bare=rf"{_POLITE}(?=[\s)])",
)

_ONES = values("한 1 두 2 세 3 네 4 다섯 5 여섯 6 일곱 7 여덟 8 아홉 9")
_TENS = values("열 10 스물 20 서른 30 마흔 40 쉰 50 예순 60 일흔 70 여든 80 아흔 90")
_COMPOUNDS = {f"{ten}{one}": a + b for ten, a in _TENS.items() for one, b in _ONES.items()}

NUMBERS = Readings(
    scales=values("백 1e2 천 1e3 만 1e4 억 1e8 조 1e12 백만 1e6 천만 1e7"),
    chained=True,
    tenths="할(?![인당])",
    percent="%|％|퍼센트|프로|%포인트",
    fraction="분의",
    years="년",
    months="월",
    ordinal_before=("제",),
    ordinal_behind="번째|위|등|회차|세기",
    ordinals=values("첫째 1 둘째 2 셋째 3 넷째 4"),
    told=values("절반 0.5 둘 2 셋 3 넷 4"),
    implied=_ONES
    | _TENS
    | _COMPOUNDS
    | values("반 0.5 반년 6 하나 1 스무 20 첫 1 아침저녁 2 양쪽 2 배 2 십 10 백 100 이틀 2 사흘 3 나흘 4 열흘 10"),
    # Alone a native number may be part of any word: 두통, 세포.
    counted=r"\s?(?:번|명|차례|가지|개(?!월)|달|주(?![위변사])|시간|알|정|살|배|건|곳|사람|방울)",
    single="개|명|번|회|일|년|주|개월|시간|도|종|가지|장|건|점|위|대|곳|차례|살",
    lowers="감소|줄|낮|하락|마이너스",
    minus=r"마이너스\s?|영하\s?",
    among=r"\s?명\s?(?:중|가운데|당)\s?(?:약\s?)?",
    times="배",
    afternoon=("오후", "저녁"),
)
