"""Make the alignment's weights and mean vectors again from a benchmark of aligned texts.

    python benchmarks/train_alignment.py ../shared/align/dev.jsonl [--cross-validate] [--write]

Means and length ratios are averages over the benchmark; the weights of the evidence are found by going up one
coordinate at a time from the starting point below, judged by strict F1 (mean of all languages and of English-Japanese,
at three prices of a bead, so that a flat optimum wins). `--cross-validate` tunes on four fifths of the documents and
measures on the rest, five times. Nothing is written without `--write`. Takes about two minutes without
cross-validation.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from localize.quotes.encoder import default
from localize.quotes.evidence import LAYERS, SHAPES, evidence
from localize.quotes.links import NEVER, open_runs, promising, sizes
from localize.quotes.path import best, recover

DATA = Path(__file__).resolve().parent.parent / "localize" / "quotes" / "data"
START = {"raw": 1, "centred": 1, "own": 1, "margin": -0.08, "length": -0.23, "numbers": 0.14, "names": 0.05, "odd": -0.04,
         "bead": -0.35, "weakest": 0.15, "gain": 0.3, "1-2": 0, "2-1": 0, "1-3": 0, "3-1": 0, "2-2": 0, "exchange": -0.5, "recover": 0.9}  # fmt: skip
STEP = {"centred": 0.3, "own": 0.3, "margin": 0.1, "length": 0.1, "numbers": 0.08, "names": 0.08, "odd": 0.04,
        "bead": 0.15, "weakest": 0.1, "gain": 0.2, "1-2": 0.1, "2-1": 0.1, "1-3": 0.1, "3-1": 0.1, "2-2": 0.1, "exchange": 0.1, "recover": 0.2}  # fmt: skip
Point = dict[str, float]
Document = dict[str, Any]
Table = dict[tuple[int, int], NDArray[np.float32]]


class Kept:
    """An encoder that remembers every vector, since tuning asks for the same texts."""

    name = default().name

    def __init__(self) -> None:
        self.known: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row a text."""
        new = sorted(set(texts) - set(self.known))
        self.known.update(zip(new, default().encode(new), strict=True))
        return np.array([self.known[text] for text in texts])


def means(documents: Iterable[Document], encoder: Kept) -> dict[str, NDArray[np.float32]]:
    """Return the mean vector of each language's sentences."""
    texts: dict[str, list[str]] = {}
    for document in documents:
        texts.setdefault(document["src_lang"], []).extend(document["src_sents"])
        texts.setdefault(document["tgt_lang"], []).extend(document["tgt_sents"])
    return {language: encoder.encode(texts[language]).mean(0).astype(np.float32) for language in sorted(texts)}


def lengths(documents: Iterable[Document]) -> dict[str, float]:
    """Return how many characters of each language say what one English character says (geometric mean over beads)."""
    logs: dict[str, list[float]] = {}
    for document in documents:
        sides = {document["src_lang"]: document["src_sents"], document["tgt_lang"]: document["tgt_sents"]}
        other = next(language for language in sides if language != "en")
        for bead in document["gold"]:
            chosen = dict(zip(sides, bead, strict=True))
            size = {k: len("".join("".join(sides[k][n] for n in chosen[k]).split())) for k in sides}
            if all(size.values()):
                logs.setdefault(other, []).append(math.log(size[other] / size["en"]))
    return {"en": 1.0} | {k: round(math.exp(sum(v) / len(v)), 4) for k, v in sorted(logs.items())}


PROMISE = {2: -0.3, 3: -0.1}
"""See `Weights.promise`; chosen where 99 of 100 right beads keep their runs."""


def links(document: Document, table: Table, point: Point) -> tuple[list[tuple[int, int, int, int]], float]:
    """Return the links that a point of the search finds, in the two steps of the alignment, and their value in all."""
    layers = np.array([point[name] for name in LAYERS], dtype=np.float32)
    values = {s: t @ layers + np.float32(point.get(f"{s[0]}-{s[1]}", 0)) for s, t in table.items()}
    size = (len(document["src_sents"]), len(document["tgt_sents"]))
    first = best({(1, 1): values[1, 1]}, *size, exchange=point["exchange"])
    rows, columns = promising(open_runs(first, values[1, 1], *size), values[1, 1], document["lengths"], PROMISE)
    for (n, m), cells in values.items():
        cells[~rows[n], :] = NEVER
        cells[:, ~columns[m]] = NEVER
    found = best(values, *size, exchange=point["exchange"])
    found = recover(found, values, *size, least=point["recover"])
    return found, float(sum(values[n, m][i, j] for i, n, j, m in found))


def counts(documents: Sequence[Document], tables: Sequence[Table], point: Point) -> dict[str, list[int]]:
    """Return twice the right beads, and found and true beads, over the positive documents: their ratio is strict F1."""
    total: dict[str, list[int]] = {}
    for document, table in zip(documents, tables, strict=True):
        if not document["is_translation"]:
            continue
        found = {(tuple(range(i, i + n)), tuple(range(j, j + m))) for i, n, j, m in links(document, table, point)[0]}
        gold = {(tuple(a), tuple(b)) for a, b in document["gold"] if a and b}
        for key in ("all", f"{document['src_lang']}-{document['tgt_lang']}"):
            count = total.setdefault(key, [0, 0])
            count[0] += 2 * len(found & gold)
            count[1] += len(found) + len(gold)
    return total


def strict(documents: Sequence[Document], tables: Sequence[Table], point: Point) -> dict[str, float]:
    """Return strict F1, of all and by pair of languages."""
    return {key: round(hits / size, 4) for key, (hits, size) in sorted(counts(documents, tables, point).items())}


def tune(documents: Sequence[Document], tables: Sequence[Table]) -> Point:
    """Go up one coordinate at a time, two rounds with smaller and smaller steps; return half of the way.

    What is left to gain is a few dozen beads, so that the search fits some of them by chance: a step must bring a bead or
    two, and halfway does better on documents it has not seen.
    """

    def height(point: Point) -> float:
        total = 0.0
        for price in (-0.06, 0.0, 0.06):
            measured = strict(documents, tables, point | {"bead": point["bead"] + price})
            total += measured["all"] + measured["en-ja"]
        return total / 6

    point: Point = {name: float(value) for name, value in START.items()}
    top = height(point)
    for scale in (1.0, 0.6):
        for name, size in STEP.items():
            for step in (size * scale, -size * scale):
                while (reached := height(nearby := point | {name: point[name] + step})) > top + 3e-4:
                    point, top = nearby, reached
    return {name: round((value + START[name]) / 2, 3) for name, value in point.items()}


def judgement(documents: Sequence[Document], tables: Sequence[Table], point: Point) -> dict[str, float]:
    """Return the threshold of the judgement that refuses all negatives but one in a hundred.

    The value a sentence of the longer text and the value a sentence of the shorter one count alike: together they part
    translations from other texts better than either.
    """
    scores: dict[bool, list[float]] = {True: [], False: []}
    for document, table in zip(documents, tables, strict=True):
        value = links(document, table, point)[1]
        size = sorted((len(document["src_sents"]), len(document["tgt_sents"])))
        scores[document["is_translation"]].append((value / size[1] + value / size[0]) / 2)
    worst = sorted(scores[False])[-1 - len(scores[False]) // 90 :]
    above = min(score for score in scores[True] if score > worst[0])
    refused = sum(score <= worst[0] for score in scores[True])
    accepted = len(worst) - 1
    print(f"judgement: {accepted} of {len(scores[False])} negatives accepted, {refused} of {len(scores[True])} refused")
    return {"whole": 0.5, "part": 0.5, "least": round((worst[0] + above) / 2, 4)}


def fold(document: Document) -> int:
    """Return a number from 0 to 4, the same for all windows of one original document."""
    name = document["origin"].split("|")[0].split("@")[0].split(":")[1]
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5


def cross_validate(documents: Sequence[Document], tables: Sequence[Table]) -> dict[str, float]:
    """Return strict F1 over all documents, each measured with weights that never saw its original document."""
    total: dict[str, list[int]] = {}
    for number in range(5):
        inside = [k for k, document in enumerate(documents) if fold(document) != number]
        outside = [k for k, document in enumerate(documents) if fold(document) == number]
        point = tune([documents[k] for k in inside], [tables[k] for k in inside])
        for key, (hits, size) in counts([documents[k] for k in outside], [tables[k] for k in outside], point).items():
            count = total.setdefault(key, [0, 0])
            count[0] += hits
            count[1] += size
    return {key: round(hits / size, 4) for key, (hits, size) in sorted(total.items())}


def main() -> None:
    """Tune, report, and write the data files if asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("benchmark", type=Path)
    options.add_argument("--cross-validate", action="store_true")
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    documents = [json.loads(line) for line in chosen.benchmark.read_text(encoding="utf-8").splitlines() if line.strip()]
    encoder = Kept()
    vectors, ratios = means(documents, encoder), lengths(documents)
    tables = [
        evidence(d["src_sents"], d["tgt_sents"], source_language=d["src_lang"], target_language=d["tgt_lang"],
                 encoder=encoder, means=vectors, lengths=ratios)
        for d in documents
    ]  # fmt: skip
    for d in documents:
        d["lengths"] = tuple(sizes(d[f"{side}_sents"], d[f"{side}_lang"], ratios) for side in ("src", "tgt"))
    print("start", strict(documents, tables, {k: float(v) for k, v in START.items()}), flush=True)
    point = tune(documents, tables)
    print("fit", strict(documents, tables, point), flush=True)
    stored = {
        "encoder": encoder.name,
        "layers": {name: point[name] for name in LAYERS},
        "shapes": {f"{n}-{m}": point[f"{n}-{m}"] for n, m in SHAPES if (n, m) != (1, 1)},
        "exchange": point["exchange"],
        "recover": point["recover"],
        **judgement(documents, tables, point),
        "doubtful": 0.65,
        "slope": 0.6,
        "promise": PROMISE,
        "lengths": ratios,
    }
    print(json.dumps(stored, indent=2), flush=True)
    if chosen.write:
        (DATA / "weights.json").write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8", newline="\n")
        with (DATA / "means.npz").open("wb") as stream:
            np.savez(stream, **{language: vectors[language] for language in vectors})  # type: ignore[arg-type]
    if chosen.cross_validate:
        print("cross-validated", cross_validate(documents, tables))


if __name__ == "__main__":
    main()
