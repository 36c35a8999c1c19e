"""The DOI of a reference, however it is written."""

from __future__ import annotations

import tomllib

import pytest

from localize.quotes import citation, find
from tests.conftest import CASES
from tests.quotes.fakes import Words
from tests.quotes.pages import page

DOIS = tomllib.loads((CASES / "quotes" / "dois.toml").read_text(encoding="utf-8"))["doi"]


@pytest.mark.parametrize(("text", "expected"), DOIS)
def test_a_doi_ends_where_it_ends(text: str, expected: str) -> None:
    assert (citation.doi(text) or "") == expected


def test_a_doi_that_only_an_address_gives_is_found() -> None:
    quote = "<p>Daily use of the cream reduced itching within two weeks.</p>"
    linked = f'<blockquote>{quote}<cite><a href="https://doi.org/10.5555/a.1">Example A, J Invented Dermatol</a></cite></blockquote>'
    cited = f'<blockquote cite="https://doi.org/10.5555/a.2">{quote}</blockquote>'
    assert [q.doi for q in find(page(linked + cited), encoder=Words()).quotes] == ["10.5555/a.1", "10.5555/a.2"]


def test_the_word_that_announces_a_citation_is_not_part_of_it() -> None:
    article = find(
        page(
            "<blockquote><p>Daily use of the cream reduced itching within two weeks.</p>"
            "<cite><span>引用</span><br>Example A, Sample B. Cream. J Invented Dermatol. 2021;3:14-20.</cite></blockquote>"
        ),
        encoder=Words(),
    )
    assert article.quotes[0].citation == "Example A, Sample B. Cream. J Invented Dermatol. 2021;3:14-20."
