"""Compare sentence splitting with other splitters, file by file, on the boundary cases beside the checkout.

    python benchmarks/sentences.py [FOLDER]

FOLDER holds `<language>.<source>.jsonl` files, one object a line with `text` and `sentences`. A case is right when all
its sentences are, white space aside; cases whose sentences are not the text's own are left out. Peers (pysbd,
sentencex, bunkai) take part where they are installed; a dash means that a peer doesn't know the language. Then the
time for one text of a million characters.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from localize.languages import split

Splitter = Callable[[str, str], list[str] | None]


def _ours(text: str, language: str) -> list[str] | None:
    return split(text, language)


@cache
def _pysbd_segmenter(language: str) -> Any:
    pysbd = importlib.import_module("pysbd")
    try:
        return pysbd.Segmenter(language=language, clean=False)
    except ValueError:
        return None


def _pysbd(text: str, language: str) -> list[str] | None:
    segmenter = _pysbd_segmenter(language)
    return None if segmenter is None else list(segmenter.segment(text))


def _sentencex(text: str, language: str) -> list[str] | None:
    return list(importlib.import_module("sentencex").segment(language, text))


@cache
def _bunkai_model() -> Any:
    return importlib.import_module("bunkai").Bunkai()


def _bunkai(text: str, language: str) -> list[str] | None:
    # It stands for line breaks with U+2581.
    if language != "ja":
        return None
    return [part.replace("\u2581", "\n") for part in _bunkai_model()(text.replace("\n", "\u2581"))]


PEERS: dict[str, Splitter] = {"pysbd": _pysbd, "sentencex": _sentencex, "bunkai": _bunkai}


def _installed(name: str) -> bool:
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


def _bare(parts: list[str]) -> list[str]:
    return [bare for part in parts if (bare := "".join(part.split()))]


def _cases(path: Path) -> list[dict[str, Any]]:
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    left_out = ("skipped_upstream", "xfail_upstream")
    return [case for case in cases if case["exact"] and not any(case.get(key) for key in left_out)]


def _right(splitter: Splitter, cases: list[dict[str, Any]], language: str) -> int | None:
    right = 0
    for case in cases:
        parts = splitter(case["text"], language)
        if parts is None:
            return None
        right += _bare(parts) == _bare(case["sentences"])
    return right


def main(folder: Path) -> None:
    """Print the table."""
    splitters: dict[str, Splitter] = {"localize": _ours} | {n: f for n, f in PEERS.items() if _installed(n)}
    print(f"{'file':28}{'cases':>6}" + "".join(f"{name:>11}" for name in splitters))
    for path in sorted(folder.glob("*.jsonl")):
        cases, language = _cases(path), path.name.split(".")[0]
        scores = [_right(splitter, cases, language) for splitter in splitters.values()]
        print(f"{path.stem:28}{len(cases):>6}" + "".join(f"{'–' if s is None else s:>11}" for s in scores))
    text = "治療は3.5年続いた。「効果はある。」と医師は述べた。The effect (p < 0.001) was clear. " * 16000
    for language in ("ja", "en"):
        begin = time.perf_counter()
        count = len(split(text[:1_000_000], language))
        print(f"{language}: 1,000,000 characters, {count} sentences, {time.perf_counter() - begin:.2f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared" / "corpora" / "sbd")
