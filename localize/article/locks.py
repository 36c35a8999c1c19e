"""Decide the language of a text, and whether it is offered."""

from __future__ import annotations

import re
from functools import lru_cache

from localize.languages import detect, has_any_script, has_script, primary, same_language, written_in

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEW_WORDS = 4
"""Fewer foreign words than this are a label, a name or a loan (`FAQ`, `Before / After`) and part of the article."""
_MANY_WORDS = 12
"""From so many words on, the model is believed for other languages than English."""
_LONGEST_REFERENCE = 4000
"""Characters; longer texts are not searched, which also bounds the time."""
_ENGLISH = re.compile(r"\b(?:the|of|and|in|to|is|was|were|for|with|by|that|are|on|from|we|this)\b", re.IGNORECASE)

_ADDRESS = re.compile(
    r"[ ((]*(?:(?:doi:?\s*)?(?:https?://|www\.)\S+|(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:doi:?\s*)?10\.\d{4,9}/\S+"
    r"|(?:[a-z0-9-]+\.)+(?:com|org|net|jp|edu|gov|info|io|example)(?:/\S*)?)[ ))]*",
    re.IGNORECASE,
)
_ADDRESS_START = re.compile(r"[ -~(]")
"""Cheap to rule out: what starts with a letter of another script is no address."""
_STRONG = (
    re.compile(r"\b10\.\d{4,9}/\S+"),
    re.compile(r"\bPM(?:ID|CID|C):?\s*\d+"),
    re.compile(r"\b(?:19|20)\d\d(?:\s+[A-Z][a-z]{2}[a-z]*\.?(?:\s+\d{1,2})?)?\s*;\s*\d+"),
    re.compile(r"\b\d+\s*\(\d+(?:-\d+)?\)\s*[:,]\s*e?\d+"),
    re.compile(r"\bISBN[\s:-]*[\dX-]{9,}|\barXiv:\s*\d{4}\.\d{4,}"),
)
_ANY_STRONG = re.compile("|".join(pattern.pattern for pattern in _STRONG))
_VOLUME = re.compile(r"\d\s*\(\d")
_WEAK = (
    re.compile(r"\bet al\b|\b(?:eds?|vol|pp)\.\s"),
    re.compile(r"(?:\b[A-Z][\w'’-]+,? (?:[A-Z]\.?-?){1,3}[,.;] ?){2}|(?:\b[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,3}, ){2}"),
    re.compile(r"\((?:19|20)\d\d[a-z]?\)[.,:]|[.;,] (?:19|20)\d\d\b"),
    re.compile(r"\s*[\[(]?\d{1,3}[\]).]\s*[A-Z]\w+,? [A-Z]"),
    re.compile(r"\b(?:J|Am|Br|Eur|Int|Clin|Med|Res|Sci|Biol|Surg|Dermatol)\.? |\b[Jj]ournal of |\bLancet\b|\bJAMA\b"),
)
_PROSE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|showed?|shown|demonstrated?|suggests?|we|our|may|can|could)\b", re.IGNORECASE
)

_DIGIT = re.compile(r"\d")
_RESULTS = re.compile(r"\d ?%|\bCI\b|\b[pP] ?[<=>≤] ?0?\.\d")
"""What sentences about a study give, and references don't."""

_LIST = re.compile(
    r"(?:参考|引用|関連)?文献(?:一覧|リスト)?\s*\Z|\A\s*(?:References?|Bibliography|Literatur|Références)\s*\Z",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ENTRY = re.compile(
    r"第?\s?\d+\s?[版巻号]|\d+\s?(?:頁|ページ)|[『「][^』」]+[』」]|学会|出版|書店|ほか[.,:、。「『]|ガイドライン|[.。]\s?(?:19|20)\d\d"
)


def _may_be_strong(text: str) -> bool:
    """Tell whether a text holds what one of the strong signs must; far quicker than to look for them."""
    return (
        ("(" in text and _VOLUME.search(text) is not None)
        or ";" in text
        or "10." in text
        or "PM" in text
        or "ISBN" in text
        or "arXiv" in text
    )


def is_address(text: str) -> bool:
    """Tell whether a text is nothing but a URL, an e-mail address or a DOI."""
    return len(text) < 2000 and _ADDRESS_START.match(text) is not None and _ADDRESS.fullmatch(text) is not None


def is_reference(text: str, *, cited: bool = False) -> bool:
    """Tell whether a text is a bibliographic reference.

    Evidence is what references are made of: identifiers, `year;volume`, `volume(issue):pages`, lists of authors,
    journals. `cited` says that the page marks it as a citation. Sentences, told by their verbs, are no reference
    although they name one; nor is text in kana, unless it has volume and pages and is no sentence.
    """
    if len(text) > _LONGEST_REFERENCE or not (cited or _DIGIT.search(text)):
        return False
    kana = has_script(text, "Hira")
    if kana and not (_may_be_strong(text) and _ANY_STRONG.search(text)):
        return False
    strong = sum(1 for pattern in _STRONG if pattern.search(text))
    weak = sum(1 for pattern in _WEAK if pattern.search(text))
    score = 2 * strong + weak + (2 if cited else 0)
    if score < 3 or not (strong or weak >= 2 or cited):
        return False
    if kana:
        return strong > 0 and score >= 4 and "。" not in text
    return len(_PROSE.findall(text)) < 3 and not _RESULTS.search(text)


@lru_cache(maxsize=256)
def lists_references(context: str) -> bool:
    """Tell whether the headings above a text say that references follow."""
    return _LIST.search(context.rpartition(" > ")[2]) is not None


def _is_entry(text: str) -> bool:
    """Tell whether a text is an entry of a list of references: it has a year, and something that only entries have."""
    return len(text) < 600 and _YEAR.search(text) is not None and _ENTRY.search(text) is not None


def decide(
    text: str, declared: str, article_language: str, *, cited: bool = False, listed: bool = False
) -> tuple[str, str | None]:
    """Return the language of a text, and the reason why it is not offered, or None.

    `declared` is what `lang` says, or the article's language. It is not believed where the script contradicts it: kana
    in what is declared English is Japanese. A text without `lang` in another script than the article's is in
    another language from four words on; shorter ones (`FAQ`, names of products) are offered, for another locale may
    want them in its own script. `cited` says that the page marks the text as a citation, `listed` that it stands under a
    heading such as 参考文献.
    """
    if is_address(text) or is_reference(text, cited=cited) or (listed and _is_entry(text)):
        return declared, "reference"
    language = _language(text, declared, article_language)
    if language == article_language or same_language(language, article_language):
        return language, None
    return language, "other-language"


def _language(text: str, declared: str, article_language: str) -> str:
    own = written_in(article_language)
    foreign_script = bool(own) and not has_any_script(text, own)
    if declared != article_language and not same_language(declared, article_language):
        distinct = {"ja": ("Hira", "Kana"), "ko": ("Hang",)}.get(primary(article_language), ())
        contradicted = any(has_script(text, script) for script in distinct)
        return article_language if contradicted and primary(declared) not in ("ja", "ko") else declared
    if "Hani" not in own and (has_script(text, "Hira") or has_script(text, "Kana")):
        return "ja"
    if "Hang" not in own and foreign_script and has_script(text, "Hang"):
        return "ko"
    if foreign_script:
        words = len(_WORD.findall(text))
        if words < _FEW_WORDS:
            return declared
        if len(_ENGLISH.findall(text)) >= 2:
            return "en"
        found = detect(text)
        # A list of product names looks like any language to a model of letter sequences.
        return found if found and (found == "en" or words >= _MANY_WORDS or not has_script(text, "Latn")) else declared
    return declared
