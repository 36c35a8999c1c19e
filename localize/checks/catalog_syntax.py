"""The rule `catalog-syntax`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.checks.base import Problem, Sheet, Subject, check
from localize.languages import plural_forms, primary
from localize.model import Severity

_COUNT = re.compile(r"nplurals\s*=\s*(\d+)")


@check(Severity.ERROR, about=Subject.CATALOG)
def catalog_syntax(sheet: Sheet) -> Iterator[Problem]:
    """Report a header or plural forms that other gettext tools would misread.

    The header must name the charset that the file has, and the locale of its folder; an entry with plurals must have as
    many translations as the header's Plural-Forms says. A file that is no catalog at all, or that has one text twice, is
    no finding but an error with its line: nothing in it can be checked.

    Bad:
        ja: 予約
        en: Booking
        header: Language: fr

    Good:
        ja: 予約
        en: Booking
        header: Language: en
    """
    header = dict(sheet.catalog.header)
    if not header:
        if sheet.live:
            yield Problem(
                "the catalog has no header", 'let "localize extract" write it: it names the charset and the language'
            )
        return
    if "fuzzy" in sheet.catalog.header_flags:
        yield Problem("the header is marked fuzzy, and gettext tools leave it out", "take the flag off it")
    language = header.get("Language", "")
    if language and primary(language) != primary(sheet.locale):
        yield Problem(
            f"the header says Language: {language}, the file is in the folder of {sheet.locale}",
            "correct the header, or move the file",
        )
    content = header.get("Content-Type", "")
    if content and "charset=CHARSET" in content:
        yield Problem("the header names no charset", "write Content-Type: text/plain; charset=UTF-8")
    plurals = [entry for entry in sheet.live if entry.msgid_plural is not None]
    count = _COUNT.search(header.get("Plural-Forms", ""))
    if plurals and count is None:
        yield Problem("the header has no Plural-Forms", f"write Plural-Forms: {plural_forms(sheet.locale)}")
    for entry in plurals:
        given = len(entry.msgstr_plural)
        if count and given != int(count[1]):
            yield Problem(
                f"{given} plural {'form' if given == 1 else 'forms'}, where the header says {count[1]}",
                "translate each form, or correct Plural-Forms",
                entry=entry,
            )
