"""Good pairs: what translators made."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from localize.catalogs import parse
from localize.glossary import Glossary
from localize.model import State

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


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

    def verdict(self, rule: str, languages: tuple[str, str] | None = None) -> str:
        """Return what a reader said of the rule's finding in this pair, read from one language into the other.

        `right`: the translator left something out, added or turned it, or made the fault. `other-word`: it is another word
        than the glossary's. `false`: the rule is wrong. Empty where no one has judged it.
        """
        return _judged().get((rule, *(languages or (self.source_language, self.target_language)), self.digest), "")


@cache
def _judged() -> dict[tuple[str, ...], str]:
    with (Path(__file__).parent / "judged.csv").open(encoding="utf-8", newline="") as file:
        return {tuple(row[:4]): row[4] for row in csv.reader(file)}


def news() -> list[Good]:
    """Return the sentences of the alignment benchmark that correspond one to one."""
    found: dict[Good, None] = {}
    for line in (SHARED / "align" / "dev.jsonl").read_text("utf-8").splitlines():
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


_PROGRAMS = {
    "python-docs-ja-library-stdtypes.po": "ja", "python-docs-ja-tutorial-introduction.po": "ja", "gedit-help-ja.po": "ja",
    "gedit-ja.po": "ja", "gettext-tools-ja.po": "ja", "vim-ja.utf-8.po": "ja", "gnome-panel-ja-obsolete.po": "ja",
    "git-zh_CN-huge.po": "zh-Hans", "sylpheed-ko-fuzzy.po": "ko", "vim-ko.po": "ko", "sylpheed-de.po": "de",
}  # fmt: skip


def programs() -> list[Good]:
    """Return the confirmed entries of real catalogs of programs, from English."""
    found: list[Good] = []
    for name, locale in _PROGRAMS.items():
        catalog = parse((SHARED / "corpora" / "po-real" / name).read_bytes(), name, locale)
        confirmed = [e for e in catalog.entries if e.state is State.CONFIRMED and not e.obsolete]
        found += [Good(e.msgid, e.msgstr, "en", locale, origin="programs") for e in confirmed if e.msgid_plural is None]
    return found


@cache
def glossary() -> Glossary:
    """Return the medical glossary."""
    return Glossary.parse((ROOT / "glossary" / "medical.csv").read_bytes(), "glossary/medical.csv")
