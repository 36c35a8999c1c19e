"""The rule `glossary-term`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from localize.checks.base import Pair, Problem, check
from localize.checks.shortened import used_short
from localize.checks.visible import visible
from localize.model import Concept, Severity

if TYPE_CHECKING:
    from localize.glossary import Glossary


@check(Severity.ERROR)
def glossary_term(pair: Pair) -> Iterator[Problem]:
    """Report a glossary term whose translation is missing.

    Each concept whose term is in the source text must be in the translation, in its preferred term or an accepted
    variant, in any inflection. A term inside a longer term of the glossary is no term of its own. The words of
    quoted authors are theirs, and not held to the glossary. Where a pronoun rightly stands for the term, a translator's
    comment in the entry waives it: `# waive: glossary-term exosome`. An abbreviation that the source defines beside the
    term, confidence interval (CI), may stand for it.

    A row's own severity counts, where its column `severity` has one. What the column `ambiguous:<lang>` names (mean,
    subject) says other things, too: where it stands in the source, a translation without the term is information.

    Bad:
        ja: エクソソームは細胞から分泌されます。
        en: Vesicles are secreted by cells.
        glossary: exosome: ja=エクソソーム; en=exosome

    Good:
        ja: エクソソームは細胞から分泌されます。
        en: Exosomes are secreted by cells.
        glossary: exosome: ja=エクソソーム; en=exosome
    """
    if pair.glossary is None or pair.authors_words:
        return
    glossary, target = pair.glossary, visible(pair.target).text
    wrong: set[str] | None = None
    done: set[str] = set()
    source = visible(pair.source).text
    for hit in glossary.match(source, pair.source_language):
        if hit.concept in done:
            continue
        done.add(hit.concept)
        meant = glossary.alternatives(hit.form, pair.source_language)
        wanted = [concept for concept in meant if glossary.terms(concept, pair.target_language)]
        if len(wanted) < len(meant) or any(glossary.holds(c.id, target, pair.target_language) for c in wanted):
            continue
        if used_short(source, hit.start, hit.end, target):
            continue
        if wrong is None:
            wrong = {found.concept for found in glossary.forbidden(target, pair.target_language)}
        if hit.concept in wrong:
            continue  # `glossary-forbidden` says it.
        terms = list(dict.fromkeys(term for c in wanted for term in glossary.terms(c, pair.target_language)))
        yield Problem(
            f"{hit.form} is in the source, {_either(terms[:3])} is not in the translation",
            f"use the term, or add what you wrote to the glossary {_rows(wanted)}",
            severity=_severity(glossary, wanted, hit.form, pair.source_language),
            concept=hit.concept,
        )


def _severity(glossary: Glossary, wanted: list[Concept], form: str, language: str) -> Severity | None:
    """Return the least severe of what the concepts ask for; None for the rule's own."""
    if any(glossary.is_ambiguous(concept, form, language) for concept in wanted):
        return Severity.INFO
    asked = [concept.severity or glossary_term.severity for concept in wanted]
    return max(asked, key=list(Severity).index)


def _either(terms: list[str]) -> str:
    return " or ".join(f'"{term}"' for term in terms)


def _rows(concepts: list[Concept]) -> str:
    return "as a variant of " + " or ".join(f"{c.id} ({c.where})" if c.where.file else c.id for c in concepts)
