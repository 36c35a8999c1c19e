"""Internationalization Tag Set 2.0 (https://www.w3.org/TR/its20/) for HTML: what a page itself says of its translation."""

from __future__ import annotations

from localize.article.its.files import linked
from localize.article.its.rules import Rule, RulesError, parse
from localize.article.its.values import Values, speaks_its, values

__all__ = ["Rule", "RulesError", "Values", "linked", "parse", "speaks_its", "values"]
