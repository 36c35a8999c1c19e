"""Pages for each locale, spliced from the articles' own bytes; the index of each locale; the sitemap."""

from typing import TYPE_CHECKING

from localize.deferred import deferred

if TYPE_CHECKING:
    from localize.site.build import page
    from localize.site.lists import front_page, index_page, sitemap
    from localize.site.place import Index, index
    from localize.site.proof import verify
    from localize.site.proof_bs4 import verify_bs4
    from localize.site.sources import read_source, source
    from localize.site.types import Expected, Page, Source
else:
    __getattr__ = deferred(
        __name__,
        build="page",
        lists="front_page index_page sitemap",
        place="Index index",
        proof="verify",
        proof_bs4="verify_bs4",
        sources="read_source source",
        types="Expected Page Source",
    )

__all__ = [
    "Expected",
    "Index",
    "Page",
    "Source",
    "front_page",
    "index",
    "index_page",
    "page",
    "read_source",
    "sitemap",
    "source",
    "verify",
    "verify_bs4",
]
