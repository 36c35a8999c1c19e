"""Findings as text, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from localize.model import Finding, Severity
from localize.reports.display import printable, width

_LONGEST = 240
"""Characters of a text that are shown; the faulty part is among them."""


_REPEATED = 3
"""Times that one file is told one piece of information."""


def text(findings: Sequence[Finding]) -> str:
    """Group findings by file, each with its two texts and the faulty part marked, and count them at the end."""
    if not findings:
        return "no findings\n"
    blocks: list[str] = []
    for _, group in groupby(sorted(findings, key=_order), key=lambda finding: finding.where.file):
        blocks.append("\n".join(_block(list(group))))
    return "\n\n".join([*blocks, _summary(findings)]) + "\n"


def _order(finding: Finding) -> tuple[str, int, str, tuple[int, int], str]:
    return finding.where.file, finding.where.line or 0, finding.rule, finding.span or (-1, -1), finding.message


def _block(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the lines of one file's findings; information that says one thing again and again is counted."""
    said: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        key = finding.rule, finding.message
        said[key] += finding.severity is Severity.INFO
        if said[key] <= _REPEATED:
            yield from _lines(finding)
    for (rule, message), count in said.items():
        if count > _REPEATED:
            more = f"{count - _REPEATED} more: {printable(message)}"
            yield f"{printable(findings[0].where.file)}: info[{rule}] {more}; --format json has all"


def _lines(finding: Finding) -> Iterator[str]:
    place = f"{printable(str(finding.where))}: " if finding.where.file else ""
    yield f"{place}{finding.severity.value}[{finding.rule}] {printable(finding.message)}"
    source, _ = _excerpt(finding.source, None)
    article = f"          {printable(str(replace(finding.article, column=None)))}" if finding.article else ""
    if source or article:
        yield f"  source  {source}{article}"
    if finding.target:
        target, marks = _excerpt(finding.target, finding.span)
        yield f"  target  {target}"
        if marks:
            yield f"          {marks}"
    if finding.remedy:
        yield f"  fix     {printable(finding.remedy)}"


def _excerpt(whole: str, span: tuple[int, int] | None) -> tuple[str, str]:
    """Return a text as it is printed, cut to a readable length around a span, and the marks to print under it."""
    start, end = span or (0, 0)
    first = max(0, min(start - _LONGEST // 3, len(whole) - _LONGEST))
    last = min(len(whole), first + _LONGEST)
    head, tail = "…" if first else "", "…" if last < len(whole) else ""
    before, faulty, after = whole[first:start], whole[max(first, start) : min(end, last)], whole[max(first, end) : last]
    if span is None:
        return head + printable(whole[first:last]) + tail, ""
    before, faulty = head + printable(before), printable(faulty)
    marks = " " * width(before) + "^" * max(1, width(faulty))
    return before + faulty + printable(after) + tail, marks


def _summary(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    parts = [
        f"{counts[s]} {s.value}{'s' if counts[s] > 1 and s is not Severity.INFO else ''}" for s in Severity if counts[s]
    ]
    files = len({finding.where.file for finding in findings})
    return f"{', '.join(parts)} in {files} file{'' if files == 1 else 's'}"
