"""What a catalog of sentences says of paragraphs, and one of paragraphs of sentences, where `[segments] unit` has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from localize.catalogs.origins import with_origin
from localize.model import Article, Entry, Segment
from localize.segments import paragraphs, units

Look = Callable[[Segment], Entry | None]
"""Returns the entry that an old catalog has for a text, if it is translated."""

_ASKED = 50
"""New sentences of which it is asked whether they stand in an old paragraph; where the unit has changed, most do."""


def across_units(
    article: Article,
    new: Mapping[int, Segment],
    entries: Sequence[Entry],
    look: Look,
    known: Sequence[Entry],
    language: str,
) -> list[tuple[int, Entry]]:
    """Return entries of `new` segments, by place, with what the old catalog says of the same texts in another unit.

    The translations of a paragraph's sentences are that of the paragraph, confirmed where all are and the page stays
    as it was. That of a paragraph with as many sentences as the source is divided among them, fuzzy. Where an entry has
    come back from before the unit changed, what has been corrected since goes before what it says. `known` are entries
    of the old catalog that the article doesn't use any more.
    """
    places = {segment.id: place for place, segment in new.items()}
    result: dict[int, Entry] = {}
    if article.sentences:
        tags = [element.tag for element in article.elements]
        for paragraph, sentences in units.grouped(list(new.values()), article.sentences):
            place = places[paragraph.id]
            found = [entry for entry in map(look, sentences) if entry is not None]
            if entries[place].msgstr and any(old.obsolete or old.fuzzy for old in found):
                continue
            made = _joined(article, paragraph, sentences, found, entries[place], language, tags)
            if made is not None and not _alike(made.msgstr, entries[place].msgstr):
                result[place] = made
    elif known and _may_be_divided([segment.text for segment in new.values()], known):
        for paragraph, sentences in units.grouped(paragraphs(article).segments, article.segments):
            if len(sentences) < 2 or not any(one.id in places for one in sentences):
                continue
            old = look(paragraph)
            if old is None:
                continue
            texts = units.parted(paragraph, sentences, old.msgstr, language)
            for sentence, text in zip(sentences, texts or (), strict=texts is not None):
                if sentence.id not in places:
                    continue
                place = places[sentence.id]
                back = entries[place].msgstr
                if not back or not (old.obsolete or old.fuzzy or _alike(back, text)):
                    result[place] = _from(entries[place], [old], text, sure=False)
    return list(result.items())


def _joined(
    article: Article,
    paragraph: Segment,
    sentences: Sequence[Segment],
    found: Sequence[Entry],
    entry: Entry,
    language: str,
    tags: Sequence[str],
) -> Entry | None:
    if len(found) < len(sentences):
        return None
    made = units.whole(article, paragraph, sentences, [old.msgstr for old in found], language, tags)
    if made is None:
        return None
    text, same = made
    return _from(entry, found, text, sure=same and not any(old.fuzzy for old in found))


def _from(entry: Entry, found: Sequence[Entry], text: str, *, sure: bool) -> Entry:
    """Return an entry with a translation that comes from other entries, and with what people have noted there."""
    comments = [*entry.comments, *(line for old in found for line in with_origin(old.comments, None))]
    if entry.msgstr:
        comments.append(f"another translation: {entry.msgstr}")
    return replace(entry, msgstr=text, comments=tuple(dict.fromkeys(comments)), flags=() if sure else ("fuzzy",))


def _alike(one: str, other: str) -> bool:
    """Tell whether two translations are the same but for blanks, which joining and dividing may change."""
    return "".join(one.split()) == "".join(other.split())


def _may_be_divided(new: Sequence[str], known: Sequence[Entry]) -> bool:
    """Tell at a look whether new sentences stand in old paragraphs."""
    old = "\0".join(entry.msgid for entry in known)
    plainly = [text for text in new if "<" not in text]
    return any(text in old for text in plainly[:_ASKED])
