"""Look for input that breaks a reader, guided by coverage (atheris, in an environment with this project).

    PYTHONPATH=. python benchmarks/fuzz.py page CORPUS -max_total_time=600 -timeout=20

Targets: `page` reads bytes as an article, cuts it, places texts and builds and proves the page; `catalog` reads a PO file and
writes it; `glossary` reads a CSV glossary. Errors meant for people are no finds; anything else that is raised is, and so is a
lost byte. CORPUS is a folder that libFuzzer keeps its inputs in; an empty one is filled with a few pages first.
"""

from __future__ import annotations

import contextlib
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["localize"]):
    from localize import catalogs, site
    from localize.article import read, splice
    from localize.errors import LocalizeError
    from localize.glossary import Glossary
    from localize.model import Article
    from localize.segments import fault, place, segment

SEEDS = {
    "page": ['<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>題</title><p title=\'絵\'>文。次の<b>文</b>。</p>',
             '<script type="application/ld+json">{"name": "名"}</script><svg><title>字</title></svg><textarea>欄</textarea>',
             "<p>{{ x }}文<?php echo 1 ?>[gallery ids=1]<!-- wp:p --><ruby>字<rt>じ</rt></ruby><br>文&amp;&lt;"],
    "catalog": ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n#. a1: link\n#, fuzzy\n#| msgid "旧"\n'
                'msgctxt "c"\nmsgid "文\\n"\n"次"\nmsgstr "x"\n\n#~ msgid "a"\n#~ msgstr "b"\n'],
    "glossary": ['concept,domain,pos,ja,en,forbidden:en,note\nexosome,bio,noun,エクソソーム|エキソソーム,exosome,exo some,"a, b"\n'],
}  # fmt: skip


def page(data: bytes) -> None:
    """Bytes there and back; each segment by itself, then all otherwise."""
    article = segment(read(data, path="x.html"))
    own = {item.id: item.text for item in article.segments}
    if place(article, own, language="en") or splice(article, ()) != data:
        raise AssertionError("bytes are lost")
    others = {id_: f"訳{text}end" for id_, text in own.items()}
    for setting in ("utf-8", "source"):
        _built(article, {i.id: others[i.id] for i in article.segments if fault(i, others[i.id]) is None}, setting)


def _built(article: Article, translations: dict[str, str], encoding: str) -> None:
    from localize.settings import Settings

    settings = Settings()
    site.page(
        article, translations, locale="en", settings=replace(settings, site=replace(settings.site, encoding=encoding))
    )


def catalog(data: bytes) -> None:
    """A PO file is read as it was, once written."""
    found = catalogs.parse(data, "x.po", "en")
    written = catalogs.render(found)
    again = catalogs.parse(written, "x.po", "en")
    texts = [[f"{e.msgid}\0{e.msgstr}".replace("\0", "\ufffd") for e in one.entries] for one in (found, again)]
    if texts[0] != texts[1]:
        raise AssertionError("entries are lost")


def glossary(data: bytes) -> None:
    """A glossary is read, and matched."""
    Glossary.parse(data, "x.csv").match("エクソソームと幹細胞。", "ja")


TARGETS: dict[str, Callable[[bytes], None]] = {"page": page, "catalog": catalog, "glossary": glossary}


def main() -> None:
    """Fuzz the target that the first argument names."""
    target = TARGETS[sys.argv.pop(1)]

    def once(data: bytes) -> None:
        # What is refused, is so with a reason: torn markup whose page the proof doesn't let through among the rest.
        with contextlib.suppress(LocalizeError):
            target(data)

    folder = Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    if not any(folder.iterdir()):
        for number, text in enumerate(SEEDS[target.__name__]):
            (folder / f"seed{number}").write_bytes(text.encode())
        if target is page:
            from tests.segments.pages import page as made
            from tests.segments.pages import torn_by

            for seed in range(200):
                (folder / f"torn{seed}").write_bytes(made(torn_by(random.Random(seed))))
    atheris.Setup(sys.argv, once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
