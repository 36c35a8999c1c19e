"""An article's blocks to segments with placeholders, and translations of them back to edits."""

from __future__ import annotations

from localize.segments.guidance import is_for
from localize.segments.paragraphs import paragraphs
from localize.segments.place import place
from localize.segments.placeholders import fault, plain
from localize.segments.reshape import cut, halves, join, joined
from localize.segments.segment import segment

__all__ = ["cut", "fault", "halves", "is_for", "join", "joined", "paragraphs", "place", "plain", "segment"]
