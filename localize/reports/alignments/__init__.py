"""Alignments for people and other programs: as CSV, TMX, a page to look through, and a start for `quotes.toml`."""

from collections.abc import Callable, Mapping, Sequence

from localize.reports.alignments.csv import csv
from localize.reports.alignments.html import html
from localize.reports.alignments.sides import Sides, sides
from localize.reports.alignments.tmx import tmx
from localize.reports.alignments.toml import toml

ALIGNMENTS: Mapping[str, Callable[[Sequence[Sides]], str]] = {"csv": csv, "tmx": tmx, "html": html, "toml": toml}

__all__ = ["ALIGNMENTS", "Sides", "sides"]
