"""Reports: the same findings as text, JSON and annotations."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace
from importlib.metadata import version
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.model import Finding, Severity, Where
from localize.reports import REPORTS, moved
from localize.reports.display import printable, width
from tests.conftest import CASES

PO = "locales/en/LC_MESSAGES/statins.po"
FINDINGS = (
    Finding(
        "number",
        Severity.ERROR,
        Where(PO, 212),
        "0.05% in the source is 0.5% in the translation",
        "write 0.05%",
        "発生率は0.05%でした。",
        "The incidence was 0.5%.",
        (18, 22),
        Where("articles/statins.html", 88, 5),
        "en",
    ),
    Finding(
        "leftover-script",
        Severity.ERROR,
        Where(PO, 230),
        '"シミ" is left in the source language',
        "translate it",
        "日本語のシミ",
        "日本語 ﾊﾝｶｸ が シミ é",
        (11, 13),
        Where("articles/statins.html", 90, 1),
        "en",
    ),
    Finding("fuzzy", Severity.INFO, Where(PO, 7), "a draft", "", "予約", "Booking", None, None, "en"),
    Finding(
        "untranslated",
        Severity.INFO,
        Where("locales/ko/LC_MESSAGES/a,b:c.po", 3),
        "not translated yet",
        "translate it",
        "予約",
        locale="ko",
    ),
    Finding(
        "markup-injected",
        Severity.WARNING,
        Where(PO, 240),
        "100% \x1b[31mred",
        "take it\r\naway",
        "予約",
        "a\tb \x1b[2J\u202eevil\u2028",
        (4, 8),
        Where("articles/statins.html", 91, 1),
        "en",
    ),
)


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_a_report_is_as_expected_byte_for_byte(name: str) -> None:
    suffix = {"text": "txt", "json": "json", "github": "github.txt", "sarif": "sarif", "junit": "junit.xml"}[name]
    expected = (CASES / "reports" / f"findings.expect.{suffix}").read_bytes().decode()
    assert REPORTS[name](FINDINGS) == expected.replace("VERSION", version("localize-articles"))


def test_information_that_comes_again_and_again_is_counted_in_the_text_and_whole_elsewhere() -> None:
    many = [replace(FINDINGS[3], where=Where(PO, line)) for line in range(1, 8)] + [FINDINGS[0]] * 5
    lines = [line for line in REPORTS["text"](many).splitlines() if line.startswith(PO)]
    assert [line.partition(": ")[0] for line in lines[:3]] == [f"{PO}:{line}" for line in (1, 2, 3)]
    assert [line.partition(": ")[0] for line in lines[3:8]] == [f"{PO}:212"] * 5
    assert lines[8:] == [f"{PO}: info[untranslated] 4 more: not translated yet; --format json has all"]
    assert REPORTS["text"](many).endswith("5 errors, 7 info in 1 file\n")
    assert len(json.loads(REPORTS["json"](many))["findings"]) == 12


def test_no_findings_are_said_or_shown_as_an_empty_list() -> None:
    assert REPORTS["text"]([]) == "no findings\n"
    assert json.loads(REPORTS["json"]([])) == {"version": 1, "findings": [], "unreadable": []}
    assert REPORTS["github"]([]) == ""


@pytest.mark.parametrize("name", ["text", "github"])
def test_an_article_without_a_line_is_named_alone(name: str) -> None:
    report = REPORTS[name]([replace(FINDINGS[0], article=Where("articles/statins.html"))])
    assert "articles/statins.html" in report
    assert "None" not in report


def test_marks_stand_under_the_faulty_part_whatever_the_width_of_the_letters() -> None:
    lines = REPORTS["text"]([FINDINGS[1]]).splitlines()
    target, marks = lines[2], lines[3]
    assert width(target[: target.index("シミ")]) == len(marks) - len(marks.lstrip())
    assert marks.strip() == "^^^^"


def test_a_long_text_is_cut_around_the_faulty_part() -> None:
    long = "x" * 3000 + "FAULT" + "y" * 3000
    (target, marks) = REPORTS["text"](
        [Finding("r", Severity.ERROR, Where("a.po", 1), "m", target=long, span=(3000, 3005))]
    ).splitlines()[1:3]
    assert len(target) < 300
    assert target[marks.index("^") : marks.rindex("^") + 1] == "FAULT"


def test_annotations_decode_to_what_was_meant() -> None:
    line = REPORTS["github"]([FINDINGS[3]]).rstrip("\n")
    command, properties, message = re.fullmatch(r"::(\w+) (.*?)::(.*)", line).groups()  # type: ignore[union-attr]
    values = dict(item.split("=", 1) for item in properties.split(","))
    assert command == "notice"
    assert (
        values["file"].replace("%3A", ":").replace("%2C", ",").replace("%25", "%") == "locales/ko/LC_MESSAGES/a,b:c.po"
    )
    assert message.split("%0A") == ["not translated yet", "source: 予約", "fix: translate it"]


def test_the_order_of_json_is_the_order_given() -> None:
    assert [f["rule"] for f in json.loads(REPORTS["json"](FINDINGS))["findings"]] == [f.rule for f in FINDINGS]


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_nothing_in_a_catalog_controls_the_terminal_or_the_runner(message: str, source: str, target: str) -> None:
    finding = Finding("r", Severity.ERROR, Where(f"{source}.po", 1), message, target, source, target, (0, 1))
    for name in ("text", "github"):
        report = REPORTS[name]([finding])
        assert not [c for c in report.replace("\n", "") if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    annotation = REPORTS["github"]([finding])
    assert annotation.count("\n") == 1 and annotation.startswith("::error file=")
    assert not re.search(r"%(?![0-9A-F]{2})", annotation)


@given(st.text(alphabet=st.characters(), max_size=60), st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=200, deadline=None)
def test_json_gives_back_what_it_was_given(text: str, start: int, end: int) -> None:
    finding = Finding("r", Severity.INFO, Where("a.po"), text, text, text, text, (start, end))
    report = REPORTS["json"]([finding])
    (read,) = json.loads(report.encode("utf-8"))["findings"]
    assert (read["message"], read["remedy"], read["target"], read["span"]) == (text, text, text, [start, end])
    REPORTS["text"]([finding]).encode("utf-8")


def test_lone_surrogates_are_escaped() -> None:
    finding = Finding("r", Severity.INFO, Where("a.po"), "\ud800", target="\udfff")
    for report in REPORTS.values():
        report([finding]).encode("utf-8")


def test_what_prints_is_shown_as_it_is() -> None:
    assert printable("シミ é 100% 👩‍⚕️") == "シミ é 100% 👩‍⚕️"
    assert printable("\x1b[0m\u202e\r\n\x9b") == "\\x1b[0m\\u202e\\r\\n\\x9b"


def test_what_shows_nothing_is_shown_where_it_stands() -> None:
    found = replace(FINDINGS[1], target="A\u200bB", span=(1, 2))
    assert REPORTS["text"]([found]).splitlines()[2:4] == ["  target  A\\u200bB", "           ^^^^^^"]


def test_sarif_has_what_the_format_requires_and_the_help_of_each_rule() -> None:
    """SARIF 2.1.0: 3.13 (log), 3.14 (run), 3.18-3.19 (tool), 3.27 (result), 3.29-3.30 (places), 3.49 (rule)."""
    log = json.loads(REPORTS["sarif"](FINDINGS))
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    assert run["tool"]["driver"]["name"] == "localize"
    listed = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in listed] == sorted({finding.rule for finding in FINDINGS})
    for rule in listed:
        assert rule["shortDescription"]["text"] and rule["help"]["text"] and "Bad:" in rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note", "none")
    assert len(run["results"]) == len(FINDINGS)
    for result, finding in zip(run["results"], FINDINGS, strict=True):
        assert listed[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert result["level"] in ("error", "warning", "note")
        assert finding.message.split("\x1b")[0] in result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
        assert re.fullmatch(r"[\w./%~-]+", place["artifactLocation"]["uri"])
        assert place["region"]["startLine"] == finding.where.line
        assert all(isinstance(value, str) for value in result["partialFingerprints"].values())


def test_a_fingerprint_does_not_change_with_the_line() -> None:
    moved = [replace(finding, where=replace(finding.where, line=999)) for finding in FINDINGS]
    prints = [
        [result["partialFingerprints"] for result in json.loads(REPORTS["sarif"](found))["runs"][0]["results"]]
        for found in (FINDINGS, moved)
    ]
    assert prints[0] == prints[1] and len({str(value) for value in prints[0]}) == len(FINDINGS)


def test_findings_that_say_the_same_have_fingerprints_of_their_own() -> None:
    results = json.loads(REPORTS["sarif"]([FINDINGS[0]] * 3))["runs"][0]["results"]
    first, second, third = (result["partialFingerprints"]["localize/v1"] for result in results)
    assert (second, third) == (f"{first}:2", f"{first}:3")


def test_brackets_of_a_text_make_no_link_of_a_sarif_message() -> None:
    found = replace(FINDINGS[0], source="効果[1](1)と[2]", target="")
    (result,) = json.loads(REPORTS["sarif"]([found]))["runs"][0]["results"]
    assert "source: 効果\\[1\\](1)と[2]\n" in result["message"]["text"]


def test_findings_are_named_from_a_folder_above() -> None:
    where, article = FINDINGS[0].where, FINDINGS[0].article
    (found, nowhere) = moved([FINDINGS[0], replace(FINDINGS[2], where=Where(""))], "docs/web")
    assert (found.where.file, found.where.line) == (f"docs/web/{where.file}", where.line)
    assert article and found.article == replace(article, file=f"docs/web/{article.file}")
    assert nowhere.where == Where("")
    assert moved(FINDINGS, "") == list(FINDINGS)


def test_junit_counts_errors_as_failures() -> None:
    root = ElementTree.fromstring(REPORTS["junit"](FINDINGS))
    assert (root.tag, root.get("tests"), root.get("failures")) == ("testsuites", "5", "2")
    cases = root.findall("testsuite/testcase")
    assert len(cases) == 5 and all(case.get("name") and case.get("classname") for case in cases)
    assert [case.get("line") for case in cases if case.find("failure") is not None] == ["212", "230"]
    for suite in root:
        assert int(suite.get("tests") or 0) == len(suite)
        assert int(suite.get("failures") or 0) == len(suite.findall("testcase/failure"))


def test_without_findings_sarif_has_no_result_and_junit_one_case_that_passes() -> None:
    assert json.loads(REPORTS["sarif"]([]))["runs"][0]["results"] == []
    root = ElementTree.fromstring(REPORTS["junit"]([]))
    assert len(root.findall("testsuite/testcase")) == 1 and root.get("failures") == "0"


@given(st.text(alphabet=st.characters(), max_size=40), st.text(alphabet=st.characters(), max_size=40))
@settings(max_examples=150, deadline=None)
def test_whatever_a_catalog_holds_the_reports_are_well_formed(message: str, target: str) -> None:
    finding = Finding("r", Severity.ERROR, Where("a.po", 1), message, target, message, target)
    root = ElementTree.fromstring(REPORTS["junit"]([finding]).encode("utf-8"))
    assert len(root.findall("testsuite/testcase/failure")) == 1
    assert len(json.loads(REPORTS["sarif"]([finding]).encode("utf-8"))["runs"][0]["results"]) == 1
