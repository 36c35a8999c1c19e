"""The rule `opposite`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from localize.checks.base import Pair, Problem, check
from localize.checks.patterns import compiled
from localize.checks.visible import visible
from localize.languages import primary
from localize.languages.words import late, lowered
from localize.model import Severity

# A row for each pair of opposites; of each language the one word and the other, as regular expressions. Words that
# mean both, or something else in daily language (right, left behind, negative feelings), are left out. They are in lower
# case, and searched in texts in lower case.
_ROWS = """
left, right
    ja: 左(?![右派翼])|(?<!右)左側 / 右(?![左派翼往])|(?<!左)右側
    en: \\bleft(?=[ -](?:side|sided|arm|leg|eye|ear|breast|hand|foot|knee|hip|kidney|lung|ventric|atri|lobe|cheek|half|lower|upper|shoulder)) / \\bright(?=[ -](?:side|sided|arm|leg|eye|ear|breast|hand|foot|knee|hip|kidney|lung|ventric|atri|lobe|cheek|half|lower|upper|shoulder))
    zh: 左(?!右)|左侧 / (?<!左)右
    ko: 왼쪽|좌측|좌[안심] / 오른쪽|우측|우[안심]
before meals, after meals
    ja: 食前|空腹時 / 食後
    en: \\bbefore (?:meals|eating|food|breakfast|lunch|dinner)|\\bempty stomach|\\bfasting / \\bafter (?:meals|eating|food|breakfast|lunch|dinner)|\\bpostprandial
    zh: 饭前|餐前|空腹 / 饭后|餐后
    ko: 식전|공복 / 식후
hypertension, hypotension
    ja: 高血圧 / 低血圧
    en: \\bhypertensi|\\bhigh blood pressure / \\bhypotensi|\\blow blood pressure
    zh: 高血压|高血壓 / 低血压|低血壓
    ko: 고혈압 / 저혈압
hyperglycemia, hypoglycemia
    ja: 高血糖 / 低血糖
    en: \\bhyperglyc|\\bhigh blood (?:sugar|glucose) / \\bhypoglyc|\\blow blood (?:sugar|glucose)
    zh: 高血糖 / 低血糖
    ko: 고혈당 / 저혈당
hyperthyroidism, hypothyroidism
    ja: 甲状腺機能亢進 / 甲状腺機能低下
    en: \\bhyperthyroid|\\boveractive thyroid / \\bhypothyroid|\\bunderactive thyroid
    zh: 甲状腺功能亢进|甲亢 / 甲状腺功能减退|甲减
    ko: 갑상(?:선|샘) ?기능 ?항진 / 갑상(?:선|샘) ?기능 ?저하
benign, malignant
    ja: 良性 / 悪性(?!リンパ|黒色|高熱|症候)
    en: \\bbenign / \\bmalignan
    zh: 良性 / 恶性|惡性
    ko: 양성 (?:종양|병변|질환) / 악성
acute, chronic
    ja: 急性(?!増悪) / 慢性
    en: \\bacute(?! exacerb) / \\bchronic
    zh: 急性 / 慢性
    ko: 급성 / 만성
positive result, negative result
    ja: (?<!偽)陽性 / (?<!偽)陰性
    en: \\bpositive\\b(?<!false.positive) / \\bnegative\\b(?<!false.negative)
    zh: (?<!假)阳性|(?<!假)陽性 / (?<!假)阴性|(?<!假)陰性
    ko: (?<!위)양성 / (?<!위)음성
false positive, false negative
    ja: 偽陽性 / 偽陰性
    en: \\bfalse[- ]positive / \\bfalse[- ]negative
    zh: 假阳性|假陽性 / 假阴性|假陰性
    ko: 위양성 / 위음성
systolic, diastolic
    ja: 収縮期 / 拡張期
    en: \\bsystolic / \\bdiastolic
    zh: 收缩压|收缩期 / 舒张压|舒张期
    ko: 수축기 / 이완기|확장기
artery, vein
    ja: 動脈(?!瘤|硬化) / 静脈
    en: \\barter / \\bvein|\\bvenous|\\bintravenous
    zh: 动脉(?!瘤|硬化)|動脈 / 静脉|靜脈
    ko: 동맥(?!류|경화) / 정맥
sensitivity, specificity
    ja: 感度 / 特異度
    en: \\bsensitivity / \\bspecificity
    zh: 灵敏度|敏感度|敏感性 / 特异度|特异性
    ko: 민감도 / 특이도
oral, topical
    ja: 内服|経口 / 外用|塗り薬
    en: \\boral(?:ly)?\\b|\\bby mouth / \\btopical|\\bointment
    zh: 口服|内服 / 外用
    ko: 경구|내복|먹는 약 / 외용|바르는 약
inpatient, outpatient
    ja: 入院 / 外来
    en: \\binpatient|\\bhospitali[sz] / \\boutpatient
    zh: 住院 / 门诊
    ko: 입원 / 외래
intramuscular, subcutaneous
    ja: 筋肉(?:内)?注射|筋注 / 皮下注射|皮下注
    en: \\bintramuscular / \\bsubcutaneous
    zh: 肌肉注射|肌注 / 皮下注射
    ko: 근육 ?주사|근주 / 피하 ?주사
shorten, prolong
    ja: 短縮 / 延長
    en: \\bshorten / \\bprolong|\\blengthen
    zh: 缩短 / 延长
    ko: 단축 / 연장
minimum, maximum
    ja: 最小|最低 / 最大|最高
    en: \\bminim|\\blowest / \\bmaxim|\\bhighest
    zh: 最小|最低 / 最大|最高
    ko: 최소|최저 / 최대|최고
"""


@check(Severity.WARNING)
def opposite(pair: Pair) -> Iterator[Problem]:
    """Report a word that is its opposite in the translation: left for right, hypotension for hypertension.

    Compared are pairs that medicine lives by: sides of the body, before and after meals, high and low blood pressure or
    sugar, benign and malignant, acute and chronic, positive and negative results, systolic and diastolic, artery and
    vein, oral and topical. A pair is reported where each text has only one of the two words, and not the same.

    Bad:
        ja: 右膝の痛みで受診した。
        en: The patient was seen for pain in the left knee.

    Bad:
        ja: 1日3回、食前に服用します。
        en: Take it three times a day after meals.

    Good:
        ja: 右膝の痛みで受診した。
        en: The patient was seen for pain in the right knee.
    """
    if pair.authors_words:
        return
    source, target = lowered(visible(pair.source).text), visible(pair.target)
    if not _any(primary(pair.source_language)).search(source):
        return
    translation = lowered(target.text)
    ours, theirs = _table(primary(pair.source_language)), _table(primary(pair.target_language))
    for names, (one, other) in ours.items():
        if names not in theirs:
            continue
        said = bool(late(one).search(source)), bool(late(other).search(source))
        if said[0] == said[1]:
            continue
        same, turned = theirs[names] if said[0] else theirs[names][::-1]
        found = late(turned).search(translation)
        if found and not late(same).search(translation):
            meant, written = names if said[0] else names[::-1]
            yield Problem(
                f"{meant} in the source is {written} in the translation",
                f"see which is right, and say it in both; the source means {meant}",
                target.span(*found.span()),
            )


@cache
def _any(language: str) -> re.Pattern[str]:
    return compiled(*[word for both in _table(language).values() for word in both] or ["(?!)"])


_Opposites = Mapping[tuple[str, str], tuple[str, str]]


@cache
def _table(language: str) -> _Opposites:
    found: dict[tuple[str, str], tuple[str, str]] = {}
    names = ("", "")
    for line in filter(str.strip, _ROWS.splitlines()):
        if not line.startswith(" "):
            one, _, other = line.partition(", ")
            names = one, other
        elif line.strip().startswith(f"{language}:"):
            first, _, second = line.split(":", 1)[1].partition(" / ")
            found[names] = first.strip(), second.strip()
    return MappingProxyType(found)
