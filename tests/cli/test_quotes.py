"""Quotes put to work: from the article through catalogs, checks and drafts to pages, and what people decide about them."""

from __future__ import annotations

import csv
import io
import tomllib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from localize.model import State
from localize.quotes.encoder import UniversalSentenceEncoder
from tests.cli.conftest import Command, catalog_of, entries, translate, tree
from tests.engines.argos_model import build_argos_model

EN = ["Daily use of the cream reduced itching within two weeks.", "No serious side effects were reported."]
JA = ["このクリームを毎日使用すると、2週間以内にかゆみが軽減した。", "重篤な副作用は報告されなかった。"]
PAGE = f"""<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>かゆみの治療</title></head>
<body><h1>かゆみの治療</h1>
<blockquote><p>{" ".join(EN)}</p>
<cite>Example A. Cream. J Invented Dermatol. 2021;3:14-20. doi:10.5555/jid.2021.14</cite></blockquote>
<p>(和訳){"".join(JA)}</p>
<p>当院でも取り扱っています。</p>
</body></html>
"""


@pytest.fixture
def quoting(workspace: Path) -> Path:
    (workspace / "articles/cream.html").write_text(PAGE, encoding="utf-8")
    return workspace


def page_of(workspace: Path, locale: str = "en") -> str:
    return (workspace / f"site/{locale}/cream.html").read_text(encoding="utf-8")


def test_the_authors_words_fill_the_catalog_and_stand_on_the_page_once(quoting: Path, localize: Command) -> None:
    assert localize("run", "--no-drafts").code == 0
    found = entries(catalog_of(quoting, "cream"))
    for ja, en in zip(JA, EN, strict=True):
        assert (found[ja].msgstr, found[ja].fuzzy) == (en, False)
        assert found[ja].comments == ("origin: quote q1 10.5555/jid.2021.14",)
    other = entries(catalog_of(quoting, "cream", "zh-Hans"))
    assert f"original (en): {EN[0]}" in other[JA[0]].extracted
    assert not other[JA[0]].msgstr
    page = page_of(quoting)
    assert page.count(EN[0]) == 1
    assert "和訳" not in page


def test_a_decision_of_a_person_wins_and_takes_back_what_was_filled_in(quoting: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    decision = '[[quote]]\narticle = "articles/cream.html"\nbegins = "Daily use"\ntranslation = false\n'
    (quoting / "quotes.toml").write_text(decision, encoding="utf-8")
    assert localize("run", "--no-drafts").code == 0
    found = entries(catalog_of(quoting, "cream"))
    assert found[f"(和訳){JA[0]}"].state is not State.CONFIRMED
    assert not found[JA[1]].msgstr
    assert JA[1] in page_of(quoting)
    (quoting / "quotes.toml").unlink()
    localize("run", "--no-drafts")
    assert entries(catalog_of(quoting, "cream"))[JA[1]].msgstr == EN[1]


def test_beads_of_a_person_decide_what_is_filled_in(quoting: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    start = localize("align", "articles/cream.html", "--format", "toml").out
    assert 'beads = ["1 = 1", "2 = 2"]' in start
    (quoting / "quotes.toml").write_text(start.replace('"1 = 1", "2 = 2"', '"1 = 2"'), encoding="utf-8")
    assert localize("run", "--no-drafts").code == 0
    found = entries(catalog_of(quoting, "cream"))
    assert (found[JA[1]].msgstr, found[JA[0]].msgstr) == (EN[0], "")
    assert "quote: the quoted text has no such sentence; translate it like any other" in found[JA[0]].extracted


def test_words_of_a_person_in_the_catalog_win_over_the_program(quoting: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    catalog = catalog_of(quoting, "cream")
    text = catalog.read_text(encoding="utf-8").replace("# origin: quote q1 10.5555/jid.2021.14\n", "")
    catalog.write_text(text, encoding="utf-8")
    translate(catalog, {JA[0]: "My own words."})
    localize("run", "--no-drafts")
    assert entries(catalog)[JA[0]].msgstr == "My own words."
    assert localize("check", "--only", "original-altered").code == 0


def test_a_decision_that_can_not_be_read_is_one_line_and_undoes_nothing(quoting: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    before = tree(quoting)
    (quoting / "quotes.toml").write_text('[[quote]]\narticle = "articles/cream.html"\n', encoding="utf-8")
    result = localize("run", "--no-drafts")
    assert result.code == 2
    assert result.errors == ['localize: quotes.toml:1: needs begins = "…"; "localize align --format toml" shows how']
    (quoting / "quotes.toml").unlink()
    assert tree(quoting) == before


def test_a_decision_about_nothing_is_noted(quoting: Path, localize: Command) -> None:
    decisions = '[[quote]]\narticle = "articles/no.html"\nbegins = "x"\n[[quote]]\narticle = "articles/cream.html"\nbegins = "y"\n'
    (quoting / "quotes.toml").write_text(decisions, encoding="utf-8")
    result = localize("run", "--no-drafts")
    assert result.code == 0
    assert "quotes.toml:1: there is no article articles/no.html" in result.err
    assert 'quotes.toml:4: no quote begins with "y"' in result.err


def test_a_text_labelled_as_translation_that_is_none_is_reported_once(quoting: Path, localize: Command) -> None:
    article = quoting / "articles/cream.html"
    article.write_text(PAGE.replace("".join(JA), "診療時間は午前9時からです。"), encoding="utf-8")
    localize("run", "--no-drafts")
    result = localize("check", "--only", "quote-unaligned", "--format", "json")
    (finding,) = result.json["findings"] if isinstance(result.json, dict) else result.json
    assert (finding["rule"], finding["severity"]) == ("quote-unaligned", "warning")
    assert localize("check", "--only", "quote-unaligned").out.splitlines()[0].startswith("articles/cream.html:6: ")


def test_what_was_embedded_once_is_not_embedded_again(
    quoting: Path, localize: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    localize("run", "--no-drafts")
    assert (quoting / ".localize/vectors.sqlite").is_file()

    def refuse(self: object, texts: Any) -> Any:
        raise AssertionError(f"{len(texts)} texts were embedded again")

    monkeypatch.setattr(UniversalSentenceEncoder, "encode", refuse)
    article = quoting / "articles/cream.html"
    article.write_text(PAGE.replace("<h1>かゆみの治療", "<h1>かゆみとその治療"), encoding="utf-8")
    assert localize("run", "--no-drafts").code == 0
    assert entries(catalog_of(quoting, "cream"))[JA[0]].msgstr == EN[0]


def test_drafts_start_from_the_authors_words_where_a_genuine_model_can(
    quoting: Path, localize: Command, tmp_path: Path
) -> None:
    words = {"itching": "▁瘙痒", "cream": "▁乳膏", "▁effects": "▁作用"}
    for model in (
        build_argos_model(tmp_path / "models", "ja", "en"),
        build_argos_model(tmp_path / "models", "en", "zh", words=words),
    ):
        assert localize("engines", "install", str(model)).code == 0
    assert localize("run", "--locale", "zh-Hans").code == 0
    found = entries(catalog_of(quoting, "cream", "zh-Hans"))
    for ja in JA:
        assert found[ja].fuzzy
        assert found[ja].comments == ("origin: argos 1.9 en→zh, from the original",)
    assert "瘙痒" in found[JA[0]].msgstr and "乳膏" in found[JA[0]].msgstr
    assert found["当院でも取り扱っています。"].comments == ("origin: argos 1.9 ja→en→zh",)


def test_a_model_from_the_authors_language_alone_drafts_what_they_wrote(
    quoting: Path, localize: Command, tmp_path: Path
) -> None:
    model = build_argos_model(tmp_path / "models", "en", "zh", words={"itching": "▁瘙痒"})
    assert localize("engines", "install", str(model)).code == 0
    result = localize("translate")
    assert result.code == 2  # There is none to English.
    assert "note: drafts for zh-Hans come from en alone, where quoted authors wrote it; install a model" in result.err
    found = entries(catalog_of(quoting, "cream", "zh-Hans"))
    for ja in JA:
        assert found[ja].comments == ("origin: argos 1.9 en→zh, from the original",)
    assert not found["当院でも取り扱っています。"].msgstr
    assert localize("run", "--locale", "zh-Hans").code == 0


def test_align_prints_what_other_programs_read(quoting: Path, localize: Command) -> None:
    name = "articles/cream.html"
    table = localize("align", name, "--format", "csv").out
    assert [row["original text"] for row in csv.DictReader(io.StringIO(table.removeprefix("\ufeff")))] == EN
    units = ElementTree.fromstring(localize("align", name, "--format", "tmx").out.encode()).iter("tu")
    assert [[seg.text for seg in unit.iter("seg")] for unit in units] == [
        list(pair) for pair in zip(EN, JA, strict=True)
    ]
    assert localize("align", name, "--format", "html").out.count('<tr class="sure">') == 2
    (decision,) = tomllib.loads(localize("align", name, "--format", "toml").out)["quote"]
    assert decision["translation"] == JA[0][:30]


def test_two_plain_texts_are_aligned_in_every_format(tmp_path: Path, localize: Command) -> None:
    (tmp_path / "a.txt").write_text("\n".join(EN), encoding="utf-8")
    (tmp_path / "b.txt").write_text("".join(JA), encoding="utf-8")
    for form in ("text", "json", "csv", "tmx", "html"):
        out = localize("align", "a.txt", "b.txt", "--format", form, "--source-language", "en").out
        assert "reduced itching" in out and "かゆみ" in out, form
