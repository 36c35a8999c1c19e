"""A page that translates an article already, taken over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from localize.adopt import adopt, fill
from localize.catalogs import render
from localize.errors import ArticleError
from tests.adopt.pages import NOW, adopted, built, case, empty, page, shown, source
from tests.conftest import CASES


def test_a_page_made_by_hand_fills_the_catalog() -> None:
    """Other markup, other order of metadata, links and list items, a paragraph more, a price that is wrong."""
    article = source(case("about.html"))
    adoption = adopt(article, page(case("about.en.html")))
    filled = fill(empty(article), adoption.found, origin="adopted from old/en/about.html", now=NOW)
    assert render(filled.catalog).decode() == (CASES / "adopt" / "about.en.expect.po").read_text(encoding="utf-8")
    assert [(s.line, s.plain) for s in adoption.unplaced] == [(20, "Free parking is available behind the building.")]


def test_it_works_the_other_way_round() -> None:
    article = source(case("about.en.html"), "en")
    adoption, entries = adopted(article, page(case("about.html"), "ja"))
    assert entries["Results vary from person to person."].msgstr == "効果には個人差があります。"
    assert entries["Opening hours, prices and the director of Aoba Dermatology Clinic."].msgstr.startswith(
        "あおば皮膚科"
    )
    assert entries["One session costs 15,000 yen."].fuzzy
    joined = entries[
        "We treat dark spots with a picosecond laser; a session takes about 10 minutes and hurts only a little."
    ]
    assert joined.msgstr == "しみの治療にはピコ秒レーザーを使います。治療は1回10分ほどで終わり、痛みはわずかです。"
    assert not adoption.unplaced
    assert not entries["Free parking is available behind the building."].msgstr


@pytest.mark.parametrize(
    ("locale", "first", "second"),
    [
        ("zh-Hans", "本诊所是一家开业于2008年的皮肤科诊所。", "治疗后请务必涂抹<em1>防晒霜</em1>。"),
        (
            "ko",
            "저희 의원은 2008년에 문을 연 피부과입니다.",
            "치료 후에는 반드시 <em1>자외선 차단제</em1>를 발라 주세요.",
        ),
    ],
)
def test_pages_in_other_languages_are_taken_over(locale: str, first: str, second: str) -> None:
    article = source(
        "<p>当院は2008年に開院した皮膚科です。</p><p>治療後は必ず<em>日焼け止め</em>を塗ってください。</p>"
    )
    marked = second.replace("em1", "em")
    _, entries = adopted(article, page(f"<div>{first}</div><p>{marked}</p>", locale))
    assert [(e.msgstr, e.fuzzy) for e in entries.values()] == [(first, False), (second, False)]


def test_one_sentence_for_two_is_divided_so_that_the_page_comes_back() -> None:
    article = source("<p>院長は皮膚科専門医です。大学病院で15年間勤務しました。</p>")
    old = page("<p>Our director is a dermatologist, and she worked at a university hospital for 15 years.</p>")
    adoption, entries = adopted(article, old)
    assert [e.msgstr for e in entries.values()] == [
        "Our director is a dermatologist,",
        "and she worked at a university hospital for 15 years.",
    ]
    assert all("part of: Our director is a dermatologist, and" in "\n".join(e.comments) for e in entries.values())
    catalog = fill(empty(article), adoption.found, origin="x").catalog
    assert shown(built(article, catalog)) == shown(old)


def test_two_sentences_for_one_are_joined() -> None:
    article = source("<p>治療は1回10分で終わり、痛みはわずかです。毎日<b>日焼け止め</b>を塗ってください。</p>")
    _, entries = adopted(
        article, page("<p>A session takes 10 minutes. It hurts only a little. Wear <b>sunscreen</b> every day.</p>")
    )
    assert [e.msgstr for e in entries.values()] == [
        "A session takes 10 minutes. It hurts only a little.",
        "Wear <b1>sunscreen</b1> every day.",
    ]


def test_a_number_that_was_split_off_stays_with_its_heading() -> None:
    article = source("<h2>12.1. 診療時間</h2><p>日曜日は休診です。</p>")
    _, entries = adopted(article, page("<h2>12.1. Opening hours</h2><p>We are closed on Sundays.</p>"))
    assert entries["12.1. 診療時間"].msgstr == "12.1. Opening hours"


def test_a_text_that_the_page_left_untranslated_is_left() -> None:
    article = source("<p>日曜日は休診です。</p><p>効果には個人差があります。</p><p>PRP</p>")
    adoption, entries = adopted(
        article, page("<p>We are closed on Sundays.</p><p>効果には個人差があります。</p><p>PRP</p>")
    )
    assert [e.msgstr for e in entries.values()] == ["We are closed on Sundays.", "", "PRP"]
    assert not adoption.unplaced


def test_an_english_abstract_needs_no_adopting() -> None:
    quote = (
        "<blockquote><p>Topical tretinoin improved fine wrinkles after 24 weeks. Mild erythema was the most common "
        "adverse event.</p></blockquote>"
    )
    article = source(f"<p>光老化の研究を紹介します。</p>{quote}<p>日焼け止めも大切です。</p>")
    adoption, entries = adopted(
        article, page(f"<p>Here is a study of photoaging.</p>{quote}<p>Sunscreen matters, too.</p>")
    )
    assert [e.msgstr for e in entries.values()] == ["Here is a study of photoaging.", "Sunscreen matters, too."]
    assert not adoption.unplaced


def test_a_page_ten_times_as_large_fills_what_it_has() -> None:
    words = [
        "garden",
        "river",
        "mountain",
        "bicycle",
        "kitchen",
        "violin",
        "harbor",
        "lantern",
        "museum",
        "orchard",
        "pepper",
        "railway",
    ]
    filler = [
        f"<p>The {a} near the {b} was painted in {1900 + i} by a {c} maker.</p>"
        for i, (a, b, c) in enumerate((words[i % 12], words[i // 12 % 12], words[(i * 5 + 1) % 12]) for i in range(350))
    ]
    body = case("about.en.html").decode().partition("<body>")[2]
    article = source(case("about.html"))
    adoption, entries = adopted(article, page("".join(filler[:200]) + body + "".join(filler[200:])))
    assert entries["院長は皮膚科専門医です。"].msgstr
    assert entries["日光に当たると、しみが濃くなることがあります。"].msgstr == "Sunlight can make the spots darker."
    assert not [e for e in entries.values() if "painted" in e.msgstr]
    assert sum("painted" in s.plain for s in adoption.unplaced) == len(filler)


def test_a_page_that_translates_something_else_is_refused() -> None:
    article = source(case("about.html"))
    other = "".join(
        f"<p>{text}</p>"
        for text in (
            "The ferry leaves the harbor at dawn and crosses the strait in forty minutes.",
            "Passengers with bicycles board first through the lower deck.",
            "In winter the timetable changes, and the last boat departs at five.",
            "Tickets are sold at the pier and on the island.",
        )
    )
    with pytest.raises(ArticleError, match=r"old.html: isn't a translation of articles/a.html; name its article"):
        adopt(article, page(other))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "<p>Unsere Praxis wurde im Jahr 2008 eröffnet. Wir behandeln Pigmentflecken und Akne.</p>",
            r"is in Deutsch \(de\)",
        ),
        ("<p>日曜日は休診です。料金は変わることがあります。</p>", r"is in 日本語 \(ja\)"),
        ("<p>当院は2008年に開院した皮膚科です。</p>", "says nothing that the article doesn't say"),
    ],
)
def test_a_page_in_another_language_is_refused(text: str, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        adopt(source("<p>当院は2008年に開院した皮膚科です。</p>"), page(text))


def test_attributes_go_by_their_elements_and_metadata_by_their_names() -> None:
    article = source(
        '<img src="/a.png" alt="待合室"><img src="/b.png" alt="受付"><script type="application/ld+json">'
        '{"name": "あおば皮膚科", "description": "皮膚科の診療所です。"}</script><p>日曜日は休診です。</p>'
    )
    _, entries = adopted(
        article,
        page(
            '<script type="application/ld+json">{"description": "A dermatology clinic.", "name": "Aoba Dermatology"}'
            '</script><p>We are closed on Sundays.</p><img src="/en/b.png" alt="Reception">'
            '<img src="/en/a.png" alt="Waiting room">'
        ),
    )
    assert entries["待合室"].msgstr == "Waiting room"
    assert entries["受付"].msgstr == "Reception"
    assert entries["あおば皮膚科"].msgstr == "Aoba Dermatology"
    assert entries["皮膚科の診療所です。"].msgstr == "A dermatology clinic."


def test_paragraphs_as_units_are_taken_over_whole() -> None:
    from localize import segments

    text = "<p>院長は皮膚科専門医です。大学病院で15年間勤務しました。</p>"
    old = "<p>Our director is a dermatologist. She worked at a university hospital for 15 years.</p>"
    whole = [segments.segment(replace(one, segments=()), unit="paragraph") for one in (source(text), page(old))]
    (found,) = adopt(*whole).found
    assert found.text == "Our director is a dermatologist. She worked at a university hospital for 15 years."
    assert not found.doubts
