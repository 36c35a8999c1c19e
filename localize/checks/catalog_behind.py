"""The rule `catalog-behind`."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.base import Problem, Sheet, Subject, check
from localize.checks.visible import short
from localize.model import Severity, Where


@check(Severity.WARNING, about=Subject.CATALOG)
def catalog_behind(sheet: Sheet) -> Iterator[Problem]:
    """Report a catalog that the article has left behind: it lacks texts of the article, or has texts that are gone.

    The page shows new texts untranslated until `localize extract` has brought the catalog up to date; what is gone it
    keeps as obsolete. `localize run` does so before it checks.

    Bad:
        ja: 施術は30分です。
        en: The procedure takes 30 minutes.
        page: 施術は40分です。

    Good:
        ja: 施術は30分です。
        en: The procedure takes 30 minutes.
        page: 施術は30分です。
    """
    if sheet.article is None:
        return
    offered = {s.text: s for s in sheet.article.segments if s.locked is None and s.text}
    known = {entry.msgid for entry in sheet.live}
    new = [segment for text, segment in offered.items() if text not in known]
    gone = [entry for entry in sheet.live if entry.msgid not in offered]
    if not new and not gone:
        return
    parts = [f"{len(new)} of its texts {'is' if len(new) == 1 else 'are'} not in the catalog"] if new else []
    parts += [f"{len(gone)} of the catalog's {'is' if len(gone) == 1 else 'are'} no longer in it"] if gone else []
    shown = new[0].plain if new else gone[0].msgid
    place = Where(sheet.article.path, new[0].line, new[0].column) if new else Where(sheet.article.path)
    yield Problem(
        f'the article has changed: {", ".join(parts)} (the first is "{short(shown)}")',
        "bring the catalog up to date: localize extract",
        article=place,
    )
