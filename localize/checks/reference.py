"""The rule reference, made from the rules' own docstrings."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.base import Rule
from localize.checks.run import rules


def rule_reference() -> str:
    """Return the page on all rules, in Markdown."""
    lines = [
        "# Rules of `localize check`",
        "",
        "Made from the rules' docstrings; `localize explain RULE` prints the same. Skip rules with `[checks] skip` in",
        "`localize.toml`.",
        "",
        "| rule | severity | reports |",
        "|---|---|---|",
    ]
    lines += [f"| [`{r.name}`](#{r.name}) | {r.severity.value} | {_reports(r.summary)} |" for r in rules().values()]
    for rule in rules().values():
        lines += ["", f"## {rule.name}", "", *_section(rule)]
    return "\n".join(lines) + "\n"


def _reports(summary: str) -> str:
    return summary.removeprefix("Report ")


def _section(rule: Rule) -> Iterator[str]:
    yield f"Severity: {rule.severity.value}."
    for paragraph in rule.doc.split("\n\n"):
        title, _, body = paragraph.partition("\n")
        yield ""
        if title in ("Bad:", "Good:"):
            yield from (title, "", "```", *(line.strip() for line in body.splitlines()), "```")
        else:
            yield from paragraph.splitlines()
