"""Every page of the site on one page."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.host import Host
from generator.model.library import Library
from generator.views.plan import Page, PageEntry
from generator.views.render import page

_GROUPS = (
    (
        "查找",
        {"home", "finder", "measures", "sectors", "units", "deadlines", "calculators", "glossary", "search", "data"},
    ),
    ("文件", {"notice"}),
    ("措施", {"measure"}),
    ("行业", {"sector"}),
    ("责任单位", {"unit"}),
)


def sitemap_page(pages: Sequence[PageEntry], library: Library, host: Host) -> list[Page]:
    groups = [(heading, [one for one in pages if one.kind in kinds]) for heading, kinds in _GROUPS]
    groups = [(heading, entries) for heading, entries in groups if entries]
    return [page("sitemap", "sitemap.html", "站点地图", library, host, description="全部页面", groups=groups)]
