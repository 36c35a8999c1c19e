"""Which blocks of an article and of a page that translates it say the same.

First what names blocks on both pages (ids, addresses, untranslated texts) links those that are alone with their name, as
patience diff does with lines. Between two such links, blocks of equal structure stand opposite each other. Where the
structure differs, the meaning decides (`zones`). What is known by name alone, such as metadata, has no order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from localize.adopt.chain import longest_chain
from localize.adopt.meaning import vectors
from localize.adopt.outline import Key, Node, outline
from localize.adopt.types import BlockLink
from localize.adopt.zones import Languages, align_zone, recover_moved
from localize.glossary import Glossary
from localize.model import Article
from localize.quotes import Encoder


def link_blocks(
    article: Article, page: Article, *, encoder: Encoder, glossary: Glossary | None = None
) -> tuple[BlockLink, ...]:
    """Return the links, in order of the article; a block is in one at most."""
    languages = (article.language, page.language)
    left, right = outline(article), outline(page)
    links = _named([n for n in left if not n.in_order], [n for n in right if not n.in_order])
    rows, columns = [n for n in left if n.in_order], [n for n in right if n.in_order]
    anchors = [(-1, -1), *_anchors(rows, columns), (len(rows), len(columns))]
    for (i, j), (next_i, next_j) in pairwise(anchors):
        if i >= 0:
            links.append(BlockLink((rows[i].block,), (columns[j].block,), True))
        gap, other = rows[i + 1 : next_i], columns[j + 1 : next_j]
        if [n.signature for n in gap] == [n.signature for n in other]:
            links += _opposite(gap, other, languages, encoder, glossary)
        else:
            links += align_zone(gap, other, languages, encoder, glossary)
    used = {k for link in links for k in link.source}, {k for link in links for k in link.target}
    rest = [n for n in left if n.block not in used[0]], [n for n in right if n.block not in used[1]]
    links += recover_moved(*rest, languages, encoder, glossary)
    return tuple(sorted(links, key=lambda link: link.source))


_AROUND = 8
"""How many blocks to either side may have changed places with one."""
_NEARER = 0.15
"""How much nearer in meaning than the block opposite another one must be to be looked at."""


def _opposite(
    left: Sequence[Node], right: Sequence[Node], languages: Languages, encoder: Encoder, glossary: Glossary | None
) -> list[BlockLink]:
    """Link blocks of equal structure that stand opposite each other, but those of which others are clearly nearer.

    Items of a list may be in another order on the other page, or one be missing here and another there.
    """
    start, end = _unsettled(left, right, languages, encoder)
    moved = align_zone(left[start:end], right[start:end], languages, encoder, glossary) if start < end else []
    partner = {a.block: b.block for a, b in zip(left, right, strict=True)}
    links = [replace(link, sure=len(link.source) == 1 and link.target == (partner[link.source[0]],)) for link in moved]
    used = {k for link in links for k in link.source}, {k for link in links for k in link.target}
    links += [BlockLink((a,), (b,), True) for a, b in partner.items() if a not in used[0] and b not in used[1]]
    return links


def _unsettled(left: Sequence[Node], right: Sequence[Node], languages: Languages, encoder: Encoder) -> tuple[int, int]:
    """Return the stretch that holds every block to which one nearby is clearly nearer than the one opposite."""
    import numpy as np

    count = len(left)
    if count < 2:
        return 0, 0
    rows, columns = (
        vectors([[s.plain for s in node.segments] for node in side], language, encoder)
        for side, language in zip((left, right), languages, strict=True)
    )
    own = (rows * columns).sum(1)
    nearer = np.zeros(count, dtype=np.bool_)
    for shift in range(1, min(_AROUND, count - 1) + 1):
        nearer[shift:] |= (rows[shift:] * columns[:-shift]).sum(1) > own[shift:] + _NEARER
        nearer[:-shift] |= (rows[:-shift] * columns[shift:]).sum(1) > own[:-shift] + _NEARER
    places = np.flatnonzero(nearer)
    return (max(int(places[0]) - _AROUND, 0), min(int(places[-1]) + _AROUND + 1, count)) if len(places) else (0, 0)


def _named(left: Sequence[Node], right: Sequence[Node]) -> list[BlockLink]:
    """Link what has one name, where both pages have it equally often."""
    groups: tuple[dict[Key, list[Node]], ...] = (defaultdict(list), defaultdict(list))
    for side, nodes in zip(groups, (left, right), strict=True):
        for node in nodes:
            side[node.fit].append(node)
    return [
        BlockLink((a.block,), (b.block,), True)
        for fit, nodes in groups[0].items()
        if len(nodes) == len(groups[1].get(fit, ()))
        for a, b in zip(nodes, groups[1][fit], strict=True)
    ]


def _anchors(left: Sequence[Node], right: Sequence[Node]) -> list[tuple[int, int]]:
    """Return places that share a name which occurs once on either page, as many as can be linked without crossing."""
    alone = _alone(left), _alone(right)
    pairs = {
        (i, alone[1][key]) for key, i in alone[0].items() if key in alone[1] and left[i].fit == right[alone[1][key]].fit
    }
    return longest_chain(pairs)


def _alone(nodes: Sequence[Node]) -> dict[Key, int]:
    counts = Counter(key for node in nodes for key in node.keys)
    return {key: place for place, node in enumerate(nodes) for key in node.keys if counts[key] == 1}
