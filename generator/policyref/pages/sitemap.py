"""Every page of the site, so that none is further than three clicks from the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages import home
from policyref.pages.parts import Group, Rooted, drawn, drawn_groups, part_page, parts
from policyref.present.kind import PageKind
from policyref.present.output import Page, PageEntry


def sitemap_page(listed: Mapping[str, Sequence[PageEntry]], library: Library, host: Host) -> list[Page]:
    """`listed` are the pages under their headings."""
    groups = [Group(heading, entries, heading, attrgetter("title")) for heading, entries in listed.items()]
    return [
        part_page(KIND, part, library, host, description="全部页面")
        for part in parts(KIND.address, drawn_groups(groups, _draw))
    ]


def _draw(heading: str, entries: Sequence[PageEntry], to: Rooted) -> str:
    html: str = drawn().sitemap(heading, entries, to)
    return html


KIND = PageKind(
    name="sitemap",
    about="pages",
    addresses=("sitemap.html", "sitemap/{part}.html"),
    title="站点地图",
    under=home.KIND,
    make=sitemap_page,
)
