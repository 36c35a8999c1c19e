"""The glossary: concepts with their terms in each language, read from CSV and found in texts."""

from localize.glossary.check import check_glossary
from localize.glossary.termbase import Glossary, merge

__all__ = ["Glossary", "check_glossary", "merge"]
