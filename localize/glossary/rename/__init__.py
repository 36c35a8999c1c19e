"""A term replaced by another in translations, in the form that the sentence asks for."""

from localize.glossary.rename.replace import Renamed, rename

__all__ = ["Renamed", "rename"]
