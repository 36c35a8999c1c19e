"""Language codes of Argos models, which are ISO 639 but for a few."""

from __future__ import annotations

from localize.languages import gettext_name, likely_script, primary

PIVOT = "en"
"""The language by way of which two models make a pair; Argos has models between it and every other language."""

_TAGS = {"zh": "zh-Hans", "zt": "zh-Hant", "pb": "pt-BR"}
"""Codes that are no BCP 47 tag, or say less than one."""

_OTHERS = {"pt_BR": ("pb", "pt"), "nb": ("nb", "no"), "no": ("nb", "no"), "fil": ("tl",)}


def code_names(tag: str) -> tuple[str, ...]:
    """Return the codes that a language may have in Argos models, the best first."""
    if primary(tag) == "zh":
        return ("zt",) if likely_script(tag) == "Hant" else ("zh",)
    return _OTHERS.get(gettext_name(tag)) or _OTHERS.get(primary(tag)) or (primary(tag),)


def tag_name(code: str) -> str:
    """Return the BCP 47 tag of a code."""
    return _TAGS.get(code, code)
