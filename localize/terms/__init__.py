"""What the glossary's commands do: exchange with other programs, suggestions, renaming."""

from localize.terms.exchange import Imported, export_glossary, import_files
from localize.terms.rename import Renaming, rename_term
from localize.terms.suggest import rows, suggest_terms

__all__ = ["Imported", "Renaming", "export_glossary", "import_files", "rename_term", "rows", "suggest_terms"]
