"""What was learnt of the weight of each kind of evidence; `benchmarks/train_alignment.py` makes the data again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from localize.values import frozen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]


@frozen
class Weights:
    """What turns evidence into a bead's value, and a path's value into a judgement."""

    layers: tuple[float, ...]
    """A weight for each layer of evidence, in the order of `evidence.LAYERS`."""
    shapes: Mapping[tuple[int, int], float]
    """What a shape adds."""
    exchange: float
    """Price of two neighbouring beads in the other order, negative."""
    recover: float
    """From which value on two sentences left over are linked wherever they stand."""
    whole: float
    """Weight, in the judgement, of the value a sentence of the longer text."""
    part: float
    """Weight, in the judgement, of the value a sentence of the shorter text: translations leave things out."""
    least: float
    """From which judgement on one text is a translation of the other."""
    doubtful: float
    """Value of a bead whose score is 0.5."""
    slope: float
    """Difference in value that moves a score from 0.5 to 0.73."""
    promise: Mapping[int, float]
    """From which promise on a run of so many sentences is embedded. Of the right beads of the training texts 99% have it,
    and of the cost of embedding runs it saves a third."""
    lengths: Mapping[str, float]
    """Characters that say what one character says in English, by primary language."""
    means: Mapping[str, Array] = field(default_factory=dict, repr=False)
    """Mean vector of each language."""


@cache
def learnt(encoder: str) -> Weights:
    """Return the weights of the data files; the mean vectors only where they are this encoder's."""
    import numpy as np

    folder = files("localize.quotes") / "data"
    stored: dict[str, Any] = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
    means: dict[str, Array] = {}
    if stored["encoder"] == encoder:
        with (folder / "means.npz").open("rb") as stream, np.load(stream, allow_pickle=False) as table:
            means = {language: table[language].astype(np.float32) for language in sorted(table.files)}
    return parse(stored, means)


def parse(stored: Mapping[str, Any], means: Mapping[str, Array]) -> Weights:
    """Return the weights that a JSON object holds."""
    from localize.quotes.evidence import LAYERS, SHAPES

    return Weights(
        layers=tuple(stored["layers"].get(name, 0.0) for name in LAYERS),
        shapes={shape: stored["shapes"].get(f"{shape[0]}-{shape[1]}", 0.0) for shape in SHAPES},
        promise={int(size): least for size, least in stored["promise"].items()},
        means=means,
        **{
            name: stored[name]
            for name in ("exchange", "recover", "whole", "part", "least", "doubtful", "slope", "lengths")
        },
    )
