"""Reports: findings as text for people, as JSON for programs, as annotations for code hosts."""

from collections.abc import Callable, Sequence

from localize.model import Finding
from localize.reports.github import github
from localize.reports.json import json
from localize.reports.text import text

REPORTS: dict[str, Callable[[Sequence[Finding]], str]] = {"text": text, "json": json, "github": github}
"""Every form of report by its name; each ends with a line break unless it is empty."""

__all__ = ["REPORTS", "github", "json", "text"]
