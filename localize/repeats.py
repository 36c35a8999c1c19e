"""The index of texts that come again on a site, in `.localize/`: which catalog can take over what from which.

It holds digests alone, one row for each entry, and is brought up to date with each article that is worked on. It can be
deleted at any time: what it says comes from the catalogs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from localize.derived import FOLDER, database
from localize.values import frozen

if TYPE_CHECKING:
    import sqlite3

    from localize.catalogs import Said
    from localize.work import Work

_VERSION = 3
_TABLES = """
CREATE TABLE articles (id INTEGER PRIMARY KEY, path TEXT UNIQUE NOT NULL, state TEXT NOT NULL);
CREATE TABLE said (
    article INTEGER NOT NULL, locale TEXT NOT NULL, text INTEGER NOT NULL, place INTEGER NOT NULL,
    words INTEGER NOT NULL, role INTEGER NOT NULL, entry_line INTEGER NOT NULL, line INTEGER NOT NULL,
    column INTEGER NOT NULL
);
CREATE INDEX said_by_article ON said (article);
CREATE TABLE without (what TEXT PRIMARY KEY);
"""
"""What the articles and their catalogs say; and whether they are known to be `without` offers or conflicts."""
_KNOWN = "SELECT locale, {key} AS key, words, role, path FROM said JOIN articles ON id = article WHERE role < 2"
"""What is confirmed: roles 0 and 1."""


@frozen
class Offer:
    """What a catalog can take over for a text."""

    source: str
    """Article whose catalog has the translation."""
    sure: bool
    """Whether kind and headings are the same as well, and all catalogs agree."""


@frozen
class Conflict:
    """An entry that says something else than the one that it should follow."""

    path: str
    """Article of the entry."""
    locale: str
    text: int
    """Digest of the text."""
    line: int
    """Of the text in the article."""
    column: int
    leader: str
    """Article of the entry to follow."""


Offers = dict[str, dict[str, dict[int, Offer]]]
"""By article, by locale, by digest of the text."""


class Repeats:
    """The index, open for one run of the program. Each article has a state: a digest of it and its catalogs."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._base = connection

    @classmethod
    def of(cls, work: Work) -> Repeats:
        """Return the index of a workspace."""
        return cls(database(work.workspace.root, f"{FOLDER}/repeats.sqlite", _TABLES, _VERSION))

    def states(self) -> dict[str, str]:
        """Return the state in which each article is known."""
        return dict(self._base.execute("SELECT path, state FROM articles"))

    def keep(self, path: str, state: str, said: dict[str, tuple[Said, ...]]) -> None:
        """Note what the catalogs of an article say, by locale, in place of what was known of it."""
        self._base.execute("DELETE FROM without")
        self._base.execute("INSERT OR IGNORE INTO articles (path, state) VALUES (?, '')", (path,))
        (number,) = self._base.execute("SELECT id FROM articles WHERE path = ?", (path,)).fetchone()
        self._base.execute("DELETE FROM said WHERE article = ?", (number,))
        self._base.executemany(
            "INSERT INTO said VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (number, locale, one.text, one.place, one.words, one.role, one.entry_line, one.line, one.column)
                for locale, rows in said.items()
                for one in rows
            ),
        )
        # An interrupt before this leaves an article whose state is not the one that any run looks for.
        self._base.execute("UPDATE articles SET state = ? WHERE id = ?", (state, number))

    def forget_all_but(self, paths: Iterable[str]) -> None:
        """Forget the articles that are gone."""
        gone = [(path,) for path in self.states().keys() - set(paths)]
        if gone:
            self._base.execute("DELETE FROM without")
        self._base.executemany("DELETE FROM said WHERE article = (SELECT id FROM articles WHERE path = ?)", gone)
        self._base.executemany("DELETE FROM articles WHERE path = ?", gone)

    def close(self) -> None:
        """Write what was noted."""
        self._base.commit()
        self._base.close()

    def offers(self) -> Offers:
        """Return what each catalog can take over.

        A text that other catalogs translate in several ways is offered as most of them have it, people's own words
        first; then, and where only kind or headings differ, a person has to confirm it.
        """
        found: Offers = {}
        if self._is_without("offers"):
            return found
        for key in ("text", "place"):  # What stands in the same place goes before what is only the same text.
            wanted = f"SELECT locale, {key} AS key, text, path FROM said JOIN articles ON id = article WHERE role = 2"
            known = f"SELECT locale, key, words, MIN(role), COUNT(*), MIN(path) FROM ({_KNOWN.format(key=key)})"
            rows = self._base.execute(
                f"WITH wanted AS MATERIALIZED ({wanted}), known AS MATERIALIZED ({known} GROUP BY 1, 2, 3) "
                "SELECT wanted.path, wanted.locale, wanted.text, known.* FROM wanted JOIN known USING (locale, key)"
            )
            by_entry = sorted(rows, key=lambda row: (row[:3], row[6], -row[7], row[8]))
            for (path, locale, text), group in groupby(by_entry, key=lambda row: row[:3]):
                choices = list(group)
                offer = Offer(choices[0][8], key == "place" and len(choices) == 1)
                found.setdefault(path, {}).setdefault(locale, {})[text] = offer
        if not found:
            self._note_without("offers")
        return found

    def conflicts(self) -> Iterator[Conflict]:
        """Yield the entries that differ from the one to follow, in order of articles.

        The one to follow is what people wrote themselves, before what was taken over; of several, what most have.
        """
        if self._is_without("conflicts"):
            return
        known = _KNOWN.format(key="place")
        rows = self._base.execute(
            f"WITH known AS MATERIALIZED ({known}), "
            "torn AS MATERIALIZED (SELECT locale, key FROM known GROUP BY 1, 2 HAVING MIN(words) < MAX(words)) "
            "SELECT locale, key, words, MIN(role), COUNT(*), MIN(path) FROM known JOIN torn USING (locale, key) "
            "GROUP BY 1, 2, 3"
        )
        ranked = sorted(rows, key=lambda row: (row[:2], row[3], -row[4], row[5]))
        leaders = [next(group) for _, group in groupby(ranked, key=lambda row: row[:2])]
        if not leaders:
            self._note_without("conflicts")
            return
        self._base.execute("CREATE TEMPORARY TABLE leaders (locale, place, words, path, PRIMARY KEY (locale, place))")
        self._base.executemany("INSERT INTO leaders VALUES (?, ?, ?, ?)", ((*one[:3], one[5]) for one in leaders))
        others = self._base.execute(
            "SELECT articles.path, said.locale, text, line, column, leaders.path "
            "FROM said JOIN leaders USING (locale, place) JOIN articles ON id = article "
            "WHERE role < 2 AND said.words != leaders.words ORDER BY articles.path, said.locale, line, column, text"
        )
        yield from (Conflict(*other) for other in others)
        self._base.execute("DROP TABLE leaders")

    def _is_without(self, what: str) -> bool:
        """Tell whether there are none, as the last look found, or since no text is offered, or none known."""
        if self._base.execute("SELECT 1 FROM without WHERE what = ?", (what,)).fetchone():
            return True
        needed = ("role < 2", "role = 2") if what == "offers" else ("role < 2",)
        if all(self._base.execute(f"SELECT 1 FROM said WHERE {roles} LIMIT 1").fetchone() for roles in needed):
            return False
        self._note_without(what)
        return True

    def _note_without(self, what: str) -> None:
        self._base.execute("INSERT OR IGNORE INTO without VALUES (?)", (what,))
