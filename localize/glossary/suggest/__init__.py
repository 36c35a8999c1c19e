"""Candidates for the glossary, out of what a workspace already says in two languages."""

from localize.glossary.suggest.rank import Evidence, Sentence, Suggestion, suggest

__all__ = ["Evidence", "Sentence", "Suggestion", "suggest"]
