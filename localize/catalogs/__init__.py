"""PO and MO files: reading without loss, templates, merging, and what a page takes from them."""

from localize.catalogs.headers import revised
from localize.catalogs.merging import merge
from localize.catalogs.originals import is_origin
from localize.catalogs.placing import statistics, translations
from localize.catalogs.reader import parse
from localize.catalogs.repeats import Role, Said, Taking, role, said, take_over, text_digest
from localize.catalogs.templates import template
from localize.catalogs.writer import compile_mo, numbered, render

__all__ = [
    "Role",
    "Said",
    "Taking",
    "compile_mo",
    "is_origin",
    "merge",
    "numbered",
    "parse",
    "render",
    "revised",
    "role",
    "said",
    "statistics",
    "take_over",
    "template",
    "text_digest",
    "translations",
]
