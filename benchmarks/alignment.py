"""Compare the alignment with published ones on a benchmark of known truth, in one run.

    python benchmarks/alignment.py ../shared/align/dev.jsonl [--predictions FOLDER]

Rows: three published ways to value a bead (see alignment_peers.py), cosines of the embeddings alone, ours with the
sentences given, ours from unsplit text (strict F1 of character spans). Columns: strict F1 over the positive documents,
negatives refused, translations refused (of those that judge), and milliseconds of processor time a text without the
embeddings, which all rows share. The last lines are the share that ours leaves of the errors of the best other row, and
the time a text with its embeddings, taken on every eighth document. Embedding everything once takes about two minutes.
`--predictions` writes files for the benchmark's own score.py.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from alignment_peers import bertalign, gale_church, vecalign

from localize.model import Alignment
from localize.quotes.align import judged
from localize.quotes.encoder import Encoder, default
from localize.quotes.evidence import LAYERS
from localize.quotes.weights import Weights, learnt

if TYPE_CHECKING:
    from localize.quotes.encoder import Vectors

Document = dict[str, Any]


class Kept:
    """An encoder that remembers every vector, since all rows ask for the same texts."""

    name = default().name

    def __init__(self) -> None:
        self.known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text."""
        new = sorted(set(texts) - set(self.known))
        self.known.update(zip(new, default().encode(new), strict=True))
        return np.array([self.known[text] for text in texts])


def aligned(
    document: Document, source: Any, target: Any, encoder: Encoder, weights: Weights | None = None
) -> Alignment:
    """Align two texts of a document."""
    languages = {"source_language": document["src_lang"], "target_language": document["tgt_lang"]}
    return judged(source, target, weights=weights, encoder=encoder, **languages).alignment


def given(document: Document, encoder: Encoder, weights: Weights | None = None) -> Alignment:
    """Align the sentences that the benchmark gives."""
    return aligned(document, document["src_sents"], document["tgt_sents"], encoder, weights)


def unsplit(document: Document, encoder: Encoder) -> Alignment:
    """Align the running texts."""
    return aligned(document, document["src_text"], document["tgt_text"], encoder)


def pairs(alignment: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the beads with two sides."""
    return [(bead.source, bead.target) for bead in alignment.beads if bead.source and bead.target]


def spans(sentences: list[str] | tuple[str, ...], bead: tuple[int, ...] | list[int]) -> tuple[int, int]:
    """Return where a bead's sentences stand in a text without white space."""
    lengths = [len("".join(sentence.split())) for sentence in sentences]
    return sum(lengths[: bead[0]]), sum(lengths[: bead[-1] + 1])


def measure(
    name: str, documents: list[Document], run: Callable[[Document], Alignment], *, judges: bool = True
) -> tuple[float, list[Alignment]]:
    """Print a row; return its F1 for English-Japanese and the alignments."""
    start = time.process_time()
    alignments = [run(document) for document in documents]
    spent = (time.process_time() - start) / len(documents) * 1000
    counts: dict[str, list[int]] = {"en-ja": [0, 0], "all": [0, 0]}
    refused: dict[bool, list[int]] = {True: [0, 0], False: [0, 0]}
    for document, alignment in zip(documents, alignments, strict=True):
        tally = refused[document["is_translation"]]
        tally[0] += not alignment.is_translation
        tally[1] += 1
        if not document["is_translation"]:
            continue
        found = {(spans(alignment.source, a), spans(alignment.target, b)) for a, b in pairs(alignment)}
        gold = {
            (spans(document["src_sents"], a), spans(document["tgt_sents"], b)) for a, b in document["gold"] if a and b
        }
        for key in {"all", f"{document['src_lang']}-{document['tgt_lang']}"} & counts.keys():
            counts[key][0] += 2 * len(found & gold)
            counts[key][1] += len(found) + len(gold)
    scores = {key: hits / max(size, 1) for key, (hits, size) in counts.items()}
    verdicts = [f"{refused[kind][0]}/{refused[kind][1]}" if judges else "–" for kind in (False, True)]
    print(
        f"| {name} | {scores['en-ja']:.4f} | {scores['all']:.4f} | {verdicts[0]} | {verdicts[1]} | {spent:.0f} |",
        flush=True,
    )
    return scores["en-ja"], alignments


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("benchmark", type=Path)
    options.add_argument("--predictions", type=Path)
    chosen = options.parse_args()
    documents = [json.loads(line) for line in chosen.benchmark.read_text(encoding="utf-8").splitlines() if line.strip()]
    kept = Kept()
    for run in (given, unsplit, vecalign):
        for document in documents:
            run(document, encoder=kept)
    ours = learnt(default().name)

    def only(**layers: float) -> Weights:
        none = dict.fromkeys(ours.shapes, 0.0)
        return replace(
            ours, layers=tuple(layers.get(n, 0.0) for n in LAYERS), shapes=none, exchange=-9.0, recover=99.0, promise={}
        )

    print("| | en–ja | all | negatives refused | translations refused | ms a text |\n|---|---|---|---|---|---|")
    others = [
        measure(name, documents, run, judges=False)[0]
        for name, run in (
            ("Gale and Church 1993: lengths", partial(gale_church, lengths=ours.lengths)),
            ("vecalign's cost", partial(vecalign, encoder=kept)),
            ("bertalign's score", partial(bertalign, lengths=ours.lengths, encoder=kept)),
            ("cosines alone", partial(given, encoder=kept, weights=only(centred=1.0, bead=-0.2))),
        )
    ]
    score, sentences = measure("ours, sentences given", documents, partial(given, encoder=kept))
    _, running = measure("ours, from running text", documents, partial(unsplit, encoder=kept))
    print(f"\nerrors left of those of the best other row (en–ja): {(1 - score) / (1 - max(others)):.2f}")
    start = time.process_time()
    for document in documents[::8]:
        given(document, default())
    print(f"with embeddings: {(time.process_time() - start) / len(documents[::8]) * 1000:.0f} ms a text")
    if chosen.predictions:
        chosen.predictions.mkdir(parents=True, exist_ok=True)
        with (chosen.predictions / "alignment.jsonl").open("w", encoding="utf-8") as stream:
            for document, first, second in zip(documents, sentences, running, strict=True):
                texts = [
                    ["".join(second.source[i] for i in a), "".join(second.target[j] for j in b)]
                    for a, b in pairs(second)
                ]
                line = {
                    "id": document["id"],
                    "pairs": pairs(first),
                    "is_translation": first.is_translation,
                    "pairs_text": texts,
                }
                stream.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
