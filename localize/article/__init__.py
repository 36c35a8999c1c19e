"""HTML bytes to an article with places, what of it is translatable, and splicing texts back in."""

from typing import TYPE_CHECKING

from localize.deferred import deferred

if TYPE_CHECKING:
    from localize.article.attributes import attribute_span
    from localize.article.codecs import fitting
    from localize.article.places import position, positions
    from localize.article.reading import read, read_start
    from localize.article.splicing import Edit, escape, splice, written
else:
    __getattr__ = deferred(
        __name__,
        attributes="attribute_span",
        codecs="fitting",
        places="position positions",
        reading="read read_start",
        splicing="Edit escape splice written",
    )

__all__ = [
    "Edit",
    "attribute_span",
    "escape",
    "fitting",
    "position",
    "positions",
    "read",
    "read_start",
    "splice",
    "written",
]
