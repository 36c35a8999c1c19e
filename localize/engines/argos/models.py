"""Argos models: which are installed, and installing one from a file."""

from __future__ import annotations

import json
import re
import shutil
import stat
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

from localize.engines.argos.module import load
from localize.errors import EngineError
from localize.values import frozen

_METADATA = "metadata.json"
_CODE = re.compile(r"[a-z]{2,3}")
_LARGEST = 8 * 1024**3
"""Bytes that a model may unpack to; the largest that Argos publishes are below a tenth of it."""


@frozen
class Model:
    """An installed model."""

    source: str
    """Argos' code of the language it translates from."""
    target: str
    version: str
    folder: Path

    @property
    def name(self) -> str:
        """Name the model as drafts do: `argos 1.9 ja→en`."""
        return f"argos {self.version} {self.source}→{self.target}"


def installed() -> list[Model]:
    """Return the translation models that are installed; of two versions for a pair, the newer; sorted by pair.

    Folders that hold no model are passed over, as an interrupted download may leave one. Raises EngineError when
    the module is missing.
    """
    module = load()
    found: dict[tuple[str, str], Model] = {}
    for root in module.settings.package_dirs:
        for folder in sorted(Path(root).iterdir()) if Path(root).is_dir() else ():
            model = _read(folder / _METADATA)
            if model is None:
                continue
            other = found.get((model.source, model.target))
            if other is None or _number(other.version) < _number(model.version):
                found[model.source, model.target] = model
    return [found[pair] for pair in sorted(found)]


def _read(metadata: Path) -> Model | None:
    try:
        return _model(metadata.read_bytes(), metadata.parent)
    except (OSError, ValueError):
        return None


def _model(metadata: bytes, folder: Path) -> Model:
    """Return the model that `metadata.json` describes; raises ValueError when it describes none for translation."""
    values = json.loads(metadata)
    if not isinstance(values, dict) or values.get("type", "translate") != "translate":
        raise ValueError("it isn't a translation model")
    source, target = values.get("from_code"), values.get("to_code")
    if not (
        isinstance(source, str) and isinstance(target, str) and _CODE.fullmatch(source) and _CODE.fullmatch(target)
    ):
        raise ValueError("its metadata.json names no language pair")
    return Model(source, target, str(values.get("package_version") or "0"), folder)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


def install(path: Path) -> Model:
    """Install an .argosmodel file through the module, without the network; return the model.

    The file is unpacked beside the models and moved in whole, so that an interruption leaves no half of one; an
    older copy of the same name is replaced. Raises EngineError for a file that is no model or would write outside.
    """
    module = load()
    model, top = _inspect(path)
    packages: Path = module.settings.package_data_dir
    try:
        packages.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".localize-", dir=packages.parent) as staging:
            module.settings.package_data_dir = Path(staging)
            try:
                module.package.install_from_path(path)
            finally:
                module.settings.package_data_dir = packages
            module.package.Package(Path(staging) / top)
            _replace(Path(staging) / top, packages / top)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise EngineError(f"the model can't be installed in {packages} ({error})", str(path)) from error
    return Model(model.source, model.target, model.version, packages / top)


def _replace(new: Path, place: Path) -> None:
    """Move a folder to its place, setting the one that is there aside until it has arrived."""
    aside = new.with_name(f"{new.name}.old")
    if place.exists():
        place.rename(aside)
    new.rename(place)
    shutil.rmtree(aside, ignore_errors=True)


def _inspect(path: Path) -> tuple[Model, str]:
    """Return what an .argosmodel file says of itself and the folder that it unpacks to; raises EngineError."""
    where = str(path)
    try:
        with zipfile.ZipFile(path) as archive:
            top = _top_folder(archive, where)
            return _model(archive.read(f"{top}/{_METADATA}"), path), top
    except OSError as error:
        raise EngineError(f"can't be read ({error.strerror or error}); check the path", where) from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, KeyError) as error:
        raise EngineError(f"is no Argos model ({error}); download it again", where) from error


def _top_folder(archive: zipfile.ZipFile, where: str) -> str:
    """Return the one folder that everything in the archive is in; raises EngineError, KeyError."""
    members = archive.infolist()
    for member in members:
        # ZipFile keeps what a hostile archive says in orig_filename, and writes no path that leads out; a symbolic
        # link it writes as a file. Neither has a place in a model, so the file isn't what it says it is.
        name = PurePosixPath(member.orig_filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or ":" in name.parts[0] or stat.S_ISLNK(member.external_attr >> 16):
            raise EngineError(
                f"holds a path that leads out of its folder: {member.orig_filename!r}; don't use it", where
            )
    if sum(member.file_size for member in members) > _LARGEST:
        raise EngineError("unpacks to more than any Argos model; don't use it", where)
    tops = {PurePosixPath(member.filename).parts[0] for member in members}
    if len(tops) != 1 or f"{min(tops)}/{_METADATA}" not in archive.namelist():
        raise ValueError("it must hold one folder with metadata.json in it")
    return tops.pop()
