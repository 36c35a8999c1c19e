"""Read TOML that people write, with the line of what is wrong."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from localize.errors import WorkspaceError


def read(data: bytes, name: str) -> tuple[str, dict[str, Any]]:
    """Return the text of a file called `name` and what it says; raises WorkspaceError for what is no UTF-8 or no TOML."""
    try:
        text = data.decode("utf-8-sig")
        return text, tomllib.loads(text)
    except UnicodeDecodeError:
        raise WorkspaceError("isn't UTF-8; save it as UTF-8", name) from None
    except tomllib.TOMLDecodeError as error:
        from localize.model import Where

        line = re.search(r"at line (\d+)", str(error))
        where = Where(name, int(line[1])) if line else Where(name)
        raise WorkspaceError(f"isn't valid TOML: {error}; see https://toml.io", where) from None
