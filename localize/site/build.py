"""An article and its translations -> a page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from localize.article import Edit, fitting, splice, written
from localize.errors import ArticleError
from localize.model import Article, Element, Form, Segment, Where
from localize.segments import place as placed
from localize.segments import plain
from localize.settings import Settings
from localize.site import head, jsonld, links, redundant
from localize.site.compose import Composed, compose
from localize.site.expect import expected
from localize.site.filtered import Filtered, filtered, joined, unfiltered
from localize.site.marks import around_text, displayed, marks, on_element, page_language, retargeted
from localize.site.outline import Outline, outline
from localize.site.place import Index, Place
from localize.site.place import place as find_place
from localize.site.proof import verify
from localize.site.tags import AttributeEdit, Insertion, set_attribute
from localize.site.types import Expected, Page, Source
from localize.site.vacate import vacate
from localize.values import frozen

CONTROLS = frozenset({
    "button", "option", "optgroup", "label", "legend", "summary", "select", "textarea", "title", "th"
})  # fmt: skip
"""Elements whose text stays in the source language where `untranslated` is `omit`: empty, they would be of no use."""

EMPTIED = frozenset({
    "alt", "title", "abbr", "summary", "aria-label", "aria-description", "aria-placeholder", "placeholder", "content"
})  # fmt: skip
"""Attributes that are emptied under `omit`; the others (`value`, `label`, …) name a control."""


@frozen
class Plan:
    """Which segments a page shows, and how."""

    shown: Mapping[str, str]
    """Translations that stand on the page, by segment id."""
    untranslated: tuple[Segment, ...]
    """Segments without a translation, but for those that are left out as redundant."""
    left_out: frozenset[str]
    """Ids of segments that are taken out of the text."""
    emptied: frozenset[str]
    """Ids of attributes' and metadata's segments that are emptied."""
    cut: tuple[Element, ...] = ()
    """Elements that are not for the locale and go as a whole."""


def page(
    article: Article,
    translations: Mapping[str, str],
    *,
    locale: str,
    settings: Settings | None = None,
    sources: Iterable[Source] | Index = (),
) -> Page:
    """Build the page of an article in a locale, and prove it.

    `translations` are by segment id. `sources` tells all articles of the site (`source(article, name)` of each, or an
    `index` of them), so that links between them stay in the locale; an article that is not among them is named after
    its file. Raises ArticleError when a translation can't be placed, when something is untranslated and `[site]
    untranslated` is `error`, or when the proof fails.
    """
    settings = settings or Settings()
    spot = find_place(article, locale=locale, settings=settings, sources=sources)
    outlined = outline(article)
    plan = _plan(outlined, translations, spot)
    composed, proof = _composed(outlined, plan, spot)
    data = head.marked(article, splice(article, composed.edits, encoding=proof.encoding), proof.encoding)
    files, notes = links.assets(article, spot)
    try:
        verify(article, data, proof)
    except ArticleError as error:
        if not (plan.left_out or plan.cut):
            raise
        # In a page whose tags are misnested, taking an element out can move others: then nothing is taken out.
        kept = page(unfiltered(article), translations, locale=locale, settings=_keeping(settings), sources=sources)
        note = f"{article.path}: text that is to be left out for {locale} stays, since {error.message}"
        return replace(kept, notes=(*kept.notes, note))
    return Page(
        path=spot.path,
        data=data,
        title=_title(article, plan) or spot.own.title,
        translated=sum(s.locked is None and s.id in plan.shown for s in article.segments),
        untranslated=len(plan.untranslated),
        omitted=tuple(s.id for s in article.segments if s.id in plan.left_out or s.id in plan.emptied),
        assets=files,
        notes=notes,
        expected=proof,
    )


def _keeping(settings: Settings) -> Settings:
    """Return settings with which no text is left out."""
    return replace(
        settings,
        quotes=replace(settings.quotes, same_language="keep"),
        site=replace(settings.site, untranslated="source"),
    )


# --- what is shown ---------------------------------------------------------------------------------------------------


def _plan(outlined: Outline, translations: Mapping[str, str], spot: Place) -> Plan:
    article, settings = outlined.article, spot.settings
    left_out: set[str] = set()
    own: set[str] = set()
    for quote in redundant.redundant(article, spot.locale):
        if settings.quotes.same_language == "omit":
            left_out |= {*quote.translation, *quote.labels}
        else:
            own |= {*quote.translation}  # The catalog has the authors' words for it, which the page shows already.
    unwanted = filtered(article, spot.locale) if article.marks else Filtered()
    left_out |= unwanted.segments
    quoted = {id_ for quote in article.quotes for id_ in quote.segments}
    missing = tuple(
        segment
        for segment in article.segments
        if segment.locked is None
        and segment.id not in quoted
        and segment.id not in left_out
        and segment.id not in own
        and not translations.get(segment.id, "").strip()
        and spot.turned
    )
    if missing and settings.site.untranslated == "error":
        raise _untranslated(article, missing, spot.locale)
    emptied: set[str] = set()
    if settings.site.untranslated == "omit":
        for segment in missing:
            _leave_out(outlined, segment, left_out, emptied)
    emptied |= unwanted.emptied
    gone = left_out | own | unwanted.emptied
    shown = {id_: text for id_, text in translations.items() if text.strip() and id_ not in gone}
    return Plan(shown, missing, frozenset(left_out), frozenset(emptied), unwanted.elements)


def _leave_out(outlined: Outline, segment: Segment, left_out: set[str], emptied: set[str]) -> None:
    block = outlined.article.blocks[segment.block]
    if block.form is Form.TEXT:
        around = outlined.ancestors(outlined.innermost(block, segment.start))
        if not any(element.tag in CONTROLS for element in around):
            left_out.add(segment.id)
    elif block.form.in_json or (block.form is Form.ATTRIBUTE and block.name in EMPTIED):
        emptied.add(segment.id)


def _untranslated(article: Article, missing: Sequence[Segment], locale: str) -> ArticleError:
    first = missing[0]
    more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
    return ArticleError(
        f"{first.plain[:60]!r}{more} has no translation for {locale}; translate it, or set [site] untranslated to "
        '"source" or "omit"',
        Where(article.path, first.line, first.column),
    )


def _title(article: Article, plan: Plan) -> str:
    """Return the page's title as the page has it; drawings have titles of their own."""
    titles = {e.index for e in article.elements if e.tag == "title" and not _in_drawing(article, e)}
    texts = [
        plain(plan.shown.get(segment.id, segment.text), segment.placeholders)
        for segment in article.segments
        if article.blocks[segment.block].form is Form.RCDATA and article.blocks[segment.block].element in titles
    ]
    return " ".join(" ".join(texts).split())


def _in_drawing(article: Article, element: Element) -> bool:
    while element.parent >= 0:
        element = article.elements[element.parent]
        if element.tag == "svg":
            return True
    return False


# --- what changes ----------------------------------------------------------------------------------------------------


def _composed(outlined: Outline, plan: Plan, spot: Place) -> tuple[Composed, Expected]:
    article, locale = outlined.article, spot.locale
    folded = _folded(outlined, plan, spot)
    moved = {id_ for fold in folded for id_ in fold.labels}
    shown = {i: text for i, text in plan.shown.items() if i not in moved}
    cut = [Edit(element.start, element.end, "") for element in plan.cut]
    texts, values = _translated(article, shown, locale, absent=plan.left_out | moved, cut=cut)
    tags = [*links.links(article, spot), *_emptied(article, plan)]
    insertions: list[Insertion] = []
    cuts = joined([*vacate(outlined, plan.left_out), *plan.cut])
    changed: dict[int, str] = {}
    if spot.turned:
        languages = displayed(article, plan.shown, locale=locale, left_out=plan.left_out)
        changed = retargeted(outlined, languages, locale)
        for mark in marks(outlined, languages, changed, locale):
            tags += on_element(article, mark, locale)
            insertions += around_text(mark, locale)
    for fold in folded:
        cuts += fold.gone
        insertions += redundant.details(fold, locale)
    others = _structured(article, plan, spot)
    encoding = head.page_encoding(article, spot.settings)
    # What stands at one place keeps this order: the root before the declaration, that before anything else.
    for part in (
        page_language(article, changed, spot),
        head.declaration(
            article, encoding, plain_ascii=article.source.isascii() and all(edit.text.isascii() for edit in texts)
        ),
        head.addresses(article, spot),
        head.open_graph(article, spot),
    ):
        tags += part.tags
        insertions += part.insertions
        others += part.edits
        cuts += part.cuts
    texts, values, others = (written(article, edits, encoding) for edits in (texts, values, others))
    tags = [
        replace(tag, edit=edit)
        for tag, edit in zip(tags, written(article, [t.edit for t in tags], encoding), strict=True)
    ]
    insertions = [replace(insertion, text=fitting(insertion.text, encoding)) for insertion in insertions]
    covered = sorted((edit.start, edit.end) for edit in texts)
    within = tuple((e.start, e.end) for e in cut if any(low <= e.start and e.end <= high for low, high in covered))
    cuts = [part for part in cuts if part not in within]
    composed = compose(
        article,
        texts=texts,
        values=values,
        tags=tags,
        others=others,
        cuts=[cut for cut in cuts if not _within(cut, covered)],
        insertions=[i for i in insertions if not _within((i.at, i.at), covered)],
    )
    composed = replace(composed, removed=(*composed.removed, *within))
    return composed, expected(article, composed, tags, values, others, locale=locale, encoding=encoding)


def _folded(outlined: Outline, plan: Plan, spot: Place) -> tuple[redundant.Fold, ...]:
    if spot.settings.quotes.same_language != "collapse":
        return ()
    return redundant.folds(outlined, redundant.redundant(outlined.article, spot.locale), plan.shown, spot.locale)


def _within(cut: tuple[int, int], ranges: list[tuple[int, int]]) -> bool:
    """Tell whether a cut lies in something that stands in a translated sentence as a whole: there it is not made."""
    place = bisect_left(ranges, cut) - 1
    return place >= 0 and ranges[place][0] < cut[0] and cut[1] < ranges[place][1]


def _translated(
    article: Article, shown: Mapping[str, str], locale: str, *, absent: frozenset[str] | set[str], cut: Sequence[Edit]
) -> tuple[list[Edit], list[Edit]]:
    """Return the edits of text between tags, and those of values: attributes, titles, structured data."""
    blocks = article.blocks
    inside = {s.id: shown[s.id] for s in article.segments if s.id in shown and blocks[s.block].form is not Form.TEXT}
    values = placed(article, inside) if inside else ()
    apart = set(values)
    texts = placed(article, shown, language=locale, absent=absent, cuts=cut)
    return [edit for edit in texts if edit not in apart], list(values)


def _emptied(article: Article, plan: Plan) -> list[AttributeEdit]:
    blocks = [article.blocks[segment.block] for segment in article.segments if segment.id in plan.emptied]
    return [
        edit
        for block in blocks
        if block.form is Form.ATTRIBUTE
        for edit in set_attribute(article, article.elements[block.element], block.name, "")
    ]


def _structured(article: Article, plan: Plan, spot: Place) -> list[Edit]:
    emptied = [article.blocks[segment.block] for segment in article.segments if segment.id in plan.emptied]
    return [
        *jsonld.data(article, spot),
        *(Edit(block.start, block.end, "") for block in emptied if block.form.in_json),
    ]
