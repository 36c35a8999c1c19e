"""`localize explain`: what a rule means."""

from __future__ import annotations

from typing import Annotated

import typer

from localize.cli.shared import show_rules


def explain(rule: Annotated[str | None, typer.Argument(help="A rule's name.", show_default="list all")] = None) -> None:
    """Explain a rule of `localize check`, with a bad and a good example.

    Example: localize explain number
    """
    from localize.checks import misnamed, rules
    from localize.errors import LocalizeError

    known = rules()
    if rule is None:
        show_rules([(name, found.severity.value, found.summary) for name, found in sorted(known.items())])
        return
    wrong = misnamed([rule])
    if wrong:
        raise LocalizeError(wrong)
    typer.echo(f"{rule} ({known[rule].severity.value})\n\n{known[rule].doc}")
