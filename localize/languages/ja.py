"""Japanese: sentences."""

from __future__ import annotations

from localize.languages.readings import Readings, values
from localize.languages.rules import EAST_ASIAN_PAIRS, Rules, words

# Particles and auxiliaries that go on after a quotation or an exclamation: 「…。」と言った, 本当ですか?という声.
# Each with the words that start a new sentence with the same letters, and so are none: とても, ところが, はい, がん, …
_CONTINUES = (
    r"(?:と(?!ても|ころ|りあえず|りわけ|にかく|きに|きど|もあれ|はいえ|ともに|もに|くに|ある日|いうわけ|いうこと)"
    r"|って|っぽ|っと(?!も)"
    r"|は(?![いじりやぁっげ]|たして|なは)"
    r"|が(?![んっぞ、]|ん治|か?ぜ)"
    r"|を|へ(?!え|ぇ|ル)"
    r"|に(?!も(?:かかわらず|関わらず)|きび|んにく|っこ|ほん|おい|わか)"
    r"|の(?![ちんどりび])"
    r"|も(?!し|ち|っと|う|と|の|ち|ら|た)"
    r"|で(?!も|は|す|き|あ[れる]ば|なければ)"
    r"|や(?!は|っ|が|り|め|せ|け)"
    r"|か(?:ら(?!だ)|も(?:しれ|ね)|な(?![らりぁ])|、)"
    r"|など|なん(?:だ|です|て)|な(?!お|ぜ|に|る|か|ん|ど|が|い|く|ぁ|め|ら)"
    r"|だ(?:と|っ|そう|よ|ね|、|。)|です|でし[たょ]"
    r"|より|まで|ばかり|くらい|ぐらい|だけ(?!ど)|程度|等|的)"
)

RULES = Rules(
    spaced=False,
    pairs=EAST_ASIAN_PAIRS,
    labels=r"(?:抄録|要旨|背景|目的|緒言|はじめに|対象|方法|対象と方法|結果|考察|結論|結語|まとめ)[ \u3000](?=[^\s])",
    # Names in Japanese text whose stop or mark ends nothing.
    titles=words("""
        dr mr mrs ms prof st no nos fig figs vol vs v.s cf e.g i.e approx ca p pp ver vers ed eds eq ref tel mt jr sr
        yahoo inc ltd co corp al etc u.s u.k ph.d m.d sp spp var subsp cv jan feb mar apr jun jul aug sep sept oct nov dec
    """),
    continues=_CONTINUES,
    # モー娘。のコンサート; 。。。。と思いました. After a plain stop a particle alone starts nothing.
    resumes=r"(?:の(?![ちんどりび])|って|という(?!わけ|こと)|と(?:思|言|述|書|語|話|答|聞|叫|呼|いっ|彼|私|著者|筆者|か[、。])|と[、。])",
    # In letters and blogs a note, (笑) or a face stands for the stop: おしまい♪, 泊まった(^_^). Only behind a predicate.
    bare=(
        r"(?<=[すたいだよねかなるうせぜんえけしわ！])(?:[♪♫♬]+|[★☆♡♥]+(?=\S|$)|[（(](?:笑|泣|汗|爆|涙|苦笑)[）)](?:[ｗw]+|♪)?"
        r"|[＼\\]?[（(][^\w\s（()）]{0,3}[\^;＾・´｀≧*'°TД][^\s（()）。、]{0,8}[)）][／ノ/]?|＾＾(?=\s))|[）)](?=[（(])"
    ),
    bare_starts="♪♫♬★☆♡♥（(＼\\＾）)",
    # Polite predicates, which stand at the end of a sentence in prose without stops; then closing brackets.
    closes=(
        r"(?:です|ます|でした|ました|ません|でしょう|ましょう|ください|下さい|ですか|ますか|である)[ね♪☆★]?[）)」』]*"
        # A line that is one quotation, as in lists of what patients say.
        r"|(?:\A|\n)\s*「[^「」]{2,}(?:「[^「」]*」[^「」]*)*」"
    ),
)

NUMBERS = Readings(
    scales=values("百 1e2 千 1e3 万 1e4 億 1e8 兆 1e12"),
    chained=True,
    tenths="割(?!引?り?当|り|合)",
    percent="%|％|パーセント|ﾊﾟｰｾﾝﾄ|ポイント(?=減|増|上|下)",
    fraction="分の",
    years="年",
    months="月(?![間経齢])",
    ordinal_before=("第",),
    ordinal_behind="番目|位|等|度目|回目|人目|例目|代目|日目|年目|つ目|つめ|世紀",
    told=values("半数 0.5 半分 0.5 半減 0.5 ふたつ 2 みっつ 3 よっつ 4 ふたり 2 倍増 2"),
    implied=values("""
        半ば 0.5 過半 0.5 半 0.5 ハーフ 0.5 半年 6 半日 12 半月 15 半世紀 50 四半期 4 四半 0.25
        両 2 隔日 2 隔週 2 隔月 2 朝夕 2 朝晩 2 双方 2 倍 2 ダブル 2 ペア 2 カップル 2 夫婦 2 トリプル 3 ダース 12 ゼロ 0 無 0 正午 12 元年 1 初 1 単 1
        ひとつ 1 ひとり 1 ワン 1 ツー 2 スリー 3 全員 100 十代 10
    """),
    han=True,
    counted="[人名回度倍割錠滴枚滴包階]|分の|つ(?!き|い)|か[月所国]|カ[月所国]|ヶ[月所国]|時間|日間|週間|年[間前後]|週|種類?|例(?!え|外)|番目|世紀|世代|代(?![わ理表謝])|歳|児|次(?!第|元)|期",
    eras=values("明治 1867 大正 1911 昭和 1925 平成 1988 令和 2018"),
    single=r"[^\d、。\s]{1,5}(?:あたり|当たり|につき)|つ|人|名|回|日|年|週|か月|カ月|ヶ月|ヵ月|箇月|ケ月|時間|度|種|本|枚|個|例|件|点|位|番|段|歩|組|台|軒|社|部|区|分|瞬|部屋|杯|匹|方|度目|泊|周|世帯|対|勝|敗",
    lowers="減|低下|下落|マイナス|下回|短縮|抑制",
    minus="マイナス|零下|氷点下|負の?",
    among="[人名例](?:に|中|のうち|あたり|当たり)[、,]?約?",
    times="倍",
    afternoon=("午後", "夜"),
)
