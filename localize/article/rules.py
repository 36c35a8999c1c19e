"""What is translatable: the one table that decides it.

HTML's own list of translatable attributes is at https://html.spec.whatwg.org/multipage/dom.html#attr-translate; what
ITS 2.0 calls elements within text is INLINE here.
"""

from __future__ import annotations

import re


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


# --- elements --------------------------------------------------------------------------------------------------------

KINDS = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "p": "paragraph", "blockquote": "quote",
    "li": "list-item", "dt": "list-item", "dd": "list-item",
    "td": "table-cell", "th": "table-cell",
    "caption": "caption", "figcaption": "caption", "legend": "caption",
    "button": "button", "label": "label", "option": "option", "summary": "summary",
    "title": "metadata", "textarea": "field", "pre": "code", "listing": "code", "text": "caption", "desc": "caption",
}  # fmt: skip
"""The kind of the text in an element; in any other block it is a paragraph."""

BLOCKS = _names("""
    address article aside blockquote body caption center col colgroup dd desc details dialog dir div dl dt fieldset
    figcaption figure footer foreignobject form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html label legend li
    listing main menu nav ol optgroup option p pre search section summary table tbody td text tfoot th thead tr ul
""")
"""Elements whose tags end a run of text. All others stand within text."""

SECTIONS = _names("article aside body details dialog fieldset footer main nav section td th")
"""Elements at whose end the headings inside stop being above what follows."""

OF_THE_PAGE = _names("footer nav")
"""Sections that, outside of PARTS, belong to the page and not to the heading that happens to stand before them."""

OF_THE_PAGE_ROLES = _names("contentinfo navigation")
OF_THE_PAGE_NAMES = _names("footer navfooter site-footer page-footer global-footer colophon")
"""Roles, and ids or classes, by which pages without these elements name the same."""

PARTS = _names("article main section dialog")
"""Sections whose headings are above the footer and the navigation inside."""

VOIDS = _names("area base br col embed hr img input link meta param source track wbr")
"""Elements that never have content."""

OPAQUE = _names("script style iframe noembed noframes xmp plaintext math")
"""Elements whose content is no text: code, other documents, formulas."""

ISLANDS = OPAQUE | _names("svg select button object video audio textarea title canvas noscript template")
"""Elements that stand in a sentence as a whole, like a picture; the text inside is offered by itself."""

CONTROLS = _names("input select textarea button")
"""Fields of a form: what stands before one and after it are two texts."""

CODE = _names("code kbd samp var")
"""Within a sentence a placeholder that translators don't open; a block of nothing else is not offered."""

CODE_BLOCKS = _names("pre listing")
"""Blocks of code: locked."""

MEANINGFUL = CODE | _names("math")
"""Elements that are part of what a sentence says, though they are placeholders: they stay inside at its edge."""

RCDATA = _names("title textarea")
"""Elements of text without tags."""

RUBY_READINGS = _names("rt rp rtc")
RUBY_PARTS = RUBY_READINGS | _names("rb")
"""Parts of ruby: the start tag of one ends the one before, but no block."""

# --- nesting ---------------------------------------------------------------------------------------------------------

SCOPES = {
    "button": 1, "object": 1, "marquee": 1, "applet": 1,
    "td": 2, "th": 2, "caption": 2, "tr": 2, "tbody": 2, "thead": 2, "tfoot": 2,
    "table": 3,
    "svg": 4, "math": 4, "template": 4, "noscript": 4,
}  # fmt: skip
"""An end tag closes nothing beyond an open element of a higher rank than its own."""

_CLOSE_P = _names("""
    address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hgroup hr main menu nav ol p pre listing search section summary table ul xmp plaintext
""")

IMPLIED_ENDS: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {
    **dict.fromkeys(_CLOSE_P, (_names("p"), ())),
    "li": (_names("li p"), ("ul", "ol", "menu", "dir")),
    "dt": (_names("dt dd p"), ("dl",)),
    "dd": (_names("dt dd p"), ("dl",)),
    "option": (_names("option"), ("select", "datalist")),
    "optgroup": (_names("option optgroup"), ("select",)),
    "td": (_names("td th caption colgroup"), ("table",)),
    "th": (_names("td th caption colgroup"), ("table",)),
    "tr": (_names("tr td th caption colgroup"), ("table",)),
    **dict.fromkeys(_names("tbody thead tfoot"), (_names("tr td th caption colgroup tbody thead tfoot"), ("table",))),
    "rt": (_names("rt rp rb"), ("ruby",)),
    "rp": (_names("rt rp rb"), ("ruby",)),
    "rb": (_names("rt rp rb rtc"), ("ruby",)),
    "rtc": (_names("rt rp rb rtc"), ("ruby",)),
    "body": (_names("head"), ()),
    "button": (_names("button"), ()),
}
"""By start tag: the elements that it ends, and those beyond which it ends none."""

# --- attributes ------------------------------------------------------------------------------------------------------

ATTRIBUTES: dict[str, frozenset[str] | None] = {
    "title": None,
    "alt": _names("img area input amp-img"),
    "placeholder": _names("input textarea"),
    "label": _names("optgroup option track menuitem menu command"),
    "abbr": _names("th td"),
    "summary": _names("table"),
    "aria-label": None,
    "aria-description": None,
    "aria-placeholder": None,
    "aria-roledescription": None,
    "aria-valuetext": None,
    "aria-braillelabel": None,
    "value": _names("input"),
    "content": None,
}
"""Translatable attributes: the elements that have them, None for all. `value` and `content` have conditions, below."""

TITLE_IS_A_NAME = _names("style")
"""Elements whose `title` names a style sheet set."""

VALUE_TYPES = _names("submit button reset")
"""Types of `input` whose `value` is what a button says."""

METAS = _names("""
    description keywords abstract subject author title application-name apple-mobile-web-app-title msapplication-tooltip
    og:title og:description og:site_name og:image:alt og:video:alt og:audio:title
    article:section article:tag article:author
    twitter:title twitter:description twitter:image:alt twitter:label1 twitter:data1 twitter:label2 twitter:data2
    dc.title dc.description dc.subject dc.creator dc.publisher
    dcterms.title dcterms.description dcterms.subject dcterms.abstract dcterms.creator dcterms.publisher
    name headline alternativeheadline alternatename caption text articlebody articlesection jobtitle
""")
"""`name`, `property` or `itemprop` of the elements whose `content` is for people, in lower case."""

# --- structured data -------------------------------------------------------------------------------------------------

JSON_KEYS = _names("""
    name headline alternativeHeadline alternateName description disambiguatingDescription abstract text articleBody
    articleSection caption keywords title slogan genre reviewBody jobTitle honorificPrefix honorificSuffix
    author creator publisher contributor reviewedBy copyrightNotice creditText accessibilitySummary
    about mentions knowsAbout audience step tool supply category serviceType aspect reviewAspect
    streetAddress addressLocality addressRegion
    howPerformed preparation followup procedureName risks epidemiology pathophysiology expectedPrognosis
    naturalProgression possibleComplication indication contraindication adverseOutcome dosageForm
    legalName medicalAudience audienceType activeIngredient administrationRoute mechanismOfAction warning
    alcoholWarning foodWarning breastfeedingWarning pregnancyWarning overdosage signOrSymptom riskFactor
    possibleTreatment typicalTest primaryPrevention secondaryPrevention bodyLocation itemListElement areaServed award
""")
"""Keys of schema.org whose string values (also in lists) are for people. Never `@type`, `@id`, `url`, dates, codes."""

JSON_LD_TYPES = _names("application/ld+json")

# --- never text ------------------------------------------------------------------------------------------------------

_NUMERALS = (
    "\\u00b2\\u00b3\\u00b9\\u00bc-\\u00be\\u2070-\\u2089\\u2150-\\u218b\\u2460-\\u249b\\u24ea-\\u24ff\\u2776-\\u2793"
    "\\u3220-\\u3229\\u3248-\\u324f\\u3251-\\u325f\\u3280-\\u3289\\u32b1-\\u32bf"
)
LETTER = re.compile(rf"[^\W\d_{_NUMERALS}]")
"""A text without a letter is kept and not offered."""

# Only single characters are repeated possessively: Python before 3.11.5 gets groups wrong (its issue 106052).
TEMPLATE = re.compile(
    r"\{\{\{?[^{}]*+\}\}\}?"
    r"|\{%(?:[^%{]++|%(?!\})|\{(?!%))*%\}"
    r"|\{\#[^#{}]*+\#\}"
    r"|<%(?:[^%<]++|%(?!>)|<(?!%))*%>"
    r"|<\?(?:php\b|=).*?(?:\?>|\Z)"
    r"|\[/[a-z][\w-]*+\]"
    r"|\[[a-z][\w-]*+(?:\s++[\w-]++=(?:\"[^\"\]]*+\"|'[^'\]]*+'|[^\s\]\"']++))+\s*+/?\]"
    r"|\[[a-z]++[_-][\w-]*+\s*+/?\]"
    r"|\[(?:audio|caption|embed|gallery|more|playlist|toc|video)\s*+/?\]",
    re.DOTALL,
)
"""What a template engine, PHP or WordPress replaces before a reader sees it: `{{ name }}`, `{% if %}`, `[gallery]`."""

REFERENCE_LABEL = re.compile(
    r"\s*[【\[((]?(?:引用文献|引用元|引用|参考文献|参考資料|参考|出典元|出典|参照|文献|参考文献|引用文献|来源|出处|참고문헌|참고|출처|References?|Sources?|Citation)"
    r"[】\])) ]?\s*(?:[::]\s*|(?<=[】\])\]])\s*)"
)
"""What stands before a reference on the same line, and is offered though the reference is not."""
