"""Where pages are: paths below the site's folder, and addresses once the site is served.

The folder of a locale is its tag as gettext writes it (`zh_Hans`), as it is in the folder of catalogs.
"""

from __future__ import annotations

import posixpath
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from localize.article.codecs import mended
from localize.languages import gettext_name
from localize.site.types import Source

_SAFE = "/~:!$&'()*+,;=@"
"""Characters that a path may hold unescaped (RFC 3986, section 3.3), beside letters, digits and `-._`."""


def page_path(locale: str, name: str) -> str:
    """Return the path of a page below the site's folder."""
    return f"{gettext_name(locale)}/{name}.html"


def page_url(base_url: str, locale: str, name: str) -> str:
    """Return the address of a page of a site that is served at `base_url`."""
    return f"{base_url.rstrip('/')}/{quote(page_path(locale, name), safe=_SAFE)}"


def source_url(base_url: str, source: Source) -> str:
    """Return the address of the source page: the one it gives itself, else its place below `base_url`."""
    if source.canonical and is_absolute(source.canonical):
        return source.canonical
    return root_url(base_url, source)


def root_url(base_url: str, source: Source) -> str:
    """Return the address that the source page has when the articles' folder is served at `base_url`."""
    return f"{base_url.rstrip('/')}/{quote(source.name, safe=_SAFE)}.html"


def relative(page: str, target: str) -> str:
    """Return the address of one page as a link on another has it; both are paths below one folder."""
    path = posixpath.relpath(target, posixpath.dirname(page) or ".")
    escaped = quote(path, safe=_SAFE)
    # A colon in the first part would read as a scheme (RFC 3986, section 4.2).
    return f"./{escaped}" if ":" in escaped.split("/", 1)[0] else escaped


def is_absolute(url: str) -> bool:
    """Tell whether a URL is an absolute http(s) address with a host."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def is_relative(url: str) -> bool:
    """Tell whether a URL is a path relative to the page: no scheme, no host, not from the root, not only a fragment."""
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and bool(parts.path) and not parts.path.startswith(("/", "\\"))


def resolved(folder: str, url: str) -> str | None:
    """Return the path that a relative URL leads to from `folder`; None where it leads out of the workspace."""
    path = mended(unquote(urlsplit(url.strip()).path))
    joined = posixpath.normpath(posixpath.join(folder, path))
    if joined == ".." or joined.startswith(("../", "/")) or "\0" in joined or "\\" in joined:
        return None
    return f"{joined}/" if path.endswith("/") else joined


def same_address(url: str) -> str:
    """Return a URL in the form in which two spellings of one address compare equal: no fragment, no query."""
    parts = urlsplit(url.strip())
    path = quote(mended(unquote(parts.path or "/")), safe=_SAFE)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), path, "", ""))
