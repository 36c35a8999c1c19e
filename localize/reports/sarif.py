"""Findings as SARIF 2.1.0, which code hosts and editors show beside the code."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from localize.model import Finding, Severity, Where
from localize.reports.display import printable
from localize.reports.identity import UNREADABLE, lasting

if TYPE_CHECKING:
    from localize.checks import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()|\](?=\()")
"""The brackets of what would be a link in a message (section 3.11.6)."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(findings: Sequence[Finding]) -> str:
    """Return one run with the rules that were found and their help, and a result for each finding.

    Places are relative to one folder, `%SRCROOT%`; the article's place is a related location. Results that stay the
    same from run to run have the same fingerprint, whatever lines come before them, and no two of a run share one
    (https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html).
    """
    from importlib.metadata import version

    from localize.checks import rules

    seen: Counter[str] = Counter()
    names = sorted({finding.rule for finding in findings})
    run = {
        "tool": {
            "driver": {
                "name": "localize",
                "version": version("localize-articles"),
                "rules": [_rule(name, rules().get(name)) for name in names],
            }
        },
        "invocations": [_invocation([finding for finding in findings if finding.rule == UNREADABLE])],
        "originalUriBaseIds": {
            "%SRCROOT%": {
                "description": {"text": "The folder of the repository; of localize.toml where there is none."}
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, names.index(finding.rule), seen) for finding in findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _invocation(unreadable: Sequence[Finding]) -> dict[str, object]:
    """Say whether everything could be read, and what could not (section 3.20.21)."""
    if not unreadable:
        return {"executionSuccessful": True}
    return {
        "executionSuccessful": False,
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": {"text": _plain(finding.message)},
                **({"locations": [{"physicalLocation": _place(finding.where)}]} if finding.where.file else {}),
            }
            for finding in unreadable
        ],
    }


def _rule(name: str, rule: Rule | None) -> dict[str, object]:
    if rule is None:
        return {"id": name}
    text = rule.doc.replace("\n    ", "\n")
    return {
        "id": name,
        "shortDescription": {"text": f"{rule.summary}."},
        "fullDescription": {"text": rule.doc.split("\n\nBad:")[0]},
        "help": {"text": text, "markdown": _markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _markdown(rule: Rule) -> str:
    parts = []
    for paragraph in rule.doc.split("\n\n"):
        title, _, body = paragraph.partition("\n")
        example = title in ("Bad:", "Good:")
        lines = "\n".join(line.strip() for line in body.splitlines())
        parts.append(f"{title}\n\n```\n{lines}\n```" if example else paragraph)
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    """Return a text as a message says it: nothing in it controls a terminal, and nothing becomes a link."""
    return _LINK.sub(r"\\\g<0>", printable(text))


def _result(finding: Finding, index: int, seen: Counter[str]) -> dict[str, object]:
    message = "\n".join(
        part
        for part in (
            _plain(finding.message),
            f"source: {_plain(finding.source)}" if finding.source else "",
            f"target: {_plain(finding.target)}" if finding.target else "",
            f"fix: {_plain(finding.remedy)}" if finding.remedy else "",
        )
        if part
    )
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
    }
    if finding.where.file:
        result["locations"] = [{"physicalLocation": _place(finding.where)}]
    if finding.article:
        result["relatedLocations"] = [
            {"id": 1, "physicalLocation": _place(finding.article), "message": {"text": "the source text"}}
        ]
    fingerprint = _fingerprint(finding)
    seen[fingerprint] += 1
    again = f":{seen[fingerprint]}" if seen[fingerprint] > 1 else ""
    result["partialFingerprints"] = {"localize/v1": f"{fingerprint}{again}"}
    return result


def _place(where: Where) -> dict[str, object]:
    from urllib.parse import quote

    place: dict[str, object] = {
        "artifactLocation": {"uri": quote(where.file, errors="replace"), "uriBaseId": "%SRCROOT%"}
    }
    if where.line:
        place["region"] = {"startLine": where.line, **({"startColumn": where.column} if where.column else {})}
    return place


def _fingerprint(finding: Finding) -> str:
    from hashlib import sha256

    parts = finding.rule, finding.where.file, finding.source, lasting(finding)
    return sha256("\0".join(parts).encode(errors="backslashreplace")).hexdigest()[:32]
