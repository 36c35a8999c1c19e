"""Nothing that a catalog contains can become markup or code: proved by a real browser."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from bs4 import BeautifulSoup

from tests.cli.conftest import Command, catalog_of, entries, translate

PAGE = """\
<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>しみの治療</title>
<meta name="description" content="しみについて説明します。">
<script type="application/ld+json">{"@type":"MedicalWebPage","headline":"しみの見出し"}</script></head>
<body><h1>しみを知る</h1><p>しみは増えます。</p><p>薬を<a href="/x">塗ります</a>。</p>
<p><img src="data:," alt="しみの写真"></p><form><input placeholder="検索する"></form>
<p id="last">最後の段落です。</p></body></html>
"""

ATTACK = """<script>document.title='owned'</script><img src=x onerror="document.title='owned'">" onmouseover="document.title='owned'" x='</p></title></script><!-- javascript:alert(1)"""


def test_attacks_in_every_place_are_inert_text_and_findings(
    workspace: Path, localize: Command, tool: Callable[[str], str]
) -> None:
    (workspace / "articles/shimi.html").write_text(PAGE, encoding="utf-8")
    localize("run", "--no-drafts")
    catalog = catalog_of(workspace)
    texts = dict.fromkeys(entries(catalog), ATTACK)
    link = next(msgid for msgid in texts if "<a1>" in msgid)
    texts[link] = f"Apply <a1>{ATTACK}</a1>."
    translate(catalog, texts)
    result = localize("check", "--format", "json")
    assert result.code == 1
    named = {finding["source"] for finding in result.json["findings"] if finding["rule"] == "markup-injected"}
    assert named == set(texts)
    assert localize("build", "--verify", "--locale", "en").code == 0
    page = workspace / "site/en/shimi.html"
    profile = workspace / "profile"
    dump = subprocess.run(
        [
            tool("chromium"),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--no-first-run",
            f"--user-data-dir={profile}",
            "--virtual-time-budget=2000",
            "--dump-dom",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    ).stdout.decode("utf-8")
    soup = BeautifulSoup(dump, "html.parser")
    assert soup.title and soup.title.string == ATTACK
    assert len(soup.find_all("script")) == len(soup.find_all("img")) == 1
    assert not [name for element in soup.find_all(True) for name in element.attrs if name.startswith("on")]
    assert not [link for link in soup.find_all("a") if "javascript" in link["href"]]
    assert [last.get_text() for last in soup.select("#last")] == [ATTACK]


def test_a_placeholder_that_was_made_up_is_not_placed(workspace: Path, localize: Command) -> None:
    localize("run", "--no-drafts")
    translate(catalog_of(workspace), {"<a1>日焼け止め</a1>を毎日使いましょう。": "Use <a1>it</a1> and <a2>this</a2>."})
    result = localize("run", "--no-drafts")
    assert result.code == 1
    assert "日焼け止め" in (workspace / "site/en/shimi.html").read_text(encoding="utf-8")
