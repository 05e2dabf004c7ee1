"""The list of sectors; only those that have measures are in it."""

from __future__ import annotations

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages import home
from policyref.pages.render import page
from policyref.present.kind import WAYS_IN, PageKind
from policyref.present.output import Page


def sectors_page(library: Library, host: Host) -> list[Page]:
    sectors = [sector for sector in library.sectors if sector.id in library.measures_of_sector]
    return [page(KIND, library, host, description="按行业和主题查措施", sectors=sectors)]


KIND = PageKind(
    name="sectors",
    about="everything",
    addresses=("sectors/index.html",),
    title="按行业查",
    called="行业",
    under=home.KIND,
    group=WAYS_IN,
    nav=3,
    make=sectors_page,
)
