"""What becomes of a translation on a page in the quote's own language: each case is a piece of a page."""

from __future__ import annotations

import pytest

from localize import site
from localize.quotes import find
from localize.settings import ProjectSettings, QuoteSettings, Settings
from tests.quotes.pages import page

EN = "Coffee with breakfast reduced the absorption of iron by about forty percent."
JA = "朝食時のコーヒーは鉄の吸収を約40%低下させた。"
QUOTE = f"<blockquote><p>{EN}</p></blockquote>"

CASES = {
    "a paragraph": (
        f"{QUOTE}<p>(和訳){JA}</p>",
        QUOTE,
        f'{QUOTE}<details><summary>Japanese</summary><p lang="ja">{JA}</p></details>',
    ),
    "a label in a heading": (
        f"{QUOTE}<h3>和訳</h3><p>{JA}</p>",
        QUOTE,
        f'{QUOTE}<details><summary>Japanese</summary><p lang="ja">{JA}</p></details>',
    ),
    "a row of a table": (
        f"<table><tr><th>English</th><td>{EN}</td></tr><tr><th>和訳</th><td>{JA}</td></tr></table>",
        f"<table><tr><th>English</th><td>{EN}</td></tr></table>",
        f'<table><tr><th>English</th><td>{EN}</td></tr><tr><th lang="ja">和訳</th><td lang="ja">{JA}</td></tr></table>',
    ),
    "details that the page has already": (
        f"{QUOTE}<details><summary>日本語訳を見る</summary><p>{JA}</p></details>",
        QUOTE,
        f'{QUOTE}<details><summary lang="ja">日本語訳を見る</summary><p lang="ja">{JA}</p></details>',
    ),
    "the caption of a figure": (
        f"<figure>{QUOTE}<figcaption>(和訳){JA}</figcaption></figure>",
        f"<figure>{QUOTE}</figure>",
        f'<figure>{QUOTE}<figcaption lang="ja"><details><summary lang="en">Japanese</summary>{JA}</details></figcaption></figure>',
    ),
    "behind the quote in its paragraph": (
        f"<p><q>{EN}</q>(訳:{JA})</p>",
        f"<p><q>{EN}</q></p>",
        f'<p><q>{EN}</q><span lang="ja">(訳:{JA})</span></p>',
    ),
}


def built(inside: str, mode: str, locale: str = "en") -> str:
    settings = Settings(project=ProjectSettings(locales=(locale,)), quotes=QuoteSettings(same_language=mode))
    article = find(page(inside))
    assert article.quotes[0].bilingual
    made = site.page(article, {}, locale=locale, settings=settings)
    assert not made.notes
    site.verify_bs4(article, made.data, made.expected)
    return made.data.decode().partition("<body>")[2].removesuffix("</body></html>")


@pytest.mark.parametrize("name", CASES)
def test_a_translation_is_taken_out_without_a_trace(name: str) -> None:
    before, omitted, _ = CASES[name]
    assert built(before, "omit") == omitted


@pytest.mark.parametrize("name", CASES)
def test_a_translation_is_folded_under_a_summary_in_the_pages_language(name: str) -> None:
    before, _, folded = CASES[name]
    assert built(before, "collapse") == folded


@pytest.mark.parametrize("name", CASES)
def test_a_translation_is_kept_with_every_character(name: str) -> None:
    kept = built(CASES[name][0], "keep")
    assert JA in kept and EN in kept


def test_a_quote_on_a_page_in_another_language_says_its_own() -> None:
    assert built(f"{QUOTE}<p>(和訳){JA}</p>", "omit", locale="ko").startswith(
        f'<blockquote><p lang="en">{EN}</p></blockquote><p lang="ja">'
    )
