"""What each piece of running text is to a quote: foreign, a citation, a label, the article's own words, or a break."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from functools import cache
from itertools import islice, takewhile

from localize.article.locks import is_reference
from localize.errors import ArticleError
from localize.languages import detect, ends_like_sentence, has_script, same_language, written_in
from localize.languages.scripts import RANGES
from localize.model import Article, Block, Form, Segment
from localize.quotes import labels
from localize.quotes.citation import ancestor, announces, cited, cites, doi, trailing
from localize.segments import cut
from localize.values import frozen


class Kind(StrEnum):
    """What a segment of running text is."""

    FOREIGN = "foreign"
    CITATION = "citation"
    LABEL = "label"
    OWN = "own"
    BREAK = "break"
    """A heading, or the page's frame: no translation is looked for beyond."""
    ASIDE = "aside"
    """A caption, a button, a word or two without a letter of the article's script: passed over."""


@frozen
class Item:
    """A segment of running text, classified."""

    place: int
    """Index into `Article.segments`."""
    kind: Kind
    language: str
    container: int
    """The element whose foreign segments belong together: a block quotation, else the parent of the block's element."""


_FRAME = ("nav", "footer", "header", "form", "menu", "dialog")
_ASIDES = frozenset({"caption", "button", "option", "summary"})
_WORD = re.compile(r"[^\W\d_]{2,}")
_BREAK = re.compile(r"<br\d+/>")
_COPYRIGHT = re.compile(r"©|\(c\)\s|copyright|all rights reserved|powered by", re.IGNORECASE)
_LONG_ENOUGH = 60
"""Letters from which on the language model is believed about a text in the article's own script."""


def speaks_one_language(article: Article) -> bool:
    """Tell at a look that a page can't hold a quote, whatever its texts say: most pages don't.

    So it is where the article's language has a script of its own, each text is declared or taken to be in this language,
    none is a reference, and nowhere four words stand in a row that this script doesn't write.
    """
    scripts = written_in(article.language)
    if not scripts or scripts == {"Latn"}:
        return False
    for block in article.blocks:
        if block.locked == "reference" or (block.language != article.language and block.form is Form.TEXT):
            return False
    texts = [segment.text for segment in article.segments]
    texts += [segment.plain for segment in article.segments if segment.placeholders]
    between = RANGES[min(scripts)][0]
    found = _foreign_stretches(scripts).findall(between.join(texts))
    return all(len(_WORD.findall(stretch)) < _FEWEST_WORDS for stretch in found)


_FEWEST_WORDS = 4
"""No sentence that is taken for another language's has fewer words."""


@cache
def _foreign_stretches(scripts: frozenset[str]) -> re.Pattern[str]:
    """Return what finds stretches without a letter of these scripts, long enough for four words of two letters."""
    letters = "".join(RANGES[script] for script in sorted(scripts))
    return re.compile(f"[^{letters}]{{11,}}")


def divided(article: Article) -> Article:
    """Cut a quoted text from what announces it (Abstract:), and from the reference in its last line.

    A block that holds a DOI is offered as one segment, since nothing of a reference is translated; a quoted text there
    is taken for a part of the reference.
    """
    marked = cited(article)
    for segment in article.segments:
        begins = labels.announcement(segment.text) if article.blocks[segment.block].form is Form.TEXT else None
        if begins and begins < len(segment.text) and _is_foreign(article, segment, segment.text[begins:]):
            with suppress(ArticleError):
                # Where the two share a tag, the word stays in the sentence.
                article = cut(article, segment.id, begins)
            continue
        if segment.locked != "reference" or "<br" not in segment.text:
            continue
        if cites(replace(article.blocks[segment.block], locked=None), marked):
            continue
        for found in _BREAK.finditer(segment.text):
            words, rest = segment.text[: found.start()], segment.text[found.end() :]
            if is_sentence(words, "en") and not is_reference(words) and is_reference(rest, cited=True):
                article = cut(article, segment.id, found.start())
                break
    return article


def _is_foreign(article: Article, segment: Segment, words: str) -> bool:
    """Tell whether a text behind an announcement is a sentence in another language than the article's."""
    own = written_in(article.language)
    scripts = own - {"Latn"} or own
    foreign = segment.locked == "other-language" or not any(has_script(words, script) for script in scripts)
    return foreign and is_sentence(words, "en")


def items(article: Article, more: Sequence[str] = ()) -> list[Item]:
    """Classify the segments of running text, in order; attributes and metadata are left out."""
    found: list[Item] = []
    known: dict[int, tuple[Kind | None, str, int]] = {}
    marked = cited(article)
    for place, segment in enumerate(article.segments):
        block = article.blocks[segment.block]
        if block.form is not Form.TEXT:
            continue
        if block.index not in known:
            known[block.index] = (*_block_kind(article, block, marked), _container(article, block))
        kind, language, container = known[block.index]
        if kind is Kind.CITATION and announces(segment):
            kind = Kind.ASIDE
        if kind is Kind.FOREIGN and labels.announcement(segment.text) == len(segment.text):
            kind = Kind.ASIDE
        if kind is None:
            kind, language = _segment_kind(article, segment, block, more)
            if kind is Kind.FOREIGN and not _line_start(article, place, found):
                kind = Kind.OWN
        found.append(Item(place, kind, language or article.language, container))
    return _with_short(article, found)


def _with_short(article: Article, found: list[Item]) -> list[Item]:
    """Take short statements for foreign that stand in a block quotation or a list with foreign ones.

    Alone, two or three words may be a name or a heading (`No one stopped treatment.`).
    """
    languages: dict[int, str] = {}
    for item in found:
        if item.kind is Kind.FOREIGN and _holds_quotes(article, item):
            languages.setdefault(item.container, item.language)
    return [
        replace(item, kind=Kind.FOREIGN, language=languages[item.container])
        if item.kind is Kind.ASIDE and item.container in languages and _is_short(article, item)
        else item
        for item in found
    ]


def _holds_quotes(article: Article, item: Item) -> bool:
    return item.container >= 0 and article.elements[item.container].tag in ("blockquote", "ul", "ol")


def _is_short(article: Article, item: Item) -> bool:
    segment = article.segments[item.place]
    block = article.blocks[segment.block]
    if segment.locked not in (None, "other-language") or block.kind in _ASIDES or block.kind == "heading":
        return False
    if any(has_script(segment.plain, script) for script in written_in(article.language) - {"Latn"}):
        return False
    return written_in(article.language) != {"Latn"} and is_sentence(segment.plain, "en", least=2)


def _block_kind(article: Article, block: Block, marked: Sequence[tuple[int, int]]) -> tuple[Kind | None, str]:
    """Return what all segments of a block are; None where it is for each to say."""
    quotation = ancestor(article, block.element, "blockquote", "q")
    frame = ancestor(article, block.element, *_FRAME)
    if frame is not None and (quotation is None or frame > quotation):
        return (Kind.CITATION if quotation is not None else Kind.BREAK), ""
    if cites(block, marked):
        quoted = not cites(replace(block, locked=None), marked) and _begins_quote(article, block)
        return (Kind.FOREIGN, _language(article, block)) if quoted else (Kind.CITATION, "")
    foreign = not same_language(block.language, article.language)
    if foreign and block.locked in ("other-language", "translate-no"):
        if _is_entry(article, block):
            return Kind.CITATION, ""
        aside = (block.kind in _ASIDES or block.kind == "heading") and quotation is None
        return (Kind.ASIDE if aside else Kind.FOREIGN), block.language
    if block.locked:
        return Kind.ASIDE, ""
    if written_in(article.language) == {"Latn"} and block.kind not in _ASIDES and block.kind != "heading":
        whole = " ".join(segment.plain for segment in article.segments if segment.block == block.index)
        language = detect(whole) if sum(map(str.isalpha, whole)) >= _LONG_ENOUGH else None
        if language and not same_language(language, article.language):
            return Kind.FOREIGN, language
    return None, ""


def _begins_quote(article: Article, block: Block) -> bool:
    """Tell whether a block taken for a reference is a quoted text with its reference in the last line."""
    if block.locked != "reference":
        return False
    segments = [segment for segment in article.segments if segment.block == block.index]
    below = trailing(article, segments)
    text = " ".join(segment.plain for segment in segments[: len(segments) - below])
    if not below or is_reference(text) or not is_sentence(text, "en"):
        return False
    return not any(has_script(text, script) for script in written_in(article.language) - {"Latn"})


def _language(article: Article, block: Block) -> str:
    text = " ".join(segment.plain for segment in article.segments if segment.block == block.index)
    return block.language if not same_language(block.language, article.language) else spoken(text) or "en"


def _is_entry(article: Article, block: Block) -> bool:
    """Tell whether a block in another language is an entry of a list of references and nothing more."""
    whole = " ".join(segment.plain for segment in article.segments if segment.block == block.index)
    return doi(whole) is not None and is_reference(whole, cited=True)


def _segment_kind(article: Article, segment: Segment, block: Block, more: Sequence[str]) -> tuple[Kind, str]:
    if labels.whole(segment.text, more):
        return Kind.LABEL, ""
    quotation = ancestor(article, block.element, "blockquote", "q")
    if block.kind == "heading" and quotation is None:
        return Kind.BREAK, ""
    if labels.announcement(segment.text) == len(segment.text):
        return Kind.ASIDE, ""
    if block.kind in _ASIDES and not _under_quote(article, block):
        return Kind.ASIDE, ""
    own = written_in(article.language)
    if own and own != {"Latn"} and not any(has_script(segment.plain, script) for script in own):
        if is_sentence(segment.plain, "en", least=6 if quotation is None else 4):
            language = spoken(segment.plain)
            if language and not same_language(language, article.language):
                return Kind.FOREIGN, language
        return Kind.ASIDE, ""
    return Kind.OWN, ""


def _under_quote(article: Article, block: Block) -> bool:
    """Tell whether a block is the caption of a figure that holds a block quotation, not a picture."""
    figure = ancestor(article, block.element, "figure")
    if block.kind != "caption" or figure is None:
        return False
    end = article.elements[figure].end
    inside = takewhile(lambda element: element.start < end, islice(article.elements, figure + 1, None))
    return any(element.tag == "blockquote" for element in inside)


def _line_start(article: Article, place: int, found: Sequence[Item]) -> bool:
    """Tell whether a foreign sentence in a block of mixed languages begins it or a line.

    One that follows another such, or the word that announces it (原文), does as well.
    """
    segment = article.segments[place]
    if not found or article.segments[found[-1].place].block != segment.block or found[-1].kind is Kind.FOREIGN:
        return True
    before = article.segments[found[-1].place].text
    if labels.announcement(before) == len(before):
        return True
    return "<br" in article.source[article.segments[found[-1].place].end : segment.start].lower()


def _container(article: Article, block: Block) -> int:
    quotation = ancestor(article, block.element, "blockquote", "q")
    if quotation is not None:
        return quotation
    return article.elements[block.element].parent if block.element >= 0 else -1


_ENGLISH = re.compile(
    r"\b(?:the|and|with|that|this|from|not|which|have|been|you|your|they|our|were|by|to|it|as|did|does|than|these|those|their)\b",
    re.IGNORECASE,
)


def spoken(text: str) -> str | None:
    """Return the language of a foreign text that no attribute tells; None when unsure.

    Single sentences are too short for the language model, which takes English of Latin roots for French; a word that only
    English has settles it. Sources are quoted in English more often than in all other languages together.
    """
    if sum(map(str.isalpha, text)) < 3 * _LONG_ENOUGH and text.isascii() and _ENGLISH.search(text):
        return "en"
    return detect(text)


def is_sentence(text: str, language: str, least: int = 6) -> bool:
    """Tell whether a text is a sentence of some length, and no name, menu or copyright notice."""
    if _COPYRIGHT.search(text) or not ends_like_sentence(text, language):
        return False
    if written_in(language) & {"Hani", "Hang", "Hira", "Kana"}:
        return sum(map(str.isalpha, text)) >= 12
    return len(_WORD.findall(text)) >= least
