"""Measure the checks: the share of seeded faults that each rule finds, and its false alarms on good pairs.

    python benchmarks/checks.py [--pofilter PROGRAM]

Good pairs are the confirmed entries of the example catalogs and the sentences of `../shared/align/dev.jsonl` that
correspond one to one, professional translations of news. Each mutation makes one fault in a good pair, in as many pairs
as it applies to, at most `MOST` in even steps. Where pairs hold no such thing (a DOI, a p value), the same words are
put behind both texts first, which says so with a +; these pairs count as good ones, too. A fault is found where the rule reports
something that it doesn't report of the pair as it was. `pofilter` (Translate Toolkit) with its default tests sees the
same pairs; a fault counts as found where any of its tests fails that didn't before.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from localize.catalogs import parse, render
from localize.checks import Rule, check_catalog, rules
from localize.glossary import Glossary
from localize.languages import has_script, numbers
from localize.model import Article, Catalog, Entry, Placeholder, Segment, Severity

ROOT = Path(__file__).resolve().parent.parent
MOST = 150
"""Pairs that one mutation is tried on."""

_DIGESTS = """
    03a555ab 13513964 1ad3aa5d 22669f34 236c1c72 29874d97 4abb06a7 4ac16e34 583c75ce
    583d211b 5cc36988 64606079 6e38a738 710044a7 849a5f74 93a85197 a6d839cb a91519fc
    abe5f21a d91afe00 dd15c2a6 dfc75fa1 e1a422b9 e4eb4cca e6a32fbc ff9ce471
"""
REAL_DIFFERENCES = frozenset(_DIGESTS.split())
"""Good pairs whose translator left a number out, added or converted one, by digest: each that `number` flags was read."""


@dataclass(frozen=True, slots=True)
class Good:
    """A pair that translators made, with what a catalog says of it."""

    source: str
    target: str
    source_language: str
    target_language: str
    comments: tuple[str, ...] = ()
    origin: str = "news"
    original: str | None = None
    """The words of quoted authors, where the translation is these."""

    @property
    def digest(self) -> str:
        """What the pair is known by where its text can't be shown."""
        return hashlib.sha256(f"{self.source}\0{self.target}".encode()).hexdigest()[:8]


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


def news() -> list[Good]:
    """Return the sentences of the alignment benchmark that correspond one to one."""
    found: dict[Good, None] = {}
    for line in (ROOT.parent / "shared" / "align" / "dev.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        for source, target in case["gold"]:
            if len(source) == len(target) == 1:
                texts = case["src_sents"][source[0]], case["tgt_sents"][target[0]]
                found[Good(*texts, case["src_lang"], case["tgt_lang"])] = None
    return list(found)


def examples() -> list[Good]:
    """Return the confirmed entries of the example catalogs."""
    found = []
    for path in sorted((ROOT / "locales").rglob("*.po")):
        locale = path.relative_to(ROOT / "locales").parts[0].replace("_", "-")
        for entry in parse(path.read_bytes(), path.name, locale).entries:
            if entry.msgstr and not entry.fuzzy:
                quoted = any(comment.startswith("origin: quote") for comment in entry.comments)
                original = entry.msgstr if quoted else None
                found.append(Good(entry.msgid, entry.msgstr, "ja", locale, entry.comments, "example", original))
    return found


# --- mutations -------------------------------------------------------------------------------------------------------


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
        source, target, faulty = (ja, f" {en}", f" {en_bad}") if languages == ("ja", "en") else (f" {en}", ja, ja_bad)
        base = replace(good, source=good.source + source, target=good.target + target)
        return base, replace(base, target=good.target + faulty)

    return apply


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


@cache
def glossary() -> Glossary:
    """Return the medical glossary."""
    return Glossary.parse((ROOT / "glossary" / "medical.csv").read_bytes(), "glossary/medical.csv")


def term(good: Good) -> tuple[Good, Good] | None:
    """Replace every form of a term that the translation must have."""
    if good.origin != "example" or good.original:
        return None
    for hit in glossary().match(re.sub(r"</?\w+/?>", "", good.source), "ja"):
        if len(glossary().alternatives(hit.form, "ja")) != 1 or "<" in good.target:
            continue
        spans = [h for h in glossary().match(good.target, good.target_language) if h.concept == hit.concept]
        concept = glossary().concept(hit.concept)
        if not spans or concept is None:
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
    return replaced(r"ありません", "あります")(good.source) or replaced(r"しません", "します")(good.source) or replaced(r"できません", "できます")(good.source) or replaced("していない", "している")(good.source)  # fmt: skip


def punctuated(good: Good) -> str | None:
    """Return the source without its last stop."""
    return good.source[:-1] if good.source.endswith("。") and len(good.source) > 5 else None


def entry_of(source: Callable[[Good], str | None]) -> Callable[[Good], Entry]:
    """Return what makes the neighbour that has the same translation."""
    return lambda good: Entry(source(good) or "", good.target)


EN = "en"
SPACED = "en de fr es ko"
_UNITS = {"mg": "g", "cm": "mm", "mL": "L", "J/cm²": "J/m²", "nm": "μm", "km": "m", "kg": "g", "hairs/cm²": "hairs/cm²"}
_TIMES = {"minutes": "hours", "hours": "minutes", "days": "weeks", "weeks": "months", "months": "weeks", "years": "months", "minute": "hour", "hour": "day", "day": "week", "week": "month", "month": "year", "year": "month",
          "周": "个月", "个月": "周", "分钟": "小时", "小时": "分钟", "주": "개월", "개월": "주", "시간": "분", "週間": "か月", "時間": "分"}  # fmt: skip
_UP = {"increases": "decreases", "increased": "decreased", "increase": "decrease", "increasing": "decreasing", "rose": "fell", "rise": "fall", "rising": "falling",  "higher": "lower", "improved": "worsened", "improvement": "worsening", "improve": "worsen"}  # fmt: skip
_DOWN = {"decreased": "increased", "decrease": "increase", "reduced": "increased", "reduce": "increase", "reduction": "increase", "declined": "rose", "decline": "rise", "fell": "rose", "lower": "higher", "worsened": "improved", "worsen": "improve"}  # fmt: skip


def words(table: dict[str, str]) -> Mutate:
    """Swap a word for another by a table."""
    return replaced(rf"\b({'|'.join(sorted(table, key=len, reverse=True))})\b", lambda m: table[m[1]])


def after_number(table: dict[str, str]) -> Mutate:
    """Swap a unit behind digits for another."""
    units = "|".join(sorted(map(re.escape, table), key=len, reverse=True))
    return replaced(rf"(?<=\d)([\s-]?)({units})(?![A-Za-z²间])", lambda m: m[1] + table[m[2]])


def negation_lost(text: str) -> str | None:
    """Take the only negation out of English."""
    found = re.findall(r"\b(?:not|never|no|cannot|none|nor|neither|without)\b|n['’]t\b", text)
    if len(found) != 1:
        return None
    for a, b in (
        (r"\bcannot\b|\bcan['’]t\b", "can"),
        (r"\bwon['’]t\b", "will"),
        (r"(?<=\w)n['’]t\b", ""),
        (r"\b(?:not|never|no) ", ""),
    ):
        changed = replaced(a, b)(text)
        if changed:
            return changed
    return None


_NEGATES = r"\b(?:not|never|no|cannot)\b|n['’]t\b|なかった|ません|ない[。で]|没有|不|않|없"

MUTATIONS: tuple[Mutation, ...] = (
    Mutation("number", "a digit is changed", digit),
    Mutation("number", "the decimal point is moved", in_target(replaced(_POINT, lambda m: f"{m[1]}{m[2]}.{m[3] or 0}"), "en ja zh ko")),
    Mutation("number", "the decimal point is dropped", in_target(replaced(_POINT, lambda m: f"{m[1]}{m[2]}{m[3]}"), "en ja zh ko")),
    Mutation("number", "a number is left out", dropped_number),
    Mutation("unit", "a unit of time is swapped", in_target(after_number(_TIMES), where=r"\d")),
    Mutation("unit", "a symbol is swapped", in_target(after_number(_UNITS))),
    Mutation("unit", "mg is g", behind("(1日20mg)", "(20 mg a day)", "(1日20g)", "(20 g a day)"), added=True),
    Mutation("unit", "weeks are months", behind("(12週間)", "(12 weeks)", "(12か月間)", "(12 months)"), added=True),
    Mutation("statistic", "a p value's sign is reversed", behind("(p < 0.05)", "(p < 0.05)", "(p > 0.05)", "(p > 0.05)"), added=True),
    Mutation("statistic", "p < is p =", behind("(p < 0.05)", "(p < 0.05)", "(p = 0.05)", "(p = 0.05)"), added=True),
    Mutation("statistic", "hazard ratio is odds ratio", behind("(HR 0.79、95%信頼区間 0.71〜0.88)", "(HR 0.79; 95% CI, 0.71 to 0.88)", "(OR 0.79、95%信頼区間 0.71〜0.88)", "(OR 0.79; 95% CI, 0.71 to 0.88)"), added=True),
    Mutation("statistic", "± is lost", behind("(12.4 ± 3.1)", "(12.4 ± 3.1)", "(12.4 - 3.1)", "(12.4 - 3.1)"), added=True),
    Mutation("statistic", "under is over", behind("(20歳未満)", "(under 20 years)", "(20歳以上)", "(over 20 years)"), added=True),
    Mutation("statistic", "at least is at most", behind("(3日以上)", "(at least 3 days)", "(3日以下)", "(at most 3 days)"), added=True),
    Mutation("statistic", "more than is less than", in_target(replaced(r"\b(more|less) than(?= [$£€]?\d)", lambda m: ("less" if m[1] == "more" else "more") + " than"), EN)),
    Mutation("negation", "a negation is taken out", in_target(negation_lost, EN, _NEGATES)),
    Mutation("negation", "not significant is significant", behind("。有意差はなかった", ". There was no significant difference", "。有意差があった", "There was a significant difference"), added=True),
    Mutation("negation", "an increase is a decrease", in_target(words(_UP), EN, "増|上昇|高ま|改善|augment|hausse|amélior")),
    Mutation("negation", "a decrease is an increase", in_target(words(_DOWN), EN, "減|低下|下が|悪化|diminu|baiss|rédui")),
    Mutation("glossary-term", "a term is replaced", term),
    Mutation("glossary-forbidden", "a forbidden word is written", forbidden),
    Mutation("placeholder", "a placeholder is dropped", in_target(replaced(r"</?\w+\d/?>", ""))),
    Mutation("placeholder", "a placeholder is doubled", in_target(replaced(r"<\w+\d/?>", lambda m: m[0] * 2))),
    Mutation("placeholder", "a placeholder has another number", in_target(replaced(r"<(\w+?)\d(/?)>", r"<\g<1>7\2>"))),
    Mutation("markup-injected", "a tag is written", in_target(lambda text: text + '<img src="x" onerror="f()">')),
    Mutation("citation", "a DOI's digit is changed", behind("(doi:10.5555/skin.2021.014)", "(doi:10.5555/skin.2021.014)", "(doi:10.5555/skin.2021.041)", "(doi:10.5555/skin.2021.041)"), added=True),
    Mutation("citation", "an address is changed", behind("(https://clinic.example/a)", "(https://clinic.example/a)", "(https://clinic.example/en/a)", "(https://clinic.example/en/a)"), added=True),
    Mutation("bracket", "a bracket is dropped", in_target(replaced(r"[(（)）「」“”]", ""), where=r"\A[^\"]*\Z")),
    Mutation("punctuation-width", "a full-width comma", in_target(replaced(r", ", "，"), "en de fr es ko")),
    Mutation("punctuation-width", "a full-width stop", in_target(replaced(r"\.\Z", "。"), "en de fr es ko")),
    Mutation("punctuation-width", "a half-width comma", in_target(replaced(r"(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])", ","), "zh")),
    Mutation("white-space", "a double space", in_target(replaced(r"(?<=\w) (?=\w)", "  "), SPACED)),
    Mutation("white-space", "a space at the end", in_target(lambda text: text + " ")),
    Mutation("white-space", "a space before a comma", in_target(replaced(r"(?<=\w), ", " , "), SPACED)),
    Mutation("white-space", "no space after a stop", in_target(replaced(r"(?<=[a-z]{3})\. (?=[A-Z][a-z]+ )", "."), EN)),
    Mutation("white-space", "a zero width space", in_target(replaced(r"(?<=\w\w)(?=\w\w)", "\u200b"))),
    Mutation("repeated-word", "a word stands twice", in_target(replaced(r"(?<=\w )(the|of|to|with|for|and|was|die|der|und|mit|wurde|는|있는)(?= )", r"\1 \1"), SPACED)),
    Mutation("same-as-source", "the source is copied", source_copied),
    Mutation("leftover-script", "a word of the source is left", left_over),
    Mutation("length-ratio", "two thirds are cut off", halved),
    Mutation("length-ratio", "the text stands there twice", doubled),
    Mutation("original-altered", "a word of the authors is changed", authors_word),
    Mutation("inconsistent-translation", "the same text is translated anew", beside(punctuated, "Something else is written here."), lambda good: Entry(punctuated(good) or "", good.target)),
    Mutation("same-translation", "copied from a text with another number", beside(other_number), entry_of(other_number)),
    Mutation("same-translation", "copied from a text without the negation", beside(without_negation), entry_of(without_negation)),
)  # fmt: skip


# --- measuring -------------------------------------------------------------------------------------------------------


def reported(
    good: Good, before: Entry | None = None, at_least: Callable[[Rule], Severity] = lambda rule: Severity.WARNING
) -> Counter[str]:
    """Return how often each rule reports something in a pair as it stands in a catalog, information aside."""
    entry = Entry(good.source, good.target, comments=good.comments)
    catalog = Catalog("a.po", good.target_language, entries=(*([before] if before else ()), entry))
    glossary_or_none = glossary() if good.origin == "example" else None
    article = _article(good) if good.original else None
    findings = check_catalog(article, catalog, source_language=good.source_language, glossary=glossary_or_none)
    order = list(Severity)
    return Counter(f.rule for f in findings if order.index(f.severity) <= order.index(at_least(rules()[f.rule])))


def _article(good: Good) -> Article:
    names = dict.fromkeys(re.findall(r"<(\w+\d)(/?)>", good.source))
    tags = tuple(Placeholder(name, name, (0, 0), None if void else (0, 0)) for name, void in names)
    text, language = good.source, good.source_language
    segment = Segment("s", text, text, "paragraph", 1, 1, 0, "", language, 0, 0, 0, tags, original=good.original)
    return Article("a.html", b"", language, "utf-8", "declared", "", segments=(segment,))


@dataclass(slots=True)
class Row:
    """What came of one mutation."""

    mutation: Mutation
    tried: int = 0
    caught: int = 0
    any_rule: int = 0
    peer: int = 0


def mutants(goods: Sequence[Good]) -> Iterable[tuple[Mutation, Good, Good]]:
    """Yield each mutation with the good pairs and bad pairs that it makes, at most `MOST` in even steps."""
    for mutation in MUTATIONS:
        made = [pairs for good in goods if (pairs := mutation.apply(good)) is not None]
        step = max(1, len(made) // MOST)
        yield from ((mutation, *pairs) for pairs in made[::step][:MOST])


def measure(goods: Sequence[Good], peer: Peer | None, missed: str = "") -> list[Row]:
    """Try every mutation, and let the peer see the same pairs."""
    found = {id(mutation): Row(mutation) for mutation in MUTATIONS}
    tried = list(mutants(goods))
    for mutation, good, bad in tried:
        row = found[id(mutation)]
        row.tried += 1
        # The neighbour is there before the fault, too, in its own right: alone it is no fault.
        news_of = reported(bad, mutation.before(good) if mutation.before else None) - reported(good)
        row.caught += mutation.rule in news_of
        row.any_rule += bool(news_of)
        if missed == mutation.rule and not news_of[missed]:
            print(f"{mutation.name}\n  {good.source}\n  {good.target}\n  {bad.target}")
    if peer is not None:
        verdicts = peer([pair for _, *pairs in tried for pair in pairs])
        for (mutation, *_), before, after in zip(tried, verdicts[::2], verdicts[1::2], strict=True):
            found[id(mutation)].peer += bool(after - before)
    return list(found.values())


Peer = Callable[[Sequence[Good]], list[frozenset[str]]]


def pofilter(program: str) -> Peer:
    """Return what asks `pofilter` which of its tests fail for each pair, by language of the translation."""

    def ask(goods: Sequence[Good]) -> list[frozenset[str]]:
        failed: dict[int, frozenset[str]] = {}
        for language in sorted({good.target_language for good in goods}):
            entries = tuple(
                Entry(good.source, good.target, msgctxt=str(index))
                for index, good in enumerate(goods)
                if good.target_language == language
            )
            with tempfile.TemporaryDirectory() as folder:
                given, out = Path(folder, "in.po"), Path(folder, "out.po")
                header = (("Content-Type", "text/plain; charset=UTF-8"), ("Language", language))
                given.write_bytes(render(Catalog("in.po", language, header, entries=entries)))
                command = [program, "--progress=none", f"--language={language.replace('-', '_')}", str(given), str(out)]
                subprocess.run(command, check=True, capture_output=True)
                for entry in parse(out.read_bytes(), "out.po", language).entries if out.exists() else ():
                    names = re.findall(r"\(pofilter\) (\w+):", "\n".join(entry.comments))
                    failed[int(entry.msgctxt or 0)] = frozenset(names)
        return [failed.get(index, frozenset()) for index in range(len(goods))]

    return ask


def false_alarms(goods: Sequence[Good]) -> tuple[Counter[str], Counter[str]]:
    """Count the good pairs that each rule reports at its own severity, and those of them whose texts differ indeed."""
    flagged: Counter[str] = Counter()
    real: Counter[str] = Counter()
    for good in goods:
        for name in reported(good, at_least=lambda rule: rule.severity):
            flagged[name] += 1
            real[name] += name == "number" and good.digest in REAL_DIFFERENCES
    return flagged, real


def share(part: int, whole: int) -> str:
    """Return a share in percent, to one place."""
    return f"{100 * part / whole:.1f}%" if whole else "–"


def main() -> None:
    """Print the tables, in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pofilter", help="path of pofilter, to be measured beside")
    parser.add_argument("--missed", metavar="RULE", default="", help="print what this rule misses, too")
    options = parser.parse_args()
    program = options.pofilter
    peer = pofilter(program) if program else None
    sources = {"example catalogs": examples(), "news": news()}
    goods = [good for part in sources.values() for good in part]
    rows = measure(goods, peer, options.missed)
    print("### Seeded faults\n")
    print("| rule | fault | tried | found by the rule | by any rule | by pofilter |\n|---|---|---|---|---|---|")
    for row in rows:
        name = row.mutation.name + (" +" if row.mutation.added else "")
        print(f"| `{row.mutation.rule}` | {name} | {row.tried} | {share(row.caught, row.tried)} | {share(row.any_rule, row.tried)} | {share(row.peer, row.tried) if peer else '–'} |")  # fmt: skip
    tried = sum(row.tried for row in rows)
    print(f"| all | {len(rows)} kinds | {tried} | {share(sum(r.caught for r in rows), tried)} | {share(sum(r.any_rule for r in rows), tried)} | {share(sum(r.peer for r in rows), tried) if peer else '–'} |")  # fmt: skip
    print("\n### Rules\n")
    counts = {name: false_alarms(part) for name, part in sources.items()}
    heads = "".join(f" flagged of {len(part)} good pairs: {name} |" for name, part in sources.items())
    print(f"| rule | severity | seeded faults found |{heads} differ indeed |\n|---|---|---|{'---|' * len(sources)}---|")
    by_rule: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_rule[row.mutation.rule].append(row)
    for name, rule in rules().items():
        if name not in by_rule:
            continue
        caught, of = sum(r.caught for r in by_rule[name]), sum(r.tried for r in by_rule[name])
        flagged = "".join(f" {count[name]} ({share(count[name], len(sources[part]))}) |" for part, (count, _) in counts.items())  # fmt: skip
        print(f"| `{name}` | {rule.severity.value} | {share(caught, of)} of {of} |{flagged} {sum(real[name] for _, real in counts.values())} |")  # fmt: skip
    if peer is not None:
        for name, part in sources.items():
            print(
                f"\npofilter flags {share(sum(map(bool, peer(part))), len(part))} of the {len(part)} good pairs: {name}."
            )


if __name__ == "__main__":
    main()
