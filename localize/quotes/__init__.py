"""Bilingual quotes: find passages in another language, their citations and translations, and align the two."""

from localize.quotes.align import align
from localize.quotes.encoder import Encoder, Remembered, remembering
from localize.quotes.find import find
from localize.quotes.pairs import Aligned, pairs

__all__ = ["Aligned", "Encoder", "Remembered", "align", "find", "pairs", "remembering"]
