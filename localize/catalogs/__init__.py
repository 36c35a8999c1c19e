"""PO and MO files: reading without loss, templates, merging, and what a page takes from them."""

from typing import TYPE_CHECKING

from localize.deferred import deferred

if TYPE_CHECKING:
    from localize.catalogs.charset import charset_note
    from localize.catalogs.headers import revised
    from localize.catalogs.merging import merge
    from localize.catalogs.origins import Source, is_quoted, origin, source, with_origin
    from localize.catalogs.placing import statistics, translations
    from localize.catalogs.reader import parse
    from localize.catalogs.repeats import Role, Said, Taking, is_guess, role, said, take_over, text_digest
    from localize.catalogs.templates import template
    from localize.catalogs.writer import compile_mo, numbered, render
else:
    __getattr__ = deferred(
        __name__,
        charset="charset_note",
        headers="revised",
        merging="merge",
        origins="Source is_quoted origin source with_origin",
        placing="statistics translations",
        reader="parse",
        repeats="Role Said Taking is_guess role said take_over text_digest",
        templates="template",
        writer="compile_mo numbered render",
    )

__all__ = [
    "Role",
    "Said",
    "Source",
    "Taking",
    "charset_note",
    "compile_mo",
    "is_guess",
    "is_quoted",
    "merge",
    "numbered",
    "origin",
    "parse",
    "render",
    "revised",
    "role",
    "said",
    "source",
    "statistics",
    "take_over",
    "template",
    "text_digest",
    "translations",
    "with_origin",
]
