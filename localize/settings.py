"""What `localize.toml` can say; `docs/settings.md` is made from the docstrings of the fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from localize.values import frozen

GLOSSARY = ("glossary/medical.csv",)
"""The glossary of a workspace that names none."""
DECISIONS = "quotes.toml"
"""The file beside `localize.toml` in which people decide about quotes."""


@frozen
class ProjectSettings:
    """`[project]`: what is translated into what, and where things are."""

    source: str = "ja"
    """BCP 47 language of the articles."""
    locales: tuple[str, ...] = ("en",)
    """BCP 47 tags of the editions to make."""
    articles: tuple[str, ...] = ("articles/**/*.html",)
    """Globs, relative to the workspace."""
    catalogs: str = "locales"
    """Folder of templates and catalogs."""
    glossary: tuple[str, ...] = GLOSSARY
    """Glossary files; of a concept in two files the later one counts. The default may be missing: then there is none."""
    site: str = "site"
    """Folder that pages are written to."""


@frozen
class ExtractSettings:
    """`[extract]`: what of a page is offered, beside the built-in table; lists of CSS selectors."""

    include: tuple[str, ...] = ()
    """Elements whose text is offered though it would not be: code, references, other languages, `translate="no"`."""
    exclude: tuple[str, ...] = ()
    """Elements that the program does not look at, such as `nav.menu`; `img.icon@alt` is an attribute,
    `script@author.name` a string of JSON-LD."""
    lock: tuple[str, ...] = ()
    """Elements (or attributes) whose text is read and stays as it is, as with `translate="no"`."""
    attributes: tuple[str, ...] = ()
    """More attributes to offer: a selector, `@`, and the attribute's name, such as `figure@data-caption`;
    `script@legalName` offers a string of JSON-LD."""
    inline: tuple[str, ...] = ()
    """Elements that stand within a sentence though they would end it, such as `div.term`."""


@frozen
class SegmentSettings:
    """`[segments]`: what one entry of a catalog holds."""

    unit: str = "sentence"
    """sentence or paragraph; where it has changed, `extract` takes translations along."""


@frozen
class QuoteSettings:
    """`[quotes]`: bilingual quotes."""

    labels: tuple[str, ...] = ()
    """More labels of translations, beside the built-in ones."""
    same_language: str = "omit"
    """omit, keep or collapse: the translation, on a page in the quote's own language."""
    encoder: str = ""
    """Folder of a sentence-transformers model such as LaBSE, with its ONNX form; empty for the built-in encoder."""


@frozen
class SiteSettings:
    """`[site]`: the pages."""

    base_url: str = ""
    """Where the site is served: alternates and the sitemap need it; without it canonical addresses are relative."""
    untranslated: str = "source"
    """source, omit or error: what stands for a segment without a translation."""
    drafts: bool = False
    """Whether fuzzy entries appear on pages."""
    encoding: str = "utf-8"
    """utf-8 or source: how pages are encoded. In the article's encoding, characters that it lacks are references."""


@frozen
class EngineSettings:
    """`[engine]`: machine drafts."""

    name: str = "argos"
    """One of `localize engines list`."""


@frozen
class CheckSettings:
    """`[checks]`: rules."""

    skip: tuple[str, ...] = ()
    """Rules that are not run."""
    enable: tuple[str, ...] = ()
    """Rules to run that are off otherwise: `claim`."""
    severity: Mapping[str, str] = field(default_factory=dict)
    """`[checks.severity]`: error, warning or info by rule, where it is not the rule's own, such as `negation = "error"`."""
    required: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """`[checks.required]`: by glob of articles, texts in the articles' language that each of them must have, translated in
    every locale: `"articles/**/*.html" = ["リスク・副作用"]` (rule `required-block`)."""
    claims: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """`[checks.claims]`: by locale, wordings that translations must not have: `en = ["guaranteed"]`. Turns the rule `claim`
    on."""


DEFAULT_CHECKS = CheckSettings()


@frozen
class Settings:
    """Everything that `localize.toml` says."""

    project: ProjectSettings = ProjectSettings()
    extract: ExtractSettings = ExtractSettings()
    segments: SegmentSettings = SegmentSettings()
    quotes: QuoteSettings = QuoteSettings()
    site: SiteSettings = SiteSettings()
    engine: EngineSettings = EngineSettings()
    checks: CheckSettings = CheckSettings()
