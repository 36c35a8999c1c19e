"""Which old text a changed text most likely was."""

from __future__ import annotations

from collections.abc import Sequence

SIMILAR = 0.65
"""Share of characters that two texts must have in common, in order, for the translation of one to help with the other.

Normalized indel similarity, 2 * LCS / (length + length): it counts characters, so that Japanese works. At 0.65 a
sentence with one of its clauses rewritten still matches, and two sentences of one topic hardly ever do.
"""

_CHOICES = 10
"""Old texts looked at for each new one."""


def best_pairs(new: Sequence[str], old: Sequence[str], *, similar: float = SIMILAR) -> list[tuple[int, int]]:
    """Pair new texts with old ones, the most similar first, each used once: (index of new, index of old).

    Of equally similar ones those that stand first are paired.
    """
    if not new or not old:
        return []
    from rapidfuzz import fuzz, process

    scored = []
    for index, text in enumerate(new):
        found = process.extract(text, old, scorer=fuzz.ratio, score_cutoff=100 * similar, limit=_CHOICES)
        scored += [(-score, index, choice) for _, score, choice in found]
    used_new: set[int] = set()
    used_old: set[int] = set()
    pairs = []
    for _, index, choice in sorted(scored):
        if index not in used_new and choice not in used_old:
            used_new.add(index)
            used_old.add(choice)
            pairs.append((index, choice))
    return pairs
