"""An article's blocks to segments with placeholders, and translations of them back to edits."""

from typing import TYPE_CHECKING

from localize.deferred import deferred

if TYPE_CHECKING:
    from localize.segments.dividing import segment
    from localize.segments.guidance import is_for
    from localize.segments.joining import paragraphs
    from localize.segments.placeholders import fault, plain
    from localize.segments.placing import place
    from localize.segments.reshape import cut, halves, join, joined
else:
    __getattr__ = deferred(
        __name__,
        dividing="segment",
        guidance="is_for",
        joining="paragraphs",
        placeholders="fault plain",
        placing="place",
        reshape="cut halves join joined",
    )

__all__ = ["cut", "fault", "halves", "is_for", "join", "joined", "paragraphs", "place", "plain", "segment"]
