"""Alignment: laws that hold for any texts, the best path against all paths, and a benchmark of professional translations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.quotes import align
from localize.quotes.likeness import shared as common
from localize.quotes.path import best, recover
from tests.quotes.fakes import Table, Words

SENTENCES = st.lists(st.text(max_size=30), max_size=7)
SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2))


@settings(max_examples=60, deadline=None)
@given(SENTENCES, SENTENCES)
def test_every_sentence_is_in_exactly_one_bead(source: list[str], target: list[str]) -> None:
    found = align(source, target, source_language="en", target_language="ja", encoder=Words())
    assert (found.source, found.target) == (tuple(source), tuple(target))
    assert sorted(i for bead in found.beads for i in bead.source) == list(range(len(source)))
    assert sorted(j for bead in found.beads for j in bead.target) == list(range(len(target)))
    assert all(0 <= bead.score <= 1 and (bead.source or bead.target) for bead in found.beads)
    assert all(bead.score == 0 for bead in found.beads if not (bead.source and bead.target))
    starts = [bead.source for bead in found.beads if bead.source]
    assert starts == sorted(starts)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4), st.integers(0, 4), st.integers(0, 2**32 - 1))
def test_the_path_found_is_the_best_of_all(rows: int, columns: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    values = {
        (n, m): random.normal(size=(max(rows - n + 1, 0), max(columns - m + 1, 0))).astype(np.float32)
        for n, m in SHAPES
        if rows >= n and columns >= m
    }
    found = best(values, rows, columns, exchange=-50.0)
    total = sum(float(values[n, m][i, j]) for i, n, j, m in found)

    @cache
    def highest(i: int, j: int) -> float:
        if i == rows or j == columns:
            return 0.0
        steps = [highest(i + 1, j), highest(i, j + 1)]
        steps += [
            float(table[i, j]) + highest(i + n, j + m)
            for (n, m), table in values.items()
            if i + n <= rows and j + m <= columns
        ]
        return max(steps)

    assert total == pytest.approx(highest(0, 0), abs=1e-4)


def test_two_neighbours_in_the_other_order_are_both_linked() -> None:
    values = {(1, 1): np.array([[-1, 2], [2, -1]], dtype=np.float32)}
    assert best(values, 2, 2, exchange=-0.5) == [(0, 1, 1, 1), (1, 1, 0, 1)]
    assert len(best(values, 2, 2, exchange=-5.0)) == 1


def test_a_sentence_that_moved_far_is_linked_afterwards() -> None:
    table = np.full((5, 5), -1, dtype=np.float32)
    for row, column in ((0, 4), (1, 0), (2, 1), (3, 2), (4, 3)):
        table[row, column] = 2
    found = recover(best({(1, 1): table}, 5, 5, exchange=-9.0), {(1, 1): table}, 5, 5, least=1.0)
    assert [(i, j) for i, _, j, _ in found] == [(0, 4), (1, 0), (2, 1), (3, 2), (4, 3)]


def test_texts_are_split_and_lists_are_taken_as_they_are() -> None:
    source = "The drug lowered blood pressure. Nobody fell ill."
    target = "この薬は血圧を下げた。体調を崩した人はいなかった。"
    split = align(source, target, source_language="en", target_language="ja")
    assert split.source == ("The drug lowered blood pressure.", "Nobody fell ill.")
    assert split.target == ("この薬は血圧を下げた。", "体調を崩した人はいなかった。")
    assert [(bead.source, bead.target) for bead in split.beads] == [((0,), (0,)), ((1,), (1,))]
    assert split.is_translation
    assert align([source], [target], source_language="en", target_language="ja").source == (source,)


def test_a_term_of_the_glossary_on_both_sides_is_evidence() -> None:
    source = ["Fever was common.", "Rash was rare."]
    target = ["皮疹は少なかった。", "発熱が多かった。"]
    glossary = Table({"fever": {"en": "Fever", "ja": "発熱"}, "rash": {"en": "Rash", "ja": "皮疹"}})
    left, right = common(source, target, "en", "ja", glossary)[2:]
    assert (left @ right.T > 0).tolist() == [[False, True], [True, False]]
    without = common(source, target, "en", "ja")[2:]
    assert not (without[0] @ without[1].T).any()


def test_empty_texts_are_no_translation() -> None:
    for source, target in ((), ()), (("One sentence.",), ()), ((), ("文。",)), ("", ""):
        found = align(source, target, source_language="en", target_language="ja", encoder=Words())
        assert not found.is_translation
        assert found.score == 0


def test_long_texts_are_aligned_in_windows() -> None:
    source = [f"word{k} thing{k} matter{k}." for k in range(1500)]
    target = [*source[:700], *source[705:]]
    found = align(source, target, source_language="en", target_language="de", encoder=Words())
    linked = {bead.source: bead.target for bead in found.beads if bead.source and bead.target}
    right = sum(linked.get((k,)) == (k if k < 700 else k - 5,) for k in range(1500) if not 700 <= k < 705)
    assert right >= 1490


def test_a_language_that_nothing_is_known_of_is_aligned_all_the_same() -> None:
    source = ["alpha beta gamma.", "delta epsilon zeta.", "eta theta iota."]
    found = align(source, source, source_language="sw", target_language="xx", encoder=Words())
    assert [(bead.source, bead.target) for bead in found.beads] == [((k,), (k,)) for k in range(3)]
    assert found.is_translation


def documents(shared: Path, *, positive: bool) -> Iterator[dict[str, Any]]:
    for line in (shared / "align" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        document: dict[str, Any] = json.loads(line)
        pair = (document["src_lang"], document["tgt_lang"])
        if pair == ("en", "ja") and document["is_translation"] == positive:
            yield document


def test_professional_translations_are_aligned_with_an_f1_above_ninety_seven(shared: Path) -> None:
    hits = size = refused = 0
    chosen = list(documents(shared, positive=True))[::3]
    for document in chosen:
        found = align(document["src_sents"], document["tgt_sents"], source_language="en", target_language="ja")
        beads = {(bead.source, bead.target) for bead in found.beads if bead.source and bead.target}
        gold = {(tuple(a), tuple(b)) for a, b in document["gold"] if a and b}
        hits += 2 * len(beads & gold)
        size += len(beads) + len(gold)
        refused += not found.is_translation
    assert hits / size >= 0.97
    assert refused <= len(chosen) * 0.015


def test_texts_that_are_no_translation_are_refused(shared: Path) -> None:
    verdicts = [
        align(d["src_sents"], d["tgt_sents"], source_language="en", target_language="ja").is_translation
        for d in list(documents(shared, positive=False))[::2]
    ]
    assert sum(verdicts) <= 1
