"""The glossary's rules: severities of rows, words that mean other things, waivers in every report."""

from __future__ import annotations

import pytest

from localize.checks import check_catalog, check_pair
from localize.glossary import Glossary
from localize.model import Catalog, Entry, Finding, Severity
from localize.reports import REPORTS

GLOSSARY = Glossary.parse(
    "concept,ja,en,forbidden:en,severity,ambiguous:en\n"
    "exosome,エクソソーム,exosome,,warning,\n"
    "skin,皮膚,skin,,,\n"
    "spot,シミ,age spot,stain,info,\n"
    "mean,平均値,mean,,,mean\n".encode(),
    "g.csv",
)


def severities(source: str, target: str, languages: tuple[str, str] = ("ja", "en")) -> dict[str, Severity]:
    found = check_pair(source, target, *languages, glossary=GLOSSARY, skip=("length-ratio",))
    return {finding.rule: finding.severity for finding in found}


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("エクソソームの点滴", "The drip", {"glossary-term": Severity.WARNING}),
        ("皮膚の治療", "The treatment", {"glossary-term": Severity.ERROR}),
        ("シミの治療", "The treatment of stains", {"glossary-forbidden": Severity.INFO}),
        ("平均値を示します。", "We show this.", {"glossary-term": Severity.ERROR}),
    ],
)
def test_a_row_says_how_bad_its_findings_are(source: str, target: str, expected: dict[str, Severity]) -> None:
    assert severities(source, target) == expected


def test_a_word_of_the_source_that_means_other_things_is_information() -> None:
    assert severities("I mean it.", "本気です。", ("en", "ja")) == {"glossary-term": Severity.INFO}


def waived() -> list[Finding]:
    entry = Entry("皮膚の治療", "The treatment", comments=("waive: glossary-term skin",), line=7)
    return check_catalog(None, Catalog("a.po", "en", entries=(entry,)), source_language="ja", glossary=GLOSSARY)


@pytest.mark.parametrize("name", REPORTS)
def test_what_is_waived_is_listed_in_every_report(name: str) -> None:
    (finding,) = (found for found in waived() if found.rule == "glossary-term")
    assert (finding.severity, finding.where.line) == (Severity.INFO, 7)
    report = REPORTS[name]([finding])
    assert "waived: 皮膚 is in the source" in report
