"""What the glossary's commands do: exchange with other programs, suggestions, renaming."""

from localize.terms.exchange import Imported, export_glossary, import_files
from localize.terms.suggest import rows, suggest_terms

__all__ = ["Imported", "export_glossary", "import_files", "rows", "suggest_terms"]
