"""Findings as JUnit XML, which CI servers list as tests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from localize.model import Finding, Severity
from localize.reports.display import printable

# What XML 1.0 can't hold even as a reference, beside what is made visible anyway.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def junit(findings: Sequence[Finding]) -> str:
    """Return a test suite for each file and a test case for each finding.

    An error fails its case; warnings and information pass, with their text as the case's output. A file without
    findings doesn't appear; a report without any has one case that passes, since some servers refuse an empty file.
    Elements and attributes are those of the Jenkins plugin's junit-10.xsd, but for a case's `file`, which GitLab
    reads, and `line`.
    """
    groups = [
        (file, list(group)) for file, group in groupby(sorted(findings, key=_order), key=lambda found: found.where.file)
    ]
    failures = sum(finding.severity is Severity.ERROR for finding in findings)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="localize check" tests="{len(findings) or 1}" failures="{failures}" errors="0">',
    ]
    for file, group in groups:
        failed = sum(finding.severity is Severity.ERROR for finding in group)
        lines.append(f'  <testsuite name={_value(file or "pair")} tests="{len(group)}" failures="{failed}" errors="0">')
        lines += [line for finding in group for line in _case(finding)]
        lines.append("  </testsuite>")
    if not groups:
        lines += [
            '  <testsuite name="localize check" tests="1" failures="0" errors="0">',
            '    <testcase classname="localize" name="no findings"/>',
            "  </testsuite>",
        ]
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _order(finding: Finding) -> tuple[str, int, str, tuple[int, int], str]:
    return finding.where.file, finding.where.line or 0, finding.rule, finding.span or (-1, -1), finding.message


def _case(finding: Finding) -> list[str]:
    line = f' line="{finding.where.line}"' if finding.where.line else ""
    file = f" file={_value(finding.where.file)}" if finding.where.file else ""
    # Of cases with one name some servers show the last.
    of = f" – {_short(finding.source)}" if finding.source else ""
    name = f"{finding.rule}: {finding.message}{of}"
    article = f" ({finding.article})" if finding.article else ""
    details = [
        f"{finding.where}: {finding.severity.value}[{finding.rule}] {finding.message}",
        f"source  {finding.source}{article}" if finding.source else "",
        f"target  {finding.target}" if finding.target else "",
        f"fix     {finding.remedy}" if finding.remedy else "",
    ]
    body = "\n".join(_text(detail) for detail in details if detail)
    if finding.severity is Severity.ERROR:
        inside = f"      <failure type={_value(finding.rule)} message={_value(finding.message)}>{body}</failure>"
    else:
        inside = f"      <system-out>{body}</system-out>"
    return [
        f"    <testcase classname={_value(finding.rule)} name={_value(name)}{file}{line}>",
        inside,
        "    </testcase>",
    ]


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def _text(text: str) -> str:
    from xml.sax.saxutils import escape

    return escape(_UNFIT.sub("\ufffd", printable(text)))


def _value(text: str) -> str:
    from xml.sax.saxutils import quoteattr

    return quoteattr(_UNFIT.sub("\ufffd", printable(text)))
