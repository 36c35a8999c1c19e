"""Language tags: which ones a glossary may name, and which column serves a language."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

# The shape of BCP 47 (RFC 5646, section 2.1) without extensions: language, script, region, variants, private use.
_SHAPE = re.compile(
    r"(?P<language>[A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*(?:-x(?:-[A-Za-z0-9]{1,8})+)?"
)

_COMMON = frozenset(
    (
        "ar",
        "cs",
        "de",
        "en",
        "es",
        "fr",
        "hi",
        "id",
        "it",
        "ja",
        "ko",
        "nl",
        "pl",
        "pt",
        "ru",
        "th",
        "tr",
        "uk",
        "vi",
        "zh",
    )
)

# Where Chinese is named by its region, the script follows from it (CLDR, likelySubtags).
CHINESE_SCRIPTS = {
    "zh-cn": "zh-hans",
    "zh-sg": "zh-hans",
    "zh": "zh-hans",
    "zh-tw": "zh-hant",
    "zh-hk": "zh-hant",
    "zh-mo": "zh-hant",
}


@cache
def _known(language: str) -> bool:
    if language in _COMMON:
        return True
    from babel import Locale

    return language in Locale("en").languages


def is_tag(tag: str) -> bool:
    """Tell whether a text is a BCP 47 tag of a language that CLDR has a name for."""
    found = _SHAPE.fullmatch(tag)
    return bool(found) and _known(tag.split("-")[0].lower())


def canonical(tag: str) -> str:
    """Return a tag in its usual letters: `zh-Hans`, `pt-BR`."""
    first, *rest = tag.split("-")
    return "-".join(
        [
            first.lower(),
            *(part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part for part in rest),
        ]
    )


def column_for(tag: str, columns: Collection[str]) -> str | None:
    """Return the column that serves a language: its own, else a wider one (`en` for `en-US`), or None.

    Chinese is served by script: `zh-TW` and `zh-HK` by `zh-Hant`, `zh` and `zh-CN` by `zh-Hans`. A narrower column
    serves a wider language only where it is the only one of that language (`pt-BR` for `pt`).
    """
    return _column_for(tag, tuple(columns))


@lru_cache(maxsize=4096)  # The rows of a glossary have few sets of columns.
def _column_for(tag: str, columns: tuple[str, ...]) -> str | None:
    by_key = {column.lower(): column for column in columns}
    wanted = tag.replace("_", "-").lower()
    while wanted:
        if wanted in by_key:
            return by_key[wanted]
        script = CHINESE_SCRIPTS.get(wanted)
        if script in by_key:
            return by_key[script]
        wanted = wanted.rpartition("-")[0]
    primary = tag.replace("_", "-").lower().split("-")[0]
    narrower = [column for key, column in sorted(by_key.items()) if key.split("-")[0] == primary]
    return narrower[0] if len(narrower) == 1 and primary != "zh" else None
