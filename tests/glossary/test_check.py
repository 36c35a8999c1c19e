"""The glossary checked: what is odd, and where."""

from __future__ import annotations

import pytest

from localize.glossary import Glossary, check_glossary
from localize.model import Severity
from tests.conftest import ROOT


def found(*rows: str, header: str = "concept,ja,en") -> list[tuple[str, str]]:
    text = "\n".join([header, *rows]) + "\n"
    glossary = Glossary.parse(text.encode(), "g.csv")
    return [(str(finding.where), finding.message) for finding in check_glossary(glossary, {"g.csv": text})]


@pytest.mark.parametrize(
    ("rows", "place", "part"),
    [
        (
            ("stem-cell,幹細胞,stem cell", "msc,間葉系幹細胞|幹細胞,mesenchymal stem cell"),
            "g.csv:3:12",
            "preferred term of stem-cell (g.csv:2)",
        ),
        (("laser,レーザー,laser", "laser-2,レーザー光|ﾚｰｻﾞｰ,laser light"), "g.csv:3:15", "preferred term of laser"),
        (("exosome,エクソソーム,exo  some",), "g.csv:2:16", "stray white space"),
        (("exosome,エクソ\u3000ソーム,exosome",), "g.csv:2:9", "stray white space"),
        (("exosome,エクソ\u200bソーム,exosome",), "g.csv:2:9", "U+200B"),
        (("exosome,エクソ\u202aソーム,exosome",), "g.csv:2:9", "U+202A"),
        (("exosome,エクソソーム,exosome\u3000",), "g.csv:2:16", "begins or ends with white space"),
        (("exosome, エクソソーム,exosome",), "g.csv:2:9", "the cell ja ( エクソソーム) begins"),
        (("exosome,エクソソーム,exosome", "cell,,"), "g.csv:3:1", "cell has no term"),
        (("exosome,ｴｸｿｿｰﾑ,exosome",), "g.csv:2:9", "half-width kana"),
        (("exosome,エクソソーム,ｅｘｏsome",), "g.csv:2:16", "full-width letters"),
        (("prp,PRP(多血小板血漿,PRP",), "g.csv:2:5", "leaves a bracket open: ("),
        (("prp,PRP）,PRP",), "g.csv:2:5", "not open: ）"),
        (("a,皮膚|肌,skin", "b,皮|肌,hide"), "g.csv:3:5", "the variant 肌 (ja) of b is the variant of a (g.csv:2)"),
        (("treat,治療,treatment", "care,処置,treatment"), "g.csv:3:9", "is the preferred term of treat (g.csv:2)"),
    ],
)
def test_what_is_odd_is_found_where_it_stands(rows: tuple[str, ...], place: str, part: str) -> None:
    findings = found(*rows)
    assert any(where == place and part in message for where, message in findings), findings


def test_two_rows_with_the_same_terms_are_found_at_the_second() -> None:
    header = "concept,en"
    text = f"{header}\na,cell\n"
    assert check_glossary(Glossary.parse(text.encode(), "g.csv")) == []
    two = Glossary.parse(b"concept,ja,en\na,\xe7\xb4\xb0\xe8\x83\x9e,cell\n", "g.csv")
    again = Glossary.parse(b"concept,ja,en\nb,\xe7\xb4\xb0\xe8\x83\x9e,Cell\n", "h.csv")
    (finding,) = check_glossary(Glossary(two.concepts + again.concepts))
    assert (str(finding.where), finding.message) == ("h.csv:2", "b has the terms of a (g.csv:2)")


def test_one_word_of_another_language_for_two_concepts_is_information() -> None:
    text = "concept,ja,en\ntreat,治療,treatment\ncare,処置,treatment\n"
    (finding,) = check_glossary(Glossary.parse(text.encode(), "g.csv"))
    assert finding.severity is Severity.INFO


def test_what_is_called_ambiguous_must_be_a_term() -> None:
    (found_one,) = found("mean,平均値,mean,man", header="concept,ja,en,ambiguous:en")
    assert found_one == ("g.csv:2:15", "man is in ambiguous:en and is no term of mean (en)")


def test_brackets_that_are_closed_and_plain_spaces_are_fine() -> None:
    assert found("prp,PRP(多血小板血漿)|多血小板血漿（PRP）,platelet-rich plasma") == []


def test_a_finding_without_the_file_names_the_line() -> None:
    glossary = Glossary.parse(b"concept,ja\nprp,PRP(\n", "g.csv")
    assert [str(finding.where) for finding in check_glossary(glossary)] == ["g.csv:2"]


def test_the_glossary_that_ships_with_the_program_is_clean() -> None:
    data = (ROOT / "glossary" / "medical.csv").read_bytes()
    assert check_glossary(Glossary.parse(data, "medical.csv"), {"medical.csv": data.decode()}) == []


def test_a_table_may_set_its_cells_off_by_spaces() -> None:
    assert found("exosome , エクソソーム , exosome", header="concept , ja , en") == []


def test_a_glossary_without_the_articles_language_is_told_so() -> None:
    text = "concept,it,en,forbidden:en\nskin,pelle,skin,\n"
    messages = {
        language: [
            (str(f.where), f.message) for f in check_glossary(Glossary.parse(text.encode(), "g.csv"), None, language)
        ]
        for language in ("it", "ja")
    }
    message = "no row has a term in ja, the articles' language, so that none is found in an article"
    assert messages == {"it": [], "ja": [("g.csv:1", message)]}


def test_a_glossary_of_forbidden_words_alone_needs_no_terms() -> None:
    glossary = Glossary.parse(b"concept,ja,en,forbidden:en\nskin,,,hide\n", "g.csv")
    assert check_glossary(glossary, None, "ja") == []


def test_a_line_of_wide_spaces_is_no_row() -> None:
    assert found("exosome,エクソソーム,exosome", "\u3000") == []
    assert found('"exosome",エクソソーム,exosome', '"\u3000"') == []


def test_lines_with_and_without_quotation_marks_have_their_places() -> None:
    rows = ('exosome,"エクソソーム","exosome"', "laser,レーザー ,laser", '"toxin","毒素 ",toxin', "skin,皮膚, skin")
    places = [place for place, message in found(*rows) if "white space" in message]
    assert places == ["g.csv:3:7", "g.csv:4:9", "g.csv:5:9"]


def test_rows_that_only_begin_alike_are_not_the_same() -> None:
    rows = ("iron,鉄,iron|Fe", "iron-deficiency,鉄欠乏,iron", "ferrum,鉄剤,iron|Fe")
    assert not [message for _, message in found(*rows) if "has the terms of" in message]
