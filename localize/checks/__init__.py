"""Checks: one file a rule, found by its name; each reads a source text and its translation and reports faults."""

from typing import TYPE_CHECKING

from localize.deferred import deferred

if TYPE_CHECKING:
    from localize.checks.base import Rule
    from localize.checks.reference import rule_reference
    from localize.checks.run import active, check_article, check_catalog, check_pair, check_repeat, misnamed, rules
    from localize.checks.siblings import Sibling
else:
    __getattr__ = deferred(
        __name__,
        base="Rule",
        reference="rule_reference",
        run="active check_article check_catalog check_pair check_repeat misnamed rules",
        siblings="Sibling",
    )

__all__ = [
    "Rule",
    "Sibling",
    "active",
    "check_article",
    "check_catalog",
    "check_pair",
    "check_repeat",
    "misnamed",
    "rule_reference",
    "rules",
]
