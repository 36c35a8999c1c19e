"""Reports: findings as text for people, as JSON for programs, and in the formats of code hosts and CI servers."""

from collections.abc import Callable, Sequence

from localize.model import Finding
from localize.reports.github import github
from localize.reports.json import json
from localize.reports.junit import junit
from localize.reports.sarif import sarif
from localize.reports.text import text

REPORTS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "text": text,
    "json": json,
    "github": github,
    "sarif": sarif,
    "junit": junit,
}
"""Every form of report by its name; each ends with a line break unless it is empty."""

__all__ = ["REPORTS", "github", "json", "junit", "sarif", "text"]
