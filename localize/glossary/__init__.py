"""The glossary: concepts with their terms in each language, read from CSV and found in texts."""

from typing import TYPE_CHECKING

from localize.deferred import deferred

if TYPE_CHECKING:
    from localize.glossary.check import check_glossary
    from localize.glossary.encoding import decode
    from localize.glossary.termbase import Glossary, merge
else:
    __getattr__ = deferred(
        __name__,
        check="check_glossary",
        encoding="decode",
        termbase="Glossary merge",
    )

__all__ = ["Glossary", "check_glossary", "decode", "merge"]
