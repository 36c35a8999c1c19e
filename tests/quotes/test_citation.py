"""The DOI of a reference, however it is written."""

from __future__ import annotations

import tomllib
from dataclasses import asdict
from typing import Any

import pytest

from localize.quotes import bibliography, citation, find
from tests.conftest import CASES
from tests.quotes.fakes import Words
from tests.quotes.pages import page

DOIS = tomllib.loads((CASES / "quotes" / "dois.toml").read_text(encoding="utf-8"))["doi"]
REFERENCES: list[dict[str, Any]] = tomllib.loads((CASES / "quotes" / "references.toml").read_text(encoding="utf-8"))[
    "reference"
]


@pytest.mark.parametrize("expected", REFERENCES, ids=[reference["text"][:30] for reference in REFERENCES])
def test_a_reference_says_what_it_says_and_nothing_more(expected: dict[str, Any]) -> None:
    found = {name: value for name, value in asdict(bibliography.parse(expected["text"])).items() if value}
    assert found | {"authors": list(found.get("authors", []))} == {"authors": []} | expected


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


QUOTE = "<p>Daily use of the cream reduced itching within two weeks.</p>"
LISTED: dict[str, tuple[str, str, bool]] = {
    "a DOI as an address in the list": (
        "<cite>Example A. Cream. J Invented Dermatol. 2021;3:14-20. doi:10.5555/JID.2021.14</cite>",
        "<li>Example A. Cream. J Invented Dermatol. <a href='https://doi.org/10.5555/jid.2021.14'>Link to the paper</a> 2021;3:14-20.</li>",
        True,
    ),
    "another DOI in the list": (
        "<cite>Example A. Cream. J Invented Dermatol. 2021;3:14-20. doi:10.5555/jid.2021.14</cite>",
        "<li>Example A. Cream. J Invented Dermatol. 2021;3:14-20. doi:10.5555/jid.2021.15</li>",
        False,
    ),
    "volume and pages alone": (
        "<cite>Example A. Cream. J Invented Dermatol. 2021;3:14-20. doi:10.5555/jid.2021.14</cite>",
        "<li>1. Example A, Sample B. Cream and itching. J Invented Dermatol. 2021;3:14-20.</li>",
        True,
    ),
    "the same journal and year": (
        "<cite>Example A. Cream. J Invented Dermatol. 2021;3:14-20.</cite>",
        "<li>Example A. Soap and itching. J Invented Dermatol. 2021;3:51-59.</li>",
        False,
    ),
    "a number that links to the entry": (
        "<p><a href='#r1'>[1]</a></p>",
        "<li id='r1'>Example A. Cream. J Invented Dermatol. 2021;3:14-20. doi:10.5555/jid.2021.14</li>",
        True,
    ),
}


@pytest.mark.parametrize("name", LISTED)
def test_an_entry_of_the_list_is_linked_to_the_quote_that_it_is_the_source_of(name: str) -> None:
    own, entry, same = LISTED[name]
    other = "<li>Madeup C. Soap. Fictional Rev Med. 2016;9:33-40. doi:10.5555/frm.2016.33</li>"
    article = find(
        page(f"<blockquote>{QUOTE}{own}</blockquote><h2>参考文献</h2><ol>{other}{entry}</ol>"), encoder=Words()
    )
    (quote,) = article.quotes
    listed = [segment.plain for segment in article.segments if segment.id in quote.listed]
    assert len(listed) == same
    assert all("Cream" in text for text in listed)
    assert quote.reference is not None
    assert quote.reference.pages == "14-20"


def test_a_quote_without_a_source_has_no_reference() -> None:
    (quote,) = find(page(f"<blockquote>{QUOTE}</blockquote>"), encoder=Words()).quotes
    assert quote.reference is None
    assert quote.listed == ()
