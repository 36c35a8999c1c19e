"""A small catalog of faults, each with the rules that must report it, and one of good translations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from localize.catalogs import parse
from localize.checks import check_catalog, rules
from localize.glossary import Glossary
from localize.model import Catalog
from localize.settings import CheckSettings
from tests.conftest import CASES

FOLDER = CASES / "checks" / "seeded"
GLOSSARY = Glossary.parse((CASES / "glossary" / "terms.csv").read_bytes(), "terms.csv")
_EXPECT = "expect:"


def read(path: Path) -> Catalog:
    return parse(path.read_bytes(), path.name, path.name.split(".")[1].replace("_", "-"))


def found(catalog: Catalog) -> dict[int | None, list[str]]:
    """Return the rules that report something, by line."""
    settings = CheckSettings(enable=("claim",))
    by_line: dict[int | None, list[str]] = {}
    for f in check_catalog(None, catalog, source_language="ja", glossary=GLOSSARY, settings=settings):
        by_line.setdefault(f.where.line, []).append(f.rule)
    return by_line


def entries(kind: str) -> Iterator[object]:
    for path in sorted(FOLDER.glob(f"{kind}.*.po")):
        catalog = read(path)
        reported = found(catalog)
        for entry in catalog.entries:
            comments = (c.removeprefix(_EXPECT) for c in entry.comments if c.startswith(_EXPECT))
            expected = sorted(" ".join(comments).split())
            yield pytest.param(expected, sorted(set(reported.get(entry.line, []))), id=f"{path.name}:{entry.line}")


@pytest.mark.parametrize(("expected", "reported"), list(entries("faults")))
def test_a_fault_is_reported_by_the_rules_that_it_names(expected: list[str], reported: list[str]) -> None:
    assert reported == expected


@pytest.mark.parametrize(("expected", "reported"), list(entries("clean")))
def test_a_good_translation_is_left_in_peace(expected: list[str], reported: list[str]) -> None:
    assert expected == reported == []


def test_there_are_faults_for_most_rules_and_as_many_good_pairs() -> None:
    faults = [e for path in FOLDER.glob("faults.*.po") for e in read(path).entries]
    seeded = Counter(
        name for e in faults for c in e.comments if c.startswith(_EXPECT) for name in c[len(_EXPECT) :].split()
    )
    good = [e for path in FOLDER.glob("clean.*.po") for e in read(path).entries]
    assert sum(bool(" ".join(e.comments).removeprefix(_EXPECT).strip()) for e in faults) >= 100 <= len(good)
    # What is no fault of an entry: states, the article's, the catalog's, the quotes'.
    elsewhere = {
        "alignment-doubtful",
        "catalog-behind",
        "catalog-syntax",
        "fuzzy",
        "glossary-conflict",
        "inconsistent-repeat",
        "original-altered",
        "quote-unaligned",
        "required-block",
        "untranslated",
    }
    assert set(rules()) - set(seeded) <= elsewhere
