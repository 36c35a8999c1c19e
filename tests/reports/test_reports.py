"""Reports: the same findings as text, JSON and annotations."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.model import Finding, Severity, Where
from localize.reports import REPORTS
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
    suffix = {"text": "txt", "json": "json", "github": "github.txt"}[name]
    assert REPORTS[name](FINDINGS) == (CASES / "reports" / f"findings.expect.{suffix}").read_bytes().decode()


def test_no_findings_are_said_or_shown_as_an_empty_list() -> None:
    assert REPORTS["text"]([]) == "no findings\n"
    assert json.loads(REPORTS["json"]([])) == {"version": 1, "findings": []}
    assert REPORTS["github"]([]) == ""


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
