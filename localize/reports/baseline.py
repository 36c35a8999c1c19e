"""A baseline: findings that were there when a workspace began to be checked, and are not reported again.

Findings are known by what they say, not by where they stand: rule, locale, source text and translation. So moving a text
revives nothing, and changing its translation makes it a finding again. What is about a whole catalog is known by its file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from localize.errors import WorkspaceError
from localize.model import Finding, Severity

NAME = "localize-baseline.json"
VERSION = 1
_FIELDS = ("rule", "locale", "source", "target", "file")
_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a baseline file holds."""

    known: frozenset[_Key] = frozenset()

    def stale(self, findings: Iterable[Finding]) -> list[str]:
        """Return what is no longer found, a line each, sorted."""
        gone = self.known - {_key(finding) for finding in findings}
        return sorted(f"{rule} in {file or locale}: {source}" if source else f"{rule} in {file}" for rule, locale, source, _, file in gone)  # fmt: skip

    def new(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings that the baseline doesn't have."""
        return [finding for finding in findings if _key(finding) not in self.known]


def _key(finding: Finding) -> _Key:
    # The texts say enough, wherever they have moved; without them there is only the file.
    file = "" if finding.source else finding.where.file
    return finding.rule, finding.locale or "", finding.source, finding.target, file


def write(findings: Sequence[Finding]) -> bytes:
    """Return a baseline file of the errors and warnings, sorted, one a line, so that version control shows what goes."""
    keys = sorted({_key(finding) for finding in findings if finding.severity is not Severity.INFO})
    rows = [json.dumps(_row(key), ensure_ascii=False) for key in keys]
    body = ",\n    ".join(rows)
    listed = f"[\n    {body}\n  ]" if rows else "[]"
    return f'{{\n  "version": {VERSION},\n  "findings": {listed}\n}}\n'.encode("utf-8", "backslashreplace")


def _row(key: _Key) -> dict[str, str]:
    return {name: value for name, value in zip(_FIELDS, key, strict=True) if value}


def read(data: bytes, path: str) -> Baseline:
    """Read a baseline file; raises WorkspaceError for what is none."""
    try:
        document = json.loads(data)
        if document["version"] != VERSION:
            raise ValueError
        keys = {tuple(row.get(name, "") for name in _FIELDS) for row in document["findings"]}
        if not all(isinstance(value, str) for key in keys for value in key):
            raise TypeError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise WorkspaceError('is no baseline; write it anew with "localize check --write-baseline"', path) from None
    return Baseline(frozenset(keys))
