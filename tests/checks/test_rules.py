"""Rules: their examples, and pairs that they report or leave in peace."""

from __future__ import annotations

import pkgutil
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize import checks
from localize.checks import Rule, check_pair, rule_reference, rules
from localize.checks.base import Pair
from localize.checks.examples import Example, examples
from localize.glossary import Glossary
from localize.model import Finding, Severity
from tests.conftest import CASES

GLOSSARY = Glossary.parse((CASES / "glossary" / "terms.csv").read_bytes(), "terms.csv")
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}")
    for rule in rules().values()
    for number, example in enumerate(examples(rule), start=1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_bad_example_is_reported_and_a_good_one_is_not(rule: Rule, example: Example) -> None:
    subject = example.subject
    looked_at = not isinstance(subject, Pair) or subject.state in rule.states
    reported = looked_at and bool(list(rule.find(subject)))
    assert reported is example.bad


@pytest.mark.parametrize("rule", rules().values(), ids=rules())
def test_each_rule_explains_itself_with_both_kinds_of_example(rule: Rule) -> None:
    assert rule.summary.startswith("Report ")
    assert {example.bad for example in examples(rule)} == {True, False}
    assert f"## {rule.name}\n" in rule_reference()


def test_a_rule_is_called_as_its_file_is() -> None:
    files = {module.name.replace("_", "-") for module in pkgutil.iter_modules(checks.__path__)}
    assert set(rules()) <= files
    assert set(rules()) >= {
        "alignment-doubtful",
        "citation",
        "fuzzy",
        "glossary-conflict",
        "glossary-forbidden",
        "glossary-term",
        "leftover-script",
        "markup-injected",
        "number",
        "original-altered",
        "placeholder",
        "quote-unaligned",
        "untranslated",
    }


def cases() -> list[object]:
    found: list[object] = []
    for case in re.split(r"^=== ", (CASES / "checks" / "pairs.txt").read_text("utf-8"), flags=re.MULTILINE)[1:]:
        name, source, target, *finds = case.rstrip().split("\n")
        expected = finds[0].removeprefix("finds ") if finds else ""
        found.append(pytest.param(source.partition(" "), target.partition(" "), expected, id=name))
    return found


@pytest.mark.parametrize(("source", "target", "expected"), cases())
def test_a_pair_is_reported_by_exactly_these_rules(
    source: tuple[str, str, str], target: tuple[str, str, str], expected: str
) -> None:
    findings = check_pair(source[2], target[2], source[0], target[0], glossary=GLOSSARY)
    found = sorted(f.rule + (f"[{target[2][slice(*f.span)]}]" if f.span else "") for f in findings)
    assert " ".join(found) == " ".join(sorted(re.findall(r"[\w-]+(?:\[.*?\](?= |$))?", expected)))


@pytest.mark.parametrize(
    "finding", check_pair("0.05%と<a1>幹細胞</a1>", "0.5% of 細胞<p>", "ja", "en", glossary=GLOSSARY)
)
def test_each_finding_says_what_to_do(finding: Finding) -> None:
    assert finding.message and finding.remedy and finding.locale == "en"


def test_a_rule_can_be_skipped() -> None:
    assert {f.rule for f in check_pair("3名", "4 人", "ja", "en", skip=("number",))} == {"leftover-script"}


def test_authors_words_are_not_held_to_the_glossary() -> None:
    source, original = "エクソソームは28%改善した。", "The <i1>vesicles</i1> improved by 28% in 12 weeks."
    words = "The vesicles improved by 28% in 12 weeks."
    assert check_pair(source, words, "ja", "en", glossary=GLOSSARY, original=original) == []
    assert {f.rule for f in check_pair(source, words, "ja", "en", glossary=GLOSSARY)} == {"glossary-term", "number"}


def test_a_number_that_the_quoted_authors_do_not_have_is_a_warning() -> None:
    words = "The vesicles improved by 28% in 12 weeks."
    (finding,) = check_pair("82%改善した。", words, "ja", "en", original=words)
    assert (finding.rule, finding.severity) == ("number", Severity.WARNING)


@given(st.text(alphabet="あ幹細胞3０.,%<a1>/br&;:10.5555xsoncript= -\u3000\n", max_size=50))
@settings(max_examples=200, deadline=None)
def test_a_text_is_a_faultless_translation_of_itself(text: str) -> None:
    assert [f for f in check_pair(text, text, "ja", "ja", glossary=GLOSSARY) if f.severity is not Severity.INFO] == []


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_pair_is_checked_and_each_span_lies_in_the_translation(source: str, target: str) -> None:
    for finding in check_pair(source, target, "ja", "en", glossary=GLOSSARY):
        start, end = finding.span or (0, 1)
        assert 0 <= start < end <= max(1, len(target))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("in vitro", Severity.INFO), ("Contraindications", Severity.INFO), ("Book online now", Severity.ERROR)],
)
def test_latin_letters_that_may_be_a_name_are_information(text: str, expected: Severity) -> None:
    (finding,) = check_pair(text, text, "en", "ja", skip=("length-ratio",))
    assert finding.severity is expected
