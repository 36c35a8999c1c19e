"""Finding the strings for people in JSON-LD."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.article.rules import LETTER
from localize.article.structured import escapes, strings, unescape

VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=8)
    ),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["name", "headline", "@type", "url", "author", "@graph", "x"]), inner, max_size=4
    ),
    max_leaves=15,
)


def found(text: str) -> list[tuple[str, str]] | None:
    items = strings(text, 0, len(text))
    return None if items is None else [(item.path, unescape(text[item.start : item.end])) for item in items]


def test_strings_for_people_are_found_with_their_paths() -> None:
    text = """ {"@context": "文脈", "@graph": [{"@type": "型", "name": "名", "url": "頁",
        "author": [{"name": "甲", "@id": "印"}, "乙"], "datePublished": "日",
        "mainEntity": [{"acceptedAnswer": {"text": "答え\\n\\u3042 \\"引\\" <\\/b>"}}], "image": {"caption": "図"},
        "inLanguage": "日本語", "description": "123", "keywords": "https://clinic.example/語"}]} """
    assert found(text) == [
        ("name", "名"),
        ("author.name", "甲"),
        ("author", "乙"),
        ("mainEntity.acceptedAnswer.text", '答え\nあ "引" </b>'),
        ("image.caption", "図"),
        ("keywords", "https://clinic.example/語"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"name": "語"',
        '{"name" "語"}',
        '{"name": "語",}',
        '["語"}',
        "語",
        '{"name": "語"} x',
        '{name: "語"}',
        "[1 2]",
        '"\\x"',
    ],
)
def test_what_is_no_json_offers_nothing(text: str) -> None:
    assert found(text) is None


@settings(max_examples=300, deadline=None)
@given(VALUES, st.booleans())
def test_all_json_is_read_as_the_standard_library_reads_it(value: object, ascii_only: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only)
    assert found(text) == expected(json.loads(text))


def expected(value: object, path: str = "", key: str = "") -> list[tuple[str, str]]:
    """Return what a walk through the parsed value finds."""
    here = path if not key or key == "@graph" else f"{path}.{key}" if path else key
    if isinstance(value, dict):
        return [item for name, inner in value.items() for item in expected(inner, here, name)]
    if isinstance(value, list):
        return [item for inner in value for item in expected(inner, path, key)]
    if isinstance(value, str) and key in ("name", "headline", "author"):
        cleaned = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in value)
        return [(here, cleaned)] if LETTER.search(cleaned) else []
    return []


def test_escapes_are_found_in_their_places() -> None:
    inside = 'a\\n\\u3042\\ud83d\\ude42\\ud800"'
    assert [(inside[start:end], value) for start, end, value in escapes(inside)] == [
        ("\\n", "\n"), ("\\u3042", "あ"), ("\\ud83d\\ude42", "🙂"), ("\\ud800", "\ufffd"),
    ]  # fmt: skip
