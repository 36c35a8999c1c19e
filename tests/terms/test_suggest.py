"""Suggestions over the example workspace: with no glossary they find what the glossary has."""

from __future__ import annotations

from dataclasses import replace

from localize.files import find_workspace
from localize.glossary import Glossary
from localize.terms import rows, suggest_terms
from localize.work import Terms, Work, start
from tests.conftest import ROOT

JUDGED = {
    "ピコ秒": "picosecond", "光老化": "photoaging", "みなと皮膚科クリニック": "Minato Dermatology Clinic", "レーザー": "laser",
    "ピコ秒レーザー": "picosecond laser", "PRP療法": "PRP therapy", "幹細胞培養上清液": "stem cell conditioned medium",
    "エクソソーム": "exosome", "日焼け止め": "sunscreen", "PRP": "PRP", "トラネキサム酸": "tranexamic acid", "皮膚科": "dermatology",
    "成長因子": "growth factor", "細胞外小胞": "extracellular vesicle", "安全性": "safety", "幹細胞": "stem cell",
    "血小板由来増殖因子": "platelet-derived growth factor", "血管内皮増殖因子": "vascular endothelial growth factor",
    "日光黒子": "solar lentigo", "色素沈着": "hyperpigmentation", "炎症後色素沈着": "post-inflammatory hyperpigmentation",
    "AGA": "AGA", "UVA": "UVA", "肝斑": "melasma", "Qスイッチ": "Q-switched", "色素脱失": "hypopigmentation",
}  # fmt: skip
"""Right pairs among the first ones, judged by hand."""


def example() -> Work:
    return start(find_workspace(ROOT))


def test_most_of_the_first_twenty_are_right() -> None:
    work = example()
    project = replace(work.workspace.settings.project, glossary=())
    bare = replace(work.workspace, settings=replace(work.workspace.settings, project=project))
    found = suggest_terms(replace(work, terms=Terms(bare, work.report)), "en")[:20]
    right = [s for s in found if s.target and JUDGED.get(s.source[0], "").lower() == s.target[0].lower()]
    assert len(right) >= 17, [(s.source, s.target) for s in found if s not in right]
    assert all(s.evidence for s in found)


def test_rows_can_be_put_at_the_end_of_the_glossary() -> None:
    work = example()
    assert work.glossary is not None
    found = suggest_terms(work, "en")[:10]
    text = (ROOT / "glossary" / "medical.csv").read_text("utf-8") + rows(work, found, "en")
    assert len(Glossary.parse(text.encode(), "g.csv").concepts) == len(work.glossary.concepts) + 10
