"""The rule `glossary-conflict`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from localize.checks.base import Problem, Subject, check
from localize.model import Severity

if TYPE_CHECKING:
    from localize.glossary import Glossary


@check(Severity.WARNING, about=Subject.GLOSSARY)
def glossary_conflict(glossary: Glossary) -> Iterator[Problem]:
    """Report what is odd in the glossary itself.

    A term of two concepts, two rows with the same terms, a row without any, a file without a term in the articles'
    language, stray white space, invisible characters, half-width kana and full-width letters, a bracket without its
    other half. Findings name the line and column of the glossary. That two concepts prefer one word of another language
    than the first is information, since it may well be so. What can't be meant is refused when the file is read: two
    rows with one id, a word forbidden and accepted at once.

    Bad:
        glossary: stem-cell: ja=幹細胞; en=stem cell + msc: ja=間葉系幹細胞|幹細胞; en=mesenchymal stem cell

    Good:
        glossary: stem-cell: ja=幹細胞; en=stem cell + msc: ja=間葉系幹細胞; en=mesenchymal stem cell
    """
    from localize.glossary import check_glossary

    for finding in check_glossary(glossary):
        yield Problem(finding.message, finding.remedy, severity=finding.severity)
