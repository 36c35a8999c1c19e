"""The encoder in a folder: a small genuine model, read and run as LaBSE is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from localize.errors import WorkspaceError
from localize.quotes import align, find
from localize.quotes.folder import FolderEncoder
from tests.quotes.labse_model import build_folder
from tests.quotes.pages import page


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_folder(tmp_path_factory.mktemp("models") / "tiny")


def test_vectors_of_translations_are_alike_and_of_length_1(model: Path) -> None:
    rows = FolderEncoder(model, "tiny").encode(["Cream reduced itching", "クリームかゆみ軽減", "daily walk", ""])
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows[:3], axis=1), 1, atol=1e-5)
    assert rows[0] @ rows[1] > 0.95
    assert rows[0] @ rows[2] < 0.6


def test_what_is_computed_is_what_the_layers_say(model: Path) -> None:
    import onnxruntime
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    text = "cream reduced itching"
    ids = np.array([Tokenizer.from_file(str(model / "tokenizer.json")).encode(text).ids])
    session = onnxruntime.InferenceSession(str(model / "onnx/model.onnx"), providers=["CPUExecutionProvider"])
    (hidden,) = session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
    expected = np.tanh(load_file(model / "2_Dense/model.safetensors")["linear.weight"] @ hidden[0, 0])
    assert np.allclose(FolderEncoder(model, "x").encode([text])[0], expected / np.linalg.norm(expected), atol=1e-5)


def test_the_order_and_the_company_of_texts_change_nothing(model: Path) -> None:
    encoder = FolderEncoder(model, "tiny")
    texts = ["daily walk improved sleep " * (k % 7 + 1) for k in range(40)]
    together = encoder.encode(texts)
    assert np.allclose(together, np.concatenate([encoder.encode([text]) for text in texts]), atol=1e-5)
    assert encoder.encode([]).shape[0] == 0


def test_quotes_are_aligned_with_it(model: Path) -> None:
    encoder = FolderEncoder(model, "tiny")
    source = ["Cream reduced itching.", "Nobody hurt.", "Daily walk improved sleep."]
    target = ["毎日散歩睡眠改善。", "クリームかゆみ軽減。", "誰もけが。"]
    found = align(source, target, source_language="en", target_language="ja", encoder=encoder)
    linked = {(bead.source, bead.target) for bead in found.beads if bead.source and bead.target}
    assert linked == {((0,), (1,)), ((1,), (2,)), ((2,), (0,))}
    article = page(
        "<blockquote><p>Cream reduced the itching of the patients. Nobody was hurt in the trial.</p></blockquote>"
        "<p>(和訳)クリームは患者のかゆみを軽減した。試験では誰もけがをしなかった。</p>"
    )
    assert find(article, encoder=encoder).quotes[0].bilingual


@pytest.mark.parametrize("old", [False, True])
@pytest.mark.parametrize("pooling", ["cls", "mean", "max"])
def test_ways_of_pooling_are_known_as_new_and_old_versions_write_them(tmp_path: Path, pooling: str, old: bool) -> None:
    rows = FolderEncoder(build_folder(tmp_path / "m", pooling=pooling, old=old), "m").encode(
        ["cream itching", "クリームかゆみ"]
    )
    assert rows[0] @ rows[1] > 0.95


def test_another_model_has_another_name(model: Path, tmp_path: Path) -> None:
    other = shutil.copytree(model, tmp_path / "other")
    assert FolderEncoder(other, "tiny").name == FolderEncoder(model, "tiny").name
    (other / "1_Pooling/config.json").write_text('{"pooling_mode": "mean"}', encoding="utf-8")
    assert FolderEncoder(other, "tiny").name != FolderEncoder(model, "tiny").name


@pytest.mark.parametrize(
    ("broken", "content", "message"),
    [
        ("tokenizer.json", None, "has no tokenizer.json"),
        ("onnx/model.onnx", None, "has no onnx/model.onnx"),
        ("modules.json", None, "has no modules.json"),
        ("modules.json", "[]", "has no pooling in modules.json"),
        ("modules.json", "{", "isn't valid JSON"),
        ("1_Pooling/config.json", json.dumps({"pooling_mode": "lasttoken"}), "pools in a way that is not known"),
    ],
)
def test_a_folder_that_is_no_model_is_one_line(
    model: Path, tmp_path: Path, broken: str, content: str | None, message: str
) -> None:
    folder = shutil.copytree(model, tmp_path / "broken")
    if content is None:
        (folder / broken).unlink()
    else:
        (folder / broken).write_text(content, encoding="utf-8")
    with pytest.raises(WorkspaceError, match=message):
        FolderEncoder(folder, "models/broken").encode(["cream"])
