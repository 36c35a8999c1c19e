"""The second encoder: a sentence-transformers model in a folder, such as LaBSE, run by ONNX Runtime.

LaBSE (Feng et al. 2022, https://aclanthology.org/2022.acl-long.62/) knows 109 languages and takes 2 GB. Its folder is what
`sentence-transformers` saves: `modules.json`, a tokenizer, and the layers behind the Transformer; the Transformer itself
is its ONNX form, `onnx/model.onnx`, so that no deep-learning framework is needed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from localize.errors import WorkspaceError

if TYPE_CHECKING:
    from localize.quotes.encoder import Vectors

_BATCH = 16
_LONGEST = 256
"""Tokens of a text that are looked at, where the folder says nothing; LaBSE was trained with 128."""
_MOST = 512
"""Tokens at most, whatever the folder says."""
_MISSING = 'an encoder in a folder needs more packages; run "pip install localize-articles[labse]"'


class FolderEncoder:
    """A sentence-transformers model: tokens, the Transformer, pooling, dense layers, vectors of length 1.

    It is loaded by the first call. Raises WorkspaceError, with what to do, where the folder is no such model.
    """

    def __init__(self, folder: Path, shown: str) -> None:
        self._folder = folder
        self._shown = shown

    @cached_property
    def name(self) -> str:
        """Name the model by what it is made of: vectors of another one are not used for it."""
        files = (
            path
            for path in sorted(self._folder.rglob("*"))
            if path.suffix in (".json", ".onnx", ".safetensors") and path.is_file()
        )
        marks = [f"{path.relative_to(self._folder).as_posix()} {path.stat().st_size}" for path in files]
        return f"folder {hashlib.sha256(chr(10).join(marks).encode()).hexdigest()[:16]}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, float32, each of length 1."""
        import numpy as np

        # Texts of like length together: a batch is as long as its longest text.
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        found: list[Any] = [None] * len(texts)
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            for number, row in zip(chosen, self._batch([texts[k] for k in chosen]), strict=True):
                found[number] = row
        if not found:
            return np.zeros((0, 0), dtype=np.float32)
        rows = np.stack(found)
        lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-9))
        return np.asarray(rows / lengths, dtype=np.float32)

    def _batch(self, texts: list[str]) -> Vectors:
        import numpy as np

        tokens = self._tokenizer.encode_batch(texts)
        values = {
            "input_ids": [item.ids for item in tokens],
            "attention_mask": [item.attention_mask for item in tokens],
            "token_type_ids": [item.type_ids for item in tokens],
        }
        wanted = {item.name for item in self._session.get_inputs()}
        arrays = {name: np.array(rows, dtype=np.int64) for name, rows in values.items()}
        (hidden, *_) = self._session.run(None, {name: array for name, array in arrays.items() if name in wanted})
        rows = _pooled(hidden, arrays["attention_mask"], self._pooling)
        for weight, bias, activation in self._dense:
            rows = rows @ weight.T + bias
            rows = np.tanh(rows) if activation == "Tanh" else rows
        return np.asarray(rows, dtype=np.float32)

    @cached_property
    def _tokenizer(self) -> Any:
        try:
            from tokenizers import Tokenizer
        except ImportError:
            raise WorkspaceError(_MISSING, self._shown) from None
        path = self._file("tokenizer.json")
        tokenizer = Tokenizer.from_file(str(path))
        known = self._optional("tokenizer_config.json") | self._optional("sentence_bert_config.json")
        longest = known.get("max_seq_length") or known.get("model_max_length") or _LONGEST
        tokenizer.enable_truncation(min(int(longest), _MOST))
        padding = str(known.get("pad_token") or "[PAD]")
        tokenizer.enable_padding(pad_id=tokenizer.token_to_id(padding) or 0, pad_token=padding)
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        # ONNX Runtime reports its use to its makers by default (https://github.com/microsoft/onnxruntime/pull/27379).
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        try:
            import onnxruntime
        except ImportError:
            raise WorkspaceError(_MISSING, self._shown) from None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # Articles are spread over processes.
        path = self._file("onnx/model.onnx")
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    @cached_property
    def _pooling(self) -> str:
        modes = _read(self._file(f"{self._module('Pooling')[0]}/config.json"))
        # Before version 6 there was a switch for each way.
        switched = {"cls_token": "cls", "mean_tokens": "mean", "max_tokens": "max"}
        mode = modes.get("pooling_mode") or next((m for k, m in switched.items() if modes.get(f"pooling_mode_{k}")), "")
        if mode in switched.values():
            return str(mode)
        raise WorkspaceError("pools in a way that is not known; use a model with CLS, mean or max pooling", self._shown)

    @cached_property
    def _dense(self) -> list[tuple[Any, Any, str]]:
        from safetensors.numpy import load_file

        layers = []
        for path in self._module("Dense"):
            weights = load_file(self._file(f"{path}/model.safetensors"))
            activation = str(_read(self._file(f"{path}/config.json")).get("activation_function", "")).rpartition(".")[2]
            layers.append((weights["linear.weight"], weights.get("linear.bias", 0.0), activation))
        return layers

    def _module(self, kind: str) -> list[str]:
        """Return the folders of the modules of a kind, in order."""
        modules = _read(self._file("modules.json"))
        found = [str(m["path"]) for m in modules if str(m.get("type", "")).rpartition(".")[2] == kind]
        if kind == "Pooling" and not found:
            raise WorkspaceError("has no pooling in modules.json; save it with sentence-transformers", self._shown)
        return found

    def _optional(self, name: str) -> dict[str, Any]:
        path = self._folder / name
        found = _read(path) if path.is_file() else {}
        return found if isinstance(found, dict) else {}

    def _file(self, name: str) -> Path:
        path = self._folder / name
        if not path.is_file():
            raise WorkspaceError(
                f"has no {name}; an encoder is the folder of a sentence-transformers model with its ONNX form",
                self._shown,
            )
        return path


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except ValueError:
        raise WorkspaceError("isn't valid JSON; copy the model again", str(path)) from None


def _pooled(hidden: Any, mask: Any, mode: str) -> Any:
    """Return one vector a text of its tokens' vectors (https://www.sbert.net/docs/package_reference/sentence_transformer/models.html)."""
    import numpy as np

    if mode == "cls":
        return hidden[:, 0]
    weights = mask[:, :, None].astype(hidden.dtype)
    if mode == "max":
        return np.where(weights > 0, hidden, -np.inf).max(axis=1)
    return (hidden * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-9)
