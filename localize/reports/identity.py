"""What a finding is known by from run to run, wherever it stands."""

from __future__ import annotations

import re

from localize.model import Finding

UNREADABLE = "unreadable"
"""The rule that reports name for a file that can't be read; `localize.toml` can't switch it off."""
# "(glossary/medical.csv:12)", "the quote in line 30": messages name places, and places move.
_PLACE = re.compile(r":\d+(?=\))|(?<=\bline) \d+")


def lasting(finding: Finding) -> str:
    """Return a finding's message without the lines that it names, so that it stays the same when texts move."""
    return _PLACE.sub("", finding.message)
