"""Bilingual quotes: find passages in another language, their citations and translations, and align the two."""

from localize.quotes.align import align
from localize.quotes.encoder import Encoder, Remembered, remembering
from localize.quotes.find import find

__all__ = ["Encoder", "Remembered", "align", "find", "remembering"]
