"""What a person has decided about a quote wins over what the program finds, and what can't be done is said."""

from __future__ import annotations

import pytest

from localize.errors import WorkspaceError
from localize.model import Article
from localize.quotes import find
from localize.quotes.decisions import parse
from tests.quotes.pages import page

PAGE = """
<blockquote><p>Daily walks lowered blood pressure. Sleep improved as well. Nobody was hurt.</p></blockquote>
<p>(和訳)毎日の散歩は血圧を下げた。睡眠も改善した。けが人はいなかった。</p>
<p>当院でも散歩をお勧めします。朝がよいでしょう。</p>
<p>次の段落です。</p>"""


def decide(text: str, inside: str = PAGE) -> Article:
    table = f'[[quote]]\narticle = "case.html"\nbegins = "Daily walks"\n{text}\n'
    return find(page(inside), decisions=parse(table.encode()))


def translation(article: Article) -> list[tuple[str, str | None]]:
    by_id = {segment.id: segment for segment in article.segments}
    return [(by_id[k].text, by_id[k].original) for q in article.quotes for k in q.translation]


def test_without_a_decision_the_program_decides() -> None:
    assert translation(decide("")) == [
        ("毎日の散歩は血圧を下げた。", "Daily walks lowered blood pressure."),
        ("睡眠も改善した。", "Sleep improved as well."),
        ("けが人はいなかった。", "Nobody was hurt."),
    ]


def test_what_is_no_translation_stays_ordinary_text() -> None:
    article = decide("translation = false")
    assert not article.quotes[0].bilingual
    assert not article.quotes[0].unaligned
    assert not article.notes


def test_another_translation_is_taken_with_all_sentences_of_its_block() -> None:
    article = decide('translation = "当院でも散歩を"', PAGE.replace("(和訳)毎日の散歩は血圧を下げた。", "以上です。"))
    found = [text for text, _ in translation(article)]
    assert found in (
        ["当院でも散歩をお勧めします。", "朝がよいでしょう。"],
        ["当院でも散歩をお勧めします。朝がよいでしょう。"],
    )
    assert article.quotes[0].alignment is not None
    assert article.quotes[0].alignment.is_translation


def test_a_translation_goes_on_to_its_last_words() -> None:
    article = decide('translation = "当院でも散歩を"\nends = "段落です。"')
    assert "".join(text for text, _ in translation(article)).endswith("次の段落です。")


def test_a_label_before_the_translation_stays_its_label() -> None:
    quote = decide('translation = "毎日の散歩は"').quotes[0]
    assert (quote.label, quote.label_position) == ("(和訳)", "before")


def test_beads_are_as_they_were_set_and_certain() -> None:
    article = decide('beads = ["1 = 2", "2 = 1"]')
    assert translation(article) == [
        ("毎日の散歩は血圧を下げた。", "Sleep improved as well."),
        ("睡眠も改善した。", "Daily walks lowered blood pressure."),
        ("けが人はいなかった。", None),
    ]
    alignment = article.quotes[0].alignment
    assert alignment is not None
    assert [(bead.source, bead.target, bead.score) for bead in alignment.beads] == [
        ((0,), (1,), 1.0),
        ((), (2,), 0.0),
        ((1,), (0,), 1.0),
        ((2,), (), 0.0),
    ]


def test_several_sentences_in_one_bead_become_one_segment() -> None:
    assert translation(decide('beads = ["1, 2 = 1 2", "3 = 3"]'))[0] == (
        "毎日の散歩は血圧を下げた。睡眠も改善した。",
        "Daily walks lowered blood pressure. Sleep improved as well.",
    )


@pytest.mark.parametrize(
    ("decision", "note"),
    [
        ('translation = "夕食の後に"', 'no translation begins with "夕食の後に"'),
        ('translation = "毎日の散歩"\nends = "無い言葉"', 'no translation begins with "毎日の散歩"'),
        ('beads = ["1 = 9"]', "beads name sentences that aren't there (there are 3 and 3)"),
    ],
)
def test_a_decision_that_fits_nothing_is_noted_and_the_program_decides(decision: str, note: str) -> None:
    article = decide(decision)
    (found,) = article.notes
    assert found.startswith("quotes.toml:1: ")
    assert note in found
    assert translation(article) == translation(decide(""))


def test_a_quote_that_is_not_there_is_noted() -> None:
    article = decide("translation = false", PAGE.replace("Daily walks", "Long walks"))
    assert article.notes == ('quotes.toml:1: no quote begins with "Daily walks"; correct the decision or take it out',)
    assert article.quotes[0].bilingual


def test_a_decision_about_another_article_says_nothing_here() -> None:
    decisions = parse(b'[[quote]]\narticle = "other.html"\nbegins = "Daily walks"\ntranslation = false\n')
    assert find(page(PAGE), decisions=decisions) == find(page(PAGE))


def test_two_quotes_that_begin_alike_are_decided_in_order() -> None:
    table = b'[[quote]]\narticle = "case.html"\nbegins = "Trial"\n\n[[quote]]\narticle = "case.html"\nbegins = "Trial"\ntranslation = false\n'
    twice = "<blockquote><p>Trial 7 enrolled 27 patients in ward 7.</p></blockquote><p>(和訳)試験7では病棟7の患者27名を登録した。</p><h2>次</h2>"
    article = find(page(2 * twice), decisions=parse(table))
    assert [quote.bilingual for quote in article.quotes] == [True, False]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[[quote]]\narticle = 1", 1, 'needs article = "…"'),
        ('[[quote]]\narticle = "a"\nbegins = " "', 1, 'needs begins = "…"'),
        ('\n\n[[quote]]\narticle = "a"\nbegins = "b"\nbead = []', 3, "unknown key: bead; valid are article, begins"),
        (
            '[[quote]]\narticle = "a"\nbegins = "b"\ntranslation = true',
            1,
            "translation must be false, or its first words",
        ),
        ('[[quote]]\narticle = "a"\nbegins = "b"\nends = "c"', 1, "ends must be the last words"),
        ('[[quote]]\narticle = "a"\nbegins = "b"\nbeads = ["1 - 2"]', 1, "'1 - 2' is no bead"),
        ('[[quote]]\narticle = "a"\nbegins = "b"\nbeads = [[1, 2]]', 1, "beads must be a list such as"),
        ('[[quote]]\narticle = "a"\nbegins = "b"\nbeads = ["1 = 1", "2 = 1"]', 1, "in one bead only"),
        ('[[quote]]\narticle = "a"\nbegins = "b"\nbeads = ["0 = 1"]', 1, "the first is number 1"),
        ("quote = 1", None, "holds decisions only"),
        ("[[quotes]]\n", None, "holds decisions only"),
        ("[[quote]]\nx = = 1", "2:5", "isn't valid TOML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int | str | None, message: str) -> None:
    with pytest.raises(WorkspaceError) as found:
        parse(text.encode())
    assert message in str(found.value)
    assert str(found.value).startswith(f"quotes.toml:{line}: " if line else "quotes.toml: ")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(WorkspaceError, match="isn't UTF-8"):
        parse(b"\xff\xfe[")
