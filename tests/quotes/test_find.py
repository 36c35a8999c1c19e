"""What is found on a page: the cases of tests/cases/quotes, the example articles, and what holds for every page."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from localize.article import Edit, read, splice
from localize.model import Article
from localize.quotes import find
from localize.segments import fault, place, segment
from tests.conftest import CASES, ROOT
from tests.quotes.fakes import Counting, Refusing, Words
from tests.quotes.pages import page, seen

FOLDER = CASES / "quotes"
TABLE: list[dict[str, Any]] = [
    case
    for name in ("bilingual", "refused", "found", "shapes", "mistaken")
    for case in tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["case"]
]
TRUTH = sorted((FOLDER / "articles").rglob("*.json"))
EMPTY: dict[str, Any] = {
    "language": "en",
    "label": None,
    "position": None,
    "doi": None,
    "translation": [],
    "original": [],
}


@pytest.mark.parametrize("case", TABLE, ids=[case["name"] for case in TABLE])
def test_a_case_of_the_table_is_found_as_it_says(case: dict[str, Any]) -> None:
    article = find(page(case["html"], language=case.get("language", "ja")), labels=tuple(case.get("labels", ())))
    assert seen(article) == [EMPTY | quote for quote in case.get("quote", [])]


def load(path: Path) -> Article:
    return find(segment(read(path.read_bytes(), path=path.name)))


@pytest.mark.parametrize("truth", TRUTH, ids=[str(path.relative_to(FOLDER / "articles")) for path in TRUTH])
def test_the_quotes_of_an_example_article_are_found_as_they_are(truth: Path) -> None:
    article = load(ROOT / "articles" / truth.relative_to(FOLDER / "articles").with_suffix(".html"))
    found = []
    for quote in article.quotes:
        sides = quote.alignment
        beads = sides.beads if sides and quote.bilingual else ()
        found.append(
            {
                "language": quote.language,
                "doi": quote.doi,
                "label": quote.label,
                "label_position": quote.label_position,
                "bilingual": quote.bilingual,
                "beads": [
                    {"source": [sides.source[i] for i in bead.source], "target": [sides.target[j] for j in bead.target]}
                    for bead in beads
                    if sides is not None
                ],
            }
        )
    expected = json.loads(truth.read_text(encoding="utf-8"))
    for quote in expected:
        if not quote["bilingual"]:
            quote["beads"] = []
    assert found == expected


def test_the_example_articles_are_all_known() -> None:
    assert TRUTH, "the truth about the example articles is missing"


def test_a_real_article_has_two_bilingual_quotes_of_four_beads(shared: Path) -> None:
    article = load(shared / "articles" / "exosome-rejuvenation.html")
    assert [(q.doi, q.label, q.label_position, q.bilingual) for q in article.quotes] == [
        ("10.1155/2020/6406395", "(和訳)", "before", True),
        ("10.1111/jocd.15872", "(和訳)", "before", True),
    ]
    for quote in article.quotes:
        assert quote.alignment is not None
        assert [(bead.source, bead.target) for bead in quote.alignment.beads] == [((k,), (k,)) for k in range(4)]
        assert all(0.7 <= bead.score <= 1 for bead in quote.alignment.beads)


def test_every_segment_of_a_quote_says_its_part() -> None:
    article = find(page(TABLE[0]["html"]))
    parts = [(item.part, item.quote, item.locked, item.kind) for item in article.segments if item.part]
    assert parts == [
        ("quote", "q1", "other-language", "quote"),
        ("quote", "q1", "other-language", "quote"),
        ("label", "q1", None, "label"),
        ("translation", "q1", None, "quote"),
        ("translation", "q1", None, "quote"),
        ("citation", "q1", "reference", "quote"),
    ]


@pytest.mark.parametrize("case", TABLE, ids=[case["name"] for case in TABLE])
def test_segments_translated_by_themselves_change_no_byte(case: dict[str, Any]) -> None:
    article = find(page(case["html"], language=case.get("language", "ja")), labels=tuple(case.get("labels", ())))
    edits: tuple[Edit, ...] = place(article, {item.id: item.text for item in article.segments})
    assert splice(article, edits) == article.data


def test_an_original_keeps_the_tags_that_both_sides_have() -> None:
    article = find(
        page(
            "<blockquote><p>Pain fell in the <em>treated</em> group only (<i>p</i> = 0.01).</p>"
            "<p>(和訳)痛みは<em>治療</em>群でのみ低下した(<i>p</i> = 0.01)。</p></blockquote>"
        )
    )
    (translated,) = [item for item in article.segments if item.part == "translation"]
    assert translated.original == "Pain fell in the <em1>treated</em1> group only (<i1>p</i1> = 0.01)."
    assert fault(translated, translated.original) is None


def test_paragraphs_offered_whole_get_all_their_sentences_originals() -> None:
    article = find(page(TABLE[0]["html"], unit="paragraph"))
    assert [(item.text, item.original) for item in article.segments if item.part == "translation"] == [
        (
            "このクリームを毎日使用すると、2週間以内にかゆみが軽減した。重篤な副作用は報告されなかった。",
            "Daily use of the cream reduced itching within two weeks. No serious side effects were reported.",
        )
    ]


def test_a_page_without_foreign_passages_needs_no_model() -> None:
    article = page("<h1>診療案内</h1><p>午前9時から受け付けます。FAQはこちら。</p><p>お問い合わせください。</p>")
    assert find(article, encoder=Refusing()) == article


def test_a_quote_far_from_any_text_that_could_be_its_translation_needs_no_model() -> None:
    article = page(
        "<blockquote><p>Of 48 men, 31 improved within 24 weeks, 12 were unchanged, and 5 withdrew from the study because of pain.</p>"
        "</blockquote><p>薬の副作用が心配な方は、ご相談ください。</p>"
    )
    assert not find(article, encoder=Refusing()).quotes[0].bilingual


def test_many_quotes_are_each_found() -> None:
    inside = "".join(
        f'<blockquote lang="en"><p>Trial number{k} of drug{k} gave result{k} in place{k}.</p></blockquote><h2>見出し</h2>'
        for k in range(60)
    )
    assert [quote.id for quote in find(page(inside), encoder=Words()).quotes] == [f"q{k}" for k in range(1, 61)]


def test_the_work_grows_with_the_number_of_quotes_and_not_faster() -> None:
    def embedded(count: int) -> int:
        encoder = Counting()
        inside = "".join(
            f"<blockquote><p>Trial {k} enrolled {k + 20} patients in ward {k}.</p></blockquote><p>試験{k}では病棟{k}の患者{k + 20}名を登録した。</p>"
            for k in range(count)
        )
        assert len(find(page(inside), encoder=encoder).quotes) == count
        return encoder.texts

    assert embedded(200) <= 4.2 * embedded(50)


def test_a_labelled_text_that_says_something_else_is_named_with_its_line() -> None:
    article = find(
        page(
            "<blockquote>\n<p>Lack of sleep impairs memory and raises the risk of accidents at work.</p>\n</blockquote>\n"
            "<p>(和訳)当院の診療時間は午前9時から午後6時までです。予約はお電話でお願いします。</p>"
        )
    )
    (quote,) = article.quotes
    assert quote.unaligned
    assert (quote.label, quote.label_line) == ("(和訳)", 4)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "<p>要旨：この研究では、患者の半数で症状が改善しました。</p>"),
        ("en", "<p>Summary: Half of all patients got well within a week.</p>"),
    ],
)
def test_an_abstract_in_the_articles_own_language_is_left_as_it_is(language: str, text: str) -> None:
    article = page(text, language=language)
    assert find(article, encoder=Refusing()) == article


def test_finding_twice_gives_the_same() -> None:
    article = page(TABLE[0]["html"])
    assert find(article) == find(article)
