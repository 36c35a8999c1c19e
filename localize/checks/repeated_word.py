"""The rule `repeated-word`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.checks.base import Pair, Problem, check
from localize.checks.visible import visible
from localize.languages import primary
from localize.languages.rules import words
from localize.languages.words import late
from localize.model import Severity

_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]+)(?:\s+\1)+(?![\w'’-])", re.IGNORECASE)
# Particles and endings that Japanese and Chinese never have twice in a row.
_UNSPACED = {
    "ja": (
        r"(を|が(?=が[^ん一-龠])|には|では|から|まで|より|です|という|ため|こと"
        # 雨ののち is no fault: kana may begin a word with the particle's letter.
        r"|(?<=[一-龠ァ-ヶー])[はにのでへと](?=.[一-龠ァ-ヶ])"
        # キラキラキラキラ is none, either.
        r"|[一-龠]{2,6}[をがはにでとの]|(?!(..)\2)[ァ-ヶー]{4,})\1+"
    ),
    "zh": r"(我们|的话|因为|所以|可以|进行|以及|并且|治疗|患者)\1+|(?<!的)的的(?!确)",
}
_SHOWS = re.compile(r"<(?!br)[a-z]+\d*/>")
_MEANT = {
    "en": words("had that do her can so very really no bye ha hear knock many long far well now again more there yes out up on tut hush night girl boy pom talk blah"),
    "de": words("sie"),
    "fr": words("nous vous très bien"),
    "ko": words("하나 또 더 서로 점점 조금 하루 매우 아주 오래 한 두 각 꼭 참"),
}  # fmt: skip
# What it is is …; log in in …; found in in vitro studies.
_MEANT_AFTER = {
    "en": {
        "is": re.compile(r"\b(?:what|all|where|who|how|thing|point|problem|question|reason|fact|truth|trouble)\b.*\Z", re.IGNORECASE),
        "in": re.compile(r"\b(?:log|sign|check|plug|come|came|go|went)\w* \Z", re.IGNORECASE),
    }
}  # fmt: skip
_LATIN_NAME = re.compile(r" (?:vitro|vivo|situ|silico|utero)\b")
_RELATIVE = {"de": words("die der das den dem")}


@check(Severity.ERROR)
def repeated_word(pair: Pair) -> Iterator[Problem]:
    """Report a word that stands twice in a row, or more often.

    Pairs that languages do have (had had, very very) are left alone, and so are names and words that the
    source repeats, too.

    Bad:
        ja: 腫れは数日で引きます。
        en: The the swelling subsides in a few days.

    Good:
        ja: 腫れは数日で引きます。
        en: The swelling subsides in a few days.
    """
    if pair.authors_words:
        return
    target, language = visible(pair.target), primary(pair.target_language)
    pattern = late(_UNSPACED[language]) if language in _UNSPACED else _TWICE
    twice = list(pattern.finditer(target.text))
    repeated = {match[1].lower() for match in _TWICE.finditer(visible(pair.source).text)} if twice else set[str]()
    for found in twice:
        word = found[1] or found.group()[:1]
        # „…, die die Pipeline …“: a relative clause begins.
        if word.lower() in _RELATIVE.get(language, ()) and target.text[: found.start()].endswith(", "):
            continue
        # “to <code1/> to”: what stands between them is something that shows.
        if _SHOWS.search(pair.target, *target.span(*found.span())):
            continue
        before = _MEANT_AFTER.get(language, {}).get(word.lower())
        if before and (before.search(target.text[: found.start()]) or _LATIN_NAME.match(target.text, found.end())):
            continue
        name = word.istitle() and found.group()[-len(word) :].istitle() and found.start() > 0
        if word.lower() in _MEANT.get(language, ()) or name or word.lower() in repeated:
            continue
        often = len(re.findall(re.escape(word), found.group(), re.IGNORECASE))
        message, remedy = ("twice", "take one away") if often == 2 else (f"{often} times in a row", "leave one")
        yield Problem(f'"{word}" stands {message}', remedy, target.span(*found.span()))
