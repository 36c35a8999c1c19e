"""Findings as JSON, for programs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from json import dumps

from localize.model import Finding, Where
from localize.reports.identity import UNREADABLE

VERSION = 1
"""Rises when a field changes its meaning or goes away; new fields may come without that."""
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def json(findings: Sequence[Finding]) -> str:
    """Return `{"version": 1, "findings": […], "unreadable": […]}` with the findings in the order given.

    Files that can't be read have `file`, `line`, `column` and `message`. Each finding has `rule`, `severity`, `file`, `line`, `column`, `message`, `remedy`, `source`, `target`, `span` (start and
    end in characters of `target`, or null), `article` (`file`, `line`, `column`, or null) and `locale`.
    """
    report = {
        "version": VERSION,
        "findings": [_finding(f) for f in findings if f.rule != UNREADABLE],
        "unreadable": [{**_place(f.where), "message": f.message} for f in findings if f.rule == UNREADABLE],
    }
    text = dumps(report, ensure_ascii=False, indent=2)
    # Half of a pair, as a broken file may hold, can't be encoded as UTF-8; JSON has an escape for it.
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        **_place(finding.where),
        "message": finding.message,
        "remedy": finding.remedy,
        "source": finding.source,
        "target": finding.target,
        "span": list(finding.span) if finding.span else None,
        "article": _place(finding.article) if finding.article else None,
        "locale": finding.locale,
    }


def _place(where: Where) -> dict[str, object]:
    return {"file": where.file, "line": where.line, "column": where.column}
