"""Read TOML that people write, with the line of what is wrong."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from localize.errors import CONFLICT, WorkspaceError, is_conflict


def read(data: bytes, name: str) -> tuple[str, dict[str, Any]]:
    """Return the text of a file called `name` and what it says; raises WorkspaceError for what is no UTF-8 or no TOML."""
    try:
        text = data.decode("utf-8-sig")
        return text, tomllib.loads(text)
    except UnicodeDecodeError:
        raise WorkspaceError("isn't UTF-8; save it as UTF-8", name) from None
    except tomllib.TOMLDecodeError as error:
        from localize.model import Where

        place = re.search(r" \(at line (\d+), column (\d+)\)$", str(error))
        if place is None:  # At the end of the file.
            raise WorkspaceError(f"isn't valid TOML: {error}; see https://toml.io", name) from None
        line, column = int(place[1]), int(place[2])
        conflict = is_conflict(text.split("\n")[line - 1])
        why = CONFLICT if conflict else f"isn't valid TOML: {str(error)[: place.start()]}; see https://toml.io"
        raise WorkspaceError(why, Where(name, line, column)) from None
