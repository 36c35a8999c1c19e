"""Mark text that is in another language than the page around it: quotes, and what is not translated yet.

A screen reader, a hyphenator and a font need to know (WCAG 2.2, success criterion 3.1.2). The mark is a `lang` in the
start tag of the element where the element holds nothing else, else a `span` around the text.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import islice

from localize.article.elements import FAR
from localize.languages import direction, has_script, same_language, written_in
from localize.model import Article, Block, Role, Segment
from localize.site.outline import Outline, declared, lingers
from localize.site.place import Place
from localize.site.tags import AttributeEdit, Changes, Insertion, Kind, Rank, before_root, is_fragment, set_attribute
from localize.values import frozen

NO_SPAN = frozenset({
    "table", "thead", "tbody", "tfoot", "tr", "colgroup", "select", "optgroup", "option", "datalist", "textarea",
    "title", "svg", "math", "text", "tspan", "desc", "script", "style", "noscript", "template", "html", "head"
})  # fmt: skip
"""Elements in which the parser would drop or move a `span`, or show it as text."""


@frozen
class Mark:
    """A mark to make."""

    language: str
    element: int
    """The element to mark, -1 where the text is to be wrapped."""
    start: int
    end: int
    """The marked text's range."""


def displayed(
    article: Article, translated: Collection[str], *, locale: str, left_out: Collection[str]
) -> dict[str, str]:
    """Return the language of each segment's text as the page shows it; where it is unknown there is none.

    Locked text (references, names) has no known language, so nothing is claimed about it.
    """
    quoted = {id_: quote.language for quote in article.quotes for id_ in quote.segments}
    languages: dict[str, str] = {}
    for segment in article.segments:
        if segment.id in left_out or segment.part == "citation":
            continue
        if segment.id in translated:
            languages[segment.id] = locale
        elif segment.id in quoted:
            languages[segment.id] = quoted[segment.id]
        elif segment.locked is None and _is_written_in(segment, segment.language or article.language):
            languages[segment.id] = segment.language or article.language
    return languages


def _is_written_in(segment: Segment, language: str) -> bool:
    """Tell whether a text has a letter of its language's scripts: `PRP` on a Japanese page says nothing."""
    scripts = written_in(language)
    return not scripts or any(has_script(segment.plain, script) for script in scripts)


def retargeted(outline: Outline, languages: Mapping[str, str], locale: str) -> dict[int, str]:
    """Return the elements whose `lang` says the source language though their text is translated: index -> locale.

    The page's own `lang` is set in any case.
    """
    source = outline.article.language
    changed: dict[int, str] = {}
    for element in outline.article.elements:
        says = declared(element)
        if element.tag == "html" and element.parent == -1:
            changed[element.index] = locale
        elif says and same_language(says, source):
            shown = {languages.get(s.id) for b in outline.texts_in(element.start, element.end) for s in _of(outline, b)}
            if locale in shown:
                changed[element.index] = locale
    return changed


def marks(outline: Outline, languages: Mapping[str, str], around: Mapping[int, str], locale: str) -> tuple[Mark, ...]:
    """Return the marks that a page needs; `around` are the elements whose `lang` is changed (see `retargeted`)."""
    context = dict(around)
    made: list[Mark] = []
    # Where nothing but the root says a language, it holds everywhere.
    uniform = set(around.values()) <= {locale} and {-1, *around}.issuperset(outline.speaking)
    reach = 0
    """Where the last of the marked elements ends."""
    for block in outline.texts:
        wanted = {languages[s.id] for s in _of(outline, block) if s.id in languages}
        if not wanted or (uniform and block.start >= reach and all(_agrees(one, locale) for one in wanted)):
            continue
        whole = _whole(outline, block, languages, context, locale)
        if whole is not None:
            context[whole.element] = whole.language
            reach = max(reach, whole.end)
            made.append(whole)
            continue
        made += _runs(outline, block, languages, context, locale)
    return tuple(made)


def attributes(language: str, locale: str) -> str:
    """Return the attributes of a mark, with a space before each: `lang`, and `dir` where it differs from the page's."""
    turned = f' dir="{direction(language)}"' if direction(language) != direction(locale) else ""
    return f' lang="{language}"{turned}'


def _of(outline: Outline, block: Block) -> tuple[Segment, ...]:
    return outline.segments.get(block.index, ())


def _agrees(one: str, other: str) -> bool:
    return one == other or same_language(one, other)


def _context(outline: Outline, element: int, context: Mapping[int, str], locale: str) -> str:
    """Return the language that holds inside an element."""
    for ancestor in islice(outline.ancestors(element), FAR):
        if ancestor.index in context:
            return context[ancestor.index]
        says = declared(ancestor)
        if says:
            return says
    far = outline.speaking[element] if element >= 0 else -1
    if far < 0:
        return locale
    return context.get(far) or declared(outline.article.elements[far]) or locale


def _whole(
    outline: Outline, block: Block, languages: Mapping[str, str], context: Mapping[int, str], locale: str
) -> Mark | None:
    """Return the mark of a block's element, where all text in it is in one other language."""
    if block.element < 0:
        return None
    element = next((e for e in outline.ancestors(block.element) if not lingers(e)), None)
    if (
        element is None
        or element.tag in ("html", "head")
        or element.get("lang") is not None
        or element.index in context
    ):
        return None
    if outline.count_in(element.start, element.end) > FAR:
        return None
    found = {languages.get(s.id) for b in outline.texts_in(element.start, element.end) for s in _of(outline, b)}
    found -= {None}
    if len(found) != 1:
        return None
    language = found.pop()
    if language is None or _agrees(language, _context(outline, element.index, context, locale)):
        return None
    if all(_is_marked(outline, block, s, language, context, locale) for s in _of(outline, block) if s.id in languages):
        return None
    return Mark(language, element.index, element.start, element.end)


def _runs(
    outline: Outline, block: Block, languages: Mapping[str, str], context: Mapping[int, str], locale: str
) -> list[Mark]:
    """Return the marks around runs of neighbouring segments that are in one other language."""
    if any(e.tag in NO_SPAN - {"html"} for e in islice(outline.ancestors(block.element), FAR)) and not _in_cell(
        outline, block
    ):
        return []
    made: list[Mark] = []
    home = None
    for segment in _of(outline, block):
        language = languages.get(segment.id)
        if language is None or _is_marked(outline, block, segment, language, context, locale):
            home = None
            continue
        inner = outline.innermost(block, segment.start)
        if made and home == (inner, language):
            made[-1] = Mark(language, -1, made[-1].start, segment.end)
        else:
            made.append(Mark(language, -1, segment.start, segment.end))
        home = (inner, language)
    return made


def _in_cell(outline: Outline, block: Block) -> bool:
    """Tell whether a block's nearest special ancestor is a cell, in which a `span` may stand again."""
    for ancestor in islice(outline.ancestors(block.element), FAR):
        if ancestor.tag in ("td", "th", "caption"):
            return True
        if ancestor.tag in NO_SPAN:
            return False
    return False


def _is_marked(
    outline: Outline, block: Block, segment: Segment, language: str, context: Mapping[int, str], locale: str
) -> bool:
    """Tell whether the elements around and in a segment already say its language."""
    visible = [
        max(piece.start, segment.start)
        for piece in block.pieces
        if piece.role is Role.TEXT and piece.start < segment.end and piece.end > segment.start and piece.text.strip()
    ]
    places = {outline.innermost(block, offset) for offset in visible} or {block.element}
    places = {place for place in places if not _marks_itself(outline, segment, place)}
    return all(_agrees(language, _context(outline, place, context, locale)) for place in places)


def _marks_itself(outline: Outline, segment: Segment, place: int) -> bool:
    """Tell whether an element inside a segment says its own language: a Latin name in a translated sentence."""
    for ancestor in outline.ancestors(place):
        if ancestor.start < segment.start:
            return False
        if ancestor.get("lang") is not None:
            return True
    return False


# --- as edits --------------------------------------------------------------------------------------------------------


def on_element(article: Article, mark: Mark, locale: str) -> tuple[AttributeEdit, ...]:
    """Return the attributes that make a mark on an element."""
    if mark.element < 0:
        return ()
    element = article.elements[mark.element]
    edits = set_attribute(article, element, "lang", mark.language)
    if direction(mark.language) != direction(locale) and element.get("dir") is None:
        edits += set_attribute(article, element, "dir", direction(mark.language))
    return edits


def around_text(mark: Mark, locale: str) -> tuple[Insertion, ...]:
    """Return the `span` that makes a mark around text."""
    if mark.element >= 0:
        return ()
    return (
        Insertion(mark.start, f"<span{attributes(mark.language, locale)}>", Rank.OPEN_SPAN, Kind.WRAPPER),
        Insertion(mark.end, "</span>", Rank.CLOSE_SPAN, Kind.WRAPPER),
    )


def page_language(article: Article, changed: Mapping[int, str], place: Place) -> Changes:
    """Set the language of the page, and of its parts that say the source language (`changed`, see `retargeted`).

    A page whose `html` tag is left out gets one; a fragment does not. `dir` is set for right-to-left languages, and
    where the source has one.
    """
    if not place.turned:
        return Changes()
    tags: list[AttributeEdit] = []
    root = next((element for element in article.elements if element.tag == "html"), None)
    for index, language in sorted(changed.items()):
        element = article.elements[index]
        if element is not root:
            names = [name for name in ("lang", "xml:lang") if element.get(name) is not None]
            tags += [edit for name in names for edit in set_attribute(article, element, name, language)]
    tags += _declared(article, place)
    locale, turned = place.locale, direction(place.locale)
    if root is not None:
        tags += set_attribute(article, root, "lang", locale)
        if root.get("xml:lang") is not None:
            tags += set_attribute(article, root, "xml:lang", locale)
        if turned == "rtl" or root.get("dir") is not None:
            tags += set_attribute(article, root, "dir", turned)
        return Changes(tuple(tags))
    if is_fragment(article):
        return Changes(tuple(tags))
    mark = ' dir="rtl"' if turned == "rtl" else ""
    return Changes(tuple(tags), (Insertion(before_root(article), f'<html lang="{locale}"{mark}>', kind=Kind.ROOT),))


def _declared(article: Article, place: Place) -> list[AttributeEdit]:
    """Set the language in `content-language` and in microdata's `inLanguage`."""
    tags: list[AttributeEdit] = []
    for element in article.elements:
        if element.tag != "meta":
            continue
        content = (element.get("content") or "").strip()
        names = {(element.get("http-equiv") or "").strip().lower(), (element.get("itemprop") or "").strip()}
        if names & {"content-language", "inLanguage"} and content and same_language(content, article.language):
            tags += set_attribute(article, element, "content", place.locale)
    return tags
