"""An article and a page that translates it -> the translations that the page has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, groupby

from localize.adopt.beads import Match, match_sentences
from localize.adopt.blocks import link_blocks
from localize.adopt.dividing import divide
from localize.adopt.judge import require_language, require_translation
from localize.adopt.placeholders import carried
from localize.adopt.remainders import has_remainder, with_remainders
from localize.adopt.types import Adoption, BlockLink, Found
from localize.catalogs.originals import CONFIDENT
from localize.checks import check_pair, rules
from localize.glossary import Glossary
from localize.model import Article, Form, Segment
from localize.quotes import Encoder, remembering
from localize.segments import joined

EVIDENCE = ("citation", "leftover-script", "length-ratio", "number", "statistic", "unit")
"""Rules whose findings tell that two texts may not say the same."""
LIKELY = 0.25
"""Score from which a pair is relied on where the structure of the pages says so, too.

Structure makes it nearly certain: of the 3,500 single sentences of the pages that it was measured on (docs/adopt.md)
four had less. Where the meaning alone speaks for a pair, it is `CONFIDENT`, as for quoted sentences.
"""


def adopt(
    article: Article, page: Article, *, encoder: Encoder | None = None, glossary: Glossary | None = None
) -> Adoption:
    """Find the translation of each segment of an article on a page that exists already.

    Raises ArticleError where the page is in the wrong language, or doesn't translate the article.
    """
    encoder = remembering(encoder)
    require_language(article, page)
    encoder.encode([segment.plain for one in (article, page) for segment in one.segments])
    links = link_blocks(article, page, encoder=encoder, glossary=glossary)
    require_translation(article, page, links, encoder=encoder)
    return _Adopting(article, page, encoder, glossary).adopt(links)


class _Adopting:
    """The two pages, and what has been found so far."""

    def __init__(self, article: Article, page: Article, encoder: Encoder, glossary: Glossary | None) -> None:
        self.article = article
        self.page = page
        self.encoder = encoder
        self.glossary = glossary
        self.languages = (article.language, page.language)
        self.found: list[Found] = []
        self.placed: set[str] = set()
        """Ids of the page's segments that are somewhere in the article, offered or not."""

    def adopt(self, links: Iterable[BlockLink]) -> Adoption:
        ours, theirs = by_block(self.article), by_block(self.page)
        for link in links:
            source = [segment for block in link.source for segment in ours.get(block, ())]
            target = [segment for block in link.target for segment in theirs.get(block, ())]
            if source and target:
                self._link(source, target, sure=link.sure)
        unplaced = tuple(segment for segment in self.page.segments if segment.id not in self.placed)
        return Adoption(tuple(self.found), unplaced)

    def _link(self, source: Sequence[Segment], target: Sequence[Segment], *, sure: bool) -> None:
        if [segment.text for segment in source] == [segment.text for segment in target]:
            for one, other in zip(source, target, strict=True):
                self._same(one, other)
            return
        if self.article.blocks[source[0].block].form is Form.TEXT and not has_remainder(self.article, source):
            target = with_remainders(self.page, target)
        matches = match_sentences(source, target, self.languages, encoder=self.encoder, glossary=self.glossary)
        places = {segment.id: place for place, segment in enumerate(target)}
        order = [places[match.target[0].id] for match in matches]
        furthest = [*accumulate(order, max)]
        nearest = [*accumulate(reversed(order), min)][::-1]
        for match, place, before, after in zip(matches, order, furthest, nearest, strict=True):
            self.placed.update(segment.id for segment in match.target)
            self._match(match, sure=sure, crossed=before > place or after < place)

    def _same(self, source: Segment, target: Segment) -> None:
        """Take over a text that is the same in both: a name; not one that the page left untranslated."""
        self.placed.add(target.id)
        problems = check_pair(source.text, target.text, *self.languages, skip=_all_but("same-as-source"))
        if source.locked is None and not problems:
            self.found.append(Found(source, target.text, 1.0, (target,)))

    def _match(self, match: Match, *, sure: bool, crossed: bool) -> None:
        doubts = ("the page says it at another place",) if crossed else ()
        groups = groups_of(self.page, match.target)
        if len(match.source) == 1:
            self._take(match.source[0], groups, match, match.score, doubts, sure=sure)
            return
        parts = divide(self.page, groups[0], match.source, self.article.language, encoder=self.encoder)
        if len(groups) > 1 or parts is None:
            others = " ".join(segment.plain for segment in match.source[1:])
            self._take(
                match.source[0], groups, match, match.score, (*doubts, f"it says this, too: {others}"), sure=sure
            )
            return
        whole = groups[0].plain
        scores = [
            sum(found.score for found in match_sentences([one], [part], self.languages, encoder=self.encoder))
            for one, part in zip(match.source, parts, strict=True)
        ]
        # A place that is wrong for one part is wrong for its neighbour.
        for one, part in zip(match.source, parts, strict=True):
            self._take(one, (part,), match, min(scores), doubts, sure=False, whole=whole)

    def _take(
        self,
        segment: Segment,
        parts: Sequence[Segment],
        match: Match,
        score: float,
        doubts: tuple[str, ...],
        *,
        sure: bool,
        whole: str = "",
    ) -> None:
        if segment.locked is not None:
            return
        text, wrong = carried(self.article, segment, self.page, parts, self.page.language)
        doubts += wrong
        if match.guessed or score < (LIKELY if sure else CONFIDENT):
            doubts += ("it may say something else",)
        problems = check_pair(segment.text, text, *self.languages, skip=_all_but(*EVIDENCE))
        doubts += tuple(f"{problem.rule}: {problem.message}" for problem in problems)
        self.found.append(Found(segment, text, score, match.target, whole, tuple(dict.fromkeys(doubts))))


@cache
def _all_but(*names: str) -> frozenset[str]:
    """Return the other rules, to be skipped."""
    return frozenset(rules()) - frozenset(names)


def by_block(article: Article) -> dict[int, list[Segment]]:
    """Return the segments of each block."""
    found: dict[int, list[Segment]] = {}
    for segment in article.segments:
        found.setdefault(segment.block, []).append(segment)
    return found


def groups_of(page: Article, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return segments, those that stand in one block made one."""
    groups = [tuple(group) for _, group in groupby(segments, key=lambda segment: segment.block)]
    return tuple(group[0] if len(group) == 1 else joined(page, group) for group in groups)
