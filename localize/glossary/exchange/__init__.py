"""Other programs' glossaries: read into concepts, and written from them."""

from localize.glossary.exchange.formats import FORMATS, Format, Options, write
from localize.glossary.exchange.found import Found
from localize.glossary.exchange.merging import Merged, combine
from localize.glossary.exchange.pairs import from_pairs
from localize.glossary.exchange.reading import read

__all__ = ["FORMATS", "Format", "Found", "Merged", "Options", "combine", "from_pairs", "read", "write"]
