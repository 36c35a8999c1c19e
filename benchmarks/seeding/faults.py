"""How a fault is put into a good pair."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from localize.languages import has_script, numbers
from localize.model import Entry
from seeding.pairs import Good, glossary

Mutate = Callable[[str], "str | None"]


@dataclass(frozen=True, slots=True)
class Mutation:
    """A fault that is put into good pairs."""

    rule: str
    name: str
    apply: Callable[[Good], tuple[Good, Good] | None]
    """Returns the good pair, with what had to be added, and the bad one; None where it doesn't apply."""
    before: Callable[[Good], Entry] | None = None
    """An entry that stands before it in the catalog."""
    added: bool = False


def in_target(mutate: Mutate, languages: str = "", where: str = "") -> Callable[[Good], tuple[Good, Good] | None]:
    """Change the translation; only of pairs into `languages`, whose source has the pattern `where`."""

    def apply(good: Good) -> tuple[Good, Good] | None:
        if languages and good.target_language.split("-")[0] not in languages.split():
            return None
        if where and not re.search(where, good.source):
            return None
        changed = mutate(good.target)
        return (good, replace(good, target=changed)) if changed is not None and changed != good.target else None

    return apply


def replaced(pattern: str, by: str | Callable[[re.Match[str]], str], flags: int = 0) -> Mutate:
    """Change what a pattern finds first."""

    def mutate(text: str) -> str | None:
        changed, count = re.subn(pattern, by, text, count=1, flags=flags)
        return changed if count else None

    return mutate


def behind(ja: str, en: str, ja_bad: str, en_bad: str) -> Callable[[Good], tuple[Good, Good] | None]:
    """Put the same words behind both texts of a pair of Japanese and English, and the faulty ones instead."""

    def apply(good: Good) -> tuple[Good, Good] | None:
        languages = good.source_language, good.target_language
        if "<" in good.target or good.original or languages not in (("ja", "en"), ("en", "ja")):  # fmt: skip
            return None
        source, target, faulty = (ja, en, en_bad) if languages == ("ja", "en") else (en, ja, ja_bad)
        base = replace(good, source=_joined(good.source, source), target=_joined(good.target, target))
        return base, replace(base, target=_joined(good.target, faulty))

    return apply


def _joined(text: str, more: str) -> str:
    """Put words behind a text; where they begin with a stop as a sentence of its own, and no stop is put behind another."""
    if more[0] in ".。" and text[-1] in ".!?。！？":
        more = more[1:].lstrip()
    return f"{text} {more}" if more[0].isascii() and more[0] != "." else text + more


def digit(good: Good) -> tuple[Good, Good] | None:
    """Change the last digit of the longest number that both texts write in the same digits."""
    shared = [n for n in numbers(good.target, good.target_language) if n.firm and re.search(rf"(?<!\d){re.escape(n.text)}(?!\d)", good.source)]  # fmt: skip
    shared = [n for n in shared if n.text.isascii() and n.text.isdigit() and good.target.count(n.text) == 1]
    if not shared:
        return None
    chosen = max(shared, key=lambda n: (len(n.text), -n.start))
    other = str((int(chosen.text[-1]) + 3) % 10)
    changed = good.target[: chosen.end - 1] + other + good.target[chosen.end :]
    return good, replace(good, target=changed)


def dropped_number(good: Good) -> tuple[Good, Good] | None:
    """Take a number out."""
    made = digit(good)
    if made is None:
        return None
    place = next(i for i, (a, b) in enumerate(zip(made[0].target, made[1].target, strict=True)) if a != b)
    start = place
    while start and good.target[start - 1].isdigit():
        start -= 1
    return good, replace(good, target=(good.target[:start] + good.target[place + 1 :]).replace("  ", " "))


_POINT = r"(?<![\d.,])(\d+)\.(\d)(\d*)(?![\d.])"


def term(good: Good) -> tuple[Good, Good] | None:
    """Replace every form of a term that the translation must have."""
    if good.origin == "programs" or good.original:
        return None
    for hit in glossary().match(re.sub(r"</?\w+/?>", "", good.source), good.source_language):
        if len(glossary().alternatives(hit.form, good.source_language)) != 1 or "<" in good.target:
            continue
        spans = [h for h in glossary().match(good.target, good.target_language) if h.concept == hit.concept]
        concept = glossary().concept(hit.concept)
        if not spans or concept is None or glossary().is_ambiguous(concept, hit.form, good.source_language):
            continue
        changed = good.target
        for span in reversed(spans):
            changed = changed[: span.start] + "item" + changed[span.end :]
        if not glossary().holds(hit.concept, changed, good.target_language):
            return good, replace(good, target=changed)
    return None


def forbidden(good: Good) -> tuple[Good, Good] | None:
    """Write a forbidden word for the term."""
    made = term(good)
    if made is None:
        return None
    for hit in glossary().match(re.sub(r"</?\w+/?>", "", good.source), "ja"):
        concept = glossary().concept(hit.concept)
        words = concept.forbidden.get(good.target_language, ()) if concept else ()
        spans = [h for h in glossary().match(good.target, good.target_language) if h.concept == hit.concept]
        if words and spans:
            changed = good.target
            for span in reversed(spans):
                changed = changed[: span.start] + words[0] + changed[span.end :]
            return good, replace(good, target=changed)
    return None


def source_copied(good: Good) -> tuple[Good, Good] | None:
    """Leave the source as the translation."""
    spaced = good.source_language not in ("ja", "zh", "ko")
    if len(good.source.split()) < 4 if spaced else not has_script(good.source, "Hira"):
        return None
    return good, replace(good, target=good.source)


def left_over(good: Good) -> tuple[Good, Good] | None:
    """Put a word of the source into the middle of the translation."""
    word = re.search(r"[ァ-ヶー]{3,}" if good.target_language.startswith("zh") else r"[ァ-ヶー一-龠]{2,}", good.source)
    if good.source_language != "ja" or word is None or "<" in good.target:
        return None
    middle = good.target.find(" ", len(good.target) // 2)
    middle = middle if middle > 0 else len(good.target) // 2
    return good, replace(good, target=f"{good.target[:middle]} {word.group()}{good.target[middle:]}")


def authors_word(good: Good) -> tuple[Good, Good] | None:
    """Change a word of what quoted authors wrote."""
    words = good.target.split(" ")
    if not good.original or len(words) < 3:
        return None
    words[len(words) // 2] = "somewhat"
    return good, replace(good, target=" ".join(words))


def halved(good: Good) -> tuple[Good, Good] | None:
    """Cut the second half of a long translation off."""
    return (good, replace(good, target=good.target[: len(good.target) // 3])) if len(good.target) > 120 else None


def doubled(good: Good) -> tuple[Good, Good] | None:
    """Let a long translation stand there twice."""
    joint = "" if good.target_language in ("ja", "zh", "zh-Hans") else " "
    return (good, replace(good, target=good.target + joint + good.target)) if len(good.target) > 80 and "<" not in good.target else None  # fmt: skip


def beside(
    source: Callable[[Good], str | None], target: str | None = None
) -> Callable[[Good], tuple[Good, Good] | None]:
    """Keep the pair as it is where a neighbour can be made; the fault is in the two together."""

    def apply(good: Good) -> tuple[Good, Good] | None:
        if source(good) is None or good.original:
            return None
        return good, replace(good, target=target) if target else good

    return apply


def other_number(good: Good) -> str | None:
    """Return the source with another number."""
    if digit(good) is None or good.source_language != "ja":
        return None
    return replaced(r"(?<![\w.])(?<![A-Za-z])(\d+)(?![\d.]|[^<]*>)", lambda m: str(int(m[1]) + 3))(good.source)


def without_negation(good: Good) -> str | None:
    """Return the source with its negation taken out."""
    return replaced(r"(?<!では)ありません", "あります")(good.source) or replaced(r"しません", "します")(good.source) or replaced(r"できません", "できます")(good.source) or replaced("していない", "している")(good.source)  # fmt: skip


def punctuated(good: Good) -> str | None:
    """Return the source without its last stop."""
    return good.source[:-1] if good.source.endswith("。") and len(good.source) > 5 else None


def entry_of(source: Callable[[Good], str | None]) -> Callable[[Good], Entry]:
    """Return what makes the neighbour that has the same translation."""
    return lambda good: Entry(source(good) or "", good.target)


def words(table: dict[str, str]) -> Mutate:
    """Swap a word for another by a table."""
    return replaced(rf"\b({'|'.join(sorted(table, key=len, reverse=True))})\b", lambda m: table[m[1]])


def after_number(table: dict[str, str]) -> Mutate:
    """Swap a unit behind digits for another."""
    units = "|".join(sorted(map(re.escape, table), key=len, reverse=True))
    return replaced(rf"(?<=\d)([\s-]?)({units})(?![A-Za-z²间])", lambda m: m[1] + table[m[2]])


_NEGATIONS = r"\b(?:not|never|no|cannot|none|nor|neither|without)\b|n['’]t\b|な[いかく]|ませ?ん|[ずぬ](?=[、。に])|[不没沒未无無非否]|없|않|못|아니|\b(?:nicht|kein\w*|nie|niemals|ohne)\b|\bn(?:e\b|[’'])"
_WITHOUT_IT: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\bcannot\b|\bcan['’]t\b", "can"),
    (r"\bwon['’]t\b", "will"),
    (r"(?<=\w)n['’]t\b", ""),
    (r"\b(?:not|never|no) ", ""),
    (r"(?<=[いしきりれみせちえべけげっびめ])ませんでした", "ました"),
    (r"(?<=[いしきりれみせちえべけげっびめ])ません", "ます"),
    ("では(?:ない|なかった)", "である"),
    ("(?:が|は)なかった", "があった"),
    ("(?:が|は)ない", "がある"),
    ("しなかった", "した"),
    ("しない", "する"),
    ("(?<=[れきえけべてめみい])なかった", "た"),
    ("(?<=[れきえけべてめみい])ない", "る"),
    ("没有|沒有", "有"),
    ("不(?=[会會能是可应應])", ""),
    ("无法|無法|未能", "能"),
    ("없", "있"),
    ("지 (?:않|못하)", ""),
    (r"\bnicht ", ""),
    (r"\b([Kk])ein(?=e?[nrms]?\b)", lambda m: "ein" if m[1] == "k" else "Ein"),
    (r"\bn(?:e |[’'])(\w+) pas\b", r"\1"),
)


def negation_lost(text: str) -> str | None:
    """Take the only negation out of a text, whatever its language."""
    if len(re.findall(_NEGATIONS, text)) != 1:
        return None
    return next((changed for a, b in _WITHOUT_IT if (changed := replaced(a, b)(text))), None)
