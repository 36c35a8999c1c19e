"""The engine argos, with a model made for the purpose, through argostranslate itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from localize import engines
from localize.engines.argos.models import installed
from localize.errors import EngineError
from tests.conftest import ROOT, unavailable
from tests.engines.argos_model import build_argos_model

PACKAGES = Path(".local/share/argos-translate/packages")


def run(code: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run code in a new process, where nothing has been imported yet."""
    return subprocess.run(
        [sys.executable, "-c", code],
        env={"HOME": str(home), "PATH": os.environ["PATH"], **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_sentences_are_translated_by_the_installed_model(ja_en: Path) -> None:
    argos = engines.get("argos")
    assert argos.pairs() == [("ja", "en")]
    texts = ["治療の医師。", "副作用", "", "12 mg"]
    assert argos.translate(texts, "ja", "en") == ["treatmentの doctor.", "side effects", "", "12 mg"]
    assert argos.translate(texts, "ja", "en") == argos.translate(texts, "ja-JP", "en-GB")
    assert argos.origin("ja", "en") == "argos 1.9 ja→en"


def test_a_text_of_several_sentences_needs_no_splitter(ja_en: Path) -> None:
    found = engines.get("argos").translate(["治療。細胞。\n医師。"], "ja", "en")
    assert found == ["treatment. cells. doctor."]


def test_without_a_model_the_error_names_the_command(home: Path) -> None:
    command = r'^no Argos model from ja to en is installed; run "localize engines install FILE\.argosmodel"$'
    argos = engines.get("argos")
    with pytest.raises(EngineError, match=command):
        argos.require("ja", "en")
    with pytest.raises(EngineError, match=command):
        argos.translate(["a"], "ja", "en")
    assert engines.overview() == [("argos", (), "")]


def test_without_the_module_the_error_names_the_command(home: Path) -> None:
    code = (
        "import sys; sys.modules['argostranslate'] = None\n"
        "from localize import engines\n"
        "print(engines.overview()[0][2])"
    )
    done = run(code, home)
    assert "pip install localize-articles[argos]" in done.stdout, done.stderr


def test_two_models_make_a_pair_by_way_of_english(ja_en: Path, tmp_path: Path) -> None:
    words = {"doctor": "▁医生", "treatment": "▁治疗"}
    engines.install_model(build_argos_model(tmp_path / "made", "en", "zh", version="1.4", words=words))
    argos = engines.get("argos")
    assert argos.pairs() == [("en", "zh-Hans"), ("ja", "en"), ("ja", "zh-Hans")]
    assert argos.origin("ja", "zh-Hans") == "argos 1.9+1.4 ja→en→zh"
    assert "医生" in argos.translate(["医師。"], "ja", "zh-Hans")[0]
    with pytest.raises(EngineError, match="from ja to zt"):
        argos.require("ja", "zh-Hant")


def test_of_two_versions_the_newer_is_used(ja_en: Path, tmp_path: Path) -> None:
    engines.install_model(build_argos_model(tmp_path, version="1.10", words={"医師": "▁physician"}))
    argos = engines.get("argos")
    assert argos.origin("ja", "en") == "argos 1.10 ja→en"
    assert argos.translate(["医師"], "ja", "en") == ["physician"]


def test_installing_again_replaces_the_model(ja_en: Path, tmp_path: Path) -> None:
    assert engines.install_model(build_argos_model(tmp_path, words={"医師": "▁physician"})) == "argos 1.9 ja→en"
    assert engines.get("argos").translate(["医師"], "ja", "en") == ["physician"]
    assert [folder.name for folder in (ja_en / PACKAGES).iterdir()] == ["translate-ja_en-1_9"]
    assert [folder.name for folder in (ja_en / PACKAGES).parent.iterdir()] == ["packages"]


def test_models_are_where_argos_translate_keeps_them(home: Path, argos_model: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    config = home / ".config" / "argos-translate"
    config.mkdir(parents=True)
    (config / "settings.json").write_text(json.dumps({"ARGOS_PACKAGES_DIR": str(elsewhere)}), encoding="utf-8")
    engines.install_model(argos_model)
    assert [model.folder.parent for model in installed()] == [elsewhere]


def test_a_folder_that_is_no_model_is_passed_over(ja_en: Path) -> None:
    for name, metadata in (("empty", None), ("broken", "{"), ("list", "[]"), ("other", '{"type": "sbd"}')):
        folder = ja_en / PACKAGES / name
        folder.mkdir()
        if metadata is not None:
            (folder / "metadata.json").write_text(metadata, encoding="utf-8")
    assert engines.get("argos").pairs() == [("ja", "en")]


def test_a_damaged_model_is_an_error_that_names_it(ja_en: Path) -> None:
    (ja_en / PACKAGES / "translate-ja_en-1_9" / "model" / "model.bin").write_bytes(b"nothing")
    with pytest.raises(EngineError, match=r"the model argos 1\.9 ja→en can't be used"):
        engines.get("argos").translate(["医師"], "ja", "en")


def archive(path: Path, *members: tuple[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, text in members:
            made.writestr(name, text)
    return path


PAIR = '{"from_code": "ja", "to_code": "en"}'


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ([("m/metadata.json", PAIR), ("../outside", "x")], "leads out of its folder"),
        ([("m/metadata.json", PAIR), ("m/../../outside", "x")], "leads out of its folder"),
        ([("m/metadata.json", PAIR), ("/outside", "x")], "leads out of its folder"),
        ([("m/metadata.json", PAIR), ("..\\outside", "x")], "leads out of its folder"),
        ([("m/metadata.json", PAIR), ("C:\\outside", "x")], "leads out of its folder"),
        ([("m/metadata.json", PAIR), ("n/x", "x")], "one folder with metadata.json"),
        ([("metadata.json", PAIR)], "one folder with metadata.json"),
        ([], "one folder with metadata.json"),
        ([("m/metadata.json", "{")], "is no Argos model"),
        ([("m/metadata.json", "[]")], "it isn't a translation model"),
        ([("m/metadata.json", '{"from_code": "../x", "to_code": "en"}')], "names no language pair"),
    ],
)
def test_an_archive_that_is_no_model_is_refused(
    home: Path, tmp_path: Path, members: list[tuple[str, str]], message: str
) -> None:
    file = archive(tmp_path / "x.argosmodel", *members)
    with pytest.raises(EngineError, match=message) as caught:
        engines.install_model(file)
    assert str(caught.value).startswith(f"{file}: ")
    assert list(home.rglob("*")) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home of Ａ", "x.argosmodel"]


def test_a_file_that_is_no_archive_or_missing_is_refused(home: Path, tmp_path: Path) -> None:
    text = tmp_path / "x.argosmodel"
    text.write_text("nothing", encoding="utf-8")
    with pytest.raises(EngineError, match="is no Argos model"):
        engines.install_model(text)
    with pytest.raises(EngineError, match="check the path"):
        engines.install_model(tmp_path / "none.argosmodel")


def test_listing_and_translating_leave_nothing_in_the_home_folder(ja_en: Path) -> None:
    before = sorted(ja_en.rglob("*"))
    code = (
        "from localize import engines\n"
        "print(engines.overview())\n"
        "print(engines.get('argos').translate(['医師'], 'ja', 'en'))"
    )
    done = run(code, ja_en)
    assert done.stdout.splitlines()[1:] == ["['doctor']"], done.stderr
    assert sorted(ja_en.rglob("*")) == before


def test_importing_the_package_imports_no_engine(home: Path) -> None:
    done = run(
        "import sys, localize.engines\n"
        "print(sorted({'argostranslate', 'ctranslate2', 'numpy', 'rapidfuzz'} & set(sys.modules)))",
        home,
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_translating_opens_no_connection(ja_en: Path, tmp_path: Path, tool: Callable[[str], str]) -> None:
    """Seen from outside the process, for libraries in C don't go through Python's sockets."""
    log = tmp_path / "log"
    code = "from localize import engines; print(engines.get('argos').translate(['医師'], 'ja', 'en'))"
    done = subprocess.run(
        [tool("strace"), "-f", "-e", "trace=connect", "-o", str(log), sys.executable, "-c", code],
        env={"HOME": str(ja_en), "PATH": os.environ["PATH"]},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if "PTRACE" in done.stderr:
        unavailable("the right to trace a process")
    assert done.stdout == "['doctor']\n", done.stderr
    assert "AF_INET" not in log.read_text(encoding="utf-8")
