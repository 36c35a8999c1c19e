"""Checks: one file a rule, found by its name; each reads a source text and its translation and reports faults."""

from localize.checks.base import Rule
from localize.checks.reference import rule_reference
from localize.checks.run import check_catalog, check_pair, rules

__all__ = ["Rule", "check_catalog", "check_pair", "rule_reference", "rules"]
