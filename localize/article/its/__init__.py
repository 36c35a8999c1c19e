"""Internationalization Tag Set 2.0 (https://www.w3.org/TR/its20/) for HTML: what a page itself says of its translation."""

from typing import TYPE_CHECKING

from localize.deferred import deferred

if TYPE_CHECKING:
    from localize.article.its.evaluating import Values, speaks_its, values
    from localize.article.its.files import linked
    from localize.article.its.rules import Rule, RulesError, parse
else:
    __getattr__ = deferred(
        __name__, evaluating="Values speaks_its values", files="linked", rules="Rule RulesError parse"
    )

__all__ = ["Rule", "RulesError", "Values", "linked", "parse", "speaks_its", "values"]
