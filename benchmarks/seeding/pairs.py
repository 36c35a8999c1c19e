"""Good pairs: what translators made."""

from __future__ import annotations

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
