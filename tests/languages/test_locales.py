"""Locales: tags in every spelling, names, direction and plural forms."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from localize.languages import direction, gettext_name, native_name, og_locale, plural_forms, same_language
from tests.languages.tables import rows


@pytest.mark.parametrize(("tag", "gettext", "og", "way", "name", "forms"), rows("locales.txt", 6))
def test_a_locale_has_the_facts_of_the_table(tag: str, gettext: str, og: str, way: str, name: str, forms: str) -> None:
    assert (gettext_name(tag), og_locale(tag), direction(tag), native_name(tag)) == (gettext, og, way, name)
    assert plural_forms(tag) == forms


def test_languages_are_the_same_when_one_reader_reads_both() -> None:
    assert same_language("en", "en-GB") and same_language("zh", "zh-Hans") and same_language("zh-TW", "zh-Hant")
    assert (
        not same_language("zh-Hans", "zh-Hant") and not same_language("ja", "zh") and not same_language("sr-Latn", "sr")
    )


def test_gettext_accepts_the_plural_forms_of_every_language(tool: Callable[[str], str], tmp_path: Path) -> None:
    from babel.localedata import locale_identifiers

    msgfmt = tool("msgfmt")
    headers = sorted({plural_forms(name) for name in locale_identifiers() if "_" not in name})
    assert len(headers) > 10
    for index, header in enumerate(headers):
        count = int(header.split("nplurals=")[1].split(";")[0])
        strings = "\n".join(f'msgstr[{form}] "x"' for form in range(count))
        catalog = tmp_path / f"{index}.po"
        catalog.write_text(
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
            f'"Plural-Forms: {header}\\n"\n\nmsgid "a"\nmsgid_plural "b"\n{strings}\n',
            encoding="utf-8",
        )
        done = subprocess.run(
            [msgfmt, "-c", "-o", "/dev/null", str(catalog)], capture_output=True, text=True, check=False
        )
        assert "lural" not in done.stderr, (header, done.stderr)
