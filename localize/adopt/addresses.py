"""What of an address is the same on a page and on its translation."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

_LANGUAGE = re.compile(r"(?<=.)[._-](?:[a-z]{2}|zh[-_]han[st]|zh[-_][a-z]{2}|pt[-_]br)$", re.IGNORECASE)
"""The language at the end of a file's name: `about.en`, `about_ja`."""
_FOLDER = re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4})?", re.IGNORECASE)
"""A folder that may be a language's: `en`, `zh-Hans`."""


def parts(path: str) -> tuple[str, ...]:
    """Return the folders and the name of a page, without suffix, language and `index`; empty for a start page."""
    names = [name for name in PurePosixPath(path).parts if name not in ("/", ".", "..")]
    if names and not path.endswith("/"):
        stem = _LANGUAGE.sub("", PurePosixPath(names.pop()).stem)
        names += [] if stem == "index" else [stem]
    return tuple(name for name in names if not _FOLDER.fullmatch(name))


@lru_cache(maxsize=4096)
def essence(url: str) -> str:
    """Return what of a link's or an image's address its translation keeps: the page's or file's own name, and the part.

    `/en/price.html#skin` and `../price/#skin` are both `price#skin`.
    """
    try:
        split = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    if split.scheme not in ("", "http", "https"):
        return url.strip()
    name = "".join(parts(unquote(split.path))[-1:])
    return f"{name}#{split.fragment}" if split.fragment else name
