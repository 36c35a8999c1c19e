"""The rule `opposite`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from localize.checks.base import Pair, Problem, check
from localize.checks.patterns import compiled, heads
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
    de: \\blink(?:e[nmrs]?|s)\\b / \\brecht(?:e[nmrs]?|s)\\b
    fr: \\bgauches?\\b / (?<!le )\\bdroit(?:e|es)?\\b(?! d[eu’'])
    es: \\bizquierd / \\bderech[oa]s?\\b(?! de)
before meals, after meals
    ja: 食前|空腹時 / 食後
    en: \\bbefore (?:meals|eating|food|breakfast|lunch|dinner)|\\bempty stomach|\\bfasting / \\bafter (?:meals|eating|food|breakfast|lunch|dinner)|\\bpostprandial
    zh: 饭前|餐前|空腹 / 饭后|餐后
    ko: 식전|공복 / 식후
    de: \\bvor (?:dem essen|den mahlzeiten|dem frühstück)|\\bnüchtern / \\bnach (?:dem essen|den mahlzeiten|dem frühstück)
    fr: \\bavant (?:les? repas|de manger)|\\bà jeun / \\baprès (?:les? repas|avoir mangé)
    es: \\bantes de (?:las? comidas?|comer)|\\bayunas / \\bdespués de (?:las? comidas?|comer)
hypertension, hypotension
    ja: 高血圧 / 低血圧
    en: \\bhypertensi|\\bhigh blood pressure / \\bhypotensi|\\blow blood pressure
    zh: 高血压|高血壓 / 低血压|低血壓
    ko: 고혈압 / 저혈압
    de: \\bhypertonie|\\bbluthochdruck / \\bhypotonie|\\bniedriger blutdruck
    fr: \\bhypertension / \\bhypotension
    es: \\bhipertens / \\bhipotens
hyperglycemia, hypoglycemia
    ja: 高血糖 / 低血糖
    en: \\bhyperglyc|\\bhigh blood (?:sugar|glucose) / \\bhypoglyc|\\blow blood (?:sugar|glucose)
    zh: 高血糖 / 低血糖
    ko: 고혈당 / 저혈당
    de: \\bhyperglyk|\\büberzucker / \\bhypoglyk|\\bunterzucker
    fr: \\bhyperglyc / \\bhypoglyc
    es: \\bhipergluc / \\bhipogluc
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
    de: \\bgutartig|\\bbenign / \\bbösartig|\\bmalign
    fr: \\bbénign|\\bbénin\\b / \\bmalign|\\bmalin\\b
    es: \\bbenign / \\bmalign
acute, chronic
    ja: 急性(?!増悪) / 慢性
    en: \\bacute(?! exacerb) / \\bchronic
    zh: 急性 / 慢性
    ko: 급성 / 만성
    de: \\bakut / \\bchronisch
    fr: \\baigu(?:ë|e|s|ës)?\\b / \\bchroni
    es: \\bagud[oa] / \\bcrónic
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
    ja: 内服|経口|飲み薬 / 外用|塗り薬
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
    ja: 最小|最低|最も低|もっとも低 / 最大|最高|最も高|もっとも高
    en: \\bminim|\\blowest / \\bmaxim|\\bhighest
    zh: 最小|最低 / 最大|最高
    ko: 최소|최저 / 최대|최고
before, after
    ja: (?:手術|施術|妊娠|出産|治療|投与|接種|使用|服用|検査|運動|入浴|移植|発症|麻酔|退院)前(?!後)|術前(?!後) / (?:手術|施術|妊娠|出産|治療|投与|接種|使用|服用|検査|運動|入浴|移植|発症|麻酔|退院)後|術後|術前後
    en: \\bbefore\\b|\\bprior to\\b|\\bpre-?(?:operati|treatment|pregnan|vaccin)|\\bpreced / \\bafter|\\bfollowing\\b|\\bfollowed\\b|\\bpost|\\bonce\\b|\\bsince\\b|\\bwhen\\b
    zh: (?:手术|治疗|妊娠|接种|用药|检查|术)前(?!后)|術前(?!後) / (?:手术|治疗|妊娠|接种|用药|检查|术)后|術後|术前后
    ko: (?:수술|시술|치료|임신|접종|복용|검사|투여) ?전(?! ?후) / (?:수술|시술|치료|임신|접종|복용|검사|투여) ?(?:전 ?)?후
day, night
    ja: 昼間|日中(?!関) / 夜間|夜中
    en: \\bdaytime|\\bduring the day|\\bby day\\b / \\bnight
    zh: 白天|日间 / 夜间|夜晚
    ko: 낮(?= ?[에동시]) / 밤(?= ?[에동새중])|야간
adults, children
    ja: 大人|成人 / 子ども|子供|小児
    en: \\badults?\\b / \\bchild|\\bp(?:a)?ediatric|\\bkids?\\b
    zh: 成人 / 儿童|小儿
    ko: 성인|어른 / 소아|어린이|아이들
mild, severe
    ja: 軽症|軽度 / 重症(?!度)|重度
    en: \\bmild|\\bminor\\b / \\bsevere
    zh: 轻度|轻症 / 重度|重症
    ko: 경증|경도 / 중증(?!도)|중도
must, need not
    ja: なければ(?:なり|なら|いけ)|なくては(?:なり|なら|いけ)|ないと(?:いけ) / なくても?(?:よい|いい|良い|かま|構|大丈夫)|必要[はが]?(?:ない|ありません|なく)|不要
    en: \\bmust\\b(?! not)|(?<!not )(?<!n't )(?<!n’t )\\bha(?:ve|s) to\\b / \\b(?:not|n[’']t) (?:have|need) to\\b|\\bneed(?: not|n[’']t)\\b|\\bno need\\b|\\bunnecessar|\\bnot (?:necessary|required)
    zh: 必须|必須|务必 / 无需|無需|不必|不需要|不用(?=[担去做])
    ko: 야(?:만)? (?:합니다|한다|하며) / 필요[는가] 없|않아도 (?:됩니다|된다|괜찮)
    de: \\b(?:muss|müssen)\\b(?! nicht) / \\bbrauch\\w+\\b[^.]{0,30}\\bnicht\\b|\\b(?:muss|müssen) nicht\\b|\\bnicht (?:nötig|erforderlich|notwendig)
    fr: \\b(?:devez|doit|doivent|faut)\\b / \\bpas (?:nécessaire|besoin|obligatoire)|\\binutile
upper, lower
    ja: 上(?:肢|腕|まぶた|眼瞼|顎|半身|腹部) / 下(?:肢|腿|まぶた|眼瞼|顎|半身|腹部)
    en: \\bupper (?:limb|extremit|arm|eyelid|lid|jaw|body|abdom|half)|\\barms?\\b / \\blower (?:limb|extremit|leg|eyelid|lid|jaw|body|abdom|half)|\\blegs?\\b
    zh: 上肢|上臂 / 下肢|小腿
    ko: 상지|팔 / 하지(?= ?[의가부정])|다리
medial, lateral
    ja: 内側 / 外側
    en: \\bmedial|\\binner|\\binside|\\binward / \\blateral|\\bouter|\\boutside|\\boutward
    zh: 内侧 / 外侧
    ko: 내측|안쪽 / 외측|바깥쪽
proximal, distal
    ja: 近位 / 遠位
    en: \\bproximal / \\bdistal
    zh: 近端 / 远端
    ko: 근위 / 원위
unilateral, bilateral
    ja: 片側 / 両側
    en: \\bunilateral|\\bone side|\\bone-sided / \\bbilateral|\\bboth sides
    zh: 单侧 / 双侧|两侧
    ko: 편측|한쪽 / 양측|양쪽
men, women
    ja: 男性(?!ホルモン|型)|男児|男子 / 女性(?!ホルモン)|女児|女子
    en: \\bmen\\b|\\bmen[’']s|\\bman\\b|\\bmales?\\b|\\bboys?\\b / \\bwom[ae]n|\\bfemales?\\b|\\bgirls?\\b
    zh: 男性(?!激素)|男孩 / 女性(?!激素)|妇女|女孩
    ko: 남성(?! ?호르몬|형)|남자 / 여성(?! ?호르몬)|여자
mother, father
    ja: 母親 / 父親
    en: \\bmothers?\\b|\\bmaternal / \\bfathers?\\b|\\bpaternal
    zh: 母亲 / 父亲
    ko: 어머니|모친 / 아버지|부친
inhalation, exhalation
    ja: 吸気|息を吸 / 呼気|息を吐
    en: \\binspirat|\\binhal|\\bbreath\\w* in\\b / \\bexpirat|\\bexhal|\\bbreath\\w* out\\b
    zh: 吸气 / 呼气
    ko: 흡기|들이마시 / 호기|내쉬
tachycardia, bradycardia
    ja: 頻脈 / 徐脈
    en: \\btachycard|\\bfast (?:heart|pulse) / \\bbradycard|\\bslow (?:heart|pulse)
    zh: 心动过速 / 心动过缓
    ko: 빈맥 / 서맥
dilate, constrict
    ja: 血管[^。]{0,6}拡張|拡張薬|散瞳 / 血管[^。]{0,6}収縮|収縮薬|縮瞳
    en: \\bdilat|vasodilat / \\bconstrict|vasoconstrict
    zh: 扩张 / 收缩(?!压|期)
    ko: 확장(?!기) / 수축(?!기)
agonist, antagonist
    ja: 作動薬|刺激薬 / 拮抗薬|遮断薬
    en: \\bagonist / \\bantagonist|\\bblocker
    zh: 激动剂 / 拮抗剂|阻滞剂
    ko: 작용제|효능제 / 길항제|차단제
donor, recipient
    ja: ドナー|提供者 / レシピエント
    en: \\bdonor / \\brecipient
    zh: 供体|供者 / 受体(?!激|拮|阻)|受者
    ko: 공여자|기증자 / 수혜자|수여자
premenopausal, postmenopausal
    ja: 閉経前 / 閉経後
    en: \\bpre-?menopaus|\\bbefore (?:the )?menopause / \\bpost-?menopaus|\\bafter (?:the )?menopause
    zh: 绝经前 / 绝经后
    ko: 폐경 ?전 / 폐경 ?후
constipation, diarrhea
    ja: 便秘 / 下痢(?!止)
    en: \\bconstipat / \\bdiarrh
    zh: 便秘 / 腹泻
    ko: 변비 / 설사
hyperkalemia, hypokalemia
    ja: 高カリウム / 低カリウム
    en: \\bhyperkal / \\bhypokal
    zh: 高钾 / 低钾
    ko: 고칼륨 / 저칼륨
flexion, extension
    ja: 屈曲 / 伸展(?!性)
    en: \\bflexion|\\bflex(?:ed|ing)? / \\bextension|\\bextend
    zh: 屈曲 / 伸展
    ko: 굴곡 / 신전
supine, prone
    ja: 仰臥位|仰向け|あおむけ / 腹臥位|うつぶせ|うつ伏せ
    en: \\bsupine|\\bon (?:your|the|his|her) back / \\bprone\\b|\\bface down|\\bon (?:your|the|his|her) stomach
    zh: 仰卧 / 俯卧
    ko: 앙와위|바로 누 / 복와위|엎드
warm, cool
    ja: 温め|あたため / 冷やし|冷やす
    en: \\bwarm|\\bheat(?:ed|ing)?\\b / \\bcool|\\bice\\b|\\bcold
    zh: 热敷 / 冷敷
    ko: 온찜질|따뜻 / 냉찜질|차갑
start, stop
    ja: (?:投与|服用|治療|使用)を?(?:開始|始め) / (?:投与|服用|治療|使用)を?(?:中止|中断|やめ)
    en: \\bstart|\\bbegin|\\bbegan|\\binitiat / \\bstop|\\bdiscontinu|\\bceas|\\bwithdr|\\binterrupt
    zh: (?:开始)(?:服用|用药|治疗|使用) / 停止(?:服用|用药|治疗|使用)|停药
    ko: (?:투여|복용|치료|사용)[를을]? ?(?:개시|시작) / (?:투여|복용|치료|사용)[를을]? ?(?:중지|중단)
"""


_Names = tuple[str, str]


@check(Severity.WARNING)
def opposite(pair: Pair) -> Iterator[Problem]:
    """Report a word that is its opposite in the translation: left for right, hypotension for hypertension.

    Compared are pairs that medicine lives by: sides of the body, before and after meals, high and low blood pressure or
    sugar, benign and malignant, acute and chronic, positive and negative results, systolic and diastolic, artery and
    vein, oral and topical, men and women, must and need not. A pair is reported where each text has only one of the two
    words, and not the same.

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
    target, theirs = visible(pair.target), _table(primary(pair.target_language))
    for names, meant in opposites(visible(pair.source).text, pair.source_language).items():
        if names not in theirs:
            continue
        translation = lowered(target.text)
        same, turned = theirs[names] if meant == names[0] else theirs[names][::-1]
        found = late(turned).search(translation)
        if found and not late(same).search(translation):
            written = names[1] if meant == names[0] else names[0]
            yield Problem(
                f'"{meant}" in the source is "{written}" in the translation',
                f'write "{meant}", unless the source is wrong',
                target.span(*found.span()),
            )


def opposites(text: str, language: str) -> dict[_Names, str]:
    """Return the pairs of opposites of which a text has one word and not the other, each with that word."""
    low, table = lowered(text), _table(primary(language))
    found = {}
    for names in _named(low, primary(language)):
        first, second = (late(word).search(low) is not None for word in table[names])
        if first is not second:
            found[names] = names[0] if first else names[1]
    return found


def _named(low: str, language: str) -> list[_Names]:
    """Return the pairs that a text may have words of, in the order of the table; most texts have none."""
    anywhere, by_head = _any(language)
    named: set[_Names] = set()
    match = anywhere.search(low)
    while match:
        start = match.start()
        named.update(by_head.get(low[start : start + 2], ()), by_head.get(low[start], ()), by_head.get("", ()))
        match = anywhere.search(low, start + 1)
    return [names for names in _table(language) if names in named] if named else []


@cache
def _any(language: str) -> tuple[re.Pattern[str], dict[str, list[_Names]]]:
    """Return what finds any word of the table, and its pairs by how their words begin."""
    by_head: dict[str, list[_Names]] = {}
    for names, words in _table(language).items():
        for head in heads(*words):
            by_head.setdefault(head, []).append(names)
    return compiled(*[word for both in _table(language).values() for word in both]), by_head


@cache
def _table(language: str) -> Mapping[_Names, tuple[str, str]]:
    found: dict[_Names, tuple[str, str]] = {}
    names = ("", "")
    for line in filter(str.strip, _ROWS.splitlines()):
        if not line.startswith(" "):
            one, _, other = line.partition(", ")
            names = one, other
        elif line.strip().startswith(f"{language}:"):
            first, _, second = line.split(":", 1)[1].partition(" / ")
            found[names] = first.strip(), second.strip()
    return MappingProxyType(found)
