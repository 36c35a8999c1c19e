"""Measure the checks: the share of seeded faults that each rule finds, and its false alarms on good pairs.

    python benchmarks/checks.py [--pofilter PROGRAM] [--write]

Good pairs are the confirmed entries of the example catalogs, the sentences of `../shared/align/dev.jsonl` that correspond
one to one (professional translations of news), and the confirmed entries of real catalogs of programs. Each mutation makes
one fault in a good pair, in as many pairs as it applies to, at most `MOST` in even steps. Where pairs hold no such thing (a
DOI, a p value), the same words are put behind both texts first, which says so with a +; these pairs count as good ones, too.
A fault is found where the rule reports something that it doesn't report of the pair as it was. `pofilter` (Translate
Toolkit) with its default tests sees the same pairs; a fault counts as found where any of its tests fails that didn't before.
"""
