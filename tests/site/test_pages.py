"""Pages as a whole: each case is a source, its translations, and the page that must come out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from localize import site
from localize.errors import ArticleError
from localize.languages import same_language
from localize.settings import SiteSettings
from tests.site.cases import Case, cases

CASES = cases()


@pytest.fixture(params=CASES, ids=[case.name for case in CASES])
def case(request: pytest.FixtureRequest) -> Case:
    found: Case = request.param
    return found


def test_a_page_is_the_expected_one_byte_for_byte(case: Case) -> None:
    assert case.page().data.decode() == case.expect.read_bytes().decode()


def test_an_independent_parser_proves_each_page(case: Case) -> None:
    page = case.page()
    site.verify_bs4(case.article, page.data, page.expected)


def test_every_quote_stands_on_the_page_in_its_own_words(case: Case) -> None:
    page = case.page()
    quoted = [s for s in case.article.segments if s.part in ("quote", "citation")]
    assert {s.start for s in quoted} <= {start for start, _ in page.expected.verbatim}
    assert {s.end for s in quoted} <= {end for _, end in page.expected.verbatim}
    for start, end in page.expected.verbatim:
        assert case.article.source[start:end] in page.data.decode()


def test_a_page_counts_what_it_shows(case: Case) -> None:
    page = case.page()
    offered = {s.id for s in case.article.segments if s.locked is None}
    repeating = [q for q in case.article.quotes if same_language(q.language, case.locale)]
    redundant = {id_ for q in repeating for id_ in q.translation}
    redundant |= {*page.omitted} & {id_ for q in repeating for id_ in q.labels}
    assert page.translated + page.untranslated == len(offered - redundant)


def test_a_page_in_the_articles_own_language_is_the_source(case: Case) -> None:
    settings = replace(case.settings, site=SiteSettings())
    identity = {segment.id: segment.text for segment in case.article.segments}
    page = site.page(case.article, identity, locale="ja", settings=settings)
    if case.article.encoding == "utf-8":
        # Where no encoding is declared, a declaration is all that is added.
        added = b'<meta charset="utf-8">\n' if case.name.startswith("bare") else b""
        assert page.data.count(added) >= 1 and page.data.replace(added, b"", 1) == case.article.data
    else:
        assert page.data.decode().lower().replace("utf-8", "shift_jis") == case.article.source.lower()


def test_an_untranslated_segment_is_an_error_where_the_settings_say_so(case: Case) -> None:
    page = case.page()
    strict = replace(case, settings=replace(case.settings, site=replace(case.settings.site, untranslated="error")))
    if page.untranslated == 0:
        assert strict.page().data == page.data
        return
    with pytest.raises(ArticleError, match="has no translation for"):
        strict.page()
