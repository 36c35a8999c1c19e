"""Pages for each locale, spliced from the articles' own bytes; the index of each locale; the sitemap."""

from localize.site.build import page
from localize.site.index import front_page, index_page
from localize.site.place import Index, index
from localize.site.sitemap import sitemap
from localize.site.sources import read_source, source
from localize.site.types import Expected, Page, Source
from localize.site.verify import verify
from localize.site.verify_bs4 import verify_bs4

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
