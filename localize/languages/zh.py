"""Chinese, simplified and traditional: sentences. A semicolon ends none."""

from __future__ import annotations

from localize.languages.readings import Readings, values
from localize.languages.rules import EAST_ASIAN_PAIRS, Rules, words

RULES = Rules(
    spaced=False,
    pairs=(*EAST_ASIAN_PAIRS, "‘’"),
    titles=words(
        "dr mr mrs ms prof st no nos fig figs vol vs cf e.g i.e approx ca p pp inc ltd co corp al etc u.s u.k"
    ),
    labels=r"(?:摘要|背景|目的|引言|前言|方法|对象与方法|對象與方法|结果|結果|讨论|討論|结论|結論|终点|終點)[ \u3000](?=[^\s])",
    # The speaker after the quotation belongs to it (“……。”他说。), and so does what the quotation is an attribute of.
    continues=(
        r"(?:[的等之者]|这[句样话]|這[句樣話]|一[词詞语語话話]|"
        r"[^，。！？；：、“”「」\s]{0,10}(?:说|說|道|问|問|喊|叫|表示|指出|称|稱|回答|写|寫|补充|補充|强调|強調|解释|解釋)"
        r"(?:道|着|著|过|過|了)?[，。！])"
    ),
    resumes=r"(?:的|之[^前后後间間所])",
)

NUMBERS = Readings(
    scales=values("百 1e2 千 1e3 万 1e4 萬 1e4 亿 1e8 億 1e8 兆 1e12"),
    chained=True,
    tenths="成(?![为為功人立长長本分员員果就])",
    percent="%|％|个百分点|個百分點",
    hundredths="百分之",
    fraction="分之",
    years="年",
    months="月(?![龄齡经經余餘])",
    ordinal_before=("第",),
    ordinal_behind="号|號|位|名(?!患|受|病)|世纪|世紀",
    told=values("一半 0.5 半数 0.5 半數 0.5 翻番 2 减半 0.5 減半 0.5"),
    implied=values(
        "半 0.5 季度 0.25 双 2 雙 2 倍 2 半年 6 两者 2 隔日 2 隔天 2 隔周 2 隔月 2 早晚 2 兩者 2 首 1 单 1 單 1 零 0 无 0 無 0"
    ),
    han=True,
    counted="[个個名例次天周週年岁歲倍成片粒滴]|分之|小时|小時|月份?|多[岁歲]|种|種|季度|期临床|期臨床|世纪|世紀|代",
    single="个|個|位|名|次|天|日|年|周|週|月|小时|小時|度|种|種|例|项|項|台|家|部|组|組|场|場|条|條",
    lowers="减|減|降|低|下|负|負",
    minus="零下|负|負",
    among="[人名例](?:患者)?[中里][，,]?(?:有|就有|约有)?",
    times="倍",
    factor=1,
    afternoon=("下午", "晚上", "傍晚"),
)
