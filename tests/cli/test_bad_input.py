"""Bad input: one line each, exit code 2, the other files done, nothing lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from localize.files import write
from tests.cli.conftest import PAGE, Command, catalog_of, entries, translate, tree

ARTICLES = {
    "empty": b"",
    "binary": bytes(range(256)) * 40,
    "undeclared-shift-jis": PAGE.replace('<meta charset="utf-8">', "").encode("cp932"),
    "wrongly-declared": PAGE.replace("utf-8", "euc-jp").encode("cp932"),
    "truncated": PAGE.encode()[:-120],
    "cut-in-a-character": PAGE.encode()[: PAGE.encode().index("赤".encode()) + 1],
    "bytes-that-stand-for-nothing": PAGE.replace(
        "<h1>",
        '<link rel="canonical" href="a\udcff.html"><svg><title c\udcff=x>印</title></svg><h1 b\udcff its-term=no>',
    )
    .replace("しみの治療<", "しみの治療\udcfe<")
    .replace("/sun/", "s\udcff.html")
    .encode("utf-8", "surrogateescape"),
    "halves-of-characters": PAGE.replace('<meta charset="utf-8">', '<link rel="canonical" href="a\udfff.html">')
    .replace("しみの治療<", "しみの治療\ud800<")
    .replace("/sun/", "s\udfff.html")
    .encode("utf-16", "surrogatepass"),
    "nested-lists": PAGE.replace("<ul>", "<ul><li>項目です。" * 5_000 + "<ul>").encode(),
    "unclosed": PAGE.replace("<ul>", "<p><b>" * 20_000 + "<ul>").encode(),
    "less-than": PAGE.replace("<ul>", "<" * 100_000 + "<ul>").encode(),
    "attributes": PAGE.replace("<ul>", f"<ul {' '.join(f'a{n}=x' for n in range(100_000))}>").encode(),
    "nested": PAGE.replace("<ul>", "<div>" * 100_000 + "<ul>").encode(),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_a_strange_article_is_done_or_named_and_the_others_are_done(
    name: str, workspace: Path, localize: Command
) -> None:
    (workspace / "articles" / f"{name}.html").write_bytes(ARTICLES[name])
    result = localize("run", "--no-drafts")
    assert result.code in (0, 2), result.err
    if result.code == 2:
        assert len(result.errors) == 1
        assert result.errors[0].startswith(f"localize: articles/{name}.html: ")
        assert not catalog_of(workspace, name).exists()
    else:
        assert catalog_of(workspace, name).exists() and (workspace / f"site/en/{name}.html").is_file()
    assert (workspace / "site/en/shimi.html").is_file()
    assert (workspace / "articles" / f"{name}.html").read_bytes() == ARTICLES[name]


def test_binary_is_refused(workspace: Path, localize: Command) -> None:
    (workspace / "articles/binary.html").write_bytes(ARTICLES["binary"])
    assert localize("run", "--no-drafts").code == 2


@pytest.mark.parametrize("name", ["undeclared-shift-jis", "wrongly-declared"])
def test_an_encoding_that_is_told_wrongly_is_detected(name: str, workspace: Path, localize: Command) -> None:
    (workspace / "articles/shimi.html").write_bytes(ARTICLES[name])
    localize("run", "--no-drafts")
    assert "しみは紫外線で増えます。" in entries(catalog_of(workspace))


def test_an_unreadable_article_is_named(workspace: Path, localize: Command) -> None:
    (workspace / "articles/gone.html").symlink_to(workspace / "nowhere.html")
    (workspace / "articles/loop.html").symlink_to(workspace / "articles/loop.html")
    result = localize("run", "--no-drafts")
    assert result.code == 0
    assert "localize: note: articles/gone.html: is left out, for this link leads nowhere" in result.err
    result = localize("inspect", "articles/missing.html")
    assert result.code == 2
    assert result.errors == ["localize: articles/missing.html: there is no such file; check the path"]


def test_what_is_no_article_is_told_from_what_is_not_there(workspace: Path, localize: Command) -> None:
    localize("extract")
    for name, message in (
        ("articles/shimmi.html", "there is no such file; did you mean articles/shimi.html?"),
        ("localize.toml", "is no article of this workspace; see [project] articles in localize.toml"),
        (
            "locales/zh_Hans/LC_MESSAGES/shimi.po",
            "is a catalog; ask for its article: articles/shimi.html --locale zh-Hans",
        ),
    ):
        result = localize("check", name)
        assert (result.code, result.errors) == (2, [f"localize: {name}: {message}"])


def test_a_broken_catalog_is_named_with_its_line_and_left_alone(workspace: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    broken = catalog_of(workspace, locale="zh-Hans")
    data = broken.read_bytes().replace(b'msgstr ""\n\n', b'msgstr "\n\n', 1) + b'\nmsgid "half\n'
    broken.write_bytes(data)
    translate(catalog_of(workspace), {"治療は3回です。": "There are 3 sessions."})
    for command in (["run", "--no-drafts"], ["check"], ["build"], ["stats"]):
        result = localize(*command)
        assert result.code == 2
        assert len(result.errors) == 1
        assert result.errors[0].startswith("localize: locales/zh_Hans/LC_MESSAGES/shimi.po:")
        assert broken.read_bytes() == data
    assert "There are 3 sessions." in (workspace / "site/en/shimi.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "glossary/medical.csv"),
        (b"concept,ja,en\nexosome,\xe5\xb9\xb9,exosome\nexosome,a,b\n", "glossary/medical.csv:3:1: "),
        (b"concept,ja,en\n,a,b\n", "glossary/medical.csv:2:1: "),
        (b"concept,ja,colour!\nx,a,b\n", "glossary/medical.csv:1:12: "),
        (b'concept,ja,en\nx,"a,b\n', "glossary/medical.csv:2: "),
        (b"concept,ja,en\nx,a\n", "glossary/medical.csv:2: 2 cells where the first line names 3; "),
        (b"concept,note\nx,a\n", "glossary/medical.csv:1:1: there is no column of a language; "),
        (b"concept,ja,en\n<<<<<<< HEAD\nx,a,b\n", "glossary/medical.csv:2: a conflict mark of version control; "),
        (b"<<<<<<< HEAD\nconcept,ja,en\n", "glossary/medical.csv:1: a conflict mark of version control; "),
    ],
)
def test_a_bad_glossary_is_named_with_its_line(data: bytes, message: str, workspace: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    catalogs = tree(workspace / "locales")
    assert any(b"#. term: " in data for data in catalogs.values())
    (workspace / "site/en/shimi.html").unlink()
    (workspace / "glossary/medical.csv").write_bytes(data)
    result = localize("run", "--no-drafts")
    assert result.code == 2
    assert len(result.errors) == 1
    assert result.errors[0].startswith(f"localize: {message}")
    assert (workspace / "site/en/shimi.html").is_file()
    assert tree(workspace / "locales") == catalogs


def test_the_glossarys_check_lists_every_problem_of_a_broken_one(workspace: Path, localize: Command) -> None:
    (workspace / "glossary/medical.csv").write_text(
        "concept,ja,en\n,肝臓,liver\nx,腎臓,kidney||\ny,脾臓\n", encoding="utf-8"
    )
    result = localize("glossary", "check")
    assert result.code == 2
    assert [line.split(": ")[1] for line in result.errors] == [f"glossary/medical.csv:{p}" for p in ("2:1", "3:6", "4")]


def test_a_workspace_that_names_no_glossary_needs_none(workspace: Path, localize: Command) -> None:
    (workspace / "glossary" / "medical.csv").unlink()
    (workspace / "localize.toml").write_text('[project]\nlocales = ["en"]\n', "utf-8")
    for command in (["run", "--no-drafts"], ["check"], ["glossary", "check"]):
        assert (localize(*command).code, localize(*command).errors) == (0, [])
    (workspace / "more.csv").write_text("concept,ja,en\na,しみ,age spot\n", "utf-8")
    imported = localize("glossary", "import", "more.csv")
    assert imported.code == 0 and "add it there" not in imported.err
    assert "= age-spot (" in localize("glossary", "match", "しみ").out


def test_a_glossary_that_the_settings_name_must_be_there(workspace: Path, localize: Command) -> None:
    (workspace / "glossary" / "medical.csv").unlink()
    (workspace / "localize.toml").write_text(
        '[project]\nlocales = ["en"]\nglossary = ["glossary/medical.csv"]\n', "utf-8"
    )
    result = localize("check")
    assert result.code == 2 and result.errors[0].startswith("localize: glossary/medical.csv: there is no such file")


def test_a_page_whose_catalog_is_broken_stays_in_the_list_of_pages(workspace: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    before = tree(workspace / "site")
    assert b"shimi.html" in before["zh_Hans/index.html"]
    catalog_of(workspace, locale="zh-Hans").write_text('msgid "x\n', encoding="utf-8")
    assert localize("run", "--no-drafts").code == 2
    assert tree(workspace / "site") == before


def test_an_option_of_the_program_behind_the_command_is_told_its_place(workspace: Path, localize: Command) -> None:
    for arguments, right in ((["check", "-q"], "localize -q check"), (["run", "-w", "."], "localize -w FOLDER run")):
        result = localize(*arguments)
        assert (result.code, result.errors) == (2, [f"localize: {arguments[1]} stands before the command: {right}"])


def test_a_workspace_that_can_only_be_read_is_checked_all_the_same(
    workspace: Path, localize: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    localize("run", "--no-drafts")
    (workspace / "articles/other.html").write_text(PAGE.replace("しみ", "しわ"), encoding="utf-8")
    before = tree(workspace)
    # What the system says of a read-only file system, to root as well.
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    result = localize("check")
    assert (result.code, result.errors) == (0, [])
    assert tree(workspace) == before


def test_a_failed_write_is_named_and_nothing_is_lost(
    workspace: Path, localize: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    localize("run", "--no-drafts")
    translate(catalog_of(workspace), {"治療は3回です。": "There are 3 sessions."})
    before = tree(workspace)

    def refuse(path: Path, data: bytes, shown: str | None = None, *, sync: bool = True) -> bool:
        if "site" in Path(shown or "").parts:
            monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(30, "Read-only file system")))
        return write(path, data, shown, sync=sync)

    monkeypatch.setattr("localize.files.write", refuse)
    result = localize("run", "--no-drafts", "articles/shimi.html")
    assert result.code == 2
    reason = "can't be written (Read-only file system); check the folder's permissions and space"
    assert f"localize: site/en/shimi.html: {reason}" in result.errors
    assert all(line.startswith("localize: site/") and line.endswith(reason) for line in result.errors)
    assert tree(workspace) == before


def test_what_stands_in_a_file_s_place_is_named_and_the_others_are_checked(workspace: Path, localize: Command) -> None:
    (workspace / "articles/other.html").write_text(PAGE, encoding="utf-8")
    localize("extract")
    translate(catalog_of(workspace, "other"), {"治療は3回です。": "There are 4 sessions."})
    for path, make, message in (
        (catalog_of(workspace), Path.mkdir, "can't be read (Is a directory); put a file there"),
        (catalog_of(workspace), os.mkfifo, "can't be read (Is no file); put a file there"),
        (workspace / "glossary/medical.csv", os.mkfifo, "can't be read (Is no file); put a file there"),
    ):
        before = path.read_bytes()
        path.unlink()
        make(path)
        result = localize("check")
        assert (result.code, result.errors) == (2, [f"localize: {path.relative_to(workspace).as_posix()}: {message}"])
        assert "other.po" in result.out
        path.rmdir() if path.is_dir() else path.unlink()
        path.write_bytes(before)


@pytest.mark.parametrize("name", ["locales/en", "locales/en/LC_MESSAGES"])
def test_a_file_in_the_place_of_a_folder_of_catalogs_is_an_error(name: str, workspace: Path, localize: Command) -> None:
    localize("extract")
    (workspace / name).rename(workspace / "kept")
    (workspace / name).write_text("my notes")
    reason = "(Not a directory); take away the file that is where its folder should be"
    path = catalog_of(workspace).relative_to(workspace).as_posix()
    result = localize("check", "--locale", "en")
    assert (result.code, result.errors) == (2, [f"localize: {path}: can't be read {reason}"])
    assert localize("run", "--no-drafts", "--locale", "en").code == 2
    assert (workspace / name).read_text() == "my notes"


def test_what_is_no_workspace_is_said_in_one_line(localize: Command, tmp_path: Path) -> None:
    result = localize("run")
    assert result.code == 2
    assert (
        result.err
        == f'localize: {tmp_path}: no localize.toml here or in a folder above; make one with "localize init"\n'
    )


def test_a_mistyped_option_is_one_line(localize: Command) -> None:
    result = localize("check", "--formt", "json")
    assert result.code == 2
    assert result.err.startswith("localize: No such option: --formt")
    assert result.err.endswith('see "localize check --help"\n')
    assert result.err.count("\n") == 1


def test_a_workspace_without_locales_says_that_it_does_nothing(workspace: Path, localize: Command) -> None:
    (workspace / "localize.toml").write_text('[project]\nsource = "ja"\nlocales = []\n', encoding="utf-8")
    result = localize("check")
    assert (result.code, result.errors) == (0, [])
    assert (
        "note: localize.toml: names no locale, so nothing is translated; list some in [project] locales" in result.err
    )


def test_an_unknown_locale_is_one_line(workspace: Path, localize: Command) -> None:
    result = localize("run", "--locale", "fr")
    assert (result.code, result.err) == (2, "localize: localize.toml: has no locale fr; it has en, zh-Hans\n")


def test_pages_never_become_articles_and_nothing_is_written_over_an_article(workspace: Path, localize: Command) -> None:
    settings = workspace / "localize.toml"
    text = settings.read_text(encoding="utf-8").replace('["articles/**/*.html"]', '["**/*.html"]')
    settings.write_text(text, encoding="utf-8")
    first = localize("run", "--no-drafts", "--format", "json").json
    assert first["articles"] == 1
    assert localize("run", "--no-drafts", "--format", "json").json["written"] == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("articles/**/*.html", "articles/***", "the pattern 'articles/***' is none"),
        ("skip = []", 'skip = ["nope"]', "[checks] skip: no rule nope; there are abbreviation, "),
        ('name = "argos"', 'name = "nope"', "[engine] name is no engine: nope; there are argos"),
    ],
)
def test_a_setting_that_names_nothing_is_one_line(
    old: str, new: str, message: str, workspace: Path, localize: Command
) -> None:
    settings = workspace / "localize.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    result = localize("run", "--no-drafts")
    assert result.code == 2
    assert result.err.startswith(f"localize: localize.toml: {message}")
    assert result.err.count("\n") == 1


def test_a_name_that_is_no_text_costs_its_file_alone(workspace: Path, localize: Command) -> None:
    Path(os.fsdecode(os.fsencode(workspace / "articles") + b"/bad\xff.html")).write_bytes(PAGE.encode())
    result = localize("run", "--no-drafts")
    assert result.code == 2
    assert len(result.errors) == 1
    assert "has a name that is no UTF-8 text; rename it" in result.errors[0]
    assert (workspace / "site/en/shimi.html").is_file()


def test_a_catalog_that_is_a_link_stays_one(workspace: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    catalog = catalog_of(workspace)
    real = catalog.with_name("real.txt")
    catalog.rename(real)
    catalog.symlink_to(real)
    (workspace / "articles/shimi.html").write_text(PAGE.replace("3回", "5回"), encoding="utf-8")
    assert localize("run", "--no-drafts").code == 0
    assert catalog.is_symlink()
    assert "5回" in real.read_text(encoding="utf-8")


def test_a_charset_that_is_none_is_noted_and_the_catalog_read(workspace: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    path = catalog_of(workspace)
    path.write_bytes(path.read_bytes().replace(b"charset=UTF-8", b"charset=klingon"))
    result = localize("run", "--no-drafts")
    assert result.code == 0
    assert (
        "names the charset klingon, which is none, and is read as UTF-8; correct Content-Type in the header"
        in result.err
    )
    assert b"charset=UTF-8" in path.read_bytes()


def test_the_encoding_that_was_assumed_is_told(workspace: Path, localize: Command, tmp_path: Path) -> None:
    told = "declares no encoding and is read as shift_jis; declare it, or save the file as UTF-8"
    (workspace / "articles/shimi.html").write_bytes(ARTICLES["undeclared-shift-jis"])
    assert f"note: articles/shimi.html: {told}" in localize("inspect", "articles/shimi.html").err
    assert f"note: articles/shimi.html: {told}" in localize("run", "--no-drafts").err
