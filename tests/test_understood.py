"""What was understood of an article is taken for what it is as long as nothing has changed that it depends on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from localize import understood
from localize.model import Article
from localize.pipeline import read_article, understand
from localize.settings import QuoteSettings, SegmentSettings
from localize.work import Work
from tests.conftest import ROOT

NAME = "articles/a.html"
PAGE = """<!DOCTYPE html><html lang="ja"><title>肝斑</title>
<p>肝斑は<b>淡い褐色</b>の<br>色素斑です。</p><p translate="no">コード</p>
<blockquote>Melasma improved after 12 weeks.</blockquote><p>(和訳)肝斑は12週間後に改善した。</p></html>"""
ARTICLES = sorted((ROOT / "articles").rglob("*.html"))


@pytest.fixture
def paged(work: Work) -> Work:
    (work.workspace.root / NAME).write_text(PAGE, "utf-8")
    return work


def parts(article: Article) -> Article:
    """Return an article without what is not kept of it."""
    return replace(article, data=b"", source="", elements=(), blocks=(), marks={})


def recall(work: Work, read: Callable[[Work, str], Article]) -> Article:
    return understood.recall(work.alone(), NAME, understood.basis(work), read)


def refuse(work: Work, path: str) -> Article:
    raise AssertionError(f"{path} is read again")


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_segments_and_quotes_come_back_as_they_were(work: Work, path: Path) -> None:
    data = path.read_bytes()
    (work.workspace.root / NAME).write_bytes(data)
    for unit in ("sentence", "paragraph"):
        read = understand(data, path=NAME, unit=unit)
        work = with_settings(work, segments=SegmentSettings(unit))
        assert recall(work, lambda work, path, read=read: read) is read  # type: ignore[misc]
        again = recall(work, refuse)
        assert again == parts(read)
        assert hash(again.segments) == hash(read.segments)


def with_settings(work: Work, **settings: object) -> Work:
    changed = replace(work.workspace.settings, **settings)  # type: ignore[arg-type]
    return replace(work, workspace=replace(work.workspace, settings=changed))


def test_an_article_that_changed_is_read_again(paged: Work) -> None:
    recall(paged, read_article)
    page = paged.workspace.root / NAME
    page.write_text(PAGE.replace("淡い", "濃い"), "utf-8")
    assert "濃い" in recall(paged, read_article).segments[1].text
    assert recall(paged, refuse).segments[1].plain == "肝斑は濃い褐色の色素斑です。"


def test_other_settings_of_reading_are_another_article(paged: Work) -> None:
    recall(paged, read_article)
    other = with_settings(paged, quotes=QuoteSettings(labels=("訳文",)))
    with pytest.raises(AssertionError):
        recall(other, refuse)
    checks = replace(paged.workspace.settings.checks, skip=("number",))
    assert recall(with_settings(paged, checks=checks), refuse).quotes


def test_what_is_odd_is_said_each_time(work: Work) -> None:
    (work.workspace.root / NAME).write_bytes("<meta charset=utf-8><p>\ud800本文。".encode("utf-8", "surrogatepass"))
    said = []
    for read in (read_article, refuse):
        alone = work.alone()
        understood.recall(alone, NAME, understood.basis(work), read)
        said.append(alone.report.notes)
    assert said[0] == said[1] != []


def _of(data: bytes) -> bytes:
    """Return what would be kept of these bytes."""
    return sha256(data).digest() + data


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"no json",
        b'["a", "b", "c", "d", [], [], 1, [], []]',
        _of(b"[]"),
        _of(b"no json"),
        _of(b'[{"Path": ["/"]}]'),
        _of(b'["a", "b", "c", "d", [], [], 1]'),
    ],
)
def test_what_cannot_be_understood_is_read_again(paged: Work, damage: bytes) -> None:
    read = recall(paged, read_article)
    with closing(sqlite3.connect(paged.workspace.root / understood.NAME)) as file, file:
        ((value,),) = file.execute("SELECT value FROM kept").fetchall()
        file.execute("UPDATE kept SET value = ?", (value[:64] + damage,))
    assert recall(paged, read_article) == read
    assert recall(paged, refuse) == parts(read)


def test_a_letter_that_became_another_is_noticed(paged: Work) -> None:
    recall(paged, read_article)
    with closing(sqlite3.connect(paged.workspace.root / understood.NAME)) as file, file:
        ((value,),) = file.execute("SELECT value FROM kept").fetchall()
        file.execute("UPDATE kept SET value = ?", (value.replace("淡い".encode(), "濃い".encode()),))
    assert recall(paged, read_article).segments[1].plain == "肝斑は淡い褐色の色素斑です。"


def test_rules_that_appear_under_a_name_of_any_letters_are_read(paged: Work) -> None:
    page, rules = paged.workspace.root / NAME, paged.workspace.root / "articles" / "規則.xml"
    page.write_text(PAGE.replace("<title>", '<link title="a > b" rel="its-rules" href="規則.xml"><title>'), "utf-8")
    assert "no such file" in recall(paged, read_article).notes[0]
    rules.write_text(
        '<its:rules xmlns:its="http://www.w3.org/2005/11/its" version="2.0" xmlns:h="http://www.w3.org/1999/xhtml">'
        '<its:translateRule selector="//h:blockquote" translate="no"/></its:rules>',
        "utf-8",
    )
    assert recall(paged, read_article).notes == ()
    rules.unlink()
    assert "no such file" in recall(paged, read_article).notes[0]


def test_another_state_of_the_encoder_is_another_article(paged: Work) -> None:
    folder = paged.workspace.root / "model"
    work = with_settings(paged, quotes=QuoteSettings(encoder="model"))
    stamps = [understood.basis(work)]
    folder.mkdir()
    for text in ("{}", "[1]"):
        (folder / "modules.json").write_text(text, "utf-8")
        stamps.append(understood.basis(work))
    assert len(set(stamps)) == 3
    assert understood.basis(paged) == understood.basis(replace(paged))
