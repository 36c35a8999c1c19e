"""Findings as JSON, for programs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from json import dumps

from localize.model import Finding, Where

VERSION = 1
"""Rises when a field changes its meaning or goes away; new fields may come without that."""
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def json(findings: Sequence[Finding]) -> str:
    """Return `{"version": 1, "findings": […]}` with the findings in the order given.

    Each has `rule`, `severity`, `file`, `line`, `column`, `message`, `remedy`, `source`, `target`, `span` (start and
    end in characters of `target`, or null), `article` (`file`, `line`, `column`, or null) and `locale`.
    """
    text = dumps({"version": VERSION, "findings": [_finding(f) for f in findings]}, ensure_ascii=False, indent=2)
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
