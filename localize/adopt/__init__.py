"""A page that translates an article already: aligned with it, and taken over into its catalog."""

from localize.adopt.entries import Filled, fill
from localize.adopt.pages import adopt
from localize.adopt.types import Adoption, Found

__all__ = ["Adoption", "Filled", "Found", "adopt", "fill"]
