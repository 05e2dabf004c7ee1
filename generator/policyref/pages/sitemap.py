"""Every page of the site, so that none is further than three clicks from the first."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from policyref.model.host import Host
from policyref.model.library import Library
from policyref.pages.parts import Group, Rooted, drawn, drawn_groups, part_page, parts
from policyref.present.output import Page, PageEntry

_GROUPS = (
    (
        "查找",
        {"home", "finder", "measures", "sectors", "units", "deadlines", "calculators", "glossary", "search", "data"},
    ),
    ("文件", {"notice"}),
    ("措施", {"measure"}),
    ("行业", {"sector"}),
    ("责任单位", {"unit"}),
    ("名词", {"term"}),
)


def sitemap_page(pages: Sequence[PageEntry], library: Library, host: Host) -> list[Page]:
    listed = [(heading, [one for one in pages if one.kind in kinds]) for heading, kinds in _GROUPS]
    groups = [Group(heading, entries, heading, attrgetter("title")) for heading, entries in listed if entries]
    return [
        part_page("sitemap", part, "站点地图", library, host, description="全部页面")
        for part in parts("sitemap.html", drawn_groups(groups, _draw))
    ]


def _draw(heading: str, entries: Sequence[PageEntry], to: Rooted) -> str:
    html: str = drawn().sitemap(heading, entries, to)
    return html
