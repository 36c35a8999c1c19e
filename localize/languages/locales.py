"""What CLDR knows of a locale: direction, names, plural forms; and the spellings of its tag.

Babel is imported when a function first needs it: it takes longer than `localize --help` may.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


@lru_cache(maxsize=256)
def primary(tag: str) -> str:
    """Return the language of a tag without script and territory, in lower case: `zh-Hans` is `zh`."""
    return re.split(r"[-_]", tag, maxsplit=1)[0].lower()


def gettext_name(tag: str) -> str:
    """Return a BCP 47 tag as gettext writes it: `zh-Hans` is `zh_Hans`, `pt-br` is `pt_BR`."""
    parts = re.split(r"[-_]", tag)
    return "_".join([parts[0].lower(), *map(_cased, parts[1:])])


def _cased(subtag: str) -> str:
    if len(subtag) == 4 and subtag.isalpha():
        return subtag.title()
    return subtag.upper() if len(subtag) <= 3 and not subtag[:1].isdigit() else subtag


@cache
def _subtags(tag: str) -> tuple[str, str, str]:
    """Return language, script and territory of a tag, the missing ones by CLDR's likely subtags."""
    from babel.core import get_global

    parts = gettext_name(tag).split("_")
    language = parts[0]
    aliases = get_global("language_aliases")
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    territory = next((part for part in parts[1:] if re.fullmatch(r"[A-Z]{2}|\d{3}", part)), "")
    likely = get_global("likely_subtags")
    language = aliases.get(language, language).split("_")[0]
    keys = (f"{language}_{script}_{territory}", f"{language}_{script}", f"{language}_{territory}", language)
    found = next((likely[key] for key in keys if key in likely), "").split("_")
    known = found if len(found) == 3 else [language, "", ""]
    return language, script or known[1], territory or known[2]


@cache
def _locale(tag: str) -> Locale | None:
    """Return CLDR's locale for a tag, or the one of its language; None where CLDR has neither."""
    from babel import Locale, UnknownLocaleError

    name = gettext_name(tag)
    for candidate in (name, name.split("_")[0]):
        try:
            return Locale.parse(candidate)
        except (UnknownLocaleError, ValueError):
            continue
    return None


def likely_script(tag: str) -> str:
    """Return the ISO 15924 name of the script that a locale is most likely written in; empty when unknown."""
    return _subtags(tag)[1]


_FREQUENT = frozenset(("ja", "en", "zh", "ko", "de", "fr", "es"))
"""Codes of different languages, as one knows without a look into CLDR, which takes time to load."""

# Right-to-left scripts in living use (Unicode Bidi_Class R and AL).
_RIGHT_TO_LEFT = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr", "Aran"})


def direction(locale: str) -> str:
    """Return `rtl` for a locale whose script runs from right to left, else `ltr`."""
    return "rtl" if likely_script(locale) in _RIGHT_TO_LEFT else "ltr"


def native_name(locale: str) -> str:
    """Return a locale's name in its own language (`日本語`, `English`, `简体中文`); the tag where CLDR has none."""
    found = _locale(locale)
    if found is None:
        return locale
    name = gettext_name(locale)
    return found.languages.get(name) or found.get_display_name() or locale


def name_in(tag: str, locale: str) -> str:
    """Return a language's name in the language of a locale: `ja` is `Japanese` in `en`; empty where CLDR has none."""
    found = _locale(locale)
    if found is None:
        return ""
    return found.languages.get(gettext_name(tag)) or found.languages.get(primary(tag)) or ""


def og_locale(tag: str) -> str:
    """Return a tag as Open Graph writes it, language and territory: `zh-Hans` is `zh_CN`, `ja` is `ja_JP`."""
    language, _, territory = _subtags(tag)
    return f"{language}_{territory}" if territory else language


def same_language(a: str, b: str) -> bool:
    """Tell whether two tags name one written language: language and script agree, territory aside.

    So `en-GB` is `en`, and `zh` is `zh-Hans` but not `zh-Hant`, since readers of one need a page in the other.
    """
    languages = {primary(a), primary(b)}
    if len(languages) > 1 and languages <= _FREQUENT:
        return False
    return _subtags(a)[:2] == _subtags(b)[:2]


def plural_forms(tag: str) -> str:
    """Return the `Plural-Forms` header of a catalog, `nplurals=2; plural=(n != 1);`.

    Gettext's own usage comes first, CLDR's rule for the language second (counting whole numbers, as gettext does);
    a language that neither knows has one form.
    """
    from babel.messages.plurals import PLURALS

    name = gettext_name(tag)
    locale = _locale(tag)
    for key in (name, f"{_subtags(tag)[0]}_{_subtags(tag)[2]}", _subtags(tag)[0]):
        if key in PLURALS:
            count, expression = PLURALS[key]
            return f"nplurals={count}; plural={expression};"
    if locale is None:
        return "nplurals=1; plural=0;"
    return _whole_number_rule(locale)


def _whole_number_rule(locale: Locale) -> str:
    from babel.plural import PluralRule, to_gettext

    rule = locale.plural_form
    # Categories for fractions and for compact numbers ("1 million") never occur: gettext counts whole numbers.
    seen = {rule(number) for number in range(1001)}
    return to_gettext(PluralRule({tag: text for tag, text in rule.rules.items() if tag in seen}))
