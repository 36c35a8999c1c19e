"""The module `argostranslate`, imported so that nothing is created or fetched."""

from __future__ import annotations

import importlib
import inspect
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from localize.errors import EngineError
from localize.values import frozen

MISSING = 'the engine argos needs the module argostranslate; run "pip install localize-articles[argos]"'


@frozen
class Folders:
    """Where Argos Translate keeps things, by its own rules; none of them need exist."""

    data: Path
    config: Path
    cache: Path
    packages: Path


@frozen
class Module:
    """The imported module."""

    settings: Any
    package: Any
    folders: Folders

    def translation(self, folder: Path) -> Any:
        """Return the module's translation by the model in a folder, one sentence a call; raises EngineError."""
        translate = _import("argostranslate.translate", self.folders)
        if "sentencizer" not in inspect.signature(translate.apply_packaged_translation).parameters:
            raise EngineError(
                "this argostranslate always splits sentences itself, for which it may use the network; "
                'run "pip install -U localize-articles[argos]"'
            )
        model = self.package.Package(folder)

        class BySentence(translate.PackageTranslation):  # type: ignore[misc, name-defined]
            """A translation without the splitter that the module's own would make."""

            def __init__(self) -> None:
                self.pkg = model
                self.from_lang = translate.Language(model.from_code, model.from_name)
                self.to_lang = translate.Language(model.to_code, model.to_name)
                self.translator = None
                self.sentencizer = _Whole()

        return BySentence()


class _Whole:
    """Takes each text for one sentence."""

    def split_sentences(self, text: str) -> list[str]:
        return [text]


def find_folders() -> Folders:
    """Return the folders that the user's Argos Translate uses, by its environment variables and settings file.

    The rules are those of `argostranslate.settings`, which can't be asked without it creating the folders.
    """
    try:
        home = Path(os.environ["SNAP_USER_DATA"]) if "SNAP" in os.environ else Path.home()
    except (KeyError, RuntimeError) as error:
        raise EngineError("can't tell where Argos models are kept; set HOME or ARGOS_PACKAGES_DIR") from error
    data = Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / "argos-translate"
    config = Path(os.environ.get("XDG_CONFIG_HOME", home / ".config")) / "argos-translate"
    cache = Path(os.environ.get("XDG_CACHE_HOME", home / ".local" / "cache")) / "argos-translate"
    packages = os.environ.get("ARGOS_PACKAGES_DIR") or _configured(config) or data / "packages"
    return Folders(data, config, cache, Path(packages))


def _configured(config: Path) -> str | None:
    file = config / "settings.json"
    try:
        found = json.loads(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise EngineError(
            f"the settings of Argos Translate can't be read ({error}); correct them", str(file)
        ) from error
    if not isinstance(found, dict):
        raise EngineError("the settings of Argos Translate are no JSON object; correct them", str(file))
    value = found.get("ARGOS_PACKAGES_DIR")
    return value if isinstance(value, str) else None


def load() -> Module:
    """Import what lists and reads models; raises EngineError when the module is missing or can't be set up.

    The folders are looked up at each call, for the environment may have changed since the import.
    """
    folders = find_folders()
    settings = _import("argostranslate.settings", folders)
    package = _import("argostranslate.package", folders)
    settings.data_dir = folders.data
    settings.config_dir = folders.config
    settings.settings_file = folders.config / "settings.json"
    settings.cache_dir = folders.cache
    settings.downloads_dir = folders.cache / "downloads"
    settings.local_package_index = folders.data / "index.json"
    settings.package_data_dir = folders.packages
    # Left at 0, CTranslate2 runs four threads a sentence, which on fewer cores wait for each other: on two busy ones
    # a sentence took many times as long as with one.
    settings.intra_threads = settings.intra_threads or max(1, min(4, (os.cpu_count() or 2) // 2))
    settings.package_dirs = [folders.packages, *settings.package_dirs[1:]]
    return Module(settings, package, folders)


def _import(name: str, folders: Folders) -> Any:
    if name in sys.modules:
        return sys.modules[name]
    # argostranslate loads its splitter's ONNX Runtime, which since 1.29 reports its use to its makers by default, and
    # stores an id in the user's cache when it is imported. https://github.com/microsoft/onnxruntime/pull/27379
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    with tempfile.TemporaryDirectory(prefix="localize-") as scratch:
        before = dict(os.environ)
        os.environ.update(_stand_ins(folders, Path(scratch)))
        try:
            return importlib.import_module(name)
        except ModuleNotFoundError as error:
            if (error.name or "").split(".")[0] == "argostranslate":
                raise EngineError(MISSING) from error
            raise EngineError(
                f'argostranslate lacks the module {error.name}; run "pip install -U localize-articles[argos]"'
            ) from error
        except (ImportError, OSError, ValueError, KeyError, AssertionError) as error:
            raise EngineError(
                f"argostranslate can't be started ({error!r}); check its settings and ARGOS_ environment variables"
            ) from error
        finally:
            os.environ.clear()
            os.environ.update(before)


def _stand_ins(folders: Folders, scratch: Path) -> dict[str, str]:
    """Return variables that send the module to the user's folders where they exist, else to one soon gone.

    The module creates its folders when it is imported. That fails in a home that can't be written to, and listing
    models should leave no trace in any.
    """
    places = {
        "XDG_DATA_HOME": folders.data.is_dir() and folders.data.parent,
        "XDG_CONFIG_HOME": folders.config.is_dir() and folders.config.parent,
        "XDG_CACHE_HOME": (folders.cache / "downloads").is_dir() and folders.cache.parent,
        "ARGOS_PACKAGES_DIR": folders.packages.is_dir() and folders.packages,
    }
    return {name: str(place or scratch / name.lower()) for name, place in places.items()}
