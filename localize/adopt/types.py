"""What the alignment of an article with a page that translates it gives."""

from __future__ import annotations

from localize.model import Segment
from localize.values import frozen


@frozen
class BlockLink:
    """Blocks of the article and of the page that say the same, as indices into `Article.blocks`."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    sure: bool
    """Whether the pages' structure says so; otherwise only the meaning of the texts does."""


@frozen
class Found:
    """The translation that a page has of one segment."""

    segment: Segment
    """Of the article."""
    text: str
    """The translation, with the placeholders of the segment."""
    score: float
    """0 to 1: how well the two say the same."""
    target: tuple[Segment, ...]
    """The page's segments that it is made of."""
    whole: str = ""
    """The page's sentence of which the translation is a part; empty where it is all of it."""
    doubts: tuple[str, ...] = ()
    """Why a person must look at it; empty where it can be relied on."""


@frozen
class Adoption:
    """Every translation that was found on a page, and what of the page found no place."""

    found: tuple[Found, ...]
    unplaced: tuple[Segment, ...]
    """The page's segments that no segment of the article takes up, in order."""
