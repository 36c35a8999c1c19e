"""The language of a passage: by its script where that decides, else by a model of letter sequences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from localize.languages.locales import primary, same_language
from localize.languages.scripts import script_share, written_in

# The model's names (ISO 639-3) of the languages that a site is likely to have; two-letter codes where BCP 47 has one.
_BY_ISO_639_3: Mapping[str, str] = {
    "afr": "af", "ara": "ar", "aze": "az", "bel": "be", "ben": "bn", "bul": "bg", "cat": "ca", "ces": "cs",
    "cmn": "zh", "cym": "cy", "dan": "da", "deu": "de", "ell": "el", "eng": "en", "epo": "eo", "est": "et",
    "fin": "fi", "fra": "fr", "guj": "gu", "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu", "hye": "hy",
    "ind": "id", "ita": "it", "jav": "jv", "jpn": "ja", "kan": "kn", "kat": "ka", "khm": "km", "kor": "ko",
    "lat": "la", "lav": "lv", "lit": "lt", "mal": "ml", "mar": "mr", "mkd": "mk", "mya": "my", "nep": "ne",
    "nld": "nl", "nob": "nb", "ori": "or", "pan": "pa", "pes": "fa", "pol": "pl", "por": "pt", "ron": "ro",
    "rus": "ru", "sin": "si", "slk": "sk", "slv": "sl", "sna": "sn", "spa": "es", "srp": "sr", "swe": "sv",
    "tam": "ta", "tel": "te", "tgl": "tl", "tha": "th", "tuk": "tk", "tur": "tr", "ukr": "uk", "urd": "ur",
    "uzb": "uz", "vie": "vi", "yid": "yi", "zul": "zu",
}  # fmt: skip
_TO_ISO_639_3: Mapping[str, str] = {short: long for long, short in _BY_ISO_639_3.items()}

# A Chinese character says about as much as three letters, a kana or a hangul syllable as two; so that a Japanese sentence
# full of Latin terms is still Japanese.
_WEIGHT: Mapping[str, int] = {"Hani": 3, "Hira": 2, "Kana": 2, "Hang": 2}
_EAST_ASIAN = ("Hani", "Hira", "Kana")

# Frequent traditional forms that JIS X 0208 has as well, though Japanese has not been written with them since 1946.
_OLD_FORMS = frozenset("們這沒說還與從來對會學國發實體點數變應當樣讓嗎邊圖廣總經藥醫壓關觀權歡顯驗檢險劑")

_FEW_LETTERS = 24
"""Below so many letters the model is not asked without candidates: it takes single words for anything."""


def detect(text: str, candidates: Collection[str] = ()) -> str | None:
    """Return the language that a passage is written in, one of `candidates` where any are given; None when unsure.

    Script decides for Japanese, Chinese and Korean; `zh-Hans` or `zh-Hant` where the characters tell. Among languages
    of one script the letter-sequence model of turbohtml decides, given enough letters.
    """
    shares = {script: share * _WEIGHT.get(script, 1) for script, share in script_share(text).items()}
    total = sum(shares.values())
    if not total:
        return None
    wanted = sorted(set(candidates))
    east = sum(shares.get(script, 0) for script in _EAST_ASIAN)
    if 2 * east > total or (3 * east > total and "Hira" in shares):
        return _east_asian(text, wanted)
    script = max(sorted(shares), key=lambda name: shares[name])
    if 2 * shares[script] < total:
        return None
    return _by_model(text, script, wanted)


def _east_asian(text: str, wanted: list[str]) -> str | None:
    kana = sum(1 for char in text if "\u3041" <= char <= "\u30fa" or "\uff66" <= char <= "\uff9d")
    han = [char for char in text if "\u4e00" <= char <= "\u9fff"]
    japanese, simplified, traditional = _marks(han)
    chinese = max(simplified, traditional)
    if kana > 0.1 * (kana + len(han)) or (kana or japanese) > chinese:
        return _pick("ja", wanted)
    if chinese:
        return _pick("zh-Hans" if simplified >= traditional else "zh-Hant", wanted)
    if wanted:
        # No kana and no telling character, as in 診療時間: whichever of the candidates writes such words.
        family = [tag for tag in wanted if "Hani" in written_in(tag)]
        return family[0] if len(family) == 1 else None
    return "zh" if len(han) >= _FEW_LETTERS else None


def _marks(han: list[str]) -> tuple[int, int, int]:
    """Count the characters that Japanese, simplified and traditional Chinese each have alone.

    The national character sets tell: what JIS X 0208 has and neither GB 2312 nor Big5 is a Japanese form, and so on.
    """
    counts = [0, 0, 0]
    for char, count in Counter(han).items():
        home = [_encodable(char, codec) for codec in ("shift_jis", "gb2312", "big5")]
        if sum(home) == 1:
            counts[home.index(True)] += count
        elif char in _OLD_FORMS:
            counts[2] += count
    return counts[0], counts[1], counts[2]


def _encodable(char: str, codec: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _by_model(text: str, script: str, wanted: list[str]) -> str | None:
    from turbohtml.detect import LanguageDetection, detect_language

    letters = sum(map(str.isalpha, text))
    if not wanted:
        match = detect_language(text)
        sure = letters >= _FEW_LETTERS and match.confidence >= 0.5
        return _BY_ISO_639_3.get(match.language or "") if sure or script == "Hang" else None
    family = [tag for tag in wanted if script in written_in(tag)]
    if len(family) == 1:
        match = detect_language(text)
        other = _BY_ISO_639_3.get(match.language or "", "und")
        contradicted = letters >= 2 * _FEW_LETTERS and match.confidence >= 0.95 and not _pick(other, family)
        return None if contradicted else family[0]
    names = frozenset(_TO_ISO_639_3[primary(tag)] for tag in family if primary(tag) in _TO_ISO_639_3)
    if not names:
        return None
    match = detect_language(text, LanguageDetection(allowed=names))
    if match.language is None or match.confidence < 0.2:
        return None
    return _pick(_BY_ISO_639_3[match.language], family)


def _pick(found: str, wanted: list[str]) -> str | None:
    """Return the candidate that means the language found, or the language itself where none were given."""
    if not wanted:
        return found
    same = [tag for tag in wanted if same_language(tag, found)]
    return same[0] if same else None
