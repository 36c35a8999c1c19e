"""The glossary's commands, as users run them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from localize.glossary import Glossary
from tests.cli.conftest import Command, catalog_of, entries, translate, tree

ROWS = (
    'concept;domain;pos;ja;en;ko;note\r\nspot;skin;;しみ;age spot|sun spot;;"a; note"\r\nredness;;;赤み;redness;;\r\n'
)


@pytest.fixture
def small(workspace: Path, localize: Command) -> Path:
    """A workspace whose glossary a spreadsheet has saved: BOM, CRLF, semicolons."""
    (workspace / "glossary" / "medical.csv").write_bytes(b"\xef\xbb\xbf" + ROWS.encode())
    assert localize("run", "--no-drafts").code == 0
    translate(
        catalog_of(workspace),
        {
            "しみの治療": "Treatment of age spots",
            "しみは紫外線で増えます。": "An age spot grows in ultraviolet light.",
            "赤みが出ます。": "Redness like an age spot appears.",
        },
    )
    return workspace


def test_a_term_is_renamed_in_catalog_and_glossary_and_a_second_run_does_nothing(
    small: Path, localize: Command
) -> None:
    before = tree(small / "locales")
    dry = localize("glossary", "rename", "spot", "lentigo", "--locale", "en", "--dry-run")
    assert dry.code == 0 and tree(small / "locales") == before
    done = localize("glossary", "rename", "spot", "brown spot", "--locale", "en", "--forbid-old")
    assert done.code == 0, done.err
    found = entries(catalog_of(small))
    assert found["しみの治療"].msgstr == "Treatment of brown spots"
    assert found["しみは紫外線で増えます。"].msgstr == "A brown spot grows in ultraviolet light."
    assert not found["しみの治療"].fuzzy
    # The source of this one doesn't name the concept.
    assert found["赤みが出ます。"].fuzzy
    assert found["赤みが出ます。"].msgstr == "Redness like an age spot appears."
    assert any("rename:" in comment and "doesn't name spot" in comment for comment in found["赤みが出ます。"].comments)
    assert found["しみの治療"].extracted.count("term: しみ → brown spot") == 1
    assert '"age spot" → "brown spot" (spot, en): 2 renamed, 1 fuzzy' in done.out
    data = (small / "glossary" / "medical.csv").read_bytes()
    assert data.decode("utf-8-sig") == (
        'concept;domain;pos;ja;en;ko;forbidden:en;note\r\nspot;skin;;しみ;brown spot|sun spot;;age spot;"a; note"\r\n'
        "redness;;;赤み;redness;;;\r\n"
    )
    assert data.startswith(b"\xef\xbb\xbf")
    after = tree(small)
    again = localize("glossary", "rename", "spot", "brown spot", "--locale", "en", "--forbid-old")
    assert "nothing to do" in again.out and tree(small) == after
    assert localize("extract").code == 0
    assert tree(small / "locales") == {
        k.removeprefix("locales/"): v for k, v in after.items() if k.startswith("locales/")
    }


def test_where_one_file_cannot_be_written_none_is(
    small: Path, localize: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(small)
    replace = os.replace

    def failing(source: str, target: str) -> None:
        if target.endswith("medical.csv"):
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    done = localize("glossary", "rename", "spot", "lentigo", "--locale", "en")
    assert done.code == 2
    assert "so that no file was" in done.err
    assert tree(small) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nothing", "x", "-l", "en"), "there is no concept nothing"),
        (("spot", "x", "-l", "zh-Hans"), "spot has no term in zh-Hans yet"),
        (("spot", "a|b", "-l", "en"), "'a|b' is no term"),
        (("spot", "x", "-l", "fr"), "has no locale fr"),
    ],
)
def test_what_cannot_be_renamed_is_said_in_a_line(
    small: Path, localize: Command, arguments: tuple[str, ...], message: str
) -> None:
    done = localize("glossary", "rename", *arguments)
    assert done.code == 2
    assert len(done.errors) == 1 and message in done.errors[0]


def test_quoted_authors_keep_their_words(small: Path, localize: Command) -> None:
    path = catalog_of(small)
    text = path.read_text("utf-8")
    text = text.replace('msgid "しみの治療"', '# origin: quote q1 10.5555/1\nmsgid "しみの治療"', 1)
    lines = text.split("\n")
    at = lines.index("# origin: quote q1 10.5555/1")
    lines.insert(0, "") if at == 0 else None
    path.write_text("\n".join(lines), "utf-8")
    done = localize("glossary", "rename", "spot", "lentigo", "--locale", "en")
    assert done.code == 0, done.err
    assert "1 quoted text of authors left alone" in done.out
    assert entries(path)["しみの治療"].msgstr == "Treatment of age spots"


def test_a_broken_catalog_stops_a_renaming(small: Path, localize: Command) -> None:
    catalog_of(small).write_text('msgid "a', "utf-8")
    before = tree(small)
    done = localize("glossary", "rename", "spot", "lentigo", "--locale", "en")
    assert done.code == 2 and "nothing was renamed" in done.err
    assert tree(small) == before


def test_an_import_changes_only_the_cells_that_it_fills(small: Path, localize: Command, tmp_path: Path) -> None:
    (tmp_path / "new.csv").write_text("ja,ko\nしみ,기미\n骨,뼈\n", "utf-8")
    dry = localize("glossary", "import", "new.csv", "--dry-run")
    assert "1 would be added, 1 would be changed" in dry.out
    assert (small / "glossary" / "medical.csv").read_bytes() == b"\xef\xbb\xbf" + ROWS.encode()
    assert localize("glossary", "import", "new.csv").code == 0
    text = (small / "glossary" / "medical.csv").read_bytes().decode("utf-8-sig")
    assert text == ROWS.replace("sun spot;;", "sun spot;기미;") + "骨;;;骨;;뼈;\r\n"
    again = localize("glossary", "import", "new.csv")
    assert "0 added, 0 changed, 2 there already" in again.out


def test_an_import_fills_an_empty_note_and_adds_a_language_at_once(
    small: Path, localize: Command, tmp_path: Path
) -> None:
    other = tmp_path / "w.csv"
    other.write_text('concept,ja,de,note\nredness,赤み,Rötung,"reddening, of skin"\n', "utf-8")
    assert localize("glossary", "import", str(other)).code == 0
    lines = (small / "glossary" / "medical.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "concept;domain;pos;ja;en;ko;de;note"
    assert lines[2] == "redness;;;赤み;redness;;Rötung;reddening, of skin"


def test_a_bad_file_does_not_stop_the_others(small: Path, localize: Command, tmp_path: Path) -> None:
    (tmp_path / "bad.tbx").write_text("<tbx>", "utf-8")
    (tmp_path / "good.csv").write_text("ja,en\n骨,bone\n", "utf-8")
    done = localize("glossary", "import", "bad.tbx", "good.csv", "missing.tbx")
    assert done.code == 2
    assert [line.split(": ", 1)[1][:14] for line in done.errors] == ["bad.tbx:1:6: i", "missing.tbx: t"]
    assert "1 added" in done.out


def test_a_glossary_can_be_made_by_an_import(small: Path, localize: Command, tmp_path: Path) -> None:
    (tmp_path / "new.csv").write_text("en,ja\nbone,骨\n", "utf-8")
    done = localize("glossary", "import", "new.csv", "--into", "glossary/new.csv")
    assert done.code == 0 and "add it there" in done.err
    assert (small / "glossary" / "new.csv").read_text("utf-8") == "concept,domain,pos,ja,en,note\nbone,,,骨,bone,\n"


def test_an_import_outside_the_workspace_is_refused(small: Path, localize: Command, tmp_path: Path) -> None:
    (tmp_path / "new.csv").write_text("en,ja\nbone,骨\n", "utf-8")
    done = localize("glossary", "import", "new.csv", "--into", "../new.csv")
    assert done.code == 2 and "outside the workspace" in done.err


@pytest.mark.parametrize("name", ["tbx", "tbx-dct", "tbx-v2"])
def test_an_exported_glossary_comes_back_whole(small: Path, localize: Command, name: str) -> None:
    assert localize("glossary", "export", "--format", name, "--output", "out.tbx").code == 0
    assert localize("glossary", "import", "out.tbx", "--into", "glossary/again.csv").code == 0
    one, two = (Glossary.parse((small / "glossary" / f).read_bytes(), f).concepts for f in ("medical.csv", "again.csv"))
    told = [[(c.id, dict(c.terms), c.domain, c.pos, c.note) for c in found] for found in (one, two)]
    assert told[0] == told[1]


def test_a_format_for_two_languages_asks_which(small: Path, localize: Command) -> None:
    done = localize("glossary", "export", "--format", "omegat")
    assert done.code == 2 and "--locale en" in done.errors[0]
    done = localize("glossary", "export", "--format", "omegat", "--locale", "en")
    assert done.out.splitlines()[0] == "しみ\tage spot\ta; note"
    assert "2 concept ids can't be written to OmegaT's format" in done.err


def test_check_reports_what_is_odd_in_the_glossary(small: Path, localize: Command) -> None:
    path = small / "glossary" / "medical.csv"
    path.write_text("concept,ja,en\nspot,しみ(老人性,age spot\n", "utf-8")
    done = localize("check", "--only", "glossary-conflict")
    assert "glossary/medical.csv:2:6: warning[glossary-conflict] しみ(老人性 (ja) leaves a bracket open" in done.out
    assert localize("check", "--skip", "glossary-conflict").out.count("glossary-conflict") == 0


def test_suggestions_are_printed_with_their_evidence(small: Path, localize: Command) -> None:
    (small / "articles" / "b.html").write_text(
        '<html lang="ja"><body><p>エクソソーム(exosome)は小さい粒です。</p></body></html>', "utf-8"
    )
    done = localize("glossary", "suggest", "--locale", "en")
    assert done.out.splitlines()[0] == "エクソソーム = exosome"
    assert done.out.splitlines()[1].startswith("  bracket 1  articles/b.html:1  ")
    assert localize("glossary", "suggest", "-f", "json", "--limit", "1").json[0]["source"] == ["エクソソーム"]
    rows = localize("glossary", "suggest", "-f", "csv", "--limit", "1").out
    assert rows == "exosome;;noun;エクソソーム;exosome;;suggested: bracket 1\r\n"


@pytest.mark.parametrize("name", ["weblate", "glotpress", "omegat", "utx"])
def test_its_own_export_disagrees_with_nothing(small: Path, localize: Command, tmp_path: Path, name: str) -> None:
    out = tmp_path / f"out.{name}"
    assert localize("glossary", "export", "--format", name, "--locale", "en", "--output", str(out)).code == 0
    result = localize("glossary", "import", str(out), "--languages", "ja,en")
    assert "0 added, 0 changed" in result.out and "0 conflicts" in result.out
