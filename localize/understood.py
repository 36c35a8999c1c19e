"""What was understood of each article, kept in `.localize/`: a check of its catalogs needn't read the page again.

Kept are the segments and quotes, in the form of JSON, with a digest of all that they depend on: the article, the files
with rules that it links, the glossaries, what of the settings says how pages are read, the encoder that they choose, and
the program itself; and a digest of what is kept, by which damage is found.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from hashlib import sha256
from typing import Any

from localize.derived import FOLDER, kept
from localize.digests import Digests, digest, encoder, program
from localize.model import Alignment, Article, Bead, Hit, LocaleFilter, Placeholder, Quote, Reference, Segment
from localize.work import Work

NAME = f"{FOLDER}/articles.sqlite"
MOST = 20_000
"""Articles kept; of more, those that were read first go."""

_PARTS = ("path", "language", "encoding", "encoding_origin", "notes", "selectors", "segments", "quotes", "sentences")
"""What is kept of an article; the page itself, its elements and its blocks are not."""
_KINDS = {kind.__name__: kind for kind in (Alignment, Bead, Hit, LocaleFilter, Placeholder, Quote, Reference, Segment)}
_NAMES = {kind: [item.name for item in fields(kind)] for kind in _KINDS.values()}


def basis(work: Work) -> str:
    """Return a digest of what the reading of every article depends on."""
    settings = work.workspace.settings
    parts = (settings.project.source, settings.segments, settings.quotes, settings.extract, work.decisions)
    return Digests(work).stamp("\n".join((program(), encoder(work), *map(repr, parts))), settings.project.glossary)


def recall(work: Work, path: str, basis: str, read: Callable[[Work, str], Article]) -> Article:
    """Return an article with its segments and quotes, without the page: as it was read last time, else as `read` does.

    What is odd about it is noted each time. Raises what `read` raises.
    """
    from localize.article.its import linked

    data = work.read(path)
    rules = linked(data, path, work.read, work.workspace.settings.project.source)
    stamp = Digests(work).stamp(basis, (path, *rules)).encode()
    with kept(work.places, NAME, MOST) as store:
        key = digest(path)
        known = store.get(key) if store else None
        if known is not None and known.startswith(stamp):
            article = _loaded(known[len(stamp) :])
            if article is not None:
                for note in article.notes:
                    work.report.note(f"{path}: {note}")
                return article
        article = read(work, path)
        if store and work.terms.sound:  # Else what was understood lacks terms.
            store[key] = stamp + _dumped(article)
    return article


def _dumped(article: Article) -> bytes:
    values = [getattr(article, name) for name in _PARTS]
    data = json.dumps(values, default=_plain, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return sha256(data).digest() + data


def _plain(value: Any) -> dict[str, list[Any]]:
    kind = type(value)
    return {kind.__name__: [getattr(value, name) for name in _NAMES[kind]]}


def _loaded(data: bytes) -> Article | None:
    """Return the article that was kept; None where it is damaged."""
    size = sha256().digest_size
    mark, data = data[:size], data[size:]
    if sha256(data).digest() != mark:
        return None
    try:
        values = json.loads(data.decode("utf-8", "surrogatepass"), object_hook=_value)
        known = dict(zip(_PARTS, map(_tuple, values), strict=True))
    except (ValueError, TypeError, KeyError):
        return None
    return Article(data=b"", source="", **known)


def _value(plain: dict[str, list[Any]]) -> Any:
    ((name, values),) = plain.items()
    return _KINDS[name](*map(_tuple, values))


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
