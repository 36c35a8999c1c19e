"""Units of measure as texts write them, and quantities: numbers with their unit.

What counts as one unit stands in the tables: a row is a unit's dimension, its scale and its writings. Symbols are those
of the SI brochure (9th edition, 2019) and what medical texts use beside them; they are the same in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from localize.languages import Number, numbers, primary
from localize.languages.words import first_words, words_of
from localize.values import frozen

_EVERYWHERE = """
mass 1e-12 pg | ピコグラム | 皮克
mass 1e-9 ng | ナノグラム | 纳克 | 나노그램
mass 1e-6 µg | μg | ug | mcg | マイクログラム | 微克 | 마이크로그램 | microgram | micrograms | Mikrogramm
mass 1e-3 mg | ミリグラム | 毫克 | 밀리그램 | milligram | milligrams | Milligramm | milligrammes
mass 1 g | グラム | 克 | 그램 | gram | grams | Gramm | grammes | gramos
mass 1e3 kg | キログラム | 公斤 | 千克 | 킬로그램 | kilogram | kilograms | kilo | kilos | Kilogramm | kilogrammes
length 1e-9 nm | ナノメートル | 纳米 | 나노미터 | nanometer | nanometers | nanometre | nanometres
length 1e-6 µm | μm | um | マイクロメートル | ミクロン | 微米 | 마이크로미터 | micrometer | micrometers | micron | microns
length 1e-3 mm | ミリメートル | ミリ | 毫米 | 밀리미터 | millimeter | millimeters | millimetre | millimetres | Millimeter
length 1e-2 cm | センチメートル | センチ | 厘米 | 公分 | 센티미터 | 센티 | centimeter | centimeters | centimetre | centimetres | Zentimeter
length 1 m | メートル | 米 | 미터 | meter | meters | metre | metres | Meter | Metern | mètres
length 1e3 km | キロメートル | 公里 | 千米 | 킬로미터 | kilometer | kilometers | kilometre | kilometres | Kilometer | kilomètres
inch 1 インチ | 英寸 | 인치 | inch | inches | Zoll | pouces
foot 1 ft | フィート | 英尺 | 피트 | foot | feet | Fuß | pieds
mile 1 マイル | 英里 | 마일 | mile | miles | Meile | Meilen
area 1e-6 mm² | mm2 | 平方ミリメートル | 平方毫米 | 제곱밀리미터
area 1e-4 cm² | cm2 | ㎠ | 平方センチメートル | 平方センチ | 平方厘米 | 제곱센티미터 | square centimeters | square centimetres
area 1 m² | m2 | ㎡ | 平方メートル | 平方米 | 제곱미터 | square meters | square metres | Quadratmeter
area 1e6 km² | km2 | 平方キロメートル | 平方キロ | 平方公里 | 제곱킬로미터 | square kilometers | square kilometres
volume 1e-6 µL | μL | µl | μl | マイクロリットル | 微升 | 마이크로리터 | mm³ | mm3
volume 1e-3 mL | ml | ㎖ | cc | ミリリットル | 毫升 | 밀리리터 | milliliter | milliliters | millilitre | millilitres | cm³ | cm3
volume 1e-1 dL | dl | デシリットル | 分升 | 데시리터
volume 1 L | l | リットル | 升 | 리터 | liter | liters | litre | litres
energy 1e-3 mJ | ミリジュール
energy 1 J | ジュール | 焦耳 | 줄 | joule | joules
energy 1e3 kJ | キロジュール
calorie 1 kcal | キロカロリー | カロリー | 千卡 | 大卡 | 킬로칼로리 | 칼로리 | kilocalories | calories | Kilokalorien | kilocalorías
power 1e-3 mW | ミリワット
power 1 W | ワット | 瓦 | 와트 | watt | watts
power 1e3 kW | キロワット | 千瓦 | 킬로와트 | kilowatts
power 1e6 MW | メガワット | 兆瓦 | 메가와트 | megawatts
frequency 1 Hz | ヘルツ | 赫兹 | 헤르츠
frequency 1e3 kHz | キロヘルツ | 千赫 | 킬로헤르츠
frequency 1e6 MHz | メガヘルツ | 兆赫 | 메가헤르츠
amount 1e-12 pmol
amount 1e-9 nmol
amount 1e-6 µmol | μmol
amount 1e-3 mmol | ミリモル | 毫摩尔
amount 1 mol | モル | 摩尔
mmHg 1 mmHg | mm Hg | ミリ水銀柱 | 毫米汞柱 | 밀리미터수은주
kPa 1 kPa | キロパスカル
cmH2O 1 cmH2O | cmH₂O | cm H2O | cm H₂O
equivalent 1 mEq | meq | ミリ当量 | mEqu
osmole 1 mOsm | mosm
concentration 1e-9 nM
concentration 1e-6 µM | μM
concentration 1e-3 mM
rate 1 rpm | 回転/分 | 转/分
ppm 1 ppm
decibel 1 dB | デシベル | 分贝 | 데시벨
volt 1e-3 mV
volt 1 V | ボルト | 伏 | 볼트 | volts
volt 1e3 kV
ampere 1e-3 mA
sievert 1e-3 mSv | ミリシーベルト
sievert 1 Sv | シーベルト
celsius 1 °C | ℃ | 摄氏度 | degrees Celsius
fahrenheit 1 °F | ℉ | 华氏度 | degrees Fahrenheit
gray 1e-3 mGy
gray 1 Gy | グレイ
iu 1 IU | U | UI | I.E. | IE | 国際単位 | 単位 | 国际单位 | 单位 | 국제단위 | 단위 | units | Einheiten | unités | unidades
tablet 1 錠 | 片 | 정 | tablet | tablets | pill | pills | Tablette | Tabletten | comprimé | comprimés | comprimido | comprimidos | tableta | tabletas
capsule 1 カプセル | 胶囊 | 粒胶囊 | 캡슐 | capsule | capsules | Kapsel | Kapseln | gélule | gélules | cápsula | cápsulas
sachet 1 包 | 袋 | 포 | packet | packets | sachet | sachets | Beutel
drop 1 滴 | 방울 | drop | drops | Tropfen | goutte | gouttes | gota | gotas
second 1e-15 fs | フェムト秒 | 飞秒 | 펨토초 | femtosecond | femtoseconds
second 1e-12 ps | ピコ秒 | 皮秒 | 피코초 | picosecond | picoseconds
second 1e-9 ns | ナノ秒 | 纳秒 | 나노초 | nanosecond | nanoseconds
second 1e-6 µs | μs | マイクロ秒 | 微秒 | 마이크로초 | microsecond | microseconds
second 1e-3 ms | ミリ秒 | 毫秒 | 밀리초 | millisecond | milliseconds
second 1 s | sec | secs | 秒 | 초 | second | seconds | Sekunde | Sekunden | seconde | secondes | segundo | segundos
"""

# `month` and `year` share a dimension, as do the others from second to week: 14 days are 2 weeks.
_OF_A_LANGUAGE = {
    "ja": """
        times 1 回 | 倍
        second 60 分 | 分間
        second 3600 時間
        second 86400 日 | 日間
        second 604800 週 | 週間
        month 1 か月 | カ月 | ヶ月 | ヵ月 | ケ月 | 箇月 | か月間 | カ月間 | ヶ月間 | ヵ月間 | ケ月間
        month 12 年 | 年間 | 歳 | 才
        yen 1 円
        dollar 1 ドル
        euro 1 ユーロ
        pound 1 ポンド
        yuan 1 元
        won 1 ウォン""",
    "zh": """
        times 1 次 | 倍
        second 60 分钟 | 分鐘
        second 3600 小时 | 小時 | 个小时 | 個小時
        second 86400 天 | 日
        second 604800 周 | 週 | 星期 | 个星期 | 個星期
        month 1 个月 | 個月
        month 12 年 | 岁 | 歲
        yen 1 日元 | 日圆 | 日圓
        dollar 1 美元 | 美金
        euro 1 欧元 | 歐元
        pound 1 英镑 | 英鎊 | 磅
        yuan 1 元 | 人民币
        won 1 韩元 | 韓元""",
    "ko": """
        times 1 번 | 회 | 배
        second 60 분 | 분간
        second 3600 시간
        second 86400 일 | 일간
        second 604800 주 | 주간
        month 1 개월 | 개월간 | 달
        month 12 년 | 년간 | 세 | 살
        yen 1 엔
        dollar 1 달러
        euro 1 유로
        pound 1 파운드
        yuan 1 위안
        won 1 원""",
    "en": """
        times 1 times | fold
        second 60 min | mins | minute | minutes
        second 3600 h | hr | hrs | hour | hours
        second 86400 day | days
        second 604800 week | weeks | wk | wks
        month 1 month | months
        month 12 year | years | yr | yrs
        yen 1 yen
        dollar 1 dollar | dollars
        euro 1 euro | euros
        pound 1 pound | pounds | lb | lbs
        yuan 1 yuan
        won 1 won""",
    "de": """
        times 1 mal | Mal
        second 60 min | Minute | Minuten
        second 3600 h | Std. | Stunde | Stunden
        second 86400 Tag | Tage | Tagen
        second 604800 Woche | Wochen
        month 1 Monat | Monate | Monaten
        month 12 Jahr | Jahre | Jahren
        yen 1 Yen
        dollar 1 Dollar
        euro 1 Euro
        pound 1 Pfund""",
    "fr": """
        times 1 fois
        second 60 min | minute | minutes
        second 3600 h | heure | heures
        second 86400 jour | jours
        second 604800 semaine | semaines
        month 1 mois
        month 12 an | ans | année | années
        yen 1 yen | yens
        dollar 1 dollar | dollars
        euro 1 euro | euros
        pound 1 livre | livres""",
    "es": """
        times 1 veces
        second 60 min | minuto | minutos
        second 3600 h | hora | horas
        second 86400 día | días
        second 604800 semana | semanas
        month 1 mes | meses
        month 12 año | años
        yen 1 yen | yenes
        dollar 1 dólar | dólares
        euro 1 euro | euros
        pound 1 libra | libras""",
}

# Words that are a number and its unit at once: the unit of the number that they are read as.
_WHOLE = {
    "ja": {"半年": "か月", "半日": "時間", "半月": "日"},
    "zh": {"半年": "个月"},
    "ko": {"반년": "개월"},
    "en": {"twice": "times", "thrice": "times", "fortnight": "days"},
    "de": {word + "mal": "Mal" for word in ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"]},
    "fr": {"quinze jours": "jours"},
    "es": {},
}

_MONEY = {"$": "dollar", "＄": "dollar", "€": "euro", "£": "pound", "¥": "yen", "￥": "yen", "₩": "won"}
_MONEY_BEFORE = re.compile(r"([$＄€£¥￥₩])\s?\Z")
_GAPS = frozenset((" ", "-", "\xa0", "\u202f", "‐", "‑"))
_PART_OF = re.compile(r" (?:of )?an? | d[’']| d'un[e]? ")
_AND_A_HALF = re.compile(r"半(?![日月年身分数])|\s반(?![가-힣])| and a half\b| et demie?\b| y medi[oa]\b")
_HALF_MORE = re.compile(r"[ -]and[ -]a[ -]half\b")
_OF_MORE = re.compile(r"and[ -](?:a[ -])?\Z")
_DECADE = re.compile(r"\b(?:his|her|their|the|our|my|in|early|mid|late|to|and)[ -]\Z|\ds?[-–]\Z")
_RANGE = re.compile(r"\s?(?:[-‐‑–—−〜～~]|から|ないし|至|到|에서|to|and|or|bis|und|oder|à|et|ou|a|y|o)\s?")
"""Between two numbers that share a unit: 2〜3時間, between 0.5 and 1.0 cm."""
_OVER = re.compile(r"\s?[/／]\s?")
_PLAIN = frozenset(("number", "word", "hint", "ratio"))
COUNTED = frozenset(("tablet", "capsule", "sachet", "drop", "times"))
"""Dimensions of what is counted, not measured."""
# 3分の2 is two thirds, 2日目 the second day, 1週目, 2年生: no amounts. 十分 is enough.
_NO_AMOUNT = re.compile(r"(?<=分)の[0-9０-９一二三四五六七八九十]|目|生|[代級级号]")


@frozen
class Quantity:
    """A number with its unit."""

    value: Decimal
    dimension: str
    scale: Decimal
    per: tuple[str, Decimal] | None
    """What it is divided by, as in J/cm²."""
    start: int
    end: int
    text: str
    firm: bool
    """Whether its number is written in digits."""

    def equals(self, other: Quantity) -> bool:
        """Tell whether two are the same amount; what is divided by counts where both say it."""
        return (
            self.dimension == other.dimension
            and self._amount(other) == other._amount(self)
            and (self.per is None or other.per is None or self.per[0] == other.per[0])
        )

    def _amount(self, other: Quantity) -> Decimal:
        """Return the value in the dimension's own unit, ready to be compared: 12,000/µL is 12 × 10⁹/L."""
        amount = self.value * self.scale
        return amount * other.per[1] if self.per and other.per else amount


@cache
def _units(language: str) -> tuple[re.Pattern[str], dict[str, tuple[str, Decimal]]]:
    rows = {}
    for line in [*_EVERYWHERE.splitlines(), *_OF_A_LANGUAGE.get(language, _OF_A_LANGUAGE["en"]).splitlines()]:
        if line.strip():
            dimension, scale, writings = line.split(None, 2)
            rows.update({writing.strip(): (dimension, Decimal(scale)) for writing in writings.split(" | ")})
    longest_first = "|".join(map(re.escape, sorted(rows, key=lambda writing: (-len(writing), writing))))
    return re.compile(rf"({longest_first})(?![A-Za-zÀ-ÖØ-öø-ɏ²³])(?!(?<=[A-Za-z])[0-9])"), rows


@cache
def _unit_words(language: str) -> frozenset[str]:
    """Return the words in ASCII that units begin with, and those that are a number and its unit."""
    return first_words(text for text in (*_units(language)[1], *_WHOLE.get(language, ())) if text.isascii())


def quantities(text: str, language: str) -> Iterator[Quantity]:
    """Yield the numbers of a text that have a unit which the tables know, in the order of the text."""
    if text.isascii() and "$" not in text and _unit_words(primary(language)).isdisjoint(words_of(text)):
        return
    left: Number | None = None
    for number in numbers(text, language):
        # 第24周 may be 24 weeks; the fifth day is none of five.
        plain = number.kind in _PLAIN or (number.kind == "ordinal" and number.firm)
        found = _quantity(number, text, primary(language)) if plain else None
        if found:
            value, (dimension, scale), per, start, end = found
            if left and _RANGE.fullmatch(text, left.end, start):
                yield Quantity(left.value, dimension, scale, per, left.start, left.end, left.text, left.firm)
            yield Quantity(value, dimension, scale, per, start, end, text[start:end], number.firm)
        left = number if plain and not found else None


_Unit = tuple[str, Decimal]


def _quantity(number: Number, text: str, language: str) -> tuple[Decimal, _Unit, _Unit | None, int, int] | None:
    """Return value, unit, what it is divided by, and the place of a number with its unit."""
    pattern, rows = _units(language)
    value, start, end = number.value, number.start, number.end
    money = _MONEY_BEFORE.search(text, max(0, start - 2), start)
    if money:
        return value, (_MONEY[money[1]], Decimal(1)), None, money.start(1), end
    whole = _WHOLE[language].get(number.text.lower()) if language in _WHOLE else None
    if whole:
        return value, rows[whole], None, start, end
    if value < 1 and _OF_MORE.search(text, max(0, start - 6), start):
        return None  # six and a half: read with the six
    if more := _HALF_MORE.match(text, end):
        value, end = value + Decimal("0.5"), more.end()
    over = _OVER.match(text, end)
    under = pattern.match(text, over.end()) if over else None
    if under and rows[under[1]][0] in ("volume", "area"):
        return value, ("count", Decimal(1)), rows[under[1]], start, under.end()
    part = _PART_OF.match(text, end) if 0 < value < 1 else None
    unit = pattern.match(text, part.end() if part else end + (text[end : end + 1] in _GAPS))
    if unit is None or (number.text == "十" and unit[1] == "分") or _NO_AMOUNT.match(text, unit.end()):
        return None
    if unit[1] == "s" and unit.start() == end and value % 10 == 0 and _DECADE.search(text, max(0, start - 8), start):
        return None  # in their 40s
    end = unit.end()
    over = _OVER.match(text, end)
    under = pattern.match(text, over.end()) if over else None
    if under:
        return value, rows[unit[1]], rows[under[1]], start, under.end()
    half = _AND_A_HALF.match(text, end)
    return (value + Decimal("0.5"), rows[unit[1]], None, start, half.end()) if half else (value, rows[unit[1]], None, start, end)  # fmt: skip
