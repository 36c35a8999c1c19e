"""Which blocks say the same."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from localize.adopt.blocks import link_blocks
from localize.adopt.chain import longest_chain
from localize.quotes import remembering
from tests.adopt.pages import page, source
from tests.quotes.fakes import Words


@given(st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=14))
def test_the_chain_is_the_longest_in_which_both_numbers_grow(pairs: set[tuple[int, int]]) -> None:
    chain = longest_chain(pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(chain))
    assert set(chain) <= pairs
    best: dict[tuple[int, int], int] = {}
    for one in sorted(pairs):
        best[one] = 1 + max((best[o] for o in best if o[0] < one[0] and o[1] < one[1]), default=0)
    assert len(chain) == max(best.values(), default=0)


def links(ours: str, theirs: str) -> list[tuple[str, str]]:
    """Link blocks of two pages that share their words, so that no model is needed."""
    article, old = source(ours, "en"), page(theirs, "de")
    text = {s.block: s.plain for s in article.segments}, {s.block: s.plain for s in old.segments}
    return [
        (" ".join(text[0][k] for k in link.source), " ".join(text[1][k] for k in link.target))
        for link in link_blocks(article, old, encoder=remembering(Words()))
    ]


def test_equal_structure_is_linked_in_order() -> None:
    found = links("<h1>alpha beta</h1><p>gamma delta</p>", "<h1>beta alpha</h1><p>delta gamma</p>")
    assert found == [("alpha beta", "beta alpha"), ("gamma delta", "delta gamma")]


def test_a_paragraph_too_many_is_left_out() -> None:
    found = links(
        "<p>red house stood</p><p>blue river ran</p><p>old tree fell</p>",
        "<p>red house stood there</p><p>nobody knows cats</p><p>blue river ran there</p><p>old tree fell there</p>",
    )
    assert [other for _, other in found] == ["red house stood there", "blue river ran there", "old tree fell there"]


def test_ids_and_addresses_hold_the_pages_together() -> None:
    ours = '<h2 id="a">one</h2><p>x</p><h2 id="b">two</h2><p>see <a href="/q.html">there</a></p>'
    theirs = '<h2><a name="b"></a>zwei</h2><p>siehe <a href="/de/q.html">dort</a></p>'
    assert links(ours, theirs) == [("two", "zwei"), ("see there", "siehe dort")]
