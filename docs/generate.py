"""Write the references that are made from the code: commands, settings, rules.

`python docs/generate.py` writes them; with `--check` it writes nothing and ends with 1 when one isn't current.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import sys
from enum import Enum
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
MADE = "<!-- Made by docs/generate.py from the code; edit the code. -->\n\n"


def commands() -> str:
    """Return the reference of the command line."""
    import typer

    from localize.cli import app

    root: Any = typer.main.get_command(app)
    lines = ["# Commands\n", f"{root.help}\n", f"{root.epilog}\n", "Before the command:\n", *_parameters(root), ""]
    for name, command in sorted(_flat(root, "localize")):
        lines += [f"## {name}\n", *_help(command.help or ""), *_parameters(command), ""]
    return "\n".join(lines).rstrip() + "\n"


def _flat(group: Any, prefix: str) -> list[tuple[str, Any]]:
    found = []
    for name, command in group.commands.items():
        full = f"{prefix} {name}"
        found += _flat(command, full) if hasattr(command, "commands") else [(full, command)]
    return found


def _help(text: str) -> list[str]:
    lines = []
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if paragraph.startswith("Example: "):
            lines.append(f"```sh\n{paragraph.removeprefix('Example: ')}\n```\n")
        else:
            lines.append(" ".join(paragraph.split()) + "\n")
    return lines


def _parameters(command: Any) -> list[str]:
    rows = []
    for parameter in command.params:
        if parameter.name in ("help", "install_completion", "show_completion"):
            continue
        if parameter.param_type_name == "argument":
            name = parameter.metavar or str(parameter.name).upper()
        else:
            name = ", ".join([*parameter.opts, *parameter.secondary_opts])
        kind = parameter.type_descriptor.annotation
        choices = [choice.value for choice in kind] if isinstance(kind, type) and issubclass(kind, Enum) else []
        values = f" One of {', '.join(choices)}." if choices else ""
        default = parameter.default
        shown = parameter.show_default if isinstance(parameter.show_default, str) else None
        if shown is None and default not in (None, False, ...) and not callable(default):
            shown = str(getattr(default, "value", default))
        text = (parameter.help or "").rstrip(".")
        rows.append(f"| `{name}` | {text}.{values}{f' Default: {shown}.' if shown else ''} |")
    return ["| | |", "|---|---|", *rows] if rows else []


def settings() -> str:
    """Return the reference of `localize.toml`."""
    from localize import settings as module

    tree = ast.parse(inspect.getsource(module))
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    lines = ["# Settings\n", "`localize.toml` in the workspace's folder. Unknown keys are errors.\n"]
    for table in dataclasses.fields(module.Settings):
        kind = str(table.type)
        lines += [f"## [{table.name}]\n", "| key | default | meaning |", "|---|---|---|"]
        defaults = {
            f.name: {} if f.default is dataclasses.MISSING else f.default
            for f in dataclasses.fields(getattr(module, kind))
        }
        for name, text in _field_docs(classes[kind]):
            lines.append(f"| `{name}` | `{_toml(defaults[name])}` | {text} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _field_docs(node: ast.ClassDef) -> list[tuple[str, str]]:
    found = []
    for item, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            if not (isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)):
                raise SystemExit(f"{node.name}.{item.target.id} has no docstring")
            found.append((item.target.id, " ".join(str(after.value.value).split())))
    return found


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return "{}" if value == {} else f'"{value}"'


def rules() -> str:
    """Return the reference of the rules of `localize check`."""
    from localize.checks import rule_reference

    return rule_reference()


def table() -> str:
    """Return the table of what is translatable."""
    from localize.article import rules as known

    def row(left: str, names: Any) -> str:
        return f"| {left} | {', '.join(f'`{name}`' for name in sorted(names))} |"

    kinds: dict[str, list[str]] = {}
    for tag, kind in known.KINDS.items():
        kinds.setdefault(kind, []).append(tag)
    attributes = [
        (f"`{name}`", "any element" if tags is None else ", ".join(f"`{tag}`" for tag in sorted(tags)))
        for name, tags in known.ATTRIBUTES.items()
    ]
    lines = [
        "# What is translatable\n",
        "The table that decides, before the settings and the page's own rules: see [extraction](extraction.md).\n",
        "## How elements stand in the text\n", "| how | elements |", "|---|---|",
        row("end a text", known.BLOCKS),
        row("stand in a text as a whole; what is inside is a text of its own", known.ISLANDS - known.OPAQUE),
        row("are left alone with all that is inside", known.OPAQUE),
        row("are code: a placeholder in a sentence", known.CODE), row("are code: not offered", known.CODE_BLOCKS),
        "| stand within a text | all others |\n",
        "## Kinds\n", "| kind | elements |", "|---|---|",
        *(row(kind, tags) for kind, tags in kinds.items() if kind != "paragraph"), "| paragraph | all others |\n",
        "## Attributes\n", "| attribute | of |", "|---|---|", *(f"| {name} | {tags} |" for name, tags in attributes), "",
        f"`value` is offered of the types {', '.join(sorted(known.VALUE_TYPES))}; `content` where the element's `name`, "
        "`property` or `itemprop` is one of these:\n",
        ", ".join(f"`{name}`" for name in sorted(known.METAS)) + "\n",
        "## JSON-LD\n", "Strings, also in lists, of these keys of schema.org:\n",
        ", ".join(f"`{name}`" for name in sorted(known.JSON_KEYS)),
    ]  # fmt: skip
    return "\n".join(lines).rstrip() + "\n"


REFERENCES = {"commands.md": commands, "settings.md": settings, "rules.md": rules, "translatable.md": table}


def main() -> int:
    """Write the references, or check them; return the exit code."""
    stale = []
    for name, make in REFERENCES.items():
        path, text = FOLDER / name, MADE + make()
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    for name in stale:
        print(f"docs/{name} {'is not current: run make references' if '--check' in sys.argv else 'written'}")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
