"""What pofilter (Translate Toolkit) says of the same pairs."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from localize.catalogs import parse, render
from localize.model import Catalog, Entry
from seeding.pairs import Good

Peer = Callable[[Sequence[Good]], list[frozenset[str]]]


def pofilter(program: str) -> Peer:
    """Return what asks `pofilter` which of its tests fail for each pair, by language of the translation."""

    def ask(goods: Sequence[Good]) -> list[frozenset[str]]:
        failed: dict[int, frozenset[str]] = {}
        for language in sorted({good.target_language for good in goods}):
            entries = tuple(
                Entry(good.source, good.target, msgctxt=str(index))
                for index, good in enumerate(goods)
                if good.target_language == language
            )
            with tempfile.TemporaryDirectory() as folder:
                given, out = Path(folder, "in.po"), Path(folder, "out.po")
                header = (("Content-Type", "text/plain; charset=UTF-8"), ("Language", language))
                given.write_bytes(render(Catalog("in.po", language, header, entries=entries)))
                command = [program, "--progress=none", f"--language={language.replace('-', '_')}", str(given), str(out)]
                subprocess.run(command, check=True, capture_output=True)
                for entry in parse(out.read_bytes(), "out.po", language).entries if out.exists() else ():
                    names = re.findall(r"\(pofilter\) (\w+):", "\n".join(entry.comments))
                    failed[int(entry.msgctxt or 0)] = frozenset(names)
        return [failed.get(index, frozenset()) for index in range(len(goods))]

    return ask
