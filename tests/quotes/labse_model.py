"""Makes a small genuine sentence-transformers folder, of the layers that LaBSE has: Transformer, CLS, dense, length 1.

The weights are set by hand: words that translate each other have one vector, and the "Transformer" is one step of even
attention, so that the first token holds the mean of all. Loading and running it is what it is with 471 million weights.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

WORDS = (
    ("cream", "クリーム"), ("itching", "かゆみ"), ("reduced", "軽減"), ("walk", "散歩"), ("sleep", "睡眠"), ("improved", "改善"),
    ("daily", "毎日"), ("nobody", "誰も"), ("hurt", "けが"), ("trial", "試験"), ("patients", "患者"), ("weeks", "週間"),
)  # fmt: skip
_SIZE = 32


def build_folder(folder: Path, *, pooling: str = "cls", old: bool = False) -> Path:
    """Write the model into a folder, as version 6 of sentence-transformers does or an `old` one did; return it."""
    (folder / "onnx").mkdir(parents=True)
    vocabulary = _tokenizer(folder / "tokenizer.json")
    random = np.random.default_rng(3)
    table = np.zeros((len(vocabulary), _SIZE), dtype=np.float32)
    for pair in WORDS:
        vector = random.standard_normal(_SIZE)
        for word in pair:
            table[vocabulary[word]] = vector
    _transformer(folder / "onnx" / "model.onnx", table)
    modules = [
        ("", "Transformer", {}),
        ("1_Pooling", "Pooling", _pooling(pooling, old)),
        ("2_Dense", "Dense", {"activation_function": "torch.nn.modules.activation.Tanh"}),
        ("3_Normalize", "Normalize", {}),
    ]
    listed = [
        {"idx": k, "name": str(k), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for k, (path, kind, _) in enumerate(modules)
    ]
    (folder / "modules.json").write_text(json.dumps(listed), encoding="utf-8")
    for path, _, settings in modules[1:3]:
        (folder / path).mkdir()
        (folder / path / "config.json").write_text(json.dumps(settings), encoding="utf-8")
    _dense(folder / "2_Dense" / "model.safetensors", random)
    return folder


def _pooling(mode: str, old: bool) -> dict[str, Any]:
    if not old:
        return {"embedding_dimension": _SIZE, "pooling_mode": mode}
    name = "cls_token" if mode == "cls" else f"{mode}_tokens"
    return {"word_embedding_dimension": _SIZE, f"pooling_mode_{name}": True}


def _tokenizer(path: Path) -> dict[str, int]:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *(word for pair in WORDS for word in pair)]
    vocabulary = {word: number for number, word in enumerate(words)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]", continuing_subword_prefix=""))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.BertPreTokenizer(), pre_tokenizers.Split(_japanese(), "isolated")]
    )
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    tokenizer.save(str(path))
    return vocabulary


def _japanese() -> Any:
    from tokenizers import Regex

    return Regex("|".join(word for _, word in WORDS))


def _transformer(path: Path, table: Any) -> None:
    from onnx import TensorProto, helper, numpy_helper, save_model

    def constant(name: str, value: Any) -> Any:
        return numpy_helper.from_array(np.asarray(value), name)

    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["words"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["weights"]),
        helper.make_node("Mul", ["words", "weights"], ["seen"]),
        helper.make_node("ReduceSum", ["seen", "middle"], ["sum"], keepdims=1),
        helper.make_node("ReduceSum", ["weights", "middle"], ["count"], keepdims=1),
        helper.make_node("Div", ["sum", "count"], ["mean"]),
        helper.make_node("Add", ["mean", "zeros_like"], ["last_hidden_state"]),
        helper.make_node("Mul", ["words", "zero"], ["zeros_like"]),
    ]
    nodes[-2:] = [nodes[-1], nodes[-2]]
    ids = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in ("input_ids", "attention_mask")
    ]
    out = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "tokens", _SIZE])
    fixed = [
        constant("table", table),
        constant("last", np.array([-1])),
        constant("middle", np.array([1])),
        constant("zero", np.float32(0)),
    ]
    graph = helper.make_graph(nodes, "tiny", ids, [out], fixed)
    save_model(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), str(path))


def _dense(path: Path, random: Any) -> None:
    from safetensors.numpy import save_file

    weight = np.linalg.qr(random.standard_normal((_SIZE, _SIZE)))[0].astype(np.float32)
    save_file({"linear.weight": weight, "linear.bias": np.zeros(_SIZE, dtype=np.float32)}, str(path))
