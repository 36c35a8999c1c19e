"""The rule `required-block`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from localize.checks.base import Problem, Sheet, Subject, check
from localize.checks.visible import short
from localize.model import Article, Segment, Severity, State, Where


@check(Severity.ERROR, about=Subject.CATALOG)
def required_block(sheet: Sheet) -> Iterator[Problem]:
    """Report a text that every article must have and that is missing, untranslated or only drafted.

    `[checks.required]` says which texts, such as a disclaimer, risks, or whom to contact, and which articles need them:
    `"articles/**/*.html" = ["副作用が生じることがあります。"]`. A text may run over several sentences; white space and width
    don't count. What is not offered to translators needs no translation.

    Bad:
        ja: 自由診療です。
        en:
        page: 自由診療です。
        required: 自由診療

    Bad:
        ja: 予約
        en: Booking
        page: 予約
        required: 副作用

    Good:
        ja: 自由診療です。
        en: This treatment is not covered by insurance.
        page: 自由診療です。
        required: 自由診療
    """
    if sheet.article is None:
        return
    entries = {entry.msgid: entry for entry in sheet.live}
    for text in _texts(sheet):
        segments = _holding(sheet.article, text)
        if not segments:
            yield Problem(
                f'the article lacks "{short(text)}", which [checks.required] asks for',
                "put it into the article, or narrow the glob in localize.toml",
                article=Where(sheet.article.path),
            )
        for segment in segments:
            entry = entries.get(segment.text)
            place = Where(sheet.article.path, segment.line, segment.column)
            if entry is None:
                yield Problem(
                    f'the required text "{short(text)}" is not in the catalog',
                    "bring the catalog up to date: localize extract",
                    article=place,
                )
            elif entry.state is not State.CONFIRMED:
                lacks = "is not translated" if entry.state is State.UNTRANSLATED else "is only drafted"
                yield Problem(
                    f'the required text "{short(text)}" {lacks}',
                    "translate it" if entry.state is State.UNTRANSLATED else "confirm the draft",
                    entry=entry,
                    article=place,
                )


def _texts(sheet: Sheet) -> tuple[str, ...]:
    """Return the texts that the settings ask for in this article."""
    path = sheet.article.path if sheet.article else ""
    wanted = sheet.settings.required.items()
    return tuple(dict.fromkeys(text for glob, texts in wanted if _glob(glob).fullmatch(path) for text in texts))


@cache
def _glob(pattern: str) -> re.Pattern[str]:
    """Compile a glob as `[project] articles` has them: `**/` any folders, `*` within a name."""
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
    meaning = {"**/": "(?:[^/]*/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(meaning.get(part, re.escape(part)) for part in parts))


def _holding(article: Article, text: str) -> list[Segment]:
    """Return the segments, offered to translators, that the text lies in; all of its places count."""
    wanted = _plain(text)
    pieces = [(segment, _plain(segment.plain)) for segment in article.segments]
    whole = "".join(piece for _, piece in pieces)
    starts = []
    place = whole.find(wanted) if wanted else -1
    while place >= 0:
        starts.append(place)
        place = whole.find(wanted, place + len(wanted))
    found, begin = [], 0
    for segment, piece in pieces:
        end = begin + len(piece)
        if any(start < end and begin < start + len(wanted) for start in starts):
            found.append(segment)
        begin = end
    return found


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
