"""Real pages: proofs hold on them, whatever their markup."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from localize import article, quotes, segments, site
from localize.errors import ArticleError
from localize.model import Article, Segment
from localize.segments import fault
from localize.settings import ProjectSettings, Settings, SiteSettings


def pseudo(segment: Segment) -> str:
    """Return a stand-in for a translation: other characters, the same placeholders."""
    parts = re.split(r"(</?[a-z]+[0-9]+/?>)", segment.text)
    return "".join(part if index % 2 else re.sub(r"\w", "x", part) for index, part in enumerate(parts))


def translations(read: Article, share: float) -> dict[str, str]:
    chance = random.Random(7)
    return {
        s.id: pseudo(s)
        for s in read.segments
        if s.locked is None and chance.random() < share and fault(s, pseudo(s)) is None
    }


def build(read: Article, *, locale: str, untranslated: str = "source", share: float = 0.6) -> site.Page:
    settings = Settings(
        project=ProjectSettings(source=read.language, locales=(locale,)),
        site=SiteSettings(base_url="https://clinic.example", untranslated=untranslated),
    )
    page = site.page(read, translations(read, share), locale=locale, settings=settings)
    site.verify_bs4(read, page.data, page.expected)
    return page


@pytest.mark.parametrize("untranslated", ["source", "omit"])
@pytest.mark.parametrize("folder", ["html-wild", "html-ja", "its2"])
def test_pages_of_all_kinds_are_built_and_proved(shared: Path, folder: str, untranslated: str) -> None:
    files = sorted((shared / "corpora" / folder).rglob("*.html"))
    assert files
    for path in files[:: max(1, len(files) // 25)]:
        try:
            read = article.read(path.read_bytes(), path=path.name, language="ja" if folder == "html-ja" else "fr")
        except ArticleError:
            continue  # What is no page is refused, which the tests of reading are about.
        build(segments.segment(read), locale="ar", untranslated=untranslated)


def exosome(shared: Path) -> Article:
    data = (shared / "articles" / "exosome-rejuvenation.html").read_bytes()
    return quotes.find(segments.segment(article.read(data, path="articles/exosome-rejuvenation.html")))


def test_the_english_edition_shows_the_authors_words_and_not_their_translation(shared: Path) -> None:
    read = exosome(shared)
    text = build(read, locale="en", share=1).data.decode()
    assert "(和訳)" in read.source and "(和訳)" not in text and "光老化皮膚モデル" not in text
    ranges = {start for start, _ in build(read, locale="en", share=1).expected.verbatim}
    wanted = {id_ for quote in read.quotes for id_ in quote.segments}
    assert wanted and {s.start for s in read.segments if s.id in wanted} <= ranges
    # The paragraph goes with its line, and nothing around it changes.
    quoted = re.findall(r'<blockquote class="wp-block-quote">\n<p>[A-Z].*</p>\n<cite>', text)
    assert len(quoted) == len(read.quotes)


def test_other_editions_mark_the_quotes_as_english(shared: Path) -> None:
    read = exosome(shared)
    text = build(read, locale="zh-Hans", share=1).data.decode()
    assert text.count('<p lang="en">') == len(read.quotes)


def test_in_misnested_markup_text_stays_that_can_not_be_left_out_alone() -> None:
    source = (
        '<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>題</title><h1><a id="x"/>見出し</h1>'
        '<dl><dt><i><a href="#a">一つ</a></i></dt><dt><i><a href="#b">二つ</a></i></dt></dl></html>'
    )
    read = segments.segment(article.read(source.encode(), path="articles/x.html"))
    settings = Settings(site=SiteSettings(untranslated="omit"))
    given = {s.id: "x" for s in read.segments if s.text != "一つ"}
    page = site.page(read, given, locale="en", settings=settings)
    site.verify_bs4(read, page.data, page.expected)
    assert "一つ" in page.data.decode()
    assert page.omitted == ()
    assert "stays, since" in page.notes[0]
