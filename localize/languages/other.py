"""Languages without a file of their own: the marks of their scripts, and abbreviations that most of them share."""

from __future__ import annotations

from localize.languages.rules import EUROPEAN_PAIRS, Rules, words

# Greek writes its question mark as a semicolon; Armenian its full stop as a colon in many typed texts.
_STOPS = {"el": ";\u037e", "hy": ":"}
# Here, as in German, a stop after digits makes an ordinal.
_ORDINALS = words("cs da et fi hr hu is lv nb nn no pl sk sl sr bs mk bg tr eu fo lb")


def rules_of(language: str) -> Rules:
    """Return the rules for a language by its two- or three-letter code."""
    return Rules(
        pairs=(*EUROPEAN_PAIRS, "（）", "「」", "《》"),
        stops=_STOPS.get(language, ""),
        titles=words("dr mr mrs ms prof st sr sra vs cf e.g i.e ca ing mgr dott sig dhr mevr"),
        counters=words("no nr n° nº fig figs vol p pp pag pág str art cap tab"),
        endings=words("al etc inc ltd co"),
        ordinals=language in _ORDINALS,
    )
