"""Other programs' glossaries: read whole, written and read again, and merged without overwriting anything."""

from __future__ import annotations

import csv
import io
import re
import tracemalloc
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.catalogs import parse
from localize.errors import GlossaryError
from localize.glossary.exchange import FORMATS, Options, combine, read, write
from localize.glossary.exchange.names import from_name, to_name
from localize.model import Concept

TODAY = date(2026, 1, 2)


def words(concepts: Iterable[Concept]) -> Counter[str]:
    """Every word of concepts, forbidden ones too."""
    return Counter(w for c in concepts for found in (*c.terms.values(), *c.forbidden.values()) for w in found)


def listed(texts: Iterable[str | None]) -> set[str]:
    return {" ".join(text.split()) for text in texts if text and text.strip()}


# --- real files, counted by another reading ---------------------------------------------------------------------------

REFUSED = {
    "byu-tbx_basic_sample_notwellformed.tbx",
    "gnome-glossary-de.po",
    "gnome-glossary-ko.po",
    "medutx1.01-readme.txt",
}
LANGUAGES = {
    "GnomeGlossary.csv": "en",
    "omegat-project-cn-jp-glossary.txt": "zh,ja",
    "tekton-ja-term.tsv": "en,ja",
}


def names(folder: str) -> list[str]:
    root = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "glossaries" / folder
    return sorted(path.name for path in root.glob("*") if path.suffix != ".md" and path.name not in REFUSED)


@pytest.mark.parametrize("name", names("tbx") or ["none"])
def test_each_term_of_a_real_tbx_file_is_read(shared: Path, name: str) -> None:
    path = shared / "corpora" / "glossaries" / "tbx" / name
    data = path.read_bytes()
    if b"windows-1254" in data[:80]:
        data = data.decode("cp1254").replace("windows-1254", "utf-8").encode()
    tree = ElementTree.fromstring(data)
    entries = [e for e in tree.iter() if e.tag.rpartition("}")[2] in ("termEntry", "conceptEntry")]
    terms = [t for e in entries for t in e.iter() if t.tag.rpartition("}")[2] == "term"]
    found = read(path.read_bytes(), name)
    assert len(found.concepts) == len(entries)
    assert set(words(found.concepts)) == listed("".join(term.itertext()) for term in terms)


@pytest.mark.parametrize("folder", ["glotpress-csv", "jmdict", "tico19"])
def test_each_term_of_a_real_table_is_read(shared: Path, folder: str) -> None:
    for path in sorted((shared / "corpora" / "glossaries" / folder).glob("*.csv")):
        rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
        columns = ("sourceString", "targetString") if "sourceString" in rows[0] else tuple(rows[0])[:2]
        found = read(path.read_bytes(), path.name)
        assert set(words(found.concepts)) == listed(row[column] for row in rows for column in columns), path.name
        assert len(found.concepts) == sum(any(row[c] for c in columns) for row in rows), path.name


def test_each_term_of_a_real_utx_and_edict_file_is_read(shared: Path) -> None:
    folder = shared / "corpora" / "glossaries" / "utx"
    rows = [r.split("\t") for r in (folder / "medutx1.01.utx").read_text("utf-8").split("\n") if r and r[0] != "#"]
    found = read((folder / "medutx1.01.utx").read_bytes(), "medutx1.01.utx")
    assert len(found.concepts) == len(rows) == 27123
    assert set(words(found.concepts)) == listed(cell for row in rows for cell in row[:2])
    lines = [line for line in (folder / "lingdic.edict.txt").read_text("utf-8").splitlines() if "/" in line]
    lines = [line for line in lines if not line.startswith("？？？")]
    marks = re.compile(r"^\s*(?:\((?!word|logic|search|static)[a-z0-9-]{1,6}(?:,[a-z0-9-]{1,6})*\)\s*)+")
    glosses = [marks.sub("", gloss) for line in lines for gloss in line.split("/")[1:]]
    heads = [head for line in lines for head in re.split(r" \[| ?/", line, maxsplit=1)[0].split(";")]
    found = read((folder / "lingdic.edict.txt").read_bytes(), "lingdic.edict.txt")
    assert set(words(found.concepts)) == listed([*heads, *glosses])


def test_each_term_of_real_tab_separated_files_is_read(shared: Path) -> None:
    folder = shared / "corpora" / "glossaries" / "tab-csv"
    expected = {
        "okapi-test01.csv": 4,
        "okapi-test02_utf16be.tsv": 2,
        "omegat-test.csv": 7,
        "omegat-test.tab": 4,
        "omegat-testUTF16LE.txt": 2,
        "omegat-project-cn-jp-glossary.txt": 2,
        "tekton-ja-term.tsv": 161,
        "omegat-empty.txt": 0,
        "omegat-test-magiccomment.tab": 0,
        "omegat-test-magiccomment-bom.tab": 0,
    }
    for name, number in expected.items():
        languages = LANGUAGES.get(name, "en,ja").split(",")
        assert len(read((folder / name).read_bytes(), name, languages).concepts) == number, name
    text = (folder / "tekton-ja-term.tsv").read_text("utf-8")
    found = read(text.encode(), "t", ("en", "ja"))
    assert set(words(found.concepts)) == listed(cell for line in text.splitlines() for cell in line.split("\t")[:2])


def test_each_term_of_gnomes_table_is_read_although_a_quotation_mark_is_missing(shared: Path) -> None:
    path = shared / "corpora" / "glossaries" / "gnome" / "GnomeGlossary.csv"
    found = read(path.read_bytes(), path.name, ("en",))
    lines = [line for line in path.read_text("utf-8").split("\n") if line.strip()]
    assert set(words(found.concepts)) == listed(line.split("|")[0].strip().strip('"') for line in lines)
    assert any("without its other half" in line and ":109)" in line for line in found.left_out)


# --- written and read again -------------------------------------------------------------------------------------------

WORD = st.text("abz +-=@#|'\"<&>,;é\t\u3000幹細胞ー𠮷", min_size=1, max_size=8).map(lambda t: " ".join(t.split()))
SPEAKABLE = WORD.filter(lambda word: "|" not in word and any(map(str.isalnum, word)))


@st.composite
def concept_lists(draw: st.DrawFn) -> list[Concept]:
    made: list[Concept] = []
    ids = draw(
        st.lists(st.text("ab_x0 幹.-:", min_size=1, max_size=9).map(str.strip).filter(bool), unique=True, max_size=4)
    )
    for identity in ids:
        terms = draw(
            st.dictionaries(
                st.sampled_from(["ja", "en", "zh-Hans"]),
                st.lists(SPEAKABLE, min_size=1, max_size=3, unique=True),
                min_size=1,
            )
        )
        bad = draw(
            st.dictionaries(st.sampled_from(["ja", "en"]), st.lists(SPEAKABLE, min_size=1, max_size=2, unique=True))
        )
        bad = {tag: [word for word in found if word not in terms.get(tag, ())] for tag, found in bad.items()}
        made.append(
            Concept(
                " ".join(identity.split()),
                MappingProxyType({tag: tuple(found) for tag, found in terms.items()}),
                MappingProxyType({tag: tuple(found) for tag, found in bad.items() if found}),
                draw(st.sampled_from(["", "skin", "a & b"])),
                draw(st.sampled_from(["", "noun", "phrase"])),
                draw(st.sampled_from(["", "see <b>, too", "=1+1"])),
            )
        )
    return made


@pytest.mark.parametrize("name", ["tbx", "tbx-dct", "tbx-v2"])
@given(concepts=concept_lists())
@settings(max_examples=60, deadline=None)
def test_what_is_written_as_tbx_is_read_the_same(name: str, concepts: list[Concept]) -> None:
    data, losses = write(concepts, name, Options("ja", "", TODAY))
    found = read(data, "g.tbx").concepts
    pos = sum(concept.pos == "phrase" for concept in concepts)
    assert bool(pos) == any("parts? of speech" in line or "of speech that" in line for line in losses)
    assert [(c.id, dict(c.terms), dict(c.forbidden), c.domain, c.note) for c in found] == [
        (c.id, dict(c.terms), dict(c.forbidden), c.domain, c.note) for c in concepts
    ]
    assert [c.pos for c in found] == ["" if c.pos == "phrase" else c.pos for c in concepts]


@pytest.mark.parametrize("name", ["weblate", "glotpress", "omegat", "utx"])
@given(concepts=concept_lists())
@settings(max_examples=60, deadline=None)
def test_what_is_written_for_two_languages_is_read_the_same_but_for_what_was_said(
    name: str, concepts: list[Concept]
) -> None:
    data, losses = write(concepts, name, Options("ja", "en", TODAY))
    found = combine((), read(data, "g", ("ja", "en")).concepts, ("ja", "en")) if data.strip() else combine((), (), ())
    expected: dict[str, set[str]] = {}
    lost = Counter[str]()
    for concept in concepts:
        ja, en = concept.terms.get("ja", ()), concept.terms.get("en", ())
        if name == "utx":
            en = (*en, *concept.forbidden.get("en", ()))
        if not ja or (not en and name != "utx") or (name in ("omegat", "utx") and ja[0].startswith("#")):
            lost["concept"] += 1
            continue
        lost["variant"] += len(ja) - 1
        expected.setdefault(ja[0], set()).update(en)
    if lost["variant"]:
        assert any("variant" in line for line in losses), losses
    if lost["concept"]:
        assert any("without a term" in line or "begin with #" in line or "begins with #" in line for line in losses)
    told = {w for c in found.concepts for w in (*c.terms.get("en", ()), *c.forbidden.get("en", ()))}
    assert told == {word for found_words in expected.values() for word in found_words} or found.conflicts


def test_a_hashtag_is_a_term_where_the_columns_have_names_and_a_comment_where_not() -> None:
    for data in ("en,de\n#staywell,#bleibgesund\n# a remark,\n", "en\tde\n#staywell\t#bleibgesund\n"):
        (concept,) = read(data.encode(), "g.csv").concepts
        assert (concept.terms["en"], concept.terms["de"]) == (("#staywell",), ("#bleibgesund",))
    assert [c.terms["en"] for c in read(b"# a\tremark\nliver\tLeber\n", "g.txt", ("en", "de")).concepts] == [("liver",)]


def test_the_marks_of_an_edict_gloss_are_no_part_of_the_term() -> None:
    text = "注射 [ちゅうしゃ] /(n,vs) (1) injection/(2) jab/(P)/\n腕 [うで] /(n) arm (of the body)/\n鋭い [するどい] /(adj-i) acute/(not) blunt/\n"
    found = read(text.encode(), "g.edict").concepts
    assert [(c.pos, c.terms["en"]) for c in found] == [
        ("noun", ("injection", "jab")),
        ("noun", ("arm (of the body)",)),
        ("adjective", ("acute", "(not) blunt")),
    ]


@given(st.text("ab_x0A幹. -:F1", min_size=1, max_size=12))
def test_any_id_becomes_a_name_and_comes_back(identity: str) -> None:
    name = to_name(identity)
    assert re.fullmatch(r"[A-Za-z_][\w.-]*", name, re.ASCII)
    assert from_name(name) == identity


def test_a_tbx_file_has_the_form_that_its_style_asks_for() -> None:
    concept = Concept(
        "prp",
        MappingProxyType({"en": ("PRP", "platelet-rich plasma")}),
        MappingProxyType({"en": ("prp",)}),
        "skin",
        "noun",
    )
    dca, _ = write([concept], "tbx", Options("ja", "", TODAY))
    dct, _ = write([concept], "tbx-dct", Options("ja", "", TODAY))
    old, _ = write([concept], "tbx-v2", Options("ja", "", TODAY))
    core, basic = "{urn:iso:std:iso:30042:ed-2}", "{http://www.tbxinfo.net/ns/min}"
    tree = ElementTree.fromstring(dca)
    assert tree.get("style") == "dca"
    assert [e.text for e in tree.iter(f"{core}termNote") if e.get("type") == "administrativeStatus"] == [
        "preferredTerm-admn-sts",
        "admittedTerm-admn-sts",
        "deprecatedTerm-admn-sts",
    ]
    assert [e.text for e in ElementTree.fromstring(dct).iter(f"{basic}subjectField")] == ["skin"]
    assert [e.text for e in ElementTree.fromstring(old).iter("term")] == ["PRP", "platelet-rich plasma", "prp"]


def test_what_a_format_cannot_hold_is_said_in_a_line_for_each_kind() -> None:
    concept = Concept(
        "skin",
        MappingProxyType({"ja": ("皮膚", "肌"), "en": ("skin",), "ko": ("피부",)}),
        MappingProxyType({"en": ("hide",)}),
        "anatomy",
        "noun",
        "a note",
    )
    _, losses = write([concept], "omegat", Options("ja", "en", TODAY))
    assert losses == (
        "1 concept id can't be written to OmegaT's format",
        "1 domain can't be written to OmegaT's format",
        "1 forbidden word can't be written to OmegaT's format",
        "1 part of speech can't be written to OmegaT's format",
        "1 variant in ja can't be written to OmegaT's format",
        "1 word in another language can't be written to OmegaT's format",
    )


def test_a_cell_that_a_spreadsheet_would_run_is_written_with_an_apostrophe_and_read_without() -> None:
    concept = Concept("a", MappingProxyType({"ja": ("=HYPERLINK(1)",), "en": ("-ectomy",)}))
    data, _ = write([concept], "glotpress", Options("ja", "en", TODAY))
    assert data.decode().splitlines()[1] == "'=HYPERLINK(1),'-ectomy,,"
    (found,) = read(data, "g.csv").concepts
    assert found.terms == concept.terms


def test_every_format_has_a_test_that_reads_it_again() -> None:
    assert set(FORMATS) == {"tbx", "tbx-dct", "tbx-v2", "weblate", "glotpress", "omegat", "utx"}


# --- broken and hostile files -----------------------------------------------------------------------------------------

LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE martif [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<martif><text><body><termEntry><langSet xml:lang="en"><tig><term>&b;</term></tig></langSet></termEntry></body></text></martif>
"""
OUTSIDE = LAUGHS.replace('<!ENTITY a "ha">', '<!ENTITY a SYSTEM "file:///etc/passwd">')


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LAUGHS, "g.tbx:2: declares the entity a, which is not read; write the text itself"),
        (OUTSIDE, "g.tbx:2: declares the entity a, which is not read; write the text itself"),
        ("<html/>", "g.tbx:1: is XML, but no TBX: it begins with <html>, not <martif> or <tbx>"),
        (
            "<martif>\n<text></martif>",
            "g.tbx:2:9: isn't well-formed XML: mismatched tag; export the file anew, or correct it",
        ),
        (
            '<!DOCTYPE martif SYSTEM "x.dtd">\n<martif><body><termEntry><langSet xml:lang="en"><term>&nbsp;</term></langSet></termEntry></body></martif>',
            "g.tbx:2: &nbsp; stands for nothing here; write the character itself",
        ),
        (
            "<tbx><conceptEntry><langSec>\n</langSec></conceptEntry></tbx>",
            "g.tbx:1: a language has no xml:lang; add it",
        ),
        (
            '<tbx><conceptEntry><langSec xml:lang="12"/></conceptEntry></tbx>',
            "g.tbx:1: '12' is no language tag; write one such as en, zh-Hans or pt-BR",
        ),
        (
            "<?xml version='1.0' encoding='rot13'?><tbx/>",
            "g.tbx:1: the encoding rot13 isn't known; save the file as UTF-8",
        ),
        ("a,b\n1,2\n", "g.tbx:1: doesn't say its languages; name them with --languages, such as --languages en,ja"),
        ("#UTX 1.20\na\tb\n", "g.tbx:1: doesn't name its languages; begin with a line such as #UTX 1.20; en/ja; …"),
        ("#UTX 1.20; en/ja;\na\tb\n", "g.tbx:2: no line before it names the columns; add one such as #src<tab>tgt"),
        ('msgid "a"\nmsgstr "b"\n', "g.tbx: is a PO file; name it with the ending .po"),
    ],
)
def test_a_broken_file_is_one_line_with_its_place(text: str, message: str) -> None:
    with pytest.raises(GlossaryError) as refused:
        read(text.encode(), "g.tbx")
    assert str(refused.value) == message


def test_bytes_that_are_no_text_are_named_with_their_line() -> None:
    with pytest.raises(GlossaryError, match=r"^g.tbx:2: byte 0xff is not utf-8"):
        read(b"<tbx>\n\xff</tbx>", "g.tbx")


def test_memory_of_reading_grows_with_the_file_alone() -> None:
    entry = '<termEntry id="e{0}"><langSet xml:lang="en"><tig><term>word {0}</term></tig></langSet></termEntry>\n'
    data = ("<martif><text><body>" + "".join(map(entry.format, range(20000))) + "</body></text></martif>").encode()
    tracemalloc.start()
    assert len(read(data, "g.tbx").concepts) == 20000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40 * len(data)


@given(st.binary(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for start in (b"", b"<tbx>", b"#UTX 1.20; en/ja\n#src\ttgt\n", b"en,ja\n"):
        try:
            read(start + data, "g", ("en", "ja"))
        except GlossaryError as error:
            assert "\n" not in str(error)


# --- merging ----------------------------------------------------------------------------------------------------------


def glossary(*rows: str) -> tuple[Concept, ...]:
    from localize.glossary import Glossary

    return Glossary.parse("\n".join(["concept,domain,ja,en,forbidden:en,note", *rows]).encode(), "g.csv").concepts


def test_nothing_is_overwritten_and_each_disagreement_is_listed_with_both_places() -> None:
    old = glossary("skin,anatomy,皮膚,skin,hide,a note", "exosome,,エクソソーム,,,")
    new = read(
        "ja,en,domain,note\n皮膚,cutis,organs,\n皮膚,hide,,\nエクソソーム,exosome,,\n骨,bone,,\n".encode(), "n.csv"
    ).concepts
    merged = combine(old, new, ("ja", "en"))
    by_id = {concept.id: concept for concept in merged.concepts}
    assert by_id["skin"].terms["en"] == ("skin", "cutis")
    assert by_id["skin"].domain == "anatomy"
    assert by_id["exosome"].terms["en"] == ("exosome",)
    assert by_id["bone"].terms == {"ja": ("骨",), "en": ("bone",)}
    assert (merged.added, merged.changed, merged.left_out) == (("bone",), ("skin", "exosome"), 1)
    assert merged.conflicts == (
        "n.csv:2: prefers cutis (en) to skin; kept as a variant (skin at g.csv:2)",
        "n.csv:2: has the domain 'organs' for 'anatomy'; the glossary's stays (skin at g.csv:2)",
        "n.csv:3: accepts hide (en), which the glossary forbids; left out (skin at g.csv:2)",
    )


def test_a_second_import_changes_nothing() -> None:
    new = read("ja,en\n骨,bone\n骨,os\n皮膚,skin\n皮,skin\n".encode(), "n.csv").concepts
    once = combine(glossary("skin,,皮膚,skin,,"), new, ("ja", "en"))
    twice = combine(once.concepts, new, ("ja", "en"))
    assert twice.concepts == once.concepts
    assert (twice.added, twice.changed) == ((), ())


def test_a_language_goes_into_the_column_that_serves_it() -> None:
    new = read("#UTX 1.11; en-US/ja-JP;\n#src\ttgt\nliver\t肝臓\n".encode(), "n.utx").concepts
    (found,) = combine((), new, ("ja", "en")).concepts
    assert found.terms == {"en": ("liver",), "ja": ("肝臓",)}


def test_a_word_that_no_cell_can_hold_is_a_conflict() -> None:
    new = read("ja\ten\n骨\tbone|os\n".encode(), "n.tsv", ("ja", "en")).concepts
    merged = combine((), new, ("ja", "en"))
    assert merged.left_out == 1
    assert merged.conflicts == ("n.tsv:2: bone|os (en) holds |, which parts variants; left out",)


def test_a_glossary_kept_as_a_catalog_can_be_read_as_one(shared: Path) -> None:
    for path in sorted((shared / "corpora" / "glossaries" / "gnome").glob("*.po*")):
        if path.name not in REFUSED:
            assert parse(path.read_bytes(), path.name, None).entries


def test_a_term_that_reads_like_a_guarded_formula_comes_back_from_omegat() -> None:
    concept = Concept("a", {"ja": ("b",), "en": ("'=b", "=c")})
    data, _ = write([concept], "omegat", Options("ja", "en", TODAY))
    told = {word for pair in read(data, "g", ("ja", "en")).concepts for word in pair.terms["en"]}
    assert told == {"'=b", "=c"}
