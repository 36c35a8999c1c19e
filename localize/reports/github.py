"""Findings as GitHub annotations: workflow commands that a run prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from localize.model import Finding, Severity
from localize.reports.display import printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(findings: Sequence[Finding]) -> str:
    """Return a line for each finding: `::error file=…,line=…,title=…::message`, the texts and the remedy below it.

    Escaped as the runner decodes: percent signs and line breaks everywhere, colons and commas in properties
    (https://github.com/actions/toolkit, packages/core, command.ts).
    """
    return "".join(f"{_line(finding)}\n" for finding in findings)


def _line(finding: Finding) -> str:
    properties = {
        "file": finding.where.file,
        "line": str(finding.where.line or ""),
        "col": str(finding.where.column or ""),
        "title": f"localize: {finding.rule}",
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    return f"::{_COMMANDS[finding.severity]} {listed}::{_message(finding)}"


def _message(finding: Finding) -> str:
    article = f" ({replace(finding.article, column=None)})" if finding.article else ""
    parts = [
        finding.message,
        f"source: {finding.source}{article}" if finding.source else "",
        f"target: {finding.target}" if finding.target else "",
        f"fix: {finding.remedy}" if finding.remedy else "",
    ]
    return "%0A".join(_data(part) for part in parts if part)


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
