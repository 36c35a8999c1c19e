"""Names of a package that are imported when they are first used, so that a command loads only what it needs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any


def deferred(package: str, **homes: str) -> Callable[[str], Any]:
    """Return the `__getattr__` of a package (PEP 562): `homes` says by module which names it has, parted by blanks.

    A name must not be that of a module of the package, which would take its place. For type checkers the package
    imports the same names under `TYPE_CHECKING`; `tests/test_imports.py` compares the two.
    """
    module_of = {name: module for module, names in homes.items() for name in names.split()}

    def load(name: str) -> Any:
        if name not in module_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{module_of[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return load
