"""Whole catalogs: which entries are checked by which rules, and where findings stand."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from hypothesis import given, settings
from hypothesis import strategies as st

from localize import segments
from localize.article import read
from localize.checks import check_article, check_catalog, rules
from localize.checks.base import Pair
from localize.glossary import Glossary
from localize.model import Article, Catalog, Concept, Entry, Finding, Placeholder, Segment, Severity
from localize.quotes import find
from localize.segments import fault
from localize.settings import CheckSettings


def segment(text: str, line: int, **more: object) -> Segment:
    base = Segment(f"s{line}", text, text, "paragraph", line, 5, 0, "", "ja", 0, 0, 0)
    return replace(base, **more)  # type: ignore[arg-type]


def article(*segments: Segment) -> Article:
    return Article("articles/a.html", b"", "ja", "utf-8", "declared", "", segments=segments)


def found(
    page: Article | None, *entries: Entry, locale: str | None = "en", skip: tuple[str, ...] = ()
) -> list[Finding]:
    catalog = Catalog("locales/en/LC_MESSAGES/a.po", locale, (("Language", "en"),), entries=entries)
    return check_catalog(page, catalog, source_language="ja", glossary=None, settings=CheckSettings(skip=skip))


def brief(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [(str(f.where), f.rule, f.severity.value) for f in findings]


def test_a_finding_names_the_line_of_the_catalog_and_of_the_article() -> None:
    page = article(segment("料金は3万円です。", 12), segment("期間は4日です。", 14))
    (finding,) = found(
        page,
        Entry("期間は4日です。", "It takes 5 days.", line=33),
        Entry("料金は3万円です。", line=3),
        skip=("untranslated",),
    )
    assert (str(finding.where), str(finding.article)) == ("locales/en/LC_MESSAGES/a.po:33", "articles/a.html:14:5")
    assert (finding.source, finding.target, finding.locale) == ("期間は4日です。", "It takes 5 days.", "en")


def test_findings_stand_in_the_order_of_lines_and_rules() -> None:
    entries = (
        Entry("4日", "五 days", line=9),
        Entry("料金", "", line=3),
        Entry("予約", "Booking", flags=("fuzzy",), line=6),
    )
    assert [(f.where.line, f.rule) for f in found(None, *entries)] == [
        (3, "untranslated"),
        (6, "fuzzy"),
        (9, "leftover-script"),
        *[(9, "number")] * sum(f.rule == "number" for f in found(None, entries[0])),
    ]


def test_an_untranslated_entry_is_only_untranslated() -> None:
    page = article(segment("<a1>3日</a1>", 1, placeholders=(Placeholder("a1", "a", (0, 3), (5, 9)),)))
    assert brief(found(page, Entry("<a1>3日</a1>", line=2))) == [
        ("locales/en/LC_MESSAGES/a.po:2", "untranslated", "info")
    ]


def test_a_draft_is_information_even_where_it_is_broken() -> None:
    findings = found(None, Entry("<a1>3日</a1>", "<b>4 days</b>", flags=("fuzzy",), line=2))
    assert {f.rule for f in findings} == {"fuzzy", "markup-injected", "placeholder"}
    assert {f.severity for f in findings} == {Severity.INFO}


def test_a_draft_names_its_origin() -> None:
    (finding,) = found(
        None, Entry("予約", "Booking", comments=("see the desk", "origin: argos 1.9 ja→en"), flags=("fuzzy",), line=2)
    )
    assert finding.message == "a draft (argos 1.9 ja→en) that no person has confirmed"


def test_obsolete_entries_and_templates_are_left_alone() -> None:
    assert found(None, Entry("予約", "", obsolete=True), Entry("4日", "5 days", obsolete=True)) == []
    assert found(None, Entry("予約", ""), locale=None) == []


def test_altered_words_of_authors_are_an_error_that_shows_the_difference() -> None:
    page = article(
        segment("発赤は減少した。", 7, original="Redness <b1>decreased</b1> in most.", quote="q1", part="translation")
    )
    origin = ("origin: quote q1 10.5555/skin.2021.014",)
    assert found(page, Entry("発赤は減少した。", "Redness decreased\nin most.", comments=origin, line=4)) == []
    (finding,) = found(page, Entry("発赤は減少した。", "Redness vanished in most.", comments=origin, line=4))
    assert (finding.rule, finding.severity.value) == ("original-altered", "error")
    assert finding.message == 'the authors wrote "decreased", the entry says "vanished"'
    assert finding.span and finding.target[slice(*finding.span)] == "vanished"
    assert found(page, Entry("発赤は減少した。", "Redness vanished in most.", line=4)) == []


def test_each_change_of_the_authors_words_is_named_by_itself() -> None:
    page = article(segment("減少した。", 7, original="Redness fell in most of the women."))
    entry = Entry("減少した。", "Redness dropped in all of the women.", comments=("origin: quote q1",))
    (finding,) = found(page, entry)
    assert finding.message == (
        'the authors wrote "fell", the entry says "dropped"; the authors wrote "most", the entry says "all"'
    )
    assert finding.span and finding.target[slice(*finding.span)] == "dropped in all"


def test_a_text_labelled_as_a_translation_that_is_none_is_a_finding_about_the_article() -> None:
    html = (
        '<html lang="ja"><body>\n<blockquote><p>Lack of sleep impairs memory.</p></blockquote>\n'
        "<p>(和訳)診療時間は午前9時からです。</p></body></html>"
    )
    page = find(segments.segment(read(html.encode(), path="articles/a.html")))
    (finding,) = check_article(page)
    assert (str(finding.where), finding.rule, finding.severity.value) == (
        "articles/a.html:3",
        "quote-unaligned",
        "warning",
    )
    assert '"(和訳)" does not say what the quote in line 2 says ("Lack of sleep impairs memory.")' in finding.message
    assert check_article(page, settings=CheckSettings(skip=("quote-unaligned",))) == []
    assert found(page, skip=("catalog-behind",)) == []


def test_words_left_out_and_words_put_in_are_named() -> None:
    page = article(segment("減少した。", 7, original="It decreased slowly."))
    origin = ("origin: quote q1",)
    (less,) = found(page, Entry("減少した。", "It decreased", comments=origin))
    (more,) = found(page, Entry("減少した。", "It often decreased slowly.", comments=origin))
    assert less.message == 'the authors\' words "slowly." are missing'
    assert more.message == 'the authors did not write "often"'


def test_of_segments_with_one_text_the_one_that_fills_the_entry_counts() -> None:
    page = article(
        segment("減少した。", 7),
        segment("減少した。", 8, original="It fell.", confidence=0.4),
        segment("減少した。", 9, original="It decreased.", confidence=0.9),
    )
    origin = ("origin: quote q1",)
    assert found(page, Entry("減少した。", "It fell.", comments=origin)) == []
    (finding,) = found(page, Entry("減少した。", "It became less.", comments=origin))
    assert finding.article is not None and finding.article.line == 9


def test_a_doubtful_alignment_is_a_warning_until_somebody_confirms_it() -> None:
    page = article(segment("満足していた。", 7, original="Events were mild.", confidence=0.31))
    entry = Entry("満足していた。", "Events were mild.", comments=("origin: quote q1",), flags=("fuzzy",), line=2)
    assert [(f.rule, f.severity.value) for f in found(page, entry)] == [
        ("alignment-doubtful", "warning"),
        ("fuzzy", "info"),
    ]
    assert "0.31" in found(page, entry)[0].message
    assert found(page, replace(entry, flags=())) == []


def test_each_plural_form_is_checked() -> None:
    entry = Entry("<b1>日</b1>", msgid_plural="<b1>日</b1>", msgstr_plural=("<b1>day</b1>", "days"), line=2)
    header = (("Language", "en"), ("Plural-Forms", "nplurals=2; plural=(n != 1);"))
    catalog = Catalog("a.po", "en", header, entries=(entry,))
    assert [f.rule for f in check_catalog(None, catalog, source_language="ja")] == ["placeholder"]


def test_a_character_that_pages_can_not_hold_is_reported() -> None:
    page = article(segment("予約", 7))
    (finding,) = found(page, Entry("予約", "Boo\x0bking"))
    assert finding.rule == "placeholder" and "U+000B" in finding.message


PLACEHOLDERS = (
    Placeholder("a1", "a", (0, 3), (9, 12)),
    Placeholder("br1", "br", (4, 5), None),
    Placeholder("b1", "b", (6, 7), (7, 8)),
)


@given(
    st.lists(
        st.sampled_from(["<a1>", "</a1>", "<br1/>", "<b1>", "</b1>", "x", "<b2>", "</br1>", "<br1>", "<a1/>"]),
        max_size=9,
    )
)
@settings(max_examples=400, deadline=None)
def test_a_translation_is_reported_exactly_where_it_can_not_be_placed(pieces: list[str]) -> None:
    source = segment("<a1>一<br1/><b1>二</b1></a1>", 1, placeholders=PLACEHOLDERS)
    target = "".join(pieces)
    pair = Pair(source.text, target, "ja", "en", segment=source)
    assert bool(list(rules()["placeholder"].find(pair))) is (fault(source, target) is not None)


def waived(comment: str, rule: str = "number") -> list[tuple[str, str]]:
    entry = Entry("期間は4日です。", "It takes 5 days<p>.", comments=(comment,), line=2)
    return [(f.severity.value, f.message[:7]) for f in found(None, entry) if f.rule == rule]


def test_a_waived_rule_is_information_that_says_so() -> None:
    assert waived("waive: number") == [("info", "waived:")]
    assert waived("waive: unit number") == waived("see the desk") == [("error", "4 in th")]


def test_what_breaks_a_page_can_not_be_waived() -> None:
    assert waived("waive: markup-injected", "markup-injected") == waived("", "markup-injected")


def test_a_term_can_be_waived_by_its_concept() -> None:
    glossary = Glossary(
        (
            Concept("exosome", MappingProxyType({"ja": ("エクソソーム",), "en": ("exosome",)})),
            Concept("cell", MappingProxyType({"ja": ("細胞",), "en": ("cell",)})),
        )
    )
    entry = Entry(
        "エクソソームは細胞が出す。", "These are secreted.", comments=("waive: glossary-term exosome",), line=2
    )
    catalog = Catalog("a.po", "en", (("Language", "en"),), entries=(entry,))
    findings = check_catalog(None, catalog, source_language="ja", glossary=glossary)
    assert [(f.rule, f.severity.value, f.message.split()[0]) for f in findings] == [
        ("glossary-term", "info", "waived:"),
        ("glossary-term", "error", "細胞"),
    ]


def test_one_text_with_two_translations_is_reported_once_with_the_other_line() -> None:
    entries = (
        Entry("料金は別です。", "Fees are extra.", line=3),
        Entry("料金は別です", "Prices vary", line=6),
        Entry("料金は別です!", "FEES are extra!", line=9),
        Entry("料金は別です", "Fees", msgctxt="button", line=12),
    )
    (finding,) = found(None, *entries)
    assert (finding.rule, finding.where.line) == ("inconsistent-translation", 6)
    assert "Fees are extra." in finding.message and "line 3" in finding.message


def test_one_translation_of_two_numbers_is_reported_at_the_later_entry() -> None:
    entries = (
        Entry("併用できます。", "It can be combined.", line=3),
        Entry("併用できません。", "It can be combined.", line=6),
        Entry("一緒に使えます。", "It can be combined.", line=9),
    )
    (finding,) = [f for f in found(None, *entries) if f.rule == "same-translation"]
    assert finding.where.line == 6 and "line 3" in finding.message


def test_the_words_of_quoted_authors_need_no_definition_that_they_did_not_write() -> None:
    page = article(segment("脂肪由来幹細胞(ADSCs)を用いた。", 3), segment("ADSCを用いる。", 4))
    words = Entry("脂肪由来幹細胞(ADSCs)を用いた。", "We used HACS and ADSCs.", line=9)
    quoted = replace(words, comments=("origin: quote q1 10.5555/skin.2021.014",))
    rules_found = [
        [f.rule for f in found(page, one, Entry("ADSCを用いる。", "ADSCs are used.", line=12))]
        for one in (words, quoted)
    ]
    assert rules_found == [["abbreviation", "abbreviation"], []]


def test_a_list_in_brackets_and_capitals_for_emphasis_define_no_abbreviation() -> None:
    def reported(source: str, target: str, later: str) -> list[str]:
        entries = Entry(source, target, line=3), Entry("次の段落です。", later, line=6)
        return [f.message for f in found(None, *entries) if f.rule == "abbreviation"]

    lists = "院内の装置 (LDX 装置、NFX や KFX の端末) で読めます。", "Our devices read it, as an LDX device."
    assert reported(*lists, "LDX, NFX and KFX are devices.") == []
    stressed = "注意 (CAUTION) と書きます。", "We write a warning, CAUTION."
    assert reported(*stressed, "Take caution.") == []
    assert reported("NFXで処理しました。", "Done by NFX.", "They were NFXed.") == []
    for defined in ("レーザー (LDX) です。", "レーザー（LDX：laser dot x）です。", "レーザー（以下LDX）です。"):
        (message,) = reported(defined, "It is a laser.", "LDX is a device.")
        assert message.startswith("LDX is defined here")


def test_singular_and_plural_of_a_language_without_plurals_contradict_nothing() -> None:
    def reported(second: str) -> list[str]:
        return [f.rule for f in found(None, Entry("副作用", "Side effects", line=3), Entry("副作用：", second, line=6))]

    assert reported("Side effect:") == []
    assert reported("Adverse effect:") == ["inconsistent-translation"]
