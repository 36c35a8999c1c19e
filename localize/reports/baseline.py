"""A baseline: findings that were there when a workspace began to be checked, and are not reported again.

Findings are known by what they say, not by where they stand: rule, locale, source text, translation and message. So
moving a text revives nothing, and changing its translation makes it a finding again, as does another fault of the same
rule: a term that has come into the glossary since. What is about no text, but a whole catalog, an article or the glossary,
is known by its file, too.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence

from localize.errors import CONFLICT, WorkspaceError, is_conflict
from localize.model import Finding, Severity, Where
from localize.reports.identity import lasting
from localize.values import frozen

NAME = "localize-baseline.json"
VERSION = 1
_FIELDS = ("rule", "locale", "source", "target", "file", "message")
_ANEW = 'write it anew with "localize check --write-baseline"'
_Key = tuple[str, ...]


@frozen
class Baseline:
    """What a baseline file holds."""

    known: frozenset[_Key] = frozenset()

    def stale(self, findings: Iterable[Finding], rules: Collection[str]) -> list[str]:
        """Return what the rules that ran no longer find, a line each, sorted."""
        gone = {key for key in self.known if key[0] in rules} - {_key(finding) for finding in findings}
        return sorted(
            f"{rule} in {file or locale}: {source or message}" for rule, locale, source, _, file, message in gone
        )

    def without(self, rules: Collection[str]) -> Baseline:
        """Return what the baseline has of other rules than these."""
        return Baseline(frozenset(key for key in self.known if key[0] not in rules))

    def new(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings that the baseline doesn't have."""
        return [finding for finding in findings if _key(finding) not in self.known]


def _key(finding: Finding) -> _Key:
    # A text says enough, wherever it has moved; without one there is the file.
    file = "" if finding.source else finding.where.file
    return finding.rule, finding.locale or "", finding.source, finding.target, file, lasting(finding)


def write(findings: Sequence[Finding], kept: Baseline | None = None) -> bytes:
    """Return a baseline file of the errors and warnings, and of what is kept of another.

    Sorted, one a line, so that version control shows what goes.
    """
    found = {_key(finding) for finding in findings if finding.severity is not Severity.INFO}
    keys = sorted(found | (kept.known if kept else frozenset()))
    rows = [json.dumps(_row(key), ensure_ascii=False) for key in keys]
    body = ",\n    ".join(rows)
    listed = f"[\n    {body}\n  ]" if rows else "[]"
    return f'{{\n  "version": {VERSION},\n  "findings": {listed}\n}}\n'.encode("utf-8", "backslashreplace")


def _row(key: _Key) -> dict[str, str]:
    return {name: value for name, value in zip(_FIELDS, key, strict=True) if value}


def read(data: bytes, path: str) -> Baseline:
    """Read a baseline file; raises WorkspaceError, with the line where there is one, for what is none."""
    try:
        document = json.loads(data)
        if document["version"] != VERSION:
            raise ValueError
        keys = {tuple(row.get(name, "") for name in _FIELDS) for row in document["findings"]}
        if not all(isinstance(value, str) for key in keys for value in key):
            raise TypeError
    except json.JSONDecodeError as error:
        line = error.doc.split("\n")[error.lineno - 1]
        why = CONFLICT if is_conflict(line) else f"is no JSON ({error.msg}); correct it, or {_ANEW}"
        raise WorkspaceError(why, Where(path, error.lineno, error.colno)) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise WorkspaceError(f"is no baseline; {_ANEW}", path) from None
    return Baseline(frozenset(keys))
