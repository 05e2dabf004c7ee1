"""Every page of the site, in the order of the site map. A new kind of page is one module and one line here."""

from __future__ import annotations

from generator.model.host import Host
from generator.model.library import Library
from generator.views.calculators import calculators_page
from generator.views.data import data_page
from generator.views.deadlines import deadline_pages
from generator.views.finder import finder_page
from generator.views.glossary import glossary_page
from generator.views.home import home_page
from generator.views.indexes import measures_page, sector_pages, unit_pages
from generator.views.measure import measure_pages
from generator.views.moved import moved_pages
from generator.views.notice import notice_pages
from generator.views.plan import Page
from generator.views.search import search_page
from generator.views.sitemap import sitemap_page


def all_pages(library: Library, host: Host) -> list[Page]:
    pages = [
        *home_page(library, host),
        *measures_page(library, host),
        *sector_pages(library, host),
        *unit_pages(library, host),
        *deadline_pages(library, host),
        *calculators_page(library, host),
        *finder_page(library, host),
        *glossary_page(library, host),
        *notice_pages(library, host),
        *measure_pages(library, host),
        *data_page(library, host),
        *search_page(library, host),
    ]
    return [*pages, *sitemap_page(pages, library, host), *moved_pages(library, host)]
