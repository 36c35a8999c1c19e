from __future__ import annotations

from pathlib import Path

import pytest

from localize.errors import WorkspaceError
from localize.files import create_workspace, find_workspace
from localize.settings import Settings
from localize.workspace import Workspace, parse
from tests.conftest import ROOT


def make(root: Path, toml: str = "", articles: tuple[str, ...] = ()) -> Workspace:
    (root / "localize.toml").write_text(toml, encoding="utf-8")
    for article in articles:
        (root / article).parent.mkdir(parents=True, exist_ok=True)
        (root / article).write_bytes(b"<p>x")
    return find_workspace(root)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[project]\nsuorce = 'ja'", "localize.toml:2: unknown key in [project]: suorce; valid are source, locales"),
        (
            "[sites]",
            "localize.toml:1: unknown table: sites; valid are project, extract, segments, quotes, site, engine, checks",
        ),
        ("\n[project]\nlocales = 'en'", 'localize.toml:3: locales must be a list of strings, such as ["en", "ko"]'),
        ("[site]\ndrafts = 1", "localize.toml:2: drafts must be true or false"),
        ("[site]\nbase_url = true", "localize.toml:2: base_url must be a string in quotes"),
        ("[site]\nuntranslated = 'hide'", "localize.toml:2: untranslated must be one of source, omit, error"),
        ("project = 1", "localize.toml:1: project must be a table; write [project]"),
        ("[project]\nlocales = ['../../x']", "localize.toml:2: '../../x' is no language tag"),
        ("[project]\nlocales = ['en', 'ja']", "localize.toml:2: ja is the articles' own language"),
        ("[project]\nsite = '.'", "localize.toml:2: site must be a folder below the workspace"),
        ("[project]\nsite = 'articles'", "localize.toml:2: site must be another folder than the articles'"),
        ("[project]\ncatalogs = '../x'", "localize.toml:2: catalogs must be a folder below the workspace"),
        ("[site]\nbase_url = 'javascript:x'", "localize.toml:2: base_url must begin with https://"),
        ("[project\n", "localize.toml:1:9: isn't valid TOML: Expected ']' at the end of a table declaration; see"),
        (
            "[project]\n<<<<<<< HEAD\n",
            "localize.toml:2:1: a conflict mark of version control; keep one of the two sides",
        ),
    ],
)
def test_a_fault_in_the_settings_is_one_line_with_its_place(toml: str, message: str) -> None:
    with pytest.raises(WorkspaceError) as error:
        parse(toml.encode())
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)


def test_settings_that_are_not_utf8_are_named() -> None:
    with pytest.raises(WorkspaceError, match=r"localize\.toml: isn't UTF-8"):
        parse("[project]\nsource = '日本'".encode("cp932"))


def test_a_tag_is_written_as_the_standard_has_it() -> None:
    assert parse(b"[project]\nlocales = ['EN', 'zh_hans', 'PT-br']").project.locales == ("en", "zh-Hans", "pt-BR")


def test_an_empty_file_gives_the_defaults() -> None:
    assert parse(b"") == Settings()


def test_the_workspace_is_found_from_a_folder_below(tmp_path: Path) -> None:
    made = make(tmp_path, articles=("articles/deep/x.html",))
    assert find_workspace(tmp_path / "articles" / "deep").root == made.root


def test_without_a_workspace_the_message_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match='make one with "localize init"'):
        find_workspace(tmp_path)


def test_paths_follow_the_name_of_the_article(tmp_path: Path) -> None:
    made = make(tmp_path, articles=("articles/laser/pico.html", "articles/x.html"))
    names = made.names(["articles/laser/pico.html", "articles/x.html"])
    assert names == {"articles/laser/pico.html": "laser/pico", "articles/x.html": "x"}
    assert made.template("articles/laser/pico.html") == "locales/templates/laser/pico.pot"
    assert made.catalog("articles/x.html", "zh-Hans") == "locales/zh_Hans/LC_MESSAGES/x.po"


def test_two_articles_that_would_share_a_catalog_are_refused(tmp_path: Path) -> None:
    made = make(tmp_path, "[project]\narticles = ['a/*.html', 'b/*.html']", ("a/x.html", "b/x.html"))
    with pytest.raises(WorkspaceError, match=r"b/x\.html: would share its catalogs with a/x\.html"):
        made.names(["a/x.html", "b/x.html"])


def test_a_new_workspace_is_complete_and_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "medical.csv").write_bytes(b"mine")
    made = create_workspace(tmp_path, source="ja", locales=("en", "zh-Hans"))
    assert made == [".gitignore", "localize.toml"]
    assert (tmp_path / "glossary" / "medical.csv").read_bytes() == b"mine"
    assert find_workspace(tmp_path).settings.project.locales == ("en", "zh-Hans")
    with pytest.raises(WorkspaceError, match="is a workspace already"):
        create_workspace(tmp_path, source="ja", locales=("en",))


def test_a_new_workspace_gets_the_shipped_glossary(tmp_path: Path) -> None:
    create_workspace(tmp_path, source="ja", locales=("en",))
    shipped = (ROOT / "glossary" / "medical.csv").read_bytes()
    assert (tmp_path / "glossary" / "medical.csv").read_bytes() == shipped


def test_a_tag_that_is_none_makes_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="no language tag"):
        create_workspace(tmp_path, source='ja"\nx = "', locales=("en",))
    assert list(tmp_path.iterdir()) == []
