"""Makes a small genuine Argos model: SentencePiece and CTranslate2 files in the archive that Argos installs.

The weights are set by hand rather than trained. The decoder looks at the source word at its own position and writes
that word's entry in a dictionary, or the word itself, so that translations are certain, and placeholders' marks
come through. It is a Transformer like any other to those who load it.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TEXTS = (
    "エクソソームは細胞から放出される小さな粒子です。",
    "スタチン療法により主要血管イベントは21%減少した。",
    "治療の前に、必ず医師に相談してください。",
    "副作用は軽く、数日で治まりました(0.05%)。",
    "Exosomes are small particles released from cells.",
    "Please talk to your doctor before treatment [1].",
)
"""What the tokenizer learns its pieces from; bytes stand for every other character."""

WORDS: Mapping[str, str] = {
    "エクソソーム": "▁exosomes",
    "細胞": "▁cells",
    "治療": "▁treatment",
    "医師": "▁doctor",
    "副作用": "▁side▁effects",
    "は": "▁is",
    "。": ".",
}
"""The dictionary, source piece to target piece; `▁` is the space of SentencePiece."""

_TOKEN = 128
_POSITION = 128
_SIZE = _TOKEN + _POSITION
_LONGEST = 1024


def build_argos_model(
    folder: Path,
    source: str = "ja",
    target: str = "en",
    *,
    version: str = "1.9",
    words: Mapping[str, str] = WORDS,
) -> Path:
    """Write `translate-<source>_<target>-<version>.argosmodel` into a folder and return its path."""
    name = f"translate-{source}_{target}-{version.replace('.', '_')}"
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer, pieces = _tokenizer(words)
    model = folder / f"{name}.files"
    model.mkdir()
    _transformer(pieces, words).save(str(model))
    metadata = {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": source,
        "from_name": source,
        "to_code": target,
        "to_name": target,
        "type": "translate",
    }
    path = folder / f"{name}.argosmodel"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{name}/metadata.json", json.dumps(metadata))
        archive.writestr(f"{name}/sentencepiece.model", tokenizer)
        for file in sorted(model.iterdir()):
            archive.writestr(f"{name}/model/{file.name}", file.read_bytes())
            file.unlink()
    model.rmdir()
    return path


def _tokenizer(words: Mapping[str, str]) -> tuple[bytes, list[str]]:
    """Train a SentencePiece model that keeps the dictionary's words whole; return it and its pieces."""
    import sentencepiece

    file = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(TEXTS),
        model_writer=file,
        vocab_size=1000,
        hard_vocab_limit=False,
        character_coverage=1.0,
        byte_fallback=True,
        user_defined_symbols=list(words),
        num_threads=1,
        minloglevel=2,
    )
    processor = sentencepiece.SentencePieceProcessor(model_proto=file.getvalue())
    return file.getvalue(), [processor.id_to_piece(number) for number in range(processor.get_piece_size())]


def _transformer(pieces: list[str], words: Mapping[str, str]) -> Any:
    """Return a Transformer of one layer; vectors hold a word in the first half and a position in the second."""
    import ctranslate2
    import numpy as np

    random = np.random.default_rng(1)
    vocabulary = [*pieces, *sorted(set(words.values()) - set(pieces))]
    positions = _unit(random.standard_normal((_LONGEST, _POSITION)))
    source = _unit(random.standard_normal((len(vocabulary), _TOKEN)))
    number = {piece: index for index, piece in enumerate(vocabulary)}
    # A target word is recognized by the vector of the source word that it translates.
    written = source.copy()
    written[[number[word] for word in words]] = 0
    for word, translation in words.items():
        written[number[translation]] = source[number[word]]

    def block(upper: Any, lower: Any) -> Any:
        return np.concatenate([upper, lower], axis=1).astype(np.float32)

    def keep(first: int, last: int, factor: float = 1.0) -> Any:
        diagonal = np.zeros(_SIZE)
        diagonal[first:last] = factor
        return np.diag(diagonal).astype(np.float32)

    spec = ctranslate2.specs.TransformerSpec.from_config(1, 1, no_final_norm=True)
    spec.config.add_source_eos = True
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    places = block(np.zeros((_LONGEST, _TOKEN)), positions)
    nothing = np.zeros((len(vocabulary), _POSITION))
    encoder, decoder = spec.encoder, spec.decoder
    for stack, table in ((encoder, source), (decoder, np.zeros_like(source))):
        stack.scale_embeddings = False
        stack.position_encodings.encodings = places
        embeddings = stack.embeddings[0] if isinstance(stack.embeddings, list) else stack.embeddings
        embeddings.weight = block(table, nothing)
        layer = stack.layer[0]
        _plain_norm(layer.self_attention.layer_norm)
        _nothing(layer.self_attention.linear[0], 3 * _SIZE, _SIZE)
        _nothing(layer.self_attention.linear[1], _SIZE, _SIZE)
        _plain_norm(layer.ffn.layer_norm)
        _nothing(layer.ffn.linear_0, 8, _SIZE)
        _nothing(layer.ffn.linear_1, _SIZE, 8)
    look = decoder.layer[0].attention
    _plain_norm(look.layer_norm)
    _nothing(look.linear[0], _SIZE, _SIZE)
    _nothing(look.linear[1], 2 * _SIZE, _SIZE)
    _nothing(look.linear[2], _SIZE, _SIZE)
    look.linear[0].weight = keep(_TOKEN, _SIZE, 60.0)
    look.linear[1].weight = np.concatenate([keep(_TOKEN, _SIZE), keep(0, _TOKEN)])
    look.linear[2].weight = keep(0, _TOKEN)
    _nothing(decoder.projection, len(vocabulary), _SIZE)
    decoder.projection.weight = block(30 * written, nothing)
    spec.validate()
    spec.optimize()
    return spec


def _unit(vectors: Any) -> Any:
    import numpy as np

    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _nothing(linear: Any, rows: int, columns: int) -> None:
    """Make a layer that answers nothing to everything."""
    import numpy as np

    linear.weight = np.zeros((rows, columns), dtype=np.float32)
    linear.bias = np.zeros(rows, dtype=np.float32)


def _plain_norm(norm: Any) -> None:
    import numpy as np

    norm.gamma = np.ones(_SIZE, dtype=np.float32)
    norm.beta = np.zeros(_SIZE, dtype=np.float32)
