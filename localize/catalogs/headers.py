"""The header of a catalog."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from localize.languages import gettext_name, plural_forms
from localize.model import Catalog

GENERATOR = "localize"
_UNSET_DATE = "YEAR-MO-DA HO:MI+ZONE"


def gettext_date(moment: datetime) -> str:
    """Write a moment as PO headers have it: `2026-01-31 09:05+0900`."""
    return moment.strftime("%Y-%m-%d %H:%M%z") if moment.tzinfo else moment.strftime("%Y-%m-%d %H:%M+0000")


def first_header(project: str, locale: str | None, now: datetime | None) -> tuple[tuple[str, str], ...]:
    """Return the fields of a new template (`locale` is None) or catalog, in the order of gettext and Poedit."""
    date = gettext_date(now) if now else _UNSET_DATE
    return (
        ("Project-Id-Version", project),
        ("Report-Msgid-Bugs-To", ""),
        ("POT-Creation-Date", date),
        ("PO-Revision-Date", date if locale else _UNSET_DATE),
        ("Last-Translator", "" if locale else "FULL NAME <EMAIL@ADDRESS>"),
        ("Language-Team", "" if locale else "LANGUAGE <LL@li.org>"),
        ("Language", gettext_name(locale) if locale else ""),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        *((("Plural-Forms", plural_forms(locale)),) if locale else ()),
        ("X-Generator", GENERATOR),
    )


_UNSET = {"Language": ("",), "Plural-Forms": ("", "nplurals=INTEGER; plural=EXPRESSION;")}
"""What these fields hold before anyone has set them."""


def completed(header: tuple[tuple[str, str], ...], first: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the header of a file with the fields that it lacks; what it has, a person or their tool has set."""
    present = {name for name, _ in header}
    new = dict(first)
    kept = ((name, new.get(name, value) if value in _UNSET.get(name, ()) else value) for name, value in header)
    return as_utf8((*kept, *((name, value) for name, value in first if name not in present)))


def with_fields(catalog: Catalog, **values: str) -> Catalog:
    """Return the catalog with other values of header fields that it has; `_` in a name stands for `-`."""
    new = {name.replace("_", "-"): value for name, value in values.items()}
    return replace(catalog, header=tuple((name, new.get(name, value)) for name, value in catalog.header))


def revised(catalog: Catalog, now: datetime | None) -> Catalog:
    """Return the catalog with a new date of its last change."""
    return with_fields(catalog, PO_Revision_Date=gettext_date(now)) if now else catalog


def as_utf8(header: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the header as it stands in a file that is written in UTF-8."""
    if not any(name == "Content-Type" for name, _ in header):
        header = (*header, ("Content-Type", "text/plain; charset=UTF-8"), ("Content-Transfer-Encoding", "8bit"))
    return tuple((name, _in_utf8(value) if name == "Content-Type" else value) for name, value in header)


def _in_utf8(value: str) -> str:
    changed = re.sub(r"charset=\s*[^;\s]*", "charset=UTF-8", value)
    return changed if "charset=UTF-8" in changed else f"{changed or 'text/plain'}; charset=UTF-8"
