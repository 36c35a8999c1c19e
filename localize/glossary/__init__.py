"""The glossary: concepts with their terms in each language, read from CSV and found in texts."""

from localize.glossary.termbase import Glossary, merge

__all__ = ["Glossary", "merge"]
