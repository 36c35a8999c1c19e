"""The Python interface: what it gives is what the commands see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import localize
from localize.__main__ import main
from localize.catalogs import parse

PAGE = """<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>しみの治療</title></head><body>
<nav class="menu"><a href="/">先頭</a></nav><p class="note">院名は<b class="brand">架空堂</b>です。</p>
<figure data-caption="肌の断面"><img src="a.png" alt="断面"></figure><pre>手順</pre><div class="x">一つ<div class="term">語</div>。</div>
</body></html>"""
EXTRACT = {
    "include": ["pre"],
    "exclude": [".menu", "img@alt"],
    "lock": (".brand",),
    "attributes": ["figure@data-caption"],
    "inline": ["div.term"],
}


def test_an_article_has_the_segments_that_the_command_extracts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lists = "\n".join(f"{key} = {list(selectors)!r}" for key, selectors in EXTRACT.items())
    (tmp_path / "localize.toml").write_text(f'[project]\nlocales = ["en"]\nglossary = []\n[extract]\n{lists}\n')
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["extract"]) == 0
    template = parse((tmp_path / "locales/templates/a.pot").read_bytes(), "a.pot", None)
    article = localize.read_article(PAGE.encode(), language="ja", extract=EXTRACT)
    offered = [segment.text for segment in article.segments if segment.locked is None]
    assert offered == [entry.msgid for entry in template.entries]
    assert "手順" in offered and "肌の断面" in offered and "先頭" not in offered
    assert offered != [s.text for s in localize.read_article(PAGE.encode(), language="ja").segments if s.locked is None]


@pytest.mark.parametrize(
    ("extract", "message"),
    [
        ({"skip": ["nav"]}, "extract: unknown key in [extract]: skip; valid are include, exclude, lock, attributes, inline"),
        ({"exclude": ["p["]}, 'extract: exclude: "p[" is no CSS selector: expected an identifier at position 2; correct it'),
        ({"exclude": "nav"}, 'extract: exclude must be a list of strings, such as ["en", "ko"]'),
        ({"attributes": ["p"]}, 'extract: attributes: "p" names no attribute; write one such as "figure@data-caption"; correct it'),
    ],
)  # fmt: skip
def test_what_is_no_rule_is_said_in_one_line(extract: Mapping[str, Sequence[str]], message: str) -> None:
    with pytest.raises(localize.WorkspaceError) as error:
        localize.read_article(PAGE.encode(), language="ja", extract=extract)
    assert str(error.value) == message
