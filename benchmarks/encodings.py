"""Measure how often the encoding of a page is found: declared rightly, not at all, and wrongly.

    PYTHONPATH=. python benchmarks/encodings.py [../shared]

The texts are those of the data folder in legacy encodings, and its pages in Japanese, Chinese, Korean, Russian and the
like, encoded in each encoding that holds them: whole, and 300 characters of each. "Declared as …" puts a `meta` with
that label before the text. A page is read right where the text is; the last table compares detectors on the same bytes,
without any declaration (chardet, charset-normalizer and faust-cchardet where they are installed).
"""

from __future__ import annotations

import csv
import importlib.util
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from localize.article.codecs import decode, encode
from localize.article.detect import detected
from localize.article.encoding import read_text
from localize.article.labels import encoding_named
from localize.errors import ArticleError

ENCODINGS = {
    "ja": ("shift_jis", "euc-jp", "iso-2022-jp", "utf-8"),
    "zh": ("gbk", "big5", "utf-8"),
    "ko": ("euc-kr", "utf-8"),
    "cyr": ("windows-1251", "koi8-r", "utf-8"),
    "rtl": ("windows-1256", "windows-1255"),
    "latin": ("windows-1252", "utf-8"),
}
LABELS = ("shift_jis", "euc-jp", "iso-2022-jp", "gbk", "big5", "euc-kr", "utf-8", "iso-8859-1", "windows-1251")
_DECLARATION = re.compile(r"charset|encoding", re.IGNORECASE)


class Case(NamedTuple):
    """A text in an encoding, without a declaration."""

    name: str
    language: str
    encoding: str
    data: bytes

    def declared(self, label: str) -> bytes:
        """Return the text with a declaration before it."""
        return f'<meta charset="{label}">'.encode() + self.data

    def is_read(self, data: bytes, language: str = "") -> bool:
        """Tell whether the text is read as it is."""
        try:
            source = read_text(data, language=language or self.language).source
        except ArticleError:
            return False
        return source.endswith(decode(self.data, self.encoding))


def cases(shared: Path, size: int | None = None) -> Iterator[Case]:
    """Yield the pages of the data folder in each encoding that holds them; of each `size` characters of text."""
    for language, name, text in _pages(shared):
        text = _DECLARATION.sub("x", text)
        beyond = [place for place, char in enumerate(text) if char > "\x7f"]
        if size is not None and beyond:
            start = max(0, beyond[len(beyond) // 2] - size // 4)
            text = text[start : start + size]
        count = sum(char > "\x7f" for char in text)
        for encoding in ENCODINGS.get(language, ()):
            data = encode(text, encoding)
            if count >= 12 and data.count(b"&#") - text.count("&#") <= count / 10:
                yield Case(name, {"cyr": "ru", "rtl": "ar", "latin": "de"}.get(language, language), encoding, data)


def _pages(shared: Path) -> Iterator[tuple[str, str, str]]:
    wild = shared / "corpora" / "html-wild"
    with (wild / "index.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            try:
                yield row["script_class"], row["file"], read_text((wild / "pages" / row["file"]).read_bytes()).source
            except ArticleError:
                continue
    for path in sorted((shared / "corpora" / "html-ja").rglob("*ja*.html"))[::4]:
        yield "ja", path.name, read_text(path.read_bytes()).source


def print_matrix(found: list[Case]) -> None:
    """Print the share that is read right, by true encoding and declaration."""
    print("| encoding | cases | rightly | not declared | " + " | ".join(f"as {label}" for label in LABELS) + " |")
    print("|---|---|---|---|" + "---|" * len(LABELS))
    for encoding in dict.fromkeys(case.encoding for case in found):
        own = [case for case in found if case.encoding == encoding]
        cells = [_share(own, lambda case: case.declared(case.encoding)), _share(own, lambda case: case.data)]
        for label in LABELS:
            same = encoding_named(label) == encoding
            cells.append("" if same else _share(own, lambda case, label=label: case.declared(label)))  # type: ignore[misc]
        print(f"| {encoding} | {len(own)} | {' | '.join(cells)} |", flush=True)


def _share(found: list[Case], make: Callable[[Case], bytes]) -> str:
    return f"{100 * sum(case.is_read(make(case)) for case in found) / len(found):.0f}%"


def print_detectors(sets: dict[str, list[Case]]) -> None:
    """Print how often each detector is right without a declaration, and its time."""
    print("| detector | " + " | ".join(f"{name} ({len(found)})" for name, found in sets.items()) + " | ms a page |")
    print("|---|" + "---|" * (len(sets) + 1))
    for name, detect in _detectors().items():
        cells, took, count = [], 0.0, 0
        for found in sets.values():
            right: Counter[bool] = Counter()
            for case in found:
                start = time.perf_counter()
                answer = detect(case)
                took, count = took + time.perf_counter() - start, count + 1
                right[_same(case, answer)] += 1
            cells.append(f"{100 * right[True] / len(found):.1f}%")
        print(f"| {name} | {' | '.join(cells)} | {1000 * took / count:.1f} |", flush=True)


_WHATWG = {
    "cp932": "shift_jis", "cp949": "euc-kr", "uhc": "euc-kr", "gb2312": "gbk", "cp950": "big5", "big5hkscs": "big5",
    "euc_jis_2004": "euc-jp", "euc_jisx0213": "euc-jp", "shift_jis_2004": "shift_jis", "utf_8": "utf-8", "cp1252": "windows-1252",
}  # fmt: skip


def _same(case: Case, answer: str) -> bool:
    name = answer.lower()
    encoding = encoding_named(_WHATWG.get(name, name)) or encoding_named(name.replace("_", "-"))
    if encoding in (None, "replacement", "x-user-defined"):
        return False
    return decode(case.data, encoding or "") == decode(case.data, case.encoding)


def _detectors() -> dict[str, Callable[[Case], str]]:
    from turbohtml.detect import detect

    def own(case: Case) -> str:
        found = detected(case.data, case.language)
        return found.encoding if found else ""

    made: dict[str, Callable[[Case], str]] = {
        "localize": own,
        "turbohtml.detect": lambda case: detect(case.data).encoding or "",
    }
    for package in ("chardet", "charset_normalizer", "cchardet"):
        if importlib.util.find_spec(package):
            module = importlib.import_module(package)
            made[package] = lambda case, module=module: module.detect(case.data)["encoding"] or ""  # type: ignore[misc]
    return made


def main() -> None:
    """Print the tables."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    sets = {"whole pages": list(cases(shared)), "300 characters": list(cases(shared, 300))}
    for name, found in sets.items():
        print(f"\n{name}\n")
        print_matrix(found)
    print("\ndetectors\n")
    print_detectors(sets)


if __name__ == "__main__":
    main()
